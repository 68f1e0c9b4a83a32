"""第四十四条: the ten items that a review of legality answers, each with a result."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.numerals import chinese_ordinal
from formgen.rules import ADVICE, BLOCK, MISSING, REVIEW, WARN, Group, Problem, rule

from ..blanks import is_blank
from .act import ACT

if TYPE_CHECKING:
    from formgen.messages import Message

NO_ISSUE = "ok"
ISSUE = "issue"
NOT_APPLICABLE = "na"
RESULTS = frozenset({NO_ISSUE, ISSUE, NOT_APPLICABLE})

CLAUSES_OF_ITEM_NINE = frozenset({"GC-26-8", "GC-26-9", "GC-36-3"})
"""Rules on liability for breach and on disputes: what item nine asks about."""
PROHIBITIONS = "GC-39-"

_item = partial(rule, ACT, severity=BLOCK, stage=REVIEW, kind=MISSING)


def _concluded(name: str, number: str, item: Group) -> Problem | None:
    """An item has a result, and an opinion where there is an issue."""
    if item.result not in RESULTS:
        said = _("审查项（{number}）未填结论：请选择无问题、有问题或不适用。", number=number)
        return Problem(f"{name}.result", said)
    if item.result == ISSUE and is_blank(item.opinion):
        said = _("审查项（{number}）有问题，却未写意见：请写明问题和修改意见。", number=number)
        return Problem(f"{name}.opinion", said)
    return None


@_item("GC-44-1", article(44, item=1))
def competence_of_the_government_side_is_judged(c1: Group) -> Problem | None:
    """对政府合同进行合法性审查，应包括以下内容：……（一）政府合同签订主体是否具备签约主体资格，包括对合同时项是否享有法定职权或是否超越法定权限；"""
    return _concluded("c1", "一", c1)


@_item("GC-44-2", article(44, item=2))
def competence_of_the_other_side_is_judged(c2: Group) -> Problem | None:
    """对政府合同进行合法性审查，应包括以下内容：……（二）合同对方当事人是否具备签约主体资格，包括是否具备完全的权利能力、行为能力，签约是否获得了充分的授权等；"""
    return _concluded("c2", "二", c2)


@_item("GC-44-3", article(44, item=3))
def fairness_is_judged(c3: Group) -> Problem | None:
    """对政府合同进行合法性审查，应包括以下内容：……（三）合同内容是否显失公平，或者是否明显不合理；"""
    return _concluded("c3", "三", c3)


@_item("GC-44-4", article(44, item=4))
def fitness_for_a_contract_is_judged(c4: Group) -> Problem | None:
    """对政府合同进行合法性审查，应包括以下内容：……（四）合同中所涉事项是否能以合同形式约定，是否侵害法定行政管理权限；"""
    return _concluded("c4", "四", c4)


@_item("GC-44-5", article(44, item=5))
def right_to_change_alone_is_judged(c5: Group, c5_required: bool | None) -> Problem | None:
    """对政府合同进行合法性审查，应包括以下内容：……（五）政府合同签订主体属于行政机关或具有公共管理职权的单位且存在单方解约可能的，合同是否约定政府合同签订主体享有基于公共利益需要或维护法定权益需要可单方变更、终止合同的权利；"""
    if c5_required and c5.result == NOT_APPLICABLE:
        said = _("本合同存在政府方单方解约可能，审查项（五）不能填“不适用”：请填写无问题或有问题。")
        return Problem("c5.result", said)
    return _concluded("c5", "五", c5)


@_item("GC-44-6", article(44, item=6))
def ambiguity_is_judged(c6: Group) -> Problem | None:
    """对政府合同进行合法性审查，应包括以下内容：……（六）合同条款表述是否存在歧义；"""
    return _concluded("c6", "六", c6)


@_item("GC-44-7", article(44, item=7))
def rights_of_third_parties_are_judged(c7: Group) -> Problem | None:
    """对政府合同进行合法性审查，应包括以下内容：……（七）合同约定是否侵犯了第三方的合法权益；"""
    return _concluded("c7", "七", c7)


@_item("GC-44-8", article(44, item=8))
def public_interest_is_judged(c8: Group) -> Problem | None:
    """对政府合同进行合法性审查，应包括以下内容：……（八）合同约定是否损害国家、社会公共利益；"""
    return _concluded("c8", "八", c8)


@_item("GC-44-9", article(44, item=9))
def dispute_and_breach_clauses_are_judged(c9: Group) -> Problem | None:
    """对政府合同进行合法性审查，应包括以下内容：……（九）合同中是否约定了争议解决条款、违约责任条款；"""
    return _concluded("c9", "九", c9)


@_item("GC-44-10", article(44, item=10))
def lawfulness_is_judged(c10: Group) -> Problem | None:
    """对政府合同进行合法性审查，应包括以下内容：……（十）合同约定是否违反了相关法律、法规、规章的规定。"""
    return _concluded("c10", "十", c10)


@rule(ACT, "GC-44-11", article(44), severity=WARN, stage=REVIEW, kind=ADVICE, inferred=True)
def opinion_agrees_with_the_checks_of_the_contract(
    *,
    c9: Group,
    c10: Group,
    p1: Group,
    p2: Group,
    p3: Group,
    p4: Group,
    p5: Group,
    p6: Group,
    p7: Group,
    contract_blocks: frozenset[str],
) -> list[Problem]:
    """对政府合同进行合法性审查，应包括以下内容："""
    doubted = []
    if c9.result == NO_ISSUE and (rules := contract_blocks & CLAUSES_OF_ITEM_NINE):
        doubted.append(_unlike("c9.result", _("审查项（九）"), rules))
    if c10.result == NO_ISSUE and (
        rules := frozenset(one for one in contract_blocks if one.startswith(PROHIBITIONS))
    ):
        doubted.append(_unlike("c10.result", _("审查项（十）"), rules))
    for number, item in enumerate((p1, p2, p3, p4, p5, p6, p7), 1):
        rules = contract_blocks & {f"{PROHIBITIONS}{number}"}
        if item.present is False and rules:
            label = _("第三十九条（{item}）", item=chinese_ordinal(number))
            doubted.append(_unlike(f"p{number}.present", label, rules))
    return doubted


def _unlike(field: str, item: Message, rules: frozenset[str]) -> Problem:
    said = _("审查人认定“{item}”无问题，但系统校验存在{rules}，请复核。", item=item, rules=sorted(rules))
    return Problem(field, said)
