"""`formgen law touched`: drafts and issued papers that a change of law touches."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import click

from formgen.messages import _, translate
from formgen.terminal import speaking
from formgen.terminal.options import AS_JSON, AS_OF

if TYPE_CHECKING:
    from datetime import date

    from formgen.service.touched import Touched


@click.group(help="法规变动。")
def law() -> None:
    """Follow the law as it changes."""


@law.command(help="列出法规变动触及的草稿和已出的正式稿：保存或出具之后，哪些依据施行、失效或者改了数。")
@AS_JSON
@AS_OF
@click.pass_context
def touched(context: click.Context, *, as_json: bool, as_of: date | None) -> None:
    """List what changes of law touch."""
    from formgen.service.settings import settings
    from formgen.service.touched import TouchedPapers

    with closing(settings().known_database()) as database:
        found = TouchedPapers(database).all(as_of)
    if as_json:
        click.echo(json.dumps([_as_dict(one, context.obj) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo("\n".join(_lines(one, context.obj)))
    click.echo(speaking.say(_("共{count}份。", count=len(found)), context.obj))


def _lines(one: Touched, language: str) -> list[str]:
    kind = _("正式稿") if one.issued else _("草稿")
    # Names of drafts may be names of persons: a terminal shows their ids.
    head = f"{one.draft_id}  {one.form.code} {translate(one.form.title, language)}"
    day = one.since.isoformat()
    return [
        f"{head}  {speaking.say(kind, language)}  {day}",
        *(f"  {speaking.say(reason, language)}" for reason in one.reasons),
    ]


def _as_dict(one: Touched, language: str) -> dict[str, object]:
    return {
        "draft": one.draft_id,
        "form": one.form.id,
        "issued": one.issued,
        "since": one.since.isoformat(),
        "reasons": [speaking.say(reason, language) for reason in one.reasons],
    }
