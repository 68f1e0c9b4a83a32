"""Write the table of settings into the guide of operations: docs/operations/guide.zh-CN.md."""

from __future__ import annotations

from pathlib import Path

from formgen.service.setting_names import table

GUIDE = Path(__file__).parents[1] / "docs" / "operations" / "guide.zh-CN.md"
BEGIN, END = "<!-- settings -->", "<!-- end of settings -->"


def written(guide: str) -> str:
    """The guide with the table as the code has it."""
    before, _begin, rest = guide.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    GUIDE.write_text(written(GUIDE.read_text("utf-8")), "utf-8")
