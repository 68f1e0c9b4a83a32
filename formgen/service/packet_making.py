"""A packet from answers and files, without a database: what the command line and the site have in common."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import PurePath
from threading import Lock
from typing import TYPE_CHECKING, Any

from formgen.answers import value_at
from formgen.errors import BadInput, ConversionFailed
from formgen.messages import _
from formgen.packets import making
from formgen.packets.arrival import Arrived, arrived, cleaned
from formgen.packets.contents import ATTACHMENT, CHECKLIST, PAPER, Elsewhere, Lacking, Packet, Piece
from formgen.packets.enclosed import MOST_PAPERS, Carried, Enclosure, Paper
from formgen.rendering.properties import fingerprint_in
from formgen.service import papers
from formgen.service.packet_materials import ELSEWHERE, LACKING, Row, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from formgen.form import Form
    from formgen.packets.contents import Entry

__all__ = [
    "Arrived",
    "Attached",
    "Carried",
    "Chosen",
    "Wanted",
    "arrived",
    "bound",
    "enclosed",
    "lacking",
    "usual",
]

AT_ONCE = 3
"""Conversions that one packet asks for at the same time: the converters are busy, and others get their turn."""
LANE = "packet"
LISTED = _("缺项清单")
DRAFT = _("草稿")
CALLED = _("{title}（{name}）")


@dataclass(frozen=True)
class Chosen:
    """A paper of a packet: its answers, whether its checklist comes along, how it hangs with the others."""

    form: Form
    answers: dict[str, Any]
    checklist: bool = False
    parent: int | None = None
    carried: tuple[Carried, ...] = ()

    @property
    def name(self) -> str:
        """What it is called by its own name; empty where it has none."""
        named = value_at(self.answers, self.form.name_field) if self.form.name_field else None
        return named.strip() if isinstance(named, str) else ""


@dataclass(frozen=True)
class Attached:
    """A file that was let in, for a material or (with an empty key) beside the list."""

    name: str
    material: str
    file: Arrived


@dataclass(frozen=True)
class Wanted:
    """What a packet is to hold.

    :param states: by key of a material without a file: ``lacking``, ``elsewhere`` or ``not_needed``.
    """

    title: str
    subject: str
    applicant: str
    day: date
    papers: tuple[Chosen, ...]
    attached: tuple[Attached, ...] = ()
    states: dict[str, str] = field(default_factory=dict)


def usual(chosen: Chosen) -> dict[str, str]:
    """Title, subject and applicant of a packet around a paper, as far as the paper says them."""
    form = chosen.form
    path = form.guide.submitter if form.guide else ""
    said = value_at(chosen.answers, path) if path else None
    applicant = said.strip() if isinstance(said, str) else ""
    subject = chosen.name if chosen.name != applicant else ""
    title = form.audience.packet if form.audience else "成套材料"
    return {"title": title, "subject": subject or form.title, "applicant": applicant}


def bound(wanted: Wanted) -> bytes:
    """The packet as PDF.

    :raises formgen.errors.BadInput: without papers, with too many, or when a file cannot be bound.
    :raises formgen.errors.PartMissing: without a converter.
    """
    if not wanted.papers:
        raise BadInput(_("成套材料里一份文书也没有：请至少选一份。"))
    if len(wanted.papers) > MOST_PAPERS:
        raise BadInput(_("一套材料最多{limit}份文书：请分成几套。", limit=MOST_PAPERS))
    writing = Lock()
    with ThreadPoolExecutor(AT_ONCE, "packet") as hands:
        pieces = [hands.submit(_papers, one, wanted, writing) for one in wanted.papers]
        files = [(one, hands.submit(_file, one)) for one in wanted.attached]
        made = [piece for one in pieces for piece in one.result()]
        attached = {id(one): piece.result() for one, piece in files}
    entries = (*made, *_materials(wanted, attached))
    first = wanted.papers[0].form
    packet = Packet(
        wanted.title,
        wanted.subject,
        wanted.applicant,
        wanted.day,
        entries,
        enclosed(wanted),
        applicant_label=_(first.audience.submitter) if first.audience else _("提交人"),
    )
    return making.made(packet, _pdf_of)


def enclosed(wanted: Wanted) -> Enclosure:
    """The answers of a packet as they lie in it."""
    return Enclosure(
        wanted.title,
        wanted.applicant,
        wanted.day.isoformat(),
        tuple(
            Paper(
                one.form.id, one.form.code, one.form.version, one.name, one.answers, one.parent, one.carried
            )
            for one in wanted.papers
        ),
        tuple((one.name, one.material) for one in wanted.attached),
    )


def _papers(chosen: Chosen, wanted: Wanted, writing: Lock) -> list[Piece]:
    """A paper, and its checklist where it is wanted, as PDFs.

    One paper is *writing* at a time: so the first comes to a converter while the others are written.
    """
    with writing:
        report = papers.look_over(chosen.form.id, chosen.answers, wanted.day)
        documents = list(papers.documents_of(report).values())
    remark = "" if report.final else str(DRAFT)
    named = [(PAPER, _called(chosen, wanted), remark), (CHECKLIST, str(LISTED), "")]
    return [
        _piece(kind, title, docx, remark)
        for (kind, title, remark), docx in zip(named, documents, strict=True)
        if kind == PAPER or chosen.checklist
    ]


def _piece(kind: str, title: str, docx: bytes, remark: str) -> Piece:
    pdf = _pdf_of(docx, fingerprint_in(docx))
    return Piece(kind, title, pdf, making.pages_of(pdf), remark)


def _pdf_of(docx: bytes, fingerprint: str) -> bytes:
    """Packets wait in a lane of their own: nobody's single paper waits for forty of theirs."""
    return papers.to_pdf(docx, fingerprint, lane=LANE)


