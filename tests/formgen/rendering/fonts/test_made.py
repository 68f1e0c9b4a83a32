"""The faces that are made of free fonts: TrueType, with the same widths and heights, the same every time."""

from __future__ import annotations

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.ttLib import TTFont

from formgen.rendering import fonts
from formgen.rendering.fonts import made
from formgen.rendering.fonts.lent import lent
from formgen.rendering.fonts.made import RECIPES, make_faces, source_of
from formgen.rendering.fonts.outlines import opened, write_truetype
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


@pytest.fixture(scope="module")
def fangsong(source, tmp_path_factory):
    """仿宋 with two of its own characters, and 𠮷 and 䶮 lent to it in its manner."""
    target = tmp_path_factory.mktemp("lent") / "lent.ttf"
    recipe = next(one for one in RECIPES if one.lender)
    with opened(made._lender_of(recipe)) as other:

        def few(font):
            drawn = lent(font, other, recipe.manner)
            return {ord(one): drawn[ord(one)] for one in "𠮷䶮☑"}

        write_truetype(source, target, "Formgen Probe", set(map(ord, "吉龙□")).__contains__, few)
    with TTFont(target) as font:
        yield font


def edges(font, character):
    glyph = font["glyf"][font.getBestCmap()[ord(character)]]
    return glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax


def test_a_rare_character_of_a_name_stands_where_its_neighbours_stand(fangsong):
    for rare, common in ("𠮷吉", "䶮龙"):
        mine, its = edges(fangsong, rare), edges(fangsong, common)
        assert (mine[1] + mine[3]) / 2 == pytest.approx((its[1] + its[3]) / 2, abs=60)
        assert mine[2] - mine[0] == pytest.approx(its[2] - its[0], abs=160)
        assert fangsong["hmtx"][fangsong.getBestCmap()[ord(rare)]][0] == 1000


def test_it_is_drawn_in_strokes_as_thin_as_theirs(fangsong):
    with opened(source_of(RECIPES[0])) as song:
        black = share_of_black(song.getGlyphSet()[song.getBestCmap()[ord("𠮷")]])
    glyphs, names = fangsong.getGlyphSet(), fangsong.getBestCmap()
    rare, common = (share_of_black(glyphs[names[ord(one)]]) for one in "𠮷吉")
    assert rare == pytest.approx(common, rel=0.2)
    assert black > 1.3 * common


def test_the_boxes_with_and_without_a_tick_are_one_box(fangsong):
    assert edges(fangsong, "☑") == edges(fangsong, "□")
    assert (
        fangsong["hmtx"][fangsong.getBestCmap()[ord("☑")]][0]
        == fangsong["hmtx"][fangsong.getBestCmap()[ord("□")]][0]
    )


def share_of_black(glyph):
    pen = AreaPen(None)
    glyph.draw(pen)
    return abs(pen.value) / 1e6
