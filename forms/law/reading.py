"""What a text is, and which day's law it is judged by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.plan import Extent

if TYPE_CHECKING:
    from datetime import date

    from formgen.clauses import Contract


def extent(paper: Contract) -> Extent:
    """Whether *paper* is a contract, some clauses of one, or something else."""
    del paper
    return Extent.FRAGMENT


def law_day(paper: Contract) -> date | None:
    """The day on which the contract was signed, as far as it says so."""
    del paper
    return None
