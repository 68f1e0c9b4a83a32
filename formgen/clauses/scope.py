"""What governs a phrase: negation, prohibition, quotation of a prohibition, exception, what is void.

A detector finds the words; these functions say whether the writer means them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from formgen.clauses.reading import Reading, Sentence

NEGATION = expression(
    "不得|不应|不可(?!撤销|抗力|逆转|分割|避免)|不能(?!自行|友好|协商|达成|解决|偿还|清偿|还款|履行|支付|按期|按时|如期|"
    "足额|通过)|不宜|不适用|不受(?!理|影响|损)|不以|不按|不依|不予|不再|不作|"
    "不(?:会|应|得|必|致)?(?:因此|因而|由此|据此|因之)|不构成|不承担|不提供|不负|不为|不对|不向|不由|不接受|不同意|不采用|不选择|不约定|不提交|不准|不允许|不包括|"
    "不包含|不含|不属于|不存在|不会|不享有|不承诺|不保证|不参与|不设|不通过|不进行|不给予|不出具|不作为|不收取|"
    "不涉及|"
    "不支持|不担保|不代|不兜底|不回购|不加入|不愿|不要求|"
    "禁止|严禁|杜绝|删去|删除|(?<!不)排除|避免(?!疑义|歧义|争议|误解)|拒绝|放弃|无权|无义务|无须|无需|毋须|没有(?!规定|约定|明确|"
    "达成)|未(?:约定|选择|适用|提供|承担|为|向|对|作出|出具|曾|涉及|有)|"
    "不(?:支付|给付|提出|作|做|享受)任何|并非|而非|而不是|并不|均不|绝不|概不|从不|切勿|免除|取消|除非|不$|未$|勿$|非$"
)
EXCLUDED = expression("(?<!不)排除|拒绝|放弃|禁止|避免|取消|否认|杜绝|无权")
"""Words that deny what follows them inside one phrase."""
_TURN = expression(
    "(?<=意)即可|而是|而应当?|(?<!因)(?<!然)(?<!从)(?<!进)而(?!非|不是|不)|但是?(?!不限)|转而|改为|改由|应当?改"
)
_CLAUSE_EDGE = expression("[,:。;\n(!?]")
_GOES_ON = expression("(?:或者?|和|及|以及|并且?|也|亦|更|且|抑或)")
_SETS_ASIDE = expression(
    "的?(?:约定|条款|内容|规定|表述|承诺|行为)?(?:一律|均|视为|应?属|应为|自始|当然|即为|为)?(?:无效|"
    "不发生(?:法律)?效力|不予认可|不予审查通过)"
    "|(?:均|已经?|业已|现已?|全部|特此)+[^,。;\n]{0,4}(?:删除|删去|取消|作废|替换|修改为|变更为|调整为|改为|更正)"
    "|(?:应当?|建议|须|需|请|现)(?:予以)?(?:删除|修改|改为|纠正|剔除)|予以(?:删除|纠正|剔除)|不符合[^。;\n]{0,30}(?:规定|要求)|"
    "违反[^。;\n]{0,30}(?:规定|办法|条)|属于?[^。;\n]{0,20}禁止|为[^。;\n]{0,12}所?禁止"
)
_EXCEPTED = expression("[^,。;\n]{0,12}(?:除外|以外的|之外的|不适用|不在此限)")
_ASKED = expression(
    "(?:乙方|丙方|丁方|对方|他方|供应商|投标人|承包人|承租人|受托人|承租方|承包方|卖方|外方|第三方|第三人|债权人|银行|[一-龥]{2,6}公司)"
    "[^,。;:\n]{0,12}?(?:要求|主张|(?<!的)请求(?!人民法院|仲裁)|提出|坚持|希望|建议|企图|声称|认为)|(?:是否|能否|可否|应否)[^,。;:\n]{0,6}$"
)
_GRANTED = expression(
    "(?:按照?|(?<![供响相])应|依|根据|同意|接受|满足|经|可以?|有权)[^,。;:\n]{0,16}(?:要求|主张|请求|提出|建议)"
)
# 乙方主张价款的应向…: what is asked for is the case, and what follows is agreed for it.
_OF_A_CASE = expression("的(?:应|由|须|可|向|得|则)")
_IF = expression("(?:如果?|若|倘若|假如|一旦|凡|任何)")
_REFUSES = expression(
    "则?(?:不予|不接受|应予拒绝|应当?拒绝|予以拒绝|可以?拒绝|不得同意|应予驳回|退还修改|予以退回|要求改正|应当?纠正|拒绝|予以否决|有权拒绝|有权解除|有权终止|视为未|视为无效|不视为|一律无效|应予否决|(?:视为|构成|属于?)[^,。;\n]{0,4}(?:根本)?违约|承担违约|不得签约|退回|不予受理)"
)
_REFUSED = expression("拒绝|驳回|不予(?:同意|受理|办理|出具|支持)")
# A contract that is not this one: what it says is told, not agreed.
_ANOTHER = expression(
    "(?:旧|前一|上一|此前的?|以往的?|已终止的?|已解除的?|已到期的?|另一份|(?:19|20)[0-9]{2}年[^,。;:\n]{0,12}?(?:签订|签署|订立)的|其(?:母公司|股东|关联公司)?(?:与|同|和)[^,。;:\n]{1,20}?"
    "(?:签订|签署|订立|之间)的?|披露[^。;:\n]{0,8}其[^,。;:\n]{0,20}|"
    "(?:[乙丙]方|供应商|承包[人方]|承租[人方]|受托[人方])(?:与|同|和)(?!甲方|采购人|发包|委托|出租|业主)[^,。;:\n]{1,20}?(?:签订|签署|订立|之间)的?)[^,。;:\n]{0,12}?(?:合同|协议|合约)(?!的?补充)"
)
_THIS = expression("(?:本|现|新|该|此)(?:补充)?(?:合同|协议|合约)")
_BACK = 90
_AHEAD = 300
_STEPS = 3


def is_denied(reading: Reading, start: int) -> bool:
    """Whether the phrase that begins at *start* is denied, forbidden or excluded by what stands before it.

    A denial holds inside its clause, goes on over 或者…, and ends at 而是, 但 and their like; the items of a
    list that begins 不得含有下列内容： are all forbidden.
    """
    if reading.is_quoted(start) or is_in_forbidden_list(reading, start):
        return True
    return _denied_in_clause(reading, start, _STEPS) or is_only_asked_for(reading, start)


def is_only_asked_for(reading: Reading, start: int, end: int | None = None) -> bool:
    """Whether somebody only asks for what stands there: 乙方要求…, 供应商提出…, 对方主张…."""
    begin, clause = clause_before(reading, start)
    said = clause if end is None else reading.words[begin:end]
    asked = _ASKED.search(said)
    return asked is not None and not _GRANTED.search(said) and not _OF_A_CASE.search(said, asked.end())


def _denied_in_clause(reading: Reading, start: int, steps: int) -> bool:
    begin, clause = clause_before(reading, start)
    turns = [turn.end() for turn in _TURN.finditer(clause)]
    if NEGATION.search(clause, turns[-1] if turns else 0):
        return True
    if turns or not steps or begin <= 0 or not _GOES_ON.match(reading.words, begin):
        return False
    # A denial in 协商不能…时 or …的 is of the case, not of what is agreed for it.
    goes_on = reading.words[begin - 1] == "," and reading.words[begin - 2] not in "时的"
    return goes_on and _denied_in_clause(reading, begin - 1, steps - 1)


def clause_before(reading: Reading, start: int) -> tuple[int, str]:
    """Where the clause that holds *start* begins, and its words up to there."""
    floor = max(0, start - _BACK)
    edges = [edge.end() for edge in _CLAUSE_EDGE.finditer(reading.words, floor, start)]
    begin = edges[-1] if edges else floor
    return begin, reading.words[begin:start]


def is_in_forbidden_list(reading: Reading, place: int) -> bool:
    """Whether *place* stands in a list of what a contract must not contain."""
    return any(start <= place < end for start, end in reading.forbidden_lists)


def is_set_aside(reading: Reading, end: int) -> bool:
    """Whether the sentence goes on to say that what ends at *end* is void, excepted or to be taken out."""
    stop = min(reading.sentence_at(max(0, end - 1)).end, end + _AHEAD)
    if _EXCEPTED.match(reading.words, end, stop):
        return True
    return _SETS_ASIDE.search(reading.words, end, stop) is not None


def is_refused(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether *sentence* says behind *end* that somebody refuses it: 甲方应当拒绝, 不予受理."""
    return reading.once(("refused", sentence.start), lambda it: _last_refusal(it, sentence)) >= end


