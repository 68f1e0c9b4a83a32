"""Coming in without an administrator: signing up as an applicant, and a way back for a forgotten password."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.errors import BadInput, Conflict
from formgen.messages import _
from formgen.storage import audit, throttle
from formgen.storage.accounts import ACCOUNT, User, user
from formgen.storage.clock import utc_now
from formgen.storage.people import BLANKS, People, folded
from formgen.storage.people_tables import user_mails
from formgen.storage.plain import UNSTORABLE, text
from formgen.storage.plain import name as checked
from formgen.storage.refusals import TooManyAccounts
from formgen.storage.roles import Role
from formgen.storage.tables import users

if TYPE_CHECKING:
    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

RECOVERY_LASTS = timedelta(hours=1)
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+\Z")
"""What is kept as an address of mail: no line breaks, no quoting, nothing that a header could misread."""
LONGEST_ADDRESS = 254
HOUR = timedelta(hours=1)
ACCOUNTS = throttle.Allowance("sign-up", 20, HOUR, TooManyAccounts)
TRIES = throttle.Allowance("sign-up-tries", 200, HOUR, TooManyAccounts)
PLAIN_NAME = re.compile(r"[a-z0-9._@\-〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003fffd]*\Z")
"""Letters of which none looks like one of another script: nobody calls himself what a colleague is called."""


class Entrance:
    """The ways in to the accounts of *database* beside those that an administrator opens."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._people = People(database, clock)
        self._clock = clock

    def sign_up(self, name: str, display_name: str, password: str, address: str) -> User:
        """A new applicant; BadInput, Conflict for a name in use, :class:`TooManyAccounts` from one *address*.

        Only accounts that were made count against the office behind the address; tries have a limit far above,
        so that nobody learns by trying which names are in use.
        """
        throttle.spend(self._database, TRIES, address, self._clock())
        throttle.spend(self._database, ACCOUNTS, address, self._clock())
        try:
            _must_be_plain(name)
            roles = {Role.APPLICANT}
            return self._people.create_user(name, display_name, password=password, roles=roles)
        except (BadInput, Conflict):
            throttle.give_back(self._database, ACCOUNTS, address)
            raise

    def put_mail(self, user_id: str, mail: str) -> None:
        """Keep where a person gets his mail, or nothing for an empty one; BadInput for what is no address.

        Somebody else's address is not told from a free one: then nothing is kept here.
        """
        plain = text(mail.strip(), "mail").casefold()
        if plain and (len(plain) > LONGEST_ADDRESS or not ADDRESS.match(plain)):
            said = _("这不是电子邮箱地址，应写作 name@example.gov.cn。")
            raise BadInput(said, fields={"mail": said})
        with self._database.writing() as connection:
            mine = user_mails.c.user_id == user_id
            connection.execute(sa.delete(user_mails).where(mine))
            taken = connection.execute(sa.select(user_mails).where(user_mails.c.address == plain)).first()
            if plain and taken is None:
                connection.execute(sa.insert(user_mails).values(user_id=user_id, address=plain))
            audit.record(connection, audit.who(user_id), "user.mail_changed", user_id)

    def count_recovery(self, who: str, address: str) -> None:
        """Count that a link for *who* was asked for; :class:`TooManyTries` for him or from *address*."""
        self._count(f"recovery:{folded(who)}", address)

    def recovery(self, who: str) -> tuple[str, str] | None:
        """Where to send a one-time link for *who*, a name or an address of mail, and the token for it.

        ``None`` for nobody, and for who gave no address: the page says the same in every case.
        """
        plain = folded(who)
        if UNSTORABLE.search(plain):
            return None
        known = (users.c.name == plain) | (user_mails.c.address == plain)
        usable = users.c.active & user_mails.c.address.is_not(None)
        with self._database.reading() as connection:
            row = connection.execute(ACCOUNT.where(known & usable)).mappings().first()
        if row is None:
            return None
        found = user(row)
        return found.mail, self._people.issue_link(found.id, RECOVERY_LASTS)

    def _count(self, what: str, address: str) -> None:
        with self._database.writing() as connection:
            refusal = throttle.count(connection, throttle.attempt(what, address), self._clock())
        if refusal is not None:
            raise refusal


def _must_be_plain(name: str) -> None:
    """Pass a name that somebody may give himself; :class:`formgen.errors.BadInput` otherwise."""
    if not PLAIN_NAME.match(folded(checked(name.strip(BLANKS), "name"))):
        said = _("用户名只能用英文字母、数字、汉字和“.”“_”“-”“@”：请换一个。")
        raise BadInput(said, fields={"name": said})
