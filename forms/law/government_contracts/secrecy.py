"""第三十七条: secrets of the state, of trade and of persons."""

from __future__ import annotations

from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, MISSING, NOTE, Group, Problem, rule

from ..blanks import blanks
from .act import ACT

STATE_SECRET = "state"  # noqa: S105 - a kind of secret
SECRETS = {"state": _("国家秘密"), "commercial": _("商业秘密"), "personal": _("个人隐私")}
PROTECTION = {"clause": _("保密约定"), "measures": _("保密措施")}


@rule(ACT, "GC-37-1", article(37), severity=BLOCK, kind=MISSING)
def secrets_are_protected(confidentiality: Group) -> list[Problem]:
    """政府合同涉及国家秘密、商业秘密或者个人隐私的，应当作出保密约定，并采取必要的保密措施。"""
    if not confidentiality.involves_secret:
        return []
    kinds = confidentiality.secret_types or ()
    found = []
    if gaps := blanks(confidentiality, PROTECTION, "confidentiality"):
        named = [SECRETS.get(kind, kind) for kind in kinds] or _("秘密或者个人隐私")
        said = _("合同涉及{kinds}，缺：{missing}。请补充约定。", kinds=named, missing=list(gaps.values()))
        found.append(Problem(tuple(gaps), said))
    if STATE_SECRET in kinds:
        said = _("合同涉及国家秘密：请勿在本系统录入涉密正文，按保密规定在涉密设备上处理。")
        found.append(Problem("confidentiality.secret_types", said, severity=NOTE, kind=ADVICE))
    return found
