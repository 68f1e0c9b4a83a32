"""The contract and its checklist, made from whole sets of answers."""

import io
import json
from copy import deepcopy
from pathlib import Path

import pytest
from contracts_shown import W, headings, in_styles, printed, with_parties
from docx import Document
from lxml import etree

from formgen.errors import TemplateFault
from formgen.form import Form
from formgen.rendering.agreement import refuse_disagreement
from formgen.rendering.documents import fingerprint, installed, render_documents, template_for

CONTRACT = "government_contract.docx"
CASES = Path(__file__).parents[4] / "shared" / "cases" / "samples.json"
DRAFT = "草稿（未经审查通过，不得签署）"
HEADERS = ("word/header1.xml", "word/header2.xml")


def cases():
    if not CASES.is_file():
        return {}
    samples = json.loads(CASES.read_text("utf-8"))["samples"]
    return {one["id"]: one["data"] for one in samples if one["form_id"] == "government_contract"}


@pytest.fixture(params=["complete", "incomplete", "unlawful", *cases()])
def report(request, contract, report_on):
    """A report on each sample of the form and each contract among the project's cases."""
    known = cases()
    raw = known[request.param] if request.param in known else contract.sample(request.param)
    made = report_on(contract, raw)
    assert not made.answers.faults
    return made


def test_the_contract_says_what_was_answered(report, contract, lines):
    text = "\n".join(lines(render_documents(report)[CONTRACT]))
    for path, said in printed(contract, report.answers):
        assert said in text, path


def test_the_contract_has_every_article_once_numbered_in_order(report, contract, parts):
    root = parts(render_documents(report)[CONTRACT])["word/document.xml"]
    numbers = [
        f"第{one}条"
        for one in [
            "一",
            "二",
            "三",
            "四",
            "五",
            "六",
            "七",
            "八",
            "九",
            "十",
            "十一",
            "十二",
            "十三",
            "十四",
            "十五",
            "十六",
        ]
    ]
    titles = headings(contract, report.answers)
    expected = [f"{number}　{title}" for number, title in zip(numbers, titles, strict=False)]
    assert list(in_styles(root, "Heading1")) == expected


def test_no_tag_is_left_in_any_part(report, parts):
    for docx in render_documents(report).values():
        for root in parts(docx).values():
            text = etree.tostring(root, encoding="unicode")
            assert "{{" not in text
            assert "{%" not in text


def test_the_contract_ends_with_its_signature_page(report, lines):
    shown = [one for one in lines(render_documents(report)[CONTRACT]) if one]
    end = shown.index("（以下无正文）")
    title = report.answers.at("contract_title")
    assert shown[end + 1] == f"（本页无正文，为《{title}》签署页）"
    assert shown[end + 2].startswith("甲方：")


def test_the_number_is_left_to_the_filing_system(contract, report_on, lines):
    made = render_documents(report_on(contract, contract.sample("complete")))[CONTRACT]
    assert lines(made)[0] == "合同编号：＿＿＿＿＿＿＿＿（由合同备案系统分配）"


def test_an_undated_draft_has_a_blank_line_for_its_day(contract, report_on, lines):
    text = "\n".join(lines(render_documents(report_on(contract, contract.sample("complete")))[CONTRACT]))
    assert "本合同签订地点为深圳市罗湖区，签订时间为　　　　年　　月　　日。" in text


# ------------------------------------------------------------------------------------ parties


def test_a_person_shows_a_paper_and_signs_with_a_fingerprint(contract, report_on, lines):
    raw = with_parties(contract, parties_b=["person"])
    shown = lines(render_documents(report_on(contract, raw))[CONTRACT])
    assert "证件类型及号码：居民身份证　11010519491231002X" in shown
    assert "住址：深圳市罗湖区示例路9号" in shown
    signing = shown[shown.index("（以下无正文）") :]
    assert signing.count("（签字、按指印）") == 1
    assert signing.count("（单位盖章）") == 1


def test_several_parties_are_numbered_and_each_signs(contract, report_on, lines):
    raw = with_parties(contract, parties_b=["unit", "person", "unit"])
    shown = lines(render_documents(report_on(contract, raw))[CONTRACT])
    text = "\n".join(shown)
    for role in ("甲方：", "乙方（一）：", "乙方（二）：", "乙方（三）："):
        assert sum(line.startswith(role) for line in shown) == 2, role
    assert "本合同一式捌份，甲方执贰份，乙方各执贰份，具有同等法律效力。" in text
    assert shown.count("日期：　　　年　　月　　日") == 4


def test_a_signature_block_is_never_split_and_its_page_never_stands_alone(contract, report_on, parts):
    root = parts(render_documents(report_on(contract, contract.sample("complete")))[CONTRACT])[
        "word/document.xml"
    ]
    table = list(root.iter(f"{W}tbl"))[-1]
    rows = table.findall(f"{W}tr")
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert "本页无正文" in "".join(one.text for one in rows[0].iter(f"{W}t"))


# --------------------------------------------------------------------------------- draft and final


def watermarks(root):
    return [
        one.get("string") for one in root.iter("{urn:schemas-microsoft-com:vml}textpath") if one.get("string")
    ]


def test_a_draft_says_so_on_every_page_and_a_final_contract_does_not(
    contract, report_on, finding, parts, lines
):
    whole = contract.sample("complete")
    draft = render_documents(report_on(contract, whole, finding("performance.end_date")))[CONTRACT]
    final = render_documents(report_on(contract, whole))[CONTRACT]
    for part in HEADERS:
        assert DRAFT in lines(draft, part)
        assert watermarks(parts(draft)[part]) == ["草稿"]
        assert DRAFT not in lines(final, part)
        assert watermarks(parts(final)[part]) == []


