"""Write the OpenAPI document of the JSON interface beside its guide: docs/api/openapi.json."""

from __future__ import annotations

import json
from pathlib import Path

from formgen.web.api.description import document  # noqa: TID251 - it is what the web says of itself

WRITTEN = Path(__file__).parents[1] / "docs" / "api" / "openapi.json"


def written() -> str:
    """The document as it lies in the repository."""
    return f"{json.dumps(document(), ensure_ascii=False, indent=1)}\n"


if __name__ == "__main__":
    WRITTEN.parent.mkdir(parents=True, exist_ok=True)
    WRITTEN.write_text(written(), "utf-8")
