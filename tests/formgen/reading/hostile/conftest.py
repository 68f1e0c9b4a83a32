"""Hostile files are made here, and whatever is read is watched: its time, its memory, what it leaves behind."""

from __future__ import annotations

import io
import os
import re
import resource
import tempfile
import zipfile
from typing import NamedTuple

import pytest

from formgen.errors import BadInput
from formgen.reading import Document, read

SECONDS = 5.0
"""Of computing, in this process and its children; the clock on the wall depends on who else is at work."""
CHILD_MEBIBYTES = 800
"""What the greediest child may have taken."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


class Verdict(NamedTuple):
    """What became of a file: the document, or the sentence of its refusal."""

    document: Document | None
    said: str
    seconds: float


def _computed():
    own, children = (resource.getrusage(one) for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _greediest():
    """Kibibytes of the greediest child that this process ever had, whatever it was for."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


@pytest.fixture(scope="session")
def judged(tmp_path_factory):
    """Read a file and hold the answer against all that every answer must be."""
    scratch = tmp_path_factory.mktemp("scratch")

    def judge(data: bytes, name: str = "合同.docx") -> Verdict:
        began, greediest = _computed(), _greediest()
        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(tempfile, "tempdir", str(scratch))
                verdict = Verdict(read(data, name), "", _computed() - began)
        except BadInput as fault:
            verdict = Verdict(None, str(fault), _computed() - began)
            assert re.fullmatch(r"[^\n]*[\u4e00-\u9fff][^\n]*。", verdict.said)
            assert not re.search(r"Error|Exception|Traceback|None|\bb'", verdict.said)
        assert verdict.seconds < SECONDS
        assert list(scratch.iterdir()) == []
        assert _greediest() in range(max(greediest + 1, CHILD_MEBIBYTES * 1024))
        return verdict

    return judge


@pytest.fixture(scope="session")
def examples():
    """How many mutants of each file: a few, or as many as FORMGEN_EXAMPLES says."""
    return int(os.environ.get("FORMGEN_EXAMPLES", "10"))


def body(inner: str) -> str:
    """A main part with *inner* as its body."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"><w:body>{inner}</w:body></w:document>'


def paragraph(text: str) -> str:
    """One paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def types(main: str = MAIN, *more: str) -> str:
    """The content types of a package whose main part is of the type *main*."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{"".join(more)}</Types>'
    )


def links(*rows: str) -> str:
    """The relationships of a part."""
    inner = "".join(
        f'<Relationship Id="r{number}" {row.replace("@", f"{OFFICE}/")}/>' for number, row in enumerate(rows)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def parts(**changed: str | bytes | None) -> dict[str, str | bytes]:
    """The parts of a small honest contract, with some changed, added or (``None``) taken away.

    ``__`` in a name stands for ``/`` and ``_dot_`` for a dot.
    """
    honest: dict[str, str | bytes | None] = {
        "[Content_Types].xml": types(),
        "_rels/.rels": links('Type="@officeDocument" Target="word/document.xml"'),
        "word/document.xml": body(paragraph("第一条　甲方支付价款。") + paragraph("第二条　乙方交付货物。")),
    }
    names = {"types": "[Content_Types].xml", "top": "_rels/.rels", "main": "word/document.xml"}
    for name, content in changed.items():
        honest[names.get(name, name.replace("__", "/").replace("_dot_", "."))] = content
    return {name: content for name, content in honest.items() if content is not None}


def zipped(members: dict[str, str | bytes] | list[tuple[str, str | bytes]]) -> bytes:
    """A zip of *members*; a list may name one twice."""
    file = io.BytesIO()
    rows = members.items() if isinstance(members, dict) else members
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in rows:
            package.writestr(name, content)
    return file.getvalue()


@pytest.fixture(scope="session")
def make():
    """The tools with which hostile packages are made."""

    class Tools:
        body = staticmethod(body)
        paragraph = staticmethod(paragraph)
        types = staticmethod(types)
        links = staticmethod(links)
        parts = staticmethod(parts)
        zipped = staticmethod(zipped)

        @staticmethod
        def docx(**changed: str | bytes | None) -> bytes:
            return zipped(parts(**changed))

    return Tools
