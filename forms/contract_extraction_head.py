"""Title, number, kind and parties of a contract."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import Side, fold
from formgen.clauses.party_roles import Kind, kind_of
from formgen.clauses.patterns import expression

from .contract_extraction_source import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses import Party
    from formgen.plan import Extracted

    from .contract_extraction_source import Source, Span

_TITLE = expression(
    r"(?P<title>[^。;,:\n]{2,60}(?:协议书|合同书|合同|协议|合约|责任书|备忘录|意向书)(?:\s?[(（][^)）\n]{1,16}[)）])*)"
)
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
_MORE_LINES = 3
"""So many lines of a long title stand above its last, at most."""


def head(source: Source) -> Iterator[Extracted]:
    """Title, number, what kind of contract it is."""
    title = _title(source)
    if title:
        words = source.folded[slice(*title)]
        shown = _one_line(source.paper.words[slice(*title)])
        yield source.says("contract_title", shown, title, 0.95)
        yield from _kinds(source, words, title)
    for found in _NUMBER.finditer(source.folded, 0, source.opening[1] or 600):
        before = source.folded[max(0, found.start() - 6) : found.start()]
        if not _OTHER_NUMBER.search(before) and re.search("[0-9]", found.group("number")):
            span = found.span("number")
            yield source.says("contract_no", source.paper.words[slice(*span)], span, 0.95)
            return


def _title(source: Source) -> Span | None:
    """The first line that is a contract's title, with a remark that stands below it."""
    start, end = source.opening
    lines = [
        one for one in re.finditer("[^\n]+", source.folded[:end]) if one.end() > start and one.group().strip()
    ]
    for place, line in enumerate(lines[:_TITLE_LINES]):
        span = source.trimmed(*line.span())
        span = (span[0] + len(re.match(r"[#*\s《]*", source.folded[slice(*span)]).group()), span[1])  # type: ignore[union-attr]  # it matches nothing at least
        found = _TITLE.match(source.folded, *span)
        if found and found.end() >= span[1] - 2:
            below = lines[place + 1] if place + 1 < len(lines) else None
            remark = below and _REMARK.fullmatch(below.group().strip())
            end = source.trimmed(*below.span())[1] if below and remark else found.end()
            return _begun_above(source, found.start(), end), end
    return None


def _begun_above(source: Source, start: int, end: int) -> int:
    """Where a title begins whose last line begins at *start*: above, if what both say is said in one elsewhere.

    Names alone do not tell: a number, a party or a motto may stand above a title. The head of every page and
    the page of the signatures say the title whole.
    """
    said = source.folded[start:end].replace("\n", "")
    above = [one.span() for one in re.finditer("[^\n]+", source.folded[:start])]
    for span in reversed(above[-_MORE_LINES:]):
        first, last = source.trimmed(*span)
        said = f"{source.folded[first:last]}{said}"
        if said not in source.folded[end:]:
            break
        start = first
    return start


def _one_line(words: str) -> str:
    return re.sub(r"(?<=[一-龥（()）])\s+(?=[一-龥（(0-9])", "", words).strip("》* ")


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
