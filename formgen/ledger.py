"""The ledger of contracts: what a form declares that its papers tell it.

A paper that is a contract opens a line; a paper that was begun from it, such as the one by which it is filed,
changed or ended, adds to that line. The ledger knows columns, and no form by name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from formgen.law import Act, Article
    from formgen.messages import Message


class Column(StrEnum):
    """What the ledger says of a contract."""

    NUMBER = "number"
    TITLE = "title"
    KIND = "kind"
    SUBJECT = "subject"
    OURS = "ours"
    THEIRS = "theirs"
    AMOUNT = "amount"
    START = "start"
    END = "end"
    HANDLER = "handler"
    SIGNED = "signed"
    FILED = "filed"
    FILING_NO = "filing_no"
    CLOSED = "closed"


LABELS: dict[Column, Message] = {
    Column.NUMBER: _("合同编号"),
    Column.TITLE: _("合同名称"),
    Column.KIND: _("合同类别"),
    Column.SUBJECT: _("主要内容"),
    Column.OURS: _("我方"),
    Column.THEIRS: _("对方当事人"),
    Column.AMOUNT: _("金额（元）"),
    Column.START: _("履行起始日"),
    Column.END: _("履行终止日"),
    Column.HANDLER: _("承办人"),
    Column.SIGNED: _("签订日"),
    Column.FILED: _("备案登记日"),
    Column.FILING_NO: _("备案编号"),
    Column.CLOSED: _("终止日"),
}


@dataclass(frozen=True)
class LedgerPart:
    """What the papers of a form tell the ledger.

    :param tells: by column, the paths of the answers that say it; the first one given counts.
    :param opens: whether such a paper is a contract itself; any other adds to the contract it was begun from.
    :param step: what such a paper means for the contract, in a few words; :param on: the day of that.
    :param ends: whether the contract is over with it.

    What a paper adds counts from the day of its step on; before, it is no more than a plan. Where the contract
    itself is not here, the first paper about it that tells its title opens the line.
    """

    tells: Mapping[Column, tuple[str, ...]] = field(default_factory=dict)
    opens: bool = False
    step: str = ""
    on: tuple[str, ...] = ()
    ends: bool = False

    def texts(self) -> Iterator[str]:
        """What people read of it."""
        if self.step:
            yield self.step

    def paths(self) -> Iterator[str]:
        """Every path that it names."""
        yield from self.on
        for paths in self.tells.values():
            yield from paths


class Filling(StrEnum):
    """What the ledger can fill into a section of a report."""

    COUNTS = "counts"
    """How many contracts, of which kinds, for how much."""
    CONTRACTS = "contracts"
    """The table of contracts."""
    STEPS = "steps"
    """What was done about contracts, by kind of step."""
    LATE = "late"
    """What is past its day and open."""
    BEGINNINGS = "beginnings"
    """What people said that happened."""


@dataclass(frozen=True)
class Section:
    """One thing that a report has to say, in the words of the act; what no ledger knows is written by people.

    :param answer: path of the answer that says it in the paper of the report.
    """

    item: str
    title: str
    quote: str
    fillings: tuple[Filling, ...] = ()
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportPaper:
    """The paper by which a report is made, and which of its answers the ledger knows.

    :param form: id of its form.
    :param says: answers that make such a paper this report, by path; :param year: path of the year it is about.
    :param unit: path of who reports.
    :param table: path of the table of contracts; :param columns: its columns, and what the ledger says there.
    :param progress: the column that says how far a contract is.
    :param done: path of the day on which the report was handed in.
    """

    form: str
    says: Mapping[str, str]
    year: str
    unit: str
    table: str
    columns: Mapping[str, Column]
    progress: str
    done: str

    def paths(self) -> Iterator[str]:
        """Every path that it names, but the columns."""
        yield from (*self.says, self.year, self.unit, self.table, self.done)


@dataclass(frozen=True, eq=False, kw_only=True)
class PeriodicReport:
    """A report on the contracts of a part of each year.

    :param first: the month and day with which that part begins; :param last: those with which it ends.
    :param paper: the paper that it becomes; :param period: id of the period by whose day it is handed in.
    """

    id: str
    act: Act
    place: Article
    title: str
    who: str
    first: tuple[int, int]
    last: tuple[int, int]
    sections: tuple[Section, ...]
    paper: ReportPaper
    period: str

    def texts(self) -> Iterator[str]:
        """What people read of it."""
        yield from (self.title, self.who, *(one.title for one in self.sections))
