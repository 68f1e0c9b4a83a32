"""Related papers on the site: one click, where each answer came from, and what differs later."""

from __future__ import annotations

TITLE = "示例街道社区图书馆运营服务采购合同（示例）"


def opened(user, address, form):
    page = user.get(f"{address}/related/")
    key = page.all("//section[@class='related']//input[@name='key']/@value")[0]
    answer = user.post(f"{address}/related/", {"form": form, "key": key})
    return answer.location.rstrip("/"), (form, key)


def test_one_click_opens_a_paper_with_the_facts_of_the_contract(user, filled, answers):
    assert "合同备案登记表" in user.get(f"{filled}/").words()
    filing, (form, key) = opened(user, filled, "contract_filing")

    assert answers(filing)["contract_title"] == TITLE
    assert user.post(f"{filled}/related/", {"form": form, "key": key}).location.rstrip("/") == filing
    tasks = user.get(f"{filing}/")
    assert f"本文书从 《{TITLE}》 带出。" in tasks.words()
    assert tasks.all(f"//section[@class='related']//a[@href='{filled}/']")
    assert f"打开已有的：{TITLE}" in user.get(f"{filled}/").words()
    assert "再开一份 合同备案登记表" in user.get(f"{filled}/documents").words()


def test_a_field_says_where_its_answer_came_from_and_that_it_was_changed_here(user, filled, answers):
    filing, _sent = opened(user, filled, "contract_filing")
    step = user.get(f"{filing}/steps/contract")
    assert f"从《{TITLE}》带出；在这里改，只改本文书。" in step.words()
    assert "o-handling_dept" in step.one("//input[@name='handling_dept']/@aria-describedby")

    user.post(f"{filing}/steps/contract", step.typed(handling_dept="示例另一部门", action="save"))

    assert f"原从《{TITLE}》带出，已为本文书改写。" in user.get(f"{filing}/steps/contract").words()
    assert answers(filled)["handling_dept"] == "示例街道文化服务中心（示例）"


def changed(user, filled, name):
    step = user.get(f"{filled}/steps/basics")
    user.post(f"{filled}/steps/basics", step.typed(handler_name=name, action="save"))


def test_what_the_contract_says_otherwise_later_is_shown_and_taken_over_by_choice(user, filled, answers):
    filing, _sent = opened(user, filled, "contract_filing")
    changed(user, filled, "示例新人")

    assert "有2处与相关文书不同" in user.get(f"{filing}/").words()
    assert answers(filing)["handler_name"] == "示例承办人"
    page = user.get(f"{filing}/related/")
    sent = [pair for pair in page.fields("//form[@class='news']") if pair != ("path", "filing.handler_name")]
    user.post(f"{filing}/related/news", sent)

    assert answers(filing)["handler_name"] == "示例新人"
    assert answers(filing)["filing"]["handler_name"] == "示例承办人"
    assert "与相关文书不同" not in user.get(f"{filing}/").words()


def test_what_changed_again_meanwhile_is_shown_anew(user, filled, answers):
    filing, _sent = opened(user, filled, "contract_filing")
    changed(user, filled, "示例新人")
    sent = user.get(f"{filing}/related/").fields("//form[@class='news']")
    changed(user, filled, "示例后来人")

    again = user.post(f"{filing}/related/news", sent, status=409)

    assert "刚才那一份文书又有改动" in again.words()
    assert "示例后来人" in again.words()
    assert answers(filing)["handler_name"] == "示例承办人"


def test_telephones_are_not_told_in_full(user, filled):
    filing, _sent = opened(user, filled, "contract_filing")
    step = user.get(f"{filled}/steps/basics")
    user.post(f"{filled}/steps/basics", step.typed(handler_phone="0755-00000099", action="save"))

    said = user.get(f"{filing}/related/").words()

    assert "承办人电话" in said
    assert "0755-00000099" not in said


def test_a_paper_that_takes_nothing_over_is_refused_in_words(user, filled):
    page = user.post(f"{filled}/related/", {"form": "temporary_building_sign_board", "key": "k"}, status=None)

    assert "不能从“政府合同”带出" in page.words()


def test_related_papers_are_their_owners_alone(other, visitor, filled):
    other.get(f"{filled}/related/", 404)
    visitor.get(f"{filled}/related/", 302)


def test_a_paper_that_came_from_none_and_leads_to_none_shows_no_heading_over_nothing(user):
    memo = user.begin("contract_negotiation_memo")

    for page in ("", "documents"):
        shown = user.get(f"{memo}/{page}")
        assert shown.all("//h1")
        assert shown.all("//section[@class='related']") == []
