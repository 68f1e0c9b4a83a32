"""People on the site: roles and units, drafts among colleagues, hand-overs; and that nothing leaks on the way."""

from __future__ import annotations

from datetime import date

import pytest

from formgen.service.records import kinds
from formgen.storage import Documents, NewDocument, Role, Units

ROUTES = ["", "check", "checklist", "preview", "history", "history/1", "documents", "documents/progress"]
AROUND = ["packet/", "packet/made", "packet/progress", "records/", "related/", "difference"]


@pytest.fixture
def unit(app):
    return Units(app.extensions["formgen"]["database"]).add("示例住建局")


@pytest.fixture
def drafter(sign_in, unit):
    return sign_in("drafter", unit_id=unit.id)


@pytest.fixture
def colleague(sign_in, unit):
    return sign_in("colleague", unit_id=unit.id)


@pytest.fixture
def auditor(sign_in):
    return sign_in("auditor", roles={Role.AUDITOR})


@pytest.fixture
def contract(drafter):
    return drafter.begin(sample=True)


def share(owner, contract, other, *, edit):
    owner.get(f"{contract}/shares")
    owner.post(f"{contract}/shares", {"user_id": other.id, "may_edit": "true" if edit else "false"})


@pytest.mark.parametrize("path", ROUTES)
def test_a_colleague_finds_nothing_until_it_is_shared_with_him(drafter, colleague, contract, path):
    colleague.get(f"{contract}/{path}", 404)
    share(drafter, contract, colleague, edit=False)
    colleague.get(f"{contract}/{path}")


@pytest.mark.parametrize("path", AROUND)
def test_what_the_owner_keeps_around_a_draft_is_not_shared_with_it(drafter, colleague, contract, path):
    share(drafter, contract, colleague, edit=True)

    colleague.get(f"{contract}/{path}", 403)


def test_who_may_only_read_is_told_so_and_sees_no_button(drafter, colleague, contract):
    share(drafter, contract, colleague, edit=False)

    page = colleague.get(f"{contract}/steps/basics", 403)
    assert "您可以查看，但不能这样操作" in page.words()
    tasks, check = colleague.get(f"{contract}/"), colleague.get(f"{contract}/check")
    assert tasks.all("//main//form") == []
    assert tasks.all("//a[contains(@href, '/steps/')]") == []
    assert check.all("//dd[@class='change']") == []


def test_who_may_edit_saves_in_his_own_name(app, drafter, colleague, contract):
    share(drafter, contract, colleague, edit=True)

    page = colleague.get(f"{contract}/steps/basics")
    colleague.post(f"{contract}/steps/basics", page.typed(contract_title="示例改过的合同"))

    draft_id = contract.rpartition("/")[2]
    newest = app.extensions["formgen"]["desk"].history(drafter.id, draft_id)[0]
    assert newest.saved_by == colleague.id


def test_who_may_edit_is_offered_nothing_of_the_owners_records(app, drafter, colleague, contract):
    book = app.extensions["formgen"]["record_book"]
    party = next(one for one in kinds() if "party" in one.id or "organisation" in one.id)
    book.add(drafter.id, party, {party.named: "示例秘密公司"})
    assert "示例秘密公司" in drafter.get(f"{contract}/steps/parties").text

    share(drafter, contract, colleague, edit=True)

    assert "示例秘密公司" not in colleague.get(f"{contract}/steps/parties").text


def test_who_may_edit_picks_nothing_of_the_owners_records(app, drafter, colleague):
    party = next(one for one in kinds() if one.id == "party")
    record = app.extensions["formgen"]["record_book"].add(drafter.id, party, {party.named: "示例秘密公司"})
    draft = drafter.begin()
    share(drafter, draft, colleague, edit=True)
    sent = {"action": "pick:parties_b", "_record:parties_b": record.id}

    colleague.post(f"{draft}/steps/parties", colleague.get(f"{draft}/steps/parties").typed(**sent))
    assert "示例秘密公司" not in drafter.get(f"{draft}/check").text
    drafter.post(f"{draft}/steps/parties", drafter.get(f"{draft}/steps/parties").typed(**sent))
    assert "示例秘密公司" in drafter.get(f"{draft}/check").text


