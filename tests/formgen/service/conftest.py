"""A real database, two people, and the desk they work at."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from formgen.service.desk import Desk
from formgen.service.review_desk import ReviewDesk
from formgen.service.review_work import Reviewers
from formgen.storage import Database

sys.path.insert(0, str(Path(__file__).parent))
from reviewed_contract import CONTRACT

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def database(usual_url):
    opened = Database(usual_url)
    yield opened
    opened.close()


@pytest.fixture
def desk(database):
    return Desk(database)


@pytest.fixture
def owner():
    return OWNER


@pytest.fixture
def stranger():
    return STRANGER


@pytest.fixture
def draft(desk, owner):
    return desk.begin(owner, "F-GC-01", key="first")


@pytest.fixture
def reviews(database):
    return ReviewDesk(database)


@pytest.fixture
def workers(database):
    made = Reviewers(database, workers=1)
    yield made
    made.close()


@pytest.fixture
def done(reviews, workers, owner):
    """Sends a text in and has it reviewed."""
    numbers = iter(range(100))

    def review(text=CONTRACT, name="示例合同.txt", previous=""):
        sent = reviews.begin(owner, name, text.encode(), key=f"k{next(numbers)}", previous=previous)
        while workers.do_one("w"):
            pass
        return reviews.look(owner, sent.id)

    return review
