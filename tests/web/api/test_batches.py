"""Batches for programs: a spreadsheet in, documents and a report out; once, and for nobody else."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from formgen.service.batch_work import BatchWorkers

FORM = "temporary_building_sign_board"


@pytest.fixture
def sheet(app, sheet_of):
    """Two papers like the example, in the second of which a day is none."""
    return sheet_of(app.extensions["formgen"]["batches"].template(FORM), 2, bad=[5])


def send(program, sheet, status=202, **headers):
    data = {"file": (BytesIO(sheet), "示例名单.xlsx")}
    return program.ask("POST", f"/forms/{FORM}/batches", status, data=data, headers=headers)


def test_a_spreadsheet_becomes_documents_and_a_report(li, app, sheet):
    begun = send(li, sheet)
    where = begun.headers["Location"].removeprefix("/api/v1")
    workers = BatchWorkers(app.extensions["formgen"]["database"])
    while workers.do_one("示例"):
        pass
    workers.close()
    done, report = li.get(where).json, li.get(f"{where}/report").json
    with ZipFile(BytesIO(li.get(f"{where}/documents").data)) as packed:
        names = packed.namelist()

    assert begun.json["state"] == "running"
    assert (done["state"], done["rows"], done["made"], done["faulty"]) == ("done", 2, 2, 1)
    assert done["counts"] == {"done": 1, "refused": 1}
    assert len(report["results"]) == 2
    assert [name for name in names if name.endswith(".docx")]
    assert "report.xlsx" in names


def test_a_batch_is_begun_once_stopped_and_deleted(li, program, sheet):
    first = send(li, sheet, **{"Idempotency-Key": "k1"})
    again = send(li, sheet, **{"Idempotency-Key": "k1"})
    one = f"/batches/{first.json['id']}"
    for path in (one, f"{one}/report", f"{one}/documents"):
        program(f"wang{len(path)}").get(path, 404)

    assert again.data == first.data
    assert [each["id"] for each in li.get("/batches").json["batches"]] == [first.json["id"]]
    assert li.ask("POST", f"{one}/cancel", 200).json["state"] == "cancelled"
    li.ask("DELETE", one, 204)
    li.get(one, 404)


def test_what_is_no_spreadsheet_is_refused_in_words(li):
    assert send(li, b"PK no", 422).json["error"]["message"]
    li.ask("POST", "/forms/F-XX-1/batches", 404, data={"file": (BytesIO(b"PK"), "a.xlsx")})
