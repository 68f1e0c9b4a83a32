"""A PDF that lacks a character of its document is refused; a good one never is."""

from __future__ import annotations

import logging

import pytest

from formgen.rendering.pdf import completeness
from formgen.rendering.pdf.proof import text_in

SENTENCE = "按时支付工资、缴纳社会保险费，负责其培训和安全；"
WHOLE = f"第一条甲方应当按照约定支付价款。{SENTENCE}"
HEAD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
FOOT = b"</w:p></w:body></w:document>"


@pytest.fixture
def document(contract):
    return contract("mark-7101", SENTENCE)


@pytest.fixture
def saying(document, with_parts):
    """A document with runs of one's own in its body."""

    def make(runs: str) -> bytes:
        return with_parts(document, word__document_dot_xml=HEAD + runs.encode() + FOOT)

    return make


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("left", "gone"),
    [
        (WHOLE, ""),
        (WHOLE.replace("，", ""), "，"),
        (WHOLE.replace("；", "").replace("、", ""), "、；"),
        (WHOLE.replace("训", ""), "训"),
        (WHOLE.replace("支付工资", ""), "支付工资"),
        ("", WHOLE),
    ],
)
def test_what_got_lost_is_named(document, left, gone):
    assert sorted(completeness.lost(document, left)) == sorted(gone)


@pytest.mark.parametrize(
    "text",
    [
        f"合同 {WHOLE} 第 1 页 共 2 页 合同",
        " ".join(WHOLE),
        SENTENCE + WHOLE.removesuffix(SENTENCE),
        WHOLE.replace("方", "⽅").replace("立", "⽴"),
    ],
    ids=["furniture", "spaces", "another order", "radicals"],
)
def test_what_readers_do_to_a_text_is_no_loss(document, text):
    assert completeness.lost(document, text) == ""


@pytest.mark.parametrize(
    "runs",
    [
        run("示例") + "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>",
        run("示例") + f'<w:fldSimple w:instr="DATE">{run("二〇一八年")}</w:fldSimple>',
        run("示例")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + run("旧值")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        run("示例") + run("看不见", "<w:vanish/>"),
        run("示例") + f"<w:r><w:pict><w:txbxContent>{run('框')}</w:txbxContent></w:pict></w:r>",
        run("示例fi—“”…·-"),
        run("示例\U0001f600"),
    ],
    ids=["deleted", "field", "long field", "hidden", "box", "shared shapes", "picture"],
)
def test_what_may_be_printed_otherwise_is_not_counted(saying, runs):
    assert completeness.lost(saying(runs), "示例") == ""


def test_after_a_field_the_text_counts_again(saying):
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert completeness.lost(saying(field + run("示例")), "示") == "例"


def test_a_character_that_stands_in_for_another_is_a_doubt_and_no_refusal(saying, caplog):
    with caplog.at_level(logging.WARNING):
        assert completeness.lost(saying(run("户籍")), "戶籍") == ""
    assert "may lack 1 characters" in caplog.text


def test_a_character_that_no_font_draws_is_no_loss(saying):
    assert completeness.lost(saying(run("示例\U000323af")), "示例") == ""


def test_a_body_that_cannot_be_read_is_a_doubt_and_no_refusal(document, with_parts, caplog):
    with caplog.at_level(logging.WARNING):
        assert completeness.lost(with_parts(document, word__document_dot_xml=b"<w"), "") == ""
    assert "could not be held against its document" in caplog.text


@pytest.mark.office
def test_the_text_of_a_good_pdf_lacks_nothing(pool, document):
    made = pool.convert(document, fingerprint="mark-7101")
    assert completeness.lost(document, text_in(made)) == ""
