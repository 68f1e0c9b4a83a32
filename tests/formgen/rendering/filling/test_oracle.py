"""Every template of the project comes out as docxtpl itself would have filled it in, byte for byte.

Eight contexts a template in an ordinary run, a hundred in `make fuzz`.
"""

import io
import os
import zipfile
from importlib.resources import files

import pytest
from docxtpl import DocxTemplate

from formgen.errors import BadInput, TemplateFault
from formgen.rendering import marks
from formgen.rendering.documents import installed
from formgen.rendering.docx import render
from formgen.rendering.filling.plain import written
from formgen.rendering.filling.program import SWITCH, program_of
from formgen.rendering.package import FAST, deflated, packed, unpacked
from formgen.rendering.template import parsed

from .contexts import contexts

TEMPLATES = sorted(
    one.name for one in files("formgen.templates_docx").iterdir() if one.name.endswith(".docx")
)
EVERY_RUN = 8
FUZZ = 100


def by_docxtpl(template, words):
    """The parts of the document that docxtpl alone makes of *template* as it is read, marks shaded."""
    read = packed([deflated(name, content, FAST) for name, content in template.members.items()])
    document, written = DocxTemplate(io.BytesIO(read)), io.BytesIO()
    document.render(words, autoescape=True)
    document.save(written)
    with zipfile.ZipFile(written) as archive:
        return {name: shaded(archive.read(name)) for name in template.rendered}


def shaded(part):
    root = parsed(part, "docxtpl")
    return written(root) if marks.shade(root) else part


def made(template, words):
    """The document, or what was said instead."""
    try:
        return render(template, words)
    except TemplateFault as fault:
        return str(fault)


def hold_against_docxtpl(template, words, monkeypatch):
    """Whether a document came of it; that both ways agree, and with docxtpl, is asserted."""
    quick = made(template, words)
    with monkeypatch.context() as patched:
        patched.setenv(SWITCH, "off")
        assert made(template, words) == quick
    if isinstance(quick, str):
        assert "没有留下段落" in quick
        return False
    ours, theirs = unpacked(template.name, quick), by_docxtpl(template, words)
    for name, content in ours.items():
        if name in theirs:
            assert content == theirs[name], name
        elif name != "docProps/core.xml":
            assert content == template.members[name], name
    return True


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_parts_are_those_of_docxtpl(name, monkeypatch):
    template = installed(name)
    came = [hold_against_docxtpl(template, words, monkeypatch) for _, words in contexts(template, EVERY_RUN)]
    assert sum(came) >= EVERY_RUN / 2


@pytest.mark.skipif("FORMGEN_EXAMPLES" not in os.environ, reason="minutes: make fuzz")
@pytest.mark.fuzz
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_parts_are_those_of_docxtpl_in_a_hundred_contexts(name, monkeypatch):
    template = installed(name)
    came = [hold_against_docxtpl(template, words, monkeypatch) for _, words in contexts(template, FUZZ)]
    assert sum(came) >= FUZZ / 2


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_takes_the_quick_way(name):
    assert {part.unsteady for part in program_of(installed(name)).parts.values()} == {""}


@pytest.mark.parametrize("switch", ["", "off"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_and_control_characters_are_refused_on_both_ways(name, switch, monkeypatch):
    monkeypatch.setenv(SWITCH, switch)
    template = installed(name)
    [(_, words)] = [one for one in contexts(template, 2) if one[0].startswith("1-")]
    with pytest.raises(TemplateFault, match="NoneType"):
        render(template, words | {"more": None})
    with pytest.raises(BadInput, match=r"U\+0001"):
        render(template, words | {"more": "\x01一"})
