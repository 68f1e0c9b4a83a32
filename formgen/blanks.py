"""The paper to print and fill in by hand: what is assumed of it, and what stands for an empty place.

A blank is made from the form's own template. Conditions of the template need answers, so a form may
say which answers its blank assumes: that a contract has a price, that the building stands in a
residential area.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE, LINE = "\ue000", "\ue001"
"""A place for some words, and for a line of its own: only in blanks, where rendering replaces them by room for a pen."""
USUAL_ROWS, USUAL_LINES = 6, 3


@dataclass(frozen=True, kw_only=True)
class Blank:
    """How the blank of one form differs from all its fields left open.

    :param assumes: answers that hold, and are printed, on the blank.
    :param without: paths of fields that the blank leaves out.
    :param rows: how many empty rows a table has, by its path; ``USUAL_ROWS`` for others.
    :param lines: how many empty lines a long text has, by its path; ``USUAL_LINES`` for others.
    """

    assumes: Mapping[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
