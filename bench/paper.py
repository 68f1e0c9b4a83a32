"""``docs/performance.md``, put together from sections: each measurement writes its own and leaves the others."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
HEAD = """# Performance

What was measured, by which command, on which machine. Absolute times move with the machine; both sides of a
ratio are measured in one run. Each section is written by the command that is named in it; do not edit it here.
"""


def put(name: str, title: str, text: str, page: Path = PAGE) -> None:
    """Write *text* as the section *name* of the page, in the place where it stood, or at the end."""
    section = f"<!-- {name} -->\n## {title}\n\n{text.strip()}\n<!-- end of {name} -->\n"
    whole = page.read_text("utf-8") if page.is_file() else HEAD
    old = re.compile(f"<!-- {re.escape(name)} -->\n.*?<!-- end of {re.escape(name)} -->\n", re.DOTALL)
    changed, found = old.subn(lambda _old: section, whole)
    page.write_text(changed if found else f"{whole.rstrip()}\n\n{section}", "utf-8")


def measured_on(machine: str, versions: str, command: str) -> str:
    """The line that says how a section came about."""
    day, load = datetime.now().astimezone().date().isoformat(), os.getloadavg()[0]
    return f"`{command}`, {day}: {machine}, load {load:.1f} at the end. {versions}."
