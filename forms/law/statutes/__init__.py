"""法律、行政法规和司法解释: what other statutes say of a contract, as far as its words show it.

All of it are warnings at most: these statutes are looked at from the side, and a reviewer decides. Their rules
ask for the paper, so that they never speak on a form. The articles that are quoted are kept word for word in
files beside the modules, each with a line that says where its words were checked.
"""

from __future__ import annotations

from .administrative_agreements import ACT as ADMINISTRATIVE_AGREEMENTS
from .arbitration import ACT as ARBITRATION
from .arbitration_before_2026 import ACT as ARBITRATION_BEFORE_2026
from .arbitration_interpretation import ACT as ARBITRATION_INTERPRETATION
from .bidding import ACT as BIDDING
from .civil_code import ACT as CIVIL_CODE
from .court_levels import ACT as COURT_LEVELS
from .government_procurement import ACT as GOVERNMENT_PROCUREMENT
from .jurisdiction import ACT as JURISDICTION
from .small_enterprises import ACT as SMALL_ENTERPRISES

STATUTES = (
    CIVIL_CODE,
    JURISDICTION,
    COURT_LEVELS,
    ADMINISTRATIVE_AGREEMENTS,
    ARBITRATION,
    ARBITRATION_BEFORE_2026,
    ARBITRATION_INTERPRETATION,
    GOVERNMENT_PROCUREMENT,
    BIDDING,
    SMALL_ENTERPRISES,
)
"""In the order of their rules' ids, LAW-1 and after."""

__all__ = ["STATUTES"]
