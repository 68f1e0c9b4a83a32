"""What is told with the acts in a contract's life, and the words that they rest on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.fields import Choice, Date, LongText, Text
from formgen.law import article
from formgen.messages import _

from .contract_choices import SEALS, SIGNER_ROLES
from .law.government_contracts import ACT

if TYPE_CHECKING:
    from formgen.life import Matter
    from formgen.messages import Message

HANDLE, EXAMINE, DISTRICT, FILE = (
    "handle_contract",
    "examine_contract",
    "examine_for_district",
    "file_contract",
)
"""What the policy calls the work of the four offices."""
HANDLER = "合同承办人"
REVIEWER = "本单位的合法性审查人员"
DISTRICT_REVIEWER = "受理的区级审查人员"
MANAGER = "本单位的合同管理员"
SHEET = "合法性审查意见表"

NEITHER = "neither"
SIGNERS = {**SIGNER_ROLES, NEITHER: "都不是：不是法定代表人（负责人），也没有书面授权"}
"""Who may have signed in truth; a contract knows the first two alone, for no other may sign it."""
CLOSINGS = {
    "completed": "履行完毕",
    "agreed": "双方协议解除",
    "unilateral": "政府一方单方解除",
    "other": "其他终止情形",
}


def place(*numbers: int) -> str:
    """The articles of the act with these numbers, as they are cited."""
    return "、".join(article(one).label for one in numbers)


def quoted(*numbers: int) -> str:
    """Their own words, whole."""
    return "\n".join(ACT.words[article(one).label] for one in numbers)


def dated(name: str, label: str) -> Date:
    """A day that has to be told."""
    return Date(name=name, label=label, required=True)


def said(name: str, label: str, *, required: bool = True, hint: str = "") -> LongText:
    """What has to be said in some words."""
    return LongText(name=name, label=label, required=required, hint=hint, judged=False)


REASON = said("reason", "原因")
NOTE = said("note", "说明", required=False)
OPINION = (
    dated("opinion_date", "意见日期"),
    Text(name="opinion_doc", label="书面意见的名称或者文号", required=True, example=SHEET),
    said(
        "opinion",
        "意见摘要",
        required=False,
        hint="修改后通过、不通过的必填：要改什么、为什么。",
    ),
)
DECISION = (
    dated("decided_on", "决策日期"),
    Text(
        name="decision_doc",
        label="决策文件的名称或者文号",
        required=True,
        hint="例如“主任办公会纪要”和它的文号。",
    ),
)
SIGNATURE = (
    dated("signed_on", "各方签署完毕的日期"),
    Text(name="signing_place", label="签订地点", required=True),
    Choice(name="signer_role", label="政府方签字人", options=SIGNERS, required=True),
    Text(name="signer_name", label="签字人姓名", required=True),
    Text(
        name="authorization_doc",
        label="授权委托书的名称或者文号",
        hint="由法定代表人以外的人签字的必填。",
    ),
    Choice(name="seal", label="加盖的印章", options=SEALS, required=True),
)
REGISTRATION = (
    dated("registered_on", "备案登记日"),
    LongText(name="main_content", label="合同主要内容", required=True, judged=False),
    Text(name="scan", label="签署后合同扫描件的名称", required=True),
    Text(
        name="linked_no",
        label="原合同备案编号",
        hint="只有补充、变更、解除协议填写；原合同免备案的，填“原合同豁免备案”。",
    ),
)
CLOSING = (
    Choice(name="closing", label="终止的情形", options=CLOSINGS, required=True),
    dated("closed_on", "终止日期"),
    NOTE,
)


def document(name: str, day: str) -> dict[str, str]:
    """A document that the contract names, as its fields hold one; empty parts are left out."""
    return {part: value for part, value in {"name": name, "date": day}.items() if value}


def decision(matter: Matter) -> dict[str, str]:
    """The document of a decision that was told with :data:`DECISION`."""
    return document(matter.facts["decision_doc"], matter.facts["decided_on"].isoformat())


def day_told(matter: Matter, act: str, name: str) -> date | None:
    """The day that was told as *name* when *act* was last done; ``None`` where it never was."""
    done = matter.last(act)
    return date.fromisoformat(done.facts[name]) if done and done.facts.get(name) else None


def in_order(earlier: Message, begun: date | None, later: Message, ended: date) -> Message | None:
    """What is wrong where the day *ended*, called *later*, is before the day *begun*, called *earlier*."""
    if begun is None or ended >= begun:
        return None
    return _(
        "{later}（{ended}）早于{earlier}（{begun}）：请核对这两个日期。",
        later=later,
        ended=ended,
        earlier=earlier,
        begun=begun,
    )


def opinion_is_given(matter: Matter) -> Message | None:
    """Who does not simply pass it says what is to be changed, or why not."""
    given = str(matter.facts.get("opinion") or "").strip()
    return None if given else _("请填写意见摘要：要改什么，或者为什么不通过。")
