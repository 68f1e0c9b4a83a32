"""Long answers taken whole from the clauses whose titles name them: 保密, 违约责任, 送达."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression

from .contract_extraction_source import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses import Clause
    from formgen.plan import Extracted

    from .contract_extraction_source import Source, Span

EXACT, LOOSE, SORTED = 0.95, 0.8, 0.7
"""How sure: the title names this answer alone; names it among others; sentences had to be sorted out."""

_OF = "(?:本)?(?:合同|协议|项目|服务|货物|工程|采购|租赁|合作)?的?"
TITLES: tuple[tuple[str, str, str], ...] = (
    ("background", f"{_OF}(?:签订|订立)?背景|缘由|{_OF}由来|鉴于|前言|序言", "背景|由来"),
    ("purpose", f"{_OF}(?:签订|订立)?目的|订立目的|(?:代建|合作|采购)目的", "目的"),
    (
        "subject.description",
        (
            f"{_OF}标的物?|(?:服务|项目|采购|工作|开发|建设|培训|合作|委托|工程|承包|供货|货物|租赁|借用|翻译|技术)(?:的)?(?:主要)?(?:内容|范围|事项|概况|标的)"
            "(?:[与和及、](?:内容|范围|事项|概况|成果))?|货物|作品|租赁物|租赁设备|租赁房屋|房屋(?:基本)?(?:情况|概况)|工程概况|借用场地|设备清单|合作领域"
        ),
        "标的|服务内容|开发内容|建设内容|项目内容|采购内容|工作内容|服务范围|租赁物|工程概况|货物名称|合作内容|代建范围",
    ),
    ("subject.behavior_definition", "行为的?定义(?:[与和及]范围)?", "行为的?定义"),
    ("subject.measure_method", "计量方[法式]", "计量方[法式]"),
    ("subject.quality_standard", f"{_OF}(?:质量|服务|技术|验收)标准", "质量标准|服务标准"),
    ("subject.quality_requirement", f"{_OF}(?:质量|服务|技术)要求", "质量要求|服务要求"),
    ("subject.acceptance", f"{_OF}(?:履约)?验收(?:方[法式]|程序|办法)?|考核", "验收"),
    ("subject.objection", f"{_OF}(?:质量|验收)?异议(?:期限?|处理)?", "异议"),
    ("price.calc_method", "计算方[法式]|计价方[法式]|定价方[法式]|价格构成", "计价方式|计算方式"),
    (
        "price.payment_method",
        f"{_OF}(?:价款|费用|租金|货款|服务费|款项)?的?(?:支付|付款|结算|缴纳)(?:方[法式]|办法|安排)?",
        "支付方式|付款方式|支付|付款|结算",
    ),
    ("price.payment_deadline", "(?:支付|付款|缴纳)(?:期限|时间|日期)", "支付期限|付款期限"),
    ("price.invoice_clause", f"{_OF}发票(?:交付|开具)?(?:要求)?", "发票"),
    ("performance.conditions", f"{_OF}(?:履行|付款)?条件", "履行条件"),
    ("performance.place", f"{_OF}(?:履行|交货|交付|服务|实施|施工|培训)?地[点址]", ""),
    ("performance.method", f"{_OF}(?:履行|交货|交付|实施|承包)方式", "履行方式|交付方式"),
    ("performance.sequence_clause", "履行顺序|先后顺序", "履行顺序"),
    (
        "rights.a_allocation_clause",
        "(?:甲方内部|各部门|政府部门)(?:的)?(?:权利|职责)(?:分配|分工)|权利分配",
        "权利分配",
    ),
    ("rights.unilateral_change_clause", "单方(?:面)?变更(?:[与和及、]终止)?(?:权)?", "单方变更"),
    (
        "confidentiality.clause",
        f"{_OF}(?:保密|守密)(?:义务|条款|责任|约定)?|信息安全[与和及]保密|保密[与和及]信息安全",
        "保密|守密",
    ),
    ("confidentiality.measures", "保密措施", "保密措施"),
    (
        "continuity.emergency_measure",
        "应急(?:[与和或及、]过渡(?:性)?)?措施?|应急[与和及]过渡|过渡(?:性)?措施",
        "应急",
    ),
    ("continuity.supplier_strict_breach", "重要公共服务的?违约责任|严格违约责任", "严格违约责任"),
    ("dispute.clause_text", f"{_OF}(?:争议|纠纷)(?:的)?(?:解决|处理)?(?:方式|办法|条款)?", "争议|纠纷"),
    (
        "communication.delivery_clause",
        "送达|通知[与和及、]?送达|(?:文件|文书)?送达(?:效力|方式)?|文件往来|往来文件|通知",
        "送达|通知|往来",
    ),
    ("effect.formation_clause", f"{_OF}成立", ""),
    ("effect.effective_clause", f"{_OF}生效(?:条件)?", ""),
    ("it_project.warranty_scope", "(?:质量)?保修范围", "保修范围"),
    ("it_project.warranty_liability", "(?:质量)?保修责任", "保修责任"),
)
"""Which title stands for which answer: alone, and among others."""

_COPIES = expression("一式|正本|副本|各执|份数|签[订约署](?:地|时间|日期|于)|(?:成立|生效)(?:[。;]|$)")
_NOTHING_ELSE = expression("(?:没有|无)其他约定")
_OTHER_TERMS = expression("其[他它](?:约定|事项|条款)?|补充约定|未尽事宜|附则")


def texts(source: Source) -> Iterator[Extracted]:
    """Every long answer that a clause of its own gives."""
    claimed: dict[int, str] = {}
    found = dict(_named(source, claimed))
    for path, _exact, loose in TITLES:
        if path not in found and loose and (clause := _among(source, path, loose, claimed)):
            found[path] = clause, LOOSE
            claimed[clause.start] = path
    for path, (clause, confidence) in found.items():
        yield from _answer(source, path, clause, confidence)
    yield from _follow_from(source, set(found))
    yield from _other_terms(source)


def _named(source: Source, claimed: dict[int, str]) -> Iterator[tuple[str, tuple[Clause, float]]]:
    """Clauses whose whole title is the answer's own; the lowest of several that say the same."""
    for path, exact, _loose in TITLES:
        pattern = re.compile(exact)
        fitting = [one for one, said in source.titled if pattern.fullmatch(said) and _says(source, one)]
        if fitting:
            clause = next((one for one in reversed(fitting) if one.start < fitting[0].end), fitting[0])
            claimed[clause.start] = path
            yield path, (clause, EXACT)


