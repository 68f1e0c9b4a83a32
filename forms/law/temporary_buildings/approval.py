"""第十一条: by which path an application is decided."""

from __future__ import annotations

from typing import Any

from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, NOTE, REVIEW, Problem, rule

from .act import ACT

NO_OBJECTION = "no_objection"


@rule(ACT, "TB-11-1", article(11), severity=NOTE, stage=REVIEW, kind=ADVICE, awaits="F-TB-08")
def path_of_approval_follows_the_opinions(
    feedback: tuple[Any, ...] | None, director_meeting_passed: bool | None
) -> Problem:
    """对符合审批条件且各相关成员单位均无意见的项目，经区规划土地监察局局长办公会议研究通过后报区领导小组组长批准，可以直接以书面方式报区政府核发批复。"""
    agreed = bool(feedback) and all(one.opinion == NO_OBJECTION for one in feedback or ())
    short = agreed and bool(director_meeting_passed)
    path = _("报区领导小组组长批准") if short else _("经区领导小组会议审议")
    return Problem("feedback", _("建议的审批路径：{path}。", path=path))
