"""What tests of the command line share: running it in this process, and files to run it on."""

from __future__ import annotations

import pytest

from formgen.cli import main


@pytest.fixture
def run(capfd):
    """Run `formgen`; its exit code, and what it said on either stream."""

    def call(*arguments):
        code = main([str(one) for one in arguments])
        said = capfd.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def file(tmp_path):
    """Write a file; its name."""

    def written(content, name="answers.yaml"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return written
