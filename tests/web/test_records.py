"""Parties, projects, sites and contracts that are kept once and picked in any paper."""

from __future__ import annotations

import pytest
from records_picked import PARTY, keep, pick, said

NAME = "示例公司（示例）"
SITE = {
    "location": "深圳市罗湖区示例路30号院内（示例）",
    "parcel_no": "H000-0001",
    "area": "1200",
}
PROJECT = {"name": "示例街道智慧停车管理平台（示例）", "ndrc_no": "示例发改〔2026〕12号"}
ANSWERS = "//form[contains(@class, 'answers')]"


def change(user, record, **facts):
    page = user.get(record)
    return user.post(record, page.typed(**facts))


def test_a_party_that_was_kept_fills_the_other_side_of_a_contract(user, draft, answers):
    record = keep(user, "party", PARTY)

    done = pick(user, draft, "parties", "parties_b", record)

    assert answers(draft)["parties_b"] == [PARTY]
    step = user.follow(done)
    assert f"从常用信息“{NAME}”带入；在这里改，只改本文书。" in step.words()


def test_what_is_changed_in_the_paper_is_changed_there_alone_and_says_so(user, draft):
    record = keep(user, "party", PARTY)
    step = user.follow(pick(user, draft, "parties", "parties_b", record))

    typed = {"parties_b[0].address": "深圳市罗湖区别处（示例）", "action": "save"}
    user.post(f"{draft}/steps/parties", step.typed(**typed))

    words = user.get(f"{draft}/steps/parties").words()
    assert f"原从常用信息“{NAME}”带入，已为本文书改过。" in words
    assert user.get(record).value("address") == PARTY["address"]
    assert "等您决定" not in user.get(f"{draft}/").words()


def test_when_the_record_changes_the_paper_says_so_and_offers_it(user, draft, answers):
    record = keep(user, "party", PARTY)
    pick(user, draft, "parties", "parties_b", record)
    change(user, record, address="深圳市罗湖区新址（示例）", legal_rep_name="示例乙")

    assert answers(draft)["parties_b"] == [PARTY]
    assert "常用信息有2处改动，等您决定" in user.get(f"{draft}/").words()
    assert "常用信息有2处改动，等您决定" in user.get(f"{draft}/steps/parties").words()
    page = user.get(f"{draft}/records/")
    assert "深圳市罗湖区新址（示例）" in page.words()
    sent = [pair for pair in page.fields("//form[@class='news']") if pair != ("fact", "legal_rep_name")]
    user.post(f"{draft}/records/news", sent)

    assert answers(draft)["parties_b"] == [{**PARTY, "address": "深圳市罗湖区新址（示例）"}]
    assert "等您决定" not in user.get(f"{draft}/").words()
    assert "已为本文书改过" in user.get(f"{draft}/steps/parties").words()


def test_what_was_typed_is_never_overwritten_without_being_shown_first(user, draft, answers):
    record = keep(user, "party", PARTY)
    user.post(f"{draft}/steps/parties", [("version", "1"), ("_shown", "parties_b"),
        ("parties_b[0].name", NAME), ("parties_b[0].address", "手填地址（示例）"), ("action", "save")])  # fmt: skip

    shown = pick(user, draft, "parties", "parties_b", record)

    assert answers(draft)["parties_b"][0]["address"] == "手填地址（示例）"
    page = user.follow(shown)
    assert "手填地址（示例）" in page.words()
    assert PARTY["address"] in page.words()
    sent = [pair for pair in page.fields("//form[@class='news']") if pair[0] != "fact"]
    user.post(f"{draft}/records/pick", sent)

    assert said(answers(draft)["parties_b"]) == [{**PARTY, "address": "手填地址（示例）"}]


def test_a_pick_keeps_what_was_typed_on_the_page_and_adds_a_row(user, filled, answers):
    record = keep(user, "party", PARTY)
    before = said(answers(filled)["parties_b"])

    pick(user, filled, "parties", "parties_b", record)

    assert said(answers(filled)["parties_b"]) == [*before, PARTY]


def test_the_applicant_and_the_site_of_a_temporary_building_are_picked(user, answers):
    party, site = keep(user, "party", PARTY), keep(user, "site", SITE)
    address = user.begin("temporary_building_application")
    pick(user, address, "applicant", "applicant_name", party)
    pick(user, address, "land", "land_location", site)

    given = answers(address)
    assert given["applicant_type"] == "unit"
    assert (given["applicant_name"], given["applicant_uscc"]) == (NAME, PARTY["uscc"])
    assert given["contact_address"] == PARTY["address"]
    assert (given["land_location"], given["parcel_no"]) == (SITE["location"], SITE["parcel_no"])
    assert given["land_area"] == "1200"


def test_the_project_and_its_units_are_picked_in_the_letter(user, answers):
    party, project = keep(user, "party", PARTY), keep(user, "project", PROJECT)
    address = user.begin("project_acceptance_letter")
    pick(user, address, "letter", "project_name", project)
    pick(user, address, "letter", "user_unit_name", party)

    given = answers(address)
    assert (given["project_name"], given["ndrc_no"]) == (PROJECT["name"], PROJECT["ndrc_no"])
    assert given["user_unit_name"] == NAME
    assert "construction_unit_name" not in given or given["construction_unit_name"] is None


