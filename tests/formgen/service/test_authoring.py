"""`formgen new`: three files that agree with one another, and a refusal wherever they could do harm."""

from __future__ import annotations

import runpy
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from formgen.answers import read_answers
from formgen.checking import check
from formgen.errors import BadInput
from formgen.rendering.agreement import refuse_disagreement
from formgen.rendering.starter import starter_template
from formgen.rendering.template import Template
from formgen.service.authoring import begin_form

TODAY = date(2026, 1, 5)
ROOT = Path(__file__).parents[3]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    for folder in ("forms", "templates_docx", "tests/forms"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def begun(checkout):
    list(begin_form("leave_request", "请假申请表"))
    return runpy.run_path(str(checkout / "forms" / "leave_request.py"))


def test_a_new_form_is_a_definition_a_template_and_a_test(checkout):
    written = [str(path) for path in begin_form("leave_request", "请假申请表")]

    assert written == [
        "forms/leave_request.py",
        "templates_docx/leave_request.docx",
        "tests/forms/test_leave_request.py",
    ]
    assert all((checkout / path).stat().st_size for path in written)


def test_its_definition_has_the_title_a_code_and_an_act_that_says_it_is_an_example(begun):
    form, act = begun["FORM"], begun["ACT"]

    assert (form.id, form.code, form.title) == ("leave_request", "F-LEAVE-REQUEST", "请假申请表")
    assert form.act is act
    assert (act.prefix, act.title) == ("LR", "示例办法")


def test_its_complete_sample_is_final_and_the_other_one_names_what_is_left_out(begun):
    form = begun["FORM"]
    complete, incomplete = (
        check(read_answers(form, form.sample(kind)), (begun["ACT"],), TODAY)
        for kind in ("complete", "incomplete")
    )

    assert complete.final
    assert {path for one in incomplete.findings for path in one.fields} == {"reason", "apply_date"}


def test_its_template_prints_exactly_what_its_form_gives(begun, checkout):
    file = checkout / "templates_docx" / "leave_request.docx"

    refuse_disagreement(Template(file.name, file.read_bytes()), begun["FORM"])


def texts_of(docx, part):
    with zipfile.ZipFile(docx) as archive:
        return ["".join(one.itertext()) for one in etree.fromstring(archive.read(part)).iter(f"{W}p")]


@pytest.mark.usefixtures("begun")
def test_its_template_has_its_title_a_table_a_running_header_and_page_numbers(checkout):
    file = checkout / "templates_docx" / "leave_request.docx"
    body = texts_of(file, "word/document.xml")

    assert body[0] == "请假申请表"
    assert [one for one in body if one.startswith("{%tr")] == ["{%tr for one in items %}", "{%tr endfor %}"]
    assert {"{{ matter }}", "{{ paragraph }}", "{{ apply_date }}", "{{ one.name }}"} <= set(body)
    assert texts_of(file, "word/header1.xml")[-1] == "请假申请表"
    assert texts_of(file, "word/footer1.xml") == ["第  PAGE 1 页 共  NUMPAGES 1 页"]


def test_marks_of_xml_in_a_title_stand_in_the_template_as_they_are(checkout):
    list(begin_form("leave_request", "请假<甲>&乙申请表"))

    body = texts_of(checkout / "templates_docx" / "leave_request.docx", "word/document.xml")
    assert body[0] == "请假<甲>&乙申请表"


def test_one_title_always_makes_the_same_template():
    assert starter_template("请假申请表") == starter_template("请假申请表")


@pytest.mark.parametrize("name", ["Leave", "请假", "leave-request", "1leave", "leave__request", "class", ""])
def test_a_name_that_is_no_plain_english_identifier_is_refused(checkout, name):
    with pytest.raises(BadInput, match="不能用：只用小写英文字母、数字和下划线，以字母开头。"):
        list(begin_form(name, "请假申请表"))

    assert list((checkout / "forms").iterdir()) == []


@pytest.mark.usefixtures("checkout")
def test_a_form_that_there_is_already_is_not_begun_again():
    with pytest.raises(BadInput, match="已经有编号为 government_contract 的表单，请换一个。"):
        list(begin_form("government_contract", "政府合同"))


def test_a_file_that_is_there_is_never_overwritten(checkout):
    kept = checkout / "tests" / "forms" / "test_leave_request.py"
    kept.write_text("mine", "utf-8")

    with pytest.raises(BadInput, match=r"已经有这些文件：test_leave_request\.py。请换一个编号。"):
        list(begin_form("leave_request", "请假申请表"))

    assert kept.read_text("utf-8") == "mine"
    assert not (checkout / "forms" / "leave_request.py").exists()


def test_outside_a_checkout_it_says_where_to_run_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(BadInput, match="请在 formgen 的源码目录中运行"):
        list(begin_form("leave_request", "请假申请表"))


@pytest.mark.parametrize(
    "title",
    ["", "  ", '带"引号', "带\\反斜杠", "带{花括号}", "两\n行", "长" * 101, "\x07", "\ud800"],
    ids=ascii,
)
def test_a_title_that_would_break_the_new_files_is_refused(checkout, title):
    with pytest.raises(BadInput, match="不能用：写一行文字"):
        list(begin_form("leave_request", title))

    assert list((checkout / "forms").iterdir()) == []


@pytest.mark.parametrize("code", ["f-x-01", "F", "F-X-01; x", "表", '"'])
def test_a_code_that_is_none_is_refused(checkout, code):
    with pytest.raises(BadInput, match="应如 F-GC-14"):
        list(begin_form("leave_request", "请假申请表", code))

    assert list((checkout / "forms").iterdir()) == []


@pytest.mark.usefixtures("checkout")
def test_a_code_that_is_taken_is_refused_before_no_form_can_be_loaded_any_more():
    with pytest.raises(BadInput, match="已经有编号为 F-GC-01 的表单，请换一个。"):
        list(begin_form("leave_request", "请假申请表", "F-GC-01"))


def test_a_form_is_not_hidden_behind_a_folder_of_its_name(checkout):
    (checkout / "forms" / "law").mkdir()

    with pytest.raises(BadInput, match="已经有这些文件：law"):
        list(begin_form("law", "示例表"))


@pytest.mark.slow
def test_a_new_form_in_a_copy_of_the_checkout_passes_what_every_form_owes(tmp_path):
    """The copy is loaded beside the installed one: its new form stands among the others without an edit."""
    for room in ("formgen", "forms", "web", "templates_docx", "tests"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, tmp_path)
    for name, room in {"forms": "forms", "web": "web", "templates_docx": "templates_docx"}.items():
        (tmp_path / "formgen" / name).symlink_to(tmp_path / room)
    python = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); "]
    new = "from formgen.cli import main; sys.exit(main(['new', 'leave_request', '--title', '请假申请表']))"
    begun = run([*python[:2], python[2] + new], tmp_path)
    tests = ["tests/test_every_form.py", "tests/forms/test_leave_request.py", "-q", "-p", "no:cacheprovider"]
    tested = run([*python[:2], f"{python[2]}import pytest; sys.exit(pytest.main({tests}))"], tmp_path)

    assert begun.returncode == 0, begun.stderr
    assert tested.returncode == 0, tested.stdout
    assert "no leave_request.txt yet" in tested.stdout


def run(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
