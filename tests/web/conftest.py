"""The site over a fresh file for each test, and people who use it."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from werkzeug.routing import Rule

from formgen.service.review_work import Reviewers
from formgen.service.settings import Settings
from formgen.web.app import create_app

sys.path.insert(0, str(Path(__file__).parent))
from department import Department
from house import House
from sent_contracts import CONTRACT, files


@pytest.fixture(scope="session", autouse=True)
def addresses_built_alike():
    """What builds an address is compiled once for all sites of the tests: nine tenths of making a site.

    It is the same for the same rule, and asks the rule's own converters when it is called.
    """
    compiled, compile_anew = {}, Rule._compile_builder

    def builder(rule, *asked):
        key = (rule.rule, tuple(rule._trace), repr(rule.defaults), asked)
        if key not in compiled:
            compiled[key] = compile_anew(rule, *asked)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Rule, "_compile_builder", builder)
        yield


class Compiled(BytecodeCache):
    """What templates were compiled to, by their name and text; what they show comes from the site that asks."""

    def __init__(self):
        self._codes = {}

    def load_bytecode(self, bucket):
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket):
        self._codes[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once():
    """Templates are compiled once for all sites of the tests, as they are once for a site that runs."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Flask, "jinja_options", {**Flask.jinja_options, "bytecode_cache": Compiled()})
        yield


@pytest.fixture
def settings(usual_url, tmp_path, quick_hashes):  # noqa: ARG001 - whoever has a site signs in
    return Settings(tmp_path, usual_url)


@pytest.fixture
def app(settings):
    made = create_app(settings, convert=False)
    yield made
    made.extensions["formgen"]["database"].close()


@pytest.fixture
def another(settings):
    """Set up one more site beside the first, over the same database or with other settings."""
    made = []

    def another(about=settings, **options):
        made.append(create_app(about, convert=False, **options))
        return made[-1]

    yield another
    for one in made:
        one.extensions["formgen"]["database"].close()


@pytest.fixture
def people(app):
    return app.extensions["formgen"]["people"]


@pytest.fixture
def desk(app):
    return app.extensions["formgen"]["desk"]


@pytest.fixture
def visitor(app):
    return House(app)


@pytest.fixture
def sign_in(app, people):
    """Make an account and come in by its one-time link."""

    def come_in(name, **about):
        made = people.create_user(name, f"示例{name}", **about)
        house = House(app).sign_in_by(people.issue_link(made.id))
        house.id = made.id
        return house

    return come_in


@pytest.fixture
def user(sign_in):
    return sign_in("li")


@pytest.fixture
def other(sign_in):
    return sign_in("wang")


@pytest.fixture
def admin(sign_in):
    return sign_in("admin", is_admin=True)


@pytest.fixture
def draft(user):
    """The address of an empty draft of *user*."""
    return user.begin()


@pytest.fixture
def filled(user):
    """The address of a draft of *user* with all answers of the sample."""
    return user.begin(sample=True)


@pytest.fixture
def answers(user, desk):
    """What is stored of a draft of *user*."""
    return lambda address: desk.open(user.id, address.rpartition("/")[2]).draft.answers


@pytest.fixture
def workers(app):
    made = Reviewers(app.extensions["formgen"]["database"], workers=1)
    yield made
    made.close()


@pytest.fixture
def send(workers):
    """Upload one text and have it reviewed; the address of its desk."""
    numbers = iter(range(100))

    def upload(house, text=CONTRACT, name="示例合同.txt", **more):
        page = house.post("/reviews", [*files((name, text)), ("key", f"k{next(numbers)}"), *more.items()])
        while workers.do_one("w"):
            pass
        return urlsplit(page.location).path

    return upload


@pytest.fixture
def desk_of(user, send):
    return send(user)


@pytest.fixture
def department(app, sign_in):
    """Five people of two units."""
    return Department(app, sign_in)
