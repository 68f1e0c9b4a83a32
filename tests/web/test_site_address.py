"""Addresses that leave a page: none leads to a host that only the visitor names."""

import pytest

from formgen.errors import BadInput
from formgen.service.site_address import base_address

NOBODYS = "11111111-1111-4111-8111-111111111111"
HOSTILE = "evil.example"


def paths_of(app, draft):
    """An address for every route that can be opened, with and without a slash at its end."""
    known = {
        "draft_id": draft.rpartition("/")[2],
        "number": 1,
        "step_id": "basics",
        "token": "x",
        "filename": "x.css",
    }
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods:
            given = {name: known.get(name, NOBODYS) for name in rule.arguments}
            built = rule.build(given)[1]
            yield from {built, built.rstrip("/"), f"{built.rstrip('/')}/", f"/{built}", f"{built}//"} - {""}


def test_no_page_leads_to_a_host_that_only_the_visitor_names(app, visitor, user, admin, draft):
    for house in (visitor, user, admin):
        known_at(house, HOSTILE)
        for path in paths_of(app, draft):
            environ = {"PATH_INFO": path, "HTTP_HOST": HOSTILE}
            answer = house.client.open("/", environ_overrides=environ)
            assert answer.status_code in (200, 302, 303, 401, 403, 404, 405), path
            assert HOSTILE not in str(answer.headers), path
            assert HOSTILE.encode() not in answer.get_data(), path
            assert answer.headers.get("Location", "/").startswith("/"), path
            assert not answer.headers.get("Location", "/").startswith("//"), path
            answer.close()


@pytest.mark.parametrize(
    ("host", "begins"),
    [
        ("localhost:8000", "http://localhost:8000/sign-in/"),
        ("127.0.0.1", "http://127.0.0.1/sign-in/"),
        ("192.168.1.5:8000", "http://192.168.1.5:8000/sign-in/"),
        ("8.8.8.8", "/sign-in/"),
        ("evil.example", "/sign-in/"),
        ("localhost.evil.example", "/sign-in/"),
    ],
)
def test_a_link_to_hand_on_names_the_host_only_where_it_is_near(admin, host, begins):
    admin.get("/users")
    known_at(admin, host)
    page = admin.post(f"/users/{admin.id}/link", {}, 200, environ_overrides={"HTTP_HOST": host})
    link = page.one("//input[@id='link']").get("value")

    assert link.startswith(begins)
    assert ("请在前面加上本站的网址" in page.words()) == begins.startswith("/")


def known_at(house, host):
    """Let the browser send its cookie under another name of the site, as one that was led there would."""
    if house.cookie():
        house.client.set_cookie("formgen", house.cookie().value, domain=host.rsplit(":", 1)[0])


def test_a_link_to_hand_on_begins_with_the_address_that_was_configured(app, admin):
    app.config["FORMGEN_BASE_URL"] = "https://forms.example.gov.cn"
    admin.get("/users")
    known_at(admin, HOSTILE)
    page = admin.post(f"/users/{admin.id}/link", {}, 200, environ_overrides={"HTTP_HOST": HOSTILE})

    assert page.one("//input[@id='link']").get("value").startswith("https://forms.example.gov.cn/sign-in/")


@pytest.mark.parametrize("given", ["", "https://forms.example.gov.cn", "http://10.0.0.1:8000/"])
def test_an_address_of_the_site_is_taken_without_its_last_slash(given):
    assert base_address(given) == given.rstrip("/")


@pytest.mark.parametrize(
    "given",
    ["forms.example.gov.cn", "ftp://x", "https://", "https://a@b", "https://x/y", "https://x:y", "http://[x"],
)
def test_what_is_no_address_of_a_site_is_refused(given):
    with pytest.raises(BadInput, match="不是网站的地址"):
        base_address(given)
