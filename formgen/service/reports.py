"""The periodic reports on contracts, filled in from the ledger as far as it knows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.completeness import OPEN_MARK
from formgen.ledger import LABELS, Column, Filling
from formgen.messages import _
from formgen.service.deadline_desk import Urgency
from formgen.storage import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from formgen.ledger import PeriodicReport, Section
    from formgen.messages import Message
    from formgen.service.deadline_desk import Item
    from formgen.service.ledger import LedgerLine

LONGEST_CELL = 120  # characters of a contract's subject in the table
COLUMNS = (Column.TITLE, Column.KIND, Column.SUBJECT, Column.THEIRS, Column.AMOUNT, Column.SIGNED, Column.END)
TO_WRITE = _("（请填写；没有的写“无”。）")
OPEN_PLACE = f"{OPEN_MARK}：没有的写“无”】"
"""The same in a paper, which is not final while it stands there."""


@dataclass(frozen=True)
class Known:
    """What a report is made of: the contracts of its time, and what is due.

    :param lines: contracts that were signed by its last day and had not ended before its first.
    :param under_way: these, and those that are not signed yet: they are managed as well.
    :param items: the deadlines of all of them, and those of whoever reports.
    :param marks: whether what people have to write is marked as missing, as papers mark it.
    """

    first: date
    last: date
    lines: tuple[LedgerLine, ...]
    under_way: tuple[LedgerLine, ...]
    items: tuple[Item, ...]
    today: date
    marks: bool = False

    @property
    def left(self) -> Message | str:
        """What stands where people have to write."""
        return OPEN_PLACE if self.marks else TO_WRITE

    def inside(self, day: date | None) -> bool:
        """Whether *day* lies in the time that the report is about."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True)
class Filled:
    """A section with what the ledger knows of it: sentences, and a table with its heads first."""

    section: Section
    sentences: tuple[Message, ...]
    table: tuple[tuple[str, ...], ...] = field(default=())


def called(report: PeriodicReport, year: int) -> Message:
    """What *report* on *year* is called: 2026年上半年度…, 2026年度…"""
    if report.title.startswith("年"):
        return _("{year}{title}", year=year, title=_(report.title))
    return _("{year}年{title}", year=year, title=_(report.title))


def reports() -> tuple[PeriodicReport, ...]:
    """The reports that an installed act asks for."""
    return catalogue.installed().reports


def named(name: str) -> PeriodicReport:
    """The report with this id; NotFound."""
    found = next((one for one in reports() if one.id == name), None)
    if found is None:
        raise NotFound(_("没有这种报告。"))
    return found


def known_of(
    report: PeriodicReport, year: int, lines: list[LedgerLine], items: list[Item], today: date
) -> Known:
    """What there is to say in *report* on its part of *year*.

    :param items: what is due of no single contract; the deadlines of the contracts are in their *lines*.
    """
    first, last = date(year, *report.first), date(year, *report.last)
    concerned = tuple(one for one in lines if _concerns(one, first, last))
    kept = tuple(one for one in concerned if one.facts.get(Column.SIGNED) is not None)
    due = [*(item for one in concerned for item in one.items), *items]
    due.sort(key=lambda one: (one.deadline.due, one.name))
    return Known(first, last, kept, concerned, tuple(due), today)


def _concerns(line: LedgerLine, first: date, last: date) -> bool:
    """Whether a contract was there in a time: not signed after it, and not over before it."""
    signed, closed = line.facts.get(Column.SIGNED), line.facts.get(Column.CLOSED)
    return (signed or last) <= last and (closed or last) >= first


def filled(report: PeriodicReport, known: Known) -> tuple[Filled, ...]:
    """Its sections; what nobody can know from the ledger is left to be written."""
    return tuple(_filled(one, known) for one in report.sections)


def told(section: Section, known: Known) -> tuple[Message, ...]:
    """What the ledger has to say in *section*; nothing where it knows nothing of it."""
    return tuple(said for one in section.fillings if one in _SAID for said in _SAID[one](known))


def _filled(section: Section, known: Known) -> Filled:
    table = _table(known) if Filling.CONTRACTS in section.fillings and known.lines else ()
    return Filled(section, told(section, known) or (TO_WRITE,), table)


def _counts(known: Known) -> Iterator[Message]:
    fresh = [one for one in known.lines if known.inside(one.facts.get(Column.SIGNED))]
    total = sum((one.facts.get(Column.AMOUNT) or Decimal(0) for one in fresh), Decimal(0))
    yield _("本期签订合同{count}份，金额合计{total}元。", count=len(fresh), total=f"{total:,.2f}")
    unpriced = sum(one.facts.get(Column.AMOUNT) is None for one in fresh)
    if unpriced:
        yield _("其中{count}份没有填金额，未计入合计。", count=unpriced)
    claimed = sum(one.claimed for one in fresh)
    if claimed:
        yield _("其中{count}份没有经系统办理，按填报的内容计（自报）。", count=claimed)
    kinds = Counter(kind for one in fresh for kind in one.kinds or (str(_("（未填）")),))
    if kinds:
        listed = [str(_("{kind}{count}份", kind=kind, count=count)) for kind, count in kinds.most_common()]
        yield _("按类别：{listed}。", listed=listed)
    several = sum(len(one.kinds) > 1 for one in fresh)
    if several:
        yield _("其中{count}份属于几类，每类各计一次。", count=several)
    running = len(known.lines)
    yield _("本期存续的合同共{count}份，列表附后。", count=running) if running else _("本期没有存续的合同。")
    yield _("合同争议：{write}", write=known.left)


def _steps(known: Known) -> Iterator[Message]:
    steps = [step for one in known.under_way for step in one.steps if step.counted and known.inside(step.day)]
    called = {(step.about, step.label): step.called for step in steps}
    taken = Counter((step.about, step.label) for step in steps)
    listed = [
        str(_("{step}{count}件", step=called[name], count=count)) for name, count in taken.most_common()
    ]
    yield _("本期办理：{listed}。", listed=listed or [str(_("无记录"))])
    yield _("内部管理机制：{write}", write=known.left)


def _late(known: Known) -> Iterator[Message]:
    late = [one for one in known.items if one.urgency(known.today) is Urgency.LATE]
    yield _("截至{day}逾期未办{count}项。", day=known.today, count=len(late))
    for one in late:
        said = _("{name}：{task}", name=one.name, task=one.deadline.task) if one.name else one.deadline.task
        yield _("{said}，期限{due}。", said=said, due=one.deadline.due)


def _beginnings(known: Known) -> Iterator[Message]:
    begun = [one for one in known.items if one.beginning and known.inside(one.deadline.start)]
    for one in begun:
        since = _(one.deadline.period.since)
        yield _("{day}，{name}：{since}。", day=one.deadline.start, name=one.name, since=since)
    yield _("应对措施：{write}", write=known.left)


_SAID: dict[Filling, Callable[[Known], Iterator[Message]]] = {
    Filling.COUNTS: _counts,
    Filling.STEPS: _steps,
    Filling.LATE: _late,
    Filling.BEGINNINGS: _beginnings,
}


def _table(known: Known) -> tuple[tuple[str, ...], ...]:
    heads = (str(_("序号")), *(str(LABELS[one]) for one in COLUMNS), str(_("进度")))
    return (heads, *(_row(number, one) for number, one in enumerate(known.lines, start=1)))


def _row(number: int, line: LedgerLine) -> tuple[str, ...]:
    said = [line.said(one) for one in COLUMNS]
    return (str(number), *map(excerpted, said), str(line.progress))


def excerpted(text: str) -> str:
    """*text* as long as a cell of the table of contracts holds it."""
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
