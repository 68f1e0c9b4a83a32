"""No mark hangs over the end of its line, whatever a template says: the PDF would lose it."""

import io
import zipfile

import pytest
from docx import Document
from lxml import etree

from formgen.errors import TemplateFault
from formgen.rendering.documents import installed
from formgen.rendering.docx import render
from formgen.rendering.hanging import STYLES
from formgen.rendering.starter import starter_template
from formgen.rendering.template import Template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAYS_NOT = f"{W}pPr/{W}overflowPunct[@{W}val='0']"


def styles_of(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(STYLES))


def default_style(styles):
    return next(one for one in styles.iter(f"{W}style") if one.get(f"{W}default") == "1")


@pytest.mark.parametrize("name", ["government_contract.docx", "checklist.docx"])
def test_the_templates_themselves_keep_punctuation_inside_the_line(name):
    styles = styles_of(installed(name).content)
    assert styles.find(f"{W}docDefaults/{W}pPrDefault/{SAYS_NOT}") is not None
    assert default_style(styles).find(SAYS_NOT) is not None


def test_the_template_of_a_new_form_keeps_punctuation_inside_the_line():
    styles = styles_of(starter_template("试行事项申请表"))
    assert styles.find(f"{W}docDefaults/{W}pPrDefault/{SAYS_NOT}") is not None
    assert default_style(styles).find(SAYS_NOT) is not None


def edited_in_word():
    """A template in which a style, a paragraph and a header let punctuation hang again."""
    document = Document()
    style = document.styles.add_style("随意", 1)
    for properties in (
        style.element.get_or_add_pPr(),
        document.add_paragraph("{{ word }}")._p.get_or_add_pPr(),
        document.sections[0].header.paragraphs[0]._p.get_or_add_pPr(),
    ):
        properties.append(properties.makeelement(f"{W}overflowPunct", {}))
    document.element.body.append(document.element.body[0].__copy__())
    document.paragraphs[-1]._p.pPr[-1].set(f"{W}val", "1")
    file = io.BytesIO()
    document.save(file)
    return Template("改过的.docx", file.getvalue())


def test_a_template_edited_in_word_cannot_bring_it_back(parts):
    made = parts(render(edited_in_word(), {"word": "条款。"}))
    said = [one.get(f"{W}val") for root in made.values() for one in root.iter(f"{W}overflowPunct")]
    assert len(said) >= 6
    assert set(said) == {"0"}


def test_what_is_put_in_stands_where_the_standard_wants_it(parts):
    order = [one.tag.removeprefix(W) for one in default_style(styles_of(installed("checklist.docx").content))]
    assert order.index("pPr") > order.index("name")
    for root in (parts(render(edited_in_word(), {"word": "条款。"}))[STYLES],):
        normal = default_style(root)
        tags = [one.tag.removeprefix(W) for one in normal]
        assert tags == sorted(tags, key=["name", "qFormat", "rsid", "pPr", "rPr"].index)


def test_a_template_without_styles_is_refused_by_part(template):
    whole = template("{{ word }}").content
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name != STYLES:
                new.writestr(name, old.read(name))
    with pytest.raises(TemplateFault, match=r"模板 试样\.docx 缺少部件 word/styles\.xml"):
        render(Template("试样.docx", file.getvalue()), {"word": "字"})
