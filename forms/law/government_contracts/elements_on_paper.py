"""第二十六条: the twelve elements in a contract that was read, by its headings and by what its words say."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from formgen.clauses import ElementFound, Status
from formgen.clauses.layout import Layout
from formgen.plan import Element

from . import elements_on_paper_search as search
from . import elements_on_paper_sides as sides

if TYPE_CHECKING:
    from formgen.clauses import Contract

ELEMENTS = (
    Element(1, "party_info", "GC-26-1", "主体信息"),
    Element(2, "background_purpose", "GC-26-2", "合同背景及合同目的"),
    Element(3, "subject_quantity_quality", "GC-26-3", "标的及数量、质量"),
    Element(4, "price_payment", "GC-26-4", "价款及支付方式"),
    Element(5, "performance_schedule", "GC-26-5", "履行进度安排"),
    Element(6, "rights_duties", "GC-26-6", "双方权利义务"),
    Element(7, "confidentiality", "GC-26-7", "保密条款"),
    Element(8, "breach_liability", "GC-26-8", "违约责任"),
    Element(9, "dispute_jurisdiction", "GC-26-9", "争议解决方式、约定管辖机构"),
    Element(10, "contacts_service", "GC-26-10", "指定联系人、联系方式、送达效力"),
    Element(11, "effect_place_date", "GC-26-11", "成立、生效、签订地点、签订时间"),
    Element(12, "other", "GC-26-12", "其他"),
)

_SEARCHES = (
    sides.party_info,
    search.background_purpose,
    search.subject,
    search.price_payment,
    search.performance_schedule,
    sides.rights_duties,
    search.confidentiality,
    search.breach_liability,
    search.dispute_jurisdiction,
    search.contacts_service,
    search.effect_place_date,
    search.other,
)
"""In the order of :data:`ELEMENTS`."""


def find_elements(paper: Contract) -> tuple[ElementFound, ...]:
    """How far *paper* has each of the twelve; found once for each contract."""
    if find_elements not in paper.kept:
        paper.kept[find_elements] = _found(paper)
    return cast("tuple[ElementFound, ...]", paper.kept[find_elements])


def _found(paper: Contract) -> tuple[ElementFound, ...]:
    layout = Layout.of(paper)
    if layout is None:
        return tuple(ElementFound(one.key, Status.MISSING) for one in ELEMENTS)
    return tuple(one(layout) for one in _SEARCHES)
