"""The reviewer's sheet, begun from a review of the contract: what was found stands in the opinions as evidence.

Results stay empty: the program points out, the reviewer concludes (第四十四条).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from formgen.clauses import Side, severe_imbalance
from formgen.clauses.patterns import expression

from .contract_extraction import extract
from .legality_review_choices import HINT

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from formgen.clauses import Clause, Contract

Finding = dict[str, Any]
Places = frozenset[tuple[int, int]]

TITLE = expression(
    r"[^，。；：_＿…□【]{2,60}(?:合同|协议|协议书|合同书|备忘录)(?:[（(][^（()）]{0,20}[）)])*"
)
REACH = 600
"""Characters from the top within which the name of the contract stands."""
LONGEST = 60
"""Characters of the contract that a hint quotes."""
MOST = 12
"""Findings that are written out under one item; the report of the review has them all."""

BY_RULE: dict[str, tuple[str, ...]] = {
    "GC-28-4": ("c2",),
    "GC-25-1": ("c6",),
    "GC-36-2": ("c6",),
    "GC-34-1": ("c5",),
    "GC-26-8": ("c9",),
    "GC-26-9": ("c9",),
    "GC-26-14": ("c9",),
    "GC-36-1": ("c9",),
    "GC-36-3": ("c9",),
    "GC-78-1": (),
    **{f"GC-39-{number}": (f"p{number}",) for number in range(1, 8)},
}
"""The item under which the findings of a rule are evidence, each under one; that the act's own term is over says
nothing of the contract."""
BY_ACT = {"TXT": ("c6",), "LAW": ("c10",), "GC": ("c10",), "IT": ("c10",), "NC": ("c10",)}
"""The same for the other rules, by the act's prefix."""
OF_PARTIES = frozenset({"GC-26-1", "GC-28-1", "GC-28-2", "GC-28-3"})
"""Rules about who concludes the contract: under the first or the second item, by the side."""
NOT_AGREED = ("c6",)
"""Where what the contract does not say is told: the sheet has no item on completeness, and what is not agreed is
not clear either (第二十五条). It stands behind what is unclear by its own words."""
NOWHERE = ("没有找到", "全文没有找到")
"""How a finding begins that belongs to no clause: it says so of the whole text."""
POWERS = "GC-39-2"

CLAUSE_OF_ITEM_NINE = {"breach_liability": "违约责任", "dispute_jurisdiction": "争议解决"}
FREE = expression(
    r"(?:价款|租金|费用|服务费|报酬|对价)[^。；，\n]{0,12}(?:为零|零元|(?<![0-9.,])0元|免费|免收|无偿)"
    r"|(?:免费|无偿)(?:向[^。；，\n]{1,10})?(?:提供|使用|出租|出借|转让|划转|交付)"
)
"""Words by which one side gets something for nothing: a clue for 第四十五条（一）, and no more."""
PERSONAL = expression(
    r"(?<![0-9A-Za-z.])(?:[1-9](?: ?[0-9]){13,16} ?[0-9Xx]|1[3-9][0-9](?:[ -]?[0-9]){8}|0[0-9]{2,3}-?[0-9]{7,8})"
    r"(?![0-9A-Za-z])"
)
"""Numbers of persons' papers, of mobile and of other telephones: the sheet travels further than the contract."""
BREACH = expression(r"违约|赔偿|责任")
GIFT = expression(r"税|返还|奖励|补贴|补助|补偿|财政|资金|收益|减免|免收")
"""Words in a promise beyond its powers by which the government side gives public money away."""
NUMBER = expression(r"“第[一二三四五六七八九十百0-9]{1,6}条[ \u3000]+")
"""The number of a clause at the beginning of a quote in a finding: the place is told before it."""
INNER = str.maketrans("“”", "‘’")
WEIGHED_OUT = "false_positive"
SURE_ENOUGH = 0.8
"""From this confidence on the price that was read stands on the sheet."""


