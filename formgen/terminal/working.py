"""The workers at the terminal: a process that makes PDFs, reads contracts and makes batches, and serves no page."""

from __future__ import annotations

import logging
import signal
import threading
from typing import TYPE_CHECKING

import click

from formgen.errors import BadInput
from formgen.messages import _
from formgen.terminal import speaking

if TYPE_CHECKING:
    from types import FrameType

    from formgen.service.crew import Numbers

LOG = logging.getLogger(__name__)
MOST = 64
GRACE = 7.0
"""Seconds for work in hand after the first signal; service managers kill after ten."""
SIGNALS = (signal.SIGTERM, signal.SIGINT)
NUMBER = click.IntRange(0, MOST)


@click.command(
    help="启动后台处理：转换 PDF、审查合同、批量生成。可在多台机器上各启动一个；收到停止信号后做完或交还手头的事。"
)
@click.option(
    "--conversions", type=NUMBER, default=None, metavar="N", help="同时转换几份 PDF；缺省每个处理器核一份。"
)
@click.option("--reviews", type=NUMBER, default=2, show_default=True, metavar="N", help="同时审查几份合同。")
@click.option(
    "--batches", type=NUMBER, default=1, show_default=True, metavar="N", help="同时处理几批批量生成。"
)
@click.pass_context
def work(context: click.Context, *, conversions: int | None, reviews: int, batches: int) -> None:
    """Work until SIGTERM or Ctrl+C."""
    from formgen.service.crew import Numbers

    if conversions == reviews == batches == 0:
        raise BadInput(_("三种处理都是 0：至少留一种。"))
    _work(Numbers(conversions, reviews, batches), context.obj)


def _work(numbers: Numbers, language: str) -> None:
    from formgen.service import logs
    from formgen.service.bells import bell
    from formgen.service.crew import Crew
    from formgen.service.proof import foreign
    from formgen.service.setting_checks import oddities
    from formgen.service.settings import settings

    for one in oddities():
        click.echo(speaking.say(one, language), err=True)
    logs.begin(settings().log, settings().log_level)
    database = settings().database()
    database.upgrade()
    if said := foreign(settings()):
        click.echo(speaking.say(said, language), err=True)
    heard = bell(settings())
    crew = Crew(settings(), database, numbers)
    crew.start(heard)
    LOG.info("%s works from now on", crew.name)
    click.echo(speaking.say(_("后台处理已启动：{name}（按 Ctrl+C 停止）", name=crew.name), language))
    try:
        _until_told()
    finally:
        crew.close(GRACE)
        heard.close()
        database.close()
        LOG.info("%s has stopped in good order", crew.name)


def _until_told() -> None:
    """Wait for SIGTERM or SIGINT; a second one ends the process at once."""
    told = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        for one in SIGNALS:
            signal.signal(one, signal.SIG_DFL)
        told.set()

    for one in SIGNALS:
        signal.signal(one, stop)
    while not told.wait(1.0):
        pass
