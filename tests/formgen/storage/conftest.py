"""Every storage test runs on both databases: a SQLite file always, a real PostgreSQL where there is one."""

import itertools
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from formgen.storage import (
    Agenda,
    Batches,
    Database,
    Documents,
    Drafts,
    Jobs,
    Lives,
    NewDocument,
    NewReview,
    People,
    ReviewQueue,
    Reviews,
    Sessions,
)
from formgen.storage.issued import Issued

sys.path.insert(0, str(Path(__file__).parent))

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"
FILE = "第一条 示例".encode()

_numbers = itertools.count(1)


class StandingClock:
    """A clock that moves only when a test moves it."""

    def __init__(self):
        self.now = MORNING

    def __call__(self):
        return self.now

    def passes(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request, tmp_path):
    """The address of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    server = request.getfixturevalue("postgresql")
    return server.create(f"test_{os.getpid()}_{next(_numbers)}")


@pytest.fixture
def database(url):
    opened = Database(url)
    yield opened
    opened.close()


@pytest.fixture
def drafts(database, clock):
    return Drafts(database, clock)


@pytest.fixture
def documents(database, clock):
    return Documents(database, clock)


@pytest.fixture
def jobs(database, clock):
    return Jobs(database, clock)


@pytest.fixture
def batches(database, clock):
    return Batches(database, clock)


@pytest.fixture
def issued(database, clock):
    return Issued(database, clock)


@pytest.fixture
def lives(database, clock):
    return Lives(database, clock)


@pytest.fixture
def agenda(database, clock):
    return Agenda(database, clock)


@pytest.fixture
def people(database, clock):
    return People(database, clock)


@pytest.fixture
def sessions(database, clock):
    return Sessions(database, clock)


@pytest.fixture
def draft(drafts):
    return drafts.begin(OWNER, "government_contract", {"contract": {"name": "示例合同"}}, title="示例合同")


@pytest.fixture
def made(draft):
    """A document just made of the draft; its parts can be changed by name."""

    def make(**changes):
        usual = {
            "draft_id": draft.id,
            "draft_version": 1,
            "name": "government_contract.docx",
            "media_type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "content": b"PK the contract",
            "form_version": "1",
            "template_digest": "0" * 64,
            "law_date": date(2026, 3, 2),
        }
        return NewDocument(**usual | changes)

    return make


@pytest.fixture
def reviews(database, clock):
    return Reviews(database, clock)


@pytest.fixture
def review_queue(database, clock):
    return ReviewQueue(database, clock)


@pytest.fixture
def send_in(reviews):
    """Sends a file in, each under its own key unless one is given."""
    numbers = iter(range(1_000))

    def send(name="示例合同.txt", key=None, owner=OWNER, previous=None):
        return reviews.put(owner, NewReview(name, FILE, key or f"key {next(numbers)}", previous))

    return send