def _says(source: Source, clause: Clause) -> bool:
    return not is_blank(source.folded[slice(*source.body(clause))])


def _among(source: Source, path: str, loose: str, claimed: dict[int, str]) -> Clause | None:
    """The first clause whose title names the answer among others, if no part of it has another answer."""
    shared = _SHARED.get(path, "")
    pattern = re.compile(loose)
    for clause, said in source.titled:
        if pattern.search(said) and _says(source, clause) and not _is_taken(clause, claimed, shared):
            return clause
    return None


_INNER = {"subject.measure_method": "计量方法", "dispute.clause_text": "解决方式"}


def _is_taken(clause: Clause, claimed: dict[int, str], shared: str) -> bool:
    return any(clause.start <= start < clause.end and by != shared for start, by in claimed.items())


_SHARED = {"purpose": "background", "subject.objection": "subject.acceptance"}
"""Answers that one clause may give together."""
_SORTED_BY = {
    ("background", "purpose"): expression("^为|为了|目的|旨在"),
    ("subject.acceptance", "subject.objection"): expression("异议"),
}
_LABELLED = {"performance.method": expression("履行方式[:为](?P<words>[^。;\n]+[。;]?)")}


def _answer(source: Source, path: str, clause: Clause, confidence: float) -> Iterator[Extracted]:
    """The words of *clause* as the answer to *path*, or those of its sentences that belong to it."""
    label = _INNER.get(path)
    inner = next((child for child in clause.children if label and child.title == label), clause)
    pair = next((pair for pair in _SORTED_BY if path in pair), None)
    if path == "performance.place":
        yield from source.text(path, next(source.sentences(*source.body(inner))), confidence)
    elif pair and confidence == LOOSE:
        wanted = path == pair[1]
        sentences = list(source.sentences(*source.body(inner)))
        fits = [bool(_SORTED_BY[pair].search(source.folded[slice(*span)])) for span in sentences]
        own = [span for span, fit in zip(sentences, fits, strict=True) if fit is wanted]
        yield from source.joined(path, own, SORTED)
    else:
        yield from source.clause(path, inner, confidence)


def labelled(source: Source) -> Iterator[Extracted]:
    """Answers behind a label in the middle of a clause."""
    for path, pattern in _LABELLED.items():
        if found := pattern.search(source.folded, 0, source.end):
            yield from source.text(path, found.span("words"), LOOSE)


def _follow_from(source: Source, found: set[str]) -> Iterator[Extracted]:
    """What is true because a clause says how: quality is agreed, behaviour is defined, an order is kept."""
    follow = {
        "subject.quality_applicable": {
            "subject.quality_standard",
            "subject.quality_requirement",
            "subject.acceptance",
        },
        "subject.involves_behavior": {"subject.behavior_definition"},
        "performance.sequential": {"performance.sequence_clause"},
    }
    for path, shown_by in follow.items():
        for clause in source.clauses:
            if found & shown_by and any(
                re.search(loose, clause.title) for name, _exact, loose in TITLES if name in shown_by and loose
            ):
                yield source.says(path, value=True, span=(clause.start, clause.body), confidence=LOOSE)
                break


# A number is one of an item by the sign behind it: 30日内 and 1460000 begin with figures that are the words' own.
_ITEM = expression(
    r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})+(?=[ 一-龥])(?![万亿元倍个天日月年平米公千吨])|"
    r"[0-9]{1,2}(?:\.[0-9]{1,2})*[.、 ](?![0-9])|第[一二三四五六七八九十百]+条|"
    r"\([一二三四五六七八九十0-9]{1,3}\))[.、\s]*"
)


def _behind_number(source: Source, span: Span) -> Span:
    number = _ITEM.match(source.folded, *span)
    return (number.end() if number else span[0]), span[1]


def _other_terms(source: Source) -> Iterator[Extracted]:
    for clause in source.clauses:
        if not _OTHER_TERMS.fullmatch(clause.title):
            continue
        start, end = source.body(clause)
        kept = [
            span for span in source.sentences(start, end) if not _COPIES.search(source.folded[slice(*span)])
        ]
        if none := [span for span in kept if _NOTHING_ELSE.search(source.folded[slice(*span)])]:
            yield source.says("other_terms_none", value=True, span=none[0], confidence=EXACT)
        elif kept:
            yield from source.joined("other_terms", [_behind_number(source, span) for span in kept], LOOSE)
        return
