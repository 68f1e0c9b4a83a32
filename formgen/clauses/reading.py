"""A text made ready for detectors: folded, healed of stray blanks and breaks, names marked, sentences cut.

Every character of a reading knows where it came from, so a match always shows the writer's own words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from formgen.clauses.fold import fold_for_matching
from formgen.clauses.lexicon import HARMLESS_NOT, Lexicon, Named, lexicon_of, marked
from formgen.clauses.options import without_unchosen
from formgen.clauses.patterns import expression
from formgen.clauses.revoked import old_columns, revoked, without
from formgen.clauses.sentences import ends_of_sentences
from formgen.clauses.text import Match, Sides
from formgen.clauses.turned import turned

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.text import Segment, Text

_Made = TypeVar("_Made")
_CUSTOM = Sides()
_GAP = expression(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]+"
)
_BREAK = expression("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LATIN = expression("[a-z0-9.,;:'\"&)(%-]")
_LETTER = expression("[a-z0-9]")
_CLOSED = frozenset("。;:!?.")
_ITEM = expression(
    r"\s*(?:第.{1,6}[条章节款项]|[一二三四五六七八九十]{1,3}[、.]|\(?\s*[0-9一二三四五六七八九十]{1,3}\s*\)|"
    r"[0-9]{1,2}(?:\.[0-9]{1,2})*[、.\s]|[①-⑳]|[□☐☑☒■√✓✔●·•*#-]|附件|[甲乙丙丁]方?\s*:)"
)
_HEADING = expression(
    r"\s*(?:第.{1,6}[条章节]|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[、.\s])?\s*[^,。;:]{2,14}$"
)
_SAYS_SOMETHING = expression(
    "提交|适用|应|由|以|向|按|承担|提供|保证|为准|仲裁委|不得|可以|双方|本合同|本协议|方"
)
# A longer line with one of these inside is the first half of a sentence that a narrow page broke.
_GOES_ON = expression(
    "同意|承诺|不能|未|(?<=[一-龥])(?:就|对|为|将|把|之|的|时|在)(?=[一-龥])|[的之所对为就将把在和与及](?=$)"
)
_HALF_LINE = 14
_FULL_LINE = 20
# 担保人:甲方 below 担保方式:☑保证: the lines of a form, however long they are.
_LABELLED = expression(r"\s*[一-龥]{2,8}\s?:")
_BOXED = expression("[□☐☑☒■√✓✔]")

_LIST_OF_FORBIDDEN = expression(
    "(?:不得|禁止|严禁|不应|不准|不允许)[^。;\n]{0,24}(?:下列|以下|如下|下述|含有|包含|有)[^。;\n]{0,16}[:]|"
    "(?:下列|以下|如下|下述)[^。;:\n]{0,16}(?:不得|禁止|不应|不能|严禁|不可以?)[^。;:\n]{0,16}[:]|"
    "(?:负面清单|禁止性?(?:条款|内容|约定|情形))[^。;\n]{0,10}[:]"
)
_LIST_REACH = 900
_LIST_ENDS = expression(r"\n(?=第.{1,6}[条章])|\n(?![\s(（0-9一二三四五六七八九十①-⑩])")
# 不低于, 不可撤销, 不动产: no denial. Patterns stop at 不, so these get a mark of their own.
_HARMLESS_NOT = expression(
    "不(?=可撤销|可逆转|可分割|低于|少于|高于|超过|大于|小于|迟于|晚于|早于|动产|限于|论|管|特定|断|附(?:加?任何)?条件|"
    "可抗力|足(?:部分|额|的?差额))"
)
# A tab or a bar behind a short label parts it from what it labels, as a colon does.
_LABEL = expression("(?:^|[\n:\t])[一-龥()、/]{2,16}$")
_FILLED = expression("(?<!_)_{1,3}(?![年月日时分元份种项个天号页]{1,2}_)[^_\\s:,。;()]{1,12}_{1,3}(?!_)")
# A word that only a page too narrow can have torn apart.
_TORN = expression(
    "仲裁|法院|诉讼|起诉|管辖|争议|纠纷|合同|协议|担保|保证|适用|法律|香港|澳门|台湾|英国|美国|德国|日本|中文|英文|解决|提交"
)
_HALF_STOP = expression("(?<=[一-龥)])\\.(?=[一-龥]|\\s*$|\\s*\n)")
_SPACED = expression("[一-龥] [一-龥]$")
_BAR = expression("[|│｜┃]")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a reading; *start* and *end* count in the reading's own characters."""

    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """One segment, ready for detectors.

    *words* is what they compare with; *marks* is the same with names replaced (see
    :mod:`formgen.clauses.lexicon`); *origin* holds for each character its place in the source.
    Where the contract calls its government side 乙方, *words* and *sides* are :func:`turned`.
    """

    field: str | None
    source: str
    words: str
    marks: str
    names: tuple[Named, ...]
    origin: list[int]
    set_aside: tuple[tuple[int, int], ...] = ()
    sides: Sides = _CUSTOM
    # What was worked out of it once and is asked for again: who is named in a sentence.
    kept: dict[object, object] = attribute(
        default_factory=dict, init=False, repr=False, compare=False, hash=False
    )

    def match(self, start: int, end: int) -> Match:
        """The writer's own words behind the characters *start* to *end* of this reading."""
        if end <= start:
            at = self.origin[start] if start < len(self.origin) else len(self.source)
            return Match(self.field, "", at, at)
        first, last = self.origin[start], self.origin[end - 1] + 1
        return Match(self.field, self.source[first:last], first, last)

    def once(self, key: object, make: Callable[[Reading], _Made]) -> _Made:
        """What *make* makes of this reading; made once for each *key*, and as long as the segment stays as it is."""
        if key not in self.kept:
            self.kept[key] = make(self)
        return cast("_Made", self.kept[key])

    @cached_property
    def _name_starts(self) -> list[int]:
        return [one.start for one in self.names]

    def names_within(self, start: int, end: int) -> tuple[Named, ...]:
        """The names that begin between *start* and *end*."""
        return self.names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]

    @cached_property
    def plain(self) -> str:
        """The words with every 不 that denies nothing marked, so that a pattern may stop at those that do."""
        return _HARMLESS_NOT.sub(HARMLESS_NOT, self.words)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; semicolons and line ends close one too, and one that never ends is cut."""
        ends = ends_of_sentences(self.words)
        return tuple(map(Sentence, [0, *ends[:-1]], ends))

    def is_quoted(self, place: int) -> bool:
        """Whether *place* stands in a part that the contract only quotes, forbids or gives as an example."""
        if not self.set_aside or place >= len(self.origin):
            return False
        at = self.origin[place]
        return any(start <= at < end for start, end in self.set_aside)

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.sentences]

    def sentence_at(self, place: int) -> Sentence:
        """The sentence that holds the character at *place*."""
        return self.sentences[max(0, bisect_right(self._starts, place) - 1)]

    @cached_property
    def _said(self) -> dict[tuple[re.Pattern[str], int, bool], bool]:
        return {}

    def says(self, sentence: Sentence, pattern: re.Pattern[str], *, named: bool = False) -> bool:
        """Whether *pattern* occurs in *sentence*; looked for once, as a sentence may hold thousands of hits.

        :param named: says that it speaks of marks.
        """
        key = (pattern, sentence.start, named)
        if key not in self._said:
            words = self.marks if named else self.words
            self._said[key] = pattern.search(words, sentence.start, sentence.end) is not None
        return self._said[key]

    def sentences_with(self, anchor: re.Pattern[str], *, named: bool = False) -> Iterator[Sentence]:
        """The sentences in which *anchor* occurs, each once, in order; *named* says that it speaks of marks."""
        last = -1
        for found in anchor.finditer(self.marks if named else self.words):
            which = bisect_right(self._starts, found.start()) - 1
            if which != last:
                last = which
                yield self.sentences[which]

    @cached_property
    def forbidden_lists(self) -> tuple[tuple[int, int], ...]:
        """Where lists stand of what a contract must not contain."""
        spans = []
        for head in _LIST_OF_FORBIDDEN.finditer(self.words):
            limit = min(len(self.words), head.end() + _LIST_REACH)
            ends = _LIST_ENDS.search(self.words, head.end(), limit)
            spans.append((head.end(), ends.start() if ends else limit))
        return tuple(spans)


def readings(text: Text, gazetteer: Gazetteer) -> tuple[Reading, ...]:
    """*text* read with the names of *gazetteer*; made once for each pair."""
    if gazetteer not in text.kept:
        lexicon = lexicon_of(gazetteer)
        segments = [segment for segment in text.segments if segment.text]
        before = text.read.get(gazetteer, {})
        made = tuple(before.get(one) or _read(one, text, lexicon) for one in segments)
        text.kept[gazetteer], text.read[gazetteer] = made, dict(zip(segments, made, strict=True))
    return cast("tuple[Reading, ...]", text.kept[gazetteer])


def _read(segment: Segment, text: Text, lexicon: Lexicon) -> Reading:
    folded = fold_for_matching(segment.text)
    folded = _HALF_STOP.sub("。", folded)
    folded = _FILLED.sub(_plain, without(folded, old_columns(folded, segment)))
    healed, origin = _heal(_BAR.sub(":", folded), segment)
    words, sides = turned(without_unchosen(without(healed, revoked(healed))), text.sides)
    names = lexicon.names_in(words)
    marks = _HARMLESS_NOT.sub(HARMLESS_NOT, marked(words, names))
    return Reading(segment.path, segment.text, words, marks, names, origin, text.set_aside, sides)


def _plain(blank: re.Match[str]) -> str:
    """第_2_种: what was written on a short line, without the line, as long as before."""
    return blank.group().replace("_", "\u200b")


def _heal(folded: str, segment: Segment) -> tuple[str, list[int]]:
    """*folded* without blanks inside Chinese and without line breaks inside sentences, and the origins."""
    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    for gap in _GAP.finditer(folded):
        start, end = gap.span()
        pieces.append(folded[done:start])
        origin.extend(range(done, start))
        if instead := _at_seam(segment, start, end) or _instead(folded, gap):
            pieces.append(instead)
            origin.append(start)
        done = end
    pieces.append(folded[done:])
    origin.extend(range(done, len(folded)))
    return "".join(pieces), origin


def _at_seam(segment: Segment, start: int, end: int) -> str:
    """What parts two cells of a row, or two other pieces of the text; empty where nothing parts them."""
    if _lies_in(segment.cells, start, end):
        return ":"
    return "\n" if _lies_in(segment.seams, start, end) else ""


def _lies_in(places: tuple[int, ...], start: int, end: int) -> bool:
    which = bisect_left(places, start)
    return which < len(places) and places[which] < end


def _instead(folded: str, gap: re.Match[str]) -> str:
    start, end = gap.span()
    breaks = len(_BREAK.findall(gap.group()))
    if breaks > 1 or (breaks and _ends_a_line(folded, start, end)):
        return "\n"
    if not gap.group().strip("\u200b\u200c\u200d\u2060\ufeff\u00ad"):
        return ""
    if not breaks and "\t" in gap.group() and _LABEL.search(folded, max(0, start - 20), start):
        return ":"
    latin = _LATIN.match(folded, start - 1) if start else None
    return " " if (latin and _LETTER.match(folded, end)) or _letters(folded, start, end) else ""


def _letters(folded: str, start: int, end: int) -> bool:
    return bool(start and _LETTER.match(folded, start - 1) and _LATIN.match(folded, end))


def _ends_a_line(folded: str, start: int, end: int) -> bool:
    """Whether the break ends a line on purpose, and was not made by a page that was too narrow."""
    begin = max(0, start - _FULL_LINE)
    if _TORN.fullmatch(folded[start - 1 : start] + folded[end : end + 1]):
        return False
    if _SPACED.search(folded, begin, start) and folded[end + 1 : end + 2] == " ":
        return False  # a scan that sets every character apart
    line = folded[max(begin, folded.rfind("\n", begin, start) + 1) : start].strip()
    if not line or line[-1] in _CLOSED or end >= len(folded) or _ITEM.match(folded, end):
        return True
    if _LABELLED.match(folded, end) and (_LABELLED.match(line) or _BOXED.search(line)):
        return True
    if len(line) >= _FULL_LINE:
        return False
    broken = len(line) >= _HALF_LINE and _GOES_ON.search(line) is not None
    return not (broken or _SAYS_SOMETHING.search(line)) or (
        _HEADING.match(line) is not None and _ITEM.match(line) is not None
    )
