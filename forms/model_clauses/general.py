"""Model clauses that suit every government contract: secrecy, disputes, notices, effect, closing terms."""

from __future__ import annotations

from formgen.fields import when

from .kinds import ADMINISTRATIVE, BY_ARBITRATION, GENERAL, IN_COURT, numbered
from .public_tasks import CONTINUITY, GOVERNMENT_POWERS

CONFIDENTIALITY = (
    GENERAL.clause(
        "confidentiality-personal",
        "confidentiality.clause",
        "涉及个人信息",
        "乙方仅为履行本合同的目的处理个人信息，处理的种类、数量和方式以提供本合同约定的服务所必需为限，不得向第三人提供，不得公开，不得用于商业推广。",
        "发生或者可能发生个人信息泄露、篡改、丢失的，乙方应立即采取补救措施，并在2小时内报告甲方。",
        "本合同终止后，保密义务继续有效。",
        only=when("confidentiality.secret_types", "personal"),
    ),
    GENERAL.clause(
        "confidentiality-commercial",
        "confidentiality.clause",
        "涉及商业秘密",
        "一方提供的技术资料、经营数据、报价和成本构成等信息，在载体上注明“保密”或者以书面通知说明属于商业秘密的，接收方应予保密，仅供履行本合同所需的人员使用。",
        "甲方依法公开合同信息时，应隐去已注明的商业秘密；审计、监察、财政监督机关依法调取的，甲方可以提供并告知其保密要求。",
        "保密期限自接收之日起至本合同终止后满五年之日止。",
        only=when("confidentiality.secret_types", "commercial"),
    ),
    GENERAL.clause(
        "confidentiality-state",
        "confidentiality.clause",
        "涉及国家秘密",
        "乙方应具有与所涉密级相应的保密资质，遵守《中华人民共和国保守国家秘密法》及其实施条例和甲方的保密制度，不得擅自复制、记录、传递、存储国家秘密。",
        "国家秘密的具体内容以密级文件另册管理，不写入本合同文本。",
        "保密期限以国家秘密的法定保密期限为准，本合同终止后继续有效。",
        only=when("confidentiality.secret_types", "state"),
    ),
    GENERAL.clause(
        "measures-personal",
        "confidentiality.measures",
        "个人信息保护措施",
        *numbered(
            "乙方应将个人信息存储于甲方指定的系统或者经甲方同意的境内设备，传输和存储均应加密；",
            "按岗位分配账号，一人一号，操作日志保存不少于6个月；",
            "未经甲方书面同意，不得导出、拷贝、拍摄或者委托第三人处理；",
            "本合同终止之日起10日内将个人信息移交甲方，删除全部副本并出具删除证明。",
        ),
        only=when("confidentiality.secret_types", "personal"),
    ),
    GENERAL.clause(
        "measures-state",
        "confidentiality.measures",
        "国家秘密保护措施",
        *numbered(
            "乙方的涉密人员经甲方审核后上岗，上岗前接受保密教育并签订保密承诺书；",
            "涉密载体由专人管理，使用、传递、保存、归还逐次登记；",
            "涉密信息只在符合保密标准的场所和设备上处理，不得接入互联网或者其他公共信息网络；",
            "本合同终止时清点并移交全部涉密载体，由双方签字确认。",
        ),
        only=when("confidentiality.secret_types", "state"),
    ),
    GENERAL.clause(
        "confidentiality-both",
        "confidentiality.clause",
        "双方保密、期限三年",
        "任何一方对在订立和履行本合同中知悉的对方未公开信息负有保密义务，未经对方书面同意，不得向第三人披露，不得用于履行本合同以外的目的。",
        "下列情形不视为违反保密义务：甲方依法公开政府信息和采购信息；一方依法律规定或者国家机关的要求提供信息；该信息在披露前已为公众知悉。",
        "保密义务自知悉之日起至本合同终止后满三年之日止。",
    ),
    GENERAL.clause(
        "confidentiality-strict",
        "confidentiality.clause",
        "乙方从严保密",
        "乙方及其工作人员对履行本合同中接触的甲方文件、数据、工作情况和服务对象信息负有保密义务，不得复制、留存、转让、公开或者用于履行本合同以外的目的。",
        "乙方应与接触上述信息的每名人员签订保密承诺书，并在其上岗前交甲方备查；乙方对其工作人员、分包人违反保密义务的行为承担责任。",
        "保密义务不因本合同的变更、解除或者终止而消灭，至该信息依法公开之日止。",
    ),
    GENERAL.clause(
        "measures-basic",
        "confidentiality.measures",
        "专人管理、到期返还",
        *numbered(
            "乙方应指定一名保密负责人，登记保密资料的接收、借阅和归还；",
            "保密资料存放于上锁的文件柜或者设有口令的计算机，仅限名册所列人员接触；",
            "发现泄密或者有泄密危险的，立即补救并在2小时内报告甲方；",
            "本合同终止之日起10日内返还全部保密资料，不能返还的予以销毁，并向甲方出具书面证明。",
        ),
    ),
)

