"""The template is a contract, kept in both directions: it prints what its form prints, and no other name."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from formgen.answers import read_answers
from formgen.errors import TemplateFault
from formgen.fields import LongText, Rows
from formgen.messages import _
from formgen.rendering.filling.program import program_of
from formgen.rendering.words import Teller, names_of, printed_paths, words
from formgen.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.fields import Field
    from formgen.form import Form
    from formgen.rendering.template import Template

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_LOOKALIKE = re.compile(r"[{｛]\s*[{｛%％#＃]|[}｝%％#＃]\s*[}｝]")
_ANY_DAY = dt.date(2026, 1, 1)


def names_in(template: Template) -> set[str]:
    """Every word that *template* asks for, in all its parts; columns of tables as ``parties_a[].name``."""
    return {one.name for one in program_of(template).uses}


def names_offered(form: Form) -> set[str]:
    """Every word that *form* gives to its template, whatever the answers."""
    answered = [{}, *(one.answers for one in form.samples)]
    reports = [Report(read_answers(form, one), _ANY_DAY, _ANY_DAY, (), (), ()) for one in answered]
    said = {name for one in reports for name in names_of(words(one))} | {"notes[]"}
    return said | {name for field in form.fields.values() for name in _inside(field, reports[0])}


def _inside(field: Field, blank: Report) -> Iterator[str]:
    """What stands in a list of *field*, even if no sample has any."""
    if field.printed and isinstance(field, LongText):
        yield f"{field.name}[]"
    if field.printed and isinstance(field, Rows):
        yield from names_of(Teller(blank).empty_row(field), f"{field.name}[].")


def refuse_disagreement(template: Template, form: Form) -> None:
    """:class:`TemplateFault` naming each word that only the template or only *form* knows."""
    offered = names_offered(form)
    refuse_unknown(template, offered)
    forgotten = [path for path in printed_paths(form) if not _prints(template, path)]
    if forgotten:
        labels = [_labelled(form, path) for path in forgotten]
        raise TemplateFault(
            _(
                "表单 {form} 的这些字段要印在文书上，模板 {name} 里却没有：{labels}。",
                form=form.id,
                name=template.name,
                labels=labels,
            )
        )


def refuse_unknown(template: Template, offered: Iterable[str]) -> None:
    """:class:`TemplateFault` for tags that only look like tags, and for words that nobody offers."""
    _refuse_lookalikes(template)
    unknown = sorted(names_in(template) - set(offered))
    if unknown:
        raise TemplateFault(
            _(
                "模板 {name} 用了没有的字段：{unknown}。请对照表单改名或删除。",
                name=template.name,
                unknown=unknown,
            )
        )


def _refuse_lookalikes(template: Template) -> None:
    for text in template.paragraphs():
        if _LOOKALIKE.search(_TAG.sub("", text)):
            raise TemplateFault(
                _(
                    "模板 {name} 的这一段里有写坏的标记，会原样印出来：“{text}”。标记须用半角、不留空、成对。",
                    name=template.name,
                    text=text,
                )
            )


def _prints(template: Template, path: str) -> bool:
    """Whether the field at *path* is printed, or, for a choice or yes/no, decides what is printed."""
    for use in program_of(template).uses:
        if use.printed and use.name in (path, f"{path}[]"):
            return True
        if use.name == f"{path}_holds" or use.name.startswith(f"{path}_is."):
            return True
    return False


def _labelled(form: Form, path: str) -> str:
    table, _row, column = path.partition("[].")
    field = form.fields.get(table)
    if field is None:
        return path
    columns = {one.name: one.label for one in getattr(field, "columns", ())}
    return f"{field.label}·{columns[column]}（{path}）" if column else f"{field.label}（{path}）"
