"""Tables of a form from spreadsheets on the command line, and the spreadsheet to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from formgen.errors import BadInput
from formgen.messages import _

if TYPE_CHECKING:
    from formgen.service.table_import import TableRead

MOST_TOLD = 100
"""Faults of one file that are told one by one."""

ROWS = click.option(
    "--rows",
    "tables",
    multiple=True,
    metavar="FIELD=FILE",
    help="明细表的行从表格文件读入（.xlsx 或 .csv），替换答案里的；同一张表再给一次为追加。",
)


def with_rows(form: str, answers: Any, tables: tuple[str, ...], language: str) -> Any:  # noqa: ANN401 - as it came
    """*answers* with the rows of the files that *tables* (``FIELD=FILE``) name; what to know is said on stderr.

    :raises formgen.errors.BadInput: when a file cannot be read or has faults, each told with its row.
    """
    if not tables or not isinstance(answers, dict):
        return answers
    from formgen.service import papers, table_import
    from formgen.terminal.files import bytes_of

    begun: set[str] = set()
    for given in tables:
        name, file = _parted(given)
        table = table_import.table_of(papers.form(form), name)
        found = table_import.read(table, bytes_of(file))
        _refuse_faults(file, found)
        for said in (*found.notices, *(one.message for one in found.gaps[:MOST_TOLD])):
            click.echo(_("{name}：{said}", name=file, said=said).to(language), err=True)
        table_import.filled(answers, table, found.rows, append=table.name in begun)
        begun.add(table.name)
    return answers


def _parted(given: str) -> tuple[str, str]:
    name, equals, file = given.partition("=")
    if not (name and equals and file):
        raise BadInput(
            _("--rows 写作 明细表=文件，例如 --rows owners=名册.xlsx，现在是“{given}”。", given=given)
        )
    return name, file


def _refuse_faults(file: str, found: TableRead) -> None:
    if not found.faults:
        return
    told = {f"{file}（{at}）": one.message for at, one in enumerate(found.faults[:MOST_TOLD], start=1)}
    raise BadInput(
        _("{name} 里有{count}处要改正，没有读入：", name=file, count=len(found.faults)), fields=told
    )


@click.command(help="输出填写明细表用的 Excel 模板：表头、下拉选项和填写说明。")
@click.argument("form", metavar="FORM")
@click.argument("field", metavar="FIELD")
@click.option(
    "-o",
    "out",
    required=True,
    metavar="OUT.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写到哪个文件。",
)
def table(form: str, field: str, out: Path) -> None:
    """Write the workbook to fill in for a table of a form."""
    from formgen.service import papers, table_import
    from formgen.terminal.writing import write_all

    found = table_import.table_of(papers.form(form), field)
    (written,) = write_all(out.parent, {out.name: table_import.workbook(found)})
    click.echo(str(written))
