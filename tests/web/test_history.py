"""The history of a draft: who saved what when, field by field."""

from department import Department

from formgen.service import papers
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


def long_texts(tag):
    """Every long text of a contract, as long as it may be."""
    texts = (one for one in papers.form("government_contract").fields.values() if one.kind == "long_text")
    return {one.name: f"{tag}{'示例条款文字，' * 3000}"[: one.longest] for one in texts}


def test_of_long_answers_the_history_shows_where_they_began_to_differ(user, draft, desk):
    one, other = (f"{'示例' * 5000}{said}{'合同' * 5000}" for said in ("乙方", "丙方"))
    draft_id = draft.rpartition("/")[2]
    desk.save(user.id, draft_id, 1, {"background": one})
    desk.save(user.id, draft_id, 2, {"background": other})
    page = user.get(f"{draft}/history")
    after, before = page.all("(//ol[contains(@class, 'history')]/li)[1]//dd//span[@class='value']")

    assert before.text_content() == f"…{'示例' * 30}乙方{'合同' * 119}…（共20002字）"
    assert after.text_content() == f"…{'示例' * 30}丙方{'合同' * 119}…（共20002字）"
    whole = user.get(page.one("//a[text()='第3版改动的全文']").get("href")).words()
    assert one in whole
    assert other in whole


def test_a_long_answer_that_differs_at_its_end_is_shown_to_its_end(user, draft, desk):
    draft_id = draft.rpartition("/")[2]
    desk.save(user.id, draft_id, 1, {"background": "示例" * 5000})
    desk.save(user.id, draft_id, 2, {"background": "示例" * 5000 + "合同"})
    page = user.get(f"{draft}/history")
    after = page.all("(//ol[contains(@class, 'history')]/li)[1]//dd//span[@class='value']")[0]

    assert after.text_content() == f"…{'示例' * 149}合同（共10002字）"


def test_what_is_short_stands_in_the_history_as_it_is(user, draft, desk):
    desk.save(user.id, draft.rpartition("/")[2], 1, {"background": "示例" * 150})
    page = user.get(f"{draft}/history")

    assert "示例" * 150 in page.words()
    assert "（共" not in page.words()
    assert "的全文" not in page.words()


def test_saves_that_change_all_long_answers_make_no_page_of_megabytes(user, draft, desk):
    draft_id = draft.rpartition("/")[2]
    for version, tag in enumerate("甲乙丙", start=1):
        desk.save(user.id, draft_id, version, long_texts(tag))
    page = user.get(f"{draft}/history")

    assert len(page.all("//dl/div")) == 3 * len(long_texts("丁"))
    assert (
        len(page.data) < 300_000
    )  # a page shows thirty saves: three megabytes; it was eleven for these three
