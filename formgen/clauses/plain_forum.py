"""Forums in English and in everyday words: courts and bodies elsewhere in the mainland, and none by name at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.lexicon import ELSEWHERE
from formgen.clauses.patterns import expression
from formgen.clauses.scope import is_meant

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from formgen.clauses.reading import Reading, Sentence

# Seats of the mainland's larger courts and arbitration bodies, but for Shenzhen; general knowledge, 2026-11.
_CITIES = (
    "(?:beijing|shanghai|guangzhou|tianjin|chongqing|hangzhou|nanjing|wuhan|chengdu|xi'?an|suzhou|qingdao|dalian|xiamen|zhuhai|"
    "foshan|dongguan|changsha|haikou|hainan|ningbo|shenyang|jinan|zhengzhou|hefei|fuzhou|nanning|kunming|harbin|wuxi|huizhou|"
    "zhongshan|hengqin|guangdong|zhejiang|jiangsu|fujian|sichuan|hubei|hunan|shandong)"
)
_COURT = (
    r"(?:courts?|tribunals?|arbitration (?:commission|centre|center|institute|court|association|committee))"
)
_ENGLISH_ELSEWHERE = expression(
    rf"\b{_CITIES}\b(?:,? [a-z']+){{0,5}}? {_COURT}\b|\b{_COURT}(?: [a-z]+){{0,4}}? (?:of|in|at|for) (?:the )?(?:[a-z',]+ ){{0,4}}?{_CITIES}\b|"
    rf"\barbitrat\w+(?: \w+){{0,3}} in {_CITIES}\b|{ELSEWHERE}{{1,80}}+"
)
_ENGLISH_DISPUTE = expression(
    r"\b(?:refer\w*|submit\w*|settl\w+|resolv\w+|arbitrat\w+|jurisdiction|brought|bring|heard|decid\w+|adjudicat\w+|disputes?|"
    r"venue|litigat\w+|sued?|lawsuits?|proceedings)\b"
)
_ENGLISH_OTHERWISE = expression(
    r"\b(?:not|never|no|nor|neither|enforce\w*|preserv\w+|interim|injunct\w+|pending|experience|member|panel|awards?|disclos\w+|history)\b"
)
_ENGLISH_VAGUE = expression(
    r"\b(?:competent|local|relevant|appropriate|proper|applicable) (?:people's )?(?:courts?|arbitration (?:body|institution|commission))\b|"
    r"\b(?:people's )?courts? (?:of competent jurisdiction|(?:having|with)(?: \w+){0,2} jurisdiction|"
    r"(?:at|in|of|for) the (?:place|location|domicile|seat|residence|defendant|plaintiff|claimant)|"
    r"where (?:the |either )?(?:plaintiff|defendant|claimant|party|contract|project|lessor|lessee|supplier|purchaser)|located at the)|"
    r"\ban? (?:chinese |domestic )?arbitration (?:body|institution|commission|tribunal)\b"
)
_PLAIN = expression(
    "(?:找|到|去|上|告到|告上|诉至|诉诸|提交|交给?|请|由|向)(?:当地的?|有关的?|人民)?法院(?=解决|处理|打官司|说理|评理|告|起诉|判|裁|理论|讨|[,。;\\n]|$)|打官司|法院见|走(?:法律|司法)(?:程序|途径|渠道)|对簿公堂|"
    "(?:有权|具?有)?管辖(?:权)?(?:的)?(?:机构|机关|部门|单位)(?=处理|解决|裁|管辖|受理|[,。;\\n]|$)|(?:有权|有关|相关|主管|法定)(?:的)?(?:机构|机关|部门|单位)(?=裁决|裁断|裁判|仲裁)"
)
_PLAIN_DISPUTE = expression("争议|纠纷|矛盾|协商|商量|谈|解决|分歧|扯皮|争端|打官司")
_PLAIN_OTHERWISE = expression(
    "保全|执行|行政|劳动|工资|第三[方人]|他人|送达|费用|律师|披露|通知|期间|查封|确权|曾|经验|培训|服务|协助|证据|鉴定|缴纳|罚"
)


def elsewhere_in_english(reading: Reading, sentence: Sentence) -> Iterator[re.Match[str]]:
    """Courts and bodies elsewhere in the mainland to which an English sentence submits disputes."""
    words = reading.words[sentence.start : sentence.end]
    if not _ENGLISH_DISPUTE.search(words) or _ENGLISH_OTHERWISE.search(words):
        return
    yield from _ENGLISH_ELSEWHERE.finditer(reading.marks, sentence.start, sentence.end)


def nobody_named(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where disputes go to courts in general: 找法院解决, 由有权管辖机构处理, the competent court."""
    words = reading.words[sentence.start : sentence.end]
    if _ENGLISH_DISPUTE.search(words) and not _ENGLISH_OTHERWISE.search(words):
        for found in _ENGLISH_VAGUE.finditer(reading.words, sentence.start, sentence.end):
            yield found.span()
    if not _PLAIN_DISPUTE.search(words) or _PLAIN_OTHERWISE.search(words):
        return
    for found in _PLAIN.finditer(reading.words, sentence.start, sentence.end):
        if is_meant(reading, *found.span()):
            yield found.span()
