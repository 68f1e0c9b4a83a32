"""A contract of thirty pages checked, after it was read: elements, prohibited content, text."""

from __future__ import annotations

from datetime import date

from bench.long_contract import long_contract
from bench.timing import milliseconds
from formgen.reading import read
from formgen.service import reviews

DAY = date(2026, 11, 19)
PAGES = 30


def measure() -> dict[str, float | str]:
    """The rules, the elements and the checks of text on thirty pages."""
    document = read(long_contract(PAGES), "合同.docx")
    return {
        "what": f"review of {PAGES} pages, after reading",
        "ours": milliseconds(lambda: reviews.review_document(document, DAY), rounds=10, warm_up=2),
        "at_most": 200,
    }
