"""Lines about what the program does, one a line, as text or as JSON: never what people wrote, nor who they are.

What keeps that so stands here once, whoever writes a line. Of a fault its type and where it happened are written,
not its words, which may hold somebody's answers. Of other people's libraries the words of the line are written and
not what they would put into it, as that may be an address with a token. Numbers of persons and of mobile phones
are blotted out of everything.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from formgen.storage.audit import PERSONAL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

OURS = "formgen"
"""The loggers that know what may be said; all others are somebody else's."""
TOKEN = re.compile(r"[\w-]{20,}|/\S+", re.ASCII)
"""What may be a secret, or an address with one in it."""
MOST_FRAMES = 12

_request: ContextVar[str] = ContextVar("formgen_request", default="")


def of_request(number: str) -> None:
    """Put this number on every line of this thread from now on; empty for none."""
    _request.set(number)


def begin(form: str = "text", level: str = "INFO", stream: TextIO | None = None) -> logging.Handler:
    """Write lines to *stream*, the standard error if not given, and take away what wrote there before.

    :param form: ``text`` or ``json``. :param level: of our own lines; those of libraries begin at a warning.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Json() if form == "json" else _Text())
    root = logging.getLogger()
    for one in [one for one in root.handlers if isinstance(one.formatter, _Lines)]:
        root.removeHandler(one)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level)
    return handler


class _Lines(logging.Formatter):
    """What a line says, whatever its form."""

    def said(self, record: logging.LogRecord) -> dict[str, Any]:
        """The parts of the line by name."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {
            "time": at.replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": _words(record),
        }
        if _request.get():
            line["request"] = _request.get()
        told: Mapping[str, Any] = getattr(record, "told", {})
        line |= {name: _clean(value) for name, value in told.items()}
        if record.exc_info and record.exc_info[1] is not None:
            line["fault"] = _fault(record.exc_info[1])
        return line


class _Json(_Lines):
    def format(self, record: logging.LogRecord) -> str:
        """The line as one JSON object."""
        return json.dumps(self.said(record), ensure_ascii=False, default=str)


class _Text(_Lines):
    def format(self, record: logging.LogRecord) -> str:
        """The line as words and pairs."""
        line = self.said(record)
        fault = line.pop("fault", None)
        first = [str(line.pop(name)) for name in ("time", "level", "logger", "message")]
        rest = [f"{name}={value}" for name, value in line.items()]
        if fault:
            rest.append(f"fault={'<-'.join(fault['types'])} at {' '.join(fault['where'])}")
        return " ".join(" ".join([*first, *rest]).split())


def _words(record: logging.LogRecord) -> str:
    if record.name == OURS or record.name.startswith(f"{OURS}."):
        return str(_clean(record.getMessage()))
    return TOKEN.sub("***", str(_clean(str(record.msg))))


def _clean(value: Any) -> Any:  # noqa: ANN401 - a value of a line
    return PERSONAL.sub("***", value) if isinstance(value, str) else value


def _fault(fault: BaseException) -> dict[str, list[str]]:
    """The types of a fault and of its causes, and the last places it came through, the innermost last."""
    types: list[str] = []
    one: BaseException | None = fault
    while one is not None and type(one).__name__ not in types:
        types.append(type(one).__name__)
        one = one.__cause__ or one.__context__
    frames = traceback.extract_tb(fault.__traceback__)[-MOST_FRAMES:]
    return {"types": types, "where": [f"{_short(one.filename)}:{one.lineno}" for one in frames]}


def _short(filename: str) -> str:
    return "/".join(filename.replace("\\", "/").split("/")[-2:])
