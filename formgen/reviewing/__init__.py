"""Reviewing: the rules of the law run over a contract that was read."""

from formgen.reviewing.report import ElementEntry, ReviewReport
from formgen.reviewing.review import review

__all__ = ["ElementEntry", "ReviewReport", "review"]
