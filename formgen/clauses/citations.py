"""Citations of documents that no longer hold, found by their number in whatever brackets it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from formgen.clauses.fold import fold_for_matching
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings

if TYPE_CHECKING:
    import re
    from datetime import date

    from formgen.clauses.gazetteer import Gazetteer, RepealedDocument
    from formgen.clauses.text import Match, Text

_NUMBER = expression("(?P<organ>[^〔]+)〔(?P<year>[0-9]{4})〕(?P<serial>[0-9]+)号")
_CITED = expression(r"[〔\[(【〈<](?P<year>[0-9]{4})[〕\])】〉>]第?(?P<serial>[0-9]{1,4})号")
# A text that says itself that the document no longer holds does not rest on it.
_SAYS_SO = expression("[^。;\n]{0,16}(?:废止|失效|停止执行|不再适用)")


@dataclass(frozen=True)
class RepealedCitation:
    """A citation of a document that no longer holds."""

    document: RepealedDocument
    match: Match

    @property
    def name(self) -> str:
        """The document's name."""
        return self.document.name

    @property
    def number(self) -> str:
        """Its number as it is officially written."""
        return self.document.number

    @property
    def status(self) -> str:
        """废止 or 失效."""
        return self.document.status


def repealed_documents(text: Text, gazetteer: Gazetteer, *, on: date | None = None) -> list[RepealedCitation]:
    """Citations of repealed or lapsed documents; with *on*, only of those that no longer hold on that day."""
    known = _by_number(gazetteer)
    found = []
    for reading in readings(text, gazetteer):
        for cited in _CITED.finditer(reading.words):
            document = _document(known, reading.words, cited)
            if document is None or (on is not None and document.since > on):
                continue
            if not _SAYS_SO.match(reading.words, cited.end()):
                start = cited.start() - len(_organ_of(document))
                found.append(RepealedCitation(document, reading.match(start, cited.end())))
    return found


def _document(
    known: dict[tuple[str, str], list[RepealedDocument]], words: str, cited: re.Match[str]
) -> RepealedDocument | None:
    candidates = known.get((cited.group("year"), cited.group("serial").lstrip("0")), [])
    return next((one for one in candidates if words.endswith(_organ_of(one), 0, cited.start())), None)


def _organ_of(document: RepealedDocument) -> str:
    return document.number.split("〔", 1)[0]


@lru_cache(maxsize=4)
def _by_number(gazetteer: Gazetteer) -> dict[tuple[str, str], list[RepealedDocument]]:
    index: dict[tuple[str, str], list[RepealedDocument]] = {}
    for document in gazetteer.repealed:
        parts = _NUMBER.fullmatch(fold_for_matching(document.number))
        if parts:
            index.setdefault((parts.group("year"), parts.group("serial")), []).append(document)
    # Longer organs first, so that 罗府办规 is not taken for 府办规.
    return {key: sorted(same, key=lambda one: -len(one.number)) for key, same in index.items()}