def test_the_party_of_a_paper_is_kept_with_one_click(user, filled, answers):
    step = user.get(f"{filled}/steps/parties")

    done = user.post(f"{filled}/steps/parties", step.typed(action="keep:parties_b:0"))

    assert "已存为常用信息" in user.follow(done).words()
    listed = user.get("/records/")
    name = answers(filled)["parties_b"][0]["name"]
    (link,) = listed.all(f"//main//a[text()='{name}']/@href")
    assert user.get(link).value("uscc") == answers(filled)["parties_b"][0]["uscc"]


def test_a_party_with_the_same_code_is_recognised_and_merged_by_choice(user, filled, answers):
    party = answers(filled)["parties_b"][0]
    record = keep(user, "party", {**PARTY, "name": "示例旧名（示例）", "uscc": party["uscc"]})
    step = user.get(f"{filled}/steps/parties")

    shown = user.follow(user.post(f"{filled}/steps/parties", step.typed(action="keep:parties_b:0")))

    assert "示例旧名（示例）" in shown.words()
    form = "//form[@class='news'][.//input[@name='record']]"
    sent = [pair for pair in shown.fields(form) if pair[0] != "fact"]
    user.post(f"{filled}/records/keep", [*sent, ("fact", "name")])
    kept = user.get(record)
    assert kept.value("name") == party["name"]
    assert kept.value("address") == PARTY["address"]
    assert len(user.get("/records/").all("//main//li[@data-record]")) == 1


def test_the_contract_of_a_paper_is_kept_and_picked_in_another(user, filled, answers):
    step = user.get(f"{filled}/steps/basics")
    user.post(f"{filled}/steps/basics", step.typed(action="keep:contract_title"))
    record = user.get("/records/").all("//main//li[@data-record]//a/@href")[0]
    filing = user.begin("contract_filing")

    pick(user, filing, "contract", "contract_title", record)

    contract, given = answers(filled), answers(filing)
    assert given["contract_title"] == contract["contract_title"]
    assert given["counterparty_name"] == contract["parties_b"][0]["name"]
    assert given["filing"]["amount"] == contract["price"]["amount"]


def test_two_windows_that_changed_different_things_lose_nothing(user):
    record = keep(user, "party", PARTY)
    one, two = user.get(record), user.get(record)
    user.post(record, one.typed(address="甲窗口地址（示例）"))

    refused = user.post(record, two.typed(legal_rep_name="乙窗口负责人"), 409)

    assert refused.value("address") == "甲窗口地址（示例）"
    assert refused.value("legal_rep_name") == "乙窗口负责人"
    assert not refused.all("//input[starts-with(@name, '_take:')]")
    user.post(record, refused.typed())
    kept = user.get(record)
    assert (kept.value("address"), kept.value("legal_rep_name")) == ("甲窗口地址（示例）", "乙窗口负责人")


@pytest.mark.parametrize(("taken", "address"), [("mine", "乙窗口地址"), ("stored", "甲窗口地址")])
def test_of_what_two_windows_both_changed_a_person_chooses(user, taken, address):
    record = keep(user, "party", PARTY)
    one, two = user.get(record), user.get(record)
    user.post(record, one.typed(address="甲窗口地址"))

    refused = user.post(record, two.typed(address="乙窗口地址"), 409)
    assert "两边都改了的，请选择" in refused.words()
    user.post(record, refused.typed(**{"_take:address": taken}))

    assert user.get(record).value("address") == address


def test_a_page_that_does_not_say_what_it_was_loses_nothing_either(user):
    record = keep(user, "party", PARTY)
    old = user.get(record)
    user.post(record, old.typed(address="甲窗口地址"))

    for sent in ("", "[]", "no json", "[" * 20_000, '{"address": {"": [1]}}'):
        refused = user.post(record, old.typed(address="乙窗口地址", was=sent), 409)
        assert "甲窗口地址" in refused.words()


def test_parts_of_a_paper_have_their_records_too(user):
    words = user.get(f"{user.begin('legality_review')}/steps/basics").words()

    assert "存为常用" in words


def test_all_that_a_paper_holds_is_kept_from_one_page(user, filled):
    page = user.get(f"{filled}/records/")
    assert "乙方（对方当事人）" in page.words()
    sent = page.fields("//section[@class='related']//form")
    user.post(f"{filled}/records/", [*sent, ("keep", "parties_b:0")])
    user.post(f"{filled}/records/", [*sent, ("keep", "contract_title")])
    user.post(f"{filled}/records/", [*sent, ("keep", "contract_title")])

    assert len(user.get("/records/").all("//main//li[@data-record]")) == 2
    assert "来自常用信息" in user.get(f"{filled}/records/").words()
    user.post(f"{filled}/records/", [*sent, ("keep", "nothing")], 404)


def test_a_choice_made_by_mistake_is_taken_back_without_scripts(user):
    record = keep(user, "party", PARTY)
    page = user.get(record)

    cleared = user.post(record, page.typed(legal_rep_name="示例乙", action="clear:party_type"), 200)

    assert not cleared.all("//input[@name='party_type'][@checked]")
    assert cleared.value("legal_rep_name") == "示例乙"
    assert user.get(record).value("legal_rep_name") == "示例甲"