def _last_refusal(reading: Reading, sentence: Sentence) -> int:
    refusals = _REFUSED.finditer(reading.plain, sentence.start, sentence.end)
    return max((found.start() for found in refusals), default=-1)


def is_hypothetical(reading: Reading, start: int, end: int) -> bool:
    """Whether the phrase is an if that the sentence answers with a refusal: 如…，则不予适用; 如…，甲方有权拒绝."""
    _, clause = clause_before(reading, start)
    if not _IF.match(clause.strip()):
        return False
    stop = min(reading.sentence_at(max(0, end - 1)).end, end + _AHEAD)
    return _REFUSES.search(reading.words, end, stop) is not None


def is_meant(reading: Reading, start: int, end: int, *, of_any_contract: bool = False) -> bool:
    """Whether the writer means the phrase: it is neither denied before nor set aside behind.

    :param of_any_contract: what is said of another contract counts too.
    """
    return not (
        is_denied(reading, start)
        or is_set_aside(reading, end)
        or is_only_asked_for(reading, start, end)
        or is_hypothetical(reading, start, end)
        or (not of_any_contract and is_of_another_contract(reading, start))
    )


def is_of_another_contract(reading: Reading, start: int) -> bool:
    """Whether the clause tells what another contract says: 2012年签订的旧协议以英文本为准."""
    sentence = reading.sentence_at(start)
    before = reading.words[max(sentence.start, start - _BACK) : start]
    told = _ANOTHER.search(before)
    return told is not None and not _THIS.search(before, told.end())
