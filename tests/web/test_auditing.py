"""The auditor's page: everything that was done, and for nobody else."""

import re
from pathlib import Path

from formgen.storage import Role
from formgen.storage.batches import CANCELLED, STARTED
from formgen.web.auditing import DONE, THINGS

ROOT = Path(__file__).parents[2]


def test_the_auditor_sees_what_was_done_and_by_whom(user, filled, desk, sign_in):
    draft_id = filled.rpartition("/")[2]
    desk.save(user.id, draft_id, 1, {"contract_title": "示例另一份合同"})
    user.post(f"{filled}/documents")
    auditor = sign_in("auditor", roles=(Role.AUDITOR,))
    said = auditor.get("/audit").words()
    for word in (
        "草稿：新建 draft.created",
        "文书：出具 document.issued",
        "登录：开始 session.begun",
        "示例li",
        "系统",
    ):
        assert word in said
    about = auditor.get(f"/audit?about={draft_id}").words()
    assert "draft.created" in about
    assert "session.begun" not in about


def test_what_is_in_it_names_no_contract_and_no_person_of_it(user, filled, sign_in):
    user.post(f"{filled}/documents")
    said = sign_in("auditor", roles=(Role.AUDITOR,)).get("/audit").text
    for word in ("图书馆", "11440303", "0755-0000"):
        assert word not in said


def test_older_entries_are_a_page_away(draft, sign_in, monkeypatch):
    from formgen.web import auditing  # noqa: PLC0415

    assert draft
    monkeypatch.setattr(auditing, "AT_ONCE", 2)
    auditor = sign_in("auditor", roles=(Role.AUDITOR,))
    page = auditor.get("/audit")
    assert len(page.all("//tbody/tr")) == 2
    newest = [int(one.text) for one in page.all("//tbody/tr/th")]
    older = auditor.get(page.one("//a[text()='更早的记录']/@href"))
    assert int(older.all("//tbody/tr/th")[0].text) == newest[-1] - 1


def test_every_act_that_the_program_records_has_its_words():
    code = "".join(path.read_text("utf-8") for path in (ROOT / "formgen" / "storage").glob("*.py"))
    recorded = re.findall(r'record\((?:[^"]|\n)*?"([a-z_]+)\.([a-z_]+)"', code)
    acts = {*recorded, ("batch", STARTED), ("batch", CANCELLED)} - {
        ("life", "acted")
    }  # by the words of its own act

    assert len(acts) > 40
    assert {one for one in acts if one[0] not in THINGS or one[1] not in DONE} == set()


def test_nobody_else_may_look(user, admin, visitor):
    user.get("/audit", 403)
    admin.get("/audit", 403)
    assert visitor.get("/audit", 302).location.startswith("/sign-in")


def test_what_was_done_about_a_contract_is_told_in_words(user, filled, sign_in):
    page = user.get(f"{filled}/life")
    user.post(
        f"{filled}/life/handle", [*page.fields("//form[.//button[@value='submit']]"), ("action", "submit")]
    )
    auditor = sign_in("auditor", roles=(Role.AUDITOR,))
    (link,) = auditor.get(f"{filled}/life").all("//a[text()='这份文书的审计记录']/@href")
    assert "办理：提交内部审查 life.acted" in auditor.get(link).words()
    assert user.get(f"{filled}/life").all("//a[text()='这份文书的审计记录']") == []
