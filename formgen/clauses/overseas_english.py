"""Forums overseas in English words: courts, bodies, seats and rules to which a sentence submits disputes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.forum import Forum, ForumKind, forum_at
from formgen.clauses.lexicon import OVERSEAS, TERRITORY
from formgen.clauses.patterns import expression
from formgen.clauses.scope import is_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.reading import Reading, Sentence

_T = f"{TERRITORY}{{1,60}}+"
_BODY = "(?:arbitration|arbitral|mediation) (?:centre|center|institute|association|commission|court|tribunal|board|institution|chamber)"
_COURTS = (
    rf"(?:{_T} (?:[a-z]+ ){{0,4}}(?:{_BODY}|courts?)|"
    rf"courts? (?:of|in|at|for|located in|sitting (?:in|at)|situated in) (?:the )?(?:[a-z]+ of (?:the )?)?{_T}|"
    rf"{OVERSEAS}{{1,80}}+|(?:foreign|overseas|offshore) (?:courts?|{_BODY}))"
)
_FORUM = expression(_COURTS)
_SEAT = expression(
    rf"(?:seat(?:ed)?|place|venue|situs|sit|sits|sitting|held|conducted|hearings?|arbitrat(?:ion|es?|ed|ors?)|award[^.;\n]{{0,40}}made|(?:action|claim|suit|proceeding)s?[^.;\n]{{0,30}}(?:brought|filed|commenced|instituted)|tribunal|seat:|(?:bring|commence|institute|initiate|file)"
    rf"[^.;\n]{{0,20}}(?:proceedings|actions?|suits?|lawsuits?))\b"
    rf"(?:,? or [a-z ]{{1,20}},?)?"
    rf"(?: \w+){{0,5}}?,? ?(?:(?:shall |will |to )?(?:be|is)|:|-|in|at)? ?(?:in |at )?(?:the )?(?:city of )?{_T}|"
    rf"{_T}[^.;\n]{{0,20}} as (?:the )?(?:seat|place|venue|forum)"
)
_DISPUTES = expression(
    r"(?<![a-z])(?:refer|submit|settl|resolv|arbitra|administer|determin|adjudicat|brought|bring|jurisdiction|disput|claim|suits?\b|actions?\b|proceeding|"
    r"filed?\b|institut|venue|heard|hears?\b|litigat|controvers|competent)"
)
_ARBITRATES = expression(
    r"arbitra|tribunal|disput|venue|\bseat:|proceedings|lawsuit|award|action|suits?\b|claim"
)
_OTHERWISE = expression(
    r"(?<![a-z])(?:enforce\w*|recogni\w+|pending|history|incorporated (?:in|under)|registered|execut\w+|witness\w*|video|third part\w+|"
    r"member|panel|conference|"
    r"training|services? of process|counsel|represent\w*|waives? (?:any|its|the) rights?)(?![a-z])"
)
_DENIAL = expression(r"\b(?:not|never|no|nor|neither|excluding|without|except|other than)\b[^,.;]{0,60}$")


def forums_in_english(reading: Reading, sentence: Sentence) -> Iterator[Forum]:
    """The forums overseas that English words in *sentence* choose."""
    said = reading.marks[sentence.start : sentence.end]
    if not re.search("[a-z]{3,} ?", said) or _OTHERWISE.search(said):
        return
    for kind, pattern, gate in (
        (ForumKind.BODY, _FORUM, _DISPUTES),
        (ForumKind.SEAT, _SEAT, _ARBITRATES),
    ):
        if not gate.search(said):
            continue
        for found in pattern.finditer(reading.marks, sentence.start, sentence.end):
            before = reading.words[max(sentence.start, found.start() - 70) : found.start()]
            if not _DENIAL.search(before) and is_meant(reading, *found.span()):
                yield forum_at(kind, reading, *found.span())
