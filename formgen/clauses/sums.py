"""Tables that do not add up: totals of columns, quantity times unit price, shares of payment."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from formgen.clauses.patterns import expression
from formgen.clauses.tables import LEAST_ROWS, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.contract import Contract
    from formgen.clauses.tables import Cell, Grid
    from formgen.clauses.text import Match

_TOTAL = expression(
    "(?:合计|总计|共计|总和|总额|总价|合价|费用合计|报价合计|投标总价|总金额)(?:金额|费用|价款?)?(?:[(（:：].*)?"
)
_SUBTOTAL = expression("(?:小计|分项合计|本页小计|[一-龥]{1,8}小计)(?:[(（:：].*)?")
_AMOUNT = expression("金额|小计|合计|合价|总价|价款|费用|租金|报价|付款额|应付")
_UNIT_PRICE = expression("单价|综合单价|租金标准")
_QUANTITY = expression("数量|工程量|件数|人数|台数|面积")
_SHARE = expression("比例|占比|百分比|权重")
_FACTOR = expression("期|月|年|次|天|日|系数|折|税|人数|时长|频|学时|课时|率|倍")
_NOT_SUMMED = expression(
    "单价|序号|编号|税率|规格|型号|标准|日期|时间|电话|期限|备注|系数|折扣|年限|代码|页|利率|余额|累计"
)
_SUMMED = expression(f"{_AMOUNT.pattern}|{_SHARE.pattern}|{_QUANTITY.pattern}")
_PAID_SHARE = expression("(?:付款|支付|拨付)比例")
_MOST_CELLS = 20_000
_NEVER_ROUNDED = frozenset({0, 2})
HUNDRED = Decimal(100)


class Fault(StrEnum):
    """What does not add up."""

    SUM = "sum"
    PRODUCT = "product"
    SHARES = "shares"


@dataclass(frozen=True)
class TableFault:
    """Something in a table that does not add up.

    :param says: what is written; :param counts: what it should be by the other cells.
    """

    kind: Fault
    column: str
    says: Decimal
    counts: Decimal
    matches: tuple[Match, ...]


def table_faults(contract: Contract) -> list[TableFault]:
    """What does not add up in the tables of *contract*."""
    return [fault for grid in tables_of(contract) for fault in _faults(contract, grid)]


def _faults(contract: Contract, grid: Grid) -> Iterator[TableFault]:
    if sum(map(len, grid)) > _MOST_CELLS:
        return
    heads, body = _heads(grid)
    yield from _wrong_sums(contract, heads, body)
    yield from _wrong_products(contract, heads, body)
    yield from _wrong_shares(contract, heads, body)


def _heads(grid: Grid) -> tuple[dict[int, str], Grid]:
    """The headings by column, and the rows below them."""
    for number, row in enumerate(grid[:3]):
        if len(row) > 1 and not any(cell.number is not None for cell in row.values()):
            heads = {column: cell.text for column, cell in row.items()}
            if any(
                _AMOUNT.search(head) or _SHARE.search(head) or _QUANTITY.search(head)
                for head in heads.values()
            ):
                below = number + 1
                while below < len(grid) and not any(
                    cell.counted is not None for cell in grid[below].values()
                ):
                    below += 1
                return heads, grid[below:]
    return {}, grid


def _label(row: dict[int, Cell]) -> str:
    """The first words of a row that are no number."""
    return next((cell.text for cell in row.values() if not cell.empty and cell.number is None), "")


def _wrong_sums(contract: Contract, heads: dict[int, str], body: Grid) -> Iterator[TableFault]:
    for column, head in heads.items():
        if _SUMMED.search(head) and not _NOT_SUMMED.search(head):
            yield from _sums_of(contract, heads, body, column)


def _sums_of(contract: Contract, heads: dict[int, str], body: Grid, column: int) -> Iterator[TableFault]:
    items: list[Decimal] = []
    since = 0
    for row in body:
        label, cell = _label(row), row.get(column)
        if _SUBTOTAL.fullmatch(label) or _TOTAL.fullmatch(label):
            group = items[since:]
            sums = [group] if _SUBTOTAL.fullmatch(label) else [items, group]
            total = _total_in(row, column, heads)
            if total and len(sums[0]) >= LEAST_ROWS and not any(_close(total[0], one) for one in sums):
                counts = sum(sums[0], Decimal(0))
                yield TableFault(Fault.SUM, heads[column], total[0], counts, (contract.match(*total[1]),))
            since = len(items)
        elif cell is not None and not cell.empty:
            if cell.number is None:
                return
            items.append(cell.number)


def _total_in(
    row: dict[int, Cell], column: int, heads: dict[int, str]
) -> tuple[Decimal, tuple[int, int]] | None:
    """The total that *row* states for *column*; a merged cell speaks for the last column of amounts."""
    cell = row.get(column)
    if cell is not None and cell.number is not None:
        return cell.number, (cell.start, cell.end)
    amounts = [one for one, head in heads.items() if _AMOUNT.search(head) and not _NOT_SUMMED.search(head)]
    if amounts != [column]:
        return None
    stated = [(value, (one.start, one.end)) for one in row.values() if (value := one.named) is not None]
    return stated[0] if len(stated) == 1 else None


def _close(total: Decimal, parts: list[Decimal]) -> bool:
    """Whether *parts* make *total*, but for their rounding; whole numbers and cents are never rounded."""
    places = max((max(0, -cast("int", part.as_tuple().exponent)) for part in parts), default=0)
    rounded = Decimal(0) if places in _NEVER_ROUNDED else Decimal(len(parts)) / 2 * Decimal(10) ** -places
    return abs(total - sum(parts, Decimal(0))) <= rounded


def _wrong_products(contract: Contract, heads: dict[int, str], body: Grid) -> Iterator[TableFault]:
    found = {
        name: [one for one, head in heads.items() if kind.search(head)]
        for name, kind in (("quantity", _QUANTITY), ("price", _UNIT_PRICE))
    }
    amounts = [one for one, head in heads.items() if _AMOUNT.search(head) and not _UNIT_PRICE.search(head)]
    if not (len(found["quantity"]) == len(found["price"]) == len(amounts) == 1):
        return
    quantity, price, amount = found["quantity"][0], found["price"][0], amounts[0]
    others = [
        one for one, head in heads.items() if one not in {quantity, price, amount} and _FACTOR.search(head)
    ]
    scale = Decimal(10_000) if "万元" in heads[amount] and "万元" not in heads[price] else Decimal(1)
    for row in body:
        cells = [row.get(one) for one in (quantity, price, amount)]
        values = [cell.counted if cell else None for cell in cells]
        if (
            None in values
            or _TOTAL.fullmatch(_label(row))
            or any(one in row and row[one].counted for one in others)
        ):
            continue
        many, each, total = cast("list[Decimal]", values)
        if abs(many * each - total * scale) > max(Decimal("0.01") * scale, many * Decimal("0.005")):
            cell = cast("Cell", cells[2])
            place = contract.match(cell.start, cell.end)
            yield TableFault(Fault.PRODUCT, heads[amount], total, many * each / scale, (place,))


def _wrong_shares(contract: Contract, heads: dict[int, str], body: Grid) -> Iterator[TableFault]:
    """Shares of payment in a column of their own that has no total."""
    if any(_TOTAL.fullmatch(_label(row)) for row in body):
        return
    for column, head in heads.items():
        if not _PAID_SHARE.search(head):
            continue
        cells = [row[column] for row in body if column in row and not row[column].empty]
        shares = [cell.number for cell in cells]
        if len(shares) < LEAST_ROWS or any(one is None for one in shares):
            continue
        total = sum(cast("list[Decimal]", shares), Decimal(0))
        whole = HUNDRED if any(cell.text.endswith("%") for cell in cells) or "%" in head else Decimal(1)
        if total != whole:
            places = tuple(contract.match(cell.start, cell.end) for cell in cells)
            yield TableFault(Fault.SHARES, head, total, whole, places)
