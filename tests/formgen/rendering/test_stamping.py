"""The line with the code: on every page of every form, and nothing of the paper moves for it."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from formgen.rendering.documents import checklist_template, fingerprint, template_for
from formgen.rendering.stamping import stamped, unstamped_pages
from formgen.service import papers

LINE = "核验码 1000-0000-0000-000W　在出具本件的网站“核验文书”一页查验"
FORMS = [one["id"] for one in papers.forms()]


def parts(docx):
    with ZipFile(BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", FORMS)
def test_every_kind_of_page_of_every_form_can_carry_the_line(name):
    assert unstamped_pages(template_for(papers.form(name)).content) == []


def test_the_checklist_can_carry_it_too():
    assert unstamped_pages(checklist_template().content) == []


def test_only_footers_change_and_the_same_line_gives_the_same_bytes():
    plain = papers.render("government_contract", papers.example("government_contract"), date(2026, 11, 20))
    docx = plain["government_contract.docx"]
    before, after = parts(docx), parts(stamped(docx, LINE))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        "word/footer1.xml",
        "word/footer2.xml",
    }
    assert stamped(docx, LINE) == stamped(docx, LINE)


def test_the_line_stands_at_the_lower_edge_of_every_size_of_sheet():
    name = "contract_periodic_report"  # its table lies across
    docx = papers.render(name, papers.example(name), date(2026, 11, 20))[f"{name}.docx"]

    stamps = parts(stamped(docx, LINE))

    places = {
        one: re.search(r'w:framePr[^>]* w:y="([0-9]+)"', stamps[f"word/{one}.xml"].decode())[1]
        for one in ("footer1", "footer2", "footer3")
    }
    assert places == {"footer1": "16328", "footer2": "16328", "footer3": "11396"}


def test_a_footer_on_sheets_of_two_sizes_is_told():
    files = parts(template_for(papers.form("contract_periodic_report")).content)
    files["word/document.xml"] = files["word/document.xml"].replace(b"rId14", b"rId12")
    shared = BytesIO()
    with ZipFile(shared, "w") as package:
        for one, content in files.items():
            package.writestr(one, content)

    assert unstamped_pages(shared.getvalue()) == ["word/footer1.xml"]


def test_what_stands_in_a_line_is_text_and_never_markup():
    docx = papers.render("project_acceptance_letter", papers.example("project_acceptance_letter"))[
        "checklist.docx"
    ]
    footers = [part for name, part in parts(stamped(docx, "<w:p/> & 核验")).items() if "footer" in name]
    assert all("&lt;w:p/&gt; &amp; 核验".encode() in one for one in footers)


def test_a_paper_of_the_command_line_carries_no_code():
    made = papers.render("government_contract", papers.example("government_contract"), date(2026, 11, 20))
    assert all("核验码".encode() not in part for docx in made.values() for part in parts(docx).values())


@pytest.mark.office
def test_every_other_word_of_the_pdf_stands_where_it_stood():
    pdfium = pytest.importorskip("pypdfium2")
    report = papers.check(
        "project_acceptance_letter", papers.example("project_acceptance_letter"), date(2026, 11, 20)
    )
    docx = papers.documents_of(report)["project_acceptance_letter.docx"]
    mark = fingerprint(report)

    def characters(content):
        page = pdfium.PdfDocument(papers.to_pdf(content, mark))[0]
        text = page.get_textpage()
        return [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]

    plain, with_line = characters(docx), characters(stamped(docx, LINE))
    low = [one for one in with_line if 0 < one[1][3] < 35]
    assert "核验码" in "".join(one for one, _box in low)
    assert [one for one in with_line if one not in low and one[0].strip()] == [
        one for one in plain if one[0].strip()
    ]
