"""Answers from a file: JSON and YAML mean the same, and whatever is no answer is a sentence."""

from __future__ import annotations

import io
import os
import sys
import time

import pytest

from formgen.errors import BadInput
from formgen.service.strict_json import DEEPEST
from formgen.terminal.reading import LARGEST, read_answers_file


def refusal(name):
    with pytest.raises(BadInput) as refused:
        read_answers_file(name)
    return str(refused.value)


# ---------------------------------------------------------------------------------------- what is read


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '{"matter": "示例", "loan": {"days": 3}}'),
        ("a.yaml", "matter: 示例\nloan:\n  days: 3\n"),
        ("a.yml", "matter: 示例\nloan: {days: 3}"),
        ("a.yaml", "{matter: 示例, loan: {days: 3}}"),
        ("a.yaml", '{"matter": "示例", "loan": {"days": 3}}'),
        ("a", '  {"matter": "示例", "loan": {"days": 3}}'),
        ("a.txt", "matter: 示例\nloan: {days: 3}"),
        ("a.JSON", '\ufeff{"matter": "示例", "loan": {"days": 3}}'),
        ("a.yaml", "\ufeffmatter: 示例\r\nloan:\r\n  days: 3\r\n"),
    ],
)
def test_json_and_yaml_say_the_same(file, name, content):
    assert read_answers_file(file(content, name)) == {"matter": "示例", "loan": {"days": 3}}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-01-07", "2026-01-07"),
        ("2026-01-07 10:00:00", "2026-01-07 10:00:00"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("是", "是"),
        ("true", True),
        ("False", False),
        ("12", 12),
        ("-3", -3),
        ("012", "012"),
        ("075500000001", "075500000001"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1.50", "1.50"),
        (".nan", ".nan"),
        ("1e3", "1e3"),
        ("~", None),
        ("null", None),
        ("", None),
        ("''", ""),
        ("'12'", "12"),
        ("<<", "<<"),
    ],
)
def test_a_bare_word_of_yaml_stays_what_it_is(file, written, meant):
    found = read_answers_file(file(f"x: {written}\n"))

    assert found == {"x": meant}
    assert type(found["x"]) is type(meant)


def test_a_key_is_the_text_that_stands_there(file):
    assert read_answers_file(file("2026: a\ntrue: b\n~: c\n")) == {"2026": "a", "true": "b", "~": "c"}


def test_an_empty_file_holds_nothing(file):
    assert read_answers_file(file("", "a.yaml")) is None


def test_nesting_up_to_the_limit_is_read(file):
    nested = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)

    assert read_answers_file(file(nested, "a.json")) == read_answers_file(file(nested, "a.yaml"))


def test_standard_input_is_called_by_a_dash(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO('{"matter": "示例"}'.encode())))

    assert read_answers_file("-") == {"matter": "示例"}


# -------------------------------------------------------------------------------------- what is refused


def test_a_file_that_is_not_there(tmp_path):
    assert "没有这个文件或目录" in refusal(str(tmp_path / "gone.json"))


def test_a_folder_is_no_file(tmp_path):
    assert "请检查路径和权限" in refusal(str(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(file):
    name = file("{}", "a.json")
    os.chmod(name, 0)  # noqa: PTH101

    assert "没有权限" in refusal(name)


def test_standard_input_that_was_closed(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)

    assert "没有标准输入可读" in refusal("-")


@pytest.mark.parametrize(
    "content", ["名称".encode("gb18030"), "名称".encode("utf-16"), b"\xff\xfe\x00", b"PK\x03\x04\x80"]
)
def test_what_is_not_utf_8_is_told_how_to_become_it(file, content):
    assert "不是 UTF-8 编码的文本，请另存为 UTF-8 后重试" in refusal(file(content))


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(file):
    largest = b'{"a": "' + b"x" * (LARGEST - 9) + b'"}'

    assert len(read_answers_file(file(largest, "a.json"))["a"]) == LARGEST - 9
    assert "超过 5 MB" in refusal(file(largest + b" ", "a.json"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '{"a": 1, "a": 2}'),
        ("a.json", '{"b": [{"a": 1, "a": 1}]}'),
        ("a.yaml", "a: 1\na: 2\n"),
        ("a.yaml", "b:\n  - {a: 1, a: 1}\n"),
    ],
)
def test_a_key_that_comes_twice(file, name, content):
    path = file(content, name)

    assert refusal(path) == f"{path}：键“a”出现了两次，请只留一个。"


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number(file, word):
    path = file(f'{{"a": {word}}}', "a.json")

    assert refusal(path) == f"{path}：{word} 不是数字，请改正。"


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("a.json", '{"a": 1,\n "b" 2}', "第2行第6列"),
        ("a.json", "", "第1行第1列"),
        ("a.json", '{"a": 1} {"b": 2}', "第1行第10列"),
        ("a.yaml", "a: 1\nb: [1\n", "第3行"),
        ("a.yaml", "a: 1\n---\nb: 2\n", "第2行"),
        ("a.yaml", "a: !!python/object/apply:os.system [x]\n", "第1行"),
        ("a.yaml", "a: 1\n\tb: 2\n", "第2行"),
    ],
)
def test_what_cannot_be_read_is_told_where(file, name, content, where):
    assert where in refusal(file(content, name))


@pytest.mark.parametrize("content", ["a: \x00", "a: \x07", "a: !!int x"])
def test_what_yaml_refuses_without_saying_where(file, content):
    assert "不是正确的 YAML" in refusal(file(content))


@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_a_number_with_thousands_of_digits(file, name):
    content = f'{{"a": {"9" * 5000}}}'

    assert "读不出来" in refusal(file(content, name))


@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
@pytest.mark.parametrize("depth", [DEEPEST, 900, 100_000])
def test_a_file_nested_too_deeply_is_refused_and_ends_nothing(file, name, depth):
    assert "嵌套过深" in refusal(file('{"a": ' + "[" * depth + "]" * depth + "}", name))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("a: &a [*a]\n", id="itself"),
        pytest.param("a: &a {b: 1}\nc: *a\n", id="once"),
        pytest.param(
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"{name}: &{name} [{','.join([f'*{last}'] * 9)}]\n" for last, name in zip("abcdefgh", "bcdefghi", strict=True))
            + "? *i\n: 1\n",
            id="a thousand million",
        ),
    ],
)  # fmt: skip
def test_an_alias_is_refused_with_its_line_before_it_unfolds(file, content):
    begun = time.monotonic()

    assert "用了别名（*），请把内容直接写出来" in refusal(file(content))
    assert time.monotonic() - begun < 2


def test_a_key_is_text(file):
    assert "第1行：键应为文字" in refusal(file("? [a, b]\n: 1\n"))
