"""Programs: somebody's token, and a client that asks with it."""

from __future__ import annotations

import pytest


class Program:
    """A program that asks in somebody's name."""

    def __init__(self, app, token):
        self.app, self.token = app, token
        self.client = app.test_client()

    def ask(self, method, path, status=None, headers=None, **given):
        sent = {"Authorization": f"Bearer {self.token}", **(headers or {})}
        answer = self.client.open(f"/api/v1{path}", method=method, headers=sent, buffered=True, **given)
        assert status is None or answer.status_code == status, (
            f"{method} {path}: {answer.status} {answer.text}"
        )
        return answer

    def get(self, path, status=200, **given):
        return self.ask("GET", path, status, **given)

    def post(self, path, status, json=None, **given):
        return self.ask("POST", path, status, json=json, **given)


@pytest.fixture
def program(app, people):
    """A program of somebody with these roles; its *user* is he."""

    def begin(name="li", scopes=("read", "write"), **about):
        user = people.create_user(name, f"示例{name}", **about)
        _made, token = app.extensions["formgen"]["tokens"].make(user.id, "示例系统", scopes, 30)
        begun = Program(app, token)
        begun.user = user
        return begun

    return begin


@pytest.fixture
def li(program):
    return program()
