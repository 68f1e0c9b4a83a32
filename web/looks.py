"""Small words for the templates: raw answers as inputs show them, moments, names of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import request

from formgen.errors import UnknownForm
from formgen.fields.base import Misread
from formgen.messages import _
from formgen.service import drafting, papers

from .here import user
from .language import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from flask import Flask

    from formgen.answers import Answers
    from formgen.fields.base import Field, Raw
    from formgen.form import Step

HERE = ZoneInfo("Asia/Shanghai")
PARTS = (
    ("name", "名称", "half"),
    ("doc_no", "文号", ""),
    ("date", "日期", ""),
    ("issuer", "发文机关", ""),
    ("approver", "批准人", ""),
)


def install(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.globals.update(
        plain=plain,
        listed=listed,
        joined=joined,
        truth=truth,
        part_of=part_of,
        rows_of=rows_of,
        cell_of=cell_of,
        longest=longest,
        reference_parts=reference_parts,
        condition_of=drafting.condition_of,
        reason_of=reason_of,
        shown_raw=shown_raw,
        carried=carried,
        moment=moment,
        form_title=form_title,
        here_in=here_in,
    )
    app.context_processor(lambda: {"me": user()})


def plain(raw: Raw) -> str:
    """A raw answer as a text input shows it."""
    if raw is None or isinstance(raw, dict | list):
        return ""
    return truth(raw) if isinstance(raw, bool) else str(raw)


def truth(raw: Raw) -> str:
    """Yes or no as the value of a radio button."""
    return {True: "true", False: "false"}.get(raw, "") if isinstance(raw, bool) else plain(raw)


def listed(raw: Raw) -> list[str]:
    """The ticked values of many choices."""
    return [str(one) for one in raw] if isinstance(raw, list) else [plain(raw)]


def joined(raw: Raw) -> str:
    """A list as a text box shows it: one entry a line."""
    return "\n".join(map(plain, raw)) if isinstance(raw, list) else plain(raw)


def rows_of(raw: Raw) -> list[Raw]:
    """The rows of a table."""
    return raw if isinstance(raw, list) else []


def cell_of(row: Raw, column: Field, table: Any) -> Raw:  # noqa: ANN401 - a field with columns
    """The raw answer in one cell; a plain value stands for its one column."""
    if isinstance(row, dict):
        return row.get(column.name)
    return row if column.name == table.single else None


def part_of(raw: Raw, part: str) -> str:
    """One part of a reference; a plain text is its name."""
    if isinstance(raw, dict):
        return plain(raw.get(part))
    return plain(raw) if part == "name" else ""


def longest(options: dict[str, str]) -> int:
    """How long the longest label is."""
    return max(map(len, options.values()), default=0)


def reference_parts(field: Field) -> list[tuple[str, str, str]]:
    """The parts that a reference asks for; the approver only where an approval is meant."""
    return [part for part in PARTS if part[0] != "approver" or field.kind == "approval"]


def reason_of(answers: Answers, name: str, rule: str) -> str:
    """The reason that was given for a rule."""
    raw = answers.raw_at(name)
    return plain(raw.get(rule)) if isinstance(raw, dict) else ""


def shown_raw(field: Field, raw: Raw) -> str:
    """A raw answer for people: printed as on paper, or as typed where it cannot be read."""
    try:
        value = field.parse(raw)
    except Misread:
        return plain(raw) or str(raw)
    return field.show(value) if value is not None else say(_("未填写"))


def carried(step: Step, given: dict[str, Raw]) -> Iterator[tuple[str, str]]:
    """Posted answers as hidden inputs, to be posted once more."""
    for field in step.fields:
        if field.name in given:
            yield "_shown", field.name
            yield from _inputs(field.name, given[field.name])


def _inputs(name: str, raw: Raw) -> Iterator[tuple[str, str]]:
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield from _inputs(f"{name}.{key}", value)
    elif isinstance(raw, list) and any(isinstance(one, dict) for one in raw):
        for index, one in enumerate(raw):
            yield from _inputs(f"{name}[{index}]", one)
    elif isinstance(raw, list):
        yield from ((name, plain(one)) for one in raw)
    elif raw is not None:
        yield name, plain(raw)


def moment(when: datetime) -> str:
    """A moment as a clock here shows it."""
    return when.astimezone(HERE).strftime("%Y-%m-%d %H:%M")


def form_title(name: str) -> str:
    """What a document is called: the title of its form, or the checklist."""
    stem = name.rpartition(".")[0]
    try:
        return say(papers.form(stem).title)
    except UnknownForm:
        return say(_("缺项清单"))


def here_in(language: str) -> str:
    """The address of this page in another language."""
    asked = {**request.args.to_dict(), "lang": language}
    return f"{request.path}?{urlencode(asked)}" if request.method == "GET" else f"/?lang={language}"
