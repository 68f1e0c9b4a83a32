"""Codes and numbers that cannot be right: of units, of persons, of telephones, of mailboxes.

What a telephone or a person's paper is called must stand before the number: bare digits are nobody's. Of a
personal number only its beginning is pointed at, so that no finding carries it about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from formgen.clauses.folded import folded
from formgen.clauses.patterns import expression
from formgen.fields.identity import IdNumber, credit_code_is_right, resident_id_is_right
from formgen.fields.phone import masked_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.contract import Contract
    from formgen.clauses.text import Match

_LABEL = r"[（(]?(?:[或和及/、]?[\u4e00-\u9fa5]{0,8})?[）)]?\s{0,4}[:：]?\s{0,4}"
_CREDIT = expression(
    rf"社会信用代码{_LABEL}(?P<value>[0-9A-Za-z](?:[ -]?[0-9A-Za-z]){{8,27}})(?![0-9A-Za-z*×])"
)
_RESIDENT = expression(
    rf"(?P<label>居民身份证|身份证(?:件)?|公民身份)(?:号码|证号|编号|号)?{_LABEL}"
    r"(?P<value>[0-9](?: ?[0-9]){9,20} ?[xX]?)(?![0-9A-Za-z*×])"
)
_PHONE = expression(
    rf"(?:联系电话|办公电话|固定电话|移动电话|手机|电话|传真|联系方式)(?:号码)?{_LABEL}"
    r"(?P<value>\+?[0-9(（][0-9 ()（）-]{4,30}[0-9])(?![0-9*×A-Za-z])"
)
_MAIL = expression(
    rf"(?:电子邮箱|电子邮件|邮箱|[Ee]-?mail)(?:地址)?{_LABEL}(?P<value>[A-Za-z0-9._%+＠@#-]{{3,80}})"
)
_A_MAILBOX = expression(
    r"[A-Za-z0-9_%+](?:[A-Za-z0-9._%+-]*[A-Za-z0-9_%+-])?@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}"
)
_SHOWN = 6
_MOBILE = expression("(?:\\+?86)?(1[3-9][0-9]*)")
_MOBILE_LENGTH = 11
_SAME = expression(r"(.)\1+")
LONGEST_PHONE = 13
SHORTEST_PHONE = 5
CODE_LENGTH = 18


class Malformed(StrEnum):
    """What is wrong with a code or a number."""

    CREDIT_LENGTH = "credit_length"
    CREDIT_CHECK = "credit_check"
    RESIDENT = "resident"
    PHONE = "phone"
    MAILBOX = "mailbox"


@dataclass(frozen=True)
class Identifier:
    """A code or number that cannot be right.

    :param shown: as it may be repeated: personal numbers only in part; :param length: how many characters it has.
    """

    fault: Malformed
    shown: str
    length: int
    match: Match


def malformed_identifiers(contract: Contract) -> list[Identifier]:
    """Codes, numbers and addresses of *contract* that cannot be right, in order of their place."""
    words = folded(contract)
    found = [
        *_credit_codes(contract, words),
        *_residents(contract, words),
        *_phones(contract, words),
        *_mail(contract, words),
    ]
    return sorted(found, key=lambda one: one.match.start)


def _credit_codes(contract: Contract, words: str) -> Iterator[Identifier]:
    for found in _CREDIT.finditer(words):
        code = re.sub("[ -]", "", found["value"]).upper()
        if not credit_code_is_right(code) and not _SAME.fullmatch(code):
            fault = Malformed.CREDIT_CHECK if len(code) == CODE_LENGTH else Malformed.CREDIT_LENGTH
            yield Identifier(fault, code, len(code), contract.match(*found.span("value")))


def _residents(contract: Contract, words: str) -> Iterator[Identifier]:
    for found in _RESIDENT.finditer(words):
        number = found["value"].replace(" ", "").upper()
        if not resident_id_is_right(number):
            place = contract.match(found.start("label"), found.start("value") + _SHOWN)
            yield Identifier(
                Malformed.RESIDENT, IdNumber(name="id", label="").mask(number), len(number), place
            )


def _phones(contract: Contract, words: str) -> Iterator[Identifier]:
    for found in _PHONE.finditer(words):
        digits = re.sub("[^0-9+]", "", found["value"])
        mobile = _MOBILE.fullmatch(digits)
        wrong = (
            len(mobile[1]) != _MOBILE_LENGTH
            if mobile
            else not SHORTEST_PHONE <= len(digits.lstrip("+")) <= LONGEST_PHONE
        )
        if wrong and " " not in found["value"].strip():
            place = contract.match(found.start(), found.start("value") + 3)
            yield Identifier(Malformed.PHONE, masked_numbers(digits), len(digits), place)


def _mail(contract: Contract, words: str) -> Iterator[Identifier]:
    for found in _MAIL.finditer(words):
        address = found["value"].rstrip(".-")
        if ("@" in address or "#" in address or "." in address) and not _A_MAILBOX.fullmatch(address):
            span = (found.start("value"), found.start("value") + len(address))
            yield Identifier(Malformed.MAILBOX, address, len(address), contract.match(*span))
