"""第四十五条、第四十六条: what is unreasonable, and what the sheet 《合法性审查意见表》 has to say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.numerals import chinese_ordinal
from formgen.rules import ADVICE, BLOCK, MISSING, NOTE, REVIEW, WARN, Group, Problem, rule

from ..blanks import blanks, is_blank
from .act import ACT, OPINION_SPACE
from .review_items import ISSUE, NO_ISSUE

if TYPE_CHECKING:
    from datetime import date

    from formgen.fields import Reference

PASSED = "pass"
CONCLUSIONS = frozenset({PASSED, "revise", "reject"})
HEADINGS = {
    "contract_title": _("合同名称"),
    "handling_dept": _("承办部门"),
    "reviewer_org": _("审查主体"),
    "reviewer_names": _("审查人"),
    "opinion_date": _("出具日"),
    "overall": _("总体结论"),
}
"""What the sheet cannot do without (推断: the official annex is not part of the published text)."""

_doubt = partial(rule, ACT, severity=WARN, stage=REVIEW)
_duty = partial(rule, ACT, severity=BLOCK, stage=REVIEW, kind=MISSING)


@_doubt("GC-45-1", article(45, item=1))
def price_is_reasonable(u1: Group, price: Group | None) -> Problem | None:
    """（一）在非政府定价或者政府指导价情形下，合同价款为免费、无偿或者明显低于或高于市场对价，但政府合同签订主体获益或存在其他特殊情况的除外；"""
    if u1.present and is_blank(u1.exception):
        said = _("合同价款为免费、无偿或明显偏离市场对价：请写明例外情形，或要求修改价款。")
        return Problem("u1.exception", said)
    if price is not None and price.amount == 0 and not u1.present:
        said = _("合同价款为零元，却未认定价款明显不合理：请复核，并写明意见或例外情形。")
        return Problem("u1.present", said)
    return None


@_doubt("GC-45-2", article(45, item=2))
def rights_and_duties_are_balanced(u2: Group) -> Problem | None:
    """（二）权利义务严重失衡，以致合同履行将导致政府合同签订主体实质上只承担义务而不享有或享有过少权益的；"""
    if not u2.present:
        return None
    return Problem("u2.present", _("权利义务严重失衡：请要求调整双方的权利义务。"))


@_doubt("GC-45-3", article(45, item=3))
def liability_for_breach_is_balanced(u3: Group) -> Problem | None:
    """（三）政府合同签订主体违约责任畸重以致违约后将导致政府方较大损失或对方当事人违约责任畸轻以致不能实现违约责任条款目的的；"""
    if not u3.present:
        return None
    return Problem("u3.present", _("政府方违约责任畸重，或对方违约责任畸轻：请要求调整违约责任。"))


@_doubt("GC-45-4", article(45, item=4))
def nothing_else_is_unreasonable(u4: Group) -> Problem | None:
    """（四）其他明显不合理情形。"""
    if not u4.present:
        return None
    return Problem("u4.present", _("存在其他明显不合理情形：请写明，并要求修改。"))


@_duty("GC-45-5", article(45))
def what_is_unreasonable_has_an_opinion(u1: Group, u2: Group, u3: Group, u4: Group) -> Problem | None:
    """政府合同存在前款情形的，合法性审查主体应提出相关审查意见。"""
    silent = [name for name, one in _unreasonable(u1, u2, u3, u4).items() if is_blank(one.opinion)]
    if not silent:
        return None
    paths = tuple(f"{name}.opinion" for name in silent)
    items = "".join(f"（{chinese_ordinal(int(name.removeprefix('u')))}）" for name in silent)
    return Problem(paths, _("已认定存在明显不合理情形{items}，须写明审查意见。", items=items))


@_doubt("GC-45-6", article(45), inferred=True)
def item_three_agrees_with_what_is_unreasonable(
    c3: Group, u1: Group, u2: Group, u3: Group, u4: Group
) -> Problem | None:
    """政府合同内容符合下列情形之一的，属于本办法第四十四条第（三）项规定的合同内容明显不合理："""
    found = [name for name, one in _unreasonable(u1, u2, u3, u4).items() if is_blank(one.exception)]
    if c3.result != NO_ISSUE or not found:
        return None
    paths = ("c3.result", *(f"{name}.present" for name in found))
    return Problem(paths, _("已认定存在明显不合理情形，审查项（三）却为“无问题”：请改正其中一处。"))


def _unreasonable(*judged: Group) -> dict[str, Group]:
    """Those of u1, u2 … that are present."""
    return {f"u{number}": one for number, one in enumerate(judged, 1) if one.present}


@_duty("GC-46-1", article(46))
def opinion_sheet_is_complete(
    contract_title: str | None,
    handling_dept: str | None,
    reviewer_org: str | None,
    reviewer_names: tuple[str, ...] | None,
    opinion_date: date | None,
    overall: str | None,
) -> Problem | None:
    """合法性审查按照本办法附件《合法性审查意见表》的格式出具书面意见。"""
    answers = {
        "contract_title": contract_title,
        "handling_dept": handling_dept,
        "reviewer_org": reviewer_org,
        "reviewer_names": reviewer_names,
        "opinion_date": opinion_date,
        "overall": overall if overall in CONCLUSIONS else None,
    }
    gaps = blanks(answers, HEADINGS)
    if not gaps:
        return None
    return Problem(tuple(gaps), _("意见表缺：{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-46-2", article(46), severity=NOTE, stage=REVIEW, kind=ADVICE)
def long_opinions_are_continued_on_a_supplement(
    *,
    c1: Group,
    c2: Group,
    c3: Group,
    c4: Group,
    c5: Group,
    c6: Group,
    c7: Group,
    c8: Group,
    c9: Group,
    c10: Group,
    u1: Group,
    u2: Group,
    u3: Group,
    u4: Group,
    p1: Group,
    p2: Group,
    p3: Group,
    p4: Group,
    p5: Group,
    p6: Group,
    p7: Group,
    supplement_docs: tuple[Reference, ...] | None,
    law_day: date,
) -> Problem | None:
    """《合法性审查意见表》不能完全记录合法性审查意见内容的，可同时提交补充资料。"""
    items = {
        **_numbered("c", c1, c2, c3, c4, c5, c6, c7, c8, c9, c10),
        **_numbered("u", u1, u2, u3, u4),
        **_numbered("p", p1, p2, p3, p4, p5, p6, p7),
    }
    space = OPINION_SPACE.on(law_day)
    long = tuple(f"{name}.opinion" for name, one in items.items() if len(one.opinion or "") > space)
    if supplement_docs or not long:
        return None
    return Problem(long, _("意见超过{space}字，可另附补充资料，并在表内注明。", space=space))


@_doubt("GC-46-3", article(46), inferred=True)
def conclusion_agrees_with_the_items(
    *,
    overall: str,
    c1: Group,
    c2: Group,
    c3: Group,
    c4: Group,
    c5: Group,
    c6: Group,
    c7: Group,
    c8: Group,
    c9: Group,
    c10: Group,
    p1: Group,
    p2: Group,
    p3: Group,
    p4: Group,
    p5: Group,
    p6: Group,
    p7: Group,
) -> Problem | None:
    """合法性审查按照本办法附件《合法性审查意见表》的格式出具书面意见。"""
    judged = _numbered("c", c1, c2, c3, c4, c5, c6, c7, c8, c9, c10)
    prohibited = _numbered("p", p1, p2, p3, p4, p5, p6, p7)
    at_issue = [f"{name}.result" for name, one in judged.items() if one.result == ISSUE]
    present = [f"{name}.present" for name, one in prohibited.items() if one.present]
    if overall != PASSED or not at_issue + present:
        return None
    said = _("存在有问题的审查项，总体结论却为“通过”：请改为“修改后通过”或“不通过”，或改正该项结论。")
    return Problem(("overall", *at_issue, *present), said)


def _numbered(letter: str, *items: Group) -> dict[str, Group]:
    return {f"{letter}{number}": one for number, one in enumerate(items, 1)}
