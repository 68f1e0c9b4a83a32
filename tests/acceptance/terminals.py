"""A terminal in which `formgen` is called, and how it refuses."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys

from click.testing import CliRunner

from formgen.cli import main

DONE, BLOCKED, BAD, MISSING = 0, 1, 2, 3
CHINESE = re.compile(r"[\u4e00-\u9fff]")


class Terminal:
    """A terminal in an empty folder."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {**os.environ, "FORMGEN_DATA": str(folder / "data")}

    def __call__(self, *words, given=None, **environment):
        return subprocess.run(
            [sys.executable, "-m", "formgen", *map(str, words)],
            input=given if isinstance(given, bytes | None) else given.encode(),
            capture_output=True,
            cwd=self.folder,
            env={**self.environment, **environment},
            check=False,
        )

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path


class SameProcess(Terminal):
    """Says the words in this process: for the many sentences of a refusal, where a process of its own shows no more."""

    def __call__(self, *words, given=""):
        with (
            contextlib.chdir(self.folder),
            CliRunner().isolation(given, {"FORMGEN_DATA": self.environment["FORMGEN_DATA"]}) as (
                out,
                err,
                _both,
            ),
        ):
            code = main([*map(str, words)])
        return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


def said(done):
    return done.stderr.decode()


def refused(done, code=BAD):
    """The sentence of a refusal: on the error stream, in words, without a traceback."""
    assert done.returncode == code, done
    assert done.stdout == b""
    assert "Traceback" not in said(done)
    assert CHINESE.search(said(done))
    return said(done)
