"""What tests of forms share: the words that a paper prints."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from printed_papers import words_of


@pytest.fixture
def printed():
    """The words of the paper that a form makes of answers, each cell of a table once."""
    return words_of
