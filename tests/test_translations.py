"""Every text that users read is in the English catalogue, with the same placeholders."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from formgen import messages
from formgen.messages import _

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(str(ROOT / "scripts" / "translations.py"))


@pytest.fixture(scope="module")
def texts(script):
    return script["collect"]()


def test_every_text_has_an_english_translation_with_its_placeholders(script, texts):
    known = script["translations_in"](script["ENGLISH"])

    assert script["faults"](texts, known) == []


def test_no_translation_is_in_doubt(script):
    doubtful = [
        line for line in script["ENGLISH"].read_text("utf-8").splitlines() if line.startswith("#, fuzzy")
    ]

    assert doubtful == []


def test_no_translation_still_holds_chinese(script, texts):
    known = script["translations_in"](script["ENGLISH"])
    quoted = "《》〔〕"

    left = {
        text: known[text]
        for text in texts
        if text in known and script["CHINESE"].search(known[text]) and not set(quoted) & set(known[text])
    }

    assert left == {}


def test_collecting_again_changes_nothing(script, texts, tmp_path):
    known = script["translations_in"](script["ENGLISH"])
    again = tmp_path / "formgen.po"

    script["write"](again, script["catalogue_of"](texts, known, "en"))

    assert again.read_text("utf-8") == script["ENGLISH"].read_text("utf-8"), "run: make translations"


def test_a_text_that_went_and_came_back_keeps_its_translation(script, tmp_path):
    file = tmp_path / "formgen.po"
    known = {"合同": "contract", "附件": "annex"}

    script["write"](file, script["catalogue_of"]({"合同": {"forms"}}, known, "en"))

    assert '#~ msgid "附件"' in file.read_text("utf-8")
    assert script["translations_in"](file) == known


def test_a_missing_translation_and_a_lost_placeholder_are_named(script):
    texts = {"期限至{limit}。": {"forms/a.py"}, "价款": {"forms/b.py"}}

    assert script["faults"](texts, {"期限至{limit}。": "Until then."}) == [
        "not translated: 价款 (forms/b.py)",
        "other placeholders: 期限至{limit}。 → Until then.",
    ]


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """A catalogue of its own, so that these tests do not depend on anyone's wording."""
    monkeypatch.setattr(messages, "TRANSLATIONS", tmp_path)
    messages._catalogue.cache_clear()
    yield tmp_path / "en" / "LC_MESSAGES" / "formgen.po"
    messages._catalogue.cache_clear()


def test_a_message_is_shown_in_english_with_its_values(catalogue):
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid ""\nmsgstr ""\n\nmsgid "最迟{day}。"\nmsgstr "By {day}."\n', "utf-8")

    assert _("最迟{day}。", day=3).to("en") == "By 3."
    assert str(_("最迟{day}。", day=3)) == "最迟3。"


def test_without_a_sure_translation_the_chinese_is_shown(catalogue):
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgid "价款"\nmsgstr "prize"\n', "utf-8")

    assert _("价款").to("en") == "价款"
    assert _("附件").to("en") == "附件"


def test_without_a_catalogue_the_chinese_is_shown(catalogue):
    assert not catalogue.exists()
    assert _("价款").to("en") == "价款"
    assert _("价款").to("../en") == "价款"
