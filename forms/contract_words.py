"""The contract's own words: which articles it has, how their items are numbered, who signs where.

Law and custom behind them: 第二十六条 of the measure for what a contract says, in this order;
第四十八条 for seal, signature, place and date; 第四十九条 for the number (the filing system gives it)
and for the original that goes to 区财政局, which is why every party holds two copies.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from formgen.fields import capitals, when
from formgen.form import Heading
from formgen.numerals import chinese_ordinal

from .contract_choices import PREVAILING
from .contract_conditions import IMPORTANT, IT_PROJECT, STATIONED
from .titles import COVER, INNER, title_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formgen.answers import Answers

Words = dict[str, Any]

HEADINGS = (
    Heading("purpose", "合同背景与目的"),
    Heading("subject", "合同标的"),
    Heading("quality", "质量与验收", when("subject.quality_applicable", True)),
    Heading("price", "合同价款与支付"),
    Heading("performance", "合同履行"),
    Heading("rights", "双方权利与义务"),
    Heading("stationed", "律师驻队服务", STATIONED),
    Heading("continuity", "应急或过渡性措施", IMPORTANT),
    Heading("warranty", "质量保修", IT_PROJECT),
    Heading("confidentiality", "保密"),
    Heading("breach", "违约责任"),
    Heading("dispute", "争议解决"),
    Heading("language", "适用法律与合同文本"),
    Heading("communication", "联系与送达"),
    Heading("effect", "合同的成立与生效"),
    Heading("closing", "其他约定"),
)
"""The articles in the order of the paper; those whose condition does not hold are not printed."""

ITEMS: dict[str, tuple[str, ...]] = {
    "purpose": ("background", "purpose"),
    "subject": (
        "subject.description",
        "subject.behavior_definition",
        "subject.quantity",
        "performer_name",
    ),
    "quality": (
        "subject.quality_standard",
        "subject.quality_requirement",
        "subject.acceptance",
        "subject.objection",
    ),
    "price": (
        "price.amount",
        "price.calc_method",
        "price.payment_method",
        "price.payment_deadline",
        "price.invoice_clause",
    ),
    "performance": (
        "performance.conditions",
        "performance.start_date",
        "performance.place",
        "performance.method",
        "performance.sequence_clause",
        "performance.milestones",
    ),
    "rights": (
        "rights.a_rights",
        "rights.a_obligations",
        "rights.b_rights",
        "rights.b_obligations",
        "rights.a_allocation_clause",
        "rights.unilateral_change_clause",
    ),
    "stationed": (
        "law_service.replacement_consent_clause",
        "law_service.record_clause",
        "law_service.assessment_clause",
    ),
    "warranty": (
        "it_project.warranty_scope",
        "it_project.warranty_months",
        "it_project.warranty_liability",
    ),
    "confidentiality": ("confidentiality.clause", "confidentiality.measures"),
    "breach": ("breach.a_liability", "breach.b_liability", "continuity.supplier_strict_breach"),
    "dispute": ("dispute.clause_text", "dispute.institution_name"),
    "language": ("governing_law", "languages"),
    "communication": ("communication.a_contact", "communication.delivery_clause"),
    "effect": ("effect.formation_clause", "effect.effective_clause", "effect.signing_place"),
}
"""The items of each article by the answer that they print.

An item without words gets no number, nor does one that stands alone in its article.
"""

NUMBER_TO_COME = "＿＿＿＿＿＿＿＿（由合同备案系统分配）"
DATE_TO_COME = "　　　　年　　月　　日"
TITLE_LINE, PARTY_LINE = 19, 18
"""Chinese characters in a line of the cover's title, and in one of the parties' names."""
WIDE_LINES = 2
"""Lines of the cover's title that its wide spacing holds."""
COPIES_EACH = 2
SAY_COPIES = ("effect.formation_clause", "effect.effective_clause", "other_terms")
"""Where a contract may say itself how many copies there are; the paper then names no other number."""
CHINESE = "zh"
CHINESE_PREVAILS = PREVAILING[CHINESE]


