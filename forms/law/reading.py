"""What a text is, and which day's law it is judged by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import Role, fold
from formgen.clauses.bilingual import without_translation
from formgen.clauses.patterns import expression
from formgen.clauses.stated_dates import stated_dates
from formgen.plan import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from formgen.clauses import Clause, Contract

_CONTRACT_TITLE = expression(
    r"[^。;,:]{0,60}(?:合同|协议|协议书|合同书|合约|契约|责任书|备忘录|意向书|约定书|承诺书)(?:文本|条款|范本|正文|\(试行\))?"
    r"(?:\s?[(【][^)】]{1,16}[)】])*|[^.;:]{0,60}\b(?:agreement|contract|memorandum of understanding)\b(?:\s?\([^)]{1,30}\))?",
    re.IGNORECASE,
)
_OTHER_TITLE = expression(
    r"[^。;]{0,60}(?:办法|规定|条例|细则|规则|准则|通知|公告|通告|通报|请示|报告|批复|函|纪要|意见|决定|决议|方案|规划|要点|制度|须知|指南|"
    r"说明书|意见书|意见表|审查表|登记表|申请表|发票|收据|清单|简历|新闻|判决书|裁定书|裁决书|起诉状|答辩状|论文|讲话|总结|标准)"
    r"(?:\s?[(〔【][^)〕】]{1,20}[)〕】])*"
)
_MAKES_LAW = expression(
    r"(?:制定|制订|出台|印发)本?(?:办法|规定|条例|细则|规则|准则|方案|意见|制度|章程|规范)|本(?:办法|条例|细则|规定|法)"
    r"(?:自|所称|适用|由)|现予(?:发布|公布|印发)|现印发给你们|特此(?:通知|公告|函告|函复)"
)
_PARTY = expression("[甲乙丙丁]方")
_ROLE = expression(
    "采购人|供应商|发包[人方]|承包[人方]|出租[人方]|承租[人方]|委托[人方]|受托[人方]|出让[人方]|受让[人方]|买方|卖方|双方|各方|"
    "当事人|中标人|债务人|保证人|借款人|许可方|监管方"
)
_SPEAKS = expression(
    "本(?:合同|协议|条款|补充协议|确认书)|合同|协议|违约|仲裁|管辖|诉讼|争议|纠纷|适用[^。;\n]{0,20}法|担保|保证责任|文本|语言|保密|验收|"
    "支付|价款|租金|赔偿|终止|解除|生效|承诺|不得|应[当以按由视在]|有权|义务|准据法|法院"
)
# What a single clause may say without a word of a contract; in a long text it says nothing.
_CLAUSE = expression(
    "为准|版本|译本|优先|约束力|同等效力|约定|担保|保证|兜底|回扣|连带|债务|借款|应(?!用|届|对)|须|禁止|严禁|另行|待定|日内|质保|保修|期限|工期|"
    "投标|采购|项目|交货|付款|解释|仲裁|争端|解决中心|国际商事法庭|(?:依据|根据)[^。]{0,20}号|执行|附件|[中英外]文|原文|法律"
)
_ENGLISH_CLAUSE = expression(
    r"\b(?:shall|governing law|jurisdiction|authentic|authoritative|english (?:text|version)|chinese (?:translation|versions?)|"
    r"incoterms|courts? of)\b",
    re.IGNORECASE,
)
_ENGLISH = expression(
    r"\b(?:this|the) (?:agreement|contract)\b|\bgoverned by\b|\bparty [ab]\b|\barbitrat|\bprevail|\bhereby\b|\bguarant",
    re.IGNORECASE,
)
_SUBJECTS = tuple(
    map(
        re.compile,
        (
            "违约", "争议|纠纷|仲裁|人民法院", "价款|价格|金额|费用|租金|报酬|支付|付款", "保密", "生效|成立",
            "标的|服务内容|货物|工程|租赁物|合作", "期限|工期|日期|进度", "权利|义务", "通知|送达|联系人",
        ),
    )
)  # fmt: skip
_GAP = expression(r"(?<=[一-龥])\s+(?=[一-龥])")
_TITLE_LINES = 6
_SHORT = 40
_FEW, _SEVERAL, _MANY = 2, 3, 6
_SUBJECTS_OF_A_WHOLE = 5
_LONG = 200
_DENSE = 400
"""A text that speaks like a contract less often than once in so many characters is none."""


def extent(paper: Contract) -> Extent:
    """Whether *paper* is a contract, some clauses of one, or something else.

    It is whole when it bears a contract's title or names its parties, and has the clauses or the
    signatures that go with it. A single sentence of a contract is a fragment.
    """
    folded = fold(paper.words)
    if not re.search(r"[一-龥]\s*[一-龥]|[A-Za-z]{2}", folded) or _is_something_else(paper, folded):
        return Extent.OTHER
    if _is_whole(paper, folded):
        return Extent.WHOLE
    return Extent.FRAGMENT if _speaks_like_one(folded) else Extent.OTHER


def _title_lines(paper: Contract, folded: str) -> list[str]:
    """The lines among which the title stands."""
    opening = next((part for part in paper.tree.children if part.role is Role.OPENING), None)
    words = folded[opening.start : opening.end] if opening else folded
    lines = [re.sub(r"^[#*\s《]+|[\s*》]+$", "", line) for line in words.split("\n")]
    return [line for line in lines if line][:_TITLE_LINES]


def _is_something_else(paper: Contract, folded: str) -> bool:
    """A regulation, a notice, an invoice: titled as one, without parties that agree."""
    if len(paper.parties) >= _FEW and any(one.name for one in paper.parties):
        return False
    lines = _title_lines(paper, folded)
    first = next((line for line in lines if len(line) <= _SHORT), "")
    titled = bool(_OTHER_TITLE.fullmatch(first)) and not _CONTRACT_TITLE.fullmatch(first)
    makes_law = _MAKES_LAW.search(folded[:3000]) is not None
    named = len(_PARTY.findall(folded))
    return (titled or makes_law) and named <= len(folded) // _DENSE


def _is_whole(paper: Contract, folded: str) -> bool:
    titled = any(_CONTRACT_TITLE.fullmatch(line) for line in _title_lines(paper, folded))
    parties = len(paper.parties) >= _FEW
    clauses = _main_clauses(paper)
    signed = any(part.role is Role.SIGNATURE for part in paper.tree.children)
    subjects = sum(1 for one in _SUBJECTS if one.search(folded))
    if parties and (titled or signed):
        return len(clauses) >= _FEW or (len(folded) >= _LONG and subjects >= _SEVERAL)
    enough = len(clauses) >= _SEVERAL and subjects >= _SEVERAL
    if parties or (titled and signed):
        return enough
    if not _speaks_like_one(folded):
        return False
    return (titled and enough) or (
        len(clauses) >= _MANY and subjects >= _SUBJECTS_OF_A_WHOLE and clauses[0].value <= 1
    )


def _main_clauses(paper: Contract) -> list[Clause]:
    """The clauses of the highest level; of a contract in parts, those of its parts."""
    top = [part for part in paper.tree.children if part.role is Role.CLAUSE]
    return top if len(top) >= _SEVERAL else [*top, *(child for part in top for child in part.children)]


def _speaks_like_one(folded: str) -> bool:
    """Whether parties, or what contracts settle, are spoken of often enough for the length of the text."""
    folded = _GAP.sub("", folded)
    parties = len(_PARTY.findall(folded))
    roles = parties + len(_ROLE.findall(folded))
    says = len(_SPEAKS.findall(folded)) + len(_ENGLISH.findall(folded))
    if len(folded) <= _LONG:
        return says + parties > 0 or bool(_CLAUSE.search(folded) or _ENGLISH_CLAUSE.search(folded))
    return (roles + says) * _DENSE >= 2 * len(folded) and (parties > 0 or roles + says >= _MANY)


_SIGNED_ON = expression(
    r"(?:签\s?[订署约定字]|订\s?立|签\s?章|盖\s?章|合同|协议)\s?(?:的)?\s?(?:日\s{0,6}期|时\s{0,6}间|日)(?:\([^)\n]{1,10}\))?\s?[:为是]?\s?|"
    r"(?<![一-龥])日\s{0,6}期\s?[:]\s?"
)
_CONCLUDED_ON = expression(r"(?:签[订署]|订立|签约)")
_BLANK_DATE = expression(
    r"[\s_﹍]*(?:[0-9]{0,4}[\s_﹍]*年[\s_﹍]*[0-9]{0,2}[\s_﹍]*月[\s_﹍]*[0-9]{0,2}[\s_﹍]*日|[\s_﹍/]*(?:\n|$))"
)
_NOT_OF_THIS = expression("原合同|主合同|中标通知书|发布|成交通知书|附件|补充协议")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def law_day(paper: Contract) -> date | None:
    """The day on which the contract was signed, as far as it says so without contradiction.

    Where each party dates its own signature, the last one counts (民法典第四百九十条: 当事人均签名、盖章时成立). A
    date that is left blank beside one that is filled in leaves it open.
    """
    folded = without_translation(fold(paper.words))
    end = next((part.start for part in paper.tree.children if part.role is Role.ANNEX), len(folded))
    signatures = [part for part in paper.tree.children if part.role is Role.SIGNATURE and part.start < end]
    alone = {day for part in signatures for day in _standing_alone(folded, part.start, part.end)}
    signed, open_ = _dates_behind_labels(folded, [(part.start, part.end) for part in signatures])
    stated, _open = _dates_behind_labels(folded, [(0, signatures[0].start if signatures else end)])
    stated |= {*_concluded(folded, end), *_dated(folded, end)}
    signed |= alone
    days = {max(signed)} if signed else set()
    days |= stated
    return days.pop() if len(days) == 1 and not (signed and open_) else None


def _standing_alone(folded: str, start: int, end: int) -> Iterator[date]:
    """Dates below the signatures that fill their lines, one for each party."""
    for line in re.finditer("[^\n]+", folded[start:end]):
        days = list(stated_dates(line.group()))
        rest = "".join(
            line.group()[after:before]
            for after, before in zip(
                [0, *(one[2] for one in days)], [*(one[1] for one in days), None], strict=True
            )
        )
        if days and not rest.strip():
            yield from (day for day, _start, _end in days)


def _dates_behind_labels(folded: str, spans: list[tuple[int, int]]) -> tuple[set[date], bool]:
    """The dates of signing in *spans*, and whether one is left blank."""
    days: set[date] = set()
    blank = False
    for start, end in spans:
        for label in _SIGNED_ON.finditer(folded, start, end):
            if _NOT_OF_THIS.search(folded[max(start, label.start() - 12) : label.start()]):
                continue
            day = next(_plausible(folded, label.end(), min(end, label.end() + 24)), None)
            days |= {day} if day else set()
            blank = blank or (day is None and _BLANK_DATE.match(folded, label.end(), end) is not None)
    return days, blank


def _plausible(folded: str, start: int, end: int) -> Iterator[date]:
    for day, begins, _ends in stated_dates(folded, start, end):
        if not folded[start:begins].strip(" \t\n_:|") and _FIRST_YEAR <= day.year <= _LAST_YEAR:
            yield day


def _concluded(folded: str, end: int) -> Iterator[date]:
    """本合同于2026年8月1日在深圳市签订."""
    for found in re.finditer(
        r"本?(?:合同|协议)(?:书)?(?:由[^。;\n]{2,80}?)?(?:已)?[于在](?=\s?[12一二])", folded[:end]
    ):
        sentence_end = min(end, found.end() + 60)
        for day, begins, ends in stated_dates(folded, found.end(), sentence_end):
            near = begins - found.end() <= _SHORT and "。" not in folded[found.end() : begins]
            if (
                near
                and _CONCLUDED_ON.match(_behind_place(folded, ends))
                and not _NOT_OF_THIS.search(folded[max(0, found.start() - 8) : begins])
            ):
                yield day


def _dated(folded: str, end: int) -> Iterator[date]:
    """签订于深圳市罗湖区，2026年8月1日."""
    for found in re.finditer(r"签[订署约]?于(?!\s?[12一二][0-9〇零○])[^。;\n,]{2,40}[,]\s?", folded[:end]):
        yield from _plausible(folded, found.end(), min(end, found.end() + 24))


def _behind_place(folded: str, start: int) -> str:
    """What stands behind a date and the place that may follow it."""
    place = re.compile(
        r"[,、]?(?:由双方|双方)?(?:[在于]?(?:中国)?[一-龥0-9]{2,24}?)?(?=签[订署]|订立|签约)"
    ).match(folded, start)
    return folded[place.end() : place.end() + 4] if place else ""
