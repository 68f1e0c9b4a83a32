"""Every character is drawn, or named to whoever asked for the PDF: looked at on the page, not in its text.

A sample in an ordinary run; `make proof` looks at all 20,902 of the unified block, GB 2312 and the rare names,
in each of the five faces.
"""

import os
import unicodedata

import pytest

from formgen.rendering import fonts
from formgen.rendering.fonts.repertoire import OF_1993, RARE, gb2312
from formgen.rendering.pdf import ConverterPool

from .pixels import document, undrawn

pytestmark = [pytest.mark.office, pytest.mark.slow]

FACES = ["仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "宋体", "黑体"]
BLOCK = "".join(map(chr, OF_1993))
SIGNS = "".join(one for one in gb2312() if unicodedata.category(one) not in ("Lo", "Zs"))
NOWHERE = "𪚥\U00030000"
"""Two that no font of a Debian system draws: if one is installed that does, all the better."""
PROOF = "FORMGEN_PROOF" in os.environ


@pytest.fixture(scope="module")
def convert():
    pool = ConverterPool(1)
    yield lambda docx: pool.convert(docx, fingerprint="f00d")
    pool.close()


def unseen_in(convert, face, text):
    """What the eye misses of *text* in *face* though no warning names it."""
    named = fonts.missing_glyphs(text)
    seen = undrawn(convert(document(face, text, "f00d")), text)
    return "".join(one for one in seen if one not in named)


@pytest.mark.parametrize("face", FACES)
def test_characters_from_everywhere_are_drawn_or_named(convert, face):
    assert unseen_in(convert, face, RARE + BLOCK[::60] + NOWHERE) == ""


def test_a_character_that_nobody_draws_takes_no_other_along(convert):
    said = "示例市政府" * 20 + "喆堃镕" + "示例市政府" * 20 + NOWHERE + "喆"
    assert unseen_in(convert, "仿宋_GB2312", said) == ""


@pytest.mark.skipif(not PROOF, reason="minutes: make proof")
@pytest.mark.parametrize("face", FACES)
def test_the_whole_block_is_drawn_or_named(convert, face):
    assert unseen_in(convert, face, BLOCK + RARE) == ""


@pytest.mark.skipif(not PROOF, reason="minutes: make proof")
@pytest.mark.parametrize("face", FACES)
def test_the_signs_of_gb_2312_are_drawn_or_named(convert, face):
    assert unseen_in(convert, face, SIGNS) == ""
