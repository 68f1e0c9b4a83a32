"""What the two papers of an opinion on legality print besides the plain answers.

An opinion that its box cannot hold goes on, numbered, on supplementary pages (第四十六条): the box keeps
the beginning and says where the rest is.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from formgen.fields import Money, capitals
from formgen.numerals import chinese_ordinal

from . import legality_review_choices as choices
from .law.government_contracts.act import OPINION_SPACE
from .law.government_contracts.scope import need_district_review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.answers import Answers

Words = dict[str, Any]

DISTRICT, DISTRICT_GOVERNMENT = "district", "district_government"
NO_DISTRICT = "本合同依第四十二条无需提交区法制机构审查。"
ENDS = "。；！？\n"
"""Where an opinion is cut best: behind a sentence, between paragraphs."""
LATEST_CUT = 80
"""Characters before the end of the box within which such a place is looked for."""
MOST_PARAGRAPHS = 20
"""Paragraphs that a box holds, however short they are."""
TICKED, OPEN = "☑", "□"
MARK = "【待补充"


def legality_review_words(answers: Answers, made: Words) -> Words:
    """What both templates print besides the plain answers.

    :param made: the words of the answers, with 【待补充】 in the place of what is missing.
    """
    supplements: list[Words] = []
    form = dict(_items(answers, made["form"], supplements))
    return {
        "form": {**form, **_contract(answers, made["form"]), "overall_gap": _short(made["form"]["overall"])},
        "submission": _submission(answers, made),
        "tick": {"yes": OPEN if made["blank"] else TICKED, "no": OPEN},
        "district": _district(answers),
        "supplements": supplements,
    }


def _items(answers: Answers, made: Words, supplements: list[Words]) -> Iterator[tuple[str, Words]]:
    """Each item with its opinion as the box holds it; what is left over is added to *supplements*."""
    day = answers.at("form.opinion_date") or date.max
    for name, title in _titles().items():
        kept, rest = split(made[name]["opinion"], OPINION_SPACE.on(day))
        absent = answers.at(f"form.{name}.present") is False
        item: Words = {"opinion": kept, "gap": _gap(made[name]), "absent": absent}
        if rest:
            number = chinese_ordinal(len(supplements) + 1)
            supplements.append({"number": number, "title": title, "paragraphs": rest})
            item["opinion"] = [*kept, f"（续见补充页第{number}项）"]
        yield name, item


def _titles() -> dict[str, str]:
    """What each item is called on the supplementary pages."""
    lists = (("c", "审查事项", choices.ITEMS), ("u", "明显不合理情形", choices.TESTS))
    named = {
        f"{letter}{number}": f"{kind}（{chinese_ordinal(number)}）{asked}"
        for letter, kind, listed in lists
        for number, (asked, _how) in enumerate(listed, 1)
    }
    return named | {
        f"p{number}": f"禁止内容（{chinese_ordinal(number)}）{asked}"
        for number, asked in enumerate(choices.PROHIBITIONS, 1)
    }


def _gap(item: Words) -> str:
    """The mark for a conclusion that is missing, beside the boxes to tick."""
    return _short(str(item.get("result", item.get("present", ""))))


def _short(said: str) -> str:
    """The mark that *said* is, with a short name: what it is for stands beside it; empty for anything else."""
    mark, colon, _label = said.partition("：")
    return f"{mark}{colon}结论】" if said.startswith(MARK) else ""


def split(paragraphs: list[str], space: int) -> tuple[list[str], list[str]]:
    """*paragraphs* as far as *space* characters hold them, and the rest; together they are what they were."""
    short, more = paragraphs[:MOST_PARAGRAPHS], paragraphs[MOST_PARAGRAPHS:]
    text = "\n".join(short)
    cut = _cut(text, space) if len(text) > space else len(text)
    kept, rest = ([one for one in half.split("\n") if one] for half in (text[:cut], text[cut:]))
    return kept, [*rest, *more]


def _cut(text: str, space: int) -> int:
    """Where *text* is best cut within *space*: behind a sentence near the end of the box, else at its end."""
    ends = [at for at in range(max(space - LATEST_CUT, 1), space + 1) if text[at - 1] in ENDS]
    return ends[-1] if ends else space


def _contract(answers: Answers, made: Words) -> Words:
    """What the contract itself says of its other party and its price, where the sheet leaves it out."""
    contract: Answers | None = answers.at("contract")
    if contract is None:
        return {"contract_amount_capitals": made["contract_amount_capitals"]}
    said: Words = {}
    names = [one.name for one in contract.at("parties_b") or () if one.name]
    if names and not made["counterparty"]:
        said["counterparty"] = "、".join(names)
    amount = contract.at("price.amount")
    if amount is not None and not made["contract_amount"]:
        said["contract_amount"] = Money(name="amount", label="").show(amount)
        said["contract_amount_capitals"] = capitals(amount)
    return said


def _submission(answers: Answers, made: Words) -> Words:
    """Which materials there are, and the declarations that the sheet makes for both papers."""
    given = {
        f"m{number}": bool(answers.at(f"submission.{name}"))
        for number, name in enumerate(
            (
                "m1_contract_texts",
                "m2_background_note",
                "m3_preparation_docs",
                "m4_negotiation_docs",
                "m5_basis_docs",
                "m6_other_docs",
            ),
            1,
        )
    }
    own = made["submission"]
    return {
        "there": given,
        "is_key_supervised": own["is_key_supervised"] or made["form"]["is_key_supervised"],
        "signed_by_district_government": own["signed_by_district_government"] or "",
    }


def _district(answers: Answers) -> Words:
    """Whether this sheet is the district's, and whether the district has to review at all."""
    own = answers.at("form.review_level") == DISTRICT
    return {"own": own, "needed": own or district_reviews(answers) is not False, "not_needed": NO_DISTRICT}


def district_reviews(answers: Answers) -> bool | None:
    """Whether 第四十二条 asks for the district's review; ``None`` while nobody has said what decides it."""
    said = [
        answers.at(path)
        for path in (
            "submission.signed_by_district_government",
            "form.is_key_supervised",
            "submission.is_key_supervised",
        )
    ]
    by_district, *key = said
    if by_district is None and key == [None, None]:
        return None
    number = answers.at("submission.template_no")
    return need_district_review(
        DISTRICT_GOVERNMENT if by_district else None,
        any(key),
        bool(number),
        number,
        answers.at("submission.template_substantive_change"),
    )
