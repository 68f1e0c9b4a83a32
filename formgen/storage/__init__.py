"""What is kept: drafts and their versions, documents, conversion jobs, accounts and web sessions.

Everything lies in one :class:`Database`, SQLite by default and PostgreSQL by its address. The rest of
formgen speaks to it through these names only, and never in SQL.
"""

from formgen.storage.clock import Clock, utc_now
from formgen.storage.database import Database
from formgen.storage.documents import Document, DocumentLine, Documents, NewDocument
from formgen.storage.drafts import Drafts
from formgen.storage.jobs import Job, Jobs
from formgen.storage.kept import Draft, DraftLine, DraftVersion
from formgen.storage.people import People, User
from formgen.storage.refusals import DraftChanged, LeaseLost, NotFound, TooManyTries
from formgen.storage.sessions import Session, Sessions

__all__ = [
    "Clock",
    "Database",
    "Document",
    "DocumentLine",
    "Documents",
    "Draft",
    "DraftChanged",
    "DraftLine",
    "DraftVersion",
    "Drafts",
    "Job",
    "Jobs",
    "LeaseLost",
    "NewDocument",
    "NotFound",
    "People",
    "Session",
    "Sessions",
    "TooManyTries",
    "User",
    "utc_now",
]
