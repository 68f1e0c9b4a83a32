"""第二十八条至第三十七条 in a contract that was read: what such a contract must say and nowhere does.

Only what is not in the whole text at all is reported, as a warning: whether what is there suffices is for
the reviewer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import Status
from formgen.clauses.layout import Layout
from formgen.clauses.patterns import expression
from formgen.messages import _
from formgen.plan import on_paper
from formgen.rules import MISSING, NOTE, WARN, Problem

from .act import ACT
from .continued_on_paper import weighed
from .elements_on_paper import find_elements
from .elements_on_paper_parties import gaps

if TYPE_CHECKING:
    from formgen.clauses import Contract, ElementFound
    from formgen.messages import Message

_UNIT = (
    ("法定代表人|负责人|主要负责人|董事", _("法定代表人或者负责人")),
    ("地址|住所|住址|注册地|所在地:|address|[市区][一-龥]{2,12}(?:路|街|道)[0-9]", _("地址")),
    ("电话|联系方式|手机|tel|[0-9]{3,4}-[0-9o]{7,8}|1[0-9]{10}", _("联系方式")),
)
_QUALITY = (
    ("标准|质量|合格|规范|要求", _("质量标准、要求")),
    ("验收|考核|评估|评审|检验|测评|审核|审片|查验|清点|试机", _("验收")),
    ("异议|复核|复评|申诉|修改意见|整改|返工|更换|重印|重做", _("异议的提出和处理")),
)
_PRICE = (
    ("发票|票据|收据|凭证|非税", _("发票交付")),
    (
        "(?:日|天|月|年|季度?|周)[^。;\n]{0,20}(?:付|缴|结)|(?:付|缴|结)[^。;\n]{0,20}(?:日|天|月|年|季)|后[^。;\n]{0,12}(?:付|缴|结)",
        _("支付期限"),
    ),
)
_PLACE = expression(
    "地点|坐落|位于|场所|现场|驻场|送到|送至|送达[^。;\n]{2,20}号|交货地|地址为|路[0-9]+号|片区|校区|机房"
)
_BOUGHT = expression("采购|购买|供货|施工|印制|开发|买卖")
_SECRET = expression("国家秘密|工作秘密|商业秘密|个人隐私|个人信息|涉密")
_HEAD = 400


@on_paper(ACT, "GC-28-1")
def units_on_paper_are_described(paper: Contract) -> Problem | None:
    """Representative, address and a way to reach it: what each party lacks, or what the whole contract does."""
    open_ = gaps(paper)
    if open_:
        said = _(
            "主体信息不完整，没有找到{missing}：请按营业执照、登记文件补充。",
            missing=[one.said for one in open_],
        )
        places = tuple({one.who: one.party.where for one in open_}.values())
        return weighed(paper, Problem((), said, WARN, MISSING, places))
    lacks = _lacking(paper, _UNIT)
    if not lacks:
        return None
    said = _("全文没有找到当事人的{missing}：请按营业执照、登记文件补充。", missing=lacks)
    return weighed(paper, Problem((), said, WARN, MISSING))


@on_paper(ACT, "GC-31-1")
def quality_on_paper_is_agreed(paper: Contract) -> Problem | None:
    """A contract for goods, services or works that nowhere says how they are accepted or objected to."""
    layout = Layout.of(paper)
    if not layout or not _BOUGHT.search(layout.words, 0, _HEAD):
        return None
    lacks = _lacking(paper, _QUALITY)
    if not lacks:
        return None
    said = _("全文没有找到质量条款的{missing}：请补充约定。", missing=lacks)
    return weighed(paper, Problem((), said, WARN, MISSING))


@on_paper(ACT, "GC-32-1")
def price_on_paper_is_complete(paper: Contract) -> Problem | None:
    """A contract with a price that nowhere speaks of invoices or of a day to pay."""
    price = _element(paper, "price_payment")
    if price.status is Status.MISSING or any(
        re.search("免费|无偿|不收取|不[^。]{0,8}费用", one.quote) for one in price.evidence
    ):
        return None
    lacks = _lacking(paper, _PRICE)
    if not lacks:
        return None
    said = _("全文没有找到价款条款的{missing}：请补充约定。", missing=lacks)
    return weighed(paper, Problem((), said, WARN, MISSING, price.evidence))


@on_paper(ACT, "GC-33-1")
def place_on_paper_is_determined(paper: Contract) -> Problem | None:
    """A contract that nowhere names a place of performance."""
    layout = Layout.of(paper)
    if not layout or _PLACE.search(layout.words):
        return None
    said = _("全文没有找到履行地点：请写明在哪里交付、施工或者提供服务。")
    return Problem((), said, NOTE, MISSING)


@on_paper(ACT, "GC-37-1")
def secrets_on_paper_are_protected(paper: Contract) -> Problem | None:
    """A contract that speaks of secrets or personal data and agrees on no secrecy."""
    layout = Layout.of(paper)
    found = _SECRET.search(layout.words) if layout else None
    if not layout or not found or _element(paper, "confidentiality").status is not Status.MISSING:
        return None
    said = _(
        "合同提到{kind}，没有找到保密约定：涉及秘密或者个人隐私的，须约定保密义务和措施，请补充。",
        kind=found.group(),
    )
    return Problem((), said, WARN, MISSING, (layout.reading.match(*found.span()),))


def _lacking(paper: Contract, wanted: tuple[tuple[str, Message], ...]) -> list[Message]:
    layout = Layout.of(paper)
    words = layout.words if layout else ""
    return [label for pattern, label in wanted if not re.search(pattern, words)]


def _element(paper: Contract, key: str) -> ElementFound:
    return next(one for one in find_elements(paper) if one.key == key)
