"""Whatever is answered is found again in the document, exactly; nothing else is lost or added."""

import io
import os
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from formgen.answers import read_answers
from formgen.fields import LongText, Text
from formgen.rendering.documents import template_for
from formgen.rendering.docx import render
from formgen.rendering.words import words
from formgen.report import Report

pytestmark = pytest.mark.fuzz
# Two properties: together more than 500 renders in an ordinary run; `make fuzz` asks for 20 000 each.
EXAMPLES = int(os.environ.get("FORMGEN_EXAMPLES", "260"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MANY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
NASTY = st.sampled_from(
    [
        *("&", "<", ">", '"', "'", "&amp;", "</w:t>", "</w:p>", "<w:r/>", "]]>", "<!--", "<?x?>"),
        *("{{ x }}", "{% if x %}", "{# x #}", "{_{", "}_}", "{%p endfor %}", "{{", "%}", "｛｛"),
        *("【待补充3：名称】", "第一条", "　", "  ", "\u202e", "\u200b", "😀", "𠮷", "䶮", "ـ", "א"),
    ]
)
WORD = st.lists(st.one_of(NASTY, st.text(CHARACTERS, max_size=20)), max_size=8).map("".join)


def documents(docx):
    """Every part of the Word file, parsed strictly."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert archive.testzip() is None
        return {
            name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith("xml")
        }


def lines(root):
    return ["".join(one.text or "" for one in paragraph.iter(f"{W}t")) for paragraph in root.iter(f"{W}p")]


@pytest.fixture(scope="module")
def everywhere(template):
    return template(
        "前{{ a }}后",
        "{%p for one in rows %}",
        "{{ one.b }}",
        "{%p endfor %}",
        "{%p if yes %}",
        "在",
        "{%p endif %}",
        "完",
        cells=("{{ c }}", "格"),
        header="{{ d }}",
        footer="{{ e }}",
    )


@MANY
@given(a=WORD, b=st.lists(WORD, max_size=4), c=WORD, d=WORD, e=WORD, yes=st.booleans())
def test_any_word_is_found_again_exactly_and_changes_nothing_else(everywhere, a, b, c, d, e, yes):
    said = {"a": a, "rows": [{"b": one} for one in b], "c": c, "d": d, "e": e, "yes": yes}
    made = documents(render(everywhere, said))
    assert lines(made["word/document.xml"]) == [f"前{a}后", *b, *(["在"] if yes else []), "完", c, "格"]
    assert lines(made["word/header1.xml"]) == [d]
    assert lines(made["word/footer1.xml"]) == [e]
    if "【待补充" not in a + "".join(b) + c:
        calm = documents(render(everywhere, said | {"a": "字", "c": "字", "rows": [{"b": "字"}] * len(b)}))
        tags = [one.tag for one in calm["word/document.xml"].iter()]
        assert [one.tag for one in made["word/document.xml"].iter()] == tags


# ------------------------------------------------------------------------------ the contract itself

PLAIN = st.characters(exclude_categories=("C", "Z"), exclude_characters="{}%#｛｝％＃【】")
LINE = st.text(PLAIN, min_size=1, max_size=30)
PARAGRAPHS = st.lists(LINE, min_size=1, max_size=4).map("\n".join)
PARTY = st.fixed_dictionaries(
    {
        "party_type": st.sampled_from(["legal_person", "unincorporated", "natural_person"]),
        "name": LINE,
        "address": LINE,
    },
    optional={"legal_rep_name": LINE, "legal_rep_title": LINE, "contact_phone": st.just("0755-00000021")},
)
MILESTONE = st.fixed_dictionaries(
    {"name": LINE},
    optional={"due_date": st.dates().map(str).filter(lambda day: "1900" < day < "2199"), "deliverable": LINE},
)
TOGGLES = (
    "is_important_public_service",
    "it_project.is_it_project",
    "law_service.is_stationed_lawyer",
    "price.applicable",
    "subject.quality_applicable",
    "subject.involves_behavior",
    "performer_same_as_signatory",
    "performance.sequential",
    "confidentiality.involves_secret",
)
MONEY = st.decimals(0, 10**12, places=2, allow_nan=False).map(str)


@st.composite
def answered(draw, form):
    """Answers to the contract: every printed text something or nothing, every condition any way."""
    raw = {}
    for path, field in form.fields.items():
        if field.printed and isinstance(field, Text) and draw(st.integers(0, 9)):
            put(raw, path, draw(PARAGRAPHS if isinstance(field, LongText) else LINE))
    for path in TOGGLES:
        put(raw, path, draw(st.sampled_from([True, False, None])))
    put(raw, "parties_a", draw(st.lists(PARTY, max_size=3)))
    put(raw, "parties_b", draw(st.lists(PARTY, max_size=3)))
    put(raw, "performance.milestones", draw(st.lists(MILESTONE, max_size=5)))
    put(raw, "price.amount", draw(MONEY))
    return raw


def put(raw, path, value):
    *groups, leaf = path.split(".")
    for group in groups:
        raw = raw.setdefault(group, {})
    raw[leaf] = value


@MANY
@given(data=st.data())
def test_any_contract_keeps_every_answer_and_every_article(contract, report_day, data):
    answers = read_answers(contract, data.draw(answered(contract)))
    assert not answers.faults
    report = Report(answers, report_day, report_day, (), (), ())
    said = words(report)
    made = documents(render(template_for(contract), said))
    shown = lines(made["word/document.xml"])
    text = "\n".join(shown)
    for path, field in contract.fields.items():
        if field.printed and isinstance(field, Text) and field.is_shown(answers.at):
            for one in (answers.at(path) or "").split("\n"):
                assert one in text, path
    for side in ("parties_a", "parties_b", "performance.milestones"):
        for row in answers.at(side) or ():
            assert all(str(getattr(row, name)) in text for name in ("name", "address") if vars(row).get(name))
    headings = [f"{said['no'][one.key]}　{one.title}" for one in contract.headings if said["no"][one.key]]
    assert [one for one in shown if one in headings] == headings
    for root in made.values():
        assert not {"{", "%}"} & set(etree.tostring(root, encoding="unicode").split())
        assert "{{" not in etree.tostring(root, encoding="unicode")
