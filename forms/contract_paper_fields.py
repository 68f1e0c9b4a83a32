"""Fields that the papers around a contract ask for in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.fields import Choice, LongText, Text, YesNo, when
from formgen.form import Source

from .contract_choices import SIGNATORY_LEVELS
from .law.government_contracts.performing import concerns_district_government

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from formgen.answers import Answers
    from formgen.fields import Field
    from formgen.fields.base import When


def contract(source: str, element: int = 1) -> tuple[Field, ...]:
    """Which contract, whose, and with whom."""
    return (
        Text(name="contract_title", label="合同名称", required=True, element=element, source=source),
        Text(name="handling_dept", label="合同承办部门", required=True, element=element, source=source),
        Text(
            name="handler_name",
            label="合同承办人",
            required=True,
            ruled_by=("GC-16-1",),
            element=element,
            source="第十六条",
        ),
        Text(name="counterparty_name", label="合同对方当事人", required=True, element=element, source=source),
    )


def stage(options: Mapping[str, str], source: str, element: int = 1) -> Choice:
    """How far the matter has come, which decides what is asked; the paper does not print it."""
    return Choice(
        name="stage",
        label="当前阶段",
        options=options,
        required=True,
        printed=False,
        element=element,
        source=source,
    )


def filing_no(element: int = 1) -> Text:
    """The number under which the contract is filed."""
    return Text(name="filing_no", label="合同备案编号", element=element, source="第四十九条")


def account(name: str, label: str, element: int, source: str, hint: str = "") -> LongText:
    """What is said about the contract; rules on the words of contracts leave it alone."""
    return LongText(
        name=name, label=label, hint=hint, required=True, judged=False, element=element, source=source
    )


def signatory(source: str, element: int = 1) -> tuple[Field, ...]:
    """Whether the contract is one of the district government's, which other articles then ask for."""
    return (
        Choice(
            name="signatory_level",
            label="政府方类别",
            options=SIGNATORY_LEVELS,
            printed=False,
            element=element,
            source="第三条",
        ),
        YesNo(
            name="district_gov_approved",
            label="是否以区政府名义或者经区政府批准签订",
            required=True,
            printed=False,
            element=element,
            source=source,
        ),
    )


OF_THE_DISTRICT = when("district_gov_approved", True) | when("signatory_level", "district_government")
"""When a paper with the fields of :func:`signatory` is about a contract of the district government's."""


def is_of_the_district(answers: Answers) -> bool:
    """Whether the contract was signed in the name of the district government, or with its approval."""
    return concerns_district_government(answers.at("signatory_level"), answers.at("district_gov_approved"))


def _named_or_approved(answers: Answers) -> bool | None:
    """The two questions of a contract as the one that :func:`signatory` asks."""
    return True if is_of_the_district(answers) else answers.at("district_gov_approved")


SIGNATORY: Mapping[str, str | Callable[[Answers], Any]] = {
    "signatory_level": "signatory_level",
    "district_gov_approved": _named_or_approved,
}
"""What :func:`signatory` asks for, in the answers to a contract."""


def counterparties(answers: Answers) -> str | None:
    """The names on the other side of a contract, one after the other."""
    return _names(answers, "parties_b")


def government_side(answers: Answers) -> str | None:
    """The names on the government's side of a contract."""
    return _names(answers, "parties_a")


def first_of(side: str, column: str) -> Callable[[Answers], str | None]:
    """What the first party of a side says of itself in *column*."""

    def said(answers: Answers) -> str | None:
        first = next((one for one in answers.at(side) or () if one), None)
        return getattr(first, column) if first else None

    return said


def _names(answers: Answers, side: str) -> str | None:
    named = [one.name for one in answers.at(side) or () if one and one.name]
    return "、".join(dict.fromkeys(named)) or None


BASICS: Mapping[str, str | Callable[[Answers], Any]] = {
    "contract_title": "contract_title",
    "handling_dept": "handling_dept",
    "handler_name": "handler_name",
    "counterparty_name": counterparties,
}
"""What :func:`contract` asks for, in the answers to a contract."""


def from_contract(
    carry: Mapping[str, str | Callable[[Answers], Any]] | None = None,
    offered: When | Callable[[Answers], bool] | None = None,
    label: str = "",
    form: str = "government_contract",
) -> Source:
    """Which contract, whose and with whom, and whatever else *carry* names, from the contract or an amendment."""
    return Source(form, {**BASICS, **(carry or {})}, offered, label)


NUMBERED: Mapping[str, str | Callable[[Answers], Any]] = {"filing_no": "filing.filing_no"}
"""The number of a contract that is filed, for :func:`filing_no`."""


def from_paper(
    form: str,
    names: tuple[str, ...] = (),
    carry: Mapping[str, str | Callable[[Answers], Any]] | None = None,
    offered: When | Callable[[Answers], bool] | None = None,
    label: str = "",
) -> Source:
    """The contract, whatever is called the same there (*names*), and what *carry* names, from another paper."""
    same = {name: name for name in (*BASICS, *NUMBERED, *names)}
    return Source(form, {**same, **(carry or {})}, offered, label)


CONTRACT_SAMPLE = {
    "contract_title": "示例区机关办公楼物业管理服务合同（示例）",
    "handling_dept": "示例区机关事务管理局（示例）",
    "handler_name": "示例承办人",
    "counterparty_name": "示例物业服务有限公司（示例）",
}
"""Invented, like all samples."""

NUMBERED_SAMPLE = {**CONTRACT_SAMPLE, "filing_no": "示例合备〔2024〕0123号"}
"""The same contract, filed."""
