"""Conversions: a document becomes a PDF beside the web, once, or says why not and can be tried again."""

from __future__ import annotations

import logging
import time
from contextlib import closing

import pytest

from formgen.errors import ConversionFailed
from formgen.messages import _
from formgen.rendering import pdf
from formgen.rendering.properties import fingerprint_in
from formgen.service import conversions, papers
from formgen.service import workers as workers_module
from formgen.service.conversions import Conversions
from formgen.service.desk import PDF, Desk
from formgen.storage import Database, Jobs
from formgen.storage.stores import FileLost

SOURCE = "government_contract.docx"


@pytest.fixture
def paper(desk, owner):
    """The contract of the complete sample; its checklist is not wanted here."""
    begun = desk.begin(owner, "F-GC-01", key="sample", answers=papers.example("F-GC-01"))
    return next(one for one in desk.issue(owner, begun.id) if one.document.name == SOURCE)


@pytest.fixture
def workers(database):
    made = Conversions(database, workers=1)
    yield made
    made.close()


@pytest.fixture
def no_office(monkeypatch):
    """A machine without LibreOffice."""
    pdf.shutdown()
    monkeypatch.setenv("FORMGEN_SOFFICE", "/nonexistent")
    yield
    pdf.shutdown()


@pytest.fixture
def quick(monkeypatch):
    """A converter that answers at once with the fingerprint that it was given."""
    monkeypatch.setattr(papers, "to_pdf", lambda _docx, mark, **_more: b"%PDF-1.7 " + mark.encode())


def state(desk, owner, paper):
    [one] = [one for one in desk.papers(owner, paper.document.draft_id) if one.document.name == SOURCE]
    return one.pdf


@pytest.mark.office
@pytest.mark.slow
def test_a_real_office_makes_a_pdf_that_carries_the_document_s_own_mark(desk, owner, paper, workers):
    while workers.do_one("one"):
        pass

    job = state(desk, owner, paper)
    made = desk.document(owner, job.result_document_id)
    source = desk.document(owner, paper.document.id)
    assert (job.state, made.name, made.media_type) == ("done", "government_contract.pdf", PDF)
    assert made.content.startswith(b"%PDF-")
    assert (made.draft_version, made.law_date, made.final) == (
        source.draft_version,
        source.law_date,
        source.final,
    )


@pytest.mark.office
@pytest.mark.slow
def test_an_installation_may_make_all_its_pdfs_for_the_archive(desk, owner, paper, database):
    workers = Conversions(database, workers=1, archival=True)
    while workers.do_one("one"):
        pass

    made = desk.document(owner, state(desk, owner, paper).result_document_id)
    assert b"<pdfaid:part>2</pdfaid:part>" in made.content


@pytest.mark.usefixtures("no_office")
def test_without_an_office_the_job_says_so_and_the_document_is_still_there(desk, owner, paper, workers):
    workers.do_one("one")

    job = state(desk, owner, paper)
    assert job.state == "failed"
    assert "LibreOffice" in job.error
    assert desk.document(owner, paper.document.id).content.startswith(b"PK")


def test_a_failed_conversion_can_be_tried_again(desk, owner, paper, workers, monkeypatch):
    def fails(_docx, _mark, **_more):
        raise ConversionFailed(_("转换出来的不是这份文件。"))

    monkeypatch.setattr(papers, "to_pdf", fails)
    workers.do_one("one")
    failed = state(desk, owner, paper)
    monkeypatch.setattr(papers, "to_pdf", lambda _docx, mark, **_more: b"%PDF-1.7 " + mark.encode())
    desk.convert_again(owner, failed.id)
    while workers.do_one("one"):
        pass

    assert failed.error == "转换出来的不是这份文件。"
    job = state(desk, owner, paper)
    source = desk.document(owner, paper.document.id)
    made = desk.document(owner, job.result_document_id)
    assert made.content == b"%PDF-1.7 " + fingerprint_in(source.content).encode()


def test_a_fault_of_the_program_is_a_sentence_without_its_details(desk, owner, paper, workers, monkeypatch):
    def breaks(_docx, _mark, **_more):
        raise ValueError("440303190001010001")  # noqa: EM101

    monkeypatch.setattr(papers, "to_pdf", breaks)
    workers.do_one("one")

    assert state(desk, owner, paper).error == "转换 PDF 时出了意外，DOCX 可以照常下载；请稍后重试。"


class Shelf(dict):
    """A store of files in memory."""

    def put(self, key, content):
        self[key] = content

    def get(self, key):
        if key not in self:
            raise FileLost(_("这份文书在文书存储中找不到：请告诉管理员，用备份恢复。"))
        return self[key]


def test_a_file_that_its_store_has_lost_is_said_to_be_lost_and_waited_for_by_nobody(usual_url, owner):
    shelf = Shelf()
    with closing(Database(usual_url, store=shelf)) as database:
        desk = Desk(database)
        begun = desk.begin(owner, "F-GC-01", key="sample", answers=papers.example("F-GC-01"))
        paper = next(one for one in desk.issue(owner, begun.id) if one.document.name == SOURCE)
        shelf.clear()
        workers = Conversions(database, workers=1)
        while workers.do_one("one"):
            pass

        assert state(desk, owner, paper).error == "这份文书在文书存储中找不到：请告诉管理员，用备份恢复。"


def test_there_is_nothing_to_do_without_a_job(workers):
    assert workers.do_one("one") is False


@pytest.mark.usefixtures("quick")
def test_what_a_killed_worker_held_is_delivered_once_by_the_next(desk, owner, paper, database, workers):
    dead = Jobs(database).claim("dead", lease_seconds=0)
    while workers.do_one("alive"):
        pass

    job = state(desk, owner, paper)
    assert (job.id, job.state, job.attempts) == (dead.id, "done", 2)


@pytest.mark.usefixtures("quick")
def test_a_worker_that_lost_its_job_delivers_nothing_and_lives_on(
    desk, owner, paper, database, workers, monkeypatch, caplog
):
    others = Jobs(database)

    def slowly(_docx, mark, **_more):
        others.release("slow")
        taken = others.claim("other")
        monkeypatch.setattr(papers, "to_pdf", lambda _docx, mark, **_more: b"%PDF-1.7 " + mark.encode())
        assert taken is not None
        return b"%PDF-1.7 late " + mark.encode()

    monkeypatch.setattr(papers, "to_pdf", slowly)
    with caplog.at_level(logging.WARNING, logger=conversions.__name__):
        assert workers.do_one("slow") is True

    assert "was taken over by another worker" in caplog.text
    assert state(desk, owner, paper).result_document_id is None


@pytest.mark.usefixtures("quick")
def test_workers_take_jobs_by_themselves_when_the_bell_rings(desk, owner, paper, workers):
    workers.start()
    workers.ring()

    assert reaches(lambda: state(desk, owner, paper).state == "done")


@pytest.mark.usefixtures("quick")
def test_a_table_that_fails_for_once_ends_no_worker(desk, owner, paper, workers, monkeypatch):
    monkeypatch.setattr(workers_module, "IDLE_SECONDS", 0.01)
    claim, calls = workers._jobs.claim, []

    def failing_first(worker, *lease):
        calls.append(worker)
        if len(calls) == 1:
            raise RuntimeError
        return claim(worker, *lease)

    monkeypatch.setattr(workers._jobs, "claim", failing_first)
    workers.start()

    assert reaches(lambda: state(desk, owner, paper).state == "done")


def reaches(condition):
    deadline = time.monotonic() + 10
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
