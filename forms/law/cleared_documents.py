"""关于公布规范性文件清理结果的通知（罗府办规〔2018〕11号）, and what later acts repealed.

A contract that rests on a document which no longer holds rests on nothing. A document is known by its
number alone: names are often alike.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.clauses import repealed_documents
from formgen.law import Act, part
from formgen.messages import _
from formgen.rules import WARN, Match, Problem, rule

from ..gazetteer import GAZETTEER
from ..gazetteer.cleared import LAPSED, REPEALED

if TYPE_CHECKING:
    from formgen.clauses import RepealedDocument, Text

CLEARED_ON = date(2018, 12, 17)

ACT = Act(
    prefix="NC",
    number="罗府办规〔2018〕11号",
    title="深圳市罗湖区人民政府办公室关于公布规范性文件清理结果的通知",
    issued=CLEARED_ON,
    effective=CLEARED_ON,
)

FATES = {REPEALED: _("废止"), LAPSED: _("失效")}


@rule(ACT, "NC-1-1", part("一、二"), severity=WARN)
def documents_cited_still_hold(text: Text, law_day: date) -> list[Problem]:
    """现决定将6个规范性文件予以废止，4个规范性文件予以宣布失效，2个规范性文件予以修订。"""
    places: dict[RepealedDocument, list[Match]] = {}
    for cited in repealed_documents(text, GAZETTEER, on=law_day):
        places.setdefault(cited.document, []).append(cited.match)
    return [_problem(document, tuple(found)) for document, found in places.items()]


def _problem(document: RepealedDocument, places: tuple[Match, ...]) -> Problem:
    said = _(
        "引用的《{name}》（{number}）已{fate}（{source}，{since}起）：请改引现行文件，或删去。",
        name=document.name,
        number=document.number,
        fate=FATES[document.status],
        source=document.source,
        since=document.since,
    )
    fields = tuple(dict.fromkeys(place.field for place in places if place.field))
    return Problem(fields, said, matches=places)
