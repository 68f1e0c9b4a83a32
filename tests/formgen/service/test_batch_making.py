"""Many papers at once: what goes wrong with one is told of it alone."""

import importlib
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from formgen import catalogue
from formgen.errors import PartMissing
from formgen.service import papers
from formgen.service.batch_making import (
    DONE,
    FAILED,
    PARTIAL,
    REFUSED,
    Makers,
    Order,
    Row,
    made_of,
    with_pdfs,
)

ORDER = Order("temporary_building_sign_board", date(2026, 3, 2))
SAMPLE = papers.example("temporary_building_sign_board")


def rows(count, **wrong):
    return [Row(number, str(number), SAMPLE | wrong.get(f"at{number}", {})) for number in range(4, 4 + count)]


@pytest.fixture
def child(monkeypatch):
    """Work that a process elsewhere can find by name."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return importlib.import_module("making_child")


def test_every_row_gives_the_documents_that_it_gives_alone():
    with Makers(2) as makers:
        made = list(makers.made(ORDER, rows(20)))

    alone = papers.render(ORDER.form, SAMPLE, ORDER.as_of)
    assert [row.number for row, _one in made] == list(range(4, 24))
    assert all(sorted(one.files.values()) == sorted(alone.values()) for _row, one in made)
    assert list(made[0][1].files) == ["00004-临时建筑标志牌.docx", "00004-临时建筑标志牌-缺项清单.docx"]


def test_a_row_that_is_the_sample_has_no_code_and_says_so_and_one_that_differs_has_one():
    plain = made_of(ORDER, rows(1)[0])
    sample, own = (
        made_of(ORDER, replace(rows(1, at4=changed)[0], paper="batch:0", code="0123456789ABCDEF"))
        for changed in ({}, {"builder_name": "示例街道办事处"})
    )

    assert (sample.result["final"], sample.new, sample.files) == (True, None, plain.files)
    assert sample.result["note"] == "与样例相同，只作示例，不编核验码：改成自己的内容以后重新提交。"
    assert "code" not in sample.result
    assert (own.result["code"], own.new.code) == ("0123-4567-89AB-CDEF", "0123456789ABCDEF")
    assert "note" not in own.result | plain.result


def test_a_row_that_cannot_be_read_is_refused_and_the_others_are_made():
    given = [*rows(1), Row(5, "5", {}, ("“开工日期”：不是日期。",)), Row(6, "6", {"no_such": 1})]

    with Makers(1) as makers:
        states = [(one.state, one.result["faults"][:1]) for _row, one in makers.made(ORDER, given)]

    assert [state for state, _faults in states] == [DONE, REFUSED, REFUSED]
    assert states[1][1] == ["“开工日期”：不是日期。"]


def test_a_row_that_ends_its_process_fails_alone(child):
    with Makers(2, child.dies_in_row_seven) as makers:
        made = [(row.number, one.state) for row, one in makers.made(ORDER, rows(20))]

    assert made == [(number, FAILED if number == 7 else DONE) for number in range(4, 24)]


def test_without_a_converter_the_documents_are_there_and_the_row_says_what_is_missing(monkeypatch):
    monkeypatch.setattr("formgen.rendering.pdf.to_pdf", missing)
    made = with_pdfs(replace(ORDER, pdf=True), made_of(ORDER, rows(1)[0]))

    assert made.state == PARTIAL
    assert len(made.files) == 2
    assert made.result["faults"] == ["没有转换器。"]
    assert made.result["pdf_missing"] is True


def missing(*_given, **_named):
    said = "没有转换器。"
    raise PartMissing(said)


def test_rows_are_taken_in_no_faster_than_they_are_taken_out(child):
    taken = []

    def coming():
        for row in rows(400):
            taken.append(row.number)
            yield row

    with Makers(1, child.names_its_process) as makers:
        made = makers.made(ORDER, coming())
        _row, first = next(made)
        assert len(taken) <= 3 * 8
        made.close()

    assert first.result["process"] != os.getpid()


def test_file_names_hold_the_row_and_the_title_of_the_form_alone():
    for form in catalogue.installed().forms:
        order = Order(form.id, date(2026, 3, 2))
        made = made_of(order, Row(12, "示例甲", dict(form.sample())))
        assert made.state == DONE
        for name in made.files:
            assert name.startswith("00012-")
            assert "示例" not in name
