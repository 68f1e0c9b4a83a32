"""Tables of thousands of rows, taken apart into several that follow one another.

LibreOffice lays a table out in time that grows with the square of its rows: 2,000 rows took it 10.6 seconds
of computing as one table and 3.1 as tables of 500. Each part begins with the rows that the whole repeats on
every page.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from formgen.fields import Rows
from formgen.rendering.template import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.report import Report

MOST = 500
"""Rows of one table."""
GAP = etree.fromstring(
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
"""Between two tables, which programs would else take for one."""


def has_long_table(report: Report) -> bool:
    """Whether any table of the answers has more rows than one table of a document should."""
    tables = (name for name, one in report.answers.form.fields.items() if isinstance(one, Rows))
    return any(len(report.answers.at(name) or ()) > MOST for name in tables)


def parted(kind: str, root: etree._Element) -> None:
    """Take the long tables of a filled-in part apart, in place; *kind* is what part it is."""
    if kind == "document.main":
        for table in list(root.iter(f"{W}tbl")):
            rows = table.findall(f"{W}tr")
            if len(rows) > MOST and not table.findall(f".//{W}tbl"):
                _part(table, rows)


def _part(table: etree._Element, rows: list[etree._Element]) -> None:
    heads = list(_heads(rows))
    body = rows[len(heads) :]
    for row in body[MOST:]:
        table.remove(row)
    last, empty = table, deepcopy(table)
    for row in empty.findall(f"{W}tr")[len(heads) :]:
        empty.remove(row)
    for begin in range(MOST, len(body), MOST):
        following = deepcopy(empty)
        following.extend(body[begin : begin + MOST])
        gap = deepcopy(GAP)
        last.addnext(gap)
        gap.addnext(following)
        last = following


def _heads(rows: list[etree._Element]) -> Iterator[etree._Element]:
    for row in rows:
        if row.find(f"{W}trPr/{W}tblHeader") is None:
            return
        yield row
