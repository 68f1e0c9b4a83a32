"""The labelled cases that lie beside the checkout where it is developed; absent elsewhere."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

CASES = Path(__file__).parents[3] / "shared" / "cases"
PLACE = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def samples() -> dict[str, Any]:
    """Samples, variants and date vectors; empty lists where the folder is not there."""
    path = CASES / "samples.json"
    if not path.is_file():
        return {"as_of": "2026-11-19", "samples": [], "variants": [], "date_vectors": []}
    return json.loads(path.read_text("utf-8"))


def changed(data: dict[str, Any], changes: list[list[Any]]) -> dict[str, Any]:
    """A copy of *data* with each ``[path, value]`` put in its place."""
    result = deepcopy(data)
    for path, value in changes:
        *above, last = [name or int(index) for name, index in PLACE.findall(path)]
        branch: Any = result
        for key in above:
            branch = branch[key] if isinstance(key, int) else branch.setdefault(key, {})
        branch[last] = value
    return result
