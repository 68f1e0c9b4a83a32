"""第二十八条 in a contract that was read: what each party lacks, whose it is, and whether its field stands blank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.clauses import Contract, Party

_REPRESENTED = frozenset({"legal_representative", "agent", "id_number"})
KINDS = (
    ("法定代表人或者负责人", _REPRESENTED),
    ("地址", frozenset({"address"})),
    ("联系方式", frozenset({"phone", "email"})),
)
"""What 第二十八条 asks for besides the name, and the details that say it."""
_IDENTIFY = frozenset({"uscc", "id_number", "address", "legal_representative", "agent", "phone", "email"})
_ENOUGH = 2
_PERSON = re.compile(r"[一-龥]{2,4}(?:[(（].*[)）])?")
_FEW = 2


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
        return f"{self.who}的{self.label}{'（留有空白）' if self.blank else ''}"


def gaps(paper: Contract) -> list[Gap]:
    """What the named parties of *paper* lack: all of it where one says hardly anything, else what another says.

    Where no party gives its telephone, say, but each is well described, that is the habit of the contract.
    """
    named = [one for one in paper.parties if one.name]
    return [
        Gap(party, label, bool(names & party.open))
        for party in named
        for label, names in KINDS
        if not names & set(party.details) and _is_wanted(party, names, named)
    ]


def _is_wanted(party: Party, names: frozenset[str], named: Iterable[Party]) -> bool:
    if names is _REPRESENTED and _PERSON.fullmatch(party.name):
        return "id_number" not in party.details and len(_IDENTIFY & set(party.details)) < _ENOUGH
    others = any(names & set(one.details) for one in named if one is not party)
    return others or bool(names & party.open) or len(_IDENTIFY & set(party.details)) < _ENOUGH
