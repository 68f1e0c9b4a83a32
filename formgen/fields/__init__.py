"""Kinds of field: what can be asked, how it is read, judged, printed and described."""

from __future__ import annotations

from formgen.fields.base import Field, Misread, Raw, When, is_absent, when
from formgen.fields.choice import Choice, Choices, YesNo
from formgen.fields.date import Date
from formgen.fields.group import Group
from formgen.fields.identity import (
    ID_TYPES,
    CreditCode,
    IdNumber,
    credit_code_is_right,
    resident_id_is_right,
)
from formgen.fields.lists import Dates, Lines
from formgen.fields.money import Money, capital_variants, capitals
from formgen.fields.number import Integer, Number
from formgen.fields.party import PARTY_TYPES, parties
from formgen.fields.phone import Phone
from formgen.fields.reasons import Reasons
from formgen.fields.reference import ApprovalField, Reference, ReferenceField, References, plain_doc_no
from formgen.fields.rows import RowProblem, Rows
from formgen.fields.text import LongText, Text

__all__ = [
    "ID_TYPES",
    "KINDS",
    "PARTY_TYPES",
    "ApprovalField",
    "Choice",
    "Choices",
    "CreditCode",
    "Date",
    "Dates",
    "Field",
    "Group",
    "IdNumber",
    "Integer",
    "Lines",
    "LongText",
    "Misread",
    "Money",
    "Number",
    "Phone",
    "Raw",
    "Reasons",
    "Reference",
    "ReferenceField",
    "References",
    "RowProblem",
    "Rows",
    "Text",
    "When",
    "YesNo",
    "capital_variants",
    "capitals",
    "credit_code_is_right",
    "is_absent",
    "parties",
    "plain_doc_no",
    "resident_id_is_right",
    "when",
]

KINDS: dict[str, type[Field]] = {
    one.kind: one
    for one in (
        Text,
        LongText,
        Choice,
        Choices,
        YesNo,
        Date,
        Dates,
        Money,
        Number,
        Integer,
        CreditCode,
        IdNumber,
        Phone,
        ReferenceField,
        ApprovalField,
        References,
        Rows,
        Lines,
        Reasons,
    )
}
"""Every kind of field by its name."""
