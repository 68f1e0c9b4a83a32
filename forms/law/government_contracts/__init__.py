"""深圳市罗湖区政府合同监督管理办法（罗府规〔2018〕6号）: its rules in the order of its articles."""

# ruff: noqa: I001 - imported in the order of the articles, which is the order of ACT.rules
from .act import ACT
from . import scope
from . import preparation
from . import elements
from . import parties
from . import terms
from . import duration
from . import forum
from . import secrecy
from . import language
from . import prohibited
from . import review
from . import review_items
from . import review_opinion
from . import signing
from . import performing
from . import disputes
from . import archives
from . import elements_on_paper_rules
from . import elements_on_paper_terms
from . import forum_on_paper
from . import language_on_paper
from . import duration_on_paper
from . import terms_on_paper
from . import prohibited_on_paper
from . import promises_on_paper

__all__ = [
    "ACT",
    "archives",
    "disputes",
    "duration",
    "duration_on_paper",
    "elements",
    "elements_on_paper_rules",
    "elements_on_paper_terms",
    "forum",
    "forum_on_paper",
    "language",
    "language_on_paper",
    "parties",
    "performing",
    "preparation",
    "prohibited",
    "prohibited_on_paper",
    "promises_on_paper",
    "review",
    "review_items",
    "review_opinion",
    "scope",
    "secrecy",
    "signing",
    "terms",
    "terms_on_paper",
]
