"""Guides: steps with their questions, validity, downloads that are made once."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from formgen.errors import UnknownForm
from formgen.service import guides, papers

DAY = date(2026, 11, 19)
AUTHORIZATION = papers.form("F-GC-14")
BUILDING = papers.form("F-TB-01")


def test_each_step_says_how_much_it_asks():
    people, power = guides.steps(AUTHORIZATION, date(2026, 11, 19))

    assert (people.title, people.questions, people.required) == ("委托人和受托人", 8, 8)
    assert (power.title, power.questions, power.required) == ("事项、权限和期限", 7, 7)


@pytest.mark.parametrize(
    ("form", "day", "said"),
    [
        (AUTHORIZATION, date(2023, 12, 3), "有效，所载有效期至2023年12月3日。"),
        (AUTHORIZATION, date(2023, 12, 4), "所载有效期已于2023年12月3日届满，请核实现行依据。"),
        (BUILDING, date(2024, 1, 21), "自2024年1月22日起施行，现在还没有施行。"),
        (BUILDING, date(2024, 1, 22), "有效，所载有效期至2029年1月21日。"),
    ],
)
def test_the_basis_says_whether_it_holds(form, day, said):
    assert str(guides.validity(form, day)) == said


def test_the_periods_are_those_of_the_act():
    filing = papers.form("F-GC-15").guide

    assert [str(one.on(DAY)) for one in filing.periods] == [
        "各方签署后10个工作日内在合同备案系统登记，由系统分配合同编号。",
        "登记后5个工作日内向区财政局提交完整的纸质合同原件。",
    ]


def test_a_material_that_is_made_here_names_its_form():
    made = [one.code if one else None for one in guides.made_by(BUILDING)]

    assert made == ["F-TB-01", None, None, None, "F-TB-13", "F-TB-14"]


def test_a_download_is_made_once_however_many_ask(monkeypatch):
    monkeypatch.setattr(guides, "_kept", {})
    made = []
    really = guides._made
    monkeypatch.setattr(guides, "_made", lambda *given: made.append(given) or really(*given))
    asking = [
        threading.Thread(target=guides.paper, args=("F-GC-14", guides.BLANK, guides.DOCX, DAY))
        for _each in range(6)
    ]
    for one in asking:
        one.start()
    for one in asking:
        one.join()

    assert len(made) == 1
    assert guides.paper("contract_signing_authorization", guides.BLANK, guides.DOCX, DAY)
    assert len(made) == 1


def test_the_validity_that_is_printed_makes_another_file():
    over = guides.paper("F-GC-14", guides.BLANK, guides.DOCX, DAY)

    assert guides.paper("F-GC-14", guides.BLANK, guides.DOCX, date(2023, 12, 3)) != over


def test_both_become_pdfs():
    for kind in (guides.BLANK, guides.SAMPLE):
        assert guides.paper("F-GC-14", kind, guides.PDF, DAY).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("name", "kind", "ending"),
    [("nothing", "blank", "docx"), ("F-GC-14", "draft", "docx"), ("F-GC-14", "blank", "exe")],
)
def test_what_is_not_offered_is_refused(name, kind, ending):
    with pytest.raises(UnknownForm):
        guides.paper(name, kind, ending, DAY)
