"""What the contract as a whole costs, wherever it says so, and how it is paid: shares, instalments, sums."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from formgen.clauses.amounts import amounts_of
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.amounts import Amount
    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_PRICE = expression(
    "(?P<what>(?:本)?(?:合同|协议|项目|采购|服务|货物|租赁|工程)?(?:的)?(?:签约|固定|中标|成交)?(?:总价款?|总金额|总额|总费用)|"
    "(?:本)?(?:合同|协议)(?:的)?(?:签约|固定)?(?:价款|价格|金额|价)|中标价|成交价|中标金额|成交金额)"
    '(?P<between>(?:[()\\[\\]【】:"“”\\n-]|含税|大写|小写|人民币|币种|rmb|cny|¥|应?为|是|共计|合计|总计|计|即|暂定|价税|金额|'
    "固定不变|不变|一次性包干|包干|固定)*)$"
)
# Other prices than the price of this contract: an earlier one, a part of it, a limit, a year's.
_OTHER = expression(
    "原|变更|调整|增加|减少|补充|追加|结算|决算|审定|每|年度|月度|第[一二三四五六七八九十0-9]+[年期批标包]|标段|分包|分项|"
    "单价|上限|限价|最高|不超过|不低于|超过|达到|低于|高于|不足|若|如|未|不含|预算|估算|概算|其中|保证金|违约金|赔偿|"
    "保险|罚|利息|累计|已付|剩余|工资|投资|业绩|除以|乘以|注册|暂定|另"
)
_WITHOUT_TAX = expression("不含(?:增值)?税|税前|除税")
_BACK = 46
_CLAUSE_EDGE = expression("[,。;\n!?]")
_NOT_BEHIND = expression("以[上下内]|[/每]|左右|的|至|-|~|或|/")

_SHARE = expression(
    "(?P<base>合同总价款?|合同总金额|合同总额|合同价款|合同金额|合同价|总价款?|总金额|总额|总费用|合同总费用|总合同价|服务费总额|"
    "项目总价|价款总额|总服务费)"
    "(?:\\([^()]{1,8}\\))?的?(?:百分之)?(?P<share>[0-9]{1,3}(?:\\.[0-9]{1,4})?)%"
)
# Behind a word of paying the price may go unnamed: 签订后支付30%, 首付30%.
_BARE_SHARE = expression(
    "(?P<base>支付|拨付|首付|预付|付)(?:款|给乙方|乙方)?(?:的)?(?P<share>[0-9]{1,3}(?:\\.[0-9]{1,4})?)%"
)
_NOT_OF_THE_WHOLE = expression("考核|得分|[0-9]分|等次|优秀|良好|每|当[期季月批]|按[季月期]|季度|档|单价")
"""Sentences in which a share that names no price is one of a month's fee, or of a mark."""
_EACH_TIME = expression(
    "每(?:一)?(?:次|笔|期)(?:付款|支付|请款|收款|开票)|每(?:延迟|迟延|逾期|拖延|延误|超过|晚|逾)[^。;\n]{0,12}"
)
"""Words about every instalment, or every day of delay: they make no share one of a month's fee."""
_PAYS = expression("支付|拨付|付款|付清|付至|结清|付给|首付|预付|尾款|进度款|首款|余款|付")
_NO_PAYMENT = expression(
    "保证金|质保金|违约金|罚|赔偿|滞纳|保函|超过|不超过|低于|高于|增加|变更|调整|扣除|扣回|扣减|损失|上限|限额|追加|"
    "解除|终止|投保|利息|管理费|折扣|优惠|下浮|预留|保留"
)
_TO_DATE = expression("付至|支付至|累计|付到|支付到|结算至")
_REST = expression("余款|余额|剩余|尾款|其余|余下|结清|付清")
_REST_SHARE = expression(
    "(?:余款|余额|剩余|尾款|其余|余下)(?:款项|部分|价款|金额|的|为|即|计)*(?P<share>[0-9]{1,3}(?:\\.[0-9]{1,4})?)%"
)
_REST_REACH = 260
_FAR = 600
_AHEAD = 26
_AROUND = 80
_NAMED_AMOUNT = expression("(?:[(,:]|即|计|共计|合计|为|人民币|金额|应付|小写|大写|¥|的|款项?)*")
WHOLE = Decimal(100)
_LEAST = 2


@dataclass(frozen=True)
class Price:
    """The price of the contract where it is stated, in 元."""

    amount: Decimal
    match: Match
    without_tax: bool


@dataclass(frozen=True)
class Share:
    """One instalment as a share of the price.

    :param percent: of the whole price; :param amount: in 元, where it is named beside the share.
    """

    percent: Decimal
    match: Match
    at: int
    to_date: bool
    amount: Decimal | None = None
    amount_match: Match | None = None


