"""The fonts of the PDFs on the command line: what draws what, and making the faces."""

from __future__ import annotations

import click

from formgen.messages import _


@click.command(help="列出 PDF 中公文字体由哪种字体代替；--make 把自由字体转成 TrueType（只需一次）。")
@click.option("--make", "making", is_flag=True, help="先转换还没有转换的字体，约需半分钟到一分钟。")
@click.pass_context
def fonts(context: click.Context, *, making: bool) -> None:
    """List what draws the faces of official documents, after making those that are wanted."""
    from formgen.service import typefaces

    for family, said in typefaces.make() if making else ():
        click.echo(f"{family}  {said.to(context.obj)}")
    for one in typefaces.substitutions():
        named = _("{face}（{names}）由 {family} 代替", face=one.face, names=one.names, family=one.family)
        click.echo(f"{named.to(context.obj)}  {one.how.to(context.obj)}")
