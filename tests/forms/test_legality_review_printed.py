"""合法性审查意见表 as it is printed: in its places, and no opinion is lost."""

from __future__ import annotations

import io
import shutil
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legality_reviews import AS_OF, changed
from lxml import etree

import formgen
from formgen.forms.legality_review_samples import COMPLETE
from formgen.forms.legality_review_words import split
from formgen.service import papers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# --------------------------------------------------------------------------------------- on paper


def lines_of(answers):
    docx = formgen.render("legality_review", answers, as_of=AS_OF)["legality_review.docx"]
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    return ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in body.iter(f"{W}p")]


def test_both_papers_are_called_samples_and_say_that_the_act_s_term_is_over():
    said = lines_of(COMPLETE)

    assert "合法性审查送审材料清单（参考样式）" in said
    assert "合法性审查意见表（参考样式）" in said
    assert sum("所载有效期已于2023年12月3日届满" in line for line in said) == 2


def test_what_is_missing_stands_in_its_place_with_the_line_of_the_checklist():
    said = "\n".join(lines_of(papers.example("legality_review", "incomplete")))

    for mark in ("【待补充3：前期准备工作的资料】", "【待补充8：结论】", "【待补充13：第（六）项的意见】"):
        assert mark in said


def test_the_district_has_a_box_only_where_it_has_to_review():
    none = "本合同依第四十二条无需提交区法制机构审查。"
    key = ("form.is_key_supervised", True), ("form.key_reasons", ["GC-6-4"])
    template = ("submission.template_no", "示范〔2026〕1号")

    assert none in lines_of(COMPLETE)
    assert none not in lines_of(changed(*key))
    assert none in lines_of(changed(*key, template, ("submission.template_substantive_change", False)))
    assert none not in lines_of(changed(*key, template, ("submission.template_substantive_change", True)))
    assert none not in lines_of(changed(("submission.signed_by_district_government", True)))


def test_the_sheet_of_the_district_refers_to_the_opinion_of_the_department():
    said = lines_of(
        changed(
            ("form.review_level", "district"),
            ("submission.review_level", "district"),
            (
                "submission.internal_opinion_doc",
                {"name": "合法性审查意见表", "doc_no": "示例法审〔2026〕33号"},
            ),
        )
    )

    assert "内部合法性审查意见：《合法性审查意见表》（示例法审〔2026〕33号）" in said


def test_the_other_party_and_the_price_come_from_the_contract_unless_the_sheet_says_them():
    assert "486,000.00元（人民币肆拾捌万陆仟元整）" in lines_of(COMPLETE)
    assert "深圳示例文化服务有限公司（示例）" in lines_of(COMPLETE)
    assert "5.00元（人民币伍元整）" in lines_of(changed(("form.contract_amount", "5")))


def test_a_long_opinion_goes_on_on_supplementary_pages_in_the_order_of_the_items():
    said = lines_of(changed(("form.c2.opinion", "甲" * 450), ("form.p1.opinion", "乙" * 401)))

    assert said.index("甲" * 400) + 1 == said.index("（续见补充页第一项）")
    assert said.index("乙" * 400) + 1 == said.index("（续见补充页第二项）")
    assert "合法性审查意见表补充页" in said
    first = said.index("第一项　审查事项（二）对方当事人是否具备签约主体资格（续）")
    assert said[first + 1] == "甲" * 50
    assert "乙" in said[first:]


def test_an_opinion_that_fits_needs_no_supplementary_page():
    said = lines_of(changed(("form.c2.opinion", "甲" * 400)))

    assert "甲" * 400 in said
    assert "合法性审查意见表补充页" not in said


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_the_longest_opinions_become_a_pdf_in_which_nothing_is_lost():
    """A PDF that lacks a character of its document is refused: rows that may not break once lost theirs."""
    said = "\n".join(
        f"第{number}处：约定与招标文件不一致，建议按招标文件修改，并写明期限和比例。" for number in range(15)
    )
    everywhere = [(f"form.c{number}.opinion", said) for number in range(1, 11)]

    documents = formgen.render("legality_review", changed(*everywhere), as_of=AS_OF, pdf=True)

    assert documents["legality_review.pdf"].startswith(b"%PDF")


paragraphs = st.lists(st.text(alphabet="审查意见。；，甲", min_size=1, max_size=600), max_size=40)


@given(said=paragraphs)
def test_nothing_of_an_opinion_is_lost_or_doubled(said):
    kept, rest = split(said, 400)

    assert "".join(kept + rest) == "".join(said)
    assert len("\n".join(kept)) <= 400
    assert all(kept + rest)


@given(said=st.lists(st.text(alphabet="审查意见。；，甲", min_size=1, max_size=60), max_size=20))
def test_an_opinion_that_fits_stays_in_its_box(said):
    if len("\n".join(said)) <= 400:
        assert split(said, 400) == (said, [])


def test_an_opinion_is_cut_behind_a_sentence_where_one_ends_near():
    text = "审" * 379 + "。" + "查" * 100

    assert split([text], 400) == (["审" * 379 + "。"], ["查" * 100])
