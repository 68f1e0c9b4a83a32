"""Reminders at the terminal: to be called each morning by the system's own clock."""

from __future__ import annotations

import click

from formgen.errors import PartMissing
from formgen.messages import _
from formgen.terminal.options import PART_MISSING


@click.command(
    help="给开启了提醒的人发今天的期限邮件，一天一封；平时由网站或者后台处理自动发，都没有开的才用系统定时器运行。"
)
@click.option(
    "--base-url", default="", envvar="FORMGEN_BASE_URL", metavar="URL", help="邮件中链接所用的网址。"
)
@click.pass_context
def remind(context: click.Context, base_url: str) -> None:
    """Send today's reminders."""
    from formgen.service.day import today
    from formgen.service.reminding import remind as send
    from formgen.service.settings import settings

    server = settings().mail_server()
    if server is None:
        raise PartMissing(_("没有设置邮件服务器：请设置 FORMGEN_SMTP_URL 和 FORMGEN_MAIL_FROM。"))
    database = settings().known_database()
    try:
        done = send(database, server, today(), base_url.rstrip("/"))
    finally:
        database.close()
    said = _(
        "已发{sent}封，{quiet}人今天没有要提醒的，{failed}封没有发出。",
        sent=done.sent,
        quiet=done.quiet,
        failed=done.failed,
    )
    click.echo(said.to(context.obj))
    if done.failed:
        context.exit(PART_MISSING)
