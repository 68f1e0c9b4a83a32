"""Commands that the web adds to the terminal: serving the site, and its users."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

import click

from formgen.errors import BadInput
from formgen.messages import _

THREADS = 8
LARGEST_BODY = 64 * 1024 * 1024
"""Bytes that the server takes in: above what any page accepts, so that the answer is a page of ours."""
MOST_CONNECTIONS = 1000
"""Slow visitors hold a connection but no thread: there may be many of them."""
SILENCE = 60
"""Seconds after which a connection that says nothing is closed."""


@click.command(help="启动网站。")
@click.option("--host", default="127.0.0.1", envvar="HOST", help="监听的地址。")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, envvar="PORT", help="监听的端口。")
@click.option("--secure", is_flag=True, help="站点在 HTTPS 之后：Cookie 只经加密连接发送。")
@click.option("--proxy", default=None, metavar="ADDRESS", help="反向代理的地址；只有它说的来访地址才可信。")
@click.option(
    "--base-url",
    default="",
    envvar="FORMGEN_BASE_URL",
    metavar="URL",
    help="用户打开本站所用的网址，如 https://forms.example.gov.cn；一次性登录链接以它开头。",
)
@click.option(
    "--no-work",
    is_flag=True,
    help="只回应网页；转换、审查和批量由 formgen work 处理（同 FORMGEN_WORKERS=0）。",
)
def serve(*, host: str, port: int, secure: bool, proxy: str | None, base_url: str, no_work: bool) -> None:
    """Serve the site until SIGTERM or Ctrl+C; prints a sign-in link while nobody can sign in yet."""
    from formgen.service import logs, warming
    from formgen.service.accounts import People
    from formgen.service.proof import anchor, foreign
    from formgen.service.setting_checks import oddities
    from formgen.service.settings import settings
    from formgen.service.site_address import base_address

    from .app import close, create_app
    from .serving import listening

    base, server = base_address(base_url), _server(secure=secure, proxy=proxy)
    for one in oddities():
        click.echo(str(one), err=True)
    logs.begin(settings().log, settings().log_level)
    database = settings().database()
    database.upgrade()
    if said := foreign(settings()):
        click.echo(str(said), err=True)
    anchor(settings())  # each start keeps where the audit trail ends, beside the database
    works = settings().works and not no_work
    app = create_app(settings(), secure=secure, base_url=base, convert=works)
    try:
        serving = listening(app, host, port, **server)
        token = People(database).first_administrator()
        if token:
            click.echo(str(_("首位管理员的一次性登录链接：")))
            click.echo(f"  {base or f'http://{host}:{port}'}/sign-in/{token}")
        click.echo(str(_("网站已启动：http://{host}:{port}（按 Ctrl+C 停止）", host=host, port=port)))
        warming.begin(after=1.0)
        serving.run()
    finally:
        close(app)


def _server(*, secure: bool, proxy: str | None) -> dict[str, Any]:
    """The settings of the server; what a proxy says about a visitor is believed only of the one named."""
    said_by_proxy = {
        "trusted_proxy": _address(proxy),
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    }
    return {
        "threads": THREADS,
        "ident": None,
        "url_scheme": "https" if secure else "http",
        "max_request_body_size": LARGEST_BODY,
        "connection_limit": MOST_CONNECTIONS,
        "channel_timeout": SILENCE,
        "asyncore_use_poll": True,
        "clear_untrusted_proxy_headers": True,
        **(said_by_proxy if proxy else {}),
    }


def _address(proxy: str | None) -> str:
    """The address of the proxy; a name would match no visitor, and all of them would count as one."""
    try:
        return str(ip_address(proxy)) if proxy else ""
    except ValueError as error:
        said = _("--proxy 的值“{value}”不对：要写反向代理的 IP 地址，如 127.0.0.1。", value=proxy)
        raise BadInput(said) from error


@click.group(help="用户。")
def user() -> None:
    """Manage users."""


@user.command("add", help="新建用户，输出其一次性登录链接的路径。")
@click.argument("name", metavar="NAME")
@click.option("--display-name", default="", help="显示的姓名。")
@click.option("--admin", is_flag=True, help="是管理员。")
def add(name: str, display_name: str, admin: bool) -> None:  # noqa: FBT001 - an option
    """Create a user and print the path of his one-time sign-in link."""
    from formgen.service.accounts import People
    from formgen.service.settings import settings

    database = settings().database()
    database.upgrade()
    people = People(database)
    made = people.create_user(name, display_name, is_admin=admin)
    click.echo(f"/sign-in/{people.issue_link(made.id)}")
