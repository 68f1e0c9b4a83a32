"""The command line as a script calls it: results, exit codes, and a sentence for every bad input."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from formgen.service import papers

sys.path.insert(0, str(Path(__file__).parent))
from terminals import BAD, BLOCKED, CHINESE, DONE, MISSING, SameProcess, Terminal, refused, said
from terminals_told import BAD_FILES, FORM, WRONG_WORDS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SAMPLE = papers.example(FORM)


@pytest.fixture
def terminal(tmp_path):
    return Terminal(tmp_path)


@pytest.fixture
def same_process(tmp_path):
    return SameProcess(tmp_path)


@pytest.fixture
def sample(terminal):
    return terminal.write("示例.json", json.dumps(SAMPLE, ensure_ascii=False))


def test_the_forms_are_listed_for_people_and_for_scripts(terminal):
    listed = json.loads(terminal("forms", "--json").stdout)

    (one,) = (form for form in listed if form["id"] == FORM)
    assert one == {
        "id": FORM,
        "code": "F-GC-01",
        "title": "政府合同",
        "act": "罗府规〔2018〕6号",
        "act_title": "深圳市罗湖区政府合同监督管理办法",
        "in_force": False,
        "audience": "合同承办人",
        "task": "起草合同",
    }
    assert "F-GC-01" in terminal("forms").stdout.decode()
    (then,) = (
        form
        for form in json.loads(terminal("forms", "--json", "--as-of", "2020-01-01").stdout)
        if form["id"] == FORM
    )
    assert then["in_force"] is True


@pytest.mark.parametrize("name", [FORM, "F-GC-01"])
def test_the_schema_describes_every_field_with_its_source(terminal, name):
    done = terminal("schema", name)

    schema = json.loads(done.stdout)
    assert done.returncode == DONE
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert schema["properties"]["contract_title"]["title"] == "合同名称"
    assert schema["properties"]["contract_title"]["x-source"] == "第二十七条"


@pytest.mark.parametrize(
    ("kind", "code"), [("complete", DONE), ("incomplete", BLOCKED), ("unlawful", BLOCKED)]
)
def test_each_example_goes_through_the_check(terminal, kind, code):
    example = terminal("example", FORM, "--kind", kind)
    assert example.returncode == DONE

    done = terminal("check", FORM, "-", "--json", given=example.stdout)

    report = json.loads(done.stdout)
    assert done.returncode == code
    assert report["ready"] is (code == DONE)
    assert list(report) == [
        "form",
        "code",
        "as_of",
        "law_date",
        "ready",
        "final",
        "upcoming",
        "counts",
        "findings",
        "checklist",
    ]
    assert sum(report["counts"].values()) == len(report["findings"])
    for one in report["findings"]:
        assert {"rule", "severity", "kind", "fields", "message", "citation", "matches"} <= set(one)
    assert {"no", "rule", "label", "status", "fields"} <= set(report["checklist"][0])


def test_yaml_says_the_same_as_json(terminal, sample):
    written = terminal.write("示例.yaml", yaml.safe_dump(SAMPLE, allow_unicode=True))
    by_hand = terminal.write(
        "手写.yml", "contract_title: 示例合同\neffect:\n  signing_date: 2026-11-19\nis_written: true\n"
    )

    assert terminal("check", FORM, written, "--json", "--as-of", "2026-11-19").stdout == (
        terminal("check", FORM, sample, "--json", "--as-of", "2026-11-19").stdout
    )
    assert json.loads(terminal("check", FORM, by_hand, "--json").stdout)["law_date"] == "2026-11-19"


def test_a_check_for_people_names_the_article_and_its_words(terminal):
    done = terminal("check", FORM, "-", given="{}")

    assert done.returncode == BLOCKED
    assert "第二十六条" in done.stdout.decode()
    assert "有阻断或缺项，只能出草稿。" in done.stdout.decode()


def test_english_is_spoken_when_it_is_asked_for(terminal):
    done = terminal("--lang", "en", "check", "nope", "-", given="{}")
    assert done.returncode == BAD
    assert "nope" in said(done)
    assert terminal("--lang", "en", "--help").returncode == DONE
    assert terminal("--lang", "fr", "forms").returncode == BAD


def test_documents_are_written_and_named(terminal, sample):
    done = terminal("render", FORM, sample, "-o", "out")

    assert done.returncode == DONE
    paths = [Path(line) for line in done.stdout.decode().split()]
    assert [path.name for path in paths] == ["government_contract.docx", "checklist.docx"]
    assert sorted(path.name for path in (terminal.folder / "out").iterdir()) == [
        "checklist.docx",
        "government_contract.docx",
    ]
    assert terminal("render", FORM, "-", "-o", "out", given="{}").returncode == BLOCKED


@pytest.mark.office
def test_pdfs_are_written_beside_them(terminal, sample):
    done = terminal("render", FORM, sample, "-o", "out", "--pdf")

    assert done.returncode == DONE, said(done)
    assert (terminal.folder / "out" / "government_contract.pdf").read_bytes().startswith(b"%PDF-")
    assert (terminal.folder / "out" / "checklist.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.office
def test_pdfs_for_the_archive_are_written_on_demand(terminal, sample):
    done = terminal("render", FORM, sample, "-o", "out", "--pdfa")

    assert done.returncode == DONE, said(done)
    assert (
        b"<pdfaid:part>2</pdfaid:part>" in (terminal.folder / "out" / "government_contract.pdf").read_bytes()
    )


def test_without_a_converter_the_documents_are_there_and_the_remedy_is_named(terminal, sample):
    nowhere = terminal.folder / "nowhere"
    nowhere.mkdir()
    done = terminal("render", FORM, sample, "-o", "out", "--pdf", FORMGEN_SOFFICE=str(nowhere))

    assert done.returncode == MISSING
    assert "LibreOffice" in said(done)
    assert "Traceback" not in said(done)
    assert (terminal.folder / "out" / "government_contract.docx").exists()
    assert not (terminal.folder / "out" / "government_contract.pdf").exists()


@pytest.mark.parametrize(("name", "content", "sentence"), BAD_FILES)
def test_every_bad_file_gets_a_sentence_that_says_where(same_process, name, content, sentence):
    path = same_process.write(name, content)

    assert sentence in refused(same_process("check", FORM, path))
    assert sentence in refused(same_process("render", FORM, path, "-o", "out"))
    assert not (same_process.folder / "out").exists()


@pytest.mark.parametrize(("words", "sentence"), WRONG_WORDS)
def test_every_wrong_word_gets_a_sentence(same_process, words, sentence):
    assert sentence in refused(same_process(*words, given="{}"))


@pytest.mark.parametrize(
    "words", [("check", FORM, "twice.json"), ("render", FORM, "twice.json", "-o", "out"), ("nope",)]
)
def test_a_process_of_its_own_says_the_same_and_ends_with_the_same_code(terminal, same_process, words):
    terminal.write("twice.json", '{"contract_title": "a", "contract_title": "b"}')

    assert refused(terminal(*words)) == refused(same_process(*words))


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_left(terminal, sample):
    (terminal.folder / "taken").write_text("a file where a folder should be")

    assert "taken" in refused(terminal("render", FORM, sample, "-o", "taken"))
    assert "taken" in refused(terminal("render", FORM, sample, "-o", "taken/below"))


def test_a_reader_that_goes_away_is_no_fault(terminal):
    piped = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m formgen schema {FORM} | head -1; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        cwd=terminal.folder,
        check=False,
    )

    assert b"Traceback" not in piped.stderr


def test_the_database_is_brought_up_to_date_and_an_account_gets_its_link(terminal):
    assert "数据库已是最新结构" in terminal("db", "upgrade").stdout.decode()
    assert terminal("user", "add", "li", "--display-name", "示例李").stdout.decode().startswith("/sign-in/")
    assert "已经有人使用" in refused(terminal("user", "add", "li"))
    assert "用户名" in refused(terminal("user", "add", "a b"))


def test_a_database_that_cannot_be_opened_is_named(terminal):
    done = terminal("db", "upgrade", FORMGEN_DATABASE_URL="sqlite:////proc/nowhere/formgen.db")

    assert done.returncode in (BAD, MISSING)
    assert "Traceback" not in said(done)
    assert CHINESE.search(said(done))


@pytest.mark.office
def test_the_doctor_names_every_part(terminal):
    terminal("db", "upgrade")
    done = terminal("doctor", "--json")

    assert done.returncode == DONE, done.stdout.decode()
    assert all(part["well"] for part in json.loads(done.stdout))
    assert terminal("doctor", FORMGEN_SOFFICE=str(terminal.folder)).returncode == MISSING


def test_a_new_form_begins_as_one_that_works(tmp_path):
    checkout, library = tmp_path / "checkout", tmp_path / "library"
    for room in ("forms", "templates_docx", "web"):
        shutil.copytree(ROOT / room, checkout / room, ignore=shutil.ignore_patterns("__pycache__"))
    (checkout / "tests" / "forms").mkdir(parents=True)
    shutil.copytree(ROOT / "formgen", library / "formgen", ignore=shutil.ignore_patterns("__pycache__"))
    for room in ("forms", "templates_docx", "web"):
        (library / "formgen" / room).symlink_to(checkout / room)
    terminal = Terminal(checkout)
    terminal.environment |= {
        "PYTHONPATH": str(library),
        "PYTHONSAFEPATH": "1",
        "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"),
    }

    begun = terminal("new", "leave_request", "--title", "请假申请表")

    assert begun.stdout.decode().split() == [
        "forms/leave_request.py",
        "templates_docx/leave_request.docx",
        "tests/forms/test_leave_request.py",
    ], said(begun)
    tested = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=checkout,
        env=terminal.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "请假申请表" in terminal("forms").stdout.decode()
    assert terminal("render", "leave_request", "-", "-o", "out", given="{}").returncode == BLOCKED
    assert "不能用" in refused(terminal("new", "Bad-Name", "--title", "示例"))
    assert "已经有" in refused(terminal("new", "leave_request", "--title", "请假申请表"))
