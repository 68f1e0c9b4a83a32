"""What the clause detectors know of the world, as data: ``GAZETTEER`` holds all tables of this package.

Each table says where it comes from and as of which day. Institutions: the arbitration bodies' own rules
pages and court decisions, read 2026-11. Territories: ISO 3166 by pycountry and CLDR by Babel, with what both
lack. Cleared documents: 罗府办规〔2018〕11号 and the repealing clauses of later acts.
"""

from __future__ import annotations

from formgen.clauses import Gazetteer, InstitutionReading
from formgen.clauses import look_up_institution as _look_up

from .cleared import CLEARED_DOCUMENTS
from .institutions import INSTITUTIONS, LOCAL_PLACES, VAGUE_SEATS
from .mainland import MAINLAND_NAMES, NOT_FOREIGN
from .territories import territory_names
from .words import BENEFIT_WORDS, COUNTERPARTIES, GOVERNMENT_WORDS, PROMISE_WORDS, VAGUE_WORDS

__all__ = ["GAZETTEER", "look_up_institution"]

GAZETTEER = Gazetteer(
    institutions=INSTITUTIONS,
    territory_names=territory_names,
    mainland_names=MAINLAND_NAMES,
    not_foreign=NOT_FOREIGN,
    local_places=LOCAL_PLACES,
    vague_seats=VAGUE_SEATS,
    government_words=GOVERNMENT_WORDS,
    counterparties=COUNTERPARTIES,
    vague_words=VAGUE_WORDS,
    benefit_words=BENEFIT_WORDS,
    promise_words=PROMISE_WORDS,
    repealed=CLEARED_DOCUMENTS,
)
"""For every detector of :mod:`formgen.clauses`, seen from 深圳市罗湖区."""


def look_up_institution(name: str) -> InstitutionReading:
    """Read the name of a court or an arbitration body, seen from 深圳市罗湖区."""
    return _look_up(name, GAZETTEER)
