"""A mail a day to those who want it, on days when something is late or near: tasks and articles, no names."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from smtplib import SMTPException
from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.service.deadline_desk import DeadlineDesk, Urgency
from formgen.storage import Digests

if TYPE_CHECKING:
    from datetime import date

    from formgen.messages import Message
    from formgen.service.deadline_desk import Item
    from formgen.service.mailing import MailServer
    from formgen.storage import Database

LOG = logging.getLogger(__name__)
HEADS: dict[Urgency, Message] = {
    Urgency.LATE: _("逾期"),
    Urgency.TODAY: _("今日到期"),
    Urgency.SOON: _("七日内"),
}


@dataclass(frozen=True)
class Round:
    """What came of one round: mails sent, people with nothing to be told, mails that no server took."""

    sent: int = 0
    quiet: int = 0
    failed: int = 0


def remind(database: Database, server: MailServer, today: date, site: str = "") -> Round:
    """Send each mail of *today* that nobody has sent yet; several processes may do so at once.

    :param site: the address of the site, for a link; no link without it.
    """
    desk, digests = DeadlineDesk(database), Digests(database)
    sent = quiet = failed = 0
    for turn in digests.turns(today):
        if not digests.take(turn, today):
            continue
        body = digest(desk.items(turn.user_id, today), today, site)
        if body is None:
            quiet += 1
            continue
        try:
            server.send(turn.address, str(_("文书期限提醒（{day}）", day=today)), body)
            sent += 1
        except (OSError, SMTPException) as fault:
            LOG.warning("a reminder was not taken: %s", type(fault).__name__)
            digests.give_back(turn)
            failed += 1
    return Round(sent, quiet, failed)


def digest(items: list[Item], today: date, site: str = "") -> str | None:
    """The words of a mail; ``None`` on a day when nothing is late or near."""
    lines: list[str] = []
    for urgency, head in HEADS.items():
        found = [one for one in items if one.urgency(today) is urgency]
        if found:
            lines += [f"{head}（{len(found)}）", *map(_said, found), ""]
    if not lines:
        return None
    more = [str(_("详情：{address}", address=f"{site}/deadlines/"))] if site else []
    end = _("在“期限”页可以关闭这封邮件。截止日由已填的日期推算，以文件原文为准。")
    return "\n".join([*lines, *more, str(end), ""])


def _said(item: Item) -> str:
    period = item.deadline.period
    kind = f"（{item.form.title}）" if item.form else ""
    guessed = str(_("，预计")) if item.deadline.guessed else ""
    return f"  {item.deadline.due.isoformat()}{guessed}  {period.task}{kind}  {period.place.label}"
