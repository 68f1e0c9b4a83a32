"""What a review of a government contract consists of: the acts, the twelve elements, the forms around it."""

from __future__ import annotations

from formgen.plan import ReviewPlan

from .contract_extraction import extract
from .contract_wording import WORDING
from .gazetteer import GAZETTEER
from .law.cleared_documents import ACT as CLEARED
from .law.government_contracts import ACT as CONTRACTS
from .law.government_contracts.elements_on_paper import ELEMENTS, find_elements
from .law.informatization import ACT as INFORMATIZATION
from .law.reading import extent, law_day
from .law.statutes import STATUTES
from .law.text_on_paper import ACT as CONSISTENCY
from .legality_review_sheet import fill_sheet

REVIEW = ReviewPlan(
    gazetteer=GAZETTEER,
    acts=(CONTRACTS, INFORMATIZATION, CLEARED, *STATUTES, CONSISTENCY),
    elements=ELEMENTS,
    find_elements=find_elements,
    extent=extent,
    law_day=law_day,
    form="government_contract",
    extract=extract,
    sheet="legality_review",
    fill_sheet=fill_sheet,
    wording=WORDING,
)
