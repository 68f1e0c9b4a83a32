"""文本核对 of contracts that were read: all checks that judge the paper itself, whatever an article says.

The checks stand by subject in the modules named below; whoever imports this one has them all.
"""

from __future__ import annotations

from . import consistent_texts as consistent_texts
from . import text_on_paper_amounts as text_on_paper_amounts
from . import text_on_paper_days as text_on_paper_days
from . import text_on_paper_gaps as text_on_paper_gaps
from . import text_on_paper_identifiers as text_on_paper_identifiers
from . import text_on_paper_names as text_on_paper_names
from . import text_on_paper_structure as text_on_paper_structure
from . import text_on_paper_tables as text_on_paper_tables
from . import text_on_paper_words as text_on_paper_words
from .consistency import ACT

__all__ = ["ACT"]
