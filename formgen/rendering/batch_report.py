"""The report of a batch: a workbook with a line for each row and one for each finding, and the same as JSON.

Results are written as they come: a report of ten thousand rows needs no more memory than one of ten.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from formgen.messages import CHINESE, Message, _
from formgen.rendering.listing import keep_quoted
from formgen.rendering.workbook import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import IO

MOST_LINES = 1_000_000
"""Rows of a sheet that the format allows, less the heads."""
LONGEST_CELL = 32_000
STATES = {
    "done": _("已生成"),
    "partial": _("已生成 DOCX，PDF 没有成功"),
    "refused": _("未生成：有内容读不出"),
    "failed": _("未生成：程序出错"),
}
STATES |= {"cancelled": _("未生成：已取消"), "waiting": _("等待中")}
SEVERITIES = {"block": _("阻断"), "warn": _("警告"), "note": _("提示")}
_SUMMARY = {
    _("行号"): 8, _("序号"): 12, _("结果"): 24, _("可出正式稿"): 12, _("阻断"): 8, _("警告"): 8, _("提示"): 8,
    _("未能生成的原因"): 60, _("文件"): 60,
}  # fmt: skip
_CODE = {_("核验码"): 22}
_FINDINGS = {
    _("行号"): 8, _("序号"): 12, _("级别"): 8, _("规则"): 14, _("问题与处理"): 80, _("依据"): 40, _("原文"): 60,
    _("字段"): 30,
}  # fmt: skip

Result = dict[str, Any]


def write_workbook(
    target: IO[bytes], title: str, results: Iterable[Result], language: str = CHINESE, *, coded: bool = False
) -> None:
    """Write the report of *results* into *target* as XLSX; *coded* with a column for the codes of issued papers."""
    book = Workbook(write_only=True)
    summary = _sheet(book, _("汇总"), _SUMMARY | (_CODE if coded else {}), language)
    findings = _sheet(book, _("发现"), _FINDINGS, language)
    written = 0
    for one in results:
        codes = (one.get("code") or one.get("note", ""),) if coded else ()
        summary.append([_cell(summary, said) for said in (*_line(one, language), *codes)])
        for line in _finding_lines(one, language):
            if written < MOST_LINES:
                findings.append([_cell(findings, said) for said in line])
            written += 1
    if written > MOST_LINES:
        more = _("另有{count}条发现，见 JSON 报告。", count=written - MOST_LINES).to(language)
        findings.append([_cell(findings, more)])
    book.properties.creator, book.properties.title = "formgen", title
    book.save(target)


def _sheet(book: Any, title: Message, heads: Mapping[Message, int], language: str) -> Any:
    sheet = book.create_sheet(title.to(language))
    sheet.freeze_panes = "C2"
    for letter, width in zip("ABCDEFGHIJ", heads.values(), strict=False):
        sheet.column_dimensions[letter].width = width
    cells = [WriteOnlyCell(sheet, one.to(language)) for one in heads]
    for cell in cells:
        cell.font, cell.fill = Font(bold=True), HEAD
    sheet.append(cells)
    return sheet


def _cell(sheet: Any, said: Any) -> Any:
    """Words as words: what begins with = is no formula, and what no sheet can hold is left out."""
    if not isinstance(said, str):
        return said
    plain = "".join(one for one in said[:LONGEST_CELL] if one >= " " or one in "\t\n")
    cell = WriteOnlyCell(sheet, plain)
    cell.data_type = "s"
    keep_quoted(cell)
    if len(plain) > 40 or "\n" in plain:  # noqa: PLR2004 - about the width of a column
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _line(one: Result, language: str) -> Sequence[Any]:
    counts = one.get("counts") or {}
    final = (
        (_("是") if one.get("final") else _("否")).to(language) if one["state"] in ("done", "partial") else ""
    )
    return (
        one["row"],
        one.get("no", ""),
        STATES[one["state"]].to(language),
        final,
        *(counts.get(name, "") for name in SEVERITIES),
        "\n".join(one.get("faults") or ()),
        "\n".join(one.get("files") or ()),
    )


def _finding_lines(one: Result, language: str) -> Iterator[Sequence[Any]]:
    for found in one.get("findings") or ():
        cited = found.get("citation") or {}
        yield (
            one["row"],
            one.get("no", ""),
            SEVERITIES[found["severity"]].to(language),
            found["rule"],
            found["message"],
            f"{cited.get('act', '')} {cited.get('article', '')}".strip(),
            cited.get("quote", ""),
            "\n".join(found.get("fields") or ()),
        )


def write_json(target: IO[bytes], head: dict[str, Any], results: Iterable[Result]) -> None:
    """Write *head* and, as ``results``, the *results* into *target* as one JSON object."""
    target.write(json.dumps(head, ensure_ascii=False)[:-1].encode())
    target.write(b', "results": [')
    for number, one in enumerate(results):
        target.write((",\n" if number else "\n").encode() + json.dumps(one, ensure_ascii=False).encode())
    target.write(b"\n]}\n")
