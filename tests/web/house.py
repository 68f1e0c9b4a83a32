"""A browser without a screen that holds every page to the rules of the house."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit
from uuid import uuid4

from lxml import html

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
STEPS = (
    "basics",
    "parties",
    "purpose",
    "subject",
    "price",
    "performance",
    "rights",
    "disputes",
    "effect",
    "approvals",
)
HANDLERS = ("onclick", "onload", "onchange", "oninput", "onsubmit", "onerror", "style")
UNLABELLED = ("hidden", "submit", "button")


class Page:
    """An answer of the site; what is HTML has been checked."""

    def __init__(self, response):
        self.response = response
        self.data = response.get_data()
        response.close()
        self.status = response.status_code
        self.headers = response.headers
        self.is_page = response.mimetype == "text/html" and b"<html" in self.data and self.status // 100 != 3
        self.text = self.data.decode() if (response.mimetype or "").startswith("text") else ""
        self.root = html.document_fromstring(self.text) if self.is_page else None

    @property
    def json(self):
        return self.response.get_json()

    @property
    def location(self):
        return self.headers.get("Location", "")

    def all(self, path):
        return self.root.xpath(path)

    def one(self, path):
        (found,) = self.all(path)
        return found

    def words(self):
        """The text of the page as a reader sees it."""
        return " ".join(" ".join(self.one("//body").itertext()).split())

    def fields(self, form="//form[contains(@class, 'answers')]"):
        """What the form would post untouched, as pairs; a browser drops the first line break of a text box."""
        pairs = self.one(form).form_values()
        return [(name, (value or "").removeprefix("\n")) for name, value in pairs if name is not None]

    def typed(self, form="//form[contains(@class, 'answers')]", **answers):
        """What the form would post with *answers* typed into it; ``__`` in a name stands for the dot."""
        given = {name.replace("__", "."): value for name, value in answers.items()}
        return [*(pair for pair in self.fields(form) if pair[0] not in given), *given.items()]

    def value(self, name):
        return dict(self.fields()).get(name)


def faults_of(page):
    """How a page breaks the rules of the house; an empty list when it keeps them."""
    faults = [f"header {name}" for name, value in HEADERS.items() if page.headers.get(name) != value]
    policy = page.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        faults.append("Content-Security-Policy")
    return faults + (list(_page_faults(page)) if page.is_page else [])


def _page_faults(page):
    if page.headers.get("Cache-Control") != "no-store":
        yield "may be cached"
    if page.root.get("lang") not in ("zh-CN", "en"):
        yield "no language"
    if not page.all("string(//title)").strip() or not page.all("string(//h1)").strip():
        yield "no title"
    for path, wanted in (("//h1", 1), ("//main[@id='main']", 1), ("//title", 1)):
        if len(page.all(path)) != wanted:
            yield f"{path}: {len(page.all(path))}"
    yield from _scripts(page)
    yield from _labels(page)
    yield from _references(page)
    for form in page.all("//form[@method='post']"):
        if not form.xpath(".//input[@name='csrf_token'][@value!='']"):
            yield f"form without a token: {form.get('action')}"


def _scripts(page):
    if page.all("//script[not(@src)]") or page.all("//style"):
        yield "inline script or style"
    for name in HANDLERS:
        if page.all(f"//@{name}"):
            yield f"inline {name}"


def _labels(page):
    for one in page.all("//main//input | //main//select | //main//textarea"):
        named = one.get("id") and page.all(f"//label[@for={_quoted(one.get('id'))}]")
        if one.get("type") not in UNLABELLED and one.get("aria-hidden") != "true" and not named:
            yield f"no label: {one.get('name')}"


def _references(page):
    ids = page.all("//@id")
    if len(ids) != len(set(ids)):
        yield f"ids that are not unique: {sorted({one for one in ids if ids.count(one) > 1})}"
    pointing = [word for value in page.all("//@aria-describedby") for word in value.split()]
    pointing += page.all("//label/@for")
    pointing += [unquote(href[1:]) for href in page.all("//a/@href") if href.startswith("#")]
    for one in pointing:
        if one not in ids:
            yield f"points to nothing: {one}"


def _quoted(text):
    return f'"{text}"'


class House:
    """A visitor with a browser of his own."""

    def __init__(self, app):
        self.app = app
        self.client = app.test_client()
        self._token = ""

    def send(self, method, path, **given):
        page = Page(self.client.open(path, method=method, **given))
        assert faults_of(page) == [], f"{method} {path}: {faults_of(page)}"
        if page.is_page and page.all("//input[@name='csrf_token']"):
            self._token = page.all("//input[@name='csrf_token']/@value")[0]
        return page

    def get(self, path, status=200, **given):
        page = self.send("GET", path, **given)
        assert page.status == status, f"GET {path}: {page.status} {page.text[:2000]}"
        return page

    def post(self, path, data=None, status=302, token=None, **given):
        """Post pairs or a dictionary, with the token of the last page unless another is given."""
        pairs = list(data.items()) if isinstance(data, dict) else list(data or [])
        pairs = [pair for pair in pairs if pair[0] != "csrf_token"]
        sent = self.token() if token is None else token
        body = {}
        for name, value in [*pairs, ("csrf_token", sent)]:
            body.setdefault(name, []).append(value)
        page = self.send("POST", path, data=body, **given)
        if status is not None:
            assert page.status == status, f"POST {path}: {page.status} {page.text[:3000]}"
        return page

    def token(self):
        if not self._token:
            self.get("/sign-in")
        return self._token

    def forget_token(self):
        self._token = ""

    def sign_in_by(self, link):
        self.get(f"/sign-in/{link}")
        self.post(f"/sign-in/{link}")
        self._token = ""
        self.get("/account")
        return self

    def follow(self, page, status=200):
        target = urlsplit(page.location)
        assert not target.netloc or target.netloc == "localhost", page.location
        return self.get(target.path + (f"?{target.query}" if target.query else ""), status)

    def begin(self, form="government_contract", *, sample=False):
        """A new draft; its address."""
        data = {"form": form, "key": uuid4().hex}
        page = self.post("/drafts", data | ({"sample": "complete"} if sample else {}))
        return urlsplit(page.location).path.rstrip("/")

    def cookie(self, name="formgen"):
        return self.client.get_cookie(name)
