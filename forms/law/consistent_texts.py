"""文本核对 of the free texts: what they say against what the fields beside them say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import (
    Match,
    Segment,
    Standing,
    Text,
    automatic_renewal,
    chosen_ways,
    forums_named,
    look_up_institution,
    other_forum,
    stated_totals,
    vague_forums,
)
from formgen.clauses.patterns import expression
from formgen.law import part
from formgen.messages import _
from formgen.plan import on_paper
from formgen.rules import ADVICE, NOTE, WARN, Group, Problem, rule

from ..gazetteer import GAZETTEER
from .blanks import is_blank
from .cleared_documents import ACT as CLEARED
from .consistency import ACT
from .government_contracts import ACT as CONTRACTS
from .informatization import ACT as INFORMATIZATION
from .passages import problems_in, quoted
from .stationed_lawyers import ACT as LAWYERS
from .temporary_buildings import ACT as BUILDINGS
from .working_days import ACT as CALENDAR

if TYPE_CHECKING:
    from decimal import Decimal

    from formgen.clauses import Contract
    from formgen.messages import Message

DISPUTES, TERM, WORDS, REASONS, PRICE = (
    part("争议解决"),
    part("期限"),
    part("填写内容"),
    part("理由"),
    part("价款"),
)
CLAUSE = "dispute.clause_text"
WAYS = {"arbitration": _("仲裁"), "court": _("诉讼")}
PRICE_TEXTS = ("calc_method", "payment_method", "payment_deadline", "invoice_clause")

ACTS = (CONTRACTS, BUILDINGS, INFORMATIZATION, LAWYERS, CLEARED, CALENDAR, ACT)
"""Whose rules a reason may answer."""
OTHER_RULES = ("FORM-", "LAW-")

EMPTY = expression(
    r"[\s/／\\—–\-_＿.。、…*]*|(?:暂)?无|没有|略|空|同上|同前|(?:待|后)补充?|n/?a|"
    r"(?:详?见|参见|见|按|以)(?:本?合同)?附件[一二三四五六七八九十0-9]*",
    re.IGNORECASE,
)
MAY_BE_NONE = frozenset({"other_terms", "rights.a_allocation_clause", "rights.unilateral_change_clause"})
"""Texts of which a contract may have none, and may say so."""

BLANK_SPACE = expression(
    r"[_＿﹍]{2,}|[ \u3000\u00a0]{0,8}年[ \u3000\u00a0]{1,8}月(?:[ \u3000\u00a0]{1,8}日)?|"
    r"[（(【\[][ \u3000\u00a0]{2,}[）)】\]]|【】"
)


@rule(ACT, "TXT-1", DISPUTES, severity=WARN)
def dispute_clause_agrees_with_the_chosen_way(dispute: Group) -> list[Problem]:
    """争议解决条款与所选的争议解决方式、裁判机构一致。"""
    if is_blank(dispute.clause_text):
        return []
    text = Text((Segment(CLAUSE, dispute.clause_text),))
    ways = chosen_ways(text, GAZETTEER)
    found = []
    if len(ways) == 1 and dispute.method in WAYS and dispute.method not in ways:
        (written, match), *_none = ways.items()
        said = _(
            "争议解决方式选的是{chosen}，条款写的是{written}：{words}。请核对，改为一致。",
            chosen=WAYS[dispute.method],
            written=WAYS[written],
            words=quoted([match]),
        )
        found.append(Problem((CLAUSE, "dispute.method"), said, matches=(match,)))
    elif len(ways) < len(WAYS) and (others := _named_besides(dispute.institution_name, text)):
        said = _(
            "条款写的裁判机构{words}，与所填的“{name}”不同：请核对，改为一致。",
            words=quoted(others),
            name=dispute.institution_name,
        )
        found.append(Problem((CLAUSE, "dispute.institution_name"), said, matches=others))
    return found


def _named_besides(name: str | None, text: Text) -> tuple[Match, ...]:
    """The bodies that the clause names and that are not *name*; none while that is no name we know."""
    known = look_up_institution(name or "", GAZETTEER)
    if not (known.known or known.exact):
        return ()
    chosen = _today_called(known.full_name or known.written)
    named = forums_named(text, GAZETTEER) or other_forum(text, GAZETTEER)
    return tuple(one.match for one in named if one.institution and not _same(one.institution, chosen))


def _same(name: str, chosen: str) -> bool:
    """Whether two names mean one body; a province or a city before it makes no difference."""
    called = _today_called(name)
    return called.endswith(chosen) or chosen.endswith(called)


def _today_called(name: str) -> str:
    """The name of a body, or its successor's where it was renamed or merged."""
    body = GAZETTEER.by_name.get(name)
    return body.successor if body and body.standing is not Standing.CURRENT and body.successor else name


