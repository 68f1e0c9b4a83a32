"""The fontconfig file of the converters: where fonts lie, and which stands for which."""

from __future__ import annotations

import os
import tempfile
from html import escape
from pathlib import Path

from formgen.rendering.fonts.substitutes import SANS, SERIF, SUBSTITUTES, TEXT, Substitute

SYSTEM_FONTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
INSTALLED = Path("/usr/local/share/formgen/fonts")
"""Where scripts/install_system.sh puts the faces that no package of fonts brings."""


def made_folder() -> Path:
    """Where the faces lie that are made here."""
    return cache_folder() / "faces"


def configuration() -> Path:
    """The file to name in FONTCONFIG_FILE; written when it is absent or says something else."""
    folder = cache_folder()
    file = folder / "fonts.conf"
    text = _text(font_folders(), folder / "fontconfig")
    if not file.is_file() or file.read_text("utf-8") != text:
        beside = folder / f"fonts.conf.{os.getpid()}"
        beside.write_text(text, "utf-8")
        beside.replace(file)
    return file


def font_folders() -> list[Path]:
    """The folders the converters take fonts from; ours first, so that a converted face of ours wins."""
    named = os.environ.get("FORMGEN_FONTS")
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    ours = [Path(named)] if named else [INSTALLED, data / "formgen/fonts"]
    return [made_folder(), *ours, *SYSTEM_FONTS, data / "fonts"]


def cache_folder() -> Path:
    """A folder that outlives the process: the user's cache, or one under the temporary folder."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "formgen"
    try:
        base.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.access(base, os.W_OK):
            return base
    except OSError:
        pass  # a service account without a home
    base = Path(tempfile.gettempdir()) / f"formgen-cache-{os.getuid()}"
    base.mkdir(exist_ok=True, mode=0o700)
    if base.stat().st_uid != os.getuid():
        return Path(tempfile.mkdtemp(prefix="formgen-cache-"))
    return base


def _text(folders: list[Path], cache: Path) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
        "<fontconfig>",
        *(f"  <dir>{escape(str(folder))}</dir>" for folder in folders),
        f"  <cachedir>{escape(str(cache))}</cachedir>",
        # A bitmap cannot be embedded in a PDF.
        '  <selectfont><rejectfont><pattern><patelt name="scalable"><bool>false</bool></patelt></pattern>',
        "  </rejectfont></selectfont>",
        *(_rule(name, one) for one in SUBSTITUTES for name in one.names),
        '  <match target="pattern">',
        *(_append(family, "append_last", "weak") for family in (TEXT, SERIF, SANS)),
        "  </match>",
        "</fontconfig>",
        "",
    ]
    return "\n".join(lines)


def _rule(name: str, substitute: Substitute) -> str:
    # Appended right after the name that was asked for: the genuine face, if there is one, still wins.
    rules = [_match(name, "", substitute.families[1:] if substitute.has_bold else substitute.families)]
    if substitute.has_bold:
        rules.append(_match(name, _NOT_BOLD, substitute.families[:1]))
    if substitute.bold:
        rules.append(_match(name, "", (), '    <edit name="weight" mode="assign" binding="strong">', _BOLD))
    return "\n".join(rules)


_NOT_BOLD = '    <test qual="all" name="weight" compare="less"><const>demibold</const></test>'
_BOLD = "<const>bold</const></edit>"


def _match(name: str, test: str, families: tuple[str, ...], *more: str) -> str:
    lines = [
        '  <match target="pattern">',
        f'    <test qual="any" name="family"><string>{escape(name)}</string></test>',
        *([test] if test else []),
        # The last edit comes to stand next to the name.
        *(_append(family, "append", "strong") for family in reversed(families)),
        *more,
        "  </match>",
    ]
    return "\n".join(lines)


def _append(family: str, mode: str, binding: str) -> str:
    return (
        f'    <edit name="family" mode="{mode}" binding="{binding}"><string>{escape(family)}</string></edit>'
    )
