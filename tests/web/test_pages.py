"""Every page, for everybody who may or may not see it, and the rules that all pages keep."""

import pytest
from house import STEPS

from formgen.storage import Database

NOBODYS = "11111111-1111-4111-8111-111111111111"
OF_A_DRAFT = (
    "",
    "check",
    "checklist",
    "preview",
    "documents",
    "documents/progress",
    "history",
    "history/1",
    "delete",
    "life",
)
FOR_ALL = ("/", "/sign-in", "/sign-in/whatever", "/healthz", "/readyz")
POSTS_OF_A_DRAFT = (
    "check",
    "documents",
    "delete",
    "history/1/restore",
    *(f"life/{office}" for office in ("handle", "examine", "examine-for-district", "file")),
    *(f"steps/{step}{end}" for step in ("basics",) for end in ("", "/autosave", "/merge")),
)


@pytest.mark.parametrize("path", FOR_ALL)
def test_some_pages_are_for_everybody(visitor, user, path):
    visitor.get(path)
    user.get(path)


@pytest.mark.parametrize("path", ["/users", "/account", f"/drafts/{NOBODYS}/", f"/documents/{NOBODYS}"])
def test_who_is_not_signed_in_is_led_to_the_sign_in_and_back(visitor, path):
    page = visitor.get(path, 302)

    assert page.location == f"/sign-in?next={path}"
    assert visitor.follow(page).one("//input[@name='next']").get("value") == path


def test_the_page_of_accounts_is_the_administrators(user, admin):
    user.get("/users", 403)
    user.post("/users", {"name": "new"}, 403)
    user.get("/holidays", 403)
    user.post(f"/users/{admin.id}/link", status=403)
    user.post(f"/users/{admin.id}/active", {"active": "false"}, 403)
    admin.get("/users")
    admin.get("/holidays")


@pytest.mark.parametrize("part", [*OF_A_DRAFT, *(f"steps/{step}" for step in STEPS)])
@pytest.mark.parametrize("sample", [False, True], ids=["empty", "filled"])
def test_every_page_of_a_draft_is_its_owners_alone(user, other, visitor, part, sample):
    address = user.begin(sample=sample)

    user.get(f"{address}/{part}")
    user.get(f"{address}/{part}?lang=en")
    other.get(f"{address}/{part}", 404)
    visitor.get(f"{address}/{part}", 302)


@pytest.mark.parametrize("part", POSTS_OF_A_DRAFT)
def test_nobody_changes_a_draft_of_somebody_else(user, other, admin, draft, part, answers):
    stored = answers(draft)
    post = {
        "version": "1",
        "_shown": "contract_title",
        "contract_title": "示例窃改",
        "_take:contract_title": "mine",
    }

    other.post(f"{draft}/{part}", post, 404)
    admin.post(f"{draft}/{part}", post, 404)

    assert answers(draft) == stored
    user.get(f"{draft}/")


def test_an_administrator_reads_no_drafts_either(admin, draft):
    admin.get(f"{draft}/", 404)


@pytest.mark.parametrize(
    "path",
    [
        "/drafts/1/",
        "/drafts/9223372036854775808/",
        "/drafts/00000000-0000-0000-0000-00000000000g/",
        f"/drafts/{NOBODYS}/",
        f"/drafts/{NOBODYS}/steps/basics",
        f"/drafts/{NOBODYS}/steps/nope",
        f"/documents/{NOBODYS}",
        "/documents/..%2f..%2fetc%2fpasswd",
        "/nothing/here",
        "/static/nothing.css",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
    ],
)
def test_what_is_not_there_is_not_found(user, path):
    assert "没有这一页，或者它不属于您" in user.get(path, 404).words()


@pytest.mark.parametrize("step", ["nope", "basics%00", "BASICS", "²"])
def test_a_step_that_is_none_is_not_found(user, draft, step):
    user.get(f"{draft}/steps/{step}", 404)
    user.post(f"{draft}/steps/{step}", {"version": "1"}, 404)
    user.post(f"{draft}/steps/{step}/autosave", {"version": "1"}, 404)


