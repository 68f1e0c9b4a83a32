"""Every character of the text stands in the element that its place names."""

from __future__ import annotations

import io
import os
import zipfile

import pytest
from hypothesis import given, settings
from lxml import etree
from word_bodies import bodies

from formgen.reading.docx import read_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EXAMPLES = int(os.environ.get("FORMGEN_EXAMPLES", "50"))
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def characters(element) -> str:
    name = element.tag.removeprefix(W)
    return element.text or "" if name == "t" else SIGNS[name]


def assert_places_are_right(data: bytes) -> None:
    document = read_docx(data, "示例.docx")
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in {one.part for one in document.places}:
            parts[name] = list(etree.fromstring(package.read(name)).iter(etree.Element))
    assert document.places
    for one in document.places:
        source = characters(parts[one.part][one.node])
        assert source[one.offset :][: one.end - one.start] == document.text[one.start : one.end]
    starts = [one.start for one in document.places]
    assert starts == sorted(starts)
    owned = {at for one in document.places for at in range(one.start, one.end)}
    for block in document.blocks:
        written = range(block.start + block.numbering, block.end)
        assert all(at in owned for at in written)
    gaps = [(one.end, other.start) for one, other in zip(document.blocks, document.blocks[1:], strict=False)]
    assert all(document.text[low:high] == "\n" for low, high in gaps)


@pytest.mark.fuzz
@settings(max_examples=EXAMPLES, deadline=None)
@given(body=bodies)
def test_places_hold_the_characters_of_their_elements(made, body):
    assert_places_are_right(made(body + "<w:p><w:r><w:t>末尾。</w:t></w:r></w:p>"))
