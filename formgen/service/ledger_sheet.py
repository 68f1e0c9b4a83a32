"""The ledger as a workbook: one row a contract, with what was done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.ledger import LABELS, Column
from formgen.messages import _
from formgen.service.ledger import CLAIMED, STAGES
from formgen.service.numbers import said_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from formgen.messages import Message
    from formgen.service.ledger import LedgerLine, StepTaken

TITLE = _("合同管理台账")
OF_LIFE = _("办理")
MORE: tuple[Message, ...] = (
    _("阶段"),
    _("来源"),
    _("办理情况"),
    _("逾期事项（项）"),
    _("承办账户"),
    _("提示"),
)


def sheet(lines: Iterable[LedgerLine]) -> bytes:
    """The XLSX of *lines*, in their order."""
    from formgen.rendering.listing import listing  # noqa: PLC0415 - only who wants a file waits for it

    heads = [str(_("序号")), *(str(LABELS[one]) for one in Column), *map(str, MORE)]
    return listing(str(TITLE), heads, (_row(number, one) for number, one in enumerate(lines, start=1)))


def _row(number: int, line: LedgerLine) -> Sequence[Any]:
    told = "；".join(map(_said, line.steps))
    facts = (line.facts.get(one) for one in Column)
    source = str(CLAIMED if line.claimed else OF_LIFE)
    notice = str(said_of(line.taken)) if line.taken else None
    return [number, *facts, str(STAGES[line.stage]), source, told, line.late or None, line.owner, notice]


def _said(step: StepTaken) -> str:
    if step.day is None:
        return str(_("{step}（办理中）", step=step.called))
    return f"{step.called} {step.day.isoformat()}"
