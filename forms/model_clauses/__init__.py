"""Model clauses of a government contract, so that nobody writes one from an empty box.

Each is our own writing: plain, with days and percentages that can be kept or changed, careful of the
government's side and fair to the other (第二十五条). Figures, days and names that stand elsewhere in the
contract are not repeated in a clause: two places would sooner or later differ.
"""

from __future__ import annotations

from . import general

MODEL_CLAUSES = general.CLAUSES
"""Every model clause, those for the kind of contract before those for all."""

__all__ = ["MODEL_CLAUSES"]
