"""Programs that ask in a person's name: what a token may be made for, and what each scope opens.

A token never opens more than its person may (:mod:`formgen.service.policy`); its scopes only take away from that.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from formgen.errors import BadInput
from formgen.messages import _
from formgen.storage import utc_now
from formgen.storage.kept_answers import Answer, KeptAnswers, KeyReused, StillWorking, Turn
from formgen.storage.refusals import TooManyRequests
from formgen.storage.tokens import PER_WINDOW, Token, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.messages import Message
    from formgen.storage import Database

__all__ = [
    "DAYS",
    "SCOPES",
    "Answer",
    "KeptAnswers",
    "KeyReused",
    "Scope",
    "StillWorking",
    "Token",
    "TokenDesk",
    "Tokens",
    "TooManyRequests",
    "Turn",
]

DAYS: Final = (7, 30, 90, 365)
"""For how many days a token may be made."""


class Scope(StrEnum):
    """What a program may do with a token; ``CHECK`` comes with every token."""

    CHECK = "check"
    """Ask for forms, schemas and law, and have answers checked; nothing kept is read or written."""
    READ = "read"
    """Read what its person may read."""
    WRITE = "write"
    """Begin, change and delete what its person may."""


SCOPES: Final[dict[Scope, Message]] = {
    Scope.CHECK: _("查询表单和法规条文，核对答案；不读、不写保存的内容"),
    Scope.READ: _("按编号读取本人可以查看的草稿、文书和审查结果；列出的只有本人的"),
    Scope.WRITE: _("新建、修改、删除草稿，生成文书，提交合同审查，批量生成"),
}


class TokenDesk:
    """What a signed-in person does with his own tokens, and how a token is known again.

    :param per_minute: what each token may spend.
    """

    def __init__(self, database: Database, per_minute: int = PER_WINDOW) -> None:
        self._tokens = Tokens(database, per_window=per_minute)

    @property
    def per_minute(self) -> int:
        """What a token may spend in a minute; most requests cost one."""
        return self._tokens.per_window

    def make(
        self, user_id: str, name: str, scopes: Iterable[str], days: int, *, key: str = ""
    ) -> tuple[Token, str]:
        """A new token and the words that are shown this once; :class:`formgen.errors.BadInput`.

        The same *key* again, as by a double click, gives the same token.
        """
        known = {one.value for one in Scope}
        asked = set(scopes)
        if not asked <= known:
            raise BadInput(_("没有这样的权限范围：请在列出的范围中选择。"))
        if days not in DAYS:
            raise BadInput(_("有效期不对：请选择{days}天中的一种。", days=[str(one) for one in DAYS]))
        return self._tokens.make(user_id, name, asked | {Scope.CHECK.value}, timedelta(days=days), key=key)

    def of_user(self, user_id: str) -> list[Token]:
        """The tokens of somebody, the newest first."""
        return self._tokens.of_user(user_id)

    def is_good(self, token: Token) -> bool:
        """Whether a token opens anything now."""
        return token.good(utc_now())

    def revoke(self, user_id: str, token_id: str) -> Token:
        """Take one of one's own tokens back; :class:`formgen.storage.NotFound` for any other."""
        return self._tokens.revoke(user_id, token_id)

    def known(self, shown: str) -> Token | None:
        """The token with these words, good or not; ``None`` where there is none, or its person is away."""
        return self._tokens.find(shown)

    def spend(self, token: Token, cost: int = 1) -> int:
        """Count a request and answer with what is left; :class:`TooManyRequests` when nothing is."""
        return self._tokens.spend(token, cost)
