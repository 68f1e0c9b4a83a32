"""第四十七条至第五十二条: decisions, signature and seal, filing."""

from datetime import date
from decimal import Decimal

import pytest

from formgen.calendar import WorkingDays
from formgen.fields import Reference
from formgen.fields.group import Group
from formgen.forms.law.government_contracts import ACT, scope, signing
from formgen.rules import DEADLINE, NOTE, Severity

TODAY = date(2026, 11, 19)
PAPER = Reference(name="采购计划批复（示例）")


def required(name, doc):
    return Group(name=name, required=True, doc=doc)


def not_required(name, answer=None):
    return Group(name=name, required=answer, doc=None)


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        (None, None),
        ((), None),
        ((required("立项审批", PAPER),), None),
        ((not_required("立项审批", answer=False),), None),
        ((not_required("立项审批"),), None),
        ((required("立项审批", None),), ("pre_approvals[0].doc",)),
        (
            (required("立项审批", PAPER), required("评估", None), required("", None)),
            ("pre_approvals[1].doc", "pre_approvals[2].doc"),
        ),
    ],
)
def test_required_procedures_are_documented(rows, fields):
    found = signing.required_procedures_are_documented(rows)
    assert (found and found.fields) == fields


def test_a_procedure_without_a_name_is_called_by_its_number():
    found = signing.required_procedures_are_documented((required(None, None),))
    assert "缺前置程序文件：第1项程序。" in str(found.message)


@pytest.mark.parametrize(("paper", "lawful"), [(PAPER, True), (None, False), (Reference(date=TODAY), False)])
def test_department_has_decided(paper, lawful):
    assert (signing.department_has_decided(paper) is None) is lawful


@pytest.mark.parametrize(
    ("role", "paper", "field"),
    [
        ("legal_rep", None, None),
        ("authorized", Reference(name="授权委托书（示例）"), None),
        ("authorized", None, "signing.authorization_doc"),
        (None, None, "signing.a_signer_role"),
    ],
)
def test_signer_is_the_legal_representative_or_authorized(role, paper, field):
    found = signing.signer_is_the_legal_representative_or_authorized(
        Group(a_signer_role=role, authorization_doc=paper)
    )
    assert (found and found.fields) == field


@pytest.mark.parametrize(
    ("seal", "lawful"),
    [("official", True), ("contract", True), ("department", False), ("finance", False), (None, False)],
)
def test_seal_is_the_official_or_the_contract_seal(seal, lawful):
    assert (signing.seal_is_the_official_or_the_contract_seal(Group(a_seal_type=seal)) is None) is lawful


@pytest.mark.parametrize(
    ("seal", "said"),
    [
        (None, "未填政府方印章：请填写印章类型，须为单位公章或者合同专用章。"),
        ("department", "须加盖单位公章或者合同专用章：部门业务章、财务章等不合规，请改用。"),
    ],
)
def test_a_seal_left_open_is_asked_for_and_a_wrong_one_is_to_be_replaced(seal, said):
    problem = signing.seal_is_the_official_or_the_contract_seal(Group(a_seal_type=seal))

    assert str(problem.message) == said


@pytest.mark.parametrize(
    ("day", "place", "said"),
    [
        (TODAY, "深圳市罗湖区", None),
        (None, "深圳市罗湖区", "缺签订日期。请补充。"),
        (TODAY, None, "缺签订地点。请补充。"),
        (None, " ", "缺签订日期、地点。请补充。"),
    ],
)
def test_day_and_place_of_signing_are_stated(day, place, said):
    found = signing.day_and_place_of_signing_are_stated(Group(signing_date=day, signing_place=place))
    assert (found and str(found.message)) == said


def filed(registered, *, signed=date(2026, 6, 12), exempt=False, today=TODAY):
    """What GC-49-1 says about a contract signed on *signed* and registered so."""
    filing = Group(all_signed_date=signed, registered_date=registered)
    return signing.contract_is_filed_within_ten_working_days(filing, exempt, today, signed, WorkingDays())


def test_contract_is_filed_within_ten_working_days():
    assert filed(date(2026, 6, 29)) is None
    late = filed(date(2026, 6, 30))
    assert (late.severity, late.fields) == (None, "filing.registered_date")
    assert "2026年6月29日" in str(late.message)


def test_a_contract_not_yet_filed_is_counted_down_until_its_last_day_only():
    noted = filed(None, today=date(2026, 6, 29))
    assert (noted.severity, noted.kind) == (NOTE, DEADLINE)
    assert "就是今天" in str(noted.message)
    assert filed(None, today=date(2026, 6, 30)) is None


def test_a_contract_that_need_not_be_filed_is_never_late():
    assert filed(date(2026, 6, 30), exempt=True) is None
    late = signing.contract_is_filed_within_ten_working_days(
        Group(all_signed_date=None, registered_date=date(2026, 6, 30)), None, TODAY, TODAY, WorkingDays()
    )
    assert late is None


