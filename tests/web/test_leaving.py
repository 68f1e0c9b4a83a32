"""Deleting an account: who may, what is said before, what goes, what stays."""

from __future__ import annotations

import pytest

from formgen.service.accounts import NotFound
from formgen.service.policy import Role
from formgen.storage import Drafts, Lives, NewEvent
from formgen.storage.trail import Trail
from formgen.web.serving import ENTRANCE

PASSWORD = "sesame-and-more-1"
OWN_FORM = "temporary_building_application"


@pytest.fixture
def applicant(sign_in):
    return sign_in("shen", roles=(Role.APPLICANT,), password=PASSWORD)


def test_an_applicant_leaves_with_all_that_is_his_and_the_trail_stays_whole(app, applicant, people):
    draft = applicant.begin(OWN_FORM, sample=True)
    before = applicant.get("/account/leave").words()
    assert "草稿1份" in before
    assert "审计记录" in before

    applicant.post("/account/leave", {"password": "wrong"}, 422)
    assert people.read(applicant.id)
    assert "账户已注销" in applicant.post("/account/leave", {"password": PASSWORD}, 200).words()

    with pytest.raises(NotFound):
        people.read(applicant.id)
    with pytest.raises(NotFound):
        Drafts(app.extensions["formgen"]["database"]).read(applicant.id, draft.rpartition("/")[2])
    applicant.get("/account", 302)
    assert app.extensions["formgen"]["trail"].verify().whole


def test_who_shows_his_password_to_leave_queues_where_passwords_do(applicant):
    assert 'type="password"' in applicant.get("/account/leave").text
    assert "/account/leave" in ENTRANCE


def test_nothing_of_anybody_else_goes_or_hinders(app, applicant, other, people):
    database = app.extensions["formgen"]["database"]
    applicant.begin(OWN_FORM)
    theirs = other.begin(sample=True).rpartition("/")[2]
    under_review = NewEvent(
        theirs, "submit", number=0, version=1, station_from="draft", station_to="internal", locked=True
    )
    Lives(database).do(other.id, under_review)

    assert "草稿1份" in applicant.get("/account/leave").words()
    applicant.post("/account/leave", {"password": PASSWORD}, 200)

    assert Drafts(database).read(other.id, theirs)
    assert people.read(other.id)
    assert "draft.deleted" not in {one.act for one in Trail(database).about([theirs])}


def test_an_administrator_does_not_remove_himself_as_he_removes_others(admin, people):
    people.create_user("second", "示例乙", is_admin=True)
    said = admin.post(f"/users/{admin.id}/leave", {"name": "admin"}, 422).words()

    assert "自己的账户请在“我的账户”中注销" in said
    assert people.read(admin.id)


def test_who_drafts_for_a_unit_hands_over_first(user, admin, people):
    user.begin()
    assert "请先办理交接" in user.get("/account/leave").words()
    user.post("/account/leave", {"password": "li"}, 422)
    admin.get(f"/users/{user.id}/leave")
    assert "请先办理交接" in admin.post(f"/users/{user.id}/leave", {"name": "li"}, 422).words()
    assert people.read(user.id)


def test_an_administrator_types_the_name_of_the_account_that_he_means(admin, user, people):
    admin.get(f"/users/{user.id}/leave")
    admin.post(f"/users/{user.id}/leave", {"name": "wang"}, 422)
    admin.post(f"/users/{user.id}/leave", {"name": "li"}, 200)

    with pytest.raises(NotFound):
        people.read(user.id)
    user.get("/account", 302)


def test_the_last_administrator_stays(admin, people):
    assert "最后一位管理员" in admin.get("/account/leave").words()
    admin.post("/account/leave", {"password": "admin"}, 422)
    admin.post(f"/users/{admin.id}/leave", {"name": "admin"}, 422)

    assert people.read(admin.id)
