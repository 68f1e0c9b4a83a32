"""The faces that are made of free fonts: TrueType, with the same widths and heights, the same every time."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from formgen.rendering import fonts
from formgen.rendering.fonts import made
from formgen.rendering.fonts.made import RECIPES, make_faces, source_of
from formgen.rendering.fonts.outlines import write_truetype
from formgen.rendering.fonts.repertoire import OF_1993, RARE, gb2312, in_headings, in_text

pytestmark = pytest.mark.office
SOME = frozenset(map(ord, "政府合同，。0A"))


@pytest.fixture(scope="module")
def source():
    return source_of(next(one for one in RECIPES if one.source.startswith("FandolFang")))


@pytest.fixture
def written(source, tmp_path):
    write_truetype(source, tmp_path / "once.ttf", "Formgen Probe", SOME.__contains__)
    return tmp_path / "once.ttf"


def test_it_is_truetype_under_its_own_name_with_the_rights_of_its_source(written):
    with TTFont(written) as font:
        assert "glyf" in font
        assert "CFF " not in font
        assert font["name"].getDebugName(1) == "Formgen Probe"
        assert font["name"].getDebugName(0) == "Copyright © 2012-2013, the Fandol team."
        assert set(font.getBestCmap()) == SOME


def test_widths_and_heights_are_those_of_its_source(written, source):
    with TTFont(written) as ours, TTFont(source) as theirs:
        for point in SOME:
            mine, its = ours["hmtx"][ours.getBestCmap()[point]], theirs["hmtx"][theirs.getBestCmap()[point]]
            assert mine[0] == its[0]
        for name in ("ascent", "descent", "lineGap"):
            assert getattr(ours["hhea"], name) == getattr(theirs["hhea"], name)
        assert ours["OS/2"].usWinAscent == theirs["OS/2"].usWinAscent


def test_the_same_source_is_the_same_font(written, source, tmp_path):
    write_truetype(source, tmp_path / "again.ttf", "Formgen Probe", SOME.__contains__)
    assert (tmp_path / "again.ttf").read_bytes() == written.read_bytes()


def test_what_is_there_is_not_made_again_and_what_is_old_goes(source, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    probe = made.Recipe("Formgen Probe", source.name, SOME.__contains__)
    monkeypatch.setattr(made, "RECIPES", (probe,))
    target = made._file(probe, source)
    target.parent.mkdir(parents=True)
    old = target.parent / "FormgenProbe-0000000000000000.ttf"
    old.write_bytes(b"an earlier edition")
    assert made._make("Formgen Probe", source) == target
    assert not old.exists()
    face, last_resort = make_faces()
    assert (face.file, face.is_new) == (target, False)
    assert (last_resort.family, last_resort.is_new) == (fonts.LACKING, True)
    with TTFont(last_resort.file) as font:
        (squares,) = (one.cmap for one in font["cmap"].tables if one.format == 13)
    assert 0x10FFFD in squares
    assert not {ord("政"), ord("𠮷"), 0xD800, 0xE0100} & set(squares)


def test_a_source_that_is_not_installed_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(made, "RECIPES", (made.Recipe("Formgen Probe", "NoSuchFont.otf"),))
    assert next((one.source, one.file) for one in make_faces()) == (None, None)


def test_the_repertoires():
    assert len(gb2312()) == 7445
    assert len(OF_1993) == 20_902
    assert len(set(RARE)) == len(RARE) == 282
    assert all(map(in_text, (*OF_1993, *map(ord, gb2312() + RARE))))
    assert all(map(in_headings, map(ord, gb2312() + RARE)))
    assert not in_headings(ord("龘"))
    assert not in_text(0xAC00)
