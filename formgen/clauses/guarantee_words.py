"""What a guarantee is called: the words for security, debt and debtors, and the phrases made of them.

Read by :mod:`formgen.clauses.guarantees`, which decides who gives it and for whose debt. Patterns see words in
which a 不 that denies nothing is marked, and stop at every other one.
"""

from __future__ import annotations

import re

DEBTOR = (
    r"(?:乙方|丙方|丁方|债务人|借款人|被担保人|融资人|项目公司|承租人|承包人|供应商|受托人|开发商|投资人|国企|代建(?:单位|人|方)|承建商|承建方|总包|分包商|运营商|服务商|施工方|经营者|商户|租户|(?:上述|前述|该|本|此)笔?(?=借款|贷款|债务|融资|款项)|"
    r"社会资本方|合作方|该公司|"
    r"[一-龥]{0,10}(?:公司|企业|合作社|平台)|其下属[一-龥]{0,6}|第三方|第三人)"
)
DEBT = "(?:债务|借款|贷款|融资|欠款|还款|本息|本金|债权|信贷|授信|债券|垫资|偿债|债权人|金融机构|银行|付款义务|支付义务|清偿|偿还|代偿)"
SECURITY = (
    "(?:连带(?:责任)?(?:的)?(?:保证|担保)|一般保证|保证担保|信用担保|最高额(?:保证|抵押|质押)|抵押担保|质押担保|"
    "抵押|质押|增信|反担保|差额补足|差额支付|差额补偿|"
    "流动性支持|流动性补充|兜底|担保|信用支持|偿债支持|还款支持|还款保证|履约保证|付款保证|安慰函|保证(?=$|"
    "[,。;\n:(]))"
)

