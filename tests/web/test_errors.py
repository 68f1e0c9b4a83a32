"""What goes wrong: a page of ours in both languages, and nothing that was typed is lost."""

import pytest

from formgen.errors import PartMissing
from formgen.messages import _
from formgen.service.desk import Desk
from formgen.storage import Database

STEP = {"version": "1", "key": "k", "_shown": "contract_title", "contract_title": "示例长者饭堂合同"}
JSON = {"Accept": "application/json"}


def broken(*_given, **_named):
    raise ZeroDivisionError


@pytest.fixture
def planted_fault(monkeypatch):
    for reads in ("open", "draft"):
        monkeypatch.setattr(Desk, reads, broken)


def test_a_page_of_ours_names_the_fault_in_both_languages(user):
    assert user.get("/nothing", 404).one("//html").get("lang") == "zh-CN"
    assert user.get("/nothing?lang=en", 404).one("//html").get("lang") == "en"


@pytest.mark.usefixtures("planted_fault")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_fault_of_the_program_shows_no_entrails_and_keeps_what_was_typed(user, draft, language):
    user.client.set_cookie("lang", language)
    user.get(f"{draft}/steps/basics", 500)
    page = user.post(f"{draft}/steps/basics", STEP, 500)

    assert "示例长者饭堂合同" in page.words()
    assert ("contract_title", "示例长者饭堂合同") in page.fields("//main//form")
    assert "ZeroDivision" not in page.text
    assert "Traceback" not in page.text


def test_a_part_that_is_missing_is_named_with_when_to_try_again(user, draft, monkeypatch):
    def missing(*_given, **_named):
        raise PartMissing(_("数据库暂时不能用，请稍后重试。"))

    monkeypatch.setattr(Desk, "draft", missing)
    page = user.post(f"{draft}/steps/basics", STEP, 503)

    assert page.headers["Retry-After"] == "30"
    assert "数据库暂时不能用" in page.words()
    assert "示例长者饭堂合同" in page.words()


def test_a_database_that_is_gone_has_a_page_too(app, visitor, user, draft, tmp_path):
    gone = Database(f"sqlite:///{tmp_path}/nowhere/formgen.db")
    for room in (*app.extensions["formgen"].values(), app.session_interface._sessions):
        if hasattr(room, "_database"):
            room._database = gone

    assert visitor.get("/sign-in").words()
    # Who is signed in is not sent to the sign-in page as if he were nobody, and keeps what he typed.
    assert user.get(f"{draft}/", 503).headers["Retry-After"] == "30"
    assert "示例背景" in user.post(f"{draft}/steps/purpose", {"background": "示例背景"}, 503).text
    assert user.get("/nowhere", 404).words()
    assert visitor.post("/sign-in", {"name": "li", "password": "x"}, status=None).status in (400, 503)


def test_what_a_database_that_was_away_did_not_take_is_sent_again_with_one_press(
    app, user, draft, answers, tmp_path
):
    step, sessions = f"{draft}/steps/basics", app.session_interface._sessions
    there, gone = sessions._database, Database(f"sqlite:///{tmp_path}/nowhere/formgen.db")
    user.get(step)
    sessions._database = gone
    page = user.post(step, STEP, 503)
    sessions._database = there

    user.post(step, page.fields("//main//form"))

    assert answers(draft)["contract_title"] == "示例长者饭堂合同"


@pytest.mark.usefixtures("planted_fault")
def test_a_fault_while_saving_by_itself_is_said_to_the_script(user, draft):
    page = user.post(f"{draft}/steps/basics/autosave", STEP, 500, headers=JSON)

    assert page.json["error"]["code"] == "500"
    assert "系统出了意外" in page.json["error"]["message"]


@pytest.mark.parametrize("part", ["steps/basics", "steps/basics/merge", "check"])
def test_a_page_that_was_open_too_long_shows_what_was_typed_and_sends_it_again(user, draft, answers, part):
    post = STEP | {"_take:contract_title": "mine", "override_reasons[GC-1]": "示例理由"}
    page = user.post(f"{draft}/{part}", post, 400, token="stale")

    assert "填写的内容还在" in page.words()
    assert "合同名称 示例长者饭堂合同" in page.words()
    again = user.post(f"{draft}/{part}", page.fields("//main//form"))
    assert again.location
    assert part == "check" or answers(draft)["contract_title"] == "示例长者饭堂合同"


def test_who_was_signed_out_meanwhile_signs_in_and_sends_the_same_page_again(people, user, draft, answers):
    user.get("/")
    user.post("/sign-out")
    user.forget_token()
    page = user.post(f"{draft}/steps/basics", STEP, 401)
    kept = page.fields("//main//form")

    assert "登录已经结束" in page.words()
    assert ("contract_title", "示例长者饭堂合同") in kept

    user.sign_in_by(people.issue_link(user.id))
    user.post(f"{draft}/steps/basics", kept)
    assert answers(draft)["contract_title"] == "示例长者饭堂合同"