@rule(ACT, "TXT-2", DISPUTES, severity=WARN)
def forum_in_the_text_has_its_exact_name(text: Text) -> list[Problem]:
    """条款中的裁判机构写准确全称。"""
    return problems_in(vague_forums(text, GAZETTEER), _no_name)


@on_paper(ACT, "TXT-2")
def forum_on_paper_is_judged_by_its_article(paper: Contract) -> None:
    """第三十六条 says it of a contract that was read (GC-36-2); it is not said twice."""
    del paper


def _no_name(words: str) -> Message:
    return _("{words}不是裁判机构的准确全称：请写出全称，如“深圳市罗湖区人民法院”。", words=words)


@rule(ACT, "TXT-8", TERM, severity=WARN)
def text_promises_no_renewal_that_is_not_declared(auto_renewal: bool, text: Text) -> list[Problem]:
    """条款与“未约定自动续期或续期选择权”的声明一致。"""
    return [] if auto_renewal else problems_in(automatic_renewal(text, GAZETTEER), _renewed)


def _renewed(words: str) -> Message:
    return _(
        "声明没有约定自动续期或续期选择权，条款却写有{words}：请删去该约定，或者把声明改为“是”。", words=words
    )


@rule(ACT, "TXT-9", WORDS, severity=WARN)
def texts_say_something(text: Text) -> list[Problem]:
    """必填的条款写明内容，不以“无”“详见附件”等代替。"""
    return [
        Problem(one.path, _hollow(one.text.strip()))
        for one in text.segments
        if one.path and one.path not in MAY_BE_NONE and one.text.strip() and _is_hollow(one.text)
    ]


def _is_hollow(written: str) -> bool:
    return EMPTY.fullmatch(written.strip().rstrip("。.;；")) is not None


def _hollow(words: str) -> Message:
    return _(
        "此项只写了“{words}”，没有内容：请写明约定；内容在附件的，请概括要点并写明附件名称。", words=words
    )


@rule(ACT, "TXT-10", WORDS, severity=WARN)
def other_terms_are_given_or_ruled_out_not_both(other_terms: str, other_terms_none: bool) -> Problem | None:
    """“确认无其他约定”与其他约定不并存。"""
    if not other_terms_none or _is_hollow(other_terms):
        return None
    said = _("已确认无其他约定，却又填写了其他约定：请删去所填内容，或者取消确认。")
    return Problem(("other_terms_none", "other_terms"), said)


@rule(ACT, "TXT-11", REASONS, severity=NOTE, kind=ADVICE)
def reasons_answer_a_rule(
    na_reasons: dict[str, str] | None, override_reasons: dict[str, str] | None
) -> list[Problem]:
    """理由对应已有的规则。"""
    known = {rule_id for act in ACTS for rule_id in act.rules}
    given = {"na_reasons": na_reasons, "override_reasons": override_reasons}
    return [
        Problem(path, _("没有规则“{rule}”，为它填的理由不起作用：请核对规则号。", rule=rule_id))
        for path, reasons in given.items()
        for rule_id in reasons or ()
        if rule_id not in known and not rule_id.startswith(OTHER_RULES)
    ]


@rule(ACT, "TXT-12", PRICE, severity=WARN)
def totals_in_the_text_equal_the_price(price: Group) -> list[Problem]:
    """价款各条写的总价与合同价款一致。"""
    if price.amount is None or price.applicable is False:
        return []
    segments = tuple(
        Segment(f"price.{name}", written)
        for name in PRICE_TEXTS
        if (written := getattr(price, name, None)) and written.strip()
    )
    matches = (one.match for one in stated_totals(Text(segments), GAZETTEER) if one.amount != price.amount)
    return problems_in(matches, lambda words: _other_total(words, price.amount))


def _other_total(words: str, amount: Decimal) -> Message:
    return _(
        "条款写的总价{words}与合同价款{amount}元不一致：请核对，改为一致。",
        words=words,
        amount=f"{amount:,.2f}",
    )


@rule(ACT, "TXT-13", WORDS, severity=WARN)
def no_blank_space_is_left(text: Text) -> list[Problem]:
    """条款中不留待填的空白。"""
    matches = (
        Match(one.path, found.group(), *found.span())
        for one in text.segments
        for found in BLANK_SPACE.finditer(one.text)
    )
    return problems_in(matches, _left_open)


def _left_open(words: str) -> Message:
    return _("条款中留有空白{words}：请补齐，或者删去。", words=words)