def handed_in(paper, *, registered=date(2026, 6, 29), exempt=False, today=TODAY):
    """What GC-49-2 says about paper handed in so."""
    filing = Group(registered_date=registered, paper_submitted_date=paper)
    return signing.paper_original_follows_within_five_working_days(
        filing, exempt, today, TODAY, WorkingDays()
    )


def test_paper_original_follows_within_five_working_days():
    assert handed_in(date(2026, 7, 6)) is None
    assert handed_in(date(2026, 7, 7)).severity is None
    assert handed_in(date(2026, 7, 7), exempt=True) is None
    assert handed_in(None, registered=None) is None


def test_paper_not_yet_handed_in_is_counted_down_and_then_called_for():
    assert "还有5天" in str(handed_in(None, today=date(2026, 7, 1)).message)
    overdue = handed_in(None, today=date(2026, 7, 7))
    assert overdue.severity is NOTE
    assert "截止日2026年7月6日已过" in str(overdue.message)


@pytest.mark.parametrize(("exempt", "noted"), [(True, True), (False, False), (None, False)])
def test_small_procurement_need_not_be_filed(exempt, noted):
    assert (signing.small_procurement_need_not_be_filed(exempt, TODAY) is not None) is noted


def test_the_limit_of_small_procurement_is_said_as_the_act_writes_it():
    assert "不超过5万元" in str(signing.small_procurement_need_not_be_filed(True, TODAY).message)


@pytest.mark.parametrize(
    ("number", "stage", "noted"),
    [
        ("示例-1", "draft", True),
        ("示例-1", None, True),
        ("示例-1", "sign", True),
        ("示例-1", "filed", False),
        ("示例-1", "closed", False),
        ("示例-1", "unheard-of", False),
        ("", "draft", False),
    ],
)
def test_contract_number_comes_from_the_filing_system(number, stage, noted):
    assert (signing.contract_number_comes_from_the_filing_system(number, stage) is not None) is noted


FILING = {
    "main_content": "长者饭堂助餐服务",
    "amount": Decimal(1_860_000),
    "milestones": (date(2026, 7, 1),),
    "handler_name": "示例承办人",
    "scan": Reference(name="合同扫描件.pdf"),
}


def test_filed_information_is_complete():
    assert signing.filed_information_is_complete(Group(**FILING), is_filing_exempt=False) is None
    free = Group(**{**FILING, "amount": Decimal(0)})
    assert signing.filed_information_is_complete(free, is_filing_exempt=False) is None


@pytest.mark.parametrize("name", FILING)
def test_each_piece_of_filed_information_is_missed_unless_exempt(name):
    filing = Group(**{**FILING, name: None})
    found = signing.filed_information_is_complete(filing, is_filing_exempt=None)
    assert found.fields == (f"filing.{name}",)
    assert signing.filed_information_is_complete(filing, is_filing_exempt=True) is None


@pytest.mark.parametrize(
    ("derivative", "number", "lawful"),
    [
        (False, None, True),
        (None, None, True),
        (True, "示例-2026-0001", True),
        (True, "原合同豁免备案", True),
        (True, None, False),
    ],
)
def test_amendment_is_linked_to_what_was_filed(derivative, number, lawful):
    found = signing.amendment_is_linked_to_what_was_filed(
        Group(is_derivative=derivative), Group(linked_filing_no=number)
    )
    assert (found is None) is lawful


@pytest.mark.parametrize(
    ("registered", "exempt", "lawful"),
    [
        (None, False, False),
        (None, None, False),
        (None, True, True),
        (date(2026, 6, 30), False, True),
    ],
)
def test_contract_is_filed_before_anything_is_paid(registered, exempt, lawful):
    found = signing.contract_is_filed_before_anything_is_paid(Group(registered_date=registered), exempt)
    assert (found is None) is lawful


def test_lateness_of_filing_warns_and_its_absence_bars_payment():
    assert [ACT.rules[one].severity for one in ("GC-49-1", "GC-49-2", "GC-52-1")] == [
        Severity.WARN,
        Severity.WARN,
        Severity.BLOCK,
    ]


@pytest.mark.parametrize(
    ("procurement", "payer", "amount", "may_be_paid"),
    [
        (True, "gov", "50000.00", True),
        (True, "gov", "50000.01", False),
        (False, "counterparty", "30000", False),
        (True, "counterparty", "30000", False),
    ],
)
def test_only_small_procurement_is_paid_without_having_been_filed(procurement, payer, amount, may_be_paid):
    exempt = scope.is_filing_exempt(procurement, Group(payer=payer, amount=Decimal(amount)), TODAY)
    found = signing.contract_is_filed_before_anything_is_paid(Group(registered_date=None), exempt)
    assert (found is None) is may_be_paid
    assert (signing.small_procurement_need_not_be_filed(exempt, TODAY) is not None) is may_be_paid