DISPUTES = (
    GENERAL.clause(
        "dispute-court",
        "dispute.clause_text",
        "协商不成，向人民法院起诉",
        "因本合同的订立、效力、履行、变更、解除或者终止发生的争议，由双方指定联系人先行协商；自一方书面提出协商之日起15日内未达成一致的，任何一方可以向{dispute.institution_name}提起诉讼。",
        "争议解决期间，双方应继续履行与争议无关的义务。",
        only=IN_COURT,
    ),
    GENERAL.clause(
        "dispute-court-mediation",
        "dispute.clause_text",
        "先行调解，再向人民法院起诉",
        "因本合同发生的争议，双方应先行协商；协商不成的，可以共同申请双方认可的人民调解委员会调解。",
        "自一方书面提出争议之日起30日内未达成书面协议的，任何一方可以向{dispute.institution_name}提起诉讼。败诉方应按生效裁判的认定，承担对方为此支出的律师费、鉴定费和保全费。",
        "争议解决期间，涉及公共服务的义务不得停止履行。",
        only=IN_COURT,
    ),
    GENERAL.clause(
        "dispute-arbitration",
        "dispute.clause_text",
        "协商不成，提交仲裁",
        "因本合同的订立、效力、履行、变更、解除或者终止发生的争议，由双方指定联系人先行协商；自一方书面提出协商之日起15日内未达成一致的，任何一方可以将争议提交{dispute.institution_name}，按照申请时该机构有效的仲裁规则进行仲裁。",
        "仲裁地为深圳，仲裁语言为中文。仲裁裁决是终局的，对双方均有约束力。",
        "争议解决期间，双方应继续履行与争议无关的义务。",
        only=BY_ARBITRATION & ~ADMINISTRATIVE,
    ),
    GENERAL.clause(
        "dispute-arbitration-three",
        "dispute.clause_text",
        "提交仲裁、三人仲裁庭",
        "因本合同发生的或者与本合同有关的一切争议，均提交{dispute.institution_name}仲裁，适用申请时该机构有效的仲裁规则。",
        "仲裁庭由三名仲裁员组成，仲裁地为深圳，仲裁语言为中文，开庭不公开进行。仲裁裁决是终局的，对双方均有约束力。",
        only=BY_ARBITRATION & ~ADMINISTRATIVE,
    ),
    GENERAL.clause(
        "dispute-administrative",
        "dispute.clause_text",
        "行政协议争议，提起行政诉讼",
        "因本合同发生的争议，双方应先行协商；自一方书面提出协商之日起30日内未达成一致的，乙方可以依法向{dispute.institution_name}提起行政诉讼。",
        "乙方不履行本合同义务，经甲方书面催告仍不履行的，甲方可以依法作出要求履行的书面决定。",
        "争议解决期间，双方应继续履行与争议无关的义务。",
        only=IN_COURT & ADMINISTRATIVE,
    ),
)

COMMUNICATION = (
    GENERAL.clause(
        "delivery-paper-mail",
        "communication.delivery_clause",
        "书面、邮寄与电子邮件",
        "通知、函件和结算资料以下列方式送达：",
        *numbered(
            "专人递交的，以指定联系人或者收件单位签收之日为送达日；",
            "邮政特快专递寄往本合同载明地址的，以签收之日为送达日；拒收或者无人签收的，以退回之日为送达日；",
            "电子邮件发往双方以书面通知确认的邮箱的，以进入对方邮箱系统之日为送达日；没有书面确认邮箱的，不以电子邮件送达。解除合同、变更价款和索赔的通知应同时以书面形式送达。",
        ),
        "一方变更联系人、地址、电话或者邮箱的，应提前3日书面通知对方；未通知的，按原联系方式送达有效。上述联系方式同样适用于争议解决程序中的文书送达。",
    ),
    GENERAL.clause(
        "delivery-formal",
        "communication.delivery_clause",
        "只认书面送达",
        "本合同的通知应以书面形式作出，加盖单位公章或者合同专用章，由专人递交或者以邮政特快专递寄往本合同载明的地址；以签收之日为送达日，拒收或者无人签收的，以退回之日为送达日。",
        "电话、短信、即时通讯消息和电子邮件仅用于日常联络，不产生变更合同、确认价款或者解除合同的效力。",
        "一方变更地址或者指定联系人的，应提前3日书面通知对方；未通知的，按原地址送达有效。",
    ),
    GENERAL.clause(
        "delivery-electronic",
        "communication.delivery_clause",
        "以电子送达为主",
        "双方应在本合同生效之日起3日内以盖章的书面通知相互确认电子邮箱，并以该邮箱作为首选送达方式；确认以前以书面形式送达。电子邮件以进入对方邮箱系统的时间为送达时间，附件应为加盖印章文件的扫描件；收件人应在1个工作日内回复确认，未回复不影响送达的效力。",
        "解除合同、变更价款和索赔的通知，除电子邮件外还应以邮政特快专递寄往对方地址，以先到达者为送达日。",
        "一方变更邮箱或者指定联系人的，应提前3日书面通知对方；未通知的，按原邮箱送达有效。",
    ),
)

