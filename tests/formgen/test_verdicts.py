"""What has not changed is not asked again, and what is said is the same as if it had been."""

from __future__ import annotations

import time
from copy import deepcopy
from datetime import date
from decimal import Decimal
from statistics import median

import pytest

from formgen import catalogue
from formgen.answers import read_answers, value_at
from formgen.checking import check
from formgen.clauses import Gazetteer, Segment, Sides, Text
from formgen.clauses.reading import readings
from formgen.fields import Group
from formgen.service import papers
from formgen.verdicts import Recent, Verdicts

DAY = date(2026, 11, 19)
FORM = "government_contract"
FORMS = sorted(form.id for form in catalogue.installed().forms)
ODD = {
    "str": "示例：尽快、适当、相关费用另行协商，甲方承诺本金不受损失。",
    "bool": True,
    "int": 3,
    "list": [],
    "dict": {},
}
PLACE = ("form", "", "price")


def report(form, raw, verdicts=None):
    return check(read_answers(papers.form(form), raw), catalogue.installed().acts, DAY, verdicts)


def changed(answers, path, to):
    """*answers* with *to* at *path*; without that answer if *to* is nothing."""
    copy = deepcopy(answers)
    *groups, leaf = path.split(".")
    branch = copy
    for group in groups:
        branch = branch.setdefault(group, {})
    if to is None:
        branch.pop(leaf, None)
    else:
        branch[leaf] = to
    return copy


@pytest.mark.parametrize("form", FORMS)
def test_whatever_is_changed_the_report_is_that_of_a_first_check(form):
    answers, verdicts = papers.example(form), Verdicts()
    for path in papers.form(form).fields:
        found = value_at(answers, path)
        for to in (None, ODD.get(type(found).__name__)):
            raw = changed(answers, path, to)
            assert report(form, raw, verdicts).as_dict() == report(form, raw).as_dict(), path
    assert report(form, answers, verdicts).as_dict() == report(form, answers).as_dict()


def test_the_day_is_an_answer_too():
    verdicts, answers = Verdicts(), papers.example(FORM)
    read = read_answers(papers.form(FORM), answers)
    for day in (DAY, date(2031, 1, 4), DAY):
        acts = catalogue.installed().acts
        assert check(read, acts, day, verdicts).as_dict() == check(read, acts, day).as_dict()


def test_equal_inputs_become_one_object():
    verdicts = Verdicts()
    first = Group(amount=Decimal("5.0"))
    assert verdicts.settled(PLACE, first) is first
    assert verdicts.settled(PLACE, Group(amount=Decimal("5.0"))) is first
    assert verdicts.settled(PLACE, Group(amount=Decimal(5))) is not first


def test_a_text_that_is_the_same_keeps_what_was_read_from_it():
    verdicts = Verdicts()
    first = Text.of("第一条　价款")
    assert verdicts.settled(PLACE, first) is first
    assert verdicts.settled(PLACE, Text.of("第一条　价款")) is first
    assert verdicts.settled(PLACE, Text.of("第一条　价格")) is not first


def test_of_a_changed_text_only_what_changed_is_read_again():
    verdicts, gazetteer = Verdicts(), Gazetteer()
    first = Text((Segment("subject", "道路保洁"), Segment("price", "固定总价")))
    second = Text((Segment("subject", "道路保洁"), Segment("price", "固定单价")))
    subject, price = readings(verdicts.settled(PLACE, first), gazetteer)
    assert readings(verdicts.settled(PLACE, second), gazetteer)[0] is subject
    assert readings(second, gazetteer)[1].words == "固定单价" != price.words


def test_a_text_whose_sides_are_called_otherwise_is_read_again():
    verdicts, gazetteer = Verdicts(), Gazetteer()
    segments = (Segment("subject", "乙方为采购人"), Segment("price", "固定总价"))
    turned = Text(segments, Sides(government=("乙方",)))
    before = readings(verdicts.settled(PLACE, Text(segments)), gazetteer)
    assert not set(map(id, before)) & set(map(id, readings(verdicts.settled(PLACE, turned), gazetteer)))


def test_true_is_not_one():
    verdicts = Verdicts()
    verdicts.settled(PLACE, 1)
    assert verdicts.settled(PLACE, True) is True


def test_a_verdict_stands_while_its_inputs_are_the_very_same():
    verdicts, price = Verdicts(), Group(amount=1)
    verdicts.keep(PLACE, {"price": price, "term": None}, [])
    assert verdicts.known(PLACE, {"price": price, "term": None}) == []
    assert verdicts.known(PLACE, {"price": price, "term": 1}) is None
    assert verdicts.known(("form", "", "another"), {"price": price}) is None


def test_the_drafts_checked_last_are_remembered():
    recent = Recent(most=2)
    first = recent.of("a")
    recent.of("b")
    assert recent.of("a") is first
    recent.of("c")
    assert recent.of("a") is first
    recent.forget("a")
    assert recent.of("a") is not first
    assert len(recent._kept) <= 2


def test_long_drafts_take_the_room_of_many():
    recent = Recent(most=9, room=100)
    short, long = recent.of("short", 40), recent.of("long", 60)
    assert recent.of("short", 40) is short
    assert recent.of("longer", 90) is not long
    assert recent.of("short", 1) is not short
    huge = recent.of("huge", 1000)
    assert recent.of("huge", 1000) is huge
    recent.forget("huge")
    assert recent.of("long", 99) is recent.of("long", 99)
    assert recent._room == 1


def test_all_rules_and_a_step_of_them_are_quick():
    """Three times the goals of a quiet machine (10 ms for all, 3 ms for a step), in computing time."""
    answers, verdicts = papers.example(FORM), Verdicts()
    steps = [changed(answers, "price.amount", f"{1_860_000 + number}") for number in range(21)]
    report(FORM, answers, verdicts)
    whole = [taken(lambda: report(FORM, answers)) for _number in range(15)]
    step = [taken(lambda raw=raw: report(FORM, raw, verdicts)) for raw in steps]
    texts = [changed(answers, "price.calc_method", f"固定总价{number}元。") for number in range(21)]
    text = [taken(lambda raw=raw: report(FORM, raw, verdicts)) for raw in texts]
    assert median(whole) < 30
    assert median(step) < 9
    assert median(text) < 9
    assert max(median(step), median(text)) < median(whole)


def taken(work):
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000
