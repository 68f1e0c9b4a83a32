"""What a review of legality takes over from the contract that is reviewed; the contract itself goes along whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.form import Source

from .contract_paper_fields import counterparties
from .law.government_contracts.act import ISSUED
from .law.government_contracts.scope import DISTRICT_GOVERNMENT, key_reasons, need_district_review

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from formgen.answers import Answers

INTERNAL, DISTRICT = "internal", "district"
FACTS = (
    "is_state_asset_deal",
    "is_talent_housing",
    "is_supervision_agreement",
    "key_supervision_designated",
)


def whole(answers: Answers) -> dict[str, Any]:
    """The answers that can be read, nested as they are given."""
    made: dict[str, Any] = {}
    for path, value in answers.values.items():
        *groups, leaf = path.split(".")
        branch = made
        for group in groups:
            branch = branch.setdefault(group, {})
        branch[leaf] = answers.form.fields[path].dump(value)
    return made


def reasons(answers: Answers) -> tuple[str, ...]:
    """Why the contract is key supervised, by the answers so far."""
    facts = {name: answers.at(name) for name in FACTS}
    day: date = answers.at("effect.signing_date") or answers.at("performance.start_date") or ISSUED
    price, parent = answers.input("price"), answers.input("parent_contract")
    return key_reasons(price=price, parent_contract=parent, law_day=day, **facts)


def named_reasons(answers: Answers) -> list[str] | None:
    """The same as the sheet has them; nothing while nothing speaks for it."""
    return list(reasons(answers)) or None


def is_key(answers: Answers) -> bool:
    """Whether any reason makes the contract key supervised."""
    return bool(reasons(answers))


def level(answers: Answers) -> str:
    """Who reviews next: the district, once the department's own review that it asks for is done."""
    needed = need_district_review(
        signatory_level=answers.at("signatory_level"),
        is_key_supervised=is_key(answers),
        template_used=answers.at("template_used"),
        template_no=answers.at("template_no"),
        template_substantive_change=answers.at("template_substantive_change"),
    )
    return DISTRICT if needed and answers.at("internal_review.done") else INTERNAL


def simplified(answers: Answers) -> bool | None:
    """Whether an unchanged model text makes the review a simple one."""
    used = answers.at("template_used")
    return used and answers.at("template_substantive_change") is False


def texts(answers: Answers) -> list[str] | None:
    """The contract is the first of the papers handed in."""
    title = answers.at("contract_title")
    return [title] if title else None


def background(answers: Answers) -> str | None:
    """Why the contract is made, in its own words."""
    said = [answers.at(name) for name in ("background", "purpose")]
    return "\n".join(one for one in said if one) or None


def by_district_government(answers: Answers) -> bool | None:
    """Whether the district government itself signs."""
    signatory = answers.at("signatory_level")
    return signatory == DISTRICT_GOVERNMENT if signatory else None


def papers(*paths: str) -> Callable[[Answers], list[Any] | None]:
    """The documents that the contract names at *paths*."""

    def listed(answers: Answers) -> list[Any] | None:
        found = ((answers.form.fields[path], answers.at(path)) for path in paths)
        return [field.dump(value) for field, value in found if value is not None] or None

    return listed


_SHEET: Mapping[str, str | Callable[[Answers], Any]] = {
    "form.contract_ref": "contract_title",
    "form.contract_title": "contract_title",
    "form.counterparty": counterparties,
    "form.contract_amount": "price.amount",
    "form.handling_dept": "handling_dept",
    "form.handler_name": "handler_name",
    "form.review_level": level,
    "form.is_key_supervised": is_key,
    "form.key_reasons": named_reasons,
    "form.internal_opinion_date": "internal_review.opinion_date",
    "submission.review_level": level,
    "submission.m1_contract_texts": texts,
    "submission.internal_opinion_doc": "internal_review.opinion_doc",
    "submission.signed_by_district_government": by_district_government,
    "submission.is_key_supervised": is_key,
    "submission.handler_name": "handler_name",
}
SOURCES = (
    Source(
        "government_contract",
        {
            "contract": whole,
            **_SHEET,
            "form.is_simplified": simplified,
            "submission.m2_background_note": background,
            "submission.m3_preparation_docs": papers("feasibility_doc"),
            "submission.m4_negotiation_docs": papers("negotiation.memo_doc"),
            "submission.m5_basis_docs": papers("procurement_result_doc", "internal_decision_doc"),
            "submission.template_no": "template_no",
            "submission.template_substantive_change": "template_substantive_change",
        },
        label="签订之前",
    ),
    Source(
        "contract_amendment",
        {**_SHEET, "submission.m2_background_note": "change.reason"},
        label="签订之前",
    ),
)
