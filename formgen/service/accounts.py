"""Accounts, second factors and web sessions, as the web uses them."""

from formgen.storage import Database, NotFound, People, Session, Sessions, TooManyTries, User, Visit
from formgen.storage.outside import OutsideAccounts
from formgen.storage.second_factors import SecondFactors, address_for_phone

__all__ = [
    "Database",
    "NotFound",
    "OutsideAccounts",
    "People",
    "SecondFactors",
    "Session",
    "Sessions",
    "TooManyTries",
    "User",
    "Visit",
    "address_for_phone",
]
