"""文本核对 of a contract that was read: tables that add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.sums import Fault, table_faults
from formgen.law import part
from formgen.messages import _
from formgen.rules import WARN, Problem, rule

from .consistency import ACT
from .passages import quoted

if TYPE_CHECKING:
    from decimal import Decimal

    from formgen.clauses import Contract
    from formgen.clauses.sums import TableFault
    from formgen.messages import Message

TABLES = part("表格")


@rule(ACT, "TXT-18", TABLES, severity=WARN)
def tables_add_up(paper: Contract) -> list[Problem]:
    """表格中的合计、乘积、付款比例计算正确。"""
    return [Problem((), _wrong(one), matches=one.matches) for one in table_faults(paper)]


def _wrong(fault: TableFault) -> Message:
    words, column = quoted(fault.matches), fault.column
    says, counts = _plain(fault.says), _plain(fault.counts)
    if fault.kind is Fault.SUM:
        return _(
            "表格“{column}”一栏的合计写作{words}，各行相加是{counts}：请核对各行和合计。",
            column=column,
            words=words,
            counts=counts,
        )
    if fault.kind is Fault.PRODUCT:
        return _(
            "表格“{column}”一栏写作{words}，数量乘以单价是{counts}：请核对数量、单价和金额。",
            column=column,
            words=words,
            counts=counts,
        )
    return _(
        "表格“{column}”一栏各行合计{says}，应为{counts}：请核对各期比例。",
        column=column,
        says=says,
        counts=counts,
    )


def _plain(number: Decimal) -> str:
    """*number* with its thousands marked and no idle zeros behind the point."""
    shown = f"{number:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
