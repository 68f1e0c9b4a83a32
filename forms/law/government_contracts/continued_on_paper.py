"""Supplementary, changing and ending agreements: what the contract before them says need not be said again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import fold
from formgen.clauses.patterns import expression
from formgen.messages import _
from formgen.rules import NOTE, Problem

if TYPE_CHECKING:
    from formgen.clauses import Contract

_TITLE = expression(
    r"^[#* ]{0,4}[^。;,:\n]{0,50}(?:补充|变更|终止|解除|续签|续期|延期)(?:合同|协议)(?:书)?[^。;,:\n]{0,14}$",
    re.MULTILINE,
)
_FIRST_LINES = 300
_CONTINUES = expression("原(?:合同|协议)|主(?:合同|协议)|《[^》\n]{2,60}(?:合同|协议)(?:书)?》")


def continues_another(paper: Contract) -> bool:
    """Whether *paper* is titled as an agreement that adds to another contract, changes or ends it, and names that."""
    folded = fold(paper.words)
    title = _TITLE.search(folded, 0, _FIRST_LINES)
    return title is not None and _CONTINUES.search(folded) is not None


def weighed(paper: Contract, problem: Problem | None) -> Problem | None:
    """*problem*, said as a note where the contract before may have settled it."""
    if problem is None or not continues_another(paper):
        return problem
    said = _("{said}（本文件补充或者变更原合同：原合同已约定的不必重复。）", said=problem.message)
    return Problem((), said, NOTE, problem.kind, problem.matches)
