"""Kinds of contract, and how a clause for one of them is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen.fields import When, when
from formgen.form import ModelClause

from ..contract_conditions import DERIVATIVE, IT_PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Several(When):
    """A condition on a table: it has two rows or more."""

    def holds(self, answer: Callable[[str], Any]) -> bool:
        """Whether the table at *path* has several rows; *answer* gives its rows, ``None`` if unanswered."""
        return (len(answer(self.path) or ()) > 1) is not self.negated


STATE_ASSET = when("is_state_asset_deal", True)
ENDING = DERIVATIVE & when("parent_contract.derivative_type", "termination")
SEVERAL_OFFICES = Several("parties_a")

IN_COURT = ~when("dispute.method", "arbitration")
BY_ARBITRATION = ~when("dispute.method", "court")
ADMINISTRATIVE = (
    when("deal_nature", "supervision", "levy")
    | when("is_supervision_agreement", True)
    | when("is_talent_housing", True)
    | when("contract_category", "natural_resource", "supervision_agreement")
)
"""Contracts that may be administrative agreements: an arbitration clause in one is void (法释〔2019〕17号第二十六条)."""


@dataclass(frozen=True)
class Kind:
    """A kind of contract that has clauses of its own.

    :param name: what the ids of its clauses begin with.
    :param suits: when its clauses are offered; always, if not given.
    """

    name: str
    suits: When | None = None

    def clause(
        self, name: str, field: str, title: str, *paragraphs: str, only: When | None = None
    ) -> ModelClause:
        """A clause of this kind: its *paragraphs* become lines; *only* narrows when it is offered."""
        suits = self.suits & only if self.suits and only else self.suits or only
        return ModelClause(f"{self.name}-{name}", field, title, "\n".join(paragraphs), suits)


def numbered(*items: str) -> tuple[str, ...]:
    """*items* as 1. 2. 3.: the level below （一）, which the printed article itself uses."""
    return tuple(f"{number}. {item}" for number, item in enumerate(items, 1))


GENERAL = Kind("general")
PROCUREMENT = Kind("procurement", when("deal_nature", "procurement_goods", "procurement_service", "works"))
SERVICES = Kind(
    "services",
    when("deal_nature", "procurement_service") & ~IT_PROJECT,
)
GOODS = Kind("goods", when("deal_nature", "procurement_goods"))
SOFTWARE = Kind("software", when("deal_nature", "procurement_service") & IT_PROJECT)
LEASE = Kind("lease", when("deal_nature", "lease") & STATE_ASSET)
WORKS = Kind("works", when("deal_nature", "works"))
COOPERATION = Kind("cooperation", when("deal_nature", "cooperation"))
OTHER = Kind(
    "other",
    ~(
        when("deal_nature", "procurement_goods", "procurement_service", "works", "cooperation")
        | (when("deal_nature", "lease") & STATE_ASSET)
    ),
)
"""Every other contract, also while the kind is not yet chosen."""