@pytest.mark.parametrize("user_id", ["1", NOBODYS, "x" * 300, "%00"])
def test_an_account_that_is_none_is_not_found(admin, user_id):
    admin.post(f"/users/{user_id}/link", status=404)
    admin.post(f"/users/{user_id}/active", {"active": "false"}, 404)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/", {"GET", "HEAD", "OPTIONS"}),
        ("GET", "/drafts", {"POST", "OPTIONS"}),
        ("PUT", "/sign-in", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("GET", "/sign-out", {"POST", "OPTIONS"}),
        ("POST", "/healthz", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_a_method_that_is_not_meant_names_those_that_are(app, visitor, method, path, allowed):
    app.config["WTF_CSRF_METHODS"] = set()

    page = visitor.send(method, path)

    assert page.status == 405
    assert set(page.headers["Allow"].split(", ")) == allowed


def test_the_language_that_was_asked_for_is_remembered(visitor):
    english = visitor.get("/?lang=en")

    assert english.root.get("lang") == "en"
    assert visitor.get("/sign-in").root.get("lang") == "en"
    assert visitor.get("/?lang=zh").root.get("lang") == "zh-CN"
    assert visitor.get("/sign-in").root.get("lang") == "zh-CN"


@pytest.mark.parametrize("asked", ["fr", "../../etc", "", "EN", "zh-CN"])
def test_a_language_that_is_not_spoken_is_chinese(visitor, asked):
    assert visitor.get("/", query_string={"lang": asked}).root.get("lang") == "zh-CN"


def test_the_other_language_is_a_link_to_the_same_page(user, filled):
    step = user.get(f"{filled}/steps/price?back=check")

    (link,) = step.all("//header//a[@hreflang='en']/@href")
    assert link == f"{filled}/steps/price?back=check&lang=en"


def test_static_files_are_kept_by_the_browser_and_pages_are_not(visitor):
    style = visitor.get("/static/formgen.css")

    assert "max-age=3600" in style.headers["Cache-Control"]
    assert style.headers["Content-Type"].startswith("text/css")
    assert visitor.get("/static/formgen.css", 304, headers={"If-None-Match": style.headers["ETag"]})
    assert visitor.get("/").headers["Cache-Control"] == "no-store"


def test_the_site_says_that_it_is_alive_and_ready(visitor):
    assert visitor.get("/healthz").json == {"status": "alive"}
    ready = visitor.get("/readyz").json
    assert ready["status"] in ("ready", "degraded")
    assert set(ready) == {"status", "database", "migrations", "converter", "fonts", "holidays", "queue"}
    assert (ready["database"], ready["migrations"]) == (True, True)
    assert ready["queue"] == {"oldest_seconds": 0}


def test_a_site_whose_database_is_spoilt_says_that_it_is_not_ready(app, visitor, tmp_path):
    (tmp_path / "spoilt.db").write_text("this is no database" * 1000)
    app.extensions["formgen"]["database"] = Database(f"sqlite:///{tmp_path}/spoilt.db")

    found = visitor.get("/readyz", 503).json
    assert (found["status"], found["database"], found["migrations"]) == ("not ready", False, False)
    assert found["queue"] == {"oldest_seconds": None}


def test_numbers_of_persons_and_phones_are_not_shown_in_full_among_all_answers(user, filled):
    words = user.get(f"{filled}/check").words()

    assert "0755-****0021" in words
    assert "0755-00000021" not in words
    assert "0755-00000022" not in words


def test_an_administrator_makes_an_account_and_hands_on_its_link(admin, visitor):
    page = admin.post("/users", {"name": "zhao", "display_name": "示例赵", "roles": "drafter"}, 200)
    link = page.one("//input[@id='link']").get("value")

    assert link.startswith("http://localhost/sign-in/")
    visitor.sign_in_by(link.rpartition("/")[2])
    assert "示例赵" in visitor.get("/").words()


@pytest.mark.parametrize(
    ("name", "said"), [("", "用户名要有1到64个字符"), ("li li", "用户名要有"), ("LI", "已经有人使用")]
)
def test_an_account_with_an_unusable_name_is_refused_and_the_typing_kept(admin, people, name, said):
    people.create_user("li")

    page = admin.post("/users", {"name": name, "display_name": "示例某", "roles": "drafter"}, 422)

    assert said in page.words()
    assert page.one("//input[@id='display_name']").get("value") == "示例某"


def test_who_is_switched_off_is_out_at_once_and_nobody_switches_himself_off(admin, user):
    admin.post(f"/users/{user.id}/active", {"active": "false"})
    admin.post(f"/users/{admin.id}/active", {"active": "false"})

    user.get("/account", 302)
    admin.get("/users")


def test_a_yes_or_no_is_asked_in_the_language_of_the_page(user, draft):
    labels = "//div[@id='f-price.applicable']//label/text()"

    assert user.get(f"{draft}/steps/price").all(labels) == ["是", "否"]
    assert user.get(f"{draft}/steps/price?lang=en").all(labels) == ["Yes", "No"]


def test_the_first_page_promises_a_text_and_not_a_signature(visitor):
    words = visitor.get("/").words()

    assert "生成合同文本（DOCX、PDF）和缺项清单" in words
    assert "签署" not in words


def test_a_draft_is_found_with_and_without_the_slash_at_its_end(user, draft):
    assert user.get(draft).one("//h1").text == user.get(f"{draft}/").one("//h1").text
