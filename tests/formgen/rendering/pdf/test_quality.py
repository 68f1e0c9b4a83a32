"""A PDF of ours can be listened to: it is tagged, speaks Chinese, has a title, and its tables have heads."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from formgen.forms.government_contract import FORM
from formgen.rendering.documents import fingerprint, render_documents
from formgen.rendering.pdf import ConverterPool

pytestmark = pytest.mark.office
TITLE = "示例".encode("utf-16-be").hex().upper().encode()


@pytest.fixture(scope="module")
def made(pool, report_on):
    """The contract of the complete sample, its checklist, and both as archival PDFs."""
    report = report_on(FORM, FORM.sample("complete"))
    mark = fingerprint(report)
    return {
        (name, archival): pool.convert(docx, fingerprint=mark, archival=archival)
        for name, docx in render_documents(report).items()
        for archival in (False, True)
    }


def test_every_pdf_is_tagged_chinese_and_shows_its_title(made):
    for pdf in made.values():
        assert b"/MarkInfo<</Marked true>>" in pdf
        assert b"/Lang(zh-CN)" in pdf
        assert b"/ViewerPreferences<</DisplayDocTitle true" in pdf
        assert re.search(rb"/Title<FEFF[0-9A-F]*" + TITLE, pdf)


def test_the_heads_of_tables_are_heads(made):
    for pdf in made.values():
        assert len(re.findall(rb"/S/TH\b", pdf)) >= 3
        assert len(re.findall(rb"/S/TR\b", pdf)) >= 3
        assert len(re.findall(rb"/S/TD\b", pdf)) >= 3


def test_the_articles_of_a_contract_are_bookmarks(made):
    pdf = made["government_contract.docx", False]
    article = "第一条".encode("utf-16-be").hex().upper().encode()
    assert re.search(rb"/Title<FEFF" + article, pdf)


def test_an_archival_pdf_says_so_and_costs_little(made):
    for (name, archival), pdf in made.items():
        assert (b"<pdfaid:part>2<" in pdf) is archival
        assert len(made[name, True]) < len(made[name, False]) * 1.4


def test_an_archival_pdf_holds_what_it_needs_and_names_itself_twice_alike(made):
    for (_name, archival), pdf in made.items():
        if archival:
            assert (
                len(re.findall(rb"/Type/FontDescriptor", pdf)) == len(re.findall(rb"/FontFile\d? ", pdf)) > 0
            )
            assert b"/OutputIntent/S/GTS_PDFA1" in pdf
            assert not re.search(rb"/(?:Encrypt|JavaScript|Launch|EmbeddedFile|AA)\b", pdf)
            in_xmp = re.search(
                r'<dc:title>.*?<rdf:li xml:lang="x-default">([^<]*)', pdf.decode("latin-1"), re.DOTALL
            )
            in_info = re.findall(rb"/Title<FEFF([0-9A-F]+)>\s*/Author", pdf)[-1]
            assert in_xmp[1].encode("latin-1").decode() == bytes.fromhex(in_info.decode()).decode("utf-16-be")


def test_the_same_contract_from_two_converters_is_the_same_pdf(made, report_on, tmp_path):
    if any(re.search(rb"/FontFile3? ", pdf) for pdf in made.values()):
        pytest.skip("the fonts of this machine have CFF outlines: their subsets are numbered on and on")
    report = report_on(FORM, FORM.sample("complete"))
    pools = [ConverterPool(size=1, scratch=tmp_path) for _number in range(2)]
    for name, docx in render_documents(report).items():
        again = [pool.convert(docx, fingerprint=fingerprint(report)) for pool in pools]
        assert all(one == other for one, other in pairwise([made[name, False], *again]))
    for pool in pools:
        pool.close()
