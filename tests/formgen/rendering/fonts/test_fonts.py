"""The converters' fonts: which face is drawn by which, and what none of them draws."""

from __future__ import annotations

import pytest

from formgen.errors import PartMissing
from formgen.rendering import fonts
from formgen.rendering.fonts.fontconfig import ask

pytestmark = pytest.mark.office


def test_every_official_face_has_a_font():
    found = {one.name: one.family for one in fonts.check()}
    assert found["宋体"] in {"Formgen Song", "Noto Serif CJK SC"}
    assert found["小标宋"] in {"Formgen Biaosong", "Noto Serif CJK SC"}
    assert found["黑体"] in {"Formgen Heiti", "Noto Sans CJK SC"}
    assert found["仿宋"] in {"Formgen Fangsong", "FandolFang", "Noto Serif CJK SC"}
    assert found["楷体"] in {"Formgen Kaiti", "FandolKai", "LXGW WenKai", "Noto Serif CJK SC"}


def test_without_faces_of_ours_the_fonts_draw_as_they_came(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = {one.name: (one.family, one.made) for one in fonts.check()}
    assert found["宋体"] == found["小标宋"] == ("Noto Serif CJK SC", False)
    assert found["黑体"] == ("Noto Sans CJK SC", False)


@pytest.mark.parametrize(
    ("asked", "family"), [("宋体:bold", "Noto Serif CJK SC"), ("黑体:bold", "Noto Sans CJK SC")]
)
def test_bold_text_is_drawn_with_a_bold_of_its_own(asked, family):
    assert ask("fc-match", "--format", "%{family} %{style}", asked) == f"{family} Bold"


def test_a_face_drawn_by_a_stand_in_says_which_package_is_missing(monkeypatch, tmp_path):
    monkeypatch.setenv("FORMGEN_FONTS", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    [fangsong] = [one for one in fonts.check() if one.name == "仿宋"]
    assert (fangsong.family, fangsong.intended) == ("Noto Serif CJK SC", False)
    assert fangsong.package == "texlive-lang-chinese"


@pytest.mark.parametrize(
    "text", ["甲方：深圳市罗湖区政府", "𠮷龘喆堃镕〇", "¥100,000.00（一）1.", "一\t二\n三　四", "骨\ufe00"]
)
def test_what_some_font_draws_is_not_missing(text):
    assert fonts.missing_glyphs(text) == []


def test_what_no_font_draws_is_named_once_and_in_order():
    assert fonts.missing_glyphs("张\U0010fffd三\U000e0fff李\U0010fffd") == ["\U0010fffd", "\U000e0fff"]


def test_without_fontconfig_the_sentence_names_it(monkeypatch):
    monkeypatch.setattr("formgen.rendering.fonts.fontconfig.shutil.which", lambda *_a, **_k: None)
    with pytest.raises(PartMissing, match="没有找到 fc-list，不能检查字体：请运行 make setup"):
        fonts.check()


def test_the_configuration_lies_in_the_users_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert fonts.configuration() == tmp_path / "formgen" / "fonts.conf"
    assert "<string>方正小标宋简体</string>" in fonts.configuration().read_text("utf-8")
