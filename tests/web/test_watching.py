"""What is seen of the site from outside: measurements without persons, lines without what was written."""

from __future__ import annotations

import io
import json
import logging
import re
from dataclasses import replace

import pytest

from formgen.service import logs
from formgen.service.desk import Desk

ID_NUMBER, PHONE, WRITTEN, SECRET = "440303199003071239", "13800138000", "示例写下的话", "Sesame-9f2c77aa10"
NEVER = (ID_NUMBER, PHONE, WRITTEN, SECRET)
TOKEN = "t" * 32


@pytest.fixture(params=["json", "text"])
def lines(request):
    """What the log says so far, line by line, in either form."""
    stream = io.StringIO()
    handler = logs.begin(request.param, "DEBUG", stream)
    yield lambda: stream.getvalue().splitlines()
    logging.getLogger().removeHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
    logging.getLogger(logs.OURS).setLevel(logging.NOTSET)


@pytest.fixture
def planted(monkeypatch):
    """A fault whose words hold what somebody wrote, in the program and in a library."""

    def broken(*_given, **_named):
        logging.getLogger("somebody.elses").error("refused %s", WRITTEN)
        logging.getLogger("somebody.elses").error(f"/sign-in/{SECRET} failed for {PHONE}")  # noqa: G004
        try:
            int(WRITTEN)
        except ValueError as fault:
            raise LookupError(ID_NUMBER) from fault

    monkeypatch.setattr(Desk, "open", broken)


def test_no_door_lets_what_people_write_into_the_log(visitor, user, draft, lines):
    visitor.post("/sign-in", {"name": PHONE, "password": SECRET}, 422)
    visitor.send("GET", f"/sign-in/{SECRET}")
    visitor.get(f"/{PHONE}?q={WRITTEN}", 404)
    step = {"version": "1", "key": "k", "_shown": "contract_title", "contract_title": WRITTEN + ID_NUMBER}
    user.post(f"{draft}/steps/basics", step)
    user.post(f"{draft}/steps/basics/autosave", step | {"version": "x" + PHONE}, None)
    user.send("GET", f"/drafts?q={PHONE}")
    upload = {"files": (io.BytesIO(f"合同编号 {WRITTEN} {ID_NUMBER}".encode()), f"{WRITTEN}{PHONE}.txt")}
    user.post("/reviews", upload, None, content_type="multipart/form-data")
    body = {"answers": {"contract_title": WRITTEN, "party_a": {"phone": PHONE}}}
    headers = {"Authorization": f"Bearer {SECRET}"}
    user.client.post("/api/v1/forms/F-GC-01/check", json=body, headers=headers)
    user.client.post("/api/v1/forms/F-GC-01/check", data=f'{{"{PHONE}": ', headers=headers)

    assert len(lines()) >= 9
    assert [one for one in lines() for word in NEVER if word in one] == []


@pytest.mark.usefixtures("planted")
def test_a_fault_is_found_by_the_number_on_its_page_and_says_where_but_not_what(user, draft, lines):
    page = user.get(f"{draft}/steps/basics", 500)
    (number,) = re.findall(r"故障编号 ([0-9a-f]{12})", page.words())
    about = [one for one in lines() if number in one]

    assert page.headers["X-Request-ID"] == number
    assert any("ZeroDivision" in one or "LookupError" in one for one in about)
    assert any("ValueError" in one and "test_watching.py:" in one for one in about)
    assert [one for one in lines() for word in (*NEVER, draft) if word in one] == []


def test_a_line_of_a_request_names_route_and_person_by_id(user, draft, lines):
    user.get(f"{draft}/steps/basics")
    (line,) = [one for one in lines() if "wizard.ask" in one]

    assert user.id in line
    assert draft.rpartition("/")[2] not in line
    if line.startswith("{"):
        said = json.loads(line)
        assert (said["route"], said["method"], said["status"]) == ("wizard.ask", "GET", 200)
        assert {"time", "level", "logger", "message", "request", "ms", "user"} <= said.keys()


def test_the_measurements_are_for_this_machine_alone(visitor):
    visitor.get("/metrics")
    visitor.get("/metrics", 403, environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    # A proxy on this machine that does not say whom it asks for.
    visitor.get("/metrics", 403, headers={"Host": "forms.example.gov.cn"})


def test_or_for_who_shows_the_token(settings, another):
    client = another(replace(settings, metrics_token=TOKEN)).test_client()

    assert client.get("/metrics").status_code == 403
    assert client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}x"}).status_code == 403
    far = {"REMOTE_ADDR": "192.0.2.7"}
    shown = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}, environ_overrides=far)
    assert shown.status_code == 200


def test_the_measurements_count_and_name_nobody(user, filled, desk):
    desk.issue(user.id, filled.rpartition("/")[2])
    user.get(f"{filled}/")
    said = user.get("/metrics").text

    assert re.search(
        r'formgen_process_requests_total\{method="GET",process="[^"]+",route="drafts.tasks",status="200"\} [1-9]',
        said,
    )
    assert 'formgen_queue_waiting{kind="conversion"} 2.0' in said or 'kind="conversion"} 1.0' in said
    assert "formgen_drafts 1.0" in said
    assert "formgen_database_up 1.0" in said
    assert "formgen_process_request_seconds_bucket" in said
    for word in (user.id, filled.rpartition("/")[2], "示例"):
        assert word not in said


def test_a_second_process_says_the_same_of_what_is_kept(another, user, draft):
    elsewhere = another().test_client().get("/metrics").text

    def kept(said):
        lines = [one for one in said.splitlines() if one.startswith("formgen_") and "process" not in one]
        return [one for one in lines if "seconds" not in one]

    assert kept(elsewhere) == kept(user.get("/metrics").text)
    assert draft


def test_a_database_that_is_away_is_itself_measured(app, visitor, tmp_path):
    from formgen.storage import Database  # noqa: PLC0415

    metrics = app.extensions["formgen"]["metrics"]
    for collector in metrics._registry._collector_to_names:
        if hasattr(collector, "_database"):
            collector._database = Database(f"sqlite:///{tmp_path}/nowhere/x.db")

    assert "formgen_database_up 0.0" in visitor.get("/metrics").text
