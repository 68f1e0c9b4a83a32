"""The nine kinds of files of 第六十七条: what they are called, and which of them a contract already names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .law.government_contracts.archives import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from formgen.answers import Answers

KINDS = {
    "a1": ("前期谈判材料", "谈判授权、谈判备忘录"),
    "a2": ("对方当事人调查材料", "资信调查报告、营业执照副本"),
    "a3": ("合同文本及其附件", "合同原件、附件1至3"),
    "a4": ("补充协议、变更协议", "补充协议（一）"),
    "a5": ("签约审批材料", "局办公会议纪要、中标通知书"),
    "a6": ("审查意见及部门意见", "内部合法性审查意见、相关部门复函"),
    "a7": ("履行情况记载", "验收记录、付款凭证"),
    "a8": ("争议处理材料", "和解协议"),
    "a9": ("其他文件资料", "履约评价表"),
}
"""By field: the short name, and an example."""


def totals(answers: Answers, made: Mapping[str, Any]) -> dict[str, Any]:
    """How many copies and pages there are in all; empty while one is open, and on the paper for a pen."""
    open_yet = made["blank"]
    return {
        f"all_{name}": "" if open_yet else _sum([answers.at(f"{name}.{kind}") for kind in _there(answers)])
        for name in ("copies", "pages")
    }


def _there(answers: Answers) -> Iterable[str]:
    return (kind for kind in KINDS if answers.at(kind) != NOTHING)


def _sum(counted: list[int | None]) -> str:
    known = [one for one in counted if one is not None]
    return str(sum(known)) if known and len(known) == len(counted) else ""


def kept(answers: Answers) -> dict[str, dict[str, Any]]:
    """Name, copies and pages of what a list of archived files says there is, by its kind."""
    return {
        kind: {
            "name": answers.at(kind),
            "copies": answers.at(f"copies.{kind}"),
            "pages": answers.at(f"pages.{kind}"),
        }
        for kind in _there(answers)
        if answers.at(kind)
    }


def named(*paths: str) -> Callable[[Answers], str | None]:
    """The documents at *paths*, one after the other as offices refer to them."""

    def said(answers: Answers) -> str | None:
        return "、".join(str(one) for one in map(answers.at, paths) if one) or None

    return said


def contract_text(answers: Answers) -> str | None:
    """The contract itself."""
    title = answers.at("contract_title")
    return f"《{title}》及附件" if title else None


def approvals(answers: Answers) -> str | None:
    """The decisions before signing: procedures, the department's own, and those that the contract needed."""
    before = [str(one.doc) for one in answers.at("pre_approvals") or () if one and one.doc]
    rest = named(
        "procurement_result_doc",
        "internal_decision_doc",
        "term_over_five_approval",
        "dispute.head_approval",
        "signing.authorization_doc",
    )(answers)
    return "、".join([*before, *([rest] if rest else [])]) or None


def opinions(answers: Answers) -> str | None:
    """The opinions of the reviewers and the replies of other departments."""
    reviews = named("internal_review.opinion_doc", "district_review.opinion_doc")(answers)
    replies = [
        f"{one.dept}复函"
        for one in answers.at("consultation_docs") or ()
        if one and one.dept and one.reply_date
    ]
    return "、".join([*([reviews] if reviews else []), *replies]) or None


FROM_CONTRACT: Mapping[str, str | Callable[[Answers], Any]] = {
    "a1": named("negotiation.authorization_doc", "negotiation.memo_doc"),
    "a2": named("feasibility_doc"),
    "a3": contract_text,
    "a5": approvals,
    "a6": opinions,
    "stage": "stage",
    "ended_date": "performance.end_date",
}
"""What a contract says of its own files; whoever archives looks it over and adds the rest."""
