"""References to documents and approvals."""

from __future__ import annotations

import datetime as dt

import pytest

from formgen.fields import ApprovalField, Misread, Reference, ReferenceField, References, plain_doc_no

RESULT = ReferenceField(name="procurement_result_doc", label="采购结果文件")
APPROVAL = ApprovalField(name="term_over_five_approval", label="超五年批准件")
DOCS = References(name="m5_basis_docs", label="依据和批准文件")

NOTICE = {"name": "中标通知书（示例）", "doc_no": "示例采〔2026〕001号", "date": "2026-06-01"}


def test_a_reference_is_read_from_its_parts():
    found = RESULT.parse(NOTICE)
    assert found == Reference("中标通知书（示例）", "示例采〔2026〕001号", dt.date(2026, 6, 1))
    assert RESULT.dump(found) == NOTICE


def test_a_name_alone_is_a_reference():
    found = RESULT.parse("中标通知书（示例）")
    assert found == Reference("中标通知书（示例）")
    assert RESULT.dump(found) == {"name": "中标通知书（示例）"}


@pytest.mark.parametrize("raw", [None, "", " ", {}, {"name": ""}, {"name": " ", "date": None, "doc_no": ""}])
def test_a_reference_without_any_part_is_no_answer(raw):
    assert RESULT.parse(raw) is None


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        (
            Reference("中标通知书", "示例采〔2026〕001号", dt.date(2026, 6, 1)),
            "《中标通知书》（示例采〔2026〕001号，2026年6月1日）",
        ),
        (Reference("中标通知书"), "《中标通知书》"),
        (Reference("中标通知书", date=dt.date(2026, 6, 1)), "《中标通知书》（2026年6月1日）"),
        (
            Reference(doc_no="示例采〔2026〕001号", date=dt.date(2026, 6, 1)),
            "示例采〔2026〕001号（2026年6月1日）",
        ),
        (
            Reference("批示", "", dt.date(2026, 6, 2), approver="示例区领导"),
            "《批示》（示例区领导2026年6月2日批准）",
        ),
        (
            Reference("批复", "示例发改〔2026〕1号", dt.date(2026, 6, 2), "示例发改局"),
            "《批复》（示例发改局，示例发改〔2026〕1号，2026年6月2日）",
        ),
        (Reference("《示例办法》"), "《示例办法》"),
        (Reference("关于印发《示例办法》的通知"), "《关于印发〈示例办法〉的通知》"),
        (Reference(date=dt.date(2026, 6, 1)), "2026年6月1日"),
        (Reference(), ""),
    ],
)
def test_a_reference_is_printed_as_offices_refer_to_documents(reference, shown):
    assert RESULT.show(reference) == shown


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("罗府规[2018]6号", "罗府规〔2018〕6号"),
        ("罗府规(2018)6号", "罗府规〔2018〕6号"),
        ("罗府规（2018）6号", "罗府规〔2018〕6号"),
        ("罗府规【2018】6号", "罗府规〔2018〕6号"),
        ("罗府规〔２０１８〕６号", "罗府规〔2018〕6号"),
        ("罗府规 〔2020〕 8 号", "罗府规〔2020〕8号"),
        ("示例采〔2026〕001号", "示例采〔2026〕001号"),
        ("（2026）粤0303民初1号", "（2026）粤0303民初1号"),
        ("LH-2026-001", "LH-2026-001"),
        ("示例（修订）1号", "示例（修订）1号"),
    ],
)
def test_the_brackets_of_a_document_number_become_the_prescribed_ones(typed, plain):
    assert plain_doc_no(typed) == plain
    assert RESULT.parse({"doc_no": typed}).doc_no == plain


@pytest.mark.parametrize(
    ("reference", "named", "dated", "approval"),
    [
        (Reference("批示", "", dt.date(2026, 6, 2), approver="示例甲"), True, True, True),
        (Reference("", "示例〔2026〕1号", dt.date(2026, 6, 2), approver="示例甲"), True, False, True),
        (Reference("批示", "", dt.date(2026, 6, 2)), True, True, False),
        (Reference("批示", approver="示例甲"), True, False, False),
        (Reference(date=dt.date(2026, 6, 2), approver="示例甲"), False, False, False),
    ],
)
def test_a_reference_counts_by_the_parts_that_are_there(reference, named, dated, approval):
    assert reference.has_name_or_number is named
    assert reference.is_dated is dated
    assert reference.is_approval is approval


@pytest.mark.parametrize(
    ("reference", "problem"),
    [
        (Reference("批示", "", dt.date(2026, 6, 2), approver="示例甲"), None),
        (Reference("批示"), "批准件不完整，缺批准人、批准日期，补齐后才算数。"),
        (Reference(approver="示例甲"), "批准件不完整，缺名称或文号、批准日期，补齐后才算数。"),
        (None, None),
    ],
)
def test_an_approval_says_what_it_lacks(reference, problem):
    said = APPROVAL.problem(reference)
    assert (said and str(said)) == problem


def test_a_reference_without_name_and_number_says_so():
    assert str(RESULT.problem(Reference(date=dt.date(2026, 6, 1)))) == "缺文件名称或文号，请补充。"
    assert RESULT.problem(Reference("批示")) is None


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (
            {"name": "批示", "file": "a.pdf"},
            "文件没有“file”这一项，可写的有：name、doc_no、date、issuer、approver。",
        ),
        ({"name": "批示", "date": "2026-02-30"}, "日期：没有2026年2月30日这一天，请核对。"),
        ({"name": 5}, "名称：应为文字，却是数字。"),
        ({"name": "批\u202e示"}, None),
        (5, "应为文件名称，或含名称、文号、日期的对象，却是数字。"),
        (["批示"], "应为文件名称，或含名称、文号、日期的对象，却是列表。"),
    ],
)
def test_what_is_no_reference_is_misread(raw, sentence):
    with pytest.raises(Misread) as fault:
        RESULT.parse(raw)
    said = sentence or "名称：第2个字符是改变文字方向的控制字符（U+202E），不能写进文书，请删除它或重新输入。"
    assert str(fault.value) == said


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (
            ["立项方案批复", {"name": "技术论证意见", "date": "2026-03-12"}],
            "《立项方案批复》、《技术论证意见》（2026年3月12日）",
        ),
        ("立项方案批复", "《立项方案批复》"),
        ({"name": "立项方案批复"}, "《立项方案批复》"),
        (["", None, {}], ""),
        ([], ""),
    ],
)
def test_several_references_are_a_list(raw, shown):
    value = DOCS.parse(raw)
    assert DOCS.show(value) == shown
    assert DOCS.parse(DOCS.dump(value)) == value


def test_a_fault_in_a_list_says_in_which_document():
    with pytest.raises(Misread) as fault:
        DOCS.parse(["批复", {"date": "昨天"}])
    assert str(fault.value).startswith("第2份：日期：“昨天”读不出日期")
    assert (
        str(DOCS.problem(DOCS.parse(["批复", {"date": "2026-06-01"}]))) == "第2份缺文件名称或文号，请补充。"
    )