def test_what_was_typed_is_told_in_the_words_of_the_page_and_sent_in_those_of_the_form(user, draft):
    pairs = [
        ("version", "1"),
        *(("_shown", name) for name in ("signatory_level", "is_written", "parties_b", "contract_title")),
        ("signatory_level", "subdistrict_office"),
        ("is_written", "false"),
        ("parties_b[1].party_type", "natural_person"),
        ("parties_b[1].name", "张三（示例）"),
        ("feasibility_doc.doc_no", "示例〔2026〕1号"),
        ("contract_title", "works"),
    ]
    user.get("/")
    user.post("/sign-out")
    user.forget_token()

    page = user.post(f"{draft}/steps/basics", pairs, 401)

    told = [" ".join(one.itertext()) for one in page.all("//dl[@class='answered']/div")]
    assert told == [
        "政府方类别 街道办事处",
        "是否采用书面形式 否",
        "乙方（对方当事人）第2个当事人：主体类型 自然人",
        "乙方（对方当事人）第2个当事人：名称（姓名） 张三（示例）",
        "可行性调查论证材料：文号 示例〔2026〕1号",
        "合同名称 works",
    ]
    assert [pair for pair in page.fields("//main//form") if pair[0] != "csrf_token"] == pairs


@pytest.mark.parametrize(("token", "code", "status"), [("stale", "stale", 400), (None, "401", 401)])
def test_a_script_is_told_when_the_page_or_the_session_is_over(user, draft, token, code, status):
    if token is None:
        user.get("/")
        user.post("/sign-out")
        user.forget_token()

    page = user.post(f"{draft}/steps/basics/autosave", STEP, status, token=token, headers=JSON)

    assert page.json["error"]["code"] == code
    assert "填写的内容还在" in page.json["error"]["message"]


@pytest.mark.parametrize(
    "body",
    [
        b"version=1&_shown=contract_title&contract_title=\xff",
        b"version=1&_shown=contract_title&contract_title=%ff",
        b"version=1&%ff=1",
        b"contract_title=%ED%A0%80",
        b"contract_title=\xed\xa0\x80",
    ],
)
@pytest.mark.parametrize("end", ["", "/autosave", "/merge"])
def test_bytes_that_are_no_text_are_refused_and_not_taken_for_nothing(user, filled, answers, body, end):
    stored = answers(filled)
    token = user.token().encode()

    page = user.send(
        "POST",
        f"{filled}/steps/basics{end}",
        data=body + b"&csrf_token=" + token,
        content_type="application/x-www-form-urlencoded",
    )

    assert page.status == 400
    assert "读不懂" in page.words()
    assert answers(filled) == stored


def test_five_megabytes_are_too_much_for_any_page_and_the_draft_stays(user, filled, answers):
    stored = answers(filled)
    large = "字" * 600_000

    for path in (f"{filled}/steps/purpose", f"{filled}/check", "/drafts", "/sign-in", "/account"):
        page = user.post(path, {"background": large * 3, "_shown": "background"}, 413)
        assert "此前保存的内容都在" in page.words()
    assert answers(filled) == stored


def test_small_pages_take_little_and_a_step_with_every_text_full_still_fits(user, filled, answers):
    user.post("/account", {"password": "x" * 70_000}, 413)

    full = {"version": "1", "key": "k"} | {
        f"rights.{name}": "字" * 20_000 for name in ("a_rights", "b_rights")
    }
    pairs = [*full.items(), ("_shown", "rights.a_rights"), ("_shown", "rights.b_rights")]
    user.post(f"{filled}/steps/rights", pairs)
    assert len(answers(filled)["rights"]["a_rights"]) == 20_000


def test_a_host_of_fields_is_read_or_refused_but_never_a_fault(user, draft):
    pairs = [(f"parties_a[{number}].name", "x") for number in range(3000)] + [
        ("_shown", "parties_a"),
        ("version", "1"),
    ]
    assert user.post(f"{draft}/steps/parties", pairs, status=None).status in (302, 422)
    sent = dict([*pairs, ("csrf_token", user.token())])
    multipart = user.send("POST", f"{draft}/steps/parties", data=sent, content_type="multipart/form-data")
    assert multipart.status in (302, 409, 422)


@pytest.mark.parametrize("host", ["a..b", "a" * 300, f"{'a' * 64}.gov.cn"])
@pytest.mark.parametrize("path", ["/", "/nothing", "/api/v1/forms"])
def test_a_host_that_is_no_name_is_told_in_a_sentence(visitor, host, path):
    said = visitor.client.get(path, headers={"Host": host})

    assert (said.status_code, said.mimetype) == (400, "text/plain")
    assert "主机名（Host）不对" in said.text


@pytest.mark.parametrize(
    "body",
    [b"{", b"[" * 100_000, b'{"a": NaN}', b"\x00" * 10],
)
def test_json_is_not_what_a_form_sends(user, draft, body):
    for kind in ("application/json", "text/plain", "", "application/x-www-form-urlencoded; charset=utf-16"):
        page = user.send("POST", f"{draft}/steps/basics", data=body, content_type=kind)
        assert page.status == 400
