"""Ordinary files raise no alarm: a hundred as people make them, and every template of our own."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor

from formgen.reading.docx import read_docx

TEMPLATES = sorted((Path(__file__).parents[4] / "templates_docx").glob("*.docx"))
STYLES = [one.name for one in docx.Document().styles if one.type is WD_STYLE_TYPE.TABLE]
SIZES = (5, 8, 10.5, 12, 16, 22, 42)
COLOURS = ("000000", "C00000", "1F4E79", "7F7F7F", "D9D9D9", "FFC000", "00B050")


def ordinary(style: str, at: int) -> bytes:
    """A contract with headings, lists, a styled table, page numbers, colours and small print."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "示例合同"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    document.add_heading("示例服务合同", 0)
    document.add_heading("第一条　标的", 1)
    for name in ("List Number", "List Bullet", "Quote", "Intense Quote", "Caption"):
        document.add_paragraph("乙方应当按照约定提供服务。", style=name)
    run = document.add_paragraph().add_run("注：以盖章文本为准。")
    run.font.size = Pt(SIZES[at % len(SIZES)])
    run.font.color.rgb = RGBColor.from_string(COLOURS[at % len(COLOURS)])
    table = document.add_table(3, 3, style=style)
    for number, cell in enumerate(table._cells):
        cell.text = f"项目{number}"
    document.add_page_break()
    document.add_paragraph("（以下无正文）")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.slow
def test_a_hundred_ordinary_files_raise_no_alarm():
    assert len(STYLES) + len(TEMPLATES) >= 100
    for at, style in enumerate(STYLES):
        document = read_docx(ordinary(style, at), "示例.docx")
        assert document.notices == (), style
        assert len([one for one in document.blocks if one.cell]) == 9


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.stem)
def test_our_own_templates_raise_no_alarm(template):
    document = read_docx(template.read_bytes(), template.name)
    assert document.text
    assert document.notices == ()