@pytest.mark.parametrize("path", ["", "documents"])
def test_who_may_edit_is_not_told_of_the_papers_around(drafter, colleague, contract, path):
    sent = {"form": "contract_filing", "key": "k"}
    filing = drafter.post(f"{contract}/related/", sent).location.rstrip("/").rpartition("/")[2]
    share(drafter, contract, colleague, edit=True)

    assert filing in drafter.get(f"{contract}/{path}").text
    assert filing not in colleague.get(f"{contract}/{path}").text


def test_a_packet_is_not_shared_with_the_draft_that_it_was_built_from(app, drafter, colleague, contract):
    services = app.extensions["formgen"]
    draft_id = contract.rpartition("/")[2]
    new = NewDocument(draft_id, 1, "packet.pdf", "application/pdf", b"%PDF", "1", "0", date(2026, 3, 2))
    packet = Documents(services["database"]).put(drafter.id, new).id
    share(drafter, contract, colleague, edit=True)

    for person, status in ((drafter, 200), (colleague, 404)):
        person.get(f"/documents/{packet}", status)
        token = services["tokens"].make(person.id, "示例", ["read"], 7)[1]
        asked = {"Authorization": f"Bearer {token}"}
        answer = app.test_client().get(f"/api/v1/documents/{packet}", headers=asked)
        assert answer.status_code == status


def test_a_share_taken_back_is_over_with_the_next_page(drafter, colleague, contract):
    share(drafter, contract, colleague, edit=True)
    colleague.get(f"{contract}/")

    drafter.get(f"{contract}/shares")
    drafter.post(f"{contract}/shares/end", {"user_id": colleague.id})

    colleague.get(f"{contract}/", 404)
    assert "还没有同事的草稿可看" in colleague.get("/colleagues/drafts").words()


def test_a_draft_is_not_shared_with_another_unit(sign_in, app, drafter, contract):
    other = Units(app.extensions["formgen"]["database"]).add("示例财政局")
    stranger = sign_in("stranger", unit_id=other.id)
    page = drafter.get(f"{contract}/shares")
    assert stranger.id not in page.text

    page = drafter.post(f"{contract}/shares", {"user_id": stranger.id, "may_edit": "true"}, 422)

    assert "只能共享给本单位在用的账户" in page.words()
    stranger.get(f"{contract}/", 404)


def test_a_draft_is_shared_with_no_applicant_and_by_none(app, people, unit, drafter, colleague):
    sharing = app.extensions["formgen"]["sharing"]
    applicant = people.create_user("applicant", roles={Role.APPLICANT}, unit_id=unit.id)

    assert [one.id for one in sharing.colleagues(drafter.id)] == [colleague.id]
    assert sharing.colleagues(applicant.id) == []


def test_what_somebody_leaves_is_taken_over_by_who_may_keep_it(app, people, unit, drafter, colleague):
    for role in (Role.AUDITOR, Role.ADMINISTRATOR):
        people.create_user(f"the-{role}", roles={role}, unit_id=unit.id)

    takers = app.extensions["formgen"]["staffing"].takers(drafter.id)

    assert [one.id for one in takers] == [colleague.id]


def test_reviewers_of_the_district_see_what_another_unit_sends_them(sign_in, app, drafter, contract):
    other = Units(app.extensions["formgen"]["database"]).add("示例司法局")
    reviewer = sign_in("reviewer", unit_id=other.id, roles={Role.DISTRICT_REVIEWER})
    reviewer.get(f"{contract}/", 404)

    share(drafter, contract, reviewer, edit=False)

    reviewer.get(f"{contract}/")


def test_somebody_who_shares_a_draft_does_not_reach_the_owners_other_things(
    app, drafter, colleague, contract
):
    """A job, a document or a packet of another draft of the same owner, under the address of the shared one."""
    secret = drafter.begin(sample=True)
    drafter.get(f"{secret}/documents")
    drafter.post(f"{secret}/documents", {})
    (paper,) = app.extensions["formgen"]["desk"].papers(drafter.id, secret.rpartition("/")[2])[:1]
    share(drafter, contract, colleague, edit=True)
    colleague.get(f"{contract}/documents")

    colleague.post(f"{contract}/documents/{paper.pdf.id}/again", {}, 404)
    colleague.get(f"/documents/{paper.document.id}", 404)
    colleague.get(f"{secret}/", 404)


def test_the_manager_of_the_units_contracts_reads_them_all_and_changes_none(sign_in, unit, contract):
    manager = sign_in("manager", unit_id=unit.id, roles={Role.CONTRACT_MANAGER})

    assert contract in manager.get("/colleagues/drafts").text
    for path in ROUTES:
        manager.get(f"{contract}/{path}")
    manager.get(f"{contract}/steps/basics", 403)


