"""`formgen rules`: what runs on a form, so that its author need not find out by trying."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from formgen.messages import _, translate
from formgen.terminal import speaking
from formgen.terminal.options import AS_JSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.service.rulebook import Entry, Rulebook


@click.command(help="列出在一个表单上运行的规则（编号、轻重、条文、读取哪些答案），以及等待其他表单的规则。")
@click.argument("form", metavar="FORM")
@AS_JSON
@click.pass_context
def rules(context: click.Context, *, form: str, as_json: bool) -> None:
    """List the rules of a form."""
    from formgen.service.rulebook import rulebook

    book = rulebook(form)
    if as_json:
        click.echo(json.dumps(book.as_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(book, context.obj)))


def _lines(book: Rulebook, language: str) -> Iterator[str]:
    if book.form is None:
        yield speaking.say(_("还没有表单 {code}。", code=book.name), language)
    else:
        yield f"{translate(book.form.title, language)} {book.name}"
        yield speaking.say(_("在这个表单上运行的规则：{count}条", count=len(book.runs)), language)
        yield from (_line(one, language, ", ".join(one.rule.inputs)) for one in book.runs)
    if book.awaits:
        yield speaking.say(_("等待表单的规则：{count}条", count=len(book.awaits)), language)
        yield from (_line(one, language, one.rule.awaits) for one in book.awaits)


def _line(one: Entry, language: str, last: str) -> str:
    rule = one.rule
    weight = speaking.say(speaking.HEADINGS[rule.severity], language)
    told = (f"  {rule.id}", weight, rule.place.label, rule.stage.key, one.part, rule.name, last)
    return "  ".join(filter(None, told))
