"""The catalogue: acts and forms are found by their package, and every fault among them is named at once."""

from __future__ import annotations

import importlib
import itertools
import sys
from textwrap import dedent

import pytest
from forms_written import ACT, FORM, HEAD, LEADING_NOWHERE, asking, loan

from formgen import catalogue
from formgen.errors import DefinitionFault, UnknownForm

NUMBERS = itertools.count(1)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A maker of packages of forms: module name → source; `act` and `loan` are there unless given."""

    def make(**modules):
        name = f"forms_for_test_{next(NUMBERS)}"
        folder = tmp_path / name
        folder.mkdir()
        (folder / "__init__.py").touch()
        for module, source in ({"act": ACT, "loan": FORM} | modules).items():
            (folder / f"{module}.py").write_text(HEAD + dedent(source), "utf-8")
        importlib.invalidate_caches()
        return name

    monkeypatch.syspath_prepend(str(tmp_path))
    yield make
    for name in [one for one in sys.modules if one.startswith("forms_for_test_")]:
        del sys.modules[name]


def faults(package):
    with pytest.raises(DefinitionFault) as refused:
        catalogue.load(package)
    return str(refused.value).splitlines()


# --------------------------------------------------------------------------------------- finding


def test_acts_and_forms_are_found_wherever_they_lie_in_the_package(package):
    found = catalogue.load(package())

    assert [act.number for act in found.acts] == ["示例规〔2026〕1号"]
    assert [form.id for form in found.forms] == ["loan"]


def test_a_form_that_other_modules_import_is_one_form(package):
    found = catalogue.load(package(other="from .loan import FORM\nfrom .act import ACT"))

    assert (len(found.acts), len(found.forms)) == (1, 1)


@pytest.mark.parametrize("name", ["loan", "F-X-01"])
def test_a_form_is_called_by_its_id_or_its_code(package, name):
    assert catalogue.load(package()).form(name).title == "借用申请表"


def test_a_form_that_is_not_there_is_answered_with_those_that_are(package):
    found = catalogue.load(package())

    with pytest.raises(UnknownForm, match=r"没有表单 laon。现有：loan（F-X-01）。"):
        found.form("laon")


def test_forms_are_listed_by_their_code(package):
    second = loan(id="'a_second'", code="'F-X-02'")

    assert [one.code for one in catalogue.load(package(a_second=second)).forms] == ["F-X-01", "F-X-02"]


def test_what_is_installed_is_sound():
    catalogue.check_definitions()


def test_a_module_that_cannot_be_loaded_is_named(package):
    name = package(broken="1 / 0")

    assert faults(name) == [f"{name}.broken cannot be loaded: ZeroDivisionError: division by zero"]


# --------------------------------------------------------------------------------------- doubles


def test_two_forms_with_one_code_are_refused(package):
    assert faults(package(other=loan(id="'other'"))) == ["two forms have the code F-X-01"]


def test_two_forms_with_one_id_are_refused_though_their_codes_differ(package):
    assert faults(package(other=loan(code="'F-X-02'"))) == ["two forms have the id loan"]


def test_two_acts_may_not_use_one_rule_id_one_number_or_one_derived_value(package):
    level = "@ACT.derive\ndef level(reason: str):\n    return reason"

    assert faults(package(act=f"{ACT}\n{level}", twin=f"{ACT}\n{level}")) == [
        "two acts have the number 示例规〔2026〕1号",
        "two rules have the id X-1-1",
        "two acts derive the value level",
    ]


# ---------------------------------------------------------------------------------- rules and inputs


def more(source):
    return f"{ACT}\n{dedent(source)}"


def test_a_misspelt_field_is_refused_with_the_rule_and_the_name(package):
    misspelt = (
        "@rule(ACT, 'X-2-1', article(2), severity=NOTE)\ndef spelt_wrongly(raeson: str):\n    '应当如此。'"
    )

    assert faults(package(act=more(misspelt))) == [
        "rule X-2-1 (spelt_wrongly) asks for raeson: no form has it"
    ]


def test_a_misspelt_input_of_a_derived_value_is_refused_with_both_names(package):
    misspelt = "@ACT.derive\ndef level(raeson):\n    return raeson"

    assert faults(package(act=more(misspelt))) == ["the derived value level asks for raeson: no form has it"]


def test_values_derived_in_a_circle_are_named(package):
    circle = "@ACT.derive\ndef a(b):\n    return b\n@ACT.derive\ndef b(a, reason):\n    return a"

    assert faults(package(act=more(circle))) == ["derived values ask for one another in a circle: a, b"]


def test_a_value_that_is_derived_from_a_derived_value_is_no_circle(package):
    chain = "@ACT.derive\ndef a(b):\n    return b\n@ACT.derive\ndef b(reason):\n    return reason"

    assert len(catalogue.load(package(act=more(chain))).forms) == 1


def test_a_rule_whose_inputs_lie_on_different_forms_is_never_asked_and_named(package):
    torn = "@rule(ACT, 'X-2-1', article(2), severity=NOTE)\ndef torn(reason, place):\n    '应当如此。'"
    second = loan(
        id="'second'",
        code="'F-X-02'",
        steps="(Step('only', '唯一', (Text(name='place', label='地点'),)),)",
    )

    assert faults(package(act=more(torn), second=second)) == [
        "rule X-2-1 (torn) asks for reason, place: no form has them all"
    ]


def test_a_rule_on_free_text_whose_act_no_form_names_is_never_asked_and_named(package):
    other = """
        ACT = Act("Y", "示例规〔2026〕2号", "示例细则")

        @rule(ACT, "Y-1-1", article(1), severity=NOTE)
        def read(text):
            '应当如此。'
        """

    assert faults(package(other=other)) == [
        "rule Y-1-1 (read) reads free text, but no form names its act in `act` or `also`"
    ]


def test_a_rule_may_await_a_form_that_is_still_to_come(package):
    waiting = (
        "@rule(ACT, 'X-2-1', article(2), severity=NOTE, awaits='F-X-09')\n"
        "def waits(opinion):\n    '应当如此。'"
    )

    assert len(catalogue.load(package(act=more(waiting))).forms) == 1


def test_a_rule_that_awaits_a_form_that_has_come_is_named(package):
    waiting = (
        "@rule(ACT, 'X-2-1', article(2), severity=NOTE, awaits='F-X-01')\n"
        "def waits(opinion):\n    '应当如此。'"
    )

    assert faults(package(act=more(waiting))) == [
        "rule X-2-1 (waits) awaits F-X-01, which is there as loan: take awaits away"
    ]


# ------------------------------------------------------------------------------ what a form names


@pytest.mark.parametrize(("source", "fault"), LEADING_NOWHERE)
def test_a_name_that_leads_nowhere_is_refused_with_its_place(package, source, fault):
    assert fault in faults(package(loan=source))


def test_every_fault_is_named_at_once(package):
    several = asking("Text(name='a', label='甲', ruled_by=('X-9-9',), element=3, shown=when('b'))")

    assert len(faults(package(loan=several, other=loan(id="'other'")))) == 4


def test_a_rule_that_speaks_of_what_is_missing_must_exist_too(package):
    lost = asking("Text(name='a', label='甲', missed_by=('X-9-9',))")

    assert any("no rule has the id X-9-9" in fault for fault in faults(package(loan=lost)))


# ------------------------------------------------------------------------------- the paper of a report

REPORT = """
from formgen.ledger import *
from .act import ACT

REPORTS = (
    PeriodicReport(
        id="yearly", act=ACT, place=article(1), title="年度报告", who="部门", first=(1, 1), last=(12, 31),
        sections=(Section("（一）", "情况", "应当说明理由。", answer="reason"),), period="x-yearly",
        paper=ReportPaper(
            form="FORM", says={"kind": "yearly"}, year="year", unit="reason", table="reason",
            columns={"title": Column.TITLE}, progress="progress", done="reason",
        ),
    ),
)
"""


def test_a_report_names_answers_and_columns_that_its_paper_asks_for_and_a_period_that_is_there(package):
    assert faults(package(report=REPORT.replace("FORM", "loan"))) == [
        "report yearly: there is no yearly period x-yearly",
        "report yearly: loan does not ask for kind",
        "report yearly: loan does not ask for year",
        "report yearly: reason has no column progress",
        "report yearly: reason has no column title",
    ]


def test_a_report_names_a_form_that_is_there(package):
    assert "report yearly: there is no form lent" in faults(package(report=REPORT.replace("FORM", "lent")))