def test_an_auditor_reads_all_and_changes_nothing(auditor, contract):
    assert contract in auditor.get("/colleagues/drafts").text
    for path in [*ROUTES, *AROUND[:-1]]:
        auditor.get(f"{contract}/{path}")
    auditor.post(f"{contract}/documents", {}, 403)
    auditor.post(f"{contract}/delete", {}, 403)
    auditor.post("/drafts", {"form": "F-GC-01", "key": "k"}, 403)


def test_an_administrator_who_is_nothing_else_reads_no_contract(sign_in, contract):
    chief = sign_in("chief", roles={Role.ADMINISTRATOR})

    for path in [*ROUTES, *AROUND]:
        chief.get(f"{contract}/{path}", 404)
    chief.get("/colleagues/drafts", 403)
    chief.get("/users")


def test_an_administrator_gives_roles_and_a_unit(admin, drafter, people, unit):
    page = admin.get(f"/users/{drafter.id}")
    assert page.all("//input[@id='role-drafter'][@checked]")

    admin.post(f"/users/{drafter.id}", [("roles", "drafter"), ("roles", "legal_reviewer"), ("unit", unit.id)])

    assert people.read(drafter.id).roles == {"drafter", "legal_reviewer"}


def test_nobody_is_left_without_a_role_and_no_administrator_shuts_himself_out(admin, drafter, people, unit):
    admin.get(f"/users/{drafter.id}")
    page = admin.post(f"/users/{drafter.id}", {"unit": unit.id}, 422)
    assert "请至少选择一个角色" in page.words()

    page = admin.post(f"/users/{admin.id}", {"roles": "drafter", "unit": ""}, 422)
    assert "不能取消自己的管理员角色" in page.words()
    assert people.read(admin.id).is_admin


def test_a_unit_is_added_once(admin):
    admin.get("/users")
    admin.post("/users/units", {"unit_name": "示例住建局"})
    assert "示例住建局" in admin.get("/users").words()

    page = admin.post("/users/units", {"unit_name": "示例住建局"}, 422)
    assert "已经有名为“示例住建局”的单位" in page.words()


def test_who_leaves_hands_all_over_and_is_out(admin, drafter, colleague, people, contract):
    page = admin.get(f"/users/{drafter.id}")
    assert "名下有草稿1份" in page.words()

    admin.post(f"/users/{drafter.id}/handover", {"to": colleague.id, "reason": "调离"})

    colleague.get(f"{contract}/")
    assert not people.read(drafter.id).active
    drafter.get(f"{contract}/", 302)
    assert "示例drafter 交给 示例colleague" in admin.get("/users/handovers").words()


def test_a_hand_over_needs_a_reason_and_a_colleague(admin, drafter, colleague, contract):
    admin.get(f"/users/{drafter.id}")

    page = admin.post(f"/users/{drafter.id}/handover", {"to": colleague.id, "reason": " "}, 422)
    assert "请写明交接的原因" in page.words()
    page = admin.post(f"/users/{drafter.id}/handover", {"to": drafter.id, "reason": "调离"}, 422)
    assert "请在本单位在用的账户中选择接替人" in page.words()
    page = admin.post(f"/users/{drafter.id}/handover", {"to": admin.id, "reason": "调离"}, 422)
    assert "自己的交接请由另一位管理员办理" in page.words()
    drafter.get(f"{contract}/")


def test_nobody_reviews_what_he_wrote(app, people, drafter, colleague, unit, contract):
    from formgen.service.access import Forbidden  # noqa: PLC0415
    from formgen.service.policy import Act  # noqa: PLC0415

    access, draft_id = app.extensions["formgen"]["access"], contract.rpartition("/")[2]
    reviewer = people.place(colleague.id, {Role.DRAFTER, Role.LEGAL_REVIEWER}, unit.id)
    assert access.to(reviewer, Act.EXAMINE_CONTRACT, "draft", draft_id).owner_id == drafter.id

    share(drafter, contract, colleague, edit=True)
    page = colleague.get(f"{contract}/steps/basics")
    colleague.post(f"{contract}/steps/basics", page.typed(contract_title="示例改过的合同"))

    with pytest.raises(Forbidden, match="不能由您审查"):
        access.to(reviewer, Act.EXAMINE_CONTRACT, "draft", draft_id)
