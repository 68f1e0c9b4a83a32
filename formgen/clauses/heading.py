"""What a contract calls itself: the line at its head that ends in 合同 or 协议, with those above that begin it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from formgen.clauses.folded import folded
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.contract import Contract

_CALLED = "(?:合同|协议|协议书|合同书|备忘录|意向书|承诺函)(?:文本|正文|范本)?(?:\\([^()]{0,20}\\))*$"
_LINE, _LINES = (expression(f"^[^,。;:\\n]{{2,{longest}}}?{_CALLED}") for longest in (60, 500))
"""A title in one line, and in several."""
_REACH = 600
_MOST_LINES = 12
_LONGEST = 40
"""So many lines a title has at most: 500 characters, where 20 fill a line."""
_SIGNED = expression("为《([^\\n]+)》[的之]?(?:签[署字章约]|盖章)页")
"""What the page of the signatures belongs to, blanks left out."""


@dataclass(frozen=True)
class Heading:
    """The lines among which a title stands, and what the rest of the contract says of them.

    A long title stands in several lines on the cover, and again over the text. Names alone do not tell where it
    begins: a number, a party or a motto may stand above it. The head of every page and the page of the signatures
    say it whole.

    :param words: the whole contract, folded.
    """

    words: str
    start: int
    end: int

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """Where each line begins and ends that is not blank."""
        found = re.finditer("[^\n]+", self.words[self.start : self.end])
        return tuple(
            (self.start + one.start(), self.start + one.end()) for one in found if one.group().strip()
        )

    def from_line(self, first: int) -> Iterator[tuple[int, str]]:
        """What may be a title that begins with the line *first*, the longest first: its last line, and its words.

        The words have no blanks; those of several lines are said in one elsewhere.
        """
        said = ""
        ones: list[tuple[int, str]] = []
        for last, (start, end) in enumerate(self.lines[first : first + _LONGEST], first):
            said += _squeezed(self.words[start:end])
            if ones and said not in self._said:
                break
            ones.append((last, said))
        return reversed(ones)

    def signs(self, said: str) -> bool:
        """Whether the page of the signatures names the contract *said*: then that is its title, whatever it is."""
        return said in self._signed

    @cached_property
    def _said(self) -> str:
        return _squeezed(self.words)

    @cached_property
    def _signed(self) -> frozenset[str]:
        return frozenset(_SIGNED.findall(self._said))


def title_of(contract: Contract) -> str:
    """The title of *contract*, folded and without blanks; empty where its head has none."""
    if "title" not in contract.kept:
        heading = Heading(folded(contract), 0, _REACH)
        contract.kept["title"] = next(_titles(heading), "")
    return cast("str", contract.kept["title"])


def _titles(heading: Heading) -> Iterator[str]:
    for first in range(min(len(heading.lines), _MOST_LINES)):
        for last, said in heading.from_line(first):
            bare = "".join(said.split()).strip("《》")
            if (_LINES if last > first else _LINE).match(bare) or heading.signs(said):
                yield bare


def _squeezed(words: str) -> str:
    return words.replace(" ", "").replace("\t", "")