# Phrases that are a guarantee by their own words.
PLAIN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:提供|作出|给予|设定|设立|办理|出具)(?:[^,。;:不\n]{{0,20}}?){SECURITY}",
        (
            r"(?:承担|负|负有|履行|承诺承担)(?:[^,。;:不\n]{0,12}?)(?:(?:连带)?(?:保证|担保)(?:责任|义务)|差额补足|"
            r"差额支付|补足(?:责任|义务)|兜底|代偿|流动性支持|回购(?:责任|义务)|"
            r"(?:连带|共同|补充)(?:的)?(?:清偿|偿还|还款|偿付|付款|支付|给付)(?:责任|义务)?|(?:偿还|清偿|还款|偿付|偿债|兑付|还本付息)(?:责任|义务)|(?:回购|差额)[^,。;不\n]{0,8}(?:责任|义务))"
        ),
        (
            r"(?:作为|担任|成为|充当|系|是|为|以)(?:[^,。;:不\n]{0,16}?)(?:的)?(?:连带)?(?:责任)?(?:保证人|担保人|"
            r"连带债务人|共同债务人|共同还款人|共同借款人|出质人|抵押人|差额补足义务人|反担保人|保人|中保|保家|担保方|保证方)(?!的)"
        ),
        (
            r"(?:出具|开具|开立|签发|签署|提供|出立)(?:[^,。;:不\n]{0,14}?)(?:担保函|安慰函|兜底函|保函|支持函|"
            r"增信函|还款承诺|承诺还款|维好(?:协议|函)|担保书|保证书|差额补足(?:函|承诺))"
        ),
        (
            r"(?:加入|承接|承继|并存的?承担|共同承担|承担(?=乙方|丙方|债务人|借款人|"
            r"项目公司))(?:[^,。;:不\n]{0,10}?)(?:债务|还款义务)|债务加入|债务承担人"
        ),
        (
            r"(?:代为|代替?|替|代(?:其|乙方|丙方|债务人|借款人))(?:[^,。;:不\n]{0,12}?)(?:偿还|清偿|清还|还清|还账|还钱|还债|付清|给付|结清|偿之|还之|还款|偿付|归还|"
            r"付息|履行债务|偿债)"
        ),
        (
            r"(?:溢价|按原价|按约定价格|约定价格|固定价格|到期|按期|无条件|全额|"
            r"[按以][^,。;不\n]{1,30}?)(?:[^,。;:不\n]{0,10}?)回购(?!权|条件)|(?:承诺|负责|保证|同意|有义务|应当?|必须|"
            r"将)(?:[^,。;:不\n]{0,30}?)回购(?!权|条件|的)"
        ),
        (
            r"(?:按照?|以)[^,。;不\n]{0,24}?(?:年化|本金|溢价|利率|收益率|百分之|原价)[^,。;不\n]{0,24}?"
            r"(?:受让|收购|购回|买回)"
        ),
        r"(?:名下|所有|自有|持有)的?[^,。;不\n]{0,14}?(?:用于|供|为|作为)[^,。;不\n]{0,16}?(?:抵押|质押|担保物)",
        r"(?:连带|共同)(?:负责)?(?:清偿|偿还)",
        r"(?:替|帮|代)[^,。;:不\n]{1,10}?(?:把|将)?[^,。;:不\n]{0,14}?(?:账|债|欠款|款|钱|贷款|窟窿)[^,。;:不\n]{0,4}?(?:还|付|清|填|平|偿|结)",
        r"(?:愿|愿意|同意|自愿)?(?:作保|为之保|具保|担保其债)",
        r"(?:兜底|无条件补足|补足差额|补足(?:缺口|资金缺口|不足部分)|承担兜底)",
        r"(?:还款|偿债|贷款|借款|融资|债务|本息)[^。;不\n]{0,24}?(?:纳入|列入|列为)[^,。;不\n]{0,14}?预算",
        r"(?:设定|设立|办理)(?:[^,。;:不\n]{0,10}?)(?:抵押|质押)(?:登记)?|(?:抵押|质押)给",
    )
)
# 连带责任 or 补足 alone are a guarantee only where a debt is spoken of.
OF_DEBTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:承担|负)(?:[^,。;:不\n]{0,6}?)连带责任",
        r"(?:予以|负责|全额|给予)(?:全额)?补足",
        r"(?:出具|开具|签署|提供)[^,。;:不\n]{0,14}?(?:承诺函|支持函|确认函)",
        r"(?:资金|差额|缺口|不足部分)[^,。;不\n]{0,20}?(?:补足|补齐|补上|填补|划入[^,。;\n]{0,6}(?:还款|偿债|贷款))",
        (
            r"(?:保证|承诺|确保)[^,。;\n]{0,4}(?:乙方|丙方|投资人|社会资本方|投资方)[^,。;\n]{0,8}?(?:本金|"
            r"投资款?)[^,。;\n]{0,6}?(?:不受损失|不亏损|安全|保本|返还)"
        ),
    )
)
DEFAULTED = re.compile(
    r"(?:不能|未能|无力|到期未|逾期未|未按|未及时|不履行|未履行|拒不|违约|未)[^,。;\n]{0,10}?(?:偿还|清偿|还款|"
    r"归还|还债|还本|兑付|偿付|履行)"
    r"[^。;\n]{0,20}?(?P<duty>(?:负责|承诺|予以|同意|应当?|有义务|须|立即|由)[^,。;不\n]{0,8}?(?:偿还|清偿|归还|"
    r"还款|偿付|补足|兑付))"
)

