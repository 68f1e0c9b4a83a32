"""A contract as DOCX with the extra “fast”: deflated by isal."""

from __future__ import annotations

from bench.docx import naive, ours, squeezed_by


def measure() -> dict[str, float | str]:
    """One contract as in :mod:`bench.docx`."""
    with squeezed_by("isal"):
        return {
            "what": "DOCX of a contract, with isal",
            "ours": ours(),
            "other": naive(),
            "other_is": "naive docxtpl",
            "at_least": 140,
        }
