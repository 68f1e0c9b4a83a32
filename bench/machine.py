"""The machine that is measured on, and what stands on it: for whoever compares two tables."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

from formgen.rendering.pdf.office import find

LIBRARIES = ("formgen", "docxtpl", "python-docx", "lxml", "jinja2", "flask", "sqlalchemy")


def processor() -> str:
    """What the processor is called."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.is_file() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def machine() -> str:
    """The processor and how many of its cores there are."""
    return f"{processor()}, {os.cpu_count()} cores"


def versions() -> str:
    """Python, LibreOffice and the libraries that decide about the figures."""
    return ", ".join(
        [
            f"Python {platform.python_version()}",
            f"LibreOffice {find().version}",
            *(f"{name} {version(name)}" for name in LIBRARIES),
        ]
    )
