"""Many at once over real connections: what is sent fifty times is made once, and one save of many wins."""

from __future__ import annotations

import http.client
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
import waitress
from department import TODAY, Department

from formgen.service import papers
from formgen.service.settings import Settings
from formgen.storage.audit_tables import audit_entries
from formgen.storage.batch_tables import batches
from formgen.storage.issue_tables import issues
from formgen.storage.life_tables import filing_numbers, life_events
from formgen.storage.people_tables import draft_shares
from formgen.storage.tables import documents, draft_versions, drafts, jobs, reviews
from formgen.storage.token_tables import api_tokens

TIMES, SAVERS, AT_ONCE = 50, 200, 24
SHEETS = 16
"""Fewer: to read one takes a fifth of a second."""
BOUNDARY = "----formgen-race"


@pytest.fixture
def settings(url, tmp_path):
    """Each race is run on the one database, then on the other."""
    return Settings(tmp_path, url)


@pytest.fixture
def served(app):
    """Where the site listens: a real server with as many threads as it has in use."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=_serve, args=(server,), daemon=True)
    thread.start()
    yield server.effective_port
    server.close()
    thread.join(10)


def _serve(server):
    with suppress(OSError):  # closing takes the sockets away under the loop
        server.run()


class Browser:
    """Somebody with a session, who sends the same thing again and again at the same moment."""

    def __init__(self, port, cookie):
        self.port, self.cookie = port, cookie

    def ask(self, method, path, body=None, kind="application/x-www-form-urlencoded", **headers):
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            sent = {"Cookie": self.cookie, **({"Content-Type": kind} if body else {}), **headers}
            asked.request(method, path, body, sent)
            answer = asked.getresponse()
            return answer.status, answer.headers.get("Location", ""), answer.read().decode(errors="replace")
        finally:
            asked.close()

    def hidden(self, path):
        """The hidden fields of the forms of a page, by name."""
        return dict(
            re.findall(r'name="(csrf_token|key|seen|version)" value="([^"]*)"', self.ask("GET", path)[2])
        )

    def at_once(self, times, *asked, **more):
        """The answers to the same request sent so many *times* at once."""
        with ThreadPoolExecutor(AT_ONCE) as threads:
            return [one.result() for one in [threads.submit(self.ask, *asked, **more) for _ in range(times)]]

    def post(self, times, path, **fields):
        return self.at_once(times, "POST", path, urlencode(fields, doseq=True))

    def send_file(self, times, path, field, name, data, **fields):
        """Post a form with a file in it."""
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in fields.items()
        ]
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
        body = b"".join(parts) + head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()
        return self.at_once(times, "POST", path, body, kind=f"multipart/form-data; boundary={BOUNDARY}")


@pytest.fixture
def browser(app, served, people):
    """Somebody who is signed in over a real connection."""
    user = people.create_user("li", "示例李")
    one = Browser(served, f"formgen={app.extensions['formgen']['sessions'].open(user.id)}")
    one.id = user.id
    return one


@pytest.fixture
def count(app):
    """How many rows of a table there are."""

    def count(table, *where):
        with app.extensions["formgen"]["database"].reading() as connection:
            return connection.execute(
                sa.select(sa.func.count()).select_from(table).where(*where)
            ).scalar_one()

    return count


@pytest.fixture
def begun(browser):
    """Begin a draft; its address."""

    def begun(form="government_contract", **more):
        known = browser.hidden("/")
        _status, location, _text = browser.post(
            1, "/drafts", csrf_token=known["csrf_token"], form=form, key="first", **more
        )[0]
        return location

    return begun


def test_fifty_begins_make_one_draft(browser, count):
    known = browser.hidden("/")

    answers = browser.post(TIMES, "/drafts", form="government_contract", **known)

    assert {status for status, *_rest in answers} == {302}
    assert len({location for _status, location, _text in answers}) == 1
    assert (count(drafts), count(draft_versions)) == (1, 1)
    assert count(audit_entries, audit_entries.c.act == "draft.created") == 1


def test_fifty_issues_of_a_draft_in_the_making_make_its_documents_once(browser, begun, count):
    address = begun("contract_filing")
    known = browser.hidden(f"{address}documents")

    answers = browser.post(TIMES, f"{address}documents", csrf_token=known["csrf_token"])

    assert {status for status, *_rest in answers} == {302}
    assert (count(documents), count(jobs), count(issues)) == (2, 2, 0)
    assert count(audit_entries, audit_entries.c.act == "document.made") == 2


def test_fifty_issues_of_a_finished_paper_give_it_one_code(app, browser, begun, count):
    address = begun("contract_filing", sample="complete")
    named = {papers.form("contract_filing").name_field: "示例另一份合同"}
    app.extensions["formgen"]["desk"].save(browser.id, address.strip("/").rpartition("/")[2], 1, named)
    known = browser.hidden(f"{address}documents")

    answers = browser.post(TIMES, f"{address}documents", csrf_token=known["csrf_token"])

    assert {status for status, *_rest in answers} == {302}
    assert (count(documents), count(jobs), count(issues)) == (2, 2, 1)
    assert count(audit_entries, audit_entries.c.act == "document.issued") == 1


def test_the_same_sheet_sent_many_times_is_one_batch(browser, count, sheet_of):
    form = "temporary_building_sign_board"
    known = browser.hidden(f"/batches/new/{form}")
    template = browser_bytes(browser, f"/batches/new/{form}/template.xlsx")

    answers = browser.send_file(
        SHEETS, f"/batches/new/{form}", "file", "a.xlsx", sheet_of(template, 3), **known
    )

    assert {status for status, *_rest in answers} == {302}
    assert count(batches) == 1


def browser_bytes(browser, path):
    asked = http.client.HTTPConnection("127.0.0.1", browser.port, timeout=60)
    asked.request("GET", path, headers={"Cookie": browser.cookie})
    found = asked.getresponse().read()
    asked.close()
    return found


def test_fifty_times_the_same_contract_is_one_review(browser, count):
    known = browser.hidden("/reviews")
    text = "示例合同\n甲方：示例单位\n乙方：示例公司\n".encode()

    answers = browser.send_file(TIMES, "/reviews", "files", "a.txt", text, **known)

    assert {status for status, *_rest in answers} == {302}
    assert count(reviews) == 1


def test_fifty_shares_with_a_colleague_are_one(app, browser, begun, people, count):
    from formgen.storage import Role, Units  # noqa: PLC0415 - needed here alone

    unit = Units(app.extensions["formgen"]["database"]).add("示例单位")
    wang = people.create_user("wang", "示例王", roles={Role.DRAFTER}, unit_id=unit.id)
    people.place(browser.id, {Role.DRAFTER}, unit.id)
    address = begun()
    known = browser.hidden(f"{address}shares")

    answers = browser.post(TIMES, f"{address}shares", csrf_token=known["csrf_token"], user_id=wang.id)

    assert {status for status, *_rest in answers} == {302}
    assert count(draft_shares) == 1


def test_fifty_clicks_make_one_token_and_all_show_it(browser, count):
    known = browser.hidden("/account/tokens")

    answers = browser.post(TIMES, "/account/tokens", name="示例系统", scopes="read", days=30, **known)

    shown = {found for _status, _location, text in answers for found in re.findall(r"fgt_[\w-]{40,}", text)}
    assert {status for status, *_rest in answers} == {200}
    assert (count(api_tokens), len(shown)) == (1, 1)


def test_fifty_filings_of_one_contract_give_it_one_number(app, served, sign_in, count):
    department = Department(app, sign_in)
    address = department.signed()
    manager = Browser(served, f"formgen={app.extensions['formgen']['sessions'].open(department.manager.id)}")
    told = {"registered_on": TODAY, "main_content": "图书馆运营", "scan": "扫描件"}
    given = {f"fact.{name}": value for name, value in told.items()}

    answers = manager.post(
        TIMES, f"{address}/life/file", action="file", **manager.hidden(f"{address}/life"), **given
    )

    assert {status for status, *_rest in answers} == {302}
    number = f"{TODAY[:4]}-01-0001"
    assert (count(filing_numbers), count(filing_numbers, filing_numbers.c.number == number)) == (1, 1)
    assert count(life_events, life_events.c.act == "file") == 1
    assert department.answers(address)["filing"]["filing_no"] == number


def test_of_two_hundred_savers_of_one_version_one_wins_and_the_others_are_told(browser, begun, count):
    address = begun()
    known = browser.hidden(f"{address}steps/purpose")
    wanted = {"csrf_token": known["csrf_token"], "version": known["version"], "_shown": "background"}

    with ThreadPoolExecutor(AT_ONCE) as threads:
        sent = [
            threads.submit(
                browser.ask,
                "POST",
                f"{address}steps/purpose/autosave",
                urlencode({**wanted, "key": f"k{number}", "background": f"示例背景{number}"}),
            )
            for number in range(SAVERS)
        ]
        answers = [one.result()[0] for one in sent]

    assert (answers.count(200), answers.count(409)) == (1, SAVERS - 1)
    assert (count(draft_versions), count(audit_entries, audit_entries.c.act == "draft.saved")) == (2, 1)
