"""What a person reads before filling in a form: for whom, with which papers, where to, and what then.

The order is that of the guides of Chinese public services (办理对象, 依据, 材料清单, 填写说明, 期限, 办理流程,
提交到哪里). A guide is data of its form and says only what the act says: periods are figures of the
act, so that a change of law changes the guide; what the act is silent about is called unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from formgen.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from formgen.fields.base import When
    from formgen.law import Dated

ORIGINAL, COPY, EITHER = "原件", "复印件", ""
"""What of a material is handed in; empty where the act does not say."""


@dataclass(frozen=True)
class Audience:
    """Who fills forms in.

    :param public: whether they are members of the public, filling in what they hand in themselves; the forms of
        the others are papers that an office gives out, and are filled in by its staff alone.
    :param order: where its forms stand on the start page, least first.
    :param tasks: its tasks in the order in which they come up; others follow in that of the codes.
    :param roles: the roles, by their names in the policy, of those for whom its forms stand first.
    :param packet: what its papers bound together are called; :param submitter: what it is called on their cover.
    """

    key: str
    label: str
    order: int = 90
    tasks: tuple[str, ...] = ()
    packet: str = "成套材料"
    submitter: str = "提交人"
    public: bool = field(default=False, kw_only=True)
    roles: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class Told:
    """A sentence of a guide with its article; figures of the act stand in it as ``{days}``."""

    text: str
    article: str = ""
    figures: Mapping[str, Dated[Any]] = field(default_factory=dict, hash=False)

    def on(self, day: date) -> Message:
        """The sentence with the figures that hold on *day*."""
        return Message(self.text, {name: figure.on(day) for name, figure in self.figures.items()})


@dataclass(frozen=True)
class Material:
    """One line of 材料清单.

    :param kind: ``ORIGINAL``, ``COPY``, or empty where the act does not say.
    :param copies: how many; ``None`` where the act does not say.
    :param form: id of the form here that makes it, if there is one.
    :param answers: paths of the answers that say that it is there; all of them must be given.
    :param only_if: what must be answered for it to be wanted; always, if not given.
    """

    name: str
    kind: str = EITHER
    copies: int | None = None
    note: str = ""
    article: str = ""
    form: str = ""
    answers: tuple[str, ...] = ()
    only_if: When | None = None


@dataclass(frozen=True, kw_only=True)
class Guide:
    """How one form is used, in the words of the act that asks for it.

    :param who: who may apply, or who fills it in.
    :param articles: where the act asks for it.
    :param conditions: what must hold.
    :param materials: what is handed in together; the form itself may be among it.
    :param periods: by when, and for how long.
    :param after: what happens next, in its order.
    :param submit_to: where the finished paper goes.
    :param fees: what the act says of fees; empty where it says nothing.
    :param unknown: what people will ask and the act does not say, each a full sentence.
    :param submitter: path of the answer that names who hands it in.
    """

    who: str
    articles: str
    submit_to: str
    conditions: tuple[Told, ...] = ()
    materials: tuple[Material, ...] = ()
    periods: tuple[Told, ...] = ()
    after: tuple[Told, ...] = ()
    fees: str = ""
    unknown: tuple[str, ...] = ()
    submitter: str = ""

    def texts(self) -> Iterator[str]:
        """Every Chinese text of it, for the catalogue of translations."""
        yield from (self.who, self.submit_to, self.fees, *self.unknown)
        yield from (one.text for one in (*self.conditions, *self.periods, *self.after))
        for one in self.materials:
            yield from (one.name, one.kind, one.note)
