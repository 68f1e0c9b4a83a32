"""What the audit trail tells of lives, in the words of the acts that were done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from formgen import catalogue

if TYPE_CHECKING:
    from formgen.service.proof import Entry

__all__ = ["ACTED", "act_done"]

ACTED = "life.acted"


def act_done(entry: Entry) -> str:
    """The label of the act that *entry* tells of; empty where it tells of something else, or of an act of old.

    Acts of several lives may share an id: the one that begins where the paper stood was done.
    """
    if entry.act != ACTED:
        return ""
    try:
        told = json.loads(entry.detail)
    except ValueError:
        return ""  # changed by somebody: the auditor must be able to see that
    if not isinstance(told, dict):
        return ""
    acts = (act for life in catalogue.installed().lives for act in life.acts)
    here = (act for act in acts if act.id == told.get("act") and told.get("station_from") in act.starts)
    return next((act.label for act in here), "")
