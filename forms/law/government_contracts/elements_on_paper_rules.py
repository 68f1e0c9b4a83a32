"""第二十六条 in a contract that was read: a finding for each element that is missing or incomplete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import Status
from formgen.clauses.layout import Layout
from formgen.clauses.patterns import expression
from formgen.messages import Message, _
from formgen.plan import on_paper
from formgen.rules import MISSING, WARN, Problem

from . import elements_on_paper_signs as signs
from .act import ACT
from .continued_on_paper import weighed
from .elements_on_paper import ELEMENTS, find_elements
from .elements_on_paper_parties import gaps
from .forum_on_paper import forum_on_paper_is_named_exactly

if TYPE_CHECKING:
    import re

    from formgen.clauses import Contract, ElementFound
    from formgen.plan import Element

_FORUM = "约定管辖机构"
MAY_BE_EXCUSED = frozenset({"GC-26-2", "GC-26-5", "GC-26-7", "GC-26-10"})
"""A drafter may say why these do not apply, and a text does not show whether he did."""

WHAT_TO_ADD = {
    "party_info": _(
        "请在合同首部写明各方的名称（姓名）、地址、联系方式，以及法定代表人、负责人或者身份证号码"
    ),
    "background_purpose": _("请在首部或者第一条写明为什么、依据什么订立本合同；确不适用的，请说明理由"),
    "subject_quantity_quality": _("请用专条写明标的是什么、数量和计量单位、质量标准和验收"),
    "price_payment": _(
        "请用专条写明金额或者计算方式、支付方式和期限、发票；不涉及价款的，请写明无偿并说明理由"
    ),
    "performance_schedule": _("请用专条写明起止日期、进度节点、地点和方式；确不适用的，请说明理由"),
    "rights_duties": _("请用专条分别写明甲方、乙方的权利和义务"),
    "confidentiality": _("请用专条写明保密的内容、义务和期限；不涉及秘密和个人隐私的，请说明理由"),
    "breach_liability": _("请用专条分别写明甲方、乙方的违约情形和相应责任"),
    "dispute_jurisdiction": _("请用专条在诉讼和仲裁中选定一种，并写明法院或者仲裁机构的全称"),
    "contacts_service": _(
        "请用专条写明各方联系人、联系方式，以及各种往来文件何时视为送达；确不适用的，请说明理由"
    ),
    "effect_place_date": _("请在附则或者签署页写明成立、生效的条件，签订地点和签订时间"),
    "other": _("请写明未尽事宜如何处理、附件与份数，或者确认没有其他约定"),
}


def _declare(element: Element) -> None:
    @on_paper(ACT, element.rule)
    def element_on_paper(paper: Contract) -> Problem | None:
        found = next(one for one in find_elements(paper) if one.key == element.key)
        return None if _said_elsewhere(paper, found) else weighed(paper, _problem(element, found))


def _said_elsewhere(paper: Contract, found: ElementFound) -> bool:
    """Whether all that a partial element lacks is said more exactly by a finding of its own article.

    第三十六条 names the forum that is only described (GC-36-2), 第二十八条 what each party lacks (GC-28-1).
    """
    if found.status is not Status.PARTIAL:
        return False
    if found.key == "dispute_jurisdiction":
        return found.lacks == (_FORUM,) and bool(forum_on_paper_is_named_exactly(paper))
    described = {one.words for one in gaps(paper)}
    return found.key == "party_info" and bool(found.lacks) and set(found.lacks) <= described


def _problem(element: Element, found: ElementFound) -> Problem | None:
    how = WHAT_TO_ADD[element.key]
    if found.status is Status.MISSING:
        label = Message(element.label)
        said = _("没有找到第{no}项要素“{label}”：{how}。", no=element.no, label=label, how=how)
        severity = WARN if element.rule in MAY_BE_EXCUSED else None
        return Problem((), said, severity, MISSING, found.evidence)
    if found.status is Status.PARTIAL:
        return Problem((), _incomplete(element, found, how), WARN, MISSING, found.evidence)
    return None


def _incomplete(element: Element, found: ElementFound, how: Message) -> Message:
    return _(
        "第{no}项要素“{label}”不完整，缺：{lacks}。{how}。",
        no=element.no,
        label=Message(element.label),
        lacks=[Message(one) for one in found.lacks],
        how=how,
    )


for _element in ELEMENTS:
    _declare(_element)


_SERVICE = expression(
    "(?:供水|供电|供气|燃气供应|供热|污水处理|排水管网|公交|公共交通|轨道交通|环卫|清扫保洁|垃圾(?:清运|收运|处理|焚烧|转运)|公厕|"
    "养老|助餐|长者饭堂|托育|托管|幼儿园|学生接送|校车|院前急救|医疗急救|社区卫生|殡葬|食堂|疫苗|消防救援)"
    "[^。;\n]{0,16}(?:服务|运营|运行|维护|保障|作业|托管|供应)"
)
_HEAD = 260
_EMERGENCY = expression(
    "(?:应急|过渡)[^。;\n]{0,8}(?:措施|预案|方案|队伍|机制|安排|保障|送|供|服务|期)|接管|接替|替代(?:方案|服务|措施)|代为(?:提供|作业|履行)|"
    "(?:另行|自行)?(?:或者)?委托(?:第三方|他人|其他单位)(?:代为|提供|继续)"
)
_STRICT = expression("违约金|赔偿|扣减|扣除|解除(?:合同|协议)")


@on_paper(ACT, "GC-26-13")
def emergency_measure_on_paper(paper: Contract) -> Problem | None:
    """Words of a public service in the name or recitals, and none of what happens when it breaks off."""
    layout = Layout.of(paper)
    service = _public_service(layout)
    if not layout or not service or _EMERGENCY.search(layout.words):
        return None
    said = _(
        "合同似涉及公共服务（{service}），没有找到供应商不能提供服务时的应急或者过渡措施：属于重要公共服务事项的，请补充约定。",
        service=service.group(),
    )
    return weighed(paper, Problem((), said, WARN, MISSING, (layout.reading.match(*service.span()),)))


@on_paper(ACT, "GC-26-14")
def strict_liability_on_paper(paper: Contract) -> Problem | None:
    """Words of a public service in the name or recitals, and no consequence of a breach of the supplier."""
    layout = Layout.of(paper)
    service = _public_service(layout)
    if not layout or not service:
        return None
    breach = [one.span for one in layout.under(signs.BREACH)] or [(0, len(layout.words))]
    if layout.find(_STRICT, breach):
        return None
    said = _(
        "合同似涉及公共服务（{service}），没有找到供应商违约的具体责任：属于重要公共服务事项的，请作出明确、严格的约定。",
        service=service.group(),
    )
    return weighed(paper, Problem((), said, WARN, MISSING, (layout.reading.match(*service.span()),)))


def _public_service(layout: Layout | None) -> re.Match[str] | None:
    """The words in the title or the recitals that show a service which the public depends on."""
    return _SERVICE.search(layout.words, 0, max(_HEAD, layout.opening[1])) if layout else None
