"""The guide of a form: its material list, its periods, and its blank and sample, made once and kept."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.errors import UnknownForm
from formgen.fields import Reasons
from formgen.messages import _
from formgen.service import papers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from formgen.form import Form
    from formgen.messages import Message

BLANK, SAMPLE = "blank", "sample"
DOCX, PDF = "docx", "pdf"
KINDS: dict[str, Message] = {BLANK: _("空白表"), SAMPLE: _("样例")}
FORMATS = (DOCX, PDF)

Key = tuple[str, str, str, bool, str, str]
_kept: dict[Key, bytes] = {}
_locks: dict[Key, threading.Lock] = {}
_guard = threading.Lock()


@dataclass(frozen=True)
class StepShown:
    """One step of filling in: its title, what it asks, and how much."""

    title: str
    intro: Message | str
    questions: int
    required: int


def steps(form: Form, day: date) -> tuple[StepShown, ...]:
    """The steps of *form* with the number of their questions; those under a condition count as questions too.

    :param day: whose figures of the law their sentences name.
    """
    return tuple(_step(one.title, form.told(one.intro, day), one.fields) for one in form.steps)


def _step(title: str, intro: Message | str, fields: tuple[object, ...]) -> StepShown:
    asked = [one for one in fields if not isinstance(one, Reasons)]
    return StepShown(title, intro, len(asked), sum(getattr(one, "required", False) is True for one in asked))


def validity(form: Form, day: date) -> Message:
    """Whether the act behind *form* holds on *day*, by its own words."""
    act = form.act
    if act.expires and day > act.expires:
        return _("所载有效期已于{day}届满，请核实现行依据。", day=act.expires)
    if act.effective and day < act.effective:
        return _("自{day}起施行，现在还没有施行。", day=act.effective)
    if act.expires:
        return _("有效，所载有效期至{day}。", day=act.expires)
    return _("没有载明有效期。")


def made_by(form: Form) -> Iterator[Form | None]:
    """For each material of the guide of *form*, the form here that makes it."""
    known = {one.id: one for one in catalogue.installed().forms}
    for material in form.guide.materials if form.guide else ():
        yield known.get(material.form)


def file_name(form: Form, kind: str, ending: str) -> tuple[str, Message]:
    """What a download is called: in ASCII, and for people."""
    shown = _("{title}（{kind}）.{ending}", title=_(form.title), kind=KINDS[kind], ending=ending)
    return f"{form.id}_{kind}.{ending}", shown


def paper(name: str, kind: str, ending: str, day: date) -> bytes:
    """The blank or the sample of the form called *name*, as Word file or PDF; made once, then kept in memory.

    The act's validity on *day* is printed, so a day on which it changes makes another file. Whoever asks
    while one is being made waits for that one. :class:`formgen.errors.PartMissing` without a converter.
    """
    form = papers.form(name)
    if kind not in KINDS or ending not in FORMATS:
        raise UnknownForm(_("没有这种文件：只有空白表和样例，DOCX 和 PDF。"))
    key = _key(form, kind, ending, day)
    with _guard:
        lock = _locks.setdefault(key, threading.Lock())
    with lock:
        if key not in _kept:
            _kept[key] = _made(form, kind, ending, day)
        return _kept[key]


def _key(form: Form, kind: str, ending: str, day: date) -> Key:
    from formgen.rendering.documents import template_digest  # noqa: PLC0415 - the start page does without

    return form.id, form.version, template_digest(form), form.act.in_force(day), kind, ending


def _made(form: Form, kind: str, ending: str, day: date) -> bytes:
    from formgen.rendering.blanks import blank_document, sample_document  # noqa: PLC0415 - the start page does without
    from formgen.rendering.properties import fingerprint_in  # noqa: PLC0415 - as above

    if ending == PDF:
        docx = paper(form.id, kind, DOCX, day)
        return papers.to_pdf(docx, fingerprint_in(docx))
    if kind == BLANK:
        return blank_document(form, day)
    return sample_document(papers.check(form.id, papers.example(form.id), day))
