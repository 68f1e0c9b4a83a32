"""第二条: what is no 政务信息化项目 by annex 1."""

from __future__ import annotations

from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, NOTE, Problem, rule

from .act import ACT


@rule(ACT, "IT-2-1", article(2), severity=NOTE, kind=ADVICE)
def project_is_within_the_act(excluded_category: str) -> Problem:
    """不纳入区政务信息化项目管理范畴的类别见附件 1。"""
    said = _(
        "项目属附件1第{category}类，不纳入区政务信息化项目管理，无须出具承诺函：请核对类别。",
        category=excluded_category,
    )
    return Problem("excluded_category", said)
