"""文本核对 of a contract that was read: amounts in words and figures, the price, its instalments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.amounts import amount_pairs, misspelt_capitals
from formgen.clauses.paid import instalments_apart_from_price
from formgen.clauses.prices import instalments, stated_prices
from formgen.fields import capitals
from formgen.law import part
from formgen.messages import _
from formgen.rules import NOTE, WARN, Problem, rule

from ..gazetteer import GAZETTEER
from .consistency import ACT
from .passages import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from formgen.clauses import Contract
    from formgen.clauses.amounts import AmountPair
    from formgen.clauses.paid import PaidWrong
    from formgen.clauses.prices import Instalments, Price, Share
    from formgen.messages import Message

AMOUNTS, PAYMENT = part("金额"), part("付款")
A_YUAN = 1
"""元 by which an instalment may differ from its share: shares of odd prices are rounded."""
MOST_WRITTEN = 10**16
"""Beyond it nobody writes capitals, and no rule says how."""


def yuan(amount: Decimal) -> str:
    """*amount* in 元, with its thousands marked."""
    return f"{amount:,.2f}"


@rule(ACT, "TXT-14", AMOUNTS, severity=WARN)
def amount_in_words_equals_the_figures(paper: Contract) -> list[Problem]:
    """大写金额与小写金额一致。"""
    pairs = amount_pairs(paper.text, GAZETTEER)
    return [
        Problem((), _apart(one), matches=(one.words_match, one.figures_match))
        for one in pairs
        if not one.agrees
    ]


def _apart(pair: AmountPair) -> Message:
    both = _(
        "大写{words}是{in_words}元，小写{figures}是{in_figures}元",
        words=quoted([pair.words_match]),
        in_words=yuan(pair.words),
        figures=quoted([pair.figures_match]),
        in_figures=yuan(pair.figures),
    )
    if pair.slip:
        return _("{both}，差一个“万”（或“亿”）：请核对单位“元”“万元”，改正写错的一处。", both=both)
    if abs(pair.figures) >= MOST_WRITTEN or pair.figures != round(pair.figures, 2):
        return _("{both}，两者不一致：请对照成交文件核对，改正写错的一处。", both=both)
    return _(
        "{both}，两者不一致：请对照成交文件核对，改正写错的一处；以小写为准的，大写应为“{right}”。",
        both=both,
        right=capitals(pair.figures),
    )


@rule(ACT, "TXT-15", AMOUNTS, severity=NOTE)
def capitals_are_spelt_by_the_rules(paper: Contract) -> list[Problem]:
    """大写金额的写法合乎规范。"""
    return [
        Problem((), _misspelt(quoted([match]), capitals(amount)), matches=(match,))
        for amount, match in misspelt_capitals(paper.text, GAZETTEER)
    ]


def _misspelt(words: str, right: str) -> Message:
    return _("大写金额{words}写法不规范（金额本身读得出）：建议写作“{right}”。", words=words, right=right)


@rule(ACT, "TXT-16", AMOUNTS, severity=WARN)
def price_is_the_same_wherever_it_is_stated(paper: Contract) -> list[Problem]:
    """各处所写的合同总价一致。"""
    prices = stated_prices(paper.text, GAZETTEER)
    return [
        problem
        for without_tax in (False, True)
        for problem in _differing([one for one in prices if one.without_tax is without_tax])
    ]


def _differing(prices: list[Price]) -> Iterator[Problem]:
    amounts = {one.amount: one.match for one in reversed(prices)}
    if len(amounts) > 1:
        firsts = sorted(amounts.items(), key=lambda one: one[1].start)
        said = _(
            "合同总价前后不一致：{words}（分别为{amounts}元）。请对照成交文件核对，改为一致。",
            words=quoted(match for _amount, match in firsts),
            amounts=[yuan(amount) for amount, _match in firsts],
        )
        if max(amounts) in {min(amounts) * 10**4, min(amounts) * 10**8}:
            said = _("{said}两者正好差一个“万”（或“亿”），请先核对单位。", said=said)
        yield Problem((), said, matches=tuple(one.match for one in prices))


@rule(ACT, "TXT-17", PAYMENT, severity=WARN)
def instalments_make_up_the_price(paper: Contract) -> list[Problem]:
    """各期付款比例合计为100%，金额与比例相符。"""
    prices = {one.amount for one in stated_prices(paper.text, GAZETTEER) if not one.without_tax}
    price = prices.pop() if len(prices) == 1 else None
    found = []
    for group in instalments(paper.text, GAZETTEER):
        if not group.adds_up:
            found.append(Problem((), _no_whole(group), matches=tuple(one.match for one in group.shares)))
        found += _wrong_amounts(group, price)
    if apart := instalments_apart_from_price(paper.text, GAZETTEER):
        found.append(Problem((), _not_the_price(apart), matches=apart.matches))
    return found


def _not_the_price(apart: PaidWrong) -> Message:
    return _(
        "各期付款金额（{words}）合计{total}元，与合同总价{price}元不一致：请核对各期金额和总价。",
        words=quoted(apart.matches),
        total=yuan(apart.total),
        price=yuan(apart.price),
    )


def _no_whole(group: Instalments) -> Message:
    listed = "、".join(f"{one.percent.normalize():f}%" for one in group.shares)
    if any(one.to_date for one in group.shares):
        return _("付款累计到了合同总价的100%以上（{listed}）：请核对各期比例。", listed=listed)
    total = f"{group.total.normalize():f}%"
    if group.rest:
        return _(
            "各期付款比例（{listed}）合计{total}，已没有余款，却又约定支付余款：请核对各期比例。",
            listed=listed,
            total=total,
        )
    return _(
        "各期付款比例（{listed}）合计{total}，不是100%：请核对各期比例，或者写明其余款项何时支付。",
        listed=listed,
        total=total,
    )


def _wrong_amounts(group: Instalments, price: Decimal | None) -> Iterator[Problem]:
    for one in group.shares:
        if price is None or one.amount is None or one.amount_match is None or one.to_date:
            continue
        due = price * one.percent / 100
        if abs(due - one.amount) > A_YUAN:
            yield Problem((), _not_the_share(one, price, due), matches=(one.match, one.amount_match))


def _not_the_share(one: Share, price: Decimal, due: Decimal) -> Message:
    return _(
        "写明的付款金额{amount}与比例不符：合同总价{price}元的{percent}%是{due}元。请核对，改正比例或者金额。",
        amount=quoted([one.amount_match] if one.amount_match else []),
        price=yuan(price),
        percent=f"{one.percent.normalize():f}",
        due=yuan(due),
    )
