"""第二十八条 in a contract that was read: what each party lacks, whose it is, and whether its field stands blank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.clauses import fold
from formgen.clauses.patterns import expression
from formgen.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.clauses import Contract, Party

_REPRESENTED = frozenset({"legal_representative", "agent", "id_number"})
KINDS = (
    ("法定代表人或者负责人", _REPRESENTED),
    ("地址", frozenset({"address"})),
    ("联系方式", frozenset({"phone", "email", "contact"})),
)
"""What 第二十八条 asks for besides the name, and the details that say it."""
_NUMBERS = frozenset({"uscc", "id_number"})
_ENOUGH = 2
_PERSON = expression(r"[一-龥]{2,4}(?:[(（].*[)）])?")


@dataclass(frozen=True)
class Gap:
    """One thing that a party does not say of itself.

    :param blank: whether there is a field for it that nobody filled in.
    """

    party: Party
    label: str
    blank: bool

    @property
    def who(self) -> str:
        """What the contract calls the party."""
        return next(iter(self.party.roles), self.party.name)

    @property
    def words(self) -> str:
        """乙方的地址（留有空白）."""
        return str(self.said)

    @property
    def said(self) -> Message:
        """The same, to be said in other languages too."""
        who, what = Message(self.who), Message(self.label)
        if self.blank:
            return _("{who}的{what}（留有空白）", who=who, what=what)
        return _("{who}的{what}", who=who, what=what)


def gaps(paper: Contract) -> list[Gap]:
    """What the named parties of *paper* lack: all of it where one says hardly anything, else what another says.

    Where no party gives its telephone, say, but each is well described, that is the habit of the contract.
    """
    named = [one for one in paper.parties if one.name]
    return [
        Gap(party, label, bool(names & party.open))
        for party in named
        for label, names in KINDS
        if not _says(paper, party, names) and _is_wanted(paper, party, names, named)
    ]


_PLACE = expression("(?:路|街|道|巷|大厦|村|园|区)[一-龥0-9a-zA-Z]{0,10}(?:号|栋|楼|室|层)")
_HEAD = expression("董事(?!会)|合伙人|主任|局长|院长|校长")
_NOTE = expression(r"[(（].*$")
_LINE = 120


def _says(paper: Contract, party: Party, names: frozenset[str]) -> bool:
    """Whether *party* says one of *names*, by a label or, beside its name, by its words; a call number also elsewhere."""
    if names & (set(party.details) | party.unclear):
        return True
    line = fold(paper.words[party.where.end : party.where.end + _LINE]).split("\n", 1)[0]
    if "address" in names:
        return bool(_PLACE.search(line))
    if "phone" in names:
        who = "|".join(map(re.escape, (*party.roles, _NOTE.sub("", party.name))))
        said = re.compile(
            rf"(?:{who})[^。;\n]{{0,40}}?(?:[0-9]{{3,4}}\s?-\s?[0-9]{{4}}|1[0-9]{{10}}|\+[0-9]{{2}}|@)"
        )
        return bool(said.search(fold(paper.words)))
    return bool(_HEAD.search(line))


def _is_wanted(paper: Contract, party: Party, names: frozenset[str], named: Iterable[Party]) -> bool:
    said = sum(_says(paper, party, one) for one in (_NUMBERS, *(kind for _label, kind in KINDS)))
    if names is _REPRESENTED and _PERSON.fullmatch(party.name):
        return False
    others = any(names & set(one.details) for one in named if one is not party)
    return said < _ENOUGH or others or bool(names & party.open)
