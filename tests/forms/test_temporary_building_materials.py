"""临时建设工程规划许可申请材料清单: its samples, its four materials, and what the application brings along."""

from __future__ import annotations

import io

import docx
import pytest

import formgen
from formgen import catalogue
from formgen.answers import read_answers
from formgen.service import papers
from formgen.service.carrying import taken

FORM = "temporary_building_materials"
APPLICATION = "temporary_building_application"


def found(**changes):
    report = formgen.check(FORM, {**papers.example(FORM), **changes})
    return sorted((one.rule, path) for one in report.findings for path in one.fields)


def printed(answers):
    document = docx.Document(io.BytesIO(formgen.render(FORM, answers)[f"{FORM}.docx"]))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_the_unlawful_sample_names_what_is_wrong():
    rules = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert rules == {"TB-12-2", "TB-12-3", "TB-12-4"}


@pytest.mark.parametrize(
    ("lacking", "rule", "path"),
    [
        ("m1", "FORM-1", "attachments.m1"),
        ("m2", "TB-12-2", "attachments.m2"),
        ("m3", "TB-12-3", "attachments.m3"),
        ("m4", "TB-12-4", "attachments.m4"),
    ],
)
def test_each_of_the_four_materials_is_asked_for(lacking, rule, path):
    attached = {**papers.example(FORM)["attachments"], lacking: None}

    assert found(attachments=attached) == [(rule, path)]


def test_a_right_to_land_without_a_map_of_the_parcel_is_incomplete():
    assert found(parcel_map_doc=None) == [("TB-12-3", "parcel_map_doc")]


def test_a_number_left_out_is_missing_and_a_wrong_one_is_wrong():
    assert found(applicant_uscc=None) == [("FORM-1", "applicant_uscc")]
    assert found(applicant_uscc="12440303MB2D000016") == [("TB-12-2", "applicant_uscc")]


def test_the_number_of_copies_is_never_demanded():
    assert found(copies=None) == []


def test_the_paper_ticks_what_is_there_and_what_is_lacking():
    rows = printed({**papers.example(FORM), "design_depth_confirmed": False})
    states = {row[0]: row[4] for row in rows if len(row) == 5 and row[0] in "1234"}

    assert states == {
        "1": "☑齐备　□欠缺",
        "2": "☑齐备　□欠缺",
        "3": "☑齐备　□欠缺",
        "4": "□齐备　☑欠缺",
    }


def carried(application):
    forms = {one.id: one for one in catalogue.installed().forms}
    (source,) = forms[FORM].sources
    return taken(forms[FORM], source, read_answers(forms[APPLICATION], application))


def test_the_application_brings_its_applicant_its_materials_and_its_other_papers():
    brought = carried(papers.example(APPLICATION))

    assert brought["applicant_name"] == "示例社区健康服务中心（示例）"
    assert brought["attachments.m3"] == "不动产权证书及宗地图（示例）"
    assert brought["other_papers"] == [
        {"name": "《特殊建设工程消防设计审查意见书（示例）》（示例消审〔2026〕19号，2026年11月6日）"}
    ]


def test_an_application_without_papers_is_itself_the_first_material():
    brought = carried({"applicant_name": "示例申请人（示例）"})

    assert brought == {
        "applicant_name": "示例申请人（示例）",
        "attachments.m1": "临时建设工程规划许可申请表",
    }
