"""What every form owes to people before they fill it in: a guide, a blank, a sample, and to be found."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from formgen import catalogue
from formgen.blanks import HERE, LINE
from formgen.guide import COPY, EITHER, ORIGINAL
from formgen.service import finding, guides, papers

AS_OF = date(2026, 11, 19)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INSTALLED = catalogue.installed()
FORMS = {form.id: form for form in INSTALLED.forms}
FIGURE = re.compile(r"[0-9一二三四五六七八九十两百千万]+(个?工作日|天|个?月|年(?!度)|层|米|万?元|％|%)|分之")
"""A period or a limit in figures: a guide takes them from the act."""

ENGINES = {"checklist", "packet_front", "packet_lacking", "packet_numbers"}
"""Templates that serve every form."""


@pytest.fixture(params=FORMS.values(), ids=FORMS)
def form(request):
    return request.param


# --------------------------------------------------------------------------------------- the guide


def test_it_says_who_fills_it_in_for_what_and_how_it_is_looked_for(form):
    assert form.audience
    assert form.task
    assert form.about
    assert form.keywords


def test_its_guide_says_for_whom_where_to_with_what_and_what_then(form):
    guide = form.guide

    assert guide
    assert guide.who
    assert guide.articles
    assert guide.submit_to
    assert guide.conditions
    assert guide.materials
    assert guide.after
    assert guide.unknown, "no act says everything: what will people ask that this one does not say?"


def test_its_guide_takes_every_figure_from_the_act(form):
    assert [text for text in form.guide.texts() if FIGURE.search(text)] == []


def sentences_of(form):
    """What a form says of itself and of its steps and fields; titles and labels are names."""
    fields = [
        *form.fields.values(),
        *(one for f in form.fields.values() for one in getattr(f, "columns", ())),
    ]
    return [form.about, *(one.intro for one in form.steps), *(one.hint for one in fields)]


def test_its_own_sentences_take_every_figure_of_the_law_from_the_act(form):
    ways_to_write = re.compile("“[^”]*”")

    assert [one for one in sentences_of(form) if FIGURE.search(ways_to_write.sub("", one))] == []


def test_the_figures_of_its_own_sentences_are_declared_by_an_installed_act(form):
    declared = [figure for act in INSTALLED.acts for figure in act.figures]

    assert [name for name, figure in form.figures.items() if figure not in declared] == []
    assert [one for one in sentences_of(form) if "{" in str(form.told(one, AS_OF))] == []


def told_in(guide):
    return (*guide.conditions, *guide.periods, *guide.after)


def test_the_figures_of_its_guide_are_declared_by_an_installed_act(form):
    declared = [figure for act in INSTALLED.acts for figure in act.figures]

    assert [one.text for one in told_in(form.guide) for f in one.figures.values() if f not in declared] == []
    assert [str(one.on(AS_OF)) for one in told_in(form.guide) if "{" in str(one.on(AS_OF))] == []


def test_the_articles_of_its_guide_are_written_as_articles(form):
    written = re.compile(r"附件[0-9]|第[一二三四五六七八九十百]+条(（[一二三四五六七八九十]+）)?([、至].+)?")
    cited = (form.guide.articles, *(one.article for one in (*told_in(form.guide), *form.guide.materials)))

    assert [one for one in cited if one and not written.fullmatch(one)] == []


def test_the_forms_that_its_guide_offers_exist(form):
    assert [one.name for one in form.guide.materials if one.form and one.form not in FORMS] == []


def test_a_material_is_an_original_a_copy_or_left_open(form):
    assert {one.kind for one in form.guide.materials} <= {ORIGINAL, COPY, EITHER}


def test_its_guide_never_says_that_something_was_accepted(form):
    assert [text for text in form.guide.texts() if "已受理" in text] == []


# ------------------------------------------------------------------------------ blank and sample


def parts_of(docx):
    """The words of each part of a Word file that people read."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                root = etree.fromstring(archive.read(name))
                yield name, "".join(one.text or "" for one in root.iter(f"{W}t")), root


def across(root):
    paths = root.iter("{urn:schemas-microsoft-com:vml}textpath")
    return [one.get("string") for one in paths if one.get("string")]


def strings_in(answers):
    """Every text of *answers*, however deep."""
    below = (
        answers.values()
        if isinstance(answers, dict)
        else answers
        if isinstance(answers, list | tuple)
        else ()
    )
    if isinstance(answers, str):
        yield answers
    for one in below:
        yield from strings_in(one)


@pytest.fixture
def blank(form):
    return guides.paper(form.id, guides.BLANK, guides.DOCX, AS_OF)


def test_its_blank_says_that_it_is_one_and_no_draft(blank):
    words = {name: said for name, said, _root in parts_of(blank)}

    assert "空白表" in "".join(words.values())
    assert "草稿" not in "".join(words.values())
    assert [across(root) for _name, _said, root in parts_of(blank) if across(root)] == []


def test_its_blank_has_room_for_a_pen_and_no_answer(form, blank):
    said = "".join(words for _name, words, _root in parts_of(blank))
    example = {one for one in strings_in(papers.example(form.id)) if "示例" in one}

    assert not {HERE, LINE} & set(said)
    assert "【待补充" not in said
    assert "☑" not in said
    assert [one for one in example if one in said] == []


def test_its_sample_says_on_every_page_that_it_is_one(form):
    sample = guides.paper(form.id, guides.SAMPLE, guides.DOCX, AS_OF)
    headers = [(said, across(root)) for name, said, root in parts_of(sample) if "header" in name]
    everything = "".join(said for _name, said, _root in parts_of(sample))

    assert "样例" in everything
    assert "草稿" not in everything
    assert [said for said, _picture in headers if "样例（内容均为示例，不得提交）" not in said] == []
    assert [picture for _said, picture in headers if set(picture) - {"样例"}] == []


# -------------------------------------------------------------------------------------- to be found


def found(query):
    return [one.form.id for one in finding.entries(AS_OF) if one.answers(query)]


def test_it_is_found_by_its_title_its_code_its_initials_and_each_keyword(form):
    from formgen.service.initials import initials  # noqa: PLC0415

    for query in (form.title, form.code, form.code.lower(), initials(form.title), form.task, *form.keywords):
        assert form.id in found(query), query


def test_it_stands_on_the_start_page_once(form):
    listed = [
        one.form.id for group in finding.shelves(finding.entries(AS_OF), None).first for one in group.entries
    ]

    assert listed.count(form.id) == 1


def test_its_template_is_the_only_one_of_its_papers():
    """Blanks and samples are made, never kept: no file of theirs lies in the repository."""
    kept = Path(__file__).parents[1] / "templates_docx"

    assert {path.stem for path in kept.glob("*.docx")} - ENGINES == set(FORMS)
