"""One process of :mod:`bench.docx_batch`: python -m bench.docx_share FOLDER FIRST COUNT STEP."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from formgen.rendering.docx import render
from formgen.rendering.template import Template


def main() -> None:
    """Write every STEP-th of COUNT contracts into FOLDER, each with a number of its own in it."""
    folder = Path(sys.argv[1])
    first, count, step = map(int, sys.argv[2:])
    template = Template("template.docx", (folder / "template.docx").read_bytes())
    said = json.loads((folder / "words.json").read_text("utf-8"))
    for number in range(first, count, step):
        said["contract_number"] = f"示例-{number:04}"
        (folder / f"contract-{number:04}.docx").write_bytes(render(template, said))


if __name__ == "__main__":
    main()
