"""Signing up, and the way back in for who forgot his password, as the settings allow."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.storage.entrance import Entrance as Door

if TYPE_CHECKING:
    from collections.abc import Callable

    from formgen.service.mailing import MailServer
    from formgen.service.settings import Settings
    from formgen.storage import Database, User

__all__ = ["Entrance"]


class Entrance:
    """The ways in beside those that an administrator opens."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._door = Door(database)
        self._server = settings.mail_server()
        self.is_open = settings.sign_up

    @property
    def sends_mail(self) -> bool:
        """Whether there is a server for mail; without one an administrator hands on links."""
        return self._server is not None

    def sign_up(self, name: str, display_name: str, password: str, address: str) -> User:
        """A new applicant; BadInput, Conflict, TooManyTries."""
        return self._door.sign_up(name, display_name, password, address)

    def put_mail(self, user_id: str, mail: str) -> None:
        """Keep where a person gets his mail; BadInput."""
        self._door.put_mail(user_id, mail)

    def recover(self, who: str, address: str, link: Callable[[str], str]) -> None:
        """Mail a one-time link to *who*, where he is known and gave an address; TooManyTries.

        That happens beside the request: how long it takes does not say whether there is such an account.

        :param link: makes the whole address of the page from a token.
        """
        if self._server is not None:
            self._door.count_recovery(who, address)
            Thread(target=self._mail, args=(self._server, who, link), name="formgen-mail").start()

    def _mail(self, server: MailServer, who: str, link: Callable[[str], str]) -> None:
        found = self._door.recovery(who)
        if found is not None:
            mail, token = found
            body = _(
                "有人（可能是您本人）申请找回 formgen 的密码。请在一小时内打开下面的链接登录，然后设置新密码：\n\n"
                "{link}\n\n如果不是您本人申请，请不要打开，也不必理会：密码没有变化。",
                link=link(token),
            )
            server.try_to_send(mail, str(_("找回 formgen 的密码")), str(body))
