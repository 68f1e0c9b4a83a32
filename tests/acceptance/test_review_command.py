"""Reading contracts from the command line: what scripts and reviewers get, and a sentence for every bad file."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import docx
import pytest

import formgen

pytestmark = pytest.mark.slow

CLAUSE = "第十五条 争议解决 本合同适用香港特别行政区法律，因本合同发生的争议提交香港国际仲裁中心仲裁。"
LAWFUL = "第十五条 争议解决 因本合同发生的争议，由双方协商解决；协商不成的，向深圳市罗湖区人民法院提起诉讼。"
DONE, BLOCKED, BAD = 0, 1, 2
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def terminal(tmp_path):
    def run(*words, given=None):
        return subprocess.run(
            [sys.executable, "-m", "formgen", *map(str, words)],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "FORMGEN_DATA": str(tmp_path / "data")},
            check=False,
        )

    return run


@pytest.fixture
def clause(tmp_path):
    path = tmp_path / "条款.txt"
    path.write_text(CLAUSE, "utf-8")
    return path


def rules(report):
    return {one["rule"] for one in report["findings"] if one["severity"] == "block"}


def test_a_clause_is_judged_with_its_article_and_the_words_that_caused_it(terminal, clause):
    done = terminal("review", clause.name, "--json", "--as-of", "2026-11-19")

    report = json.loads(done.stdout)
    assert done.returncode == BLOCKED
    assert (report["file"], report["format"], report["characters"]) == (clause.name, "txt", len(CLAUSE))
    assert report["as_of"] == "2026-11-19"
    assert rules(report) == {"GC-39-4", "GC-39-5"}
    (law,) = (one for one in report["findings"] if one["rule"] == "GC-39-4")
    assert law["citation"]["article"] == "第三十九条（四）"
    for match in law["matches"]:
        assert CLAUSE[match["start"] : match["end"]] == match["quote"]


def test_a_lawful_clause_leaves_with_zero(terminal, tmp_path):
    (tmp_path / "a.txt").write_text(LAWFUL, "utf-8")
    done = terminal("review", "a.txt", "--json")

    assert done.returncode == DONE, done.stdout.decode()
    assert json.loads(done.stdout)["counts"]["block"] == 0


def test_people_read_sentences(terminal, clause):
    said = terminal("review", clause.name).stdout.decode()

    assert "GC-39-4" in said
    assert "第三十九条（四）" in said
    assert "“适用香港特别行政区法律”" in said


def test_the_text_that_offsets_count_in_is_printed(terminal, clause):
    assert terminal("review", clause.name, "--text").stdout.decode().rstrip("\n") == CLAUSE


def test_a_contract_comes_by_pipe_too(terminal):
    report = json.loads(terminal("review", "-", "--json", given=CLAUSE.encode()).stdout)

    assert rules(report) == {"GC-39-4", "GC-39-5"}


def test_several_files_are_answered_one_line_each_whatever_happens(terminal, clause, tmp_path):
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 broken")
    done = terminal("review", clause.name, "bad.docx", "gone.txt", clause.name, "--json")

    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == BAD
    assert [one["file"] for one in lines] == [clause.name, "bad.docx", "gone.txt", clause.name]
    assert [("error" in one) for one in lines] == [False, True, True, False]
    for one in lines[1:3]:
        assert one["error"]["code"] == "bad_input"
        assert CHINESE.search(one["error"]["message"])
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("review", "gone.txt"), "没有这个文件", id="no such file"),
        pytest.param(("review",), "缺少参数", id="no file named"),
        pytest.param(
            ("review", "条款.txt", "条款.txt", "--annotate", "o.docx"), "一次只能", id="two to annotate"
        ),
        pytest.param(("review", "条款.txt", "--annotate", "o.docx"), "只有 DOCX", id="a text to annotate"),
        pytest.param(
            ("review", "合同.docx", "--annotate", "没有/批注.docx"),
            "要写入的目录 没有 不存在：请核对路径，或者先建好目录。",
            id="a folder that is not there",
        ),
        pytest.param(("extract", "条款.txt", "--form", "F-XX-99"), "没有表单", id="no such form"),
    ],
)
@pytest.mark.usefixtures("clause")
def test_bad_input_is_refused_in_a_sentence(terminal, tmp_path, words, said):
    done = terminal(*words)

    assert done.returncode == BAD
    assert said in done.stderr.decode()
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix == ".docx") == []


def test_programs_review_files_and_texts(clause):
    assert formgen.review(clause).as_dict()["file"] == str(clause)
    assert rules(formgen.review_text(CLAUSE).as_dict()) == {"GC-39-4", "GC-39-5"}


def test_the_file_under_review_is_never_written_over(terminal, tmp_path):
    document = docx.Document()
    document.add_paragraph(CLAUSE)
    document.save(tmp_path / "合同.docx")
    before = (tmp_path / "合同.docx").read_bytes()

    done = terminal("review", "合同.docx", "--annotate", "./合同.docx")

    assert done.returncode == BAD
    assert "换一个文件名" in done.stderr.decode()
    assert (tmp_path / "合同.docx").read_bytes() == before


def test_comments_are_written_beside_the_text_that_stays(terminal, tmp_path):
    document = docx.Document()
    document.add_paragraph(CLAUSE)
    document.save(tmp_path / "合同.docx")

    done = terminal("review", "合同.docx", "--annotate", "批注.docx", "--json")

    assert done.returncode == BLOCKED
    commented = docx.Document(tmp_path / "批注.docx")
    assert [one.text for one in commented.paragraphs] == [CLAUSE]
    said = "\n".join(one.text for one in commented.comments)
    assert "GC-39-4" in said
    assert "第三十九条（四）" in said
    assert "参考写法" in said


@pytest.mark.parametrize("name", ["合同.docx", "合同.pdf", "合同.doc"])
def test_words_under_the_name_of_a_document_are_a_document_that_got_lost(terminal, tmp_path, name):
    (tmp_path / name).write_text("abc", "utf-8")

    done = terminal("review", name)

    assert done.returncode == BAD
    assert "内容却只是文字" in done.stderr.decode()


@pytest.mark.parametrize("command", ["review", "extract"])
def test_a_pipe_by_name_is_refused_and_not_waited_for(terminal, tmp_path, command):
    os.mkfifo(tmp_path / "管道")
    done = terminal(command, "管道")

    assert done.returncode == BAD
    assert "不是普通文件" in done.stderr.decode()


def test_a_device_is_refused_too(terminal):
    done = terminal("review", "/dev/zero")

    assert done.returncode == BAD
    assert "不是普通文件" in done.stderr.decode()
