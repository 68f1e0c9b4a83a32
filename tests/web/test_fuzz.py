"""Whatever is posted to whichever form: a page of ours, and never a fault of the program."""

import os
import shutil
from urllib.parse import quote

import pytest
from house import STEPS, House
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from formgen.service import papers
from formgen.service.settings import Settings
from formgen.web.app import create_app

EXAMPLES = int(os.environ.get("FORMGEN_EXAMPLES", "50"))
QUICKLY = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
FORM = papers.form("government_contract")

ODD = some.sampled_from(
    ["", "sNaN", "NaN", "Infinity", "-0", "1e999", "1E+1000000", "9" * 5000, "１２３", "٣", "²", "1_000", "true", "false",
     "\x00", "\x1b", "\x7f", "\u202e", "\ufffe", "\ud7ff", "🀄", "</w:p>", "{{ 7*7 }}", "{% for %}", "'; DROP TABLE drafts; --",
     "<script>", "2027-02-30", "0000-00-00", "legal_person", "natural_person", "http://evil.example", "../..", "[0]", "a" * 30_000]
)  # fmt: skip
VALUES = (
    ODD
    | some.text(max_size=40)
    | some.sampled_from(
        sorted({value for one in FORM.fields.values() for value in getattr(one, "options", {})})
    )
)
PLACES = some.sampled_from(
    [
        "",
        "[0]",
        "[1].name",
        "[99999].name",
        "[²]",
        "[0].date",
        ".name",
        ".date",
        "[GC-1]",
        "[" + "1" * 5000 + "]",
        "[0][0]",
        ".",
    ]
)
NAMES = some.builds(
    "{}{}".format,
    some.sampled_from(sorted(FORM.fields))
    | some.sampled_from(["parties_a[0]", "items-²-name", "", "_shown"]),
    PLACES,
)
ACTIONS = some.builds(
    "{}:{}:{}".format,
    some.sampled_from(["add", "remove", "clause", "continue", "save", "x"]),
    some.sampled_from(sorted(FORM.fields)),
    ODD,
)
VERSIONS = some.sampled_from(["1", "1", "1", "2", "0", "-1", "x", "9" * 5000])
ROUTES = [f"steps/{step}{end}" for step in STEPS for end in ("", "/autosave", "/merge")] + [
    "check",
    "documents",
]


@pytest.fixture(scope="module")
def hostile(fresh_file, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copy(fresh_file, folder / "formgen.db")
    app = create_app(Settings(folder, f"sqlite:///{folder / 'formgen.db'}"), convert=False)
    people = app.extensions["formgen"]["people"]
    house = House(app).sign_in_by(people.issue_link(people.create_user("li", is_admin=True).id))
    yield house
    app.extensions["formgen"]["database"].close()


@pytest.fixture(scope="module")
def target(hostile):
    return hostile.begin(sample=True), hostile.app.extensions["formgen"]["desk"]


@pytest.mark.fuzz
@QUICKLY
@given(data=some.data())
def test_no_post_of_a_step_is_a_fault_of_the_program(hostile, target, data):
    address, desk = target
    owner = hostile.app.extensions["formgen"]["people"].find("li").id
    stored = desk.open(owner, address.rpartition("/")[2]).draft.version
    shown = some.sampled_from(sorted(FORM.fields))
    pairs = data.draw(some.lists(some.tuples(NAMES, VALUES), max_size=12))
    pairs += [("_shown", name) for name in data.draw(some.lists(shown, max_size=8))]
    pairs += [("_take:" + name, "mine") for name, _value in pairs]
    version = data.draw(some.just(str(stored)) | VERSIONS)
    pairs += [("version", version), ("key", data.draw(VALUES)), ("action", data.draw(ACTIONS | ODD))]

    page = hostile.post(f"{address}/{data.draw(some.sampled_from(ROUTES))}", pairs, status=None)

    assert page.status in (200, 302, 400, 404, 409, 413, 422), page.text[:2000]
    for part in ("", "check", "checklist", "preview", f"steps/{data.draw(some.sampled_from(STEPS))}"):
        hostile.get(f"{address}/{part}")


@pytest.mark.fuzz
@QUICKLY
@given(
    path=some.sampled_from(
        ["/sign-in", "/account", "/users", "/drafts", "/sign-in/x", "/users/x/link", "/users/x/active"]
    ),
    pairs=some.lists(
        some.tuples(
            some.sampled_from(
                [
                    "name",
                    "password",
                    "again",
                    "next",
                    "display_name",
                    "is_admin",
                    "form",
                    "key",
                    "sample",
                    "x",
                ]
            ),
            VALUES,
        ),
        max_size=6,
    ),
)
def test_no_post_of_the_other_forms_is_a_fault_of_the_program(hostile, path, pairs):
    pairs = [(name, value) for name, value in pairs if name != "password" or len(value) < 8]

    page = hostile.post(path, pairs, status=None)

    assert page.status in (200, 302, 400, 404, 413, 422, 429), page.text[:2000]


@pytest.mark.fuzz
@QUICKLY
@given(
    method=some.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]),
    parts=some.lists(
        some.sampled_from(
            ["drafts", "documents", "steps", "users", "sign-in", "static", "..", "%00", "%ff", "²", "check"]
        )
        | some.text(min_size=1, max_size=8),
        max_size=5,
    ),
    query=some.dictionaries(
        some.sampled_from(["lang", "next", "checked", "back", "show", "x"]), VALUES, max_size=3
    ),
)
def test_no_address_is_a_fault_of_the_program(hostile, method, parts, query):
    page = hostile.send(method, "/" + quote("/".join(parts), safe="/%"), query_string=query)

    assert page.status in (200, 302, 308, 400, 404, 405), page.text[:2000]
    assert page.status != 405 or page.headers["Allow"]


@pytest.mark.fuzz
@QUICKLY
@given(
    body=some.binary(max_size=300),
    kind=some.sampled_from(
        [
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/json",
            "",
            "text/plain; charset=x",
        ]
    ),
)
def test_no_bytes_are_a_fault_of_the_program(hostile, target, body, kind):
    page = hostile.send("POST", f"{target[0]}/steps/basics", data=body, content_type=kind)

    assert page.status in (400, 413), page.text[:2000]
