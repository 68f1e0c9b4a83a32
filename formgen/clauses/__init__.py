"""Clauses: signals in free text, with scope, negation, who and whose.

A detector takes a :class:`Text` and a :class:`Gazetteer` and answers with matches, or with small results that
hold one. It raises nothing, whatever the text. What a finding weighs is for the rules of the law to say.
"""

from formgen.clauses.benefits import improper_benefit
from formgen.clauses.citations import RepealedCitation, repealed_documents
from formgen.clauses.contract import Contract, ElementFound, Status
from formgen.clauses.fold import fold
from formgen.clauses.forum import Forum, ForumKind, other_forum
from formgen.clauses.gazetteer import (
    Gazetteer,
    Institution,
    Place,
    RepealedDocument,
    Standing,
    VagueWord,
)
from formgen.clauses.guarantees import government_guarantee
from formgen.clauses.imbalance import severe_imbalance
from formgen.clauses.institutions import InstitutionReading, look_up_institution
from formgen.clauses.keywords import (
    VagueWordFound,
    ultra_vires,
    unilateral_change,
    vague_words,
)
from formgen.clauses.languages import equal_languages, foreign_language_prevails, several_languages
from formgen.clauses.law_choice import foreign_law
from formgen.clauses.law_doubts import law_left_blank, uniform_rules_chosen
from formgen.clauses.named_forum import forums_named, vague_forums, written_forums
from formgen.clauses.overseas import overseas_forum
from formgen.clauses.parties import Party, Side
from formgen.clauses.renewal import automatic_renewal
from formgen.clauses.terms import StatedTerm, stated_terms
from formgen.clauses.text import Match, Segment, Sides, Text
from formgen.clauses.totals import StatedTotal, stated_totals
from formgen.clauses.tree import Clause, Role
from formgen.clauses.two_ways import arbitration_and_litigation, chosen_ways

__all__ = [
    "Clause",
    "Contract",
    "ElementFound",
    "Forum",
    "ForumKind",
    "Gazetteer",
    "Institution",
    "InstitutionReading",
    "Match",
    "Party",
    "Place",
    "RepealedCitation",
    "RepealedDocument",
    "Role",
    "Segment",
    "Side",
    "Sides",
    "Standing",
    "StatedTerm",
    "StatedTotal",
    "Status",
    "Text",
    "VagueWord",
    "VagueWordFound",
    "arbitration_and_litigation",
    "automatic_renewal",
    "chosen_ways",
    "equal_languages",
    "fold",
    "foreign_language_prevails",
    "foreign_law",
    "forums_named",
    "government_guarantee",
    "improper_benefit",
    "law_left_blank",
    "look_up_institution",
    "other_forum",
    "overseas_forum",
    "repealed_documents",
    "several_languages",
    "severe_imbalance",
    "stated_terms",
    "stated_totals",
    "ultra_vires",
    "uniform_rules_chosen",
    "unilateral_change",
    "vague_forums",
    "vague_words",
    "written_forums",
]
