"""Questions to fontconfig's own programs, under the converters' configuration."""

from __future__ import annotations

import os
import shutil
import subprocess

from formgen.errors import PartMissing
from formgen.messages import _
from formgen.rendering.fonts.config import configuration

SECONDS = 120
"""The first question after fonts were installed reads them all."""


def ask(program: str, *arguments: str) -> str:
    """What *program* (fc-list, fc-match) says; :class:`formgen.errors.PartMissing` where it is absent."""
    found = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/bin:/usr/local/bin")
    if found is None:
        raise PartMissing(
            _(
                "没有找到 {program}，不能检查字体：请运行 make setup，或者安装 fontconfig 软件包。",
                program=program,
            )
        )
    environment = {**os.environ, "FONTCONFIG_FILE": str(configuration()), "LC_ALL": "C.UTF-8"}
    answer = subprocess.run(
        [found, *arguments], env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    return answer.stdout
