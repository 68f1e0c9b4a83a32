"""Deadlines as iCalendar (RFC 5545), for whatever calendar program people use.

A calendar program keeps what it reads, often on a telephone: only what is to be done, the kind of the paper
and the article stand in it, no name of a paper or of a person.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from formgen.service.deadline_desk import Item

LONGEST_LINE = 75  # octets, without the line break (RFC 5545, 3.1)
BREAK = "\r\n"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar(items: Iterable[Item], today: date, language: str) -> bytes:
    """The calendar of *items*, one event of a whole day for each deadline."""
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//formgen//deadlines//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(_('文书期限').to(language))}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]
    events = [line for one in items for line in _event(one, today, language)]
    return "".join(folded(line) + BREAK for line in [*head, *events, "END:VCALENDAR"]).encode()


def folded(line: str) -> str:
    """*line* in pieces of at most 75 octets, each further one after a blank; no character is cut in two."""
    pieces, piece, room = [], "", LONGEST_LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", LONGEST_LINE - 1  # the blank that says that it goes on
        piece, room = piece + character, room - size
    return f"{BREAK} ".join([*pieces, piece])


def _event(item: Item, today: date, language: str) -> Iterator[str]:
    deadline = item.deadline
    period, due = deadline.period, deadline.due
    stamp = datetime.combine(today, time(), UTC)
    kind = _(item.form.title).to(language) if item.form else ""
    task = _(period.task).to(language)
    summary = _("{task}（{paper}）", task=task, paper=kind).to(language) if kind else task
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(item)}@formgen"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(summary)}"
    yield f"DESCRIPTION:{_text(_told(item, language))}"
    yield "TRANSP:TRANSPARENT"
    yield from (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P1D",
        f"DESCRIPTION:{_text(summary)}",
        "END:VALARM",
    )
    yield "END:VEVENT"


def _told(item: Item, language: str) -> str:
    deadline = item.deadline
    period = deadline.period
    told = [f"{period.act.title} {period.place.label}"]
    if deadline.guessed:
        told.append(_("缺{years}年放假安排，期限为预计，请核对。", years=list(deadline.guessed)).to(language))
    return "\n".join(told)


def _uid(item: Item) -> str:
    """The same for the same deadline at every reading, and telling nothing of its paper."""
    whose = item.draft.id if item.draft else "own"
    return sha256(f"{whose} {item.deadline.key}".encode()).hexdigest()[:32]


def _text(said: str) -> str:
    return said.translate(_ESCAPED)
