"""A DOCX of three hundred pages: through the gate, read in the limited child, and reviewed."""

from __future__ import annotations

from datetime import date

from bench.long_contract import long_contract
from bench.timing import milliseconds
from formgen.service import reviews

DAY = date(2026, 11, 19)
PAGES = 300


def measure() -> dict[str, float | str]:
    """Everything between the file and its report."""
    content = long_contract(PAGES)
    return {
        "what": f"whole review of {PAGES} pages, reading included",
        "ours": milliseconds(lambda: reviews.review_file(content, "合同.docx", DAY), rounds=3),
        "at_most": 5000,
    }
