"""Guarantees that use none of the words: somebody else's debt, left unpaid, and the government side that pays.

Three slots in a sentence or in it and the one before: a debt, a borrowing or a promised return of another; that it
is not or cannot be paid; and that the government side pays, finds the money, or may be asked by the creditor.
What is owed by the government side itself, wages, subsidies and what comes out of the other side's price are
another matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.actors import GOVERNMENT, actor_of, names_of
from formgen.clauses.scope import is_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence

_DEBT = re.compile(
    "借款|借入|所借|拆借|借[了的]?钱|贷款(?!市场|利率|基准)|放贷|贷给|授信|融资|筹资款|债务|债权人|负债|欠债|欠款|所欠|欠付|尾欠|赊|透支|本息|还本|付息|还款|还贷|"
    "偿债|兑付|票据|商票|保理|信托|按揭|垫资|租赁物?租金|到期(?:款|租金|货款)|出借|贷方|放款|出资人|(?:材料|分包|供货|设备|工程|劳务)(?:款|商|方|队|单位)|货款|"
    "本金|最低(?:收益|收入|回报|利润)|(?:固定|保底|预期|约定|年化)(?:收益|回报|利润)|投资(?:收益|回报|款)|保本"
)
_BORROWED = re.compile(
    "借|贷|融资|债|本息|还本|付息|兑付|票据|商票|保理|信托|按揭|透支|拆|授信|本金|收益|回报|保本|欠|赊"
)
_UNPAID = re.compile(
    "不(?:能|足|敷|够|还|上|了|起|付|履行|清偿|偿|给|到位|支付)|未(?:能|按|及时|付|还|清偿|偿|足额|支付|履行|兑付|达|收回|予)|无力|无法|逾期|到期|缺口|差额|短缺|短少|"
    "亏空|亏损|资金链|违约|拖欠|周转|困难|低于|欠|倒闭|破产|跑路|失联|届期|届满|余额|余款|剩余|缺多少|差多少|没(?:钱|能|有)|不上|\ue007足"
)
_PAYS = re.compile(
    "(?:代为?|先行|直接|全额|足额|如数|统筹|另行|从[^,。;\n]{1,16}(?:中|内|里)|以[^,。;\n]{1,16}?|用[^,。;\n]{1,16}?|来|予以|负责|给予|安排|筹措)*"
    "(?<![退返交收扣不])(?:偿付|偿还|清偿|给付|支付|付给|付清|付款|归还|还款|还上|还清|还钱|还债|还掉|补足|补齐|补上|补给|补偿|填补|填平|弥补|抹平|兜|"
    "安排(?:[^,。;\n]{0,10}资金)?|清还|偿之|还之|还了|付了|(?<=甲方)偿|筹措|筹集|拨付|拨款|划拨|出钱|出资|掏钱|掏|垫付|垫资|垫|承担|负担|担起|扛|解决|注入|注资|认账|接盘|接手|追加|列支|买单|埋单|托底|顶上|顶着|"
    "保底|包底|包下|负总责|负全责|保障|代付|代偿|代缴|承继|承接|收拾|善后|清结|结清|了结|履行)"
)
_ASKED = re.compile(
    "(?:可以?|有权|得|径行|直接|径|转而|随时|任意|选择|就此|凭此)[^,。;不\n]{0,6}?(?:要求|请求|向|找|问)"
)
_ASKED_FOR = re.compile(
    "[^,。;不\n]{0,10}?(?:给付|支付|清偿|偿付|偿还|付款|还款|归还|主张|追索|索要|讨要|追偿|求偿|要钱|要债|请求|承担|履行|结清)"
)
_TOGETHER = re.compile(
    "(?:与|和|同|跟|会同)[^,。;:不\n]{1,14}?(?:一并|一同|共同|一起|并列|连带|一道)[^,。;不\n]{0,20}?(?:给付|偿还|清偿|还款|支付|付款|偿付|债务|还债|归还)(?:的)?(?:义务|责任)?"
)
_OWN = re.compile(
    "因甲方|甲方(?:的)?(?:原因|过错|责任)|甲方(?:逾期|迟延|延迟|未|不(?:支付|付|按|能|及时)|拖欠|欠付|延期|应付)|农民工|工资(?![^。;\n]{0,30}(?:材料|货款|供应商|贷|借))|薪酬|社保|贴息|补贴|奖补|奖励|可行性缺口|缺口补助|使用者付费|风险补偿|代偿比例|水电费|"
    "(?:从|自)[^,。;\n]{0,24}(?:应付|合同|工程|结算|价款|服务费|货款|款项)[^,。;\n]{0,12}(?:中|内|里)[^,。;\n]{0,8}(?:扣|抵|支付|垫付|代付)[^,。;\n]{0,20}$|"
    "在?(?:应付|未付)[^,。;\n]{0,16}(?:中|内)[^,。;\n]{0,6}(?:扣|抵)[^,。;\n]{0,20}$|保证金|押金|保险(?:公司|人|金)|抢险|抢修|应急|救治|医疗|"
    "代(?:扣|收)代|甲方(?:的)?(?:债务|借款|欠款|贷款|融资)|追究|违约金|罚款|赔偿责任|应付乙方|支付给乙方|向乙方支付|付给乙方|(?:拖欠|欠付)乙方|贷款利率|合同价|服务费"
)
_CREDITORS = re.compile(
    "债权人|出借人|贷款人|放款|银行|信托|供货商|材料商|分包|丙方|丁方|金融机构|出租人|第三方|基金|投资人|持票人|债主|对方|其"
)
_REACH = 120
_NEAR = 200


def veiled_guarantees(reading: Reading, sentence: Sentence, sides: Gazetteer) -> Iterator[tuple[int, int]]:
    """Where the sentence makes the government side pay what another does not pay."""
    words = reading.plain
    line = words.rfind("\n", 0, sentence.start) + 1
    begin = max(line, sentence.start - _REACH)
    if _OWN.search(words[sentence.start : sentence.end]):
        return
    yield from _joined(reading, sentence, sides)
    if _DEBT.search(words, begin, sentence.end) and _is_of_another(reading, begin, sentence, sides):
        yield from _paid(reading, begin, sentence, sides)
        yield from _asked(reading, sentence, sides)


def _is_of_another(reading: Reading, begin: int, sentence: Sentence, sides: Gazetteer) -> bool:
    """Whether somebody else is spoken of before or beside the debt."""
    names = names_of(sides, reading.sides).finditer(reading.words, begin, sentence.end)
    return any(name.lastgroup != GOVERNMENT for name in names)


def _paid(reading: Reading, begin: int, sentence: Sentence, sides: Gazetteer) -> Iterator[tuple[int, int]]:
    words = reading.plain
    for found in _PAYS.finditer(words, sentence.start, sentence.end):
        start, end = found.span()
        near = max(begin, start - _NEAR)
        unpaid = _UNPAID.search(words, max(sentence.start, near), start)
        owed = _BORROWED.search(words, near, start)
        if not unpaid or not owed or not is_meant(reading, start, end):
            continue
        if _RIGHT.search(words, max(sentence.start, start - 12), start):
            continue
        if actor_of(reading, sentence, start, sides) == GOVERNMENT:
            yield max(sentence.start, min(unpaid.start(), owed.start())), end


_RIGHT = re.compile("(?:有权|可以?|要求|督促|催告|责令|协助|配合|协调)[^,。;\n]{0,6}$")


def _asked(reading: Reading, sentence: Sentence, sides: Gazetteer) -> Iterator[tuple[int, int]]:
    for found in _ASKED.finditer(reading.plain, sentence.start, sentence.end):
        name = names_of(sides, reading.sides).match(reading.words, found.end(), sentence.end)
        if name is None or name.lastgroup != GOVERNMENT:
            continue
        duty = _ASKED_FOR.match(reading.plain, name.end(), sentence.end)
        near = (reading.plain, max(sentence.start, found.start() - _NEAR), found.start())
        owed, creditor = _BORROWED.search(*near), _CREDITORS.search(*near)
        if duty and owed and creditor and is_meant(reading, found.start(), duty.end()):
            yield found.start(), duty.end()


def _joined(reading: Reading, sentence: Sentence, sides: Gazetteer) -> Iterator[tuple[int, int]]:
    for found in _TOGETHER.finditer(reading.plain, sentence.start, sentence.end):
        if actor_of(reading, sentence, found.start(), sides) == GOVERNMENT and is_meant(
            reading, *found.span()
        ):
            yield found.span()
