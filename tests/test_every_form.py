"""What every form owes, whoever wrote it: a form added tomorrow is held to this without a line here."""

from __future__ import annotations

import ast
import inspect
import os
import re
import sys
import textwrap
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

import formgen
from formgen import catalogue
from formgen.answers import read_answers
from formgen.docket import dockets
from formgen.fields import Reasons, Rows
from formgen.rendering.agreement import names_in, names_offered, refuse_disagreement
from formgen.rendering.documents import template_for
from formgen.service import papers
from formgen.service.carrying import taken
from formgen.service.desk import merged

sys.path.insert(0, str(Path(__file__).parent / "forms"))
from printed_papers import W, lines_of
from schemas_kept import mismatches, nothing

ROOT = Path(__file__).parents[1]
EXPECTED = ROOT / "tests" / "forms" / "expected"
AS_OF = date(2026, 11, 19)
INSTALLED = catalogue.installed()
FORMS = {form.id: form for form in INSTALLED.forms}
SAMPLES = [
    pytest.param(form, one.kind, id=f"{form.id} {one.kind}")
    for form in FORMS.values()
    for one in form.samples
]


@pytest.fixture(params=FORMS.values(), ids=FORMS)
def form(request):
    return request.param


def rules_on(form):
    return [rule for book in dockets(form, INSTALLED.acts) for rule in book.rules]


def checked(form, kind):
    return formgen.check(form.id, papers.example(form.id, kind), as_of=AS_OF)


# -------------------------------------------------------------------------------- name and template


def test_its_template_and_its_test_carry_its_name(form):
    assert (ROOT / "templates_docx" / f"{form.id}.docx").is_file()
    assert (ROOT / "tests" / "forms" / f"test_{form.id}.py").is_file()


def test_its_id_and_code_are_of_the_usual_make(form):
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", form.id)
    assert re.fullmatch(r"F(-[A-Z0-9]+)+", form.code)


def said_by(template):
    """Each paragraph of a template: where it stands, whether in a table, and its words."""
    for part, content in template.members.items():
        if re.fullmatch(r"word/(document|header[0-9]*|footer[0-9]*)\.xml", part):
            for one in etree.fromstring(content).iter(f"{W}p"):
                words = "".join(text.text or "" for text in one.iter(f"{W}t")).strip()
                yield part, next(one.iterancestors(f"{W}tbl"), None) is not None, words


def test_its_template_prints_its_own_title_or_one_made_of_answers(form):
    body = [words for part, _tabled, words in said_by(template_for(form)) if part == "word/document.xml"]
    first = next(one for one in body if one and not one.startswith("{%"))

    assert "{{" in first or any(form.title in one for one in body)


def test_its_template_prints_the_title_of_no_other_form(form):
    """A template begun as a copy of another keeps its title, or its header, and looks right at a glance."""
    others = {one.title for one in FORMS.values()} - {form.title}
    kept = [
        (part, words) for part, tabled, words in said_by(template_for(form)) if words in others and not tabled
    ]

    assert kept == []


def test_its_template_asks_for_nothing_that_it_does_not_give(form):
    assert names_in(template_for(form)) - names_offered(form) == set()


def test_its_template_prints_everything_that_it_prints(form):
    refuse_disagreement(template_for(form), form)


# ------------------------------------------------------------------------------------------- fields


def fields_of(form):
    """Every field by path, columns of tables as ``parties_b[].name``."""
    for path, field in form.fields.items():
        yield path, field
        for column in getattr(field, "columns", ()):
            yield f"{path}[].{column.name}", column


def test_every_field_is_called_something(form):
    assert [path for path, field in fields_of(form) if not field.label.strip()] == []


def test_every_field_says_where_it_is_demanded(form):
    """What the wizard itself asks (the stage, the reasons given to it) no article demands."""
    wizards_own = {form.stage_field, *(path for path, one in form.fields.items() if isinstance(one, Reasons))}

    assert [path for path, one in form.fields.items() if not one.source and path not in wizards_own] == []


def test_every_demanded_field_has_its_line_on_the_checklist(form):
    if form.checklist:
        assert [path for path, one in form.fields.items() if one.required and not one.element] == []


def test_every_text_that_a_user_reads_is_one_line_of_chinese(form):
    assert [text for text in form.texts() if text and (text != text.strip() or "\n" in text)] == []


# -------------------------------------------------------------------------------------------- rules


def test_every_rule_quotes_an_article(form):
    assert [one.id for one in rules_on(form) if not one.quote or not one.place.label] == []


def test_every_rule_is_named_in_a_test(form):
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"\w+", tests))

    assert [f"{one.id} {one.name}" for one in rules_on(form) if one.name not in named] == []


