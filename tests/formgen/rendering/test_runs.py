"""A run is divided into runs that look like it."""

from lxml import etree

from formgen.rendering.runs import properties_of, split

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_what_stands_beside_the_text_keeps_its_place():
    paragraph = etree.fromstring(
        f"<w:p {NS}><w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t>甲乙</w:t><w:br/></w:r></w:p>"
    )
    run = paragraph[0]
    split(run, run[2], ["甲", "乙"], lambda _run, _piece: None)
    assert [[one.tag.removeprefix(W) for one in run] for run in paragraph] == [
        ["rPr", "tab"],
        ["rPr", "t"],
        ["rPr", "t"],
        ["rPr", "br"],
    ]


def test_a_run_without_properties_gets_them_before_its_text():
    run = etree.fromstring(f"<w:r {NS}><w:t>甲</w:t></w:r>")
    assert properties_of(run) is run[0]
    assert properties_of(run) is run[0]
