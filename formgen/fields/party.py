"""The parties of a contract: units and persons in one table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from formgen.fields.base import Field, when
from formgen.fields.choice import Choice
from formgen.fields.identity import ID_TYPES, CreditCode, IdNumber
from formgen.fields.phone import Phone
from formgen.fields.rows import Rows
from formgen.fields.text import Text
from formgen.messages import _

PARTY_TYPES = {"legal_person": "法人", "unincorporated": "非法人组织", "natural_person": "自然人"}
PARTY = _("个当事人")
DETAILS = ("name", "legal_rep_name", "address", "contact_phone", "id_number")
"""What the law asks of a party; its kind and the kind of its paper the form asks itself."""
UNIT = when("party_type", "legal_person", "unincorporated")
PERSON = when("party_type", "natural_person")


def parties(
    name: str,
    label: str,
    *,
    source: str = "",
    person_source: str = "",
    described_by: tuple[str, ...] = (),
    checked_by: tuple[str, ...] = (),
    **given: Any,
) -> Rows:
    """A table of parties: legal persons, unincorporated organisations and natural persons.

    :param source: the article that asks for name, address, contact and representative.
    :param person_source: the article that asks for a natural person's paper.
    :param described_by: ids of the rules that speak when a detail of a party is missing.
    :param checked_by: ids of the rules that speak about a wrong code or number of a paper.
    :param given: further settings of the table (``required``, ``ruled_by``, ``element`` …).
    """
    details = (*_identity(source), *_contact(source, person_source), *_papers(person_source, checked_by))
    columns = tuple(
        replace(one, ruled_by=(*one.ruled_by, *described_by)) if one.name in DETAILS else one
        for one in details
    )
    given = {"row_label": PARTY.text, "source": source} | given
    return Rows(name=name, label=label, columns=columns, **given)


def _identity(source: str) -> tuple[Field, ...]:
    return (
        Choice(name="party_type", label="主体类型", options=PARTY_TYPES, required=True, source=source),
        Text(
            name="name",
            label="名称（姓名）",
            required=True,
            source=source,
            hint="按营业执照、登记文件或身份证件上的全称填写。",
            example="深圳示例科技有限公司（示例）",
        ),
        Text(name="legal_rep_name", label="法定代表人或负责人", required=UNIT, shown=UNIT, source=source),
        Text(name="legal_rep_title", label="法定代表人或负责人职务", shown=UNIT, source=source),
    )


def _contact(source: str, person_source: str) -> tuple[Field, ...]:
    both = source if person_source in source else f"{source}；{person_source}"
    return (
        Text(name="address", label="地址（住址）", required=True, source=both),
        Phone(name="contact_phone", label="联系方式", required=True, source=both, example="0755-12345678"),
    )


def _papers(person_source: str, checked_by: tuple[str, ...]) -> tuple[Field, ...]:
    return (
        CreditCode(
            name="uscc",
            label="统一社会信用代码",
            shown=UNIT,
            source=person_source,
            ruled_by=checked_by,
            hint="18位，见营业执照或登记证书。",
        ),
        Choice(
            name="id_type",
            label="证件类型",
            options=ID_TYPES,
            required=PERSON,
            shown=PERSON,
            source=person_source,
        ),
        IdNumber(
            name="id_number",
            label="证件号码",
            type_field="id_type",
            required=PERSON,
            shown=PERSON,
            source=person_source,
            ruled_by=checked_by,
        ),
    )
