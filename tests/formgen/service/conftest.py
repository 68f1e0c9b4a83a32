"""A real database, two people, and the desk they work at."""

from __future__ import annotations

import pytest

from formgen.service.desk import Desk
from formgen.storage import Database

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
