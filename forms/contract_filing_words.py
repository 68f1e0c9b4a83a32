"""What 合同备案登记表 takes from a contract: main content, steps, changes; and by when it is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.form import FollowUp
from formgen.messages import _

from .law.government_contracts.act import FILING_DAYS, PAPER_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """The last day for the entry, and for the paper original after it."""
    signed, registered = answers.at("filing.all_signed_date"), answers.at("filing.registered_date")
    days, paper = FILING_DAYS.on(signed or today), PAPER_DAYS.on(registered or today)
    entry = _("各方签署后{days}个工作日内办理备案登记。", days=days)
    original = _("登记后{days}个工作日内向区财政局提交纸质合同原件。", days=paper)
    return [
        FollowUp(entry, calendar.after(signed, days) if signed else None, "第四十九条"),
        FollowUp(original, calendar.after(registered, paper) if registered else None, "第四十九条"),
    ]


def main_content(answers: Answers) -> str | None:
    """The subject of the contract on one line."""
    said = answers.at("subject.description")
    return " ".join(said.split()) if said else None


def milestones(answers: Answers) -> list[str]:
    """The days on which steps of the contract are due."""
    return [
        one.due_date.isoformat() for one in answers.at("performance.milestones") or () if one and one.due_date
    ]


FROM_CONTRACT: Mapping[str, str | Callable[[Answers], Any]] = {
    "parent_contract.is_derivative": "parent_contract.is_derivative",
    "parent_contract.derivative_type": "parent_contract.derivative_type",
    "parent_contract.parent_is_key": "parent_contract.parent_is_key",
    "filing.linked_filing_no": "parent_contract.parent_filing_no",
    "filing.main_content": main_content,
    "filing.amount": "price.amount",
    "filing.milestones": milestones,
    "filing.handler_name": "handler_name",
    "filing.handler_phone": "handler_phone",
    "filing.all_signed_date": "signing.all_signed_date",
}


def changes(answers: Answers) -> str | None:
    """What an amendment changes, on one line."""
    said = [answers.at(name) for name in ("change.reason", "change.new_text")]
    return " ".join(" ".join(one.split()) for one in said if one) or None


FROM_AMENDMENT: Mapping[str, str | Callable[[Answers], Any]] = {
    **{path: one for path, one in FROM_CONTRACT.items() if path != "filing.milestones"},
    "filing.main_content": changes,
}
