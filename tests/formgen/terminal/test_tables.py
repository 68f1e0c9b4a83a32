"""Tables from spreadsheets on the command line."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

from formgen.service import papers

FORM = "temporary_building_consent"
HEADS = "业主姓名,房号,专有面积,意见\n"


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(papers.example(FORM)), "utf-8")
    return path


@pytest.fixture
def table(tmp_path):
    def write(rows, name="owners.csv"):
        path = tmp_path / name
        path.write_text(HEADS + rows, "gb18030")
        return path

    return write


def test_rows_of_a_file_take_the_place_of_those_in_the_answers(run, answers, table):
    rows = table("示例甲,101,100,不同意\n示例乙,102,100,不同意\n")

    code, out, _err = run("check", FORM, answers, "--rows", f"owners={rows}", "--json")

    assert code == 1
    assert [one["rule"] for one in json.loads(out)["findings"]] == ["TB-15-2", "TB-15-3"]


def test_a_second_file_for_the_same_table_comes_after_the_first(run, answers, table):
    one, two = table("示例甲,101,100,同意\n", "one.csv"), table("示例乙,102,100,同意\n", "two.csv")

    code, _out, _err = run(
        "check", "F-TB-14", answers, "--rows", f"owners={one}", "--rows", f"业主意见={two}"
    )

    assert code == 0


def test_faults_are_told_by_file_and_row_and_nothing_is_written(run, answers, table, tmp_path):
    rows = table("示例甲,101,不详,同意\n")

    code, out, err = run("render", FORM, answers, "--rows", f"owners={rows}", "-o", tmp_path / "out")

    assert (code, out) == (2, "")
    assert f"{rows} 里有1处要改正，没有读入：" in err
    assert "第2行“专有面积”：“不详”读不出数字，请只写数字，如 1234.5。" in err
    assert not (tmp_path / "out").exists()


def test_empty_cells_are_told_and_the_check_goes_on(run, answers, table):
    code, out, err = run("check", FORM, answers, "--rows", f"owners={table('示例甲,101,,同意')}")

    assert code == 1
    assert "第2行没有填“专有面积”。" in err
    assert "第1户：未填写“专有面积”，请补充。" in out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("owners", "--rows 写作 明细表=文件，例如 --rows owners=名册.xlsx，现在是“owners”。"),
        ("people=x.csv", "没有明细表“people”"),
        ("owners=/nowhere/x.csv", "打不开 /nowhere/x.csv"),
    ],
)
def test_what_is_given_wrongly_is_said(run, answers, given, said):
    code, _out, err = run("check", FORM, answers, "--rows", given)

    assert code == 2
    assert said in err


def test_the_workbook_to_fill_in_is_written(run, tmp_path):
    code, out, _err = run("table", FORM, "owners", "-o", tmp_path / "名册.xlsx")

    assert (code, out.strip()) == (0, str(tmp_path / "名册.xlsx"))
    assert load_workbook(tmp_path / "名册.xlsx").worksheets[0]["A1"].value == "业主姓名*"


def test_a_form_without_such_a_table_says_which_it_has(run, tmp_path):
    code, _out, err = run("table", FORM, "total_owners", "-o", tmp_path / "x.xlsx")

    assert code == 2
    assert "有的是：owners（业主意见）。" in err
