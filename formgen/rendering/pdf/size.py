"""How many LibreOffices fit this machine: one on each core, within reason."""

from __future__ import annotations

import os

from formgen.cores import usable_cores
from formgen.errors import BadInput
from formgen.messages import _

MOST = 8
"""Each takes a quarter of a gigabyte; who has the memory for more says so in FORMGEN_CONVERTERS."""
MOST_ASKED = 64


def converters_here() -> int:
    """``FORMGEN_CONVERTERS`` if it is set; else one for each core: more of them do not convert faster."""
    asked = os.environ.get("FORMGEN_CONVERTERS", "").strip()
    if not asked:
        return min(usable_cores(), MOST)
    if not (asked.isascii() and asked.isdigit() and 1 <= int(asked) <= MOST_ASKED):
        said = _("FORMGEN_CONVERTERS 应为 1 至 {most} 的整数，请改正后重新启动。", most=MOST_ASKED)
        raise BadInput(said)
    return int(asked)
