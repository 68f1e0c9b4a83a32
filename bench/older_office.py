"""An older LibreOffice beside that of the system: what its PDFs cost, in docs/performance.md.

    scripts/unpack_office.sh .venv/office-7.4
    FORMGEN_SOFFICE=.venv/office-7.4/usr/lib/libreoffice/program/soffice python -m bench.older_office --write

Prints the table of :mod:`bench.pdf`, whose goals are then those of the older version.
"""

from __future__ import annotations

import sys

from bench import pdf
from bench.__main__ import COLUMNS, cells
from bench.machine import machine, versions
from bench.paper import measured_on, put
from formgen.rendering.pdf.office import find

COMMAND = "python -m bench.older_office --write"
BEFORE = """Debian 12 itself has 7.4. `scripts/unpack_office.sh .venv/office-7.4` unpacks its packages into a folder
without installing them, and `FORMGEN_SOFFICE` names the one to use: `make older` runs the tests of the converters
by it, the page of 22 lines and 28 characters, lost characters, kills, and the same bytes from two converters among
them; only the grid that it misreads, and that is therefore said otherwise, is left out."""


def page() -> str:
    """The rows of the converter, measured by the LibreOffice that is named."""
    lines = [COLUMNS, *map(cells, pdf.measure())]
    rule = "|" + "---|" * len(COLUMNS)
    written = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join(
        [measured_on(machine(), versions(), COMMAND), "", BEFORE, "", written[0], rule, *written[1:]]
    )


if __name__ == "__main__":
    text = page()
    print(text)
    if "--write" in sys.argv:
        put("older", f"LibreOffice {find().version}", text)
