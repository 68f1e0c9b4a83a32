"""Holidays at the terminal: which years are known, and the yearly notice put in from a file."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formgen.errors import BadInput
from formgen.messages import _
from formgen.terminal import speaking
from formgen.terminal.options import AS_JSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.messages import Message
    from formgen.service.holidays import Group, HolidayDesk, KnownYear, Preview

LARGEST = 200_000
"""Bytes of a file with a notice."""


@click.group(help="节假日安排：工作日按它推算。")
def holidays() -> None:
    """Follow the yearly notice."""


@holidays.command(name="list", help="列出已知各年的安排：随程序提供的，和录入的。")
@AS_JSON
@click.pass_context
def list_years(context: click.Context, *, as_json: bool) -> None:
    """List the years that are known."""
    from formgen.service.day import today

    with closing(_Opened()) as opened:
        years = opened.desk.years(today())
    if as_json:
        click.echo(json.dumps([_as_dict(one) for one in years], ensure_ascii=False, indent=2))
        return
    for one in years:
        click.echo("\n".join(speaking.say(line, context.obj) for line in _lines(one)))


@holidays.command(help="从文件录入一年的放假安排（- 为标准输入）：粘贴国务院办公厅通知的原文，或逐行写日期。")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--year", default="", metavar="YYYY", help="哪一年；通知带标题的可以不写。")
@click.option("--number", default="", metavar="TEXT", help="通知的文号；通知里有的可以不写。")
@click.option("--issued-on", default="", metavar="DATE", help="通知的日期；通知里有的可以不写。")
@click.option("--dry-run", is_flag=True, help="只看读到什么、影响多少期限，不保存。")
@click.pass_context
def add(context: click.Context, *, file: Path, year: str, number: str, issued_on: str, dry_run: bool) -> None:
    """Put in the notice of a year; it replaces what was known of that year."""
    from formgen.service.day import today
    from formgen.storage.audit import SYSTEM

    text = _read(file)
    with closing(_Opened()) as opened:
        shown = opened.desk.preview(text, year, number, issued_on, today())
        if not dry_run:
            opened.desk.enter(shown, shown.seen, SYSTEM)
    for line in _told(shown, kept=not dry_run):
        click.echo(speaking.say(line, context.obj))


class _Opened:
    """The desk over the database of this installation, and its end."""

    def __init__(self) -> None:
        from formgen.service.holidays import HolidayDesk
        from formgen.service.settings import settings

        self._database = settings().known_database()
        self.desk: HolidayDesk = HolidayDesk(self._database)

    def close(self) -> None:
        """Give the database back."""
        self._database.close()


def _read(file: Path) -> str:
    if str(file) == "-":
        content = sys.stdin.buffer.read(LARGEST + 1)
    else:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise BadInput(_("文件太大：只要放假安排的几行文字。"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadInput(_("文件不是 UTF-8 编码的文字：请另存为 UTF-8 的 TXT 再录入。")) from fault


def _lines(one: KnownYear) -> Iterator[Message]:
    if one.notice is None:
        yield _("{year}年（随程序提供）", year=one.year)
    else:
        yield _("{year}年（录入，{number}）", year=one.year, number=one.notice.number or "—")
    yield from _of_groups(one.groups)


def _of_groups(groups: tuple[Group, ...]) -> Iterator[Message]:
    for group in groups:
        name = f"{group.name}  " if group.name else ""
        for word, spans in ((_("放假"), group.off), (_("上班"), group.worked)):
            for span in spans:
                yield _("  {name}{what}  {span}", name=name, what=word, span=span)


def _told(shown: Preview, *, kept: bool) -> Iterator[Message]:
    yield from _of_groups(shown.groups)
    yield from shown.doubts
    yield _(
        "{moved}项期限的截止日移动，{settled}项不再是预计。",
        moved=shown.effects.moved,
        settled=shown.effects.settled,
    )
    year = shown.new.year
    yield _("{year}年的放假安排已保存。", year=year) if kept else _("没有保存（--dry-run）。")


def _as_dict(one: KnownYear) -> dict[str, object]:
    from formgen.calendar import NOTHING_MORE, WorkingDays

    days = (
        [(each.day, each.working) for each in one.notice.days]
        if one.notice
        else WorkingDays(NOTHING_MORE).unusual(one.year)
    )
    return {
        "year": one.year,
        "shipped": one.notice is None,
        "number": one.notice.number if one.notice else "",
        "days": [{"day": day.isoformat(), "working": working} for day, working in days],
    }