EFFECT = (
    GENERAL.clause(
        "formation-signed-sealed",
        "effect.formation_clause",
        "签字并盖章时成立",
        "本合同自双方法定代表人（负责人）或者经其书面授权的代表签字，并加盖单位公章或者合同专用章之日成立；双方签署日期不一致的，以最后一方签署之日为成立之日。",
    ),
    GENERAL.clause(
        "formation-natural-person",
        "effect.formation_clause",
        "乙方为自然人",
        "本合同自甲方法定代表人（负责人）或者经其书面授权的代表签字并加盖单位公章或者合同专用章，且乙方本人签字并按指印之日成立；双方签署日期不一致的，以最后一方签署之日为成立之日。",
    ),
    GENERAL.clause(
        "effective-on-formation",
        "effect.effective_clause",
        "成立时生效",
        "本合同自成立之日起生效，至双方履行完毕全部义务之日终止。本合同终止后，结算、保密、质量责任和争议解决条款继续有效。",
    ),
    GENERAL.clause(
        "effective-on-approval",
        "effect.effective_clause",
        "批准后生效",
        "本合同依法须经批准，自有批准权的机关作出批准决定之日起生效。甲方应在本合同成立之日起10日内报送批准，并在收到批准决定之日起3日内通知乙方。",
        "自成立之日起90日内未获批准的，本合同不生效，双方互不承担违约责任；报批义务、保密和争议解决条款自成立之日起具有约束力。",
    ),
)

PERFORMER = (
    GENERAL.clause(
        "performer-branch",
        "performer_relation_clause",
        "由分支机构履行",
        "{performer_name}是乙方依法设立的分支机构，由其以乙方名义具体履行本合同。其在履行中的行为视为乙方的行为，由乙方承担全部责任；甲方向乙方付款即为履行付款义务。",
        "未经甲方书面同意，乙方不得更换履行主体。",
    ),
    GENERAL.clause(
        "performer-member",
        "performer_relation_clause",
        "由联合体成员履行",
        "{performer_name}与乙方以联合体身份参加采购，按联合体协议的分工履行本合同。乙方为联合体牵头人，负责与甲方联络、结算和开具发票；联合体各成员就本合同的履行向甲方承担连带责任。",
        "未经甲方书面同意，联合体成员及其分工不得变更。",
    ),
)

CLOSING = (
    GENERAL.clause(
        "closing-standard",
        "other_terms",
        "变更、不可抗力与备案",
        "本合同的变更、补充须由双方签订书面协议，并按规定审查、备案后履行。",
        "因不可抗力不能履行合同的，应在发生后3日内通知对方，并在15日内提供证明，按影响程度部分或者全部免除责任；不可抗力持续超过60日的，任何一方可以解除合同。",
        "甲方在本合同签订后按规定办理合同备案登记，合同编号由合同备案系统分配后填写；乙方应配合提供所需资料。",
    ),
    GENERAL.clause(
        "closing-integrity",
        "other_terms",
        "廉洁约定",
        "乙方及其工作人员不得向甲方工作人员及其近亲属给予财物、宴请、旅游或者其他利益；甲方工作人员不得索取或者收受上述利益。",
        "一方发现对方人员违反前款的，可以向纪检监察机关反映，对方应予配合。",
        "乙方违反本条的，甲方有权解除合同，乙方支付合同价款5%的违约金；甲方工作人员违反本条的，依法追究责任，不影响乙方已经取得的合法权益。",
    ),
    GENERAL.clause(
        "closing-copies",
        "other_terms",
        "文件副本与资料真实性",
        "双方提供的营业执照、登记证书、资质证书等复印件，应加盖单位公章并注明“与原件一致”，提供方对其真实性、完整性负责。",
        "履行中形成的验收单、结算单、会议纪要等文件，经双方指定联系人签字并加盖印章后，作为本合同的组成部分，原件双方各执一份。",
        "甲方按档案管理规定保存合同原件和履行资料，乙方保存期限不少于本合同终止后五年。",
    ),
    GENERAL.clause(
        "closing-renewal",
        "other_terms",
        "期满与续签",
        "本合同期限届满即行终止，不因任何一方继续履行而自行延长。",
        "一方希望续签的，应在期限届满前六个月书面提出，由甲方按规定的程序和审批权限决定；甲方未书面同意的，视为不续签。",
        "本合同终止后15日内，双方应办理资料、物品移交和价款结算。",
    ),
    GENERAL.clause(
        "no-price",
        "price.na_reason",
        "双方互不支付价款",
        "本合同项下双方各自承担履行义务所需的人员和费用，互不支付价款，不涉及财政资金支付和国有资产处置收益。",
    ),
)

CLAUSES = (
    *CONFIDENTIALITY,
    *DISPUTES,
    *COMMUNICATION,
    *EFFECT,
    *PERFORMER,
    *GOVERNMENT_POWERS,
    *CONTINUITY,
    *CLOSING,
)
