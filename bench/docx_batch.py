"""A thousand contracts on disk from two new processes: starting, compiling and writing included."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.docx import contract
from bench.timing import as_installed

COUNT = 1000
PROCESSES = 2


def measure() -> dict[str, float | str]:
    """Words and template lie ready in a file, as a batch finds them; each process makes its share."""
    with tempfile.TemporaryDirectory() as folder, as_installed() as environment:
        template, said = contract()
        Path(folder, "template.docx").write_bytes(template.content)
        Path(folder, "words.json").write_text(json.dumps(said), "utf-8")
        command = [sys.executable, "-m", "bench.docx_share", folder]
        subprocess.run([*command, "0", "0", "1"], env=environment, check=True)
        begun = time.perf_counter()
        running = [
            subprocess.Popen([*command, str(at), str(COUNT), str(PROCESSES)], env=environment)
            for at in range(PROCESSES)
        ]
        assert not any(one.wait() for one in running)
        taken = time.perf_counter() - begun
        assert len(list(Path(folder).glob("contract-*.docx"))) == COUNT
        return {
            "what": f"{COUNT} DOCX, {PROCESSES} new processes",
            "ours": taken,
            "unit": "s",
            "at_most": 0.6,
        }
