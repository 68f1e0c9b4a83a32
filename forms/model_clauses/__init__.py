"""Model clauses of a government contract, so that nobody writes one from an empty box.

Each is our own writing: plain, with days and percentages that can be kept or changed, careful of the
government's side and fair to the other (第二十五条). Amounts, dates and quantities that stand elsewhere in
the contract are not repeated in a clause: two places would sooner or later differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    cooperation,
    general,
    goods,
    lease,
    otherwise,
    procurement,
    services,
    services_performed,
    software,
    supplements,
    works,
)

if TYPE_CHECKING:
    from formgen.form import ModelClause

MODEL_CLAUSES: tuple[ModelClause, ...] = (
    *supplements.CLAUSES,
    *services.CLAUSES,
    *services_performed.CLAUSES,
    *goods.CLAUSES,
    *software.CLAUSES,
    *lease.CLAUSES,
    *works.CLAUSES,
    *cooperation.CLAUSES,
    *procurement.CLAUSES,
    *otherwise.CLAUSES,
    *general.CLAUSES,
)
"""Every model clause: those for the kind of contract come before those for all."""

__all__ = ["MODEL_CLAUSES"]
