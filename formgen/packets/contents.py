"""What a packet holds, in the order in which it is bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from formgen.messages import Message
    from formgen.packets.enclosed import Enclosure

PAPER, CHECKLIST, ATTACHMENT = "paper", "checklist", "attachment"
NEEDED = ("/Type", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Group")
"""What a page needs to be printed; scripts, notes and thumbnails are not among it."""


@dataclass(frozen=True)
class Piece:
    """Pages that are there.

    :param kind: ``PAPER``, ``CHECKLIST`` (which belongs to the paper before it) or ``ATTACHMENT``.
    :param remark: what the contents say beside it, such as 草稿.
    """

    kind: str
    title: str
    pdf: bytes
    pages: int
    remark: str = ""


@dataclass(frozen=True)
class Lacking:
    """A material that is not there: a page in its place says so.

    :param wanted_by: who asks for it: the form, and the article. :param why: what is known about it.
    """

    title: str
    wanted_by: str
    why: str


@dataclass(frozen=True)
class Elsewhere:
    """A material that is handed in apart from the packet; the contents say so."""

    title: str
    remark: str


Entry = Piece | Lacking | Elsewhere


@dataclass(frozen=True)
class Packet:
    """Everything that a packet is made from.

    :param title: 申请材料, 合同材料…; :param subject: what it is about; :param applicant: who hands it in.
    :param day: the day on its cover.
    """

    title: str
    subject: str
    applicant: str
    day: date
    entries: tuple[Entry, ...]
    enclosure: Enclosure
    applicant_label: Message | str = "提交人"

    def of(self, kind: str) -> list[Piece]:
        """The pieces of one kind."""
        return [one for one in self.entries if isinstance(one, Piece) and one.kind == kind]

    @property
    def lacking(self) -> list[Lacking]:
        """The materials in whose place a page says that they are not there."""
        return [one for one in self.entries if isinstance(one, Lacking)]
