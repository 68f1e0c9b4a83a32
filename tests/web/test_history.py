"""The history of a draft: who saved what when, field by field."""

from department import Department

from formgen.storage import Drafts
from formgen.storage.audit import SYSTEM
from formgen.web import drafts


def test_each_save_says_who_when_and_what_it_changed(user, draft, desk):
    draft_id = draft.rpartition("/")[2]
    desk.save(user.id, draft_id, 1, {"contract_title": "示例采购合同"})
    desk.save(user.id, draft_id, 2, {"contract_title": "示例服务合同"})
    page = user.get(f"{draft}/history")
    lines = [
        " ".join("".join(one.itertext()).split()) for one in page.all("//ol[contains(@class, 'history')]/li")
    ]
    assert len(lines) == 3
    assert lines[0].startswith("第3版 · ")
    assert "示例li" in lines[0]
    assert "改了1项" in lines[0]
    assert "示例服务合同此前：示例采购合同" in lines[0]


def test_a_save_by_a_colleague_bears_his_name(user, other, draft, desk):
    draft_id = draft.rpartition("/")[2]
    desk.save(user.id, draft_id, 1, {"contract_title": "示例采购合同"}, by=other.id)
    assert "示例wang" in user.get(f"{draft}/history").words()


def test_numbers_of_persons_are_not_shown_in_full(user, desk):
    address = user.begin("temporary_building_application")
    draft_id = address.rpartition("/")[2]
    desk.save(user.id, draft_id, 1, {"contact_phone": "13800138000"})
    said = user.get(f"{address}/history").words()
    assert "13800138000" not in said
    assert "改了1项" in said


def test_a_long_history_comes_in_pages(user, draft, desk, monkeypatch):
    monkeypatch.setattr(drafts, "SAVES_AT_ONCE", 2)
    draft_id = draft.rpartition("/")[2]
    for version in (1, 2):
        desk.save(user.id, draft_id, version, {"contract_title": f"示例合同{version}"})
    page = user.get(f"{draft}/history")
    assert "第1版" not in page.words()
    older = page.one("//a[text()='更早的保存']/@href")
    assert "第1版" in user.get(older).words()


def test_what_an_act_writes_bears_the_name_of_who_did_it(app, sign_in):
    department = Department(app, sign_in)
    address = department.reviewed()

    said = department.handler.get(f"{address}/history").words()

    assert "示例lawyer · 内部审查：通过" in said
    assert "已注销的用户" not in said


def test_what_nobody_did_is_the_programs(user, draft, app):
    draft_id = draft.rpartition("/")[2]
    Drafts(app.extensions["formgen"]["database"]).save(
        user.id, draft_id, 1, {"contract_title": "示例采购合同"}, by=SYSTEM
    )

    assert "· 系统" in user.get(f"{draft}/history").words()
