"""Tables out of spreadsheets: what a file holds for a table of a form, and the file to fill in."""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING

from formgen.errors import BadInput, UnknownForm
from formgen.fields import Rows
from formgen.fields.tabled import TableRead, rows_in
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.answers import Answers
    from formgen.fields import Group
    from formgen.fields.base import Raw
    from formgen.form import Form

__all__ = ["TableRead", "filled", "joined", "packed", "read", "table_of", "tables_of", "unpacked", "workbook"]

LARGEST_PACKED = 512 * 1024
LARGEST_UNPACKED = 4 * 1024 * 1024


def tables_of(form: Form) -> dict[str, Rows]:
    """The tables of *form* that a spreadsheet can fill, by name."""
    return {name: one for name, one in form.fields.items() if isinstance(one, Rows)}


def table_of(form: Form, name: str) -> Rows:
    """The table of *form* called *name*, by its path or by its label.

    :raises formgen.errors.UnknownForm: when it has none of that name; the message lists those it has.
    """
    found = tables_of(form)
    by_label = {one.label: one for one in found.values()}
    if table := found.get(name) or by_label.get(name):
        return table
    if not found:
        raise UnknownForm(_("表单 {form} 没有可以从表格读入的明细表。", form=form.id))
    names = [f"{path}（{one.label}）" for path, one in found.items()]
    raise UnknownForm(
        _("表单 {form} 没有明细表“{name}”，有的是：{names}。", form=form.id, name=name, names=names)
    )


def read(table: Rows, data: bytes) -> TableRead:
    """What the XLSX or CSV *data* holds for *table*; :class:`formgen.errors.BadInput` when nothing can be read."""
    from formgen.reading.tables import read_sheets  # noqa: PLC0415 - pages without an upload need none of it

    return rows_in(table, read_sheets(data, table.most))


def joined(table: Rows, before: Raw, rows: Iterable[dict[str, Raw]]) -> list[Raw]:
    """The rows *before* with *rows* after them; :class:`formgen.errors.BadInput` when they are too many."""
    every = [*(before if isinstance(before, list) else []), *rows]
    if len(every) > table.most:
        said = _(
            "合起来有{found}{row}，最多{most}{row}：请先删去一部分，或者改为替换。",
            found=len(every),
            most=table.most,
            row=_(table.row_label),
        )
        raise BadInput(said)
    return every


def filled(
    answers: dict[str, Raw], table: Rows, rows: Iterable[dict[str, Raw]], *, append: bool = False
) -> None:
    """Put *rows* into *answers* as the table's, in place of those there or after them."""
    *groups, leaf = table.name.split(".")
    branch = answers
    for group in groups:
        branch = branch.setdefault(group, {})
    branch[leaf] = joined(table, branch.get(leaf) if append else None, rows)


def workbook(table: Rows, answers: Answers | None = None) -> bytes:
    """The XLSX to fill in for *table*, with the rows of *answers* in it where there are any."""
    from formgen.rendering.workbook import table_workbook  # noqa: PLC0415 - only who wants a file waits for it

    rows: tuple[Group, ...] = (answers.at(table.name) if answers else None) or ()
    return table_workbook(table, rows)


def packed(rows: Iterable[dict[str, Raw]]) -> str:
    """*rows* as one line, for a page that asks whether to take them."""
    said = json.dumps(list(rows), ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(zlib.compress(said, 9)).decode()


def unpacked(line: str) -> list[dict[str, Raw]]:
    """The rows that :func:`packed` wrote; :class:`formgen.errors.BadInput` for anything else.

    Whoever posts it could write the rows by hand as well: they are read and judged like any answer.
    """
    try:
        if len(line) > LARGEST_PACKED:
            raise ValueError  # noqa: TRY301 - said below, with all that is no such line
        inflater = zlib.decompressobj()
        said = inflater.decompress(base64.b64decode(line, validate=True), LARGEST_UNPACKED)
        rows = json.loads(said.decode())
        if not (
            inflater.eof and rows and isinstance(rows, list) and all(isinstance(one, dict) for one in rows)
        ):
            raise ValueError  # noqa: TRY301 - as above
    except (ValueError, zlib.error, RecursionError) as fault:
        raise BadInput(_("读出的内容没有送到：请重新选择表格文件上传。")) from fault
    return rows
