"""Title, number, kind and parties of a contract."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import Side, fold
from formgen.clauses.heading import Heading
from formgen.clauses.party_roles import Kind, kind_of
from formgen.clauses.patterns import expression

from .contract_extraction_source import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses import Party
    from formgen.plan import Extracted

    from .contract_extraction_source import Source, Span

_CALLED = r"(?:协议书|合同书|合同|协议|合约|责任书|备忘录|意向书)(?:\s?[(（][^)）\n]{1,16}[)）])*"
_TITLE, _TITLE_OF_LINES = (expression(rf"[^。;,:\n]{{2,{longest}}}{_CALLED}") for longest in (60, 500))
_MARKS = expression(r"[#*\s]*(?:《(?![^《》]*》(?s:.)))?")
"""What may stand before a title and does not belong to it: 《 does where it is closed within."""
_SPACED = expression(r"[一-龥]\s[一-龥]\s[一-龥]\s")
_REMARK = expression(r"[(（][^()（）\n]{1,12}[)）]")
_NUMBER = expression(
    r"(?<![(（,，])(?:合同|协议|项目合同)?编\s{0,4}号\s?[:：]\s?(?P<number>[^\s_＿﹍。，,;；（(]{3,40})"
)
_OTHER_NUMBER = expression("(?:项目|采购|招标|备案|证书|文件|计划)$")
_BINDING = expression(
    "(?P<procurement_goods>货物|设备|服务器|买卖|供货|购销)|(?P<works>施工|工程(?!监理|设计|咨询|造价)|修缮|装修|改造|绿化提升)|"
    "(?P<lease>租赁)|(?P<lend>借用|出借)|(?P<gift>赠与|捐赠)|(?P<supervision>监管协议)|(?P<exchange>置换|互换)|"
    "(?P<transfer>转让|出让)|(?P<guarantee>担保合同|保证合同|抵押|质押)|(?P<cooperation>合作|框架)|"
    "(?P<procurement_service>服务|物业|运维|维护|咨询|培训|软件|信息系统|系统集成|信息化|开发|翻译|保洁|运营|设计|监理|代理|审计|评估|印刷|委托)"
)
_PROCURED = expression("采购|购买服务")
_DERIVED = expression("(?P<supplement>补充)|(?P<change>变更)|(?P<termination>解除|终止)(?=协议|合同)")
_PARENT = expression("《(?P<title>[^》\n]{4,60}(?:合同|协议|协议书)(?:[(（][^)）\n]{1,10}[)）])?)》")
_LEVELS = (
    ("subdistrict_office", "街道办事处", 0.9),
    ("district_government", "(?:区|县)人民政府", 0.9),
    ("district_department", "局|委员会", 0.75),
)
_RANK = expression(r"[ \t\u3000]*职\s{0,4}务[:：][ \t]?(?P<title>[一-龥]{2,10})")
_CODE = expression("[0-9A-Z]{18}")
_WITHOUT_PERSON = expression("分公司|分行|支行|事务所|合伙")
_PERSON = expression("[一-龥]{2,3}|[一-龥]{3}[^司店厂行所局院校处社部会团馆站队]|[一-龥]{1,8}·[一-龥]{1,8}")
_TITLE_LINES = 8
_REACH = 600
"""Where a title is looked for, in characters, however few of them the clauses leave for the opening."""


def head(source: Source) -> Iterator[Extracted]:
    """Title, number, what kind of contract it is."""
    title = _title(source)
    if title:
        shown = _shown(source, title)
        yield source.says("contract_title", shown, title, 0.95)
        yield from _kinds(source, fold(shown), title)
    for found in _NUMBER.finditer(source.folded, 0, source.opening[1] or 600):
        before = source.folded[max(0, found.start() - 6) : found.start()]
        if not _OTHER_NUMBER.search(before) and re.search("[0-9]", found.group("number")):
            span = found.span("number")
            yield source.says("contract_no", source.paper.words[slice(*span)], span, 0.95)
            return


def _title(source: Source) -> Span | None:
    """Where the title is: the signing page names it, or else it is the first line, or lines, that look like one."""
    return next(_signed_titles(source), None) or next(_titles(source), None)


def _signed_titles(source: Source) -> Iterator[Span]:
    heading = Heading(source.folded, 0, _REACH)
    for span, said, below in _candidates(source, heading):
        if heading.signs(said):
            yield _behind_marks(source, span), _with_remark(source, below, span[1])


def _titles(source: Source) -> Iterator[Span]:
    for span, said, below in _candidates(source, Heading(source.folded, *source.opening)):
        if end := _end_of_title(source, span, said):
            yield _behind_marks(source, span), _with_remark(source, below, end)


def _candidates(source: Source, heading: Heading) -> Iterator[tuple[Span, str, tuple[Span, ...]]]:
    """What may be the title: where it is, its words without blanks, and the line below."""
    lines = heading.lines
    for first, (start, _end) in enumerate(lines[:_TITLE_LINES]):
        for last, said in heading.from_line(first):
            yield source.trimmed(start, lines[last][1]), said, lines[last + 1 : last + 2]


def _behind_marks(source: Source, span: Span) -> int:
    return span[0] + len(_MARKS.match(source.folded[slice(*span)]).group())  # type: ignore[union-attr]  # it matches nothing at least


def _end_of_title(source: Source, span: Span, said: str) -> int | None:
    """Where the title at *span* ends; None if it does not look like one."""
    if "\n" in source.folded[slice(*span)]:
        return span[1] if _TITLE_OF_LINES.fullmatch(said) else None
    found = _TITLE.match(source.folded, _behind_marks(source, span), span[1])
    return found.end() if found and found.end() >= span[1] - 2 else None


def _with_remark(source: Source, below: tuple[Span, ...], end: int) -> int:
    """Where a title ends that ends at *end*, if a remark stands *below* it."""
    remarks = (source.trimmed(*one) for one in below)
    return next((one[1] for one in remarks if _REMARK.fullmatch(source.folded[slice(*one)])), end)


def _shown(source: Source, span: Span) -> str:
    """The title at *span* in one line, its blanks where the contract has them that says it in one line below."""
    words = source.paper.words[slice(*span)].strip("》* ")
    if not re.search(r"\s", words):
        return words
    for start, end in _elsewhere(source, span):
        said = source.paper.words[start:end]
        if "\n" not in said and not _SPACED.search(said):
            return said
    return _one_line(words)


def _elsewhere(source: Source, span: Span) -> Iterator[Span]:
    """Where what stands at *span* stands in one line below, however its characters are spaced."""
    said = "".join(source.folded[slice(*span)].split()).strip("》*")
    for line in re.finditer("[^\n]+", source.folded[span[1] :]):
        at = "".join(line.group().split()).find(said)
        if at >= 0:
            shown = [place for place, one in enumerate(line.group(), line.start()) if not one.isspace()]
            yield span[1] + shown[at], span[1] + shown[at + len(said) - 1] + 1


def _one_line(words: str) -> str:
    spaced = re.sub(r"(?<=[一-龥（()）])[^\S\n]+(?=[一-龥（(0-9])", "", words)
    return re.sub(r"\s*\n\s*", "", re.sub(r"(?<=[A-Za-z])\s*\n\s*(?=[A-Za-z])", " ", spaced))


def _kinds(source: Source, title: str, span: Span) -> Iterator[Extracted]:
    derived = _DERIVED.search(title)
    if derived:
        yield source.says("parent_contract.is_derivative", value=True, span=span, confidence=0.95)
        yield source.says("parent_contract.derivative_type", derived.lastgroup, span, 0.9)
        if parent := _PARENT.search(source.folded, 0, source.end):
            at = parent.span("title")
            yield source.says("parent_contract.parent_title", source.paper.words[slice(*at)], at, 0.9)
    procured = _PROCURED.search(title)
    roles = {role for party in source.paper.parties for role in party.roles}
    if procured or {"采购人", "供应商"} & roles:
        yield source.says("is_procurement", value=True, span=span, confidence=0.95 if procured else 0.9)
    kinds = {found.lastgroup for found in _BINDING.finditer(title)}
    if len(kinds) == 1 and not derived:
        yield source.says("deal_nature", kinds.pop(), span, 0.85)


def parties(source: Source) -> Iterator[Extracted]:
    """Who concludes it, the government side first."""
    for path, ones in (("parties_a", source.government), ("parties_b", source.others)):
        named = [one for one in ones if one.name]
        for row, party in enumerate(named):
            yield from _party(source, f"{path}[{row}]", party)
    for party in source.government[:1]:
        level = next(
            (
                one
                for one in _LEVELS
                if party.name and re.search(rf"(?:{one[1]})(?:[(（][^)）]*[)）])?$", fold(party.name))
            ),
            None,
        )
        if level:
            yield source.says("signatory_level", level[0], (party.where.start, party.where.end), level[2])


def _party(source: Source, row: str, party: Party) -> Iterator[Extracted]:
    name = fold(party.name)
    where = (party.where.start, party.where.end)
    yield source.says(f"{row}.name", " ".join(party.name.split()), where, 0.95)
    if kind := _type_of(name, party):
        yield source.says(f"{row}.party_type", kind, where, 0.85)
    plain = {
        "address": "address",
        "legal_rep_name": "legal_representative",
        "contact_phone": "phone",
        "uscc": "uscc",
    }
    for column, key in plain.items():
        if detail := party.details.get(key):
            shown = _value(column, detail.quote)
            yield source.says(f"{row}.{column}", shown, (detail.start, detail.end), 0.95)
    if person := party.details.get("legal_representative"):
        rank = _RANK.match(source.folded, person.end)
        if rank:
            yield source.says(f"{row}.legal_rep_title", rank.group("title"), rank.span("title"), 0.95)
    if number := party.details.get("id_number"):
        yield source.says(f"{row}.id_number", fold(number.quote), (number.start, number.end), 0.95)
        if re.fullmatch("[0-9]{17}[0-9Xx]", fold(number.quote)):
            yield source.says(f"{row}.id_type", "resident_id", (number.start, number.end), 0.9)


def _value(column: str, quote: str) -> str:
    folded = fold(quote).strip()
    return folded if column in {"uscc", "contact_phone"} else " ".join(quote.split())


def _type_of(name: str, party: Party) -> str:
    if "id_number" in party.details or (party.side is Side.OTHER and _PERSON.fullmatch(name)):
        return "natural_person"
    if _WITHOUT_PERSON.search(name):
        return "unincorporated"
    return "" if kind_of(name) is Kind.UNKNOWN or is_blank(name) else "legal_person"