# 保证 and 担保 as verbs: a guarantee only of what somebody else is to pay.
VERB = re.compile(
    rf"(?:保证|担保|确保)(?:[^,。;:不\n]{{0,4}}?){DEBTOR}(?!的?(?:应得|款项|价款|货款|工程款|服务费|报酬|利益|"
    rf"权益|收到|收取|取得|获得))"
    r"(?:[^,。;:不\n]{0,16}?)(?:支付|偿还|还款|归还|清偿|兑付|付款|偿付|偿债|还本付息|履行(?:还款|付款|债务|"
    r"支付|偿还|其)|债务|到期本息)"
)
FOR_DEBT = re.compile(
    r"(?:为|对|就|替)(?:[^,。;:不\n]{0,24}?)(?:债务|借款|贷款|融资|还款|欠款|本息|债券|授信|"
    r"付款义务)(?:[^,。;:不\n]{0,16}?)(?:担保|保证|兜底|负责偿还|负责清偿|抵押|质押|差额补足|差额支付|差额补偿|"
    r"流动性支持|增信)"
)
# What others owe to those who lend, and what is done about it by him who answers for it.
THEIR_DEBT = re.compile(
    rf"(?:偿债|还款)(?:准备金|账户|专户|资金)|{DEBTOR}[^。;\n]{{0,40}}?(?:借款|贷款|融资|债券|本息|本金|债务|欠款|欠债|授信|票据|保理|信托|欠付|拖欠|所欠|固定收益|预期收益|付息|利息|银行债权|欠银行|透支|垫资贷款|应付账款)"
)
BEARS = re.compile(
    "由[^,。;不\n]{1,16}?(?:承担|承继|接续|承接)(?=$|[,。;])|"
    "(?<![退返交收])(?:代为|代其|代|负责|全额|足额|直接|无条件|予以|来|给|替[^,。;\n]{1,4})*"
    "(?:偿还|清偿|归还|偿付|兑付|代偿|补足|垫付|代付|弥补|补偿银行|兜底|付清|还清|买单|(?<=来)还|(?<=代)还|"
    "予以(?:保证|担保)|作保|(?:作|提供|予以|给予)[^,。;不\n]{0,4}(?:最终|兜底|刚性|还款)?保障|承担[^,。;不\n]{0,12}(?:还款|偿债|清偿|付款|偿付)|(?<=代为)支付|(?<=代其)支付)"
)
# The wages of a contractor's workers may be paid from what is owed to him; one's own price is one's own debt.
NOT_THEIRS = re.compile(
    "工资|农民工|从[^,。;\n]{0,20}(?:中|内)[^,。;\n]{0,6}(?:扣|抵|支付|垫付)|保证金|押金|预付款|甲方(?:的)?(?:债务|借款|欠款)|"
    "(?:拖欠|欠付|应付)乙方|贴息|补贴|奖补"
)
FRIENDLY = re.compile("担保函|安慰函|兜底函|保函|增信|还款|差额|维好|兜底")
# The subject of the phrase is somebody else's security, or the government side's right to one.
RECEIVED = re.compile(
    "(?:要求|请求|督促|责令|接受|收到|收取|退还|返还|没收|扣除|兑付|释放|核验|审核|通知(?!后|书|之)|催告|凭|同意(?=(?:由|以)?(?:乙方|丙方|丁方|对方|"
    "第三|供应商|承包|承租|中标|投标|社会资本|卖方|受托)|接受|收取))[^,。;:\n]{0,10}$"
)
RIGHT_TO = re.compile(
    "(?:担保物权|抵押权|质权|质押权|留置权|担保权人|抵押权人|质权人|有权(?:要求|优先)?回购|享有[^,。;]{0,8}回购)"
)
IN_FAVOUR = re.compile("(?:向|对|给|以)甲方(?:[^,。;:\n]{0,8})$")
OWN_PRICE = re.compile(
    "工程款支付担保|(?:工程款|合同价款|货款|服务费|租金|采购资金)(?:的)?支付(?:担保|保函|保证)|支付担保"
)
WARRANTY = re.compile(
    "质量|瑕疵|知识产权|权利|真实|合法|安全|保密|场地|水电|条件|技术支持|售后|保障|保险|工期|资格|资质"
)
MORE_RIGHTS = re.compile("有权[^,。;:\n]{0,8}$")

# 担保人:甲方: the name of the role first, who has it behind.
LABELLED = re.compile(
    r"(?:连带|共同)?(?:责任)?(?:反担保|担保|保证|抵押|出质|质押|增信|差额补足|兜底|代偿|还款)(?:义务)?(?:人|方|主体|单位|机构|责任人)"
    r"(?:\([^()\n]{0,16}\))?(?:均)?(?:为|是|系|由|:)+"
)

# 担保:甲方信用担保, in a list of conditions of somebody's loan.
SECURED = re.compile(r"(?:担保|增信)(?:方式|措施|条件)?(?:为|是|由|:)+")
BY_OURS = re.compile(r"[^,。;不收\n]{0,12}?(?:担保|保证(?!金)|抵押|质押|增信|兜底)")
# 贷款人有权要求甲方承担保证责任: who is asked to answer for it.
DEMANDED = re.compile(r"(?:有权|可以?|得)(?:直接|径行|随时)?(?:要求|请求|向)")
ANSWERS = re.compile(
    r"[^,。;不\n]{0,10}?(?:承担|履行|要求|主张)[^,。;不\n]{0,12}?(?:保证责任|担保责任|连带责任|保证义务|担保义务|清偿|代偿|还款责任)|"
    r"[^,。;不\n]{0,40}?(?:回购|差额补足|代偿|兜底)(?!权)"
)