def fill_sheet(report: Mapping[str, Any], paper: Contract) -> dict[str, Any]:
    """The answers of 合法性审查意见表 as far as *report* on *paper* gives them; no result, no conclusion.

    :param report: the review as the JSON interface shows it, in Chinese.
    """
    clues: dict[str, list[str]] = defaultdict(list)
    one_sided = frozenset((one.start, one.end) for one in severe_imbalance(paper.text, paper.gazetteer))
    stands = [one for one in report["findings"] if _decision(one).get("state") != WEIGHED_OUT]
    for found in sorted(stands, key=_is_missing):
        for item in _items_of(found, paper, one_sided):
            clues[item].append(_clue(found, paper))
    clues["u1"] += [_price(hit, paper) for hit in FREE.finditer(paper.words)]
    clues["u4"] += [_gift(match, paper) for found in stands for match in _gifts(found)]
    clues["c9"] = [*_there(report, paper), *clues["c9"]]
    form: dict[str, Any] = {name: {"opinion": _opinion(said)} for name, said in clues.items() if said}
    return {"submission": _submission(report), "form": {**_basics(report, paper), **form}}


def _decision(found: Finding) -> Mapping[str, Any]:
    """What was decided about *found* beforehand; empty where nothing was."""
    return found.get("decision") or {}


def _is_missing(found: Finding) -> bool:
    """Whether *found* is about what the contract does not say."""
    return str(found["kind"]) == "missing"


def _items_of(found: Finding, paper: Contract, one_sided: Places) -> tuple[str, ...]:
    """The item for which *found* is evidence; none where it says nothing of the contract itself."""
    rule = str(found["rule"])
    act = rule.partition("-")[0]
    if rule == "GC-25-1" and any((one["start"], one["end"]) in one_sided for one in found["matches"]):
        breach = any(BREACH.search(_sentence(one, paper)) for one in found["matches"])
        return ("u3" if breach else "u2",)
    if rule in OF_PARTIES:
        return ("c2" if _is_of_other_side(found, paper) else "c1",)
    if rule in BY_RULE:
        return BY_RULE[rule]
    if found["kind"] in {"missing", "deadline"}:
        return NOT_AGREED if _is_missing(found) and act == "GC" else ()
    return BY_ACT.get(act, ())


def _is_of_other_side(found: Finding, paper: Contract) -> bool:
    """Whether *found* is about a party that is not the government's alone."""
    at = {one["start"] for one in found["matches"]}
    sides = {one.side for one in paper.parties if one.where.start in at}
    return bool(sides) and Side.GOVERNMENT not in sides


def _gifts(found: Finding) -> list[Mapping[str, Any]]:
    matches = found["matches"] if found["rule"] == POWERS else []
    return [one for one in matches if GIFT.search(one["quote"])]


def _gift(match: Mapping[str, Any], paper: Contract) -> str:
    where = _place(match["start"], paper)
    quoted = _quoted(match["quote"], match["start"], paper, LONGEST)
    return f"{HINT}{where}{quoted}，另见禁止内容（二），请审查人核对是否让政府方无偿让利。"


def _sentence(match: Mapping[str, Any], paper: Contract) -> str:
    begin = max(paper.words.rfind(mark, 0, match["start"]) for mark in "。；\n") + 1
    ends = [at for mark in "。；\n" if (at := paper.words.find(mark, match["end"])) >= 0]
    return paper.words[begin : min(ends, default=len(paper.words))]


def _clue(found: Finding, paper: Contract) -> str:
    """One finding as a sentence: where, what, by which rule, and that a person decides."""
    first, stop, _rest = str(found["message"]).partition("。")
    said = first.partition("：请")[0] if stop else first
    said = NUMBER.sub("“", said)
    at = _at(found, said, paper)
    waived = _decision(found).get("state") == "waived"
    reason = " ".join(str(_decision(found).get("reason") or "").split()).rstrip("。") if waived else ""
    kept = f"；已说明保留的理由：{reason}" if reason else ""
    return f"{HINT}{at}{said}（{found['rule']}）{kept}，请审查人核对。"


def _at(found: Finding, said: str, paper: Contract) -> str:
    """Where *found* stands, with the words that *said* does not have itself.

    What is missing is quoted nowhere; what is missing in the whole text has no place either.
    """
    if _is_missing(found) and said.startswith(NOWHERE):
        return ""
    places = [_place(one["start"], paper) for one in found["matches"]]
    where = "、".join(dict.fromkeys(filter(None, places)))
    told = [] if _is_missing(found) else found["matches"][:1]
    quotes = [_quoted(one["quote"], one["start"], paper, LONGEST) for one in told if one["quote"] not in said]
    return f"{where}{''.join(quotes)}：" if where or quotes else ""


