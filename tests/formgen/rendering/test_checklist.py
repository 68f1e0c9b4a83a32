"""The checklist says what a check found, for any form, as an office would write it down."""

import datetime as dt
from dataclasses import replace

import pytest

from formgen.form import FollowUp
from formgen.messages import _
from formgen.rendering.agreement import names_in
from formgen.rendering.checklist import NAMES, checklist_words
from formgen.rendering.documents import checklist_template, render_documents
from formgen.rendering.words import names_of
from formgen.report import MISSING as GONE
from formgen.report import NOT_APPLICABLE, PARTIAL
from formgen.rules import ADVICE, MISSING, NOTE, WARN, Match, Stage

CHECKLIST = "checklist.docx"


@pytest.fixture
def found(contract, report_on, finding):
    """A report with something of every kind."""
    report = report_on(
        contract,
        contract.sample("complete"),
        finding("performance.end_date"),
        finding("subject.measure_method", rule="GC-30-1", kind=MISSING, said="未约定计量方法，请补充。"),
        finding(
            "template_used",
            rule="GC-24-1",
            severity=WARN,
            said="未采用示范文本。",
            overridden="不适用于本项目",
        ),
        finding("auto_renewal", rule="GC-35-3", severity=WARN, said="写明总期限。"),
        finding(rule="CAL-0-1", severity=NOTE, kind=ADVICE, said="节假日尚未公布。", citation=None),
        finding(
            "dispute.clause_text",
            rule="GC-36-3",
            said="仲裁与诉讼只能选一种。",
            matches=(Match("dispute.clause_text", "也可以起诉", 3, 8),),
        ),
    )
    states = {
        3: (PARTIAL, ("subject.measure_method",), ""),
        4: (GONE, ("price.amount",), ""),
        7: (NOT_APPLICABLE, (), "无秘密"),
    }
    lines = tuple(
        replace(
            one, status=states[one.line.no][0], fields=states[one.line.no][1], reason=states[one.line.no][2]
        )
        if one.line.no in states
        else one
        for one in report.checklist
    )
    later = replace(report.findings[0], stage=Stage.FILED)
    due = FollowUp(_("办理备案登记。"), dt.date(2026, 12, 3), "第四十九条")
    return replace(report, checklist=lines, upcoming=(later,), follow_ups=(due, FollowUp(_("送审。"))))


@pytest.fixture
def said(found):
    return checklist_words(found, fingerprint="f00d", template="beef")


def test_the_header_says_what_was_checked_when_and_by_what(said):
    assert said["title"] == "缺项清单"
    assert said["document"] == "示例街道社区图书馆运营服务采购合同（示例）"
    assert (said["day"], said["law_day"]) == ("2026年11月19日", "2026年11月19日")
    assert said["act"] == "《深圳市罗湖区政府合同监督管理办法》（罗府规〔2018〕6号）"
    assert said["act_state"] == "所载有效期已于2023年12月3日届满，请核实现行依据。"
    assert (said["template"], said["fingerprint"]) == ("beef", "f00d")


def test_every_element_has_its_sign_and_what_it_lacks(said):
    shown = {one["no"]: (one["sign"], one["state"], one["remark"]) for one in said["elements"]}
    assert shown["1"] == ("✓", "齐全", "")
    assert shown["3"] == ("△", "不完整", "计量方法")
    assert shown["4"] == ("✗", "缺失", "合同价款")
    assert shown["7"] == ("—", "不适用", "无秘密")


def test_an_element_that_does_not_apply_keeps_its_number(found):
    without = replace(found, checklist=tuple(one for one in found.checklist if one.line.no != 6))
    elements = checklist_words(without, fingerprint="f00d", template="beef")["elements"]

    assert [one["no"] for one in elements[:8]] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert (elements[5]["sign"], elements[5]["state"], elements[5]["remark"]) == ("—", "不适用", "")


@pytest.mark.parametrize(("title", "foot"), [("示" * 30, "示" * 30), ("示" * 31, "示" * 29 + "…")])
def test_a_long_title_is_shortened_beside_the_page_number(contract, report_on, title, foot):
    report = report_on(contract, {**contract.sample("complete"), "contract_title": title})

    assert checklist_words(report, fingerprint="f", template="b")["running"] == foot


