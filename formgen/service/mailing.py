"""Sending mail through the server that the settings name; plain text, one recipient."""

from __future__ import annotations

import logging
import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from ssl import create_default_context
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from formgen.errors import BadInput
from formgen.messages import _

if TYPE_CHECKING:
    from urllib.parse import SplitResult

TIMEOUT = 20  # seconds for each answer of the server
PORTS = {"smtp": 25, "smtps": 465, "submission": 587}
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class MailServer:
    """A server that takes mail.

    :param url: ``submission://user:password@host`` (STARTTLS asked for), ``smtps://…`` (TLS from the start), or
        ``smtp://host`` (STARTTLS where offered, for a server on the same machine).
    :param sender: the address that mail comes from.
    """

    url: str
    sender: str

    def __post_init__(self) -> None:
        """Refuse an address that names no server, and a sender that is none."""
        parts = urlsplit(self.url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise BadInput(
                _(
                    "FORMGEN_SMTP_URL 应写作 smtps://用户:密码@主机、submission://用户:密码@主机或者 smtp://主机。"
                )
            )
        if "@" not in self.sender:
            raise BadInput(_("设了 FORMGEN_SMTP_URL，还要设 FORMGEN_MAIL_FROM：发件邮箱。"))

    def send(self, to: str, subject: str, body: str) -> None:
        """Send a mail now; OSError or SMTPException where the server does not take it."""
        parts = urlsplit(self.url)
        with _connected(parts) as server:
            server.send_message(self._message(to, subject, body))

    def try_to_send(self, to: str, subject: str, body: str) -> None:
        """Send a mail; where the server does not take it, the log says so, and neither to whom nor what."""
        try:
            self.send(to, subject, body)
        except (OSError, smtplib.SMTPException) as fault:
            _log.warning("a mail was not taken: %s", type(fault).__name__)

    def _message(self, to: str, subject: str, body: str) -> EmailMessage:
        made = EmailMessage()
        made["From"], made["To"], made["Subject"] = self.sender, to, subject
        made["Date"], made["Message-ID"] = formatdate(localtime=True), make_msgid(domain="formgen.invalid")
        made["Auto-Submitted"] = "auto-generated"
        made.set_content(body)
        return made


def _connected(parts: SplitResult) -> smtplib.SMTP:
    """A connection to the server, encrypted as its address asks, with the account signed in."""
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=create_default_context())
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT)
        server.ehlo()
        if parts.scheme == "submission" or server.has_extn("starttls"):
            server.starttls(context=create_default_context())
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server
