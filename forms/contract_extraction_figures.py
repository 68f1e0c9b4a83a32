"""Price, quantity, term and milestones: what a contract says in numbers and dates."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from formgen.clauses.amounts import amount_pairs, amounts_of
from formgen.clauses.patterns import expression
from formgen.clauses.prices import stated_prices
from formgen.clauses.stated_dates import stated_dates
from formgen.clauses.tables import tables_of
from formgen.numerals import number_of

from .contract_extraction_source import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses import Match
    from formgen.clauses.tables import Cell, Grid
    from formgen.plan import Extracted

    from .contract_extraction_source import Source, Span

CENT = Decimal("0.01")
AGREED, SURE, ONCE, DOUBTFUL = 0.97, 0.95, 0.92, 0.5
UNNAMED = 0.1
"""So much less sure is an amount that no words call the price; it only stands in the clause on the price."""
_PRICE_TITLE = expression("价款|价格|总价|金额|费用|经费|报酬|租金|服务费|制作费|货款")
_PART_OF_PRICE = expression(
    "[每/]|[年月](?:服务)?(?:费|租金)|单价|保证金|押金|违约金|首付|尾款|余款|预付|月租|年租|季|第[一二三四]|上限|不含税|税额|免费|保险|罚"
)

_TOTAL = expression("(?:租金|价款|费用|金额|服务费)(?:合计|共计|总计|总额)|总租金")


def price(source: Source) -> Iterator[Extracted]:
    """The amount, and how sure it is: words and figures, and all places that state it, must agree."""
    stated = [
        (one.amount, one.match)
        for one in stated_prices(source.paper.text, source.paper.gazetteer)
        if not one.without_tax
    ]
    named = [one for one in stated if one[1].start < source.end]
    stated = named or list(_by_title(source))
    if not stated:
        return
    (amount, times), *_rest = Counter(value for value, _match in stated).most_common()
    match = next(found for value, found in stated if value == amount)
    span = source.sentence_at(match.start)
    alike = len({value for value, _match in stated}) == 1 and not _disagrees(source, match)
    sure = (AGREED if times > 1 else ONCE) if alike else DOUBTFUL
    sure -= 0 if named else UNNAMED
    yield source.says("price.amount", str(amount.quantize(CENT)), span, sure)
    yield source.says("price.applicable", value=True, span=span, confidence=sure)


def _disagrees(source: Source, match: Match) -> bool:
    """Whether the amount in words beside it says another sum."""
    pairs = amount_pairs(source.paper.text, source.paper.gazetteer)
    start, end = source.sentence_at(match.start)
    return any(not one.agrees for one in pairs if start <= one.words_match.start < end)


def _by_title(source: Source) -> Iterator[tuple[Decimal, Match]]:
    """Amounts of whole sums in the clause on the price."""
    clause = next((one for one in source.clauses if _PRICE_TITLE.search(one.title)), None)
    for reading, amounts in amounts_of(source.paper.text, source.paper.gazetteer) if clause else ():
        for one in amounts:
            match = reading.match(one.start, one.end)
            if clause and clause.body <= match.start < clause.end:
                start, _end = source.sentence_at(match.start)
                before = re.split(",(?![0-9])|、", source.folded[start : match.start])[-1]
                said = before + source.folded[match.end : match.end + 2]
                if _TOTAL.search(before) or not _PART_OF_PRICE.search(said):
                    yield one.value, match


_ITEM = expression(r"^[(]?[0-9一二三四五六七八九十.]{1,5}[)、.\s]+")
_PAID_BY = expression(
    "由(?P<side>[甲乙])方[^。;\n]{0,12}?支付|(?:^|[,:])(?P<payer>[甲乙])方(?![^。;\n]{0,40}(?:发票|返点))[^。;\n]{0,40}?(?:支付|付清|付款)"
)


def payer(source: Source) -> Iterator[Extracted]:
    """Who pays, where the clauses on price and payment speak of one side alone."""
    paying: dict[str, tuple[Span, float]] = {}
    for clause in source.clauses:
        if not re.search("价款|支付|付款|费用|服务费|租金|结算|报酬|经费", clause.title):
            continue
        for span in source.sentences(*source.body(clause)):
            words = _ITEM.sub("", source.sided(source.folded[slice(*span)]), count=1)
            found = _PAID_BY.search(words)
            if found and not re.search("违约金|赔偿|保证金|工资", words):
                sure = SURE if found.group("side") else 0.8
                paying.setdefault(found.group("side") or found.group("payer"), (span, sure))
    if len(paying) == 1:
        ((side, (span, sure)),) = paying.items()
        yield source.says("price.payer", "gov" if side == "甲" else "counterparty", span, sure)


_QUANTITY = expression(
    r"^(?:共计?|合计)?\s?(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s?(?P<unit>平方米|立方米|公里|[一-龥㎡]{1,6}|m²)(?=[。;,，；\s(（]|$)"
)
_MEASURED = expression("计量方法[:：](?P<method>[^\n]+)")


def quantity(source: Source) -> Iterator[Extracted]:
    """Quantity and unit, where a clause is titled so."""
    for clause in source.clauses:
        if not re.fullmatch("(?:采购|服务|货物|标的)?数量(?:[与和及]计?量?单位)?", clause.title):
            continue
        span = source.body(clause)
        found = _QUANTITY.match(source.folded[slice(*span)])
        if found:
            number = found.group("number").replace(",", "")
            yield source.says("subject.quantity", number, source.sentence_at(span[0]), 0.95)
            yield source.says("subject.unit", found.group("unit"), source.sentence_at(span[0]), 0.95)
        if measured := _MEASURED.search(source.folded, *span):
            yield from source.text("subject.measure_method", measured.span("method"), 0.95)
        return


_MONTHS = expression(r"(?P<number>[0-9]{1,3})\s?个?月|(?P<years>[0-9一二两三四五六七八九十]{1,2})\s?年")
_MONTHS_OF_A_YEAR = 12


def warranty(source: Source) -> Iterator[Extracted]:
    """How many months the warranty lasts, where a clause is titled so."""
    clause = next(
        (one for one in source.clauses if re.fullmatch("(?:质量)?(?:保修|质保|质量保证)期限?", one.title)),
        None,
    )
    span = source.body(clause) if clause else (0, 0)
    found = _MONTHS.search(source.folded, *span)
    if found:
        years = found.group("years")
        months = int(found.group("number") or 0) or (number_of(years) or 0) * _MONTHS_OF_A_YEAR
        yield source.says("it_project.warranty_months", months, source.sentence_at(found.start()), 0.9)


_FROM_TO = expression(
    r"\s?(?:\(含[^)]{0,4}\))?\s?(?:零时)?(?:起|开始|生效)?\s?[,、]?\s?(?:至|到|~|—{1,2}|–|-{1,2}|截至|终止于)\s?"
)
_OTHER_TERM = expression("质保|保修|质量保证|缺陷责任|保密|养护|免租|装修期|保险|报价|付款|支付期")
_TERM = expression("期|自|有效|时间|起止|工期|日程|租")


def term(source: Source) -> Iterator[Extracted]:
    """First and last day of the performance."""
    days = list(stated_dates(source.folded, 0, source.end))
    for (first, start, end), (last, other_start, other_end) in pairwise(days):
        if first >= last or not _FROM_TO.fullmatch(source.folded, end, other_start):
            continue
        sentence = source.sentence_at(start)
        before = source.folded[sentence[0] : start]
        titles = "".join(one.title for one in source.clauses if one.start <= start < one.end)
        if _OTHER_TERM.search(before) or _OTHER_TERM.search(titles) or not _TERM.search(before + titles):
            continue
        span = (sentence[0], max(other_end, sentence[1]))
        yield source.says("performance.start_date", first.isoformat(), span, 0.95)
        yield source.says("performance.end_date", last.isoformat(), span, 0.95)
        return


_COLUMNS = {
    "name": expression("节点|阶段|里程碑|进度|事项|工作内容"),
    "due_date": expression("完成|日期|时间|期限"),
    "deliverable": expression("交付物|成果|提交|交付"),
}


def milestones(source: Source) -> Iterator[Extracted]:
    """The rows of a table whose columns are a milestone and its day."""
    for grid in tables_of(source.paper):
        columns = _columns(grid)
        if not {"name", "due_date"} <= set(columns) or grid[0][columns["name"]].start >= source.end:
            continue
        row = 0
        for cells in grid[1:]:
            written = {key: _written(source, cells.get(column)) for key, column in columns.items()}
            day = next(stated_dates(written["due_date"]), None)
            if not written["name"] or day is None:
                continue
            span = (cells[columns["name"]].start, cells[columns["due_date"]].end)
            values = {
                "name": written["name"],
                "due_date": day[0].isoformat(),
                "deliverable": written.get("deliverable", ""),
            }
            for key, value in values.items():
                if value:
                    yield source.says(f"performance.milestones[{row}].{key}", value, span, 0.95)
            row += 1
        return


def _columns(grid: Grid) -> dict[str, int]:
    """Which column holds which, by the first row; a column is taken once."""
    found: dict[str, int] = {}
    for column, cell in grid[0].items():
        for key, pattern in _COLUMNS.items():
            if key not in found and pattern.search(cell.text):
                found[key] = column
                break
    return found


def _written(source: Source, cell: Cell | None) -> str:
    words = source.paper.words[cell.start : cell.end] if cell else ""
    return "" if is_blank(words) else words
