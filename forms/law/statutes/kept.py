"""The articles of statutes that are kept, word for word."""

from __future__ import annotations

from importlib.resources import files

from formgen.law import articles_in

SOURCE = "出处"
"""Label of the block that says where the words were checked."""


def kept(name: str) -> dict[str, str]:
    """The articles in the file *name*, by label."""
    return {label: words for label, words in _blocks(name).items() if label != SOURCE}


def checked_against(name: str) -> str:
    """Where the words in the file *name* come from."""
    return _blocks(name)[SOURCE]


def _blocks(name: str) -> dict[str, str]:
    return articles_in(files(__package__).joinpath(name).read_text("utf-8"))
