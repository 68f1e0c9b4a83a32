"""Checking and making documents without a database."""

from __future__ import annotations

from datetime import date

import pytest

from formgen.errors import BadInput, UnknownForm
from formgen.service import papers

AS_OF = date(2026, 11, 19)


@pytest.fixture
def complete():
    return papers.example("government_contract")


def test_forms_say_whether_their_act_holds_on_the_day():
    def states(day):
        return {one["id"]: one["in_force"] for one in papers.forms(day)}

    assert states(date(2023, 12, 3))["government_contract"] is True
    assert states(date(2023, 12, 4))["government_contract"] is False


@pytest.mark.parametrize("name", ["government_contract", "F-GC-01"])
def test_a_form_is_called_by_id_or_code(name):
    assert papers.form(name).title == "政府合同"


def test_a_form_or_a_sample_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(UnknownForm, match="F-GC-01"):
        papers.schema("laon")
    with pytest.raises(BadInput, match="没有 best 样例。现有：complete"):
        papers.example("F-GC-01", "best")


def test_a_sample_is_the_caller_s_own(complete):
    complete["contract_title"] = "改过"

    assert papers.example("government_contract")["contract_title"] != "改过"


def test_what_cannot_be_read_is_refused_for_a_file_and_kept_for_a_draft():
    typed = {"effect": {"signing_date": "三月初"}}

    with pytest.raises(BadInput, match="答案中有1处读不出来"):
        papers.check("F-GC-01", typed)
    assert list(papers.look_over("F-GC-01", typed).answers.faults) == ["effect.signing_date"]


def test_a_check_is_as_of_today_unless_another_day_is_named(complete):
    assert papers.check("F-GC-01", complete).as_of == papers.today()
    assert papers.check("F-GC-01", complete, AS_OF).as_of == AS_OF


def test_the_preview_shows_the_document_with_what_is_open_marked():
    shown = papers.preview(papers.look_over("F-GC-01", {"contract_title": "示例合同（示例）"}, AS_OF))

    titles = ["".join(text for text, _open in one.pieces) for one in shown if one.style == "title"]
    assert "示例合同（示例）" in titles
    assert any(one.style == "heading" and one.pieces[0][0].startswith("第一条") for one in shown)
    open_places = [text for one in shown for text, is_open in one.pieces if is_open]
    assert open_places
    assert all(text.startswith("【待补充") for text in open_places)


def test_the_preview_of_a_complete_contract_has_nothing_open(complete):
    shown = papers.preview(papers.check("F-GC-01", complete, AS_OF))

    assert not any(is_open for one in shown for _text, is_open in one.pieces)
    assert any(one.rows for one in shown)


def test_the_tables_of_the_preview_have_the_cells_of_the_document():
    application = papers.example("temporary_building_application")
    del application["applicant_name"]
    shown = papers.preview(papers.check("temporary_building_application", application, AS_OF))

    rows = next(one.rows for one in shown if one.rows)
    cells = {"".join(text for text, _open in cell.pieces): cell for row in rows for cell in row}
    assert [(cells[name].wide, cells[name].high) for name in ("申请人", "申请理由", "名称")] == [
        (1, 5),
        (2, 1),
        (1, 1),
    ]
    assert [sum(cell.wide for cell in row) for row in rows[:3]] == [6, 6, 5]
    assert ("【待补充1：申请人（建设单位）名称】", True) in [
        piece for cell in cells.values() for piece in cell.pieces
    ]


@pytest.mark.office
@pytest.mark.parametrize("place", ["contract_title", "parties_b"])
def test_a_character_that_no_font_draws_is_named_wherever_it_stands(complete, place):
    rare = "\U0001322f"  # an Egyptian hieroglyph
    if place == "parties_b":
        complete["parties_b"] = [complete["parties_b"][0] | {"name": f"示例{rare}"}]
    else:
        complete[place] = f"示例{rare}"

    [warning] = papers.font_warnings(papers.check("F-GC-01", complete, AS_OF))
    assert str(warning).startswith(f"PDF 中这些字没有字形可画，会显示为方框：{rare}。")


@pytest.mark.office
def test_a_character_newer_than_python_is_named_too(complete):
    newest = "\U0002ebf0"  # CJK extension I, in no font of ours
    complete["parties_b"] = [complete["parties_b"][0] | {"name": f"示例{newest}"}]

    [warning] = papers.font_warnings(papers.check("F-GC-01", complete, AS_OF))
    assert newest in str(warning)


@pytest.mark.office
def test_usual_answers_give_no_warning(complete):
    assert papers.font_warnings(papers.check("F-GC-01", complete, AS_OF)) == []
