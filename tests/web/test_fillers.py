"""Papers of offices are filled in by their staff; what applicants and samples give out does not pass for them."""

import re
from io import BytesIO

import pytest

from formgen import catalogue
from formgen.storage.roles import Role

OFFICIAL = ("legality_review", "contract_term_approval", "contract_filing", "contract_signing_authorization")
OWN = "temporary_building_application"
REFUSED = re.compile("《.+》由.+填写，您不能在这里填写或出具")


@pytest.fixture
def applicant(sign_in):
    return sign_in("shen", roles={Role.APPLICANT})


def test_every_form_says_whether_the_public_fills_it_in():
    public = {form.id for form in catalogue.installed().forms if form.audience.public}

    assert all(form.audience is not None for form in catalogue.installed().forms)
    assert {name for name in public if not name.startswith("temporary_building_")} == {
        "project_acceptance_letter"
    }
    assert OWN in public


@pytest.mark.parametrize("form", OFFICIAL)
def test_an_applicant_begins_no_paper_of_an_office(applicant, form):
    for sample in ({}, {"sample": "complete"}):
        page = applicant.post("/drafts", {"form": form, "key": "k", **sample}, 403)
        assert REFUSED.search(page.words())

    assert "您的账户不能在这里填写" in applicant.get(f"/forms/{form}").words()


def test_an_applicant_is_offered_only_what_is_his(applicant, user):
    def offered(page):
        return set(page.all("//input[@name='form']/@value"))

    assert offered(applicant.get("/")) == {
        form.id for form in catalogue.installed().forms if form.audience.public
    }
    assert offered(user.get("/")) == {form.id for form in catalogue.installed().forms}
    assert "合法性审查意见表" not in applicant.get("/batches").words()


def test_no_spreadsheet_leads_around_it(applicant):
    sheet = applicant.get("/batches/new/legality_review/template.xlsx").data
    page = applicant.post(
        "/batches/new/legality_review", {"file": (BytesIO(sheet), "示例.xlsx"), "key": "k"}, 403
    )
    assert REFUSED.search(page.words())


def test_who_is_no_member_of_staff_any_more_gives_nothing_out(user, desk, people, filled):
    people.place(user.id, {Role.APPLICANT}, "")

    assert REFUSED.search(user.post(f"{filled}/documents", status=403).words())
    assert desk.issues(user.id, filled.rpartition("/")[2]) == []


def test_an_untouched_sample_is_made_without_a_code_and_a_changed_one_with_it(user, desk, filled):
    draft_id = filled.rpartition("/")[2]
    user.post(f"{filled}/documents")
    assert desk.issues(user.id, draft_id) == []
    assert "生成的文书不编核验码" in user.get(f"{filled}/documents").words()

    desk.save(user.id, draft_id, 1, {"contract_title": "示例另一份合同"})
    user.post(f"{filled}/documents")
    assert len(desk.issues(user.id, draft_id)) == 1
    assert "生成的文书不编核验码" not in user.get(f"{filled}/documents").words()


def checked(app, house, visitor, form, change):
    desk = app.extensions["formgen"]["desk"]
    draft_id = house.begin(form, sample=True).rpartition("/")[2]
    desk.save(house.id, draft_id, 1, change)
    desk.issue(house.id, draft_id)
    (issue,) = desk.issues(house.id, draft_id)
    return visitor.get(f"/check?code={issue.code}").words()


def test_the_check_says_in_kind_by_whom_a_paper_was_issued(app, applicant, sign_in, visitor):
    unit = app.extensions["formgen"]["staffing"].add_unit("示例区某局")
    clerk = sign_in("zhao", unit_id=unit.id)
    loose = sign_in("qian")
    title = {"contract_title": "示例另一份合同"}

    of_unit = checked(app, clerk, visitor, "government_contract", title)
    assert "这份文书是本站出具的，现行有效。" in of_unit
    assert "示例区某局" in of_unit
    assert "示例zhao" not in of_unit
    assert "出具人没有登记单位" in checked(app, loose, visitor, "government_contract", title)
    of_applicant = checked(app, applicant, visitor, OWN, {"applicant_name": "示例另一申请人"})
    assert "由申请人自行填写，本站只证明内容未被改动" in of_applicant
    assert "这份文书是申请人在本站填写生成的" in of_applicant
    assert "本站出具的，现行有效" not in of_applicant


def test_the_unit_stays_that_of_the_day_of_issue(app, people, sign_in, visitor):
    staffing = app.extensions["formgen"]["staffing"]
    first, second = staffing.add_unit("示例甲局"), staffing.add_unit("示例乙局")
    clerk = sign_in("zhao", unit_id=first.id)
    desk = app.extensions["formgen"]["desk"]
    draft_id = clerk.begin(sample=True).rpartition("/")[2]
    desk.save(clerk.id, draft_id, 1, {"contract_title": "示例另一份合同"})
    desk.issue(clerk.id, draft_id)
    code = desk.issues(clerk.id, draft_id)[0].code
    desk.delete(clerk.id, draft_id)
    people.place(clerk.id, {Role.DRAFTER}, second.id)

    said = visitor.get(f"/check?code={code}").words()
    assert "示例甲局" in said
    assert "示例乙局" not in said
