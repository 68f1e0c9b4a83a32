"""The command line: exit codes and streams that scripts rely on, and never a traceback."""

from __future__ import annotations

import json

import pytest

from formgen import cli
from formgen.cli import main
from formgen.service import papers

FORM = "government_contract"


@pytest.fixture
def answers(tmp_path):
    def write(found, name="answers.json"):
        path = tmp_path / name
        path.write_text(found if isinstance(found, str) else json.dumps(found), "utf-8")
        return str(path)

    return write


def test_complete_answers_leave_nothing_to_do(run, answers):
    code, out, _err = run("check", FORM, answers(papers.example(FORM)), "--as-of", "2026-11-19")

    assert code == 0
    assert "可以出正式稿。" in out


def test_what_is_missing_is_exit_code_one(run, answers):
    code, out, err = run("check", "F-GC-01", answers({}), "--json")

    assert (code, err) == (1, "")
    assert json.loads(out)["ready"] is False


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "laon", "nowhere.json"], "没有表单 laon"),
        (["check", FORM, "nowhere.json"], "打不开 nowhere.json"),
        (["check", FORM], "缺少参数 ANSWERS"),
        (["chekc"], "没有这个命令：chekc"),
        (["check", FORM, "x.json", "--as-of", "gestern"], "“gestern”不是日期"),
        (["check", "--no-such"], "没有选项 --no-such"),
        (["check", FORM, "x.json", "mehr"], "多写了 mehr"),
        (["check", FORM, "x.json", "--json=yes"], "选项 --json 后面不写值"),
        (["check", FORM, "x.json", "--as-of"], "选项 --as-of 后面要写值"),
        (["example", FORM, "--kind", "best"], "没有 best 样例。现有：complete、incomplete、unlawful。"),
    ],
)
def test_bad_usage_is_one_sentence_and_exit_code_two(run, arguments, said):
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_every_value_that_cannot_be_read_is_named_and_nothing_written(run, answers, tmp_path):
    typed = answers({"contract_titel": "x", "effect": {"signing_date": "不定"}, "parties_b": [{"uscc": 1}]})
    code, out, err = run("render", FORM, typed, "-o", str(tmp_path / "out"))

    assert (code, out) == (2, "")
    assert "答案中有3处读不出来" in err
    assert "contract_titel: 没有这个字段，是否指 contract_title？" in err
    assert "effect.signing_date" in err
    assert "parties_b[0].uscc" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("found", ["[]", '"x"', "3", "null"])
def test_answers_are_one_object(run, answers, found):
    assert "答案应为一个对象" in run("check", FORM, answers(found))[2]


def test_a_key_with_control_characters_reaches_no_terminal(run, answers):
    _code, _out, err = run("check", FORM, answers({"\x1b[31mred\x07": 1, "x" * 5000: 1}))

    assert "\x1b" not in err
    assert max(map(len, err.splitlines())) < 200


def test_a_value_nested_deeply_is_a_fault_of_its_cell(run, answers):
    deep = "[" * 20 + "]" * 20

    code, _out, err = run("check", FORM, answers('{"parties_b": [{"name": ' + deep + "}]}"))

    assert code == 2
    assert "parties_b[0].name" in err


def test_documents_of_incomplete_answers_are_written_as_a_draft(run, answers, tmp_path):
    code, out, _err = run("render", FORM, answers({}), "-o", str(tmp_path / "out"))

    assert code == 1
    assert out.splitlines() == [str(tmp_path / "out" / name) for name in (f"{FORM}.docx", "checklist.docx")]


def test_without_a_converter_the_word_files_are_there_and_the_exit_code_is_three(
    run, answers, tmp_path, monkeypatch
):
    from formgen.rendering import pdf  # noqa: PLC0415

    pdf.shutdown()
    monkeypatch.setenv("FORMGEN_SOFFICE", "/nonexistent")
    code, _out, err = run("render", FORM, answers(papers.example(FORM)), "-o", str(tmp_path), "--pdf")
    pdf.shutdown()

    assert code == 3
    assert "LibreOffice" in err
    assert (tmp_path / f"{FORM}.docx").is_file()


def test_a_fault_of_the_program_is_a_sentence_too(run, monkeypatch):
    def broken(*_arguments, **_options):
        raise ZeroDivisionError

    monkeypatch.setattr(cli.cli, "main", broken)
    code, out, err = run("forms")

    assert (code, out) == (2, "")
    assert "程序出了意外（ZeroDivisionError）" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("off", ["0", "off", " No "])
def test_whoever_switches_looking_off_sees_no_more_than_anybody(run, monkeypatch, off):
    def broken(*_arguments, **_options):
        raise ZeroDivisionError

    monkeypatch.setattr(cli.cli, "main", broken)
    monkeypatch.setenv("FORMGEN_DEBUG", off)

    assert run("forms")[0] == 2


def test_whoever_looks_for_the_fault_sees_where_it_is(monkeypatch):
    def broken(*_arguments, **_options):
        raise ZeroDivisionError

    monkeypatch.setattr(cli.cli, "main", broken)
    monkeypatch.setenv("FORMGEN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["forms"])


def test_english_is_spoken_on_request(run):
    assert "no form" in run("--lang", "en", "check", "laon", "x.json")[2].lower()
