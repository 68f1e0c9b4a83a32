"""Templates that are broken, or no template at all, are refused; never is a document shorter than it should be."""

import io
import zipfile

import pytest

from formgen.errors import TemplateFault
from formgen.rendering.docx import render
from formgen.rendering.template import Template

BODY = "word/document.xml"


def rebuilt(template, member, content):
    """The template with one member replaced; ``None`` leaves it out."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, old in template.members.items():
            if name != member:
                archive.writestr(name, old)
            elif content is not None:
                archive.writestr(name, content)
    return Template("坏.docx", written.getvalue())


def test_a_broken_part_is_a_fault_and_never_a_shorter_document(template):
    whole = template("一", "{{ word }}", "二")
    body = whole.members[BODY].decode()
    broken = body.replace("{{ word }}", "{% if word %}</w:p>{% endif %}{{ word }}")
    with pytest.raises(TemplateFault, match="不是良构"):
        render(rebuilt(whole, BODY, broken.encode()), {"word": "好"})


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "不是完好的 Word 文件"),
        (b"PK\x03\x04garbage", "不是完好的 Word 文件"),
        ("合同".encode(), "不是完好的 Word 文件"),
    ],
)
def test_what_is_no_word_file_is_refused(content, fault):
    with pytest.raises(TemplateFault, match=fault):
        render(Template("坏.docx", content), {})


@pytest.mark.parametrize("member", ["docProps/core.xml", "[Content_Types].xml"])
def test_a_template_without_a_needed_part_is_refused(template, member):
    with pytest.raises(TemplateFault, match="缺少部件"):
        render(rebuilt(template("一"), member, None), {})


def test_a_doctype_is_refused(template):
    whole = template("一")
    body = whole.members[BODY].replace(b"<w:document", b'<!DOCTYPE a [<!ENTITY x "y">]><w:document', 1)
    with pytest.raises(TemplateFault, match="DOCTYPE"):
        render(rebuilt(whole, BODY, body), {})


def test_two_members_of_one_name_are_refused():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.xml", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.xml", "2")
    with pytest.raises(TemplateFault, match="同名"):
        render(Template("坏.docx", written.getvalue()), {})
