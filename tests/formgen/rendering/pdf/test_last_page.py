"""However long the contract, the page before the signatures never holds “（以下无正文）” alone."""

from __future__ import annotations

import pypdfium2
import pytest

from formgen.forms.government_contract import FORM
from formgen.rendering.documents import fingerprint, render_documents
from formgen.rendering.pdf.proof import PDFIUM

END = "（以下无正文）"
TERM = "乙方应当与服务人员依法订立劳动合同，按时支付工资、缴纳社会保险费，负责其培训和安全；"
FEWEST = 3
"""Lines of text on that page, between header and footer: two of the contract and the sentence."""


def lines_by_page(pdf):
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        pages = [page.get_textpage().get_text_range().splitlines() for page in document]
        document.close()
    return [["".join(line.split()) for line in page] for page in pages]


@pytest.mark.office
@pytest.mark.parametrize("count", range(16))
def test_the_end_of_the_text_stands_with_what_goes_before(pool, report_on, count):
    terms = [f"{number}. {TERM}" for number in range(1, count + 1)]
    answers = {**FORM.sample("complete"), "other_terms": "\n".join([*terms, "补充约定。"])}
    report = report_on(FORM, answers | {"other_terms_none": False})
    document = render_documents(report)["government_contract.docx"]
    pages = lines_by_page(pool.convert(document, fingerprint=fingerprint(report)))
    [last] = [page for page in pages if END in page]
    text = [line for line in last[: last.index(END) + 1] if line]
    furniture = [line for line in text if line == report.answers.at("contract_title") or "页共" in line]
    assert len(text) - len(furniture) >= FEWEST
    assert pages.index(last) == len(pages) - 2