def contract_words(answers: Answers, made: Words) -> Words:
    """What the contract's template prints besides the plain answers.

    :param made: the words of the answers, with 【待补充】 in the place of what is missing.
    """
    return {
        "item": {key: _numbered(paths, made) for key, paths in ITEMS.items()},
        "contract_no": made["contract_no"] or NUMBER_TO_COME,
        "crowded_cover": _is_crowded(made),
        "title": {
            "cover": title_lines(made["contract_title"], COVER),
            "inner": title_lines(made["contract_title"], INNER),
        },
        **signing_words(answers, made),
        **_prevailing(answers, made),
    }


def _is_crowded(made: Words) -> bool:
    """Whether title and parties need more lines than the cover's wide spacing leaves room for."""
    sides = ("、".join(one["name"] for one in made[name]) for name in ("parties_a", "parties_b"))
    title = max(_lines(made["contract_title"], TITLE_LINE), len(title_lines(made["contract_title"], COVER)))
    lines = title + sum(_lines(one, PARTY_LINE) - 1 for one in sides)
    return lines > WIDE_LINES


def _lines(words: str, most: int) -> int:
    """The lines that *words* take, at *most* Chinese characters a line."""
    return max(1, -(-len(words) // most))


def signing_words(answers: Answers, made: Words) -> Words:
    """Who the parties are, who signs where, when, and how many copies there are; for an amendment as well."""
    side_a, side_b = _sides("甲方", made["parties_a"]), _sides("乙方", made["parties_b"])
    return {
        "parties_a": [{"role": one["role"]} for one in side_a],
        "parties_b": [{"role": one["role"]} for one in side_b],
        "names_a": "、".join(one["name"] for one in side_a),
        "names_b": "、".join(one["name"] for one in side_b),
        "signatures": list(_pairs(side_a, side_b)),
        "effect": {"signing_date": made["effect"]["signing_date"] or DATE_TO_COME},
        "copies": _copies(answers),
    }


def _prevailing(answers: Answers, made: Words) -> Words:
    """A contract in Chinese alone need not say which text prevails, and yet its article says so."""
    silent = not made["prevailing_language"] and answers.at("languages") == (CHINESE,)
    return {"prevailing_language": CHINESE_PREVAILS} if silent else {}


def _numbered(paths: Sequence[str], made: Words) -> Words:
    """（一）, （二）… for the paths that have words, under the last part of each path."""
    there = [path for path in paths if _at(path, made)]
    numbers = {path: f"（{chinese_ordinal(number)}）" for number, path in enumerate(there, 1)}
    alone = len(there) == 1
    return {path.rpartition(".")[2]: "" if alone else numbers.get(path, "") for path in paths}


def _at(path: str, made: Words) -> Any:  # noqa: ANN401 - a string or a list
    for key in path.split("."):
        made = made[key]
    return made


def _sides(role: str, parties: list[Words]) -> list[Words]:
    """The parties of one side as they sign: 甲方 alone, or 甲方（一）, 甲方（二）…."""
    several = len(parties) > 1
    return [
        {
            "there": True,
            "role": f"{role}（{chinese_ordinal(number)}）" if several else role,
            "name": party["name"],
            "person": party["party_type_is"]["natural_person"],
        }
        for number, party in enumerate(parties, 1)
    ]


def _pairs(side_a: list[Words], side_b: list[Words]) -> Iterator[Words]:
    """Who signs beside whom; the shorter side leaves its places empty."""
    nobody = {"there": False, "role": "", "name": "", "person": False}
    for one, other in zip_longest(side_a, side_b, fillvalue=nobody):
        yield {"a": one, "b": other}


def _copies(answers: Answers) -> Words:
    many_a, many_b = (len(answers.at(path) or ((),)) for path in ("parties_a", "parties_b"))
    return {
        "said": any("一式" in (answers.at(path) or "") for path in SAY_COPIES),
        "total": _count((many_a + many_b) * COPIES_EACH),
        "each": _count(COPIES_EACH),
        "several_a": many_a > 1,
        "several_b": many_b > 1,
    }


def _count(number: int) -> str:
    """A small number in the capitals of the amount: 4 is 肆."""
    return capitals(Decimal(number)).removeprefix("人民币").removesuffix("元整")