def _called(chosen: Chosen, wanted: Wanted) -> str:
    """The title of its form; with its own name where that says more than the cover does."""
    if not chosen.name or chosen.name in (wanted.subject, wanted.applicant, chosen.form.title):
        return chosen.form.title
    return str(_(CALLED.text, title=chosen.form.title, name=chosen.name))


def _file(one: Attached) -> Piece:
    file = one.file
    if file.kind != "pdf":
        try:
            file = cleaned(_pdf_of(file.content, fingerprint_in(file.content)))
        except (BadInput, ConversionFailed) as fault:
            said = _("附件 {name} 装不进成套材料：{said}", name=one.name, said=fault.message)
            raise type(fault)(said) from fault
    return Piece(ATTACHMENT, PurePath(one.name).stem or one.name, file.content, file.pages)


def _materials(wanted: Wanted, attached: dict[int, Piece]) -> Iterator[Entry]:
    """What is attached or ought to be, in the order of the lists of materials; then what is on none."""
    listed = rows([(one.form, one.answers) for one in wanted.papers])
    keys = {row.key for row in listed}
    for row in listed:
        files = [one for one in wanted.attached if one.material == row.key]
        yield from (_retitled(attached[id(one)], row.material.name) for one in files)
        if not files:
            yield from _without_file(row, wanted.states.get(row.key, row.usual))
    for one in wanted.attached:
        if one.material not in keys:
            yield attached[id(one)]


def _retitled(piece: Piece, material: str) -> Piece:
    title = str(_(CALLED.text, title=material, name=piece.title))
    return Piece(piece.kind, title, piece.pdf, piece.pages)


def _without_file(row: Row, state: str) -> Iterator[Entry]:
    if state == ELSEWHERE:
        yield Elsewhere(row.material.name, str(_("另行提交")))
    elif state == LACKING:
        yield Lacking(row.material.name, str(row.wanted_by), str(row.why))


def lacking(wanted: Wanted) -> list[Row]:
    """The materials for which there is neither a file nor a decision to do without it here."""
    filed = {one.material for one in wanted.attached}
    listed = rows([(one.form, one.answers) for one in wanted.papers])
    states = {one.key: wanted.states.get(one.key, one.usual) for one in listed}
    return [one for one in listed if one.key not in filed and states[one.key] == LACKING]
