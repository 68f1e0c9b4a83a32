"""Related papers: opened from another with its facts, changed for themselves, told when those change."""

from __future__ import annotations

import pytest

from formgen.errors import BadInput
from formgen.service import papers
from formgen.service.related import RelatedPapers
from formgen.storage import DraftChanged, NotFound

FILING = "contract_filing"


@pytest.fixture
def related(database, desk):
    return RelatedPapers(database, desk)


@pytest.fixture
def contract(desk, owner):
    return desk.begin(owner, "government_contract", key="c", answers=papers.example("government_contract"))


@pytest.fixture
def filing(related, owner, contract):
    return related.begin_from(owner, contract.id, FILING, key="k")


def offered(related, owner, draft):
    return {one.form.id for one in related.around(owner, draft.id).offers}


def news_of(related, owner, draft):
    return {one.field.name: (one.mine, one.theirs) for one in related.around(owner, draft.id).news}


def test_a_paper_opens_with_the_facts_of_the_contract(filing, contract):
    assert filing.form_id == FILING
    assert filing.title == contract.title
    assert filing.answers["counterparty_name"] == "深圳示例文化服务有限公司（示例）"
    assert filing.answers["filing"]["amount"] == contract.answers["price"]["amount"]
    assert filing.answers["parent_contract"] == {"is_derivative": False}


def test_opened_twice_with_one_key_it_is_one_paper(related, owner, contract, filing):
    assert related.begin_from(owner, contract.id, FILING, key="k").id == filing.id
    assert related.begin_from(owner, contract.id, FILING, key="l").id != filing.id


def test_each_knows_the_other(related, owner, contract, filing):
    above, below = related.around(owner, filing.id), related.around(owner, contract.id)

    assert above.parent.draft.id == contract.id
    assert [one.draft.id for one in below.made(FILING)] == [filing.id]
    assert below.parent is None


def test_what_fits_is_offered(related, desk, owner, contract):
    assert offered(related, owner, contract) >= {FILING, "legality_review", "contract_signing_authorization"}
    assert not offered(related, owner, contract) & {"contract_renewal", "contract_term_approval"}

    ten_years = {"performance.start_date": "2026-12-01", "performance.end_date": "2036-11-30"}
    desk.save(owner, contract.id, 1, {"stage": "performing", **ten_years})

    assert offered(related, owner, contract) >= {"contract_renewal", "contract_term_approval"}


def test_a_contract_that_is_performed_offers_the_papers_on_its_performance(related, desk, owner, contract):
    papers_on_it = {f"contract_{one}" for one in ("milestone_report", "abnormality", "acceptance")}
    of_the_district = "contract_response_plan"
    assert not offered(related, owner, contract) & {*papers_on_it, of_the_district, "contract_evaluation"}

    desk.save(owner, contract.id, 1, {"stage": "performing"})
    now = offered(related, owner, contract)

    assert now >= {*papers_on_it, "contract_payment_review", "contract_evaluation"}
    assert of_the_district not in now


def test_a_payment_is_reviewed_with_what_the_acceptance_says(related, desk, owner, contract):
    acceptance = related.begin_from(owner, contract.id, "contract_acceptance", key="a")
    desk.save(owner, acceptance.id, 1, {"acceptance_result": "qualified", "date": "2026-11-18"})

    review = related.begin_from(owner, acceptance.id, "contract_payment_review", key="p").answers

    assert review["acceptance_doc"] == {"name": "采购验收记录", "date": "2026-11-18"}
    assert review["acceptance_result"] == "qualified"
    assert review["counterparty_name"] == "深圳示例文化服务有限公司（示例）"


def test_a_paper_says_where_its_answers_came_from_and_which_were_changed_for_it(related, desk, owner, filing):
    desk.save(owner, filing.id, 1, {"handling_dept": "示例另一部门"})

    origins = related.origins(owner, filing.id)

    assert origins["handling_dept"].changed
    assert not origins["contract_title"].changed
    assert origins["contract_title"].linked.name == "示例街道社区图书馆运营服务采购合同（示例）"
    assert "entry_date" not in origins


def test_what_is_changed_for_the_paper_alone_is_no_news(related, desk, owner, contract, filing):
    desk.save(owner, filing.id, 1, {"handling_dept": "示例另一部门"})

    assert news_of(related, owner, filing) == {}
    assert desk.open(owner, contract.id).draft.version == 1


def test_what_the_contract_says_otherwise_later_is_offered_and_not_taken(
    related, desk, owner, contract, filing
):
    desk.save(owner, contract.id, 1, {"handler_name": "示例新人"})

    assert news_of(related, owner, filing) == {
        "handler_name": ("示例承办人", "示例新人"),
        "filing.handler_name": ("示例承办人", "示例新人"),
    }
    assert desk.open(owner, filing.id).draft.answers["handler_name"] == "示例承办人"


