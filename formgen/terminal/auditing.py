"""The audit trail at the terminal: whether it is whole, and where it ends."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formgen.messages import _
from formgen.terminal import speaking
from formgen.terminal.options import AS_JSON, BLOCKED, DONE

if TYPE_CHECKING:
    from formgen.service.proof import Examined

STDIN = Path("-")


@click.group(help="审计记录：核验是否完整，留存锚点。")
def audit() -> None:
    """Look after the audit trail."""


@audit.command(help="逐条核验审计记录：有无改动、缺失、截断，断在哪一条。完整退出码为0，不完整为1。")
@click.option(
    "--anchors",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    help="另行留存的锚点文件；不给时用数据目录里的。",
)
@AS_JSON
@click.pass_context
def verify(context: click.Context, *, anchors: Path | None, as_json: bool) -> None:
    """Look through the trail."""
    from formgen.service import proof
    from formgen.service.settings import settings

    lines = None
    if anchors is not None:
        lines = sys.stdin.read() if anchors == STDIN else anchors.read_text("utf-8", errors="replace")
    examined = proof.verify(settings(), lines)
    if as_json:
        click.echo(json.dumps(_as_dict(examined, context.obj), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(examined, context.obj)))
    context.exit(DONE if examined.whole else BLOCKED)


@audit.command(help="留存锚点：记下审计记录现在的末尾。请把输出的这一行另存他处（如每天打印或发邮件）。")
def anchor() -> None:
    """Keep where the trail ends."""
    from formgen.service import proof
    from formgen.service.settings import settings

    click.echo(proof.anchor(settings()))


def _lines(examined: Examined, language: str) -> list[str]:
    said = [_("审计记录共{count}条。", count=examined.entries)]
    if examined.whole:
        said.append(_("完整：没有发现改动、缺失或截断。"))
        said.append(_("末条摘要 SM3：{sm3}", sm3=examined.head.sm3))
    else:
        said.append(_("不完整，问题如下："))
    said += [one.message for one in examined.breaks]
    return [speaking.say(one, language) for one in said]


def _as_dict(examined: Examined, language: str) -> dict[str, object]:
    head = examined.head
    breaks = [
        {"number": one.number, "message": speaking.say(one.message, language)} for one in examined.breaks
    ]
    return {
        "whole": examined.whole,
        "entries": examined.entries,
        "sealed": examined.sealed,
        "head": {"number": head.number, "sha256": head.sha256, "sm3": head.sm3},
        "breaks": breaks,
    }
