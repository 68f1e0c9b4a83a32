"""An amendment's own words: what it is called, and how each change leads in and closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.fields import when
from formgen.form import Heading
from formgen.numerals import chinese_ordinal

from .contract_choices import DERIVATIVES
from .contract_words import signing_words
from .titles import BELOW, title_lines

if TYPE_CHECKING:
    from formgen.answers import Answers

Words = dict[str, Any]

TERMINATION, SUPPLEMENT = "termination", "supplement"
HEADINGS = (
    Heading("change", "变更内容"),
    Heading("performer", "履行主体", when("performer_name")),
    Heading("term", "履行期限", when("performance.end_date") & when("change.items", "term")),
    Heading("price", "合同价款", when("change.touches_price", True)),
    Heading("dispute", "争议解决", when("change.touches_dispute", True)),
    Heading("settlement", "结算和善后", when("parent_contract.derivative_type", TERMINATION)),
    Heading("rest", "其余条款"),
    Heading("effect", "成立、生效和签订"),
)
"""The articles in the order of the paper; those whose condition does not hold are not printed."""
CONTENT = {SUPPLEMENT: "补充内容", "change": "变更内容", TERMINATION: "解除内容"}
ALL_STAYS = "除本协议另有约定外，原合同其余条款不变，继续有效。本协议与原合同不一致的，以本协议为准。"
WHAT_STAYS = (
    "原合同解除前已经产生的权利义务，按本协议结算；原合同关于结算、保密、违约责任和争议解决的约定继续有效。"
)


def amendment_words(answers: Answers, made: Words) -> Words:
    """What the template prints besides the plain answers.

    :param made: the words of the answers, with 【待补充】 in the place of what is missing.
    """
    kind = answers.at("parent_contract.derivative_type")
    rows = [row for row in answers.at("change.more") or () if row]
    first = _lead(kind, answers.at("change.clause_no"), answers.at("change.old_text"))
    more = [_lead(kind, row.clause_no, row.old_text) for row in rows]
    numbers = [f"（{chinese_ordinal(at)}）" for at in range(1, len(rows) + 2)] if rows else [""]
    return {
        **signing_words(answers, made),
        "below": title_lines(f"（{made['contract_title']}）", BELOW),
        "contract_no": made["contract_no"] or "＿＿＿＿＿＿＿＿（由合同备案系统分配）",
        "kind": DERIVATIVES.get(kind, "补充协议"),
        "content": CONTENT.get(kind, "变更内容"),
        "closing": WHAT_STAYS if kind == TERMINATION else ALL_STAYS,
        "change": {
            "lead": numbers[0] + first[0],
            "close": first[1],
            "more": [
                {"lead": number + lead, "close": close}
                for number, (lead, close) in zip(numbers[1:], more, strict=True)
            ],
        },
    }


def _lead(kind: str | None, clause: str | None, old: str | None) -> tuple[str, str]:
    """The words before and behind the new text of one change."""
    where = f"原合同{clause}" if clause else "原合同"
    if old:
        return f"{where}“{' '.join(old.split())}”修改为：“", "”"
    if kind == TERMINATION:
        return (f"{where}：" if clause else ""), ""
    if kind == SUPPLEMENT:
        return (f"{where}增加约定：“" if clause else "补充约定：“"), "”"
    return (f"{where}修改为：“" if clause else "原合同有关条款修改为：“"), "”"
