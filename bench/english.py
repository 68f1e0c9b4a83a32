"""Reading the English catalogue: what the first page in English pays, once per process."""

from __future__ import annotations

from bench.timing import milliseconds
from formgen import messages


def measure() -> dict[str, float | str]:
    """The whole catalogue from its file."""

    def read() -> None:
        messages._catalogue.cache_clear()  # noqa: SLF001 - measured is the reading, not the keeping
        messages.translate("合同", messages.ENGLISH)

    return {"what": "English catalogue, read once", "ours": milliseconds(read), "at_most": 100}
