"""重大争议书面报告: what the district government is told of a grave dispute."""

from __future__ import annotations

import io
from datetime import date
from functools import partial

import docx
import pytest
from printed_papers import asked_for, found_in

import formgen
from formgen.service import papers

FORM = "contract_dispute_report"
AS_OF = date(2026, 11, 19)


def printed(answers):
    document = docx.Document(io.BytesIO(formgen.render(FORM, answers)[f"{FORM}.docx"]))
    return "\n".join(one.text for one in document.paragraphs)


found = partial(found_in, FORM, AS_OF)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"contract_title", "dispute", "threat", "measures", "negotiation_failed"}
    assert "【待补充" in printed({})


@pytest.mark.parametrize(
    ("failed", "grave", "told"),
    [
        (True, True, [("GC-64-1", ("report_doc",))]),
        (True, False, []),
        (False, True, []),
    ],
)
def test_a_dispute_that_is_grave_and_cannot_be_settled_is_reported(failed, grave, told):
    own = {"negotiation_failed": failed, "serious_threat": grave}

    assert found(**own, report_doc=None) == told
    assert found(**own) == []


def test_what_is_said_of_a_dispute_is_no_dispute_clause():
    assert found(dispute="双方约定由北京仲裁委员会仲裁，乙方却向人民法院起诉（示例）。") == []


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    assert said.startswith("关于《示例区机关办公楼物业管理服务合同\n（示例）》重大争议的报告")
    for words in ("罗湖区人民政府：", "示例合备〔2024〕0123号", "（二）已固定证据", "2026年11月16日"):
        assert words in said
    assert "待补充" not in said


def test_a_report_is_followed_by_precautions_and_perhaps_a_claim():
    report = formgen.check(FORM, papers.example(FORM), as_of=AS_OF)

    assert [one.article for one in report.follow_ups] == ["第六十四条", "第六十五条"]
