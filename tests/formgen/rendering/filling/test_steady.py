"""Which templates are compiled, and which docxtpl fills in each time: those that words could break."""

import pytest

from formgen.errors import TemplateFault
from formgen.rendering.filling.segments import Segments
from formgen.rendering.filling.steady import Unsteady
from formgen.rendering.filling.tags import PlainEnvironment

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CELL = f"<w:tc><w:tcPr/>{P.format('格')}</w:tc>"
TABLE = "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{}</w:tbl>"


def document(inside):
    return f'<w:document xmlns:w="w"><w:body>{inside}</w:body></w:document>'


STEADY = {
    "words in a text": P.format("甲{{ a }}乙{{ b.c }}"),
    "a paragraph on a condition": P.format("一") + "{% if a %}" + P.format("{{ a }}") + "{% endif %}",
    "one or the other": "{% if a %}"
    + P.format("一")
    + "{% elif b %}{% else %}"
    + P.format("二")
    + "{% endif %}"
    + P.format("三"),
    "a condition across runs": P.format("一{% if a %}二</w:t></w:r><w:r><w:t>三{% endif %}四"),
    "rows of a table": TABLE.format(
        f"<w:tr>{CELL * 2}</w:tr>{{% for r in a %}}<w:tr>{CELL * 2}</w:tr>{{% endfor %}}"
    ),
    "a table of such rows alone": TABLE.format(f"{{% for r in a %}}<w:tr>{CELL * 2}</w:tr>{{% endfor %}}"),
    "a cell that spans both": TABLE.format(
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{P.format("格")}</w:tc></w:tr>'
    ),
    "a cell whose paragraphs depend": TABLE.format(
        f"<w:tr>{CELL}<w:tc><w:tcPr/>{{% for x in a %}}{P.format('{{ x }}')}{{% endfor %}}</w:tc></w:tr>"
    ),
    "a comment": P.format("一{# 注 #}二"),
}

UNSTEADY = {
    "a condition opens what it does not close": P.format("{% if a %}</w:t></w:r><w:r>{% endif %}"),
    "a condition closes a paragraph": "{% if a %}</w:p>{% endif %}" + P.format("一"),
    "an element that may be empty": "<w:p>{% if a %}<w:r><w:t>一</w:t></w:r>{% endif %}</w:p>",
    "a word in an attribute": '<w:p><w:shd w:fill="{{ a }}"/></w:p>',
    "a word between elements": "<w:p>{{ a }}</w:p>",
    "text between elements": "<w:p>一</w:p>",
    "cells by the dozen": TABLE.format(f"<w:tr>{{% for x in a %}}{CELL}{{% endfor %}}</w:tr>"),
    "a row too short for its grid": TABLE.format(f"<w:tr>{CELL}</w:tr>"),
    "a cell without a paragraph": TABLE.format(f"<w:tr>{CELL}<w:tc><w:tcPr/></w:tc></w:tr>"),
    "a table without rows": TABLE.format(""),
    "a table in a table": TABLE.format(
        f"<w:tr>{CELL}<w:tc>{TABLE.format(f'<w:tr>{CELL * 2}</w:tr>')}<w:p/></w:tc></w:tr>"
    ),
    "a span that is counted": TABLE.format(
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{{{{ a }}}}"/></w:tcPr>{P.format("格")}</w:tc></w:tr>'
    ),
    "a picture": '<w:p><w:r><wp:docPr id="1"/></w:r></w:p>',
    "a line break": P.format("一\n二"),
    "a tab": P.format("一\t二"),
    "a tag that takes space away": P.format("一 {%- if a %}二{% endif %}"),
    "tags kept from being read": P.format("{% raw %}{{ a }}{% endraw %}"),
}


def compiled(source):
    return Segments(source, PlainEnvironment().parse(source))


@pytest.mark.parametrize("inside", STEADY.values(), ids=STEADY)
def test_a_template_that_no_word_can_break_is_compiled(inside):
    assert compiled(document(inside))


@pytest.mark.parametrize("inside", UNSTEADY.values(), ids=UNSTEADY)
def test_any_other_takes_the_plain_way(inside):
    with pytest.raises(Unsteady):
        compiled(document(inside))


def test_words_are_written_as_lxml_writes_text():
    filled = compiled(document(P.format("{{ a }}"))).filled({"a": "<&>\"'"})
    assert filled.endswith(b"<w:p><w:r><w:t>&lt;&amp;&gt;\"'</w:t></w:r></w:p></w:body></w:document>")


def test_a_text_without_words_is_one_tag():
    filled = compiled(document(P.format("{{ a }}{% if b %}有{% endif %}"))).filled({"a": "", "b": ""})
    assert filled.endswith(b"<w:p><w:r><w:t/></w:r></w:p></w:body></w:document>")


def test_words_that_empty_a_cell_or_a_table_are_left_to_the_plain_way():
    for name in ("a cell whose paragraphs depend", "a table of such rows alone"):
        segments = compiled(document(STEADY[name]))
        assert segments.filled({"a": ["一"]})
        assert segments.filled({"a": []}) is None


def test_a_list_is_not_printed_as_it_stands():
    with pytest.raises(TemplateFault, match="不能直接打印"):
        compiled(document(P.format("{{ a }}"))).filled({"a": ["一"]})