@pytest.mark.parametrize("found", [(), ("performance.end_date",)], ids=["final", "draft"])
def test_the_foot_of_the_cover_says_that_the_acts_term_is_over(contract, report_on, finding, lines, found):
    whole = contract.sample("complete")
    made = render_documents(report_on(contract, whole, *map(finding, found)))[CONTRACT]

    assert any("所载有效期已于2023年12月3日届满" in line for line in lines(made, "word/footer2.xml"))


def test_a_gap_is_a_shaded_mark_with_its_number_and_makes_a_draft(contract, report_on, parts, lines):
    made = render_documents(report_on(contract, contract.sample("incomplete")))[CONTRACT]
    shaded = [
        "".join(one.text for one in run.iter(f"{W}t"))
        for run in parts(made)["word/document.xml"].iter(f"{W}r")
        if run.find(f"{W}rPr/{W}shd") is not None
    ]
    assert shaded == [
        "【待补充2：合同目的】",
        "【待补充3：计量方法】",
        "【待补充4：支付期限】",
        "【待补充5：履行地点】",
        "【待补充10：乙方指定联系人】",
        "【待补充11：合同成立条款】",
    ]
    assert DRAFT in lines(made, HEADERS[0])


def test_nothing_answered_is_still_a_contract_full_of_marks(contract, report_on, lines):
    shown = lines(render_documents(report_on(contract, {}))[CONTRACT])
    text = "\n".join(shown)
    assert "甲方：【待补充1：名称（姓名）】" in shown
    assert "【待补充4：是否涉及价款】" in shown
    assert "（本页无正文，为《【待补充14：合同名称】》签署页）" in text


def test_optional_clauses_come_and_go(contract, report_on, lines):
    plain = contract.sample("complete")
    without = "\n".join(lines(render_documents(report_on(contract, plain))[CONTRACT]))
    assert "质量保修" not in without
    assert "应急或过渡性措施" not in without
    more = {
        **plain,
        "is_important_public_service": True,
        "continuity": {"emergency_measure": "启用备用供应商。", "supplier_strict_breach": "每日支付违约金。"},
        "it_project": {
            "is_it_project": True,
            "warranty_scope": "全部模块。",
            "warranty_months": 24,
            "warranty_liability": "免费修复。",
        },
    }
    shown = "\n".join(lines(render_documents(report_on(contract, more))[CONTRACT]))
    for said in ("启用备用供应商。", "每日支付违约金。", "（二）保修期限：24个月。", "第八条　质量保修"):
        assert said in shown


# ----------------------------------------------------------------------------- look of the template


def test_every_style_names_its_font_in_all_four_slots():
    for name in (CONTRACT, "checklist.docx"):
        styles = etree.fromstring(installed(name).members["word/styles.xml"])
        found = list(styles.iter(f"{W}rFonts"))
        assert found
        for fonts in found:
            assert len({fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")}) == 1


def test_tables_have_fixed_widths_that_their_cells_keep(report, parts):
    for docx in render_documents(report).values():
        for table in parts(docx)["word/document.xml"].iter(f"{W}tbl"):
            grid = [int(one.get(f"{W}w")) for one in table.findall(f"{W}tblGrid/{W}gridCol")]
            assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
            assert int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == sum(grid)
            for row in table.findall(f"{W}tr"):
                widths = [int(one.get(f"{W}w")) for one in row.findall(f"{W}tc/{W}tcPr/{W}tcW")]
                assert widths in (grid, [sum(grid)])
            assert not list(table.iter(f"{W}tc/{W}tbl"))


def test_pages_are_counted_in_the_footer(contract, report_on, lines):
    made = render_documents(report_on(contract, contract.sample("complete")))[CONTRACT]
    assert lines(made, "word/footer1.xml") == ["第 1 页 共 1 页"]


# ------------------------------------------------------------------------------------- fingerprint


def test_the_fingerprint_is_in_both_documents(report):
    for docx in render_documents(report).values():
        assert Document(io.BytesIO(docx)).core_properties.keywords == fingerprint(report)


def test_the_same_answers_written_differently_have_one_fingerprint(contract, report_on):
    raw = deepcopy(dict(contract.sample("complete")))
    same = raw | {"performance": raw["performance"] | {"start_date": "2027年1月1日"}, "contract_no": ""}
    other = raw | {"performance": raw["performance"] | {"start_date": "2027-01-02"}}
    first = report_on(contract, raw)
    assert fingerprint(first) == fingerprint(report_on(contract, same))
    assert fingerprint(first) != fingerprint(report_on(contract, other))
    assert render_documents(first) == render_documents(report_on(contract, same))


def test_the_verdict_is_part_of_the_fingerprint(contract, report_on, finding):
    raw = contract.sample("complete")
    assert fingerprint(report_on(contract, raw)) != fingerprint(report_on(contract, raw, finding("stage")))


# --------------------------------------------------------------------------------------- templates


def test_the_contract_and_its_template_agree(contract):
    refuse_disagreement(installed(CONTRACT), contract)
    assert template_for(contract).name == CONTRACT


def test_a_form_without_a_template_is_told_where_to_put_it(contract):
    lost = Form("no_such_form", "X", "无模板", contract.act, (), "1")
    with pytest.raises(TemplateFault, match=r"no_such_form\.docx"):
        template_for(lost)
