"""A day, attached papers, and the weights of what was found, for rules on temporary buildings."""

from __future__ import annotations

from datetime import date

from formgen.fields import Reference

DAY = date(2026, 11, 20)
PAPER = Reference(name="示例文件")


def weights(found):
    """The severities of what was found; ``None`` for the rule's own."""
    listed = [found] if not isinstance(found, list | tuple | None.__class__) else found or []
    return [one.severity for one in listed]
