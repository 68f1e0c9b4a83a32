"""Copies at the terminal: taken while the site runs, put back where nothing is yet."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import click

from formgen.messages import _

FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))


@click.command(help="备份全部数据到一个新文件，网站照常运行；密钥不在其中，除非加 --with-secret。")
@FILE
@click.option(
    "--with-secret", is_flag=True, help="连同密钥一起备份：拿到这个文件的人可以冒充任何人，请加密保存。"
)
@click.pass_context
def backup(context: click.Context, file: Path, *, with_secret: bool) -> None:
    """Take a copy of everything."""
    from formgen.service.backups import back_up
    from formgen.service.settings import settings

    begun = time.monotonic()
    copied = back_up(settings(), file, with_secret=with_secret)
    said = _(
        "已备份{tables}张表、{rows}行，{seconds}秒，{size}字节：{file}",
        tables=len(copied.rows),
        rows=copied.total,
        seconds=f"{time.monotonic() - begun:.1f}",
        size=file.stat().st_size,
        file=str(file),
    )
    click.echo(said.to(context.obj))
    click.echo((_WITH if with_secret else _WITHOUT).to(context.obj), err=True)


@click.command(help="把备份恢复到空的数据目录和空的数据库；已经有数据的，一律拒绝。")
@FILE
@click.option("--other-secret", is_flag=True, help="没有原来的密钥也恢复：审计记录的封签从此无法核验。")
@click.pass_context
def restore(context: click.Context, file: Path, *, other_secret: bool) -> None:
    """Put a copy back."""
    from formgen.service.backups import restore as put_back
    from formgen.service.day import moment_here
    from formgen.service.settings import settings

    copied = put_back(settings(), file, other_secret=other_secret)
    said = _(
        "已恢复{tables}张表、{rows}行（备份于北京时间{when}）。请接着运行 formgen audit verify 核验。",
        tables=len(copied.rows),
        rows=copied.total,
        when=moment_here(copied.made_at),
    )
    click.echo(said.to(context.obj))


@click.command(help="按设置的保存期限清理个人信息（FORMGEN_KEEP_…）；归档和合同全过程的材料不受影响。")
@click.option("--dry-run", is_flag=True, help="只说会清理多少，不动数据。")
@click.pass_context
def retain(context: click.Context, *, dry_run: bool) -> None:
    """Let go of what is older than the settings allow."""
    from formgen.service.day import today
    from formgen.service.retaining import retain as let_go
    from formgen.service.settings import settings

    with closing(settings().known_database()) as database:
        gone = let_go(database, settings(), today(), dry_run=dry_run)
    said = _WOULD if dry_run else _DID
    click.echo(said.to(context.obj))
    keep = settings().keep
    for name, label in _KINDS.items():
        days = getattr(keep, name)
        line = _("  {what}：{count}（保存{days}天）", what=label, count=getattr(gone, name), days=days)
        forever = _("  {what}：没有设置期限，一直保留", what=label)
        click.echo((line if days else forever).to(context.obj))


@click.group(help="数据库。")
def db() -> None:
    """Look after the database."""


@db.command(help="把数据库升级到最新结构。")
def upgrade() -> None:
    """Bring the database to its newest migration."""
    from formgen.service.settings import settings

    settings().database().upgrade()
    click.echo(str(_("数据库已是最新结构。")))


@db.command(help="输出在 PostgreSQL 上分开两个角色的 SQL：表的所有者，和不能改动审计记录的应用角色。")
@click.option("--database", default="formgen", show_default=True, metavar="NAME", help="数据库名。")
@click.option(
    "--owner", default="formgen_owner", show_default=True, metavar="NAME", help="表的所有者，升级和恢复时用。"
)
@click.option(
    "--program", default="formgen_app", show_default=True, metavar="NAME", help="网站和后台处理平时用的角色。"
)
def roles(database: str, owner: str, program: str) -> None:
    """Print what a superuser runs."""
    from formgen.storage.db_roles import statements

    click.echo(statements(database, owner, program))


_WOULD = _("按现在的设置会清理：")
_DID = _("已清理：")
_KINDS = {
    "drafts": _("申请人很久没有动过的草稿"),
    "reviews": _("送来核对的合同"),
    "batches": _("批量生成的表格和文书"),
    "issued": _("已出文书的内容（编号和摘要保留）"),
    "accounts": _("停用账户的邮箱、密码和两步登录"),
}
_WITH = _("备份中含有密钥：请加密保存，与其他备份分开。")
_WITHOUT = _("备份中没有密钥：请另外保存数据目录里的 secret 文件（或 FORMGEN_SECRET），恢复时要用。")
