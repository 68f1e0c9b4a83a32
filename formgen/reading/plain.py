"""TXT and Markdown, in UTF-8."""

from __future__ import annotations

import re

from formgen.reading.document import Block, Document, Place


def read_plain(data: bytes, name: str) -> Document:
    """The text in *data*, line by line."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    kind = "md" if name.lower().endswith((".md", ".markdown")) else "txt"
    blocks = tuple(Block(*line.span()) for line in re.finditer("[^\n]+", text))
    places = tuple(Place(one.start, one.end, "", 0, one.start) for one in blocks)
    return Document(name, kind, text, blocks, places)
