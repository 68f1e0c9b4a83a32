"""The LibreOffice of this machine: where it is, who can drive it, how far it can be shut in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from formgen.errors import PartMissing
from formgen.messages import _
from formgen.rendering.fonts import configuration
from formgen.rendering.pdf.profile import DISCARD, NOWHERE, write_profile

PROGRAMS = (
    Path("/usr/lib/libreoffice/program"),
    Path("/usr/lib64/libreoffice/program"),
    Path("/opt/libreoffice/program"),
)
OTHERS = Path("/opt")
"""Where the packages of The Document Foundation put each version beside the others."""
SYSTEM_PYTHON = Path("/usr/bin/python3")
TOOLS = "/usr/local/bin:/usr/bin:/bin"

MEMORY = 4 * 1024**3
"""Bytes of address space that one LibreOffice may take."""
LARGEST_WRITE = 200 * 1024**2
"""Bytes of the largest file that it may write."""

OPTIONS = (
    "--headless",
    "--norestore",
    "--nolockcheck",
    "--nodefault",
    "--nologo",
    "--nofirststartwizard",
)


@dataclass(frozen=True)
class Office:
    """A LibreOffice: its *program* folder, *version* (“25.2”), the *python* that has its bridge.

    *isolation* is the command that starts another without network; empty where the system forbids it.
    """

    program: Path
    version: str
    python: Path | None
    isolation: tuple[str, ...]

    def command(self, profile: Path, *arguments: str) -> list[str]:
        """The command that runs LibreOffice on *profile*, within limits, and dying with who starts it."""
        write_profile(profile, self.version)
        return [
            *_if_there("setpriv", "--pdeathsig", "KILL"),
            *_if_there("prlimit", f"--as={MEMORY}", f"--fsize={LARGEST_WRITE}", "--core=0", "--"),
            str(self.program / "soffice.bin"),
            f"-env:UserInstallation={profile.as_uri()}",
            *OPTIONS,
            *arguments,
        ]


def find() -> Office:
    """The LibreOffice of this machine, or FORMGEN_SOFFICE; :class:`formgen.errors.PartMissing` without."""
    return _find(os.environ.get("FORMGEN_SOFFICE", ""))


def environment(home: Path) -> dict[str, str]:
    """All that LibreOffice gets to know of ours: nothing that this process inherited."""
    proxy = f"http://{NOWHERE}:{DISCARD}"
    return {
        "PATH": TOOLS,
        "HOME": str(home),
        "TMPDIR": str(home),
        "LANG": "C.UTF-8",
        "TZ": "UTC",  # a PDF names the hour of its making
        "SAL_USE_VCLPLUGIN": "svp",
        "FONTCONFIG_FILE": str(configuration()),
        "http_proxy": proxy,
        "https_proxy": proxy,
    }


@lru_cache
def _find(override: str) -> Office:
    program = _program(override)
    if program is None:
        raise PartMissing(
            _(
                "没有找到 LibreOffice，不能生成 PDF：请运行 make setup，或者安装 libreoffice-writer 软件包；"
                "DOCX 文件照常可以下载。"
            )
        )
    return Office(program, _version(program), _python(program), _isolation())


def _program(override: str) -> Path | None:
    named = [override] if override else [shutil.which("soffice"), shutil.which("libreoffice")]
    folders = [Path(one).resolve().parent for one in named if one]
    candidates = folders if override else [*folders, *PROGRAMS, *sorted(OTHERS.glob("libreoffice*/program"))]
    there = (one for one in candidates if os.access(one / "soffice.bin", os.X_OK))
    return max(there, key=lambda one: _numbers(_version(one)), default=None)  # the first of equals


def _version(program: Path) -> str:
    file = program / "bootstraprc"
    said = file.read_text("utf-8") if file.is_file() else ""
    found = re.search(r"^ProductKey=LibreOffice ([\d.]+)", said, re.MULTILINE)
    return found.group(1) if found else ""


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(one) for one in version.split(".") if one)


def _python(program: Path) -> Path | None:
    # The bridge must be of LibreOffice's own version: one that came with it goes before the system's.
    for candidate in (program / "python", SYSTEM_PYTHON):
        if os.access(candidate, os.X_OK) and _succeeds(str(candidate), "-I", "-c", "import uno"):
            return candidate
    return None


def _isolation() -> tuple[str, ...]:
    for command in (("unshare", "--net"), ("unshare", "--map-root-user", "--net")):
        if shutil.which(command[0], path=TOOLS) and _succeeds(*command, "true"):
            return (*command, "--")
    return ()


def _if_there(tool: str, *arguments: str) -> tuple[str, ...]:
    return (tool, *arguments) if shutil.which(tool, path=TOOLS) else ()


def _succeeds(*command: str) -> bool:
    try:
        done = subprocess.run(
            command,
            env={"PATH": TOOLS},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
