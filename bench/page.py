"""A page of the wizard, from the request to the last byte, without a network in between."""

from __future__ import annotations

import tempfile
from http import HTTPStatus
from pathlib import Path

from bench.timing import milliseconds
from formgen.service import papers
from formgen.service.accounts import People, Sessions
from formgen.service.desk import Desk
from formgen.service.settings import Settings
from formgen.web.app import create_app

FORM = "government_contract"


def measure() -> dict[str, float | str]:
    """The step with the parties of a complete contract, for somebody who is signed in."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder), f"sqlite:///{folder}/bench.db")
        database = settings.database()
        database.upgrade()
        person = People(database).create_user("bench", "示例")
        draft = Desk(database).begin(person.id, FORM, key="bench", answers=papers.example(FORM))
        client = create_app(settings, convert=False).test_client()
        client.set_cookie("formgen", Sessions(database).open(person.id))
        path = f"/drafts/{draft.id}/steps/parties"
        assert client.get(path).status_code == HTTPStatus.OK
        return {
            "what": "a page of the wizard",
            "ours": milliseconds(lambda: client.get(path), rounds=50, warm_up=3),
            "at_most": 150,
        }
