"""Small words for the templates: raw answers as inputs show them, moments, names of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from flask import request
from flask.globals import request_ctx

from formgen.errors import UnknownForm
from formgen.fields.base import Misread, is_absent
from formgen.messages import _
from formgen.service import drafting, papers
from formgen.service.checks import shown
from formgen.service.day import moment_here

from . import merging
from .here import user
from .language import answered, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from flask import Flask

    from formgen.answers import Answers
    from formgen.fields.base import Field, Raw
    from formgen.form import Step
    from formgen.messages import Message

HERE = ZoneInfo("Asia/Shanghai")
LONGEST_TOLD = 120
"""Characters of an answer that is told beside another."""
MOST_ROWS_TOLD = 100
"""Rows of a table that a page of all answers tells."""
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
        demand_of=drafting.demand_of,
        asked_when=drafting.asked_when,
        by_name=by_name,
        anchor_of=anchor_of,
        answer_shown=answer_shown,
        told_briefly=told_briefly,
        faults_in=faults_in,
        reason_of=reason_of,
        shown_raw=shown_raw,
        carried=carried,
        moment=moment,
        moment_here=moment_here,
        code_shown=shown,
        form_title=form_title,
        here_in=here_in,
        marked=merging.marked,
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


def cell_of(row: Raw, column: Field, table: Any) -> Raw:
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


def by_name(fields: Iterable[Field]) -> dict[str, Field]:
    """Fields by their names, as a table's conditions look at them."""
    return {field.name: field for field in fields}


def anchor_of(answers: Answers, path: str) -> str:
    """Where on its step's page the value at *path* can be changed: its input, or the legend above several."""
    own = drafting.own_field(path)
    row, _bracket, column = path.rpartition("].")
    columns = by_name(getattr(answers.form.fields.get(own), "columns", ()))
    there = column in columns and answers.raw_at(f"{row}]") is not None
    return f"i-{path}" if there else f"i-{own}"


def faults_in(faults: dict[str, Message], field: Field) -> list[Message]:
    """What cannot be read in *field* and its cells."""
    return [fault for path, fault in faults.items() if drafting.own_field(path) == field.name]


def answer_shown(field: Field, answers: Answers) -> str:
    """An answer as a page shows it: printed as on paper, but numbers of persons and phones not in full."""
    value = answers.at(field.name)
    guarded = field.sensitive or field.kind in ("rows", "phone")
    if field.kind == "rows" and len(value or ()) > MOST_ROWS_TOLD:
        some = field.mask(value[:MOST_ROWS_TOLD])
        return say(_("{some}……共{count}行。", some=some, count=len(value)))
    return say(field.mask(value)) if guarded else answered(field, value)


def told_briefly(field: Field, raw: Raw) -> str:
    """A raw answer on one short line; numbers of persons and phones not in full, whole tables only by name."""
    if is_absent(raw):
        return ""
    if field.kind in ("rows", "enclosed"):
        return say(_("（见原文书，内容有改动）"))
    try:
        value = field.parse(raw)
    except Misread:
        return say(_("（读不出来）"))
    guarded = field.sensitive or field.kind == "phone"
    said = say(field.mask(value)) if guarded else answered(field, value)
    line = " ".join(said.split())
    return line if len(line) <= LONGEST_TOLD else f"{line[:LONGEST_TOLD]}…"


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
            raw = given[field.name]
            yield from _inputs(field.name, joined(raw) if field.kind in ("lines", "dates") else raw)


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
    adapter = request_ctx.url_adapter
    opens = adapter is not None and "GET" in adapter.allowed_methods(request.path)
    return f"{quote(request.path)}?{urlencode(asked)}" if opens else f"/?lang={language}"