def test_what_is_chosen_is_taken_over_and_the_rest_stays(related, desk, owner, contract, filing):
    desk.save(owner, contract.id, 1, {"handler_name": "示例新人"})

    assert related.take_over(owner, filing.id, 1, contract.id, 2, {"handler_name"})

    answers = desk.open(owner, filing.id).draft.answers
    assert answers["handler_name"] == "示例新人"
    assert answers["filing"]["handler_name"] == "示例承办人"
    assert news_of(related, owner, filing) == {}
    assert related.origins(owner, filing.id)["filing.handler_name"].changed


def test_what_was_not_shown_is_not_taken_over(related, desk, owner, contract, filing):
    desk.save(owner, contract.id, 1, {"handler_name": "示例新人"})
    desk.save(owner, contract.id, 2, {"handler_name": "示例后来人"})

    assert not related.take_over(owner, filing.id, 1, contract.id, 2, {"handler_name"})
    assert desk.open(owner, filing.id).draft.answers["handler_name"] == "示例承办人"


def test_a_paper_that_was_saved_meanwhile_is_not_overwritten(related, desk, owner, contract, filing):
    desk.save(owner, contract.id, 1, {"handler_name": "示例新人"})
    desk.save(owner, filing.id, 1, {"handler_name": "示例自填"})

    with pytest.raises(DraftChanged):
        related.take_over(owner, filing.id, 1, contract.id, 2, {"handler_name"})


def test_the_same_amount_in_other_words_is_no_news(related, desk, owner, contract, filing):
    amount = contract.answers["price"]["amount"]
    desk.save(owner, contract.id, 1, {"price.amount": f"{amount}元"})

    assert news_of(related, owner, filing) == {}


def test_the_owners_sheet_gives_its_totals_back_to_the_application(related, desk, owner):
    name = "temporary_building_application"
    application = desk.begin(
        owner, name, key="a", answers={**papers.example(name), "in_residential_area": True}
    )
    sheet = related.begin_from(owner, application.id, "temporary_building_consent", key="s")
    counted = papers.example("temporary_building_consent")
    desk.save(
        owner, sheet.id, 1, {one: counted[one] for one in ("owners", "total_exclusive_area", "total_owners")}
    )

    assert news_of(related, owner, application) == {
        "total_exclusive_area": (None, "300.00"),
        "total_owners": (None, 3),
        "agree_exclusive_area": (None, "210.00"),
        "agree_owners": (None, 2),
    }


def test_the_review_sheet_takes_the_whole_contract_along(related, desk, owner, contract):
    sheet = related.begin_from(owner, contract.id, "legality_review", key="r")

    opened = desk.open(owner, sheet.id)

    assert opened.report.answers.faults == {}
    assert opened.report.answers.at("contract").at("contract_title") == contract.title
    assert opened.report.answers.at("form.is_key_supervised") is False
    assert opened.report.answers.at("form.review_level") == "internal"
    desk.save(owner, contract.id, 1, {"price.amount": "10000000.00"})
    assert news_of(related, owner, sheet).keys() == {
        "contract",
        "form.contract_amount",
        "form.is_key_supervised",
        "form.key_reasons",
        "submission.is_key_supervised",
    }


def test_what_cannot_be_read_there_is_not_taken_over(related, desk, owner):
    contract = desk.begin(
        owner, "government_contract", key="x", answers={"contract_title": "示例", "price": {"amount": "很多"}}
    )

    filing = related.begin_from(owner, contract.id, FILING, key="x")

    assert filing.answers == {"contract_title": "示例"}


def test_a_form_that_takes_nothing_from_another_is_refused(related, owner, contract):
    with pytest.raises(BadInput, match="“临时建筑标志牌”不能从“政府合同”带出"):
        related.begin_from(owner, contract.id, "temporary_building_sign_board", key="k")


def test_a_paper_outlives_what_it_was_opened_from(related, desk, owner, contract, filing):
    desk.delete(owner, contract.id)

    assert related.around(owner, filing.id).parent is None
    assert related.origins(owner, filing.id) == {}
    assert desk.open(owner, filing.id).draft.answers["contract_title"] == filing.title


def test_related_papers_are_their_owners_alone(related, stranger, contract, filing):
    with pytest.raises(NotFound):
        related.begin_from(stranger, contract.id, FILING, key="k")
    with pytest.raises(NotFound):
        related.around(stranger, filing.id)
    with pytest.raises(NotFound):
        related.origins(stranger, filing.id)
    with pytest.raises(NotFound):
        related.take_over(stranger, filing.id, 1, contract.id, 1, set())
