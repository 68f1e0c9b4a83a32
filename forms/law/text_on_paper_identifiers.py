"""文本核对 of a contract that was read: codes, numbers and addresses of the parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.identifiers import Malformed, malformed_identifiers
from formgen.law import part
from formgen.messages import _
from formgen.rules import WARN, Problem, rule

from .consistency import ACT

if TYPE_CHECKING:
    from formgen.clauses import Contract
    from formgen.clauses.identifiers import Identifier
    from formgen.messages import Message

PARTIES = part("当事人")


@rule(ACT, "TXT-21", PARTIES, severity=WARN)
def codes_and_numbers_are_well_formed(paper: Contract) -> list[Problem]:
    """代码、证件号码、电话和邮箱的写法正确。"""
    return [Problem((), _wrong(one), matches=(one.match,)) for one in malformed_identifiers(paper)]


def _wrong(one: Identifier) -> Message:
    if one.fault is Malformed.CREDIT_LENGTH:
        return _(
            "统一社会信用代码“{code}”有{found}位，应为18位：请对照营业执照或登记证书核对。",
            code=one.shown,
            found=one.length,
        )
    if one.fault is Malformed.CREDIT_CHECK:
        return _(
            "统一社会信用代码“{code}”校验不通过，有字符写错：请对照营业执照或登记证书核对。", code=one.shown
        )
    if one.fault is Malformed.RESIDENT:
        return _("身份证号码“{number}”位数、出生日期或者校验位不对：请对照证件核对。", number=one.shown)
    if one.fault is Malformed.PHONE:
        return _("电话号码“{number}”位数不对：请核对，手机号码为11位，座机请写明区号。", number=one.shown)
    return _("电子邮箱“{address}”不是完整的邮箱地址：请核对。", address=one.shown)