def test_findings_are_grouped_by_what_they_do(said):
    groups = {one["title"]: [found["rule"] for found in one["findings"]] for one in said["groups"]}
    assert groups == {
        "阻断": ["GC-35-1", "GC-36-3"],
        "缺项": ["GC-30-1"],
        "警告": ["GC-24-1", "GC-35-3"],
        "提示": ["CAL-0-1"],
    }


def test_a_finding_says_what_to_do_where_and_on_what_ground(said):
    one = said["groups"][0]["findings"][0]
    assert one["message"] == "期限超过五年，请改短。"
    assert one["place"] == "履行终止日"
    assert one["source"] == "《深圳市罗湖区政府合同监督管理办法》第三十五条（该办法所载有效期已届满）"
    assert one["quote"] == "“政府合同期限最长不超过五年”"
    assert said["groups"][0]["findings"][1]["matches"] == ["也可以起诉"]


def test_an_inferred_rule_is_said_to_be_inferred(contract, report_on, finding):
    cited = {
        "act": "1",
        "title": "甲办法",
        "article": "第一条",
        "quote": "",
        "in_force": True,
        "inferred": True,
    }
    report = report_on(contract, contract.sample("complete"), finding("stage", citation=cited))
    shown = checklist_words(report, fingerprint="", template="")["groups"][0]["findings"][0]
    assert shown["source"] == "《甲办法》第一条（推断）"


def test_a_cell_of_a_table_is_named_with_its_row(contract, report_on, finding):
    report = report_on(contract, contract.sample("complete"), finding("parties_b[1].address"))
    shown = checklist_words(report, fingerprint="", template="")["groups"][0]["findings"][0]
    assert shown["place"] == "乙方（对方当事人）（2）·地址（住址）"


def test_reasons_follow_ups_and_later_stages_are_listed(said):
    assert said["reasons"] == [{"rule": "GC-24-1", "message": "放行", "reason": "不适用于本项目"}]
    assert said["follow_ups"] == [
        {"label": "办理备案登记。", "due": "2026年12月3日", "source": "第四十九条"},
        {"label": "送审。", "due": "—", "source": ""},
    ]
    assert [one["stage"] for one in said["upcoming"]] == ["备案"]


def test_the_conclusion_counts_what_is_in_the_way(said, contract, report_on):
    assert said["conclusion"] == "不能定稿：阻断和缺项3项，未说明理由的警告1项。文书带“草稿”字样，不得签署。"
    clear = checklist_words(report_on(contract, contract.sample("complete")), fingerprint="", template="")
    assert clear["conclusion"] == "没有阻断和缺项，警告均已说明理由，可以定稿。"
    assert any("骑缝章" in one for one in clear["reminders"])


def test_an_answer_that_cannot_be_read_blocks(contract, report_on):
    report = report_on(contract, {**contract.sample("complete"), "effect": {"signing_date": "后天"}})
    group = checklist_words(report, fingerprint="", template="")["groups"][0]
    assert group["title"] == "阻断"
    assert group["findings"][0]["place"] == "签订时间"
    assert group["findings"][0]["message"].startswith("读不出来：")


def test_the_template_prints_every_word_that_the_checklist_has(said):
    assert set(names_of(said)) <= NAMES
    assert names_in(checklist_template()) == NAMES


def test_the_document_holds_every_word(found, said, lines):
    text = "\n".join(lines(render_documents(found)[CHECKLIST]))
    for group in said["groups"]:
        assert f"{group['title']}（{group['count']}项）" in text
        for one in group["findings"]:
            for name in ("message", "place", "source", "quote", "rule", "reason"):
                assert one[name] in text
    for one in said["elements"]:
        assert one["label"] in text


def test_every_page_of_the_paper_calls_it_by_the_same_name(found, lines):
    docx = render_documents(found)["checklist.docx"]
    assert lines(docx)[0] == "缺项清单"
    assert "缺项清单" in "".join(lines(docx, "word/footer1.xml"))
    assert "检查清单" not in "".join(lines(docx, "word/footer1.xml"))
