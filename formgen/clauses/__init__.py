"""Clauses: signals in free text, with scope, negation, who and whose.

A detector takes a :class:`Text` and a :class:`Gazetteer` and answers with matches, or with small results that
hold one. It raises nothing, whatever the text. What a finding weighs is for the rules of the law to say.
"""

from formgen.clauses.citations import RepealedCitation, repealed_documents
from formgen.clauses.fold import fold
from formgen.clauses.forum import Forum, ForumKind, other_forum, overseas_forum
from formgen.clauses.gazetteer import (
    Gazetteer,
    Institution,
    Place,
    RepealedDocument,
    Standing,
    VagueWord,
)
from formgen.clauses.guarantees import government_guarantee
from formgen.clauses.institutions import InstitutionReading, look_up_institution
from formgen.clauses.keywords import (
    VagueWordFound,
    improper_benefit,
    ultra_vires,
    unilateral_change,
    vague_words,
)
from formgen.clauses.languages import equal_languages, foreign_language_prevails
from formgen.clauses.law_choice import foreign_law
from formgen.clauses.text import Match, Segment, Text
from formgen.clauses.two_ways import arbitration_and_litigation

__all__ = [
    "Forum",
    "ForumKind",
    "Gazetteer",
    "Institution",
    "InstitutionReading",
    "Match",
    "Place",
    "RepealedCitation",
    "RepealedDocument",
    "Segment",
    "Standing",
    "Text",
    "VagueWord",
    "VagueWordFound",
    "arbitration_and_litigation",
    "equal_languages",
    "fold",
    "foreign_language_prevails",
    "foreign_law",
    "government_guarantee",
    "improper_benefit",
    "look_up_institution",
    "other_forum",
    "overseas_forum",
    "repealed_documents",
    "ultra_vires",
    "unilateral_change",
    "vague_words",
]
