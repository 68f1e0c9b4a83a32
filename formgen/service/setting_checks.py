"""What is odd about the settings and stops nothing: names that there are not, and folders that are not there.

A setting that is written wrongly counts as not set, and the site then starts all the same: over an empty database,
say. So whoever starts it is told.
"""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from formgen.messages import Message, _
from formgen.service.setting_names import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OURS = "FORMGEN_"
ALIKE = 0.85
"""From this likeness on (0 to 1) one name is taken for another that was meant."""


def oddities(environ: Mapping[str, str] | None = None) -> Iterator[Message]:
    """Each oddity of the settings in *environ*, which is that of this process if not given, as a sentence."""
    given = os.environ if environ is None else environ
    known = [one.name for one in NAMED if one.name.startswith(OURS)]
    for name in sorted(one for one in given if one.startswith(OURS) and one not in known):
        meant = get_close_matches(name, known, 1, ALIKE)
        if meant:
            yield _("没有 {name} 这项设置，没有起作用：是不是 {meant}？", name=name, meant=meant[0])
    fonts, office = given.get("FORMGEN_FONTS", ""), given.get("FORMGEN_SOFFICE", "")
    if fonts and not Path(fonts).is_dir():
        yield _("FORMGEN_FONTS 所指的目录“{path}”不存在：请改正，或者建立这个目录。", path=fonts)
    if office and not Path(office).is_file():
        yield _(
            "FORMGEN_SOFFICE 所指的程序“{path}”不存在：请写 soffice 的路径，如 /opt/libreoffice/program/soffice。",
            path=office,
        )
