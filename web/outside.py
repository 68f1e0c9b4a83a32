"""Signing in by another provider (OpenID Connect), where the settings name one: the work is Authlib's.

An identity opens an account only after its owner, signed in, has bound it: neither a name nor an address of
mail that a provider tells is believed to be somebody here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for

from formgen.errors import Conflict, PartMissing
from formgen.messages import _
from formgen.service.policy import Act

from .addresses import site_address
from .here import allowed, kept_session, me, public, user
from .signing_in import enter, inside

if TYPE_CHECKING:
    from flask import Flask

    from formgen.service.accounts import OutsideAccounts
    from formgen.service.settings import Settings

pages = Blueprint("outside", __name__)
UNREADABLE = 422
LONGEST_SUBJECT = 255
"""Characters of ``sub`` (OpenID Connect Core 1.0, 2)."""


def install(app: Flask, settings: Settings) -> None:
    """Make the provider of the settings known, if there is one."""
    app.jinja_env.globals["provider"] = settings.oidc_name if settings.oidc_issuer else ""
    if not settings.oidc_issuer:
        return
    try:
        from authlib.integrations.flask_client import OAuth  # noqa: PLC0415 - only those who sign in so need it
    except ImportError as error:
        message = _("设置了 FORMGEN_OIDC_ISSUER，但没有安装 Authlib：请执行 pip install 'formgen[sso]'。")
        raise PartMissing(message) from error
    known = OAuth(app)
    known.register(
        "provider",
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret,
        server_metadata_url=f"{settings.oidc_issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid", "code_challenge_method": "S256", "timeout": 10},
    )
    app.extensions["formgen"]["provider"] = known.provider


def accounts() -> OutsideAccounts:
    """Which identity is whose."""
    return cast("OutsideAccounts", current_app.extensions["formgen"]["outside"])


@pages.get("/sign-in/outside")
@public
def begin() -> object:
    """Go to the provider to sign in."""
    return _go({"next": inside(request.args.get("next", "/"))})


@pages.get("/account/outside")
@allowed(Act.KEEP_ACCOUNT)
def begin_binding() -> object:
    """Go to the provider to bind an identity to one's own account."""
    return _go({"bind": me().id})


@pages.post("/account/outside/release")
@allowed(Act.KEEP_ACCOUNT)
def release() -> object:
    """Let no identity elsewhere open one's account any more."""
    accounts().release(me().id)
    return redirect(url_for("signing_in.account"))


@pages.get("/sign-in/outside/back")
@public
def back() -> object:
    """Where the provider sends people back to."""
    purpose: dict[str, Any] = kept_session().pop("outside", None) or {}
    who = _identity()
    if who is None:
        return _refused(_("在外部系统的登录没有完成，请重试；多次不成功的，请找管理员。"))
    if purpose.get("bind"):
        return _bind(str(purpose["bind"]), *who)
    found = accounts().find(*who)
    if found is None:
        said = _("这个身份还没有绑定账户：请先用密码或一次性链接登录，在“我的账户”中绑定。")
        return _refused(said)
    return enter(found, inside(str(purpose.get("next", "/"))))


def _go(purpose: dict[str, str]) -> object:
    provider, base = current_app.extensions["formgen"].get("provider"), site_address()
    if provider is None or not base:
        abort(404)
    kept_session()["outside"] = purpose
    try:
        return provider.authorize_redirect(f"{base}{url_for('outside.back')}")
    except Exception as fault:
        # Whatever the provider says of itself: to the visitor it is a part that cannot be reached.
        current_app.logger.warning("the provider of identities cannot be reached: %s", type(fault).__name__)
        raise PartMissing(_("外部登录系统暂时连不上：请稍后再试，或者用密码登录。")) from fault


def _identity() -> tuple[str, str] | None:
    """Issuer and subject, once the provider's answer has stood every test of Authlib; else ``None``."""
    provider = current_app.extensions["formgen"].get("provider")
    if provider is None:
        abort(404)
    try:
        said = provider.authorize_access_token().get("userinfo") or {}
        issuer, subject = said["iss"], said["sub"]
    except Exception as fault:  # noqa: BLE001 - an answer from outside may be wrong in any way
        current_app.logger.warning("a sign-in from outside was refused: %s", type(fault).__name__)
        return None
    plain = isinstance(subject, str) and 0 < len(subject) <= LONGEST_SUBJECT and subject.isprintable()
    return (str(issuer), subject) if plain else None


def _bind(user_id: str, issuer: str, subject: str) -> object:
    found = user()
    if found is None or found.id != user_id:
        return _refused(_("登录已经结束，没有绑定：请重新登录后再试。"))
    try:
        accounts().bind(user_id, issuer, subject)
    except Conflict as fault:
        return render_template("account.html", problem=fault.message), UNREADABLE
    return redirect(url_for("signing_in.account"))


def _refused(said: object) -> tuple[str, int]:
    return render_template("sign_in.html", next="/", problem=said), UNREADABLE
