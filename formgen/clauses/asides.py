"""Parts of a contract that it only quotes: lists of what is forbidden, samples, wordings before a change.

What stands there is no term of the contract, so detectors leave it alone. Only a heading that says nothing
else makes such a part (``负面清单``, ``参考条款``, ``修改前``), or a line that says so of what follows.
"""

from __future__ import annotations

from formgen.clauses.patterns import expression

Span = tuple[int, int]

_NUMBERS = (
    ("annex", r"附(?:件|录|表)\s*[一二三四五六七八九十0-9]{0,3}"),
    ("article", r"第\s*[一二三四五六七八九十百0-9]{1,5}\s*[条章编节]"),
    ("chinese", r"[一二三四五六七八九十]{1,3}\s*[、.．]"),
    ("round", r"[(（]\s*[一二三四五六七八九十0-9]{1,3}\s*[)）]"),
    ("dotted", r"[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}(?![0-9])[.．]?"),
    ("plain", r"[0-9]{1,2}\s*[.．、)）]"),
)
_RANK = {name: rank for rank, (name, _) in enumerate(_NUMBERS)}
_NUMBER = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _NUMBERS)
_QUOTED = (
    "(?:(?:政府|本)?(?:合同|协议|条款)?(?:的)?(?:负面清单|禁止性?(?:内容|条款|约定|事项|情形|规定|用语)|"
    "禁止(?:约定|写入|出现)的?(?:内容|条款|事项|情形)?|不得(?:约定|写入|包含|含有|出现)的?(?:内容|条款|事项|情形)?))|"
    "(?:条款|写法|填写|表述|文本)?(?:示例|样例|举例|范例|反例)(?:条款|文本|写法|说明)?|(?:错误|反面|不当|违规)(?:示例|写法|"
    "案例|条款|表述)|(?:参考|备选|示范|供参考的?)(?:条款|文本|写法|表述|格式)|(?:修改|修订|变更|调整)前(?:的?(?:条款|"
    "内容|原文|表述))?|原(?:条款|约定|表述)(?:内容)?|(?:已)?(?:删除|作废|废止)的?(?:条款|内容)|审查(?:要点|提示)|"
    "(?:填写|使用|起草|编制|填表)(?:说明|须知|指引)"
)
_LINE = expression(rf"[ \t\u3000]*(?:{_NUMBER})?[ \t\u3000]*(?P<title>[^\n]*)")
_HEADING = expression(
    rf"[【《“]?(?:{_QUOTED})[】》”]?(?:[(（][^()（）\n]{{0,24}}[)）])?[ \t\u3000]*[:：]?[ \t\u3000]*"
)
_LABEL = expression(
    rf"[【“]?(?:{_QUOTED}|例如|举例来说|原文为?|原条款为)[】”]?(?:[(（][^()（）\n]{{0,24}}[)）])?[:：](?=.)"
)
_SAYS_SO = expression(
    "[(（]?(?:以下|下列|下述|下文|本(?:部分|附件|附录|节|页))[^。\n]{0,20}(?:(?:仅|只)(?:供|为|作|是)[^。\n]{0,10}(?:参考|示例|举例|"
    "说明|示范)|不构成(?:本)?(?:合同|协议)的?(?:内容|组成部分|条款|约定))"
)
_PLAIN_HEADING = expression("[一-龥]{2,12}[ \t\u3000]*")
_LONGEST = 80


def asides(words: str) -> tuple[Span, ...]:
    """The stretches of *words* that are only quoted, in order, in its own characters."""
    lines = list(_lines(words))
    spans = []
    for index, (start, end, rank, title) in enumerate(lines):
        if _HEADING.fullmatch(title) or _SAYS_SO.match(title):
            spans.append((start, _end_of(lines, index, rank)))
        elif _LABEL.match(title):
            spans.append((start, end))
    return tuple(spans)


def _lines(words: str) -> list[tuple[int, int, int, str]]:
    """Start, end, rank of the number (highest first, beyond all for none), and words of each line."""
    found, start = [], 0
    for line in words.split("\n"):
        head = _LINE.match(line[:_LONGEST])
        number = head.lastgroup if head and head.lastgroup != "title" else None
        if head and number is None:
            number = next((name for name in _RANK if head.group(name)), None)
        rank = _RANK[number] if number else len(_RANK)
        found.append((start, start + len(line), rank, head.group("title").strip() if head else ""))
        start += len(line) + 1
    return found


def _end_of(lines: list[tuple[int, int, int, str]], index: int, rank: int) -> int:
    """Where the part ends whose heading is the line *index*: at the next heading of its rank or a higher one."""
    for start, _, other, title in lines[index + 1 :]:
        if other <= min(rank, _RANK["article"]) or (other <= rank < len(_RANK)):
            return start
        unnumbered = rank == other == len(_RANK)
        if unnumbered and _PLAIN_HEADING.fullmatch(title) and not _HEADING.fullmatch(title):
            return start
    return lines[-1][1]