def asked_of_groups(rule, form):
    """Which answers a rule reads from the groups it asks for: ``price.amount``."""
    groups = {one.name for one in rule.parameters if isinstance(form.tree.get(one.name), dict)}
    tree = ast.parse(textwrap.dedent(inspect.getsource(rule.function)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in groups:
            yield node.value.id, node.attr


def test_no_rule_asks_a_group_for_what_is_not_in_it(form):
    astray = [
        f"{rule.id}: {group}.{name}"
        for rule in rules_on(form)
        for group, name in asked_of_groups(rule, form)
        if name not in form.tree[group]
    ]

    assert astray == []


# ------------------------------------------------------------------------------------------ samples


def test_it_shows_complete_and_incomplete_answers(form):
    assert {"complete", "incomplete"} <= {one.kind for one in form.samples}


def test_its_complete_sample_is_final(form):
    assert checked(form, "complete").final


@pytest.mark.parametrize(("form", "kind"), [one for one in SAMPLES if "complete" not in one.values])
def test_its_other_samples_are_not_ready(form, kind):
    assert not checked(form, kind).ready


@pytest.mark.parametrize(("form", "kind"), SAMPLES)
def test_no_rule_breaks_off_over_a_sample(form, kind):
    report = checked(form, kind)

    assert [one.rule for one in (*report.findings, *report.upcoming) if one.failed] == []


WITHOUT_A_PLACE = {
    ("contract_filing", "GC-49-1"): "counts down to the day of an entry that is still to be made",
    ("temporary_building_consent", "TB-15-2"): "counted from the table of owners",
    ("temporary_building_consent", "TB-15-3"): "counted from the table of owners",
}
"""Findings that rightly name no field that the form asks for by then."""


def asked_for(form, answers, path):
    """Whether the page asks for *path*, or for anything below it, under these answers."""
    name = path.partition("[")[0]
    fields = [one for key, one in form.fields.items() if key == name or key.startswith(f"{name}.")]
    return any(one.is_shown(answers.at) for one in fields)


@pytest.mark.parametrize(("form", "kind"), SAMPLES)
def test_every_finding_over_a_sample_leads_to_a_field_that_is_asked_for(form, kind):
    """What ``shown`` hides nobody can mend: a rule that blames it blames the wrong field, or the form lacks it."""
    report = checked(form, kind)
    nowhere = [
        (one.rule, one.fields)
        for one in report.findings
        if one.fields and not any(asked_for(form, report.answers, path) for path in one.fields)
    ]

    assert [one for one in nowhere if (form.id, one[0]) not in WITHOUT_A_PLACE] == []


def test_no_rule_breaks_off_over_a_field_left_out(form):
    complete = papers.example(form.id)
    for path in form.fields:
        report = papers.look_over(form.id, without(complete, path), AS_OF)
        assert [(path, one.rule) for one in (*report.findings, *report.upcoming) if one.failed] == []


def without(answers, path):
    name, _dot, below = path.partition(".")
    if not below:
        return {key: value for key, value in answers.items() if key != name}
    return {key: without(value, below) if key == name else value for key, value in answers.items()}


@pytest.mark.parametrize(("form", "kind"), SAMPLES)
def test_its_samples_become_documents(form, kind):
    documents = papers.documents_of(checked(form, kind))

    assert set(documents) == {f"{form.id}.docx", "checklist.docx"}


def test_its_complete_sample_reads_as_it_did(form):
    """A change of words shows as a change of a text file; FORMGEN_EXPECT=write accepts what is made now."""
    made = "\n".join(lines_of(papers.documents_of(checked(form, "complete"))[f"{form.id}.docx"])) + "\n"
    kept = EXPECTED / f"{form.id}.txt"
    if os.environ.get("FORMGEN_EXPECT") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(made, "utf-8")
    if not kept.is_file():
        pytest.skip(f"no {kept.name} yet: look at the document, then run with FORMGEN_EXPECT=write")

    assert made == kept.read_text("utf-8")


# ---------------------------------------------------------------------------------- related papers


TAKING = [(form, source) for form in FORMS.values() for source in form.sources]


@pytest.mark.parametrize(
    ("form", "source"), TAKING, ids=[f"{one.id} from {other.form}" for one, other in TAKING]
)
def test_what_it_takes_over_from_a_sample_can_be_read(form, source):
    other, carried = FORMS[source.form], {}
    for kind in (one.kind for one in other.samples):
        answers = read_answers(other, papers.example(other.id, kind))
        taken_over = taken(form, source, answers)
        assert read_answers(form, merged({}, taken_over)).faults == {}
        assert source.is_offered(answers) in {True, False}
        carried |= taken_over

    assert carried
    assert read_answers(form, merged({}, taken(form, source, read_answers(other, {})))).faults == {}


# ------------------------------------------------------------------------------------------- schema


@pytest.mark.parametrize(("form", "kind"), SAMPLES)
def test_its_schema_admits_its_samples(form, kind):
    assert list(mismatches(papers.schema(form.id), papers.example(form.id, kind))) == []


def test_its_schema_admits_every_answer_left_out(form):
    schema = papers.schema(form.id)

    assert list(mismatches(schema, {})) == []
    assert list(mismatches(schema, nothing(form.tree))) == []


def test_its_schema_refuses_an_unknown_field_and_a_wrong_type(form):
    schema = papers.schema(form.id)

    assert list(mismatches(schema, {"no_such_field": 1})) == ["$.no_such_field: unknown"]
    tables = [path for path, one in form.fields.items() if isinstance(one, Rows) and "." not in path]
    for table in tables:
        assert list(mismatches(schema, {table: 1}))
