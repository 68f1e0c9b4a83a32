"""Signing in by another provider: a small real one, which signs what it says."""

from __future__ import annotations

import json
import threading
import time
from base64 import urlsafe_b64encode
from dataclasses import replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from house import House
from joserfc import jwt
from joserfc.jwk import RSAKey

from formgen.web.app import create_app

CLIENT, SECRET = "formgen", "a secret of the two"
KEY = RSAKey.generate_key(2048, {"kid": "the provider's"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "the provider's"})


class Provider(ThreadingHTTPServer):
    """Lets in whoever comes, as *subject*; what it says can be bent."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Answers)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.subject, self.codes, self.bent, self.key = "示例-0001", {}, {}, KEY
        self.daemon_threads = True

    def authorize(self, asked):
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?code={code}&state={asked['state']}"

    def token(self, asked):
        before = self.codes.pop(asked["code"])
        proof = urlsafe_b64encode(sha256(asked["code_verifier"].encode()).digest()).decode().rstrip("=")
        assert before["code_challenge"] == proof
        assert before["redirect_uri"] == asked["redirect_uri"]
        now = int(time.time())
        said = {"iss": self.issuer, "sub": self.subject, "aud": CLIENT, "iat": now, "exp": now + 300}
        said |= {"nonce": before["nonce"]} | self.bent
        token = jwt.encode({"alg": "RS256", "kid": "the provider's"}, said, self.key)
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": token}


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        parts = urlsplit(self.path)
        issuer = self.server.issuer
        if parts.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self.send_response(302)
            self.send_header("Location", self.server.authorize(asked))
            self.end_headers()
        elif parts.path == "/keys":
            self.say({"keys": [KEY.as_dict(private=False)]})
        else:
            places = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
            about = {"issuer": issuer, "id_token_signing_alg_values_supported": ["RS256"]}
            self.say(about | {name: issuer + place for name, place in places.items()})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.say(self.server.token({name: values[0] for name, values in parse_qs(body).items()}))

    def say(self, said):
        content = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_said):
        """Say nothing on the terminal."""


@pytest.fixture
def provider():
    server = Provider()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def app(settings, provider):
    about = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
    made = create_app(replace(settings, oidc_name="示例统一认证", **about), convert=False)
    yield made
    made.extensions["formgen"]["database"].close()


def goes(house, path):
    """Go to the provider from *path*, and come back to where it sends one."""
    page = house.get(path, 302)
    back = requests.get(page.location, allow_redirects=False, timeout=10).headers["Location"]
    return back.removeprefix("http://localhost")


def bind(house):
    assert house.get(goes(house, "/account/outside"), 302).location == "/account"


def test_the_page_offers_it_by_its_name(visitor):
    page = visitor.get("/sign-in")

    assert "用示例统一认证登录" in page.words()


def test_an_identity_that_was_bound_signs_in(app, user):
    bind(user)
    house = House(app)

    page = house.get(goes(house, "/sign-in/outside?next=/records/"), 302)

    assert page.location == "/records/"
    assert "示例li" in house.get("/").words()


def test_an_identity_that_nobody_bound_does_not_sign_in_whatever_it_is_called(app, people, provider):
    people.create_user("zhao")
    provider.subject = "zhao"
    provider.bent = {"preferred_username": "zhao", "email": "zhao@example.gov.cn", "email_verified": True}
    house = House(app)

    page = house.get(goes(house, "/sign-in/outside"), 422)

    assert "还没有绑定账户" in page.words()
    house.get("/account", 302)


def test_one_identity_opens_one_account(user, other):
    bind(user)

    page = other.get(goes(other, "/account/outside"), 422)

    assert "已经绑定了另一个账户" in page.words()


def test_an_identity_that_was_released_opens_nothing(app, user):
    bind(user)
    user.get("/account")
    user.post("/account/outside/release")
    house = House(app)

    house.get(goes(house, "/sign-in/outside"), 422)


def test_who_is_switched_off_does_not_come_in_by_another_door(app, people, user):
    bind(user)
    people.set_active(user.id, active=False)
    house = House(app)

    house.get(goes(house, "/sign-in/outside"), 422)


@pytest.mark.parametrize(
    "bent",
    [
        {"iss": "http://evil.example"},
        {"aud": "somebody else"},
        {"exp": 1},
        {"nonce": "of another sign-in"},
        {"sub": ""},
        {"sub": ["示例-0001"]},
        {"sub": "示例-0001\x00"},
    ],
)
def test_what_the_provider_says_is_not_believed_unless_all_of_it_is_right(app, user, provider, bent):
    bind(user)
    provider.bent = bent
    house = House(app)

    page = house.get(goes(house, "/sign-in/outside"), 422)

    assert "没有完成" in page.words()


def test_what_another_key_signed_is_not_believed(app, user, provider):
    bind(user)
    provider.key = OTHER_KEY
    house = House(app)

    house.get(goes(house, "/sign-in/outside"), 422)


def test_an_answer_that_was_not_asked_for_in_this_browser_is_refused(app, user, provider):
    """Somebody sends the address that leads into his own account: the visitor must not end up in it."""
    bind(user)
    attacker = House(app)
    address = goes(attacker, "/sign-in/outside")
    victim = House(app)

    victim.get(address, 422)

    assert provider.codes
    victim.get("/account", 302)


def test_an_answer_is_good_once(app, user):
    bind(user)
    house = House(app)
    address = goes(house, "/sign-in/outside")
    house.get(address, 302)

    House(app).get(address, 422)


def test_a_binding_begun_by_one_person_is_not_finished_for_another(user, people, app):
    address = goes(user, "/account/outside")
    people.create_user("zhao")
    user.get("/account")
    user.post("/sign-out")

    user.get(address, 422)

    assert not app.extensions["formgen"]["outside"].is_bound(user.id)


def test_the_second_factor_is_asked_for_here_too(app, user, clock_free_factor):
    bind(user)
    clock_free_factor(user.id)
    house = House(app)

    assert house.get(goes(house, "/sign-in/outside"), 302).location == "/sign-in/code"


@pytest.fixture
def clock_free_factor(app):
    import pyotp  # noqa: PLC0415

    factors = app.extensions["formgen"]["second_factors"]
    return lambda user_id: factors.confirm(user_id, pyotp.TOTP(factors.begin(user_id)).now())


def test_a_provider_that_is_down_has_a_page_of_its_own(app, provider):
    provider.shutdown()
    provider.server_close()

    page = House(app).get("/sign-in/outside", 503)

    assert "外部登录系统暂时连不上" in page.words()


def test_without_a_provider_there_is_no_such_door(settings):
    app = create_app(settings, convert=False)
    house = House(app)

    house.get("/sign-in/outside", 404)
    house.get("/sign-in/outside/back?code=x&state=y", 404)
    assert "统一" not in house.get("/sign-in").words()
    app.extensions["formgen"]["database"].close()
