"""How long after delivery or acceptance the government side pays, where the contract counts it in days or months.

Money that is kept back as a security, what is counted from an invoice or an audit, and what the other side pays
are left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from formgen.clauses.actors import GOVERNMENT, OTHER, actor_of, names_of
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant
from formgen.numerals import number_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_NUMBER = "(?:[0-9]{1,4}|[一二两三四五六七八九十百零〇]{1,7})"
_EVENT = "(?:交付|交货|供货|到货|验收|安装调试|竣工|完工|(?:服务|工作|项目|任务)完成|履行完毕|提供完毕)"
_HALF = "半"
_PAID = expression(
    f"{_EVENT}(?P<gap>[^,。;:\\n]{{0,14}}?)(?:(?:之?日?起(?:计?算)?|(?:之|以)?后)(?:的)?|(?=满)),?(?P<who>[^,。;:\\n]{{0,10}}?)"
    f"(?P<nth>第)?(?:满|最[长迟]|不超过){{0,2}}(?P<count>{_NUMBER}|{_HALF})(?:\\([0-9]{{1,4}}\\))?"
    "(?P<unit>个?工作日|个?自然日|个?日历[天日]|日|天|个?季度|个?半?月|年半?)(?P<edge>以?内|之内|后|届满后?|期满后?)?"
    "(?P<mid>[^。;:\\n后起内完试检验未不]{0,24}?)(?P<pay>支付|付款|付清|付至|付给|结清|拨付|打款|给付|转账)"
)
# 甲方应在, 余款须于: who pays, or what, may be named before the days.
_MUST = expression(
    "(?:剩余|其余|全部)?(?:合同)?(?:[余尾货价]款|款项)?(?:应当?|须|需|将|承诺)?(?:最[长迟]|至迟)?[于在]?"
)
_BY_PERIODS = expression("[按每逐各]个?(?:月|季|年(?!度)|半年)")
_AT_ONCE = expression("(?:付清|结清)(?=[,。;\\n]|$)")
# What comes between the days and the payment is a deed of its own, not the payment's: 乙方提供培训,甲方支付.
_DEED = expression("提供|进行|组织|开展|办理|移交|出具|提交|培训|维护|退还")
_COUNTED_OTHERWISE = expression(
    "发票|票据|开票|审计|审核|审定|结算|决算|财政|申请|请款|材料|资料|逾期|超过|质保|保修|缺陷|期满"
)
_OTHER_MONEY = expression(
    "质保|质量保证|保修|缺陷责任|保证金|押金|退还|返还|违约金|赔偿|利息|奖励|补[贴助]|租金|罚"
)
_SHARE = expression(
    "(?<![0-9.])(?P<digits>[0-9]{1,3}(?:\\.[0-9]{1,2})?)%|百分之(?P<words>[一二三四五六七八九十]{1,3})"
)
_KEPT_BACK = Decimal(10)
"""A tenth of the price or less that waits longer is money kept back for faults, whatever it is called."""
_PAYEE = expression("(?:向|给)[^,。;:\\n]{0,2}$")
_PAYEE_REACH = 3
_PRICE = expression(
    "[^,。;\\n]{0,10}?(?:合同|签约|总价|价款|货款|工程款|服务费|项目款|余款|尾款|剩余|全[部款额]|[0-9]+%|百分之)"
)
_DAYS_OF = {"月": 30, "年": 365, "度": 90}
_AROUND = 24
_NEXT = 3
_WEEK, _WORKING_WEEK = 7, 5


@dataclass(frozen=True)
class PaidWithin:
    """A payment of the price, *days* after delivery or acceptance, working days counted as weeks of five.

    :param by_government: whether it is said that the government side pays; else it is left to the contract's kind.
    """

    match: Match
    days: int
    by_government: bool


def payments_after_delivery(text: Text, gazetteer: Gazetteer) -> list[PaidWithin]:
    """The payments for which the contract counts so, without those that the other side makes."""
    made = []
    for reading in readings(text, gazetteer):
        for found in _PAID.finditer(reading.words):
            if _is_of_price(reading, found, gazetteer) and is_meant(reading, *found.span()):
                payer = _payer(reading, found, gazetteer)
                if payer == GOVERNMENT or (not payer and _says_price(reading.words, found)):
                    made.append(PaidWithin(reading.match(*found.span()), _days(found), bool(payer)))
    return made


def _says_price(words: str, found: re.Match[str]) -> bool:
    """Whether it says that the price is paid, or all that is owed: 90日内付清."""
    return bool(_PRICE.match(words, found.end()) or _AT_ONCE.match(words, found.start("pay")))


def _days(found: re.Match[str]) -> int:
    unit = found["unit"]
    if unit.endswith("工作日"):
        return (number_of(found["count"]) or 0) * _WEEK // _WORKING_WEEK
    of_one = _DAYS_OF.get(unit.strip(_HALF)[-1], 1)
    if found["count"] == _HALF:
        return of_one // 2
    return (number_of(found["count"]) or 0) * of_one + (of_one // 2 if _HALF in unit else 0)


def _is_of_price(reading: Reading, found: re.Match[str], gazetteer: Gazetteer) -> bool:
    """Whether what is paid is the price, counted from the delivery itself, and once."""
    words = reading.words
    if not _is_payers(reading, found, gazetteer) or _is_by_periods(words, found):
        return False
    if _is_for_a_deed(reading, found, gazetteer):
        return False
    sentence = reading.sentence_at(found.start())
    begin, end = max(sentence.start, found.start() - _AROUND), min(sentence.end, found.end() + _AROUND)
    if _COUNTED_OTHERWISE.search(found["gap"] + found["mid"]) or _OTHER_MONEY.search(words, begin, end):
        return False
    return all(share > _KEPT_BACK for share in _shares(words, found.start("mid"), end))


def _is_payers(reading: Reading, found: re.Match[str], gazetteer: Gazetteer) -> bool:
    """Whether the days are those of the government side, where somebody is named before them."""
    start, end = found.span("who")
    name = names_of(gazetteer, reading.sides).match(reading.words, start, end)
    if name and name.lastgroup == OTHER:
        return False
    return _MUST.fullmatch(reading.words, name.end() if name else start, end) is not None


def _is_by_periods(words: str, found: re.Match[str]) -> bool:
    """Whether it is paid by the month or the year all that time, not at its end."""
    if found["nth"] and found["unit"] == "年" and not (found["edge"] or "").endswith("后"):
        return True
    return _BY_PERIODS.search(words, found.start("mid"), found.end() + _NEXT) is not None


def _is_for_a_deed(reading: Reading, found: re.Match[str], gazetteer: Gazetteer) -> bool:
    """Whether something else is done in these days, and the payment is for that."""
    start, end = found.start("mid"), reading.words.rfind(",", *found.span("mid"))
    if end <= start:
        return False
    named = names_of(gazetteer, reading.sides).finditer(reading.words, start, end)
    return any(one.lastgroup == OTHER for one in named) or bool(_DEED.search(reading.words, start, end))


def _shares(words: str, start: int, end: int) -> Iterator[Decimal]:
    """The first share of the price named there."""
    found = _SHARE.search(words, start, end)
    if found:
        yield Decimal(found["digits"] or number_of(found["words"]) or 100)


def _payer(reading: Reading, found: re.Match[str], gazetteer: Gazetteer) -> str:
    """Which side pays: he who is named before, or not he who is paid; empty where the sentence leaves it open."""
    sentence, start = reading.sentence_at(found.start()), found.start("pay")
    payer = actor_of(reading, sentence, start, gazetteer)
    if payer:
        return payer
    end = min(sentence.end, found.end() + _AROUND)
    for one in names_of(gazetteer, reading.sides).finditer(reading.words, found.start("mid"), end):
        if _PAYEE.search(reading.words, max(sentence.start, one.start() - _PAYEE_REACH), one.start()):
            return GOVERNMENT if one.lastgroup == OTHER else OTHER
    return ""