def _price(hit: re.Match[str], paper: Contract) -> str:
    where = _place(hit.start(), paper)
    return (
        f"{HINT}{where}{_quoted(hit.group(), hit.start(), paper, LONGEST)}，请审查人核对价款是否明显不合理。"
    )


def _there(report: Mapping[str, Any], paper: Contract) -> Iterator[str]:
    """Where the contract has the clauses that item nine asks for."""
    for element in report["elements"]:
        name = CLAUSE_OF_ITEM_NINE.get(element["key"])
        if name and element["evidence"]:
            told = max(element["evidence"], key=lambda one: len(one["quote"]))
            where = _place(told["start"], paper)
            yield f"{HINT}{name}条款见{where}{_quoted(told['quote'], told['start'], paper)}，请审查人核对。"


def _place(at: int, paper: Contract) -> str:
    """The number of the clause around *at*: the innermost one that is called 第…条 or 附件…; empty without one."""
    around = [one for one in paper.clauses() if one.start <= at < max(one.end, one.start + 1)]
    named = [one.number for one in around if _is_named(one)]
    return named[-1] if named else ""


def _is_named(clause: Clause) -> bool:
    return clause.number.startswith(("第", "附件", "附"))


def _quoted(words: str, start: int, paper: Contract, most: int = 30) -> str:
    """The beginning of *words* in quotes, their own quotes inner; without the number of the clause that they begin."""
    heads = [one.number for one in paper.clauses() if one.start == start and words.startswith(one.number)]
    line = " ".join(words.removeprefix(heads[-1] if heads else "").split())
    return f"“{_excerpt(line.strip('、：。；').translate(INNER), most)}”"


def _excerpt(words: str, most: int) -> str:
    """The beginning of *words*; numbers of persons and telephones are masked before it is cut."""
    line = _masked(" ".join(words.split()))
    return line if len(line) <= most else f"{line[:most]}…"


def _masked(words: str) -> str:
    """*words* with three characters at the front and four at the end of each number of a person."""
    return PERSONAL.sub(lambda hit: f"{hit[0][:3]}{'*' * (len(hit[0]) - 7)}{hit[0][-4:]}", words)


def _opinion(said: Iterable[str]) -> str:
    """The clues, each a paragraph and each once."""
    lines = list(dict.fromkeys(said))
    more = [f"{HINT}另有{len(lines) - MOST}处，见系统审查结果。"] if len(lines) > MOST else []
    return "\n".join([*lines[:MOST], *more])


def _basics(report: Mapping[str, Any], paper: Contract) -> dict[str, Any]:
    """What the contract says of itself: its name, and who stands on the other side."""
    others = [one.name for one in paper.parties if one.side is not Side.GOVERNMENT and one.name]
    both = [one.name for one in paper.parties[1:] if one.name]
    said = {
        "contract_ref": _file(report),
        "contract_title": _title(paper),
        "counterparty": "、".join(dict.fromkeys(others or both)),
        "contract_amount": _amount(paper),
    }
    return {name: value for name, value in said.items() if value}


def _amount(paper: Contract) -> str:
    """The price of the whole contract in yuan; empty where it states none, or more than one."""
    prices = (one for one in extract(paper) if one.path == "price.amount")
    return next((str(one.value) for one in prices if one.confidence >= SURE_ENOUGH), "")


def _file(report: Mapping[str, Any]) -> str:
    """The name of the file that was read, without its folders; empty for a text without one."""
    return str(report["file"] or "").replace("\\", "/").rpartition("/")[2]


def _title(paper: Contract) -> str:
    """The first line that names a contract; empty where there is none near the top."""
    lines = ("".join(line.split()) for line in paper.words[:REACH].splitlines())
    return next((line for line in lines if TITLE.fullmatch(line)), "")


def _submission(report: Mapping[str, Any]) -> dict[str, Any]:
    """The text that was read is the first of the materials."""
    return {"m1_contract_texts": [_file(report)]} if _file(report) else {}
