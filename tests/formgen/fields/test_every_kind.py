"""What holds for every kind of field, whatever comes in."""

from __future__ import annotations

import json
import os
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formgen.fields import KINDS, Field, Integer, Misread, Money, Rows, Text, parties

EXAMPLES = int(os.environ.get("FORMGEN_EXAMPLES", "100"))

OPTIONS = {"gov": "政府方", "counterparty": "对方当事人"}
COLUMNS = tuple(
    kind(name=name, label="列", **({"options": OPTIONS} if name.startswith("choice") else {}))
    for name, kind in KINDS.items()
    if name != "rows"
)
SETTINGS: dict[str, dict[str, object]] = {
    "choice": {"options": OPTIONS},
    "choices": {"options": OPTIONS},
    "number": {"unit": "米", "least": 0, "most": Decimal("24.5")},
    "integer": {"least": 0, "most": 10},
    "money": {"negative": True},
    "rows": {"columns": COLUMNS, "single": "text"},
}
FIELDS: list[Field] = [
    kind(name=name, label="示例", **SETTINGS.get(name, {})) for name, kind in KINDS.items()
]
FIELDS.append(parties("parties_b", "对方当事人"))

WORDS = st.sampled_from(
    [
        "是", "no", "gov", "政府方", "2026-1-7", "2026年2月29日", "1,860,000.00元", "186万元", "-5", "NaN", "1e9",
        "91440303YYYY001009", "44030319000101009x", "0755-00000001", "罗府规[2018]6号", "GC-26-7", "\u200b", "\ufeff ",
        "甲\n乙", "\ud800", "\u202e", "{{ x }}", "legal_person", "natural_person", "resident_id", "12米", "",
    ]
)  # fmt: skip
KEYS = st.sampled_from(
    [
        "party_type",
        "id_type",
        "id_number",
        *KINDS,
        "name",
        "doc_no",
        "date",
        "issuer",
        "approver",
        "year",
        "month",
        "day",
        "file",
        "\ud800",
    ]
)
ATOMS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**4000, 10**4200)
    | st.floats()
    | WORDS
    | st.text()
    | st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Nd", "No", "Zs", "Lo"]))
)
JSON = st.recursive(
    ATOMS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(), inner, max_size=4)
)


@pytest.mark.fuzz
@pytest.mark.parametrize("field", FIELDS, ids=lambda one: f"{one.kind}-{one.name}")
@settings(max_examples=EXAMPLES, deadline=None)
@given(raw=JSON)
def test_whatever_comes_is_a_value_an_absence_or_a_sentence(field, raw):
    try:
        value = field.parse(raw)
    except Misread as fault:
        said = str(fault)
        assert said.strip()
        said.encode()
        return
    stored = field.dump(value)
    assert field.parse(stored) == value
    assert field.parse(json.loads(json.dumps(stored))) == value
    for words in (field.show(value), field.mask(value), str(field.problem(value) or "")):
        words.encode()
    assert value is not None or (field.show(value) == "" and field.problem(value) is None)


PRINTABLE = [one for one in FIELDS if one.kind in {"text", "long_text", "choice", "phone", "reference"}]


@pytest.mark.fuzz
@pytest.mark.parametrize("field", PRINTABLE, ids=lambda one: one.kind)
@settings(max_examples=EXAMPLES, deadline=None)
@given(raw=st.text(max_size=100))
def test_what_was_read_can_be_read_again_to_the_letter(field, raw):
    try:
        value = field.parse(raw)
    except Misread:
        return
    assert field.parse(field.dump(value)) == value


@pytest.mark.parametrize("field", FIELDS, ids=lambda one: f"{one.kind}-{one.name}")
@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_nothing_is_no_answer_for_every_kind(field, nothing):
    value = field.parse(nothing)
    assert value is None
    assert field.show(value) == ""
    assert field.mask(value) == ""
    assert field.dump(value) is None
    assert field.problem(value) is None


@pytest.mark.parametrize("field", FIELDS, ids=lambda one: f"{one.kind}-{one.name}")
def test_every_kind_describes_itself_in_json(field):
    assert json.loads(json.dumps(field.schema()))


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        (Money(name="x", label="x"), "人民币" + " " * 200_000 + "x"),
        (Integer(name="x", label="x"), "1," * 200_000),
        (Text(name="x", label="x"), " " * 1_000_000),
        (Rows(name="x", label="x", columns=(Text(name="a", label="a"),)), [{}] * 200),
    ],
)
def test_an_endless_answer_is_decided_at_once(field, raw):
    try:
        value = field.parse(raw)
    except Misread as fault:
        value = None
        said = str(fault)
    else:
        said = ""
    assert value is None
    assert len(said) < 200


def test_kinds_have_one_name_each():
    assert len(KINDS) == 19
    assert all(name == kind.kind for name, kind in KINDS.items())
