"""What the ledger comes to: a few figures, each a row of bars that is a table as well."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from formgen.ledger import Column
from formgen.messages import _
from formgen.rules import NOTE
from formgen.service import papers
from formgen.service.deadline_desk import Urgency
from formgen.service.ledger import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from formgen.messages import Message
    from formgen.service.deadline_desk import Item
    from formgen.service.ledger import LedgerLine

UNKNOWN = _("（未填）")
MOST_CHECKED = 50
"""Contracts whose findings are counted on one page; the newest ones."""
MOST_ARTICLES = 10
MOST_KNOWN = 2000
_KNOWN: dict[tuple[str, int, date], Counter[str]] = {}
WHOLE = 100
URGENCIES: dict[Urgency, Message] = {
    Urgency.LATE: _("逾期"),
    Urgency.TODAY: _("今日到期"),
    Urgency.SOON: _("七日内"),
    Urgency.LATER: _("以后"),
}


@dataclass(frozen=True)
class Bar:
    """One row: what it is about, what it comes to, and how long its bar is in hundredths of the longest."""

    label: Message | str
    said: str
    length: int


@dataclass(frozen=True)
class Figure:
    """Bars under a title.

    :param note: what a reader must know of how they were counted.
    :param calm: what is said where there is nothing to count; without it the figure is left out then.
    """

    title: Message
    unit: Message
    bars: tuple[Bar, ...]
    note: Message | None = None
    calm: Message | None = None


def figures(lines: list[LedgerLine], items: Iterable[Item], today: date) -> list[Figure]:
    """The figures of the contracts *lines* and of the deadlines *items*.

    Where there are contracts, that nothing is due or that nothing was found is told; whatever else is without
    anything is left out.
    """
    kinds = Counter(kind for one in lines for kind in one.kinds or ("",))
    amounts: dict[str, Decimal] = {}
    for one in lines:
        amount = one.facts.get(Column.AMOUNT)
        for kind in one.kinds or ("",):
            if amount is not None:
                amounts[kind] = amounts.get(kind, Decimal(0)) + amount
    several = _("一份合同属于几类的，每类各计一次。") if any(len(one.kinds) > 1 for one in lines) else None
    urgent = Counter(one.urgency(today) for one in items)
    due = {URGENCIES[one]: urgent[one] for one in URGENCIES}
    unpriced = sum(one.facts.get(Column.AMOUNT) is None for one in lines)
    left_out = _("有{count}份没有填金额，未计入。", count=unpriced) if unpriced else None
    found = [
        Figure(_("合同数量（按类别）"), _("份"), _bars(dict(kinds.most_common())), several),
        Figure(_("合同金额（按类别）"), _("元"), _bars(_descending(amounts)), _joined(several, left_out)),
        Figure(_("合同数量（按阶段）"), _("份"), _bars(_by_stage(lines))),
        Figure(_("期限"), _("项"), _bars(due), calm=_("没有待办的期限，也没有逾期的节点。")),
        _by_article(lines, today),
    ]
    return [one for one in found if one.bars or (lines and one.calm)]


def _by_stage(lines: list[LedgerLine]) -> dict[Message, int]:
    """How many contracts stand at each stage; those of which only their authors say so stand apart."""
    found = {
        said: sum(one.stage is stage and not one.claimed for one in lines) for stage, said in STAGES.items()
    }
    for stage, said in STAGES.items():
        claimed = sum(one.stage is stage and one.claimed for one in lines)
        if claimed:
            found[_("{stage}（自报）", stage=said)] = claimed
    return found


def _joined(*notes: Message | None) -> Message | None:
    said = [one for one in notes if one is not None]
    if len(said) > 1:
        return _("{first}{second}", first=said[0], second=said[1])
    return next(iter(said), None)


def _by_article(lines: list[LedgerLine], today: date) -> Figure:
    """What checking the contracts finds, by the article it rests on; notes are not counted."""
    counted: Counter[str] = Counter()
    for line in lines[:MOST_CHECKED]:
        counted.update(_articles(line, today))
    most = dict(counted.most_common(MOST_ARTICLES))
    more = len(counted) - len(most)
    note = _("只列最多的{most}条，另有{more}条。", most=MOST_ARTICLES, more=more) if more > 0 else None
    if len(lines) > MOST_CHECKED:
        note = _("只统计最近的{count}份合同，列最多的{most}条。", count=MOST_CHECKED, most=MOST_ARTICLES)
    calm = _("检查下来，没有尚未解决的阻断和警告。")
    return Figure(_("尚未解决的阻断和警告（按条文）"), _("处"), _bars(most), note, calm)


def _articles(line: LedgerLine, today: date) -> Counter[str]:
    """How often each article is found wanting in one contract; remembered for this version and this day."""
    key = (line.draft.id, line.draft.version, today)
    if key not in _KNOWN:
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        found = papers.look_over(line.draft.form_id, line.draft.answers, today).findings
        cited = [one.citation for one in found if one.severity is not NOTE and one.citation]
        _KNOWN[key] = Counter(f"{one['title']}{one['article']}" for one in cited)
    return _KNOWN[key]


def _descending(amounts: dict[str, Decimal]) -> dict[str, Decimal]:
    return dict(sorted(amounts.items(), key=lambda one: -one[1]))


def _bars(counted: Mapping[Message, int] | Mapping[str, int] | Mapping[str, Decimal]) -> tuple[Bar, ...]:
    """A bar for each, as long as its share of the longest; none at all where everything is nothing."""
    longest = max(counted.values(), default=0)
    if not longest:
        return ()
    return tuple(
        Bar(label or UNKNOWN, _said(value), int(WHOLE * max(value, 0) / longest))
        for label, value in counted.items()
    )


def _said(value: int | Decimal) -> str:
    return f"{value:,.2f}" if isinstance(value, Decimal) else str(value)
