"""文本核对 of a contract that was read: names, roles, defined terms, the script it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.definitions import unused_terms
from formgen.clauses.names import drifting_names, roles_mixed, roles_with_two_names, sealed_by_others
from formgen.clauses.scripts import letters_among_digits, mixed_scripts
from formgen.messages import _
from formgen.rules import ADVICE, MISSING, NOTE, WARN, Problem, rule

from .consistency import ACT
from .consistent_texts import WORDS
from .passages import quoted
from .text_on_paper_amounts import AMOUNTS
from .text_on_paper_identifiers import PARTIES

if TYPE_CHECKING:
    from formgen.clauses import Contract, Match

MOST_QUOTED = 8
SCRIPTS = {"traditional": _("繁体字"), "simplified": _("简体字")}


@rule(ACT, "TXT-27", PARTIES, severity=WARN)
def names_of_parties_do_not_drift(paper: Contract) -> list[Problem]:
    """当事人名称前后一致。"""
    drifted: dict[str, list[Match]] = {}
    for one in drifting_names(paper):
        drifted.setdefault(one.name, []).append(one.match)
    slips = [
        Problem(
            (),
            _(
                "当事人名称前后不一致：先写“{name}”，又写{words}。请对照营业执照、登记文件核对，统一写全称。",
                name=name,
                words=quoted(places),
            ),
            matches=tuple(places),
        )
        for name, places in drifted.items()
    ]
    others = [
        Problem(
            (),
            _(
                "{role}先后写作两个名称：{first}和{other}。请核对，改正写错的一处。",
                role=one.role,
                first=quoted([one.first]),
                other=quoted([one.other]),
            ),
            matches=(one.first, one.other),
        )
        for one in (*roles_with_two_names(paper), *sealed_by_others(paper))
    ]
    return slips + others


@rule(ACT, "TXT-28", PARTIES, severity=NOTE, kind=ADVICE)
def parties_are_called_by_one_role(paper: Contract) -> list[Problem]:
    """当事人的称谓前后一致。"""
    return [
        Problem(
            (),
            _(
                "合同称“{ours}”，又有{count}处称“{other}”，没有写明两者是同一方：请统一称谓，或者在首部注明。",
                ours=ours,
                other=other,
                count=len(places),
            ),
            matches=places,
        )
        for ours, other, places in roles_mixed(paper)
    ]


@rule(ACT, "TXT-29", WORDS, severity=NOTE)
def defined_terms_are_used(paper: Contract) -> list[Problem]:
    """定义的简称、用语在正文中使用。"""
    # In a fragment nobody can tell what the rest uses: what is missing is left out there.
    return [
        Problem(
            (),
            _("定义了“{term}”，正文没有用到：请删去该定义，或者在正文中统一使用。", term=term),
            kind=MISSING,
            matches=(match,),
        )
        for term, match in unused_terms(paper)
    ]


@rule(ACT, "TXT-30", WORDS, severity=NOTE, kind=ADVICE)
def text_is_written_in_one_script(paper: Contract) -> Problem | None:
    """全文使用同一种字体（简体或者繁体）。"""
    script, places = mixed_scripts(paper)
    if not places:
        return None
    said = _(
        "正文夹有{script}：{words}。请统一字体。", script=SCRIPTS[script], words=quoted(places[:MOST_QUOTED])
    )
    return Problem((), said, matches=tuple(places))


@rule(ACT, "TXT-31", AMOUNTS, severity=WARN)
def digits_are_digits(paper: Contract) -> list[Problem]:
    """金额中的数字没有混入字母。"""
    return [
        Problem(
            (),
            _("金额{words}中混有字母（如把0写成O，把1写成l）：请改为数字。", words=quoted([one])),
            matches=(one,),
        )
        for one in letters_among_digits(paper)
    ]
