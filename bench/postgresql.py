"""The PostgreSQL of our own that the tests use too: a measurement begins one and ends it."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Protocol

PROGRAM = Path(__file__).parents[1] / "tests" / "servers" / "scratch_postgresql.py"


class Server(Protocol):
    """A server that runs."""

    def create(self, name: str) -> str:
        """Make an empty database; its address."""

    def end(self) -> None:
        """Stop it and take its files away."""


def begun() -> Server:
    """A server that waits for the disk at each commit, as one in use does.

    :raises FileNotFoundError: where PostgreSQL is not installed.
    """
    spec = spec_from_file_location(PROGRAM.stem, PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    server: Server = module.Server(careful=True).begin()
    return server
