"""The free texts that are judged, each with the path of the field it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field

from formgen.rules import Match

__all__ = ["Match", "Segment", "Sides", "Text"]


@dataclass(frozen=True)
class Segment:
    """One text: the answer to one field, or a whole contract that was read (its path is ``None``)."""

    path: str | None
    text: str
    seams: tuple[int, ...] = ()
    """Places where one cell, note or text box ends and another begins: no sentence goes on over one."""
    cells: tuple[int, ...] = ()
    """Those seams behind which the next cell of the same row begins: what is before labels what follows."""

    @property
    def field(self) -> str | None:
        """The path, by the name that a :class:`Match` gives it."""
        return self.path


@dataclass(frozen=True)
class Sides:
    """What one contract calls its two sides, where it differs from custom or says more.

    :param government: names and roles of the government side in this contract (``出租人``, ``示例区文化局``).
    :param others: names and roles of everybody else.
    """

    government: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """All free texts of one form's answers, or the one text of an uploaded contract."""

    segments: tuple[Segment, ...] = ()
    sides: Sides = Sides()
    set_aside: tuple[tuple[int, int], ...] = ()
    """Stretches of the one text that the contract only quotes: examples, lists of what is forbidden."""
    # Readings of these segments, one set for each gazetteer: made once, shared by all detectors.
    kept: dict[object, object] = field(
        default_factory=dict, init=False, repr=False, compare=False, hash=False
    )
    # The same readings by gazetteer and segment, and those of the text that this one follows.
    read: dict[object, dict[Segment, object]] = field(
        default_factory=dict, init=False, repr=False, compare=False, hash=False
    )

    @classmethod
    def of(cls, text: str) -> Text:
        """*text* alone, without a field."""
        return cls((Segment(None, text),))

    def follow(self, before: Text) -> None:
        """Take over the readings of those segments that *before* had as well: they are as they were."""
        if (self.sides, self.set_aside) == (before.sides, before.set_aside):
            self.read.update(before.read)
