"""What follows a government contract: review before signing, filing after it, reports on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.calendar import add_months
from formgen.form import FollowUp
from formgen.messages import _

from .law.government_contracts.act import FILING_DAYS, NODE_REPORT_DAYS, PAPER_DAYS, RENEWAL_NOTICE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """The periods that follow from what is known, each with its article."""
    law_day = answers.at("effect.signing_date") or today
    return [
        *_before_signing(answers),
        *_filing(answers, calendar, law_day),
        *_milestones(answers, calendar, law_day),
        *_renewal(answers, law_day),
    ]


def _before_signing(answers: Answers) -> Iterator[FollowUp]:
    if not answers.at("internal_review.done"):
        yield FollowUp(_("签订前送内部合法性审查，取得书面审查意见。"), article="第四十一条")
    if not answers.at("internal_decision_doc"):
        yield FollowUp(_("签订前履行本部门内部决策程序。"), article="第四十八条")


def _filing(answers: Answers, calendar: WorkingDays, law_day: date) -> Iterator[FollowUp]:
    signed = answers.at("filing.all_signed_date") or answers.at("signing.all_signed_date")
    registered = answers.at("filing.registered_date")
    days, paper = FILING_DAYS.on(law_day), PAPER_DAYS.on(law_day)
    if not registered:
        due = calendar.after(signed, days) if signed else None
        yield FollowUp(_("各方签署后{days}个工作日内办理备案登记。", days=days), due, "第四十九条")
    if not answers.at("filing.paper_submitted_date"):
        due = calendar.after(registered, paper) if registered else None
        yield FollowUp(_("登记后{days}个工作日内向区财政局提交纸质合同原件。", days=paper), due, "第四十九条")


def _milestones(answers: Answers, calendar: WorkingDays, law_day: date) -> Iterator[FollowUp]:
    days = NODE_REPORT_DAYS.on(law_day)
    for node in answers.at("performance.milestones") or ():
        reached = node.actual_date or node.due_date
        if node.name and reached:
            said = _("节点“{name}”后{days}个工作日内填报履行信息。", name=node.name, days=days)
            yield FollowUp(said, calendar.after(reached, days), "第五十九条")


def _renewal(answers: Answers, law_day: date) -> Iterator[FollowUp]:
    end = answers.at("performance.end_date")
    if end:
        months = RENEWAL_NOTICE.on(law_day)
        said = _("需要续签的，至少在期限届满前{months}个月提出。", months=months)
        yield FollowUp(said, add_months(end, -months), "第三十五条")
