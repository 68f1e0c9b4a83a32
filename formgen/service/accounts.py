"""Accounts and web sessions, as the web uses them."""

from formgen.storage import Database, NotFound, People, Session, Sessions, TooManyTries, User

__all__ = ["Database", "NotFound", "People", "Session", "Sessions", "TooManyTries", "User"]