@dataclass(frozen=True)
class Instalments:
    """Instalments that belong together; *rest* says that what remains is paid without naming a share."""

    shares: tuple[Share, ...]
    rest: bool
    total: Decimal = field(default=Decimal(0))

    @property
    def adds_up(self) -> bool:
        """Whether the shares make a whole, or cannot be told to miss it."""
        highest = max(one.percent for one in self.shares)
        if any(one.to_date for one in self.shares):
            return highest <= WHOLE
        return self.total < WHOLE if self.rest else self.total % WHOLE == 0


def stated_prices(text: Text, gazetteer: Gazetteer) -> list[Price]:
    """Every place where the contract states its own price; found once."""
    key = ("prices", gazetteer)
    if key not in text.kept:
        text.kept[key] = [
            Price(amount.value, reading.match(start, amount.end), without_tax)
            for reading, amounts in amounts_of(text, gazetteer)
            for amount in amounts
            for start, without_tax in _price_before(reading.words, amount)
        ]
    return cast("list[Price]", text.kept[key])


def _price_before(words: str, amount: Amount) -> Iterator[tuple[int, bool]]:
    if _NOT_BEHIND.match(words, amount.end):
        return
    floor = max(0, amount.start - _BACK)
    before = words[floor : amount.start]
    found = _PRICE.search(before)
    if not found:
        return
    edges = [edge.end() for edge in _CLAUSE_EDGE.finditer(before, 0, found.start())]
    clause = before[edges[-1] if edges else 0 :]
    without_tax = bool(_WITHOUT_TAX.search(clause))
    if not _OTHER.search(_WITHOUT_TAX.sub("", clause)):
        yield floor + found.start(), without_tax


def instalments(text: Text, gazetteer: Gazetteer) -> list[Instalments]:
    """The instalments of *text*, as shares of the whole price; those far apart are told apart."""
    return [
        group
        for reading, amounts in amounts_of(text, gazetteer)
        if "%" in reading.words
        for group in _grouped(reading, list(_shares(reading, amounts)))
    ]


def _shares(reading: Reading, amounts: list[Amount]) -> Iterator[Share]:
    words = reading.words
    for found in sorted((*_SHARE.finditer(words), *_BARE_SHARE.finditer(words)), key=lambda one: one.start()):
        sentence = reading.sentence_at(found.start("base"))
        if found.re.pattern == _BARE_SHARE.pattern and _is_of_less(words, found):
            continue
        begin = max(sentence.start, found.start("base") - 60)
        edges = [edge.end() for edge in _CLAUSE_EDGE.finditer(words, begin, found.start("base"))]
        clause = words[edges[-1] if edges else begin : found.end()]
        behind = _CLAUSE_EDGE.split(words[found.end() : found.end() + 10], maxsplit=1)[0]
        if (not _PAYS.search(clause) and not _PAYS.search(behind)) or _NO_PAYMENT.search(clause + behind):
            continue
        named = _amount_behind(words, found.end(), amounts)
        yield Share(
            Decimal(found["share"]),
            reading.match(found.start("base"), found.end()),
            found.start("base"),
            bool(_TO_DATE.search(clause)),
            named.value if named else None,
            reading.match(named.start, named.end) if named else None,
        )


def _is_of_less(words: str, found: re.Match[str]) -> bool:
    ends = [end for mark in "。\n" if (end := words.find(mark, found.end(), found.end() + _AHEAD)) >= 0]
    around = max(0, found.start() - _AROUND), min(ends, default=found.end() + _AHEAD)
    return _NOT_OF_THE_WHOLE.search(_EACH_TIME.sub("", words[slice(*around)])) is not None


def _amount_behind(words: str, at: int, amounts: list[Amount]) -> Amount | None:
    for one in amounts:
        if one.start >= at:
            close = one.start - at <= _AHEAD and _NAMED_AMOUNT.fullmatch(words, at, one.start)
            return one if close else None
    return None


def _grouped(reading: Reading, shares: list[Share]) -> Iterator[Instalments]:
    group: list[Share] = []
    for one in [*shares, None]:
        if group and (one is None or one.at - group[-1].at > _FAR):
            if len(group) >= _LEAST:
                yield _group(reading, group)
            group = []
        if one:
            group.append(one)


def _group(reading: Reading, group: list[Share]) -> Instalments:
    """The instalments in *group*, with what is paid as the rest: 剩余20%, or 余款 without a share."""
    words = reading.words
    begin = reading.sentence_at(group[0].at).start
    end = min(len(words), group[-1].at + _REST_REACH)
    rests = [(_REST_SHARE.match(words, one.start()), one.end()) for one in _REST.finditer(words, begin, end)]
    named = sum((Decimal(one["share"]) for one, _end in rests if one), Decimal(0))
    open_rest = any(one is None and not _share_follows(words, behind) for one, behind in rests)
    return Instalments(tuple(group), open_rest, sum((one.percent for one in group), named))


def _share_follows(words: str, at: int) -> bool:
    """Whether what is called the rest is a share of the price itself: 尾款为合同总价的10%."""
    return re.match("[^。;\\n]{0,24}%", words[at : at + 40]) is not None
