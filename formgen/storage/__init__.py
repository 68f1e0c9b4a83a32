"""What is kept: drafts and their versions, documents, attachments, conversion jobs, reviews, accounts and web sessions.

Everything lies in one :class:`Database`, SQLite by default and PostgreSQL by its address. The rest of
formgen speaks to it through these names only, and never in SQL.
"""

from formgen.storage.accounts import User
from formgen.storage.agenda import Agenda, Beginning, Tick
from formgen.storage.attachments import Attachment, Attachments, NewAttachment
from formgen.storage.batch_issued import BatchIssues
from formgen.storage.batch_keeping import Claimed, Finished
from formgen.storage.batch_queue import BatchQueue
from formgen.storage.batches import Batch, Batches, NewBatch, NewRow
from formgen.storage.clock import Clock, utc_now
from formgen.storage.daily import DailyRuns
from formgen.storage.database import Database
from formgen.storage.decisions import Decision, NewDecision
from formgen.storage.digests import Digests, Turn
from formgen.storage.documents import Document, DocumentLine, Documents, NewDocument
from formgen.storage.drafts import Drafts
from formgen.storage.feeds import Feeds
from formgen.storage.files import Files
from formgen.storage.filing import Series
from formgen.storage.handovers import Handover, Handovers
from formgen.storage.jobs import Job, Jobs
from formgen.storage.kept import Draft, DraftLine, DraftVersion
from formgen.storage.kept_answers import KeptAnswers
from formgen.storage.leases import Leases
from formgen.storage.links import Carried, Links
from formgen.storage.lives import Event, Lives, NewEvent, Standing
from formgen.storage.marks import Mark, Marks
from formgen.storage.people import People
from formgen.storage.reach import Place, Reach, Seen
from formgen.storage.records import Record, RecordChanged, Records, RecordUse
from formgen.storage.refusals import (
    DecisionChanged,
    DraftChanged,
    DraftLocked,
    LeaseLost,
    LifeChanged,
    NotFound,
    QueueFull,
    TooManyRequests,
    TooManyTries,
)
from formgen.storage.review_queue import ReviewQueue
from formgen.storage.reviews import NewReview, Outcome, Review, Reviews
from formgen.storage.roles import Role
from formgen.storage.sessions import Session, Sessions, Visit
from formgen.storage.shares import Share, Shares
from formgen.storage.shelf import Shelf
from formgen.storage.stores import StoreDown
from formgen.storage.tokens import Token, Tokens
from formgen.storage.units import Unit, Units

__all__ = [
    "Agenda",
    "Attachment",
    "Attachments",
    "Batch",
    "BatchIssues",
    "BatchQueue",
    "Batches",
    "Beginning",
    "Carried",
    "Claimed",
    "Clock",
    "DailyRuns",
    "Database",
    "Decision",
    "DecisionChanged",
    "Digests",
    "Document",
    "DocumentLine",
    "Documents",
    "Draft",
    "DraftChanged",
    "DraftLine",
    "DraftLocked",
    "DraftVersion",
    "Drafts",
    "Event",
    "Feeds",
    "Files",
    "Finished",
    "Handover",
    "Handovers",
    "Job",
    "Jobs",
    "KeptAnswers",
    "LeaseLost",
    "Leases",
    "LifeChanged",
    "Links",
    "Lives",
    "Mark",
    "Marks",
    "NewAttachment",
    "NewBatch",
    "NewDecision",
    "NewDocument",
    "NewEvent",
    "NewReview",
    "NewRow",
    "NotFound",
    "Outcome",
    "People",
    "Place",
    "QueueFull",
    "Reach",
    "Record",
    "RecordChanged",
    "RecordUse",
    "Records",
    "Review",
    "ReviewQueue",
    "Reviews",
    "Role",
    "Seen",
    "Series",
    "Session",
    "Sessions",
    "Share",
    "Shares",
    "Shelf",
    "Standing",
    "StoreDown",
    "Tick",
    "Token",
    "Tokens",
    "TooManyRequests",
    "TooManyTries",
    "Turn",
    "Unit",
    "Units",
    "User",
    "Visit",
    "utc_now",
]
