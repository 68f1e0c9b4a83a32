"""Documents that lie in a store beside the database: downloaded as ever, and a clear page while it is away."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from scratch_s3 import KEYS, FileServer

from formgen.web.app import create_app


@pytest.fixture
def server():
    started = FileServer().start()
    yield started
    started.stop()


@pytest.fixture
def app(settings, server, monkeypatch):
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    made = create_app(replace(settings, documents_url=server.bucket()[1]), convert=False)
    yield made
    made.extensions["formgen"]["database"].close()


def test_while_the_store_is_away_a_page_says_so_and_everything_else_goes_on(user, filled, server):
    user.post(f"{filled}/documents")
    address = re.search(r"/documents/[0-9a-f-]{36}", user.get(f"{filled}/documents").text)[0]
    assert user.get(address).data.startswith(b"PK")

    server.stop()
    page = user.get(address, 503)
    assert "文书存储暂时连不上" in page.words()
    assert page.headers["Retry-After"] == "30"
    assert user.post(f"{filled}/documents", status=503).is_page
    user.get(f"{filled}/documents")
    user.get(f"{filled}/steps/purpose")
    server.start()
    assert user.get(address).data.startswith(b"PK")
