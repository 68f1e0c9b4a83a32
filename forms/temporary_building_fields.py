"""Fields that several papers on one temporary building ask for in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.fields import Choice, CreditCode, Date, IdNumber, Number, Phone, Text, when

from . import temporary_building_choices as choices

if TYPE_CHECKING:
    from formgen.fields import Field

UNIT = when("applicant_type", "unit")
PERSON = when("applicant_type", "individual")


def applicant(source: str, element: int = 1, *, numbered_by: tuple[str, ...] = ()) -> tuple[Field, ...]:
    """Who applies: a unit by its credit code, a person by his papers; and whom to reach.

    :param numbered_by: ids of the rules that speak of a wrong number.
    """
    return (*_identity(source, element, numbered_by), *_contact(source, element))


def _identity(source: str, element: int, numbered_by: tuple[str, ...]) -> tuple[Field, ...]:
    at: dict[str, Any] = {"element": element, "source": source}
    return (
        Choice(name="applicant_type", label="申请人类型", options=choices.APPLICANTS, required=True, **at),
        Text(name="applicant_name", label="申请人（建设单位）名称", required=True, **at),
        CreditCode(
            name="applicant_uscc",
            label="统一社会信用代码",
            shown=UNIT,
            required=UNIT,
            wrong_by=numbered_by,
            **at,
        ),
        IdNumber(
            name="applicant_id_number",
            label="身份证号码",
            shown=PERSON,
            required=PERSON,
            sensitive=True,
            wrong_by=numbered_by,
            **at,
        ),
        Text(name="legal_rep_name", label="法定代表人", shown=UNIT, required=UNIT, **at),
    )


def _contact(source: str, element: int) -> tuple[Field, ...]:
    at: dict[str, Any] = {"element": element, "source": source}
    return (
        Text(name="contact_person", label="联系人", required=True, **at),
        Phone(name="contact_phone", label="联系电话", required=True, sensitive=True, **at),
        Text(name="contact_address", label="联系地址", required=True, **at),
    )


def permit(source: str, element: int = 2) -> tuple[Field, ...]:
    """Which permit, and where the building stands."""
    return (
        Text(
            name="permit_no", label="临时建设工程规划许可证号", required=True, element=element, source=source
        ),
        Text(name="land_location", label="临时建筑坐落", required=True, element=element, source=source),
    )


def area(name: str, label: str, source: str, element: int, **given: Any) -> Number:  # noqa: ANN401 - the settings of a number
    """An area in square metres, greater than nothing.

    :param given: further settings of the field: ``missed_by``, or ``above=None`` where a rule speaks of nothing.
    """
    asked: dict[str, Any] = {"above": 0, "required": True, "element": element, "source": source}
    return Number(name=name, label=label, unit="平方米", decimals=2, **(asked | given))


def term(source: str, element: int) -> tuple[Date, Date]:
    """The first and the last day of use."""
    return (
        Date(name="use_start", label="使用期限起", required=True, element=element, source=source),
        Date(name="use_end", label="使用期限止", required=True, element=element, source=source),
    )


APPLICANT_SAMPLE = {
    "applicant_type": "unit",
    "applicant_name": "示例社区健康服务中心（示例）",
    "applicant_uscc": "12440303MB2D000015",
    "legal_rep_name": "示例甲",
    "contact_person": "示例乙",
    "contact_phone": "0755-00000030",
    "contact_address": "深圳市罗湖区示例路30号（示例）",
}
PERMIT_SAMPLE = {
    "permit_no": "示例临建许字2026-0003号",
    "land_location": "深圳市罗湖区示例路30号院内（示例）",
}
"""Invented, like all samples."""