_PARTY_A = (
    r"(?:party a|the (?:purchaser|buyer|procuring entity|employer|government|lessor|client|sub-?district office|"
    r"bureau|authority|district|municipality|first party))"
)
_PARTY_B = (
    r"(?:party [b-d]|the (?:borrower|debtor|contractor|supplier|project company|lender|banks?|obligor|developer|"
    r"lessee|operator|investor|second party|company)|third part(?:y|ies))"
)
_OWED = "(?:debts?|loans?|borrowings?|repayment|indebtedness|obligations|liabilit(?:y|ies)|payment|financing|facility)"
ENGLISH = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"{_PARTY_A}[^.;\n]{{0,80}}?guarant(?:ees?|y|ied|eed)\b[^.;\n]{{0,120}}?{_OWED}[^.;\n]{{0,60}}?"
            rf"\b(?:by|of|from|to|under)\b[^.;\n]{{0,20}}?{_PARTY_B}"
        ),
        (
            rf"{_PARTY_A}[^.;\n]{{0,40}}?\b(?:repay|pay off|discharge|settle)[^.;\n]{{0,30}}?(?:debts?|loans?|borrowings?|indebtedness)"
            rf"[^.;\n]{{0,30}}?(?:of|by|for|on behalf of) {_PARTY_B}"
        ),
        (
            rf"{_PARTY_A}(?:(?!party [b-d])[^.;\n]){{0,80}}?\b(?:pay|repay|cover|make good|make up|top up|fund|answer|answerable|stand behind|"
            rf"liable|liability|bear|assume|settle|backstop|underwrit\w+|meet|discharge|honou?r|reimburse|indemnif\w*|"
            rf"hold harmless|keep whole|guarantee\w*|"
            rf"secure|procure funds)\b[^.;\n]{{0,60}}?(?:debts?|loans?|borrowings?|indebtedness|facility|principal|instal?ments?|"
            rf"shortfall|deficien\w+|default|lenders?|creditors?|banks?)\b[^.;\n]{{0,60}}?(?:{_PARTY_B}|lenders?|creditors?|banks?)"
        ),
        (
            rf"(?:{_PARTY_B}|borrower)[^.;\n]{{0,60}}?(?:fail\w*|unable|default\w*|cannot|does not|insufficient|shortfall|unpaid)"
            rf"[^.;\n]{{0,80}}?(?:lenders?|loans?|borrowings?|debts?|creditors?|banks?|instal?ments?|principal|interest)[^.;\n]{{0,80}}?"
            rf"(?:{_PARTY_A}[^.;\n]{{0,40}}?\b(?:pay|cover|make|top|fund|repay|settle|assume|meet|bear|answer|liable)|"
            rf"\b(?:paid|covered|borne|met|funded|settled|repaid|assumed|made (?:up|good)) by {_PARTY_A})"
        ),
        rf"{_PARTY_A}[^.;\n]{{0,60}}?guarantees? to {_PARTY_B}[^.;\n]{{0,120}}?{_OWED}",
        (
            rf"(?:fails?|unable|defaults?|failure)[^.;\n]{{0,80}}?(?:re)?pay[^.;\n]{{0,80}}?{_PARTY_A}[^.;\n]{{0,40}}?"
            rf"(?:shall|will|undertakes? to|agrees? to)[^.;\n]{{0,30}}?(?:make up|make good|repay|pay|cover|discharge|settle|be liable)"
        ),
        rf"{_OWED}[^.;\n]{{0,100}}?(?:guaranteed|secured|backed|assumed|underwritten|repaid) by {_PARTY_A}",
        (
            rf"{_PARTY_A}[^.;\n]{{0,60}}?(?:assumes?|jointly and severally|jointly liable)[^.;\n]{{0,80}}?{_OWED}"
            rf"[^.;\n]{{0,30}}?{_PARTY_B}"
        ),
        (
            rf"{_PARTY_A}[^.;\n]{{0,60}}?(?:as (?:a |the )?(?:guarantor|surety)|letter of (?:comfort|guarantee)|"
            rf"keepwell)[^.;\n]{{0,120}}?(?:{_PARTY_B}|{_OWED})"
        ),
        (
            rf"{_PARTY_A}(?: hereby)?,?[^.;\n]{{0,50}}?(?:guarantee|guaranty|surety|indemnif|stand as|act as|"
            rf"provide[^.;\n]{{0,20}} security)[a-z]*"
            rf"[^.;\n]{{0,120}}?(?:debts?|loans?|borrow|repayment|indebtedness|obligations of|"
            rf"payment (?:by|of) party [b-d])"
        ),
    )
)
ENGLISH_DENIAL = re.compile(
    r"\b(?:not(?! merely| only| just| limited)|never|no|nor|neither|terminate|entitled|deduct)\b"
)
