"""Commands that the web adds to the terminal: serving the site, and its users."""

from __future__ import annotations

import os

import click

from formgen.messages import _

THREADS = 8


@click.command(help="启动网站。")
@click.option("--host", default=lambda: os.environ.get("HOST", "127.0.0.1"), help="监听的地址。")
@click.option("--port", type=int, default=lambda: int(os.environ.get("PORT", "8000")), help="监听的端口。")
@click.option("--secure", is_flag=True, help="站点在 HTTPS 之后：Cookie 只经加密连接发送。")
def serve(host: str, port: int, secure: bool) -> None:  # noqa: FBT001 - a command's option
    """Serve the site until stopped; prints a sign-in link while nobody can sign in yet."""
    import waitress  # noqa: PLC0415 - the help of other commands needs no server

    from formgen.service.accounts import People  # noqa: PLC0415
    from formgen.service.settings import settings  # noqa: PLC0415

    from .app import create_app  # noqa: PLC0415

    database = settings().database()
    database.upgrade()
    token = People(database).first_administrator()
    if token:
        click.echo(str(_("首位管理员的一次性登录链接：")))
        click.echo(f"  http://{host}:{port}/sign-in/{token}")
    click.echo(str(_("网站已启动：http://{host}:{port}（按 Ctrl+C 停止）", host=host, port=port)))
    app = create_app(settings(), secure=secure)
    try:
        waitress.serve(
            app,
            host=host,
            port=port,
            threads=THREADS,
            ident=None,
            max_request_body_size=app.config["MAX_CONTENT_LENGTH"],
        )
    finally:
        conversions = app.extensions["formgen"].get("conversions")
        if conversions is not None:
            conversions.close()


@click.group(help="用户。")
def user() -> None:
    """Manage users."""


@user.command("add", help="新建用户，输出其一次性登录链接的路径。")
@click.argument("name", metavar="NAME")
@click.option("--display-name", default="", help="显示的姓名。")
@click.option("--admin", is_flag=True, help="是管理员。")
def add(name: str, display_name: str, admin: bool) -> None:  # noqa: FBT001
    """Create a user and print the path of his one-time sign-in link."""
    from formgen.service.accounts import People  # noqa: PLC0415
    from formgen.service.settings import settings  # noqa: PLC0415

    database = settings().database()
    database.upgrade()
    people = People(database)
    made = people.create_user(name, display_name, is_admin=admin)
    click.echo(f"/sign-in/{people.issue_link(made.id)}")
