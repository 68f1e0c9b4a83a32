"""项目接收承诺函: the annex's words for any project, its samples, what is left out."""

from __future__ import annotations

import io

import docx
import pytest

import formgen
from formgen.forms.law.informatization.letter import body
from formgen.service import papers

FORM = "project_acceptance_letter"


def printed(answers):
    document = docx.Document(io.BytesIO(formgen.render(FORM, answers)[f"{FORM}.docx"]))
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_the_unlawful_sample_names_what_is_wrong():
    found = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert found >= {"IT-20-1", "IT-20-2"}


def test_what_is_left_out_is_named():
    report = formgen.check(FORM, {})

    assert {path for one in report.findings for path in one.fields} >= {
        "project_name",
        "letter_date",
        "approval_date",
    }


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("示例平台", "示例发改〔2026〕1号"),
        ("示例平台", ""),
        ("示例平台（二期）", "示例-440303-2026-0001"),
        ("示例“一网统管”平台", " "),
        ("示例街道 2026 年感知设备", "示例发改〔2026〕12号"),
    ],
)
def test_the_letter_says_what_the_annex_says(name, number):
    answers = {**papers.example(FORM), "project_name": name, "ndrc_no": number}

    title, addressee, said, signature, day = printed(answers)

    assert title == "项目接收承诺函"
    assert addressee == "示例区政务服务和数据管理局（示例）："
    assert said == body(name, number)
    assert (signature, day) == ("示例街道办事处（示例）（盖章）", "2026年11月20日")
