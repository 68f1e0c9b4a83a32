"""第四十四条: ten items, each with a result, and with an opinion where there is an issue."""

import pytest

from formgen.fields.group import Group
from formgen.forms.law.government_contracts import review_items as items

OK = Group(result="ok", opinion=None)

TEN = [
    (items.competence_of_the_government_side_is_judged, "GC-44-1", "c1", "（一）"),
    (items.competence_of_the_other_side_is_judged, "GC-44-2", "c2", "（二）"),
    (items.fairness_is_judged, "GC-44-3", "c3", "（三）"),
    (items.fitness_for_a_contract_is_judged, "GC-44-4", "c4", "（四）"),
    (items.right_to_change_alone_is_judged, "GC-44-5", "c5", "（五）"),
    (items.ambiguity_is_judged, "GC-44-6", "c6", "（六）"),
    (items.rights_of_third_parties_are_judged, "GC-44-7", "c7", "（七）"),
    (items.public_interest_is_judged, "GC-44-8", "c8", "（八）"),
    (items.dispute_and_breach_clauses_are_judged, "GC-44-9", "c9", "（九）"),
    (items.lawfulness_is_judged, "GC-44-10", "c10", "（十）"),
]


def judged(function, name, result, opinion):
    """What the rule says about the item answered so; item five may be left out as not applicable."""
    more = {"c5_required": False} if name == "c5" else {}
    return function(**{name: Group(result=result, opinion=opinion)}, **more)


@pytest.mark.parametrize(("function", "rule_id", "name", "number"), TEN)
@pytest.mark.parametrize(
    ("result", "opinion", "field"),
    [
        ("ok", None, None),
        ("na", None, None),
        ("issue", "附件1第3项表述不清。", None),
        ("issue", None, "opinion"),
        ("issue", " ", "opinion"),
        (None, "已阅。", "result"),
    ],
)
def test_every_item_has_a_result_and_an_issue_its_opinion(
    function, rule_id, name, number, result, opinion, field
):
    found = judged(function, name, result, opinion)
    assert (found and found.fields) == (field and f"{name}.{field}")
    assert found is None or f"审查项{number}" in str(found.message)
    assert items.ACT.rules[rule_id].function is function
    assert number in items.ACT.rules[rule_id].place.label


@pytest.mark.parametrize(
    ("result", "required", "lawful"),
    [
        ("na", True, False),
        ("na", False, True),
        ("na", None, True),
        ("ok", True, True),
        (None, True, False),
    ],
)
def test_item_five_applies_where_the_government_may_end_the_contract_alone(result, required, lawful):
    found = items.right_to_change_alone_is_judged(Group(result=result, opinion=None), required)
    assert (found is None) is lawful


def compared(*, blocks, c9="ok", c10="ok", p4=False):
    """Fields at which the opinion disagrees with *blocks*, the rules that block the contract."""
    absent = {f"p{number}": Group(present=False) for number in (1, 2, 3, 5, 6, 7)}
    found = items.opinion_agrees_with_the_checks_of_the_contract(
        c9=Group(result=c9),
        c10=Group(result=c10),
        p4=Group(present=p4),
        contract_blocks=frozenset(blocks),
        **absent,
    )
    return [one.fields for one in found]


def test_opinion_agrees_with_the_checks_of_the_contract():
    assert compared(blocks=[]) == []
    assert compared(blocks=["GC-35-1"]) == []
    assert compared(blocks=["GC-26-8"]) == ["c9.result"]
    assert compared(blocks=["GC-26-9", "GC-36-3"]) == ["c9.result"]
    assert compared(blocks=["GC-26-8"], c9="issue") == []
    assert compared(blocks=["GC-39-4"]) == ["c10.result", "p4.present"]
    assert compared(blocks=["GC-39-4"], c10="issue") == ["p4.present"]
    assert compared(blocks=["GC-39-4"], c10="issue", p4=True) == []
    assert compared(blocks=["GC-39-4"], c10="issue", p4=None) == []
