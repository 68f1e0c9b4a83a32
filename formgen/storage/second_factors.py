"""The second factor: a code from a phone after the password (TOTP, RFC 6238), and recovery codes for a lost phone.

Secrets are kept encrypted under the site's key, which does not lie in the database: who gets a backup cannot
make codes. A code is good once, for the half minute it was made for and the one on either side.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pyotp
import sqlalchemy as sa
from cryptography.fernet import Fernet, InvalidToken

from formgen.errors import BadInput, Conflict
from formgen.messages import _
from formgen.storage import audit, throttle
from formgen.storage.clock import utc_now
from formgen.storage.people_tables import recovery_codes, second_factors

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

STEP = 30  # seconds that a code is shown
AROUND = (0, -1, 1)  # clocks of phones differ, and fingers take their time
CODES = 10
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is mistaken for something else
CODE_LENGTH = 12  # some 59 bits: guessing is hopeless, so that a fast hash will do
_mine = second_factors.c


class SecondFactors:
    """The second factors in *database*."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def begin(self, user_id: str) -> str:
        """A new secret, to be put into a phone; nothing is asked for until it is confirmed.

        :class:`formgen.errors.Conflict` while there is a confirmed one.
        """
        secret = pyotp.random_base32()
        sealed = self._vault().encrypt(secret.encode()).decode()
        row = {"user_id": user_id, "secret": sealed, "last_step": 0, "confirmed_at": None}
        with self._database.writing() as connection:
            if _confirmed(connection, user_id):
                raise Conflict(_("两步登录已经开启：要换手机，请先关闭再重新开启。"))
            connection.execute(sa.delete(second_factors).where(_mine.user_id == user_id))
            connection.execute(sa.insert(second_factors).values(**row))
        return secret

    def pending(self, user_id: str) -> str | None:
        """The secret that waits to be confirmed; ``None`` when none does."""
        query = sa.select(_mine.secret).where(_mine.user_id == user_id, _mine.confirmed_at.is_(None))
        with self._database.reading() as connection:
            kept = connection.execute(query).scalar()
        return None if kept is None else self._opened(kept)

    def confirm(self, user_id: str, code: str) -> list[str]:
        """Switch it on with the first code from the phone; the recovery codes, shown this once.

        :class:`formgen.errors.BadInput` for a wrong code, or with nothing to confirm.
        """
        codes = [_new_code() for _number in range(CODES)]
        with self._database.writing() as connection:
            if not self._use(connection, user_id, code, confirmed=False):
                said = _("验证码不对：请核对手机的时间是否准确，再输入现在显示的6位数字。")
                raise BadInput(said, fields={"code": said})
            on = sa.update(second_factors).where(_mine.user_id == user_id)
            connection.execute(on.values(confirmed_at=self._clock()))
            _replace_codes(connection, user_id, codes)
            audit.record(connection, audit.who(user_id), "user.second_factor_on", user_id)
        return codes

    def check(self, user_id: str, code: str, address: str) -> bool:
        """Whether *code* is right, from the phone or one of the recovery codes; each is good once.

        *address* is where the try comes from. :class:`TooManyTries` as for passwords.
        """
        tried = throttle.attempt(f"code:{user_id}", address)
        with self._database.writing() as connection:
            refusal = throttle.count(connection, tried, self._clock())
        if refusal is not None:
            raise refusal
        with self._database.writing() as connection:
            right = self._use(connection, user_id, code) or _use_recovery(connection, user_id, code)
            if right:
                throttle.succeeded(connection, tried, self._clock())
        return right

    def switch_off(self, user_id: str) -> None:
        """Ask for no code any more; recovery codes go with it."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(recovery_codes).where(recovery_codes.c.user_id == user_id))
            gone = connection.execute(sa.delete(second_factors).where(_mine.user_id == user_id)).rowcount
            if gone:
                audit.record(connection, audit.who(user_id), "user.second_factor_off", user_id)

    def recovery_left(self, user_id: str) -> int:
        """How many recovery codes there still are."""
        his = recovery_codes.c.user_id == user_id
        query = sa.select(sa.func.count()).select_from(recovery_codes).where(his)
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()

    def _use(self, connection: sa.Connection, user_id: str, code: str, *, confirmed: bool = True) -> bool:
        """Take a code from the phone, unless it was taken before; two at the same moment are one."""
        state = _mine.confirmed_at.is_not(None) if confirmed else _mine.confirmed_at.is_(None)
        query = sa.select(_mine.secret).where(_mine.user_id == user_id, state)
        kept = connection.execute(query).scalar()
        step = None if kept is None else _step_of(self._opened(kept), code, self._clock())
        if step is None:
            return False
        newer = (_mine.user_id == user_id) & (_mine.last_step < step)
        return connection.execute(sa.update(second_factors).where(newer).values(last_step=step)).rowcount == 1

    def _opened(self, kept: str) -> str:
        try:
            return self._vault().decrypt(kept.encode()).decode()
        except InvalidToken as error:
            said = _("两步登录的密钥读不出来（站点的 secret 文件换过）：请管理员为您关闭两步登录后重新开启。")
            raise BadInput(said) from error

    def _vault(self) -> Fernet:
        key = self._database.key() if self._database.key else b""
        return Fernet(urlsafe_b64encode(hmac.digest(key, b"formgen second factors", "sha256")))


def address_for_phone(secret: str, name: str) -> str:
    """What a phone reads from the QR code."""
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=name, issuer_name="formgen")


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """For which step *code* is the code; ``None`` for none near *now*."""
    plain = "".join(code.split())
    totp, present = pyotp.TOTP(secret, interval=STEP), int(now.timestamp()) // STEP
    if not plain.isascii():
        return None
    steps = (present + each for each in AROUND)
    return next((one for one in steps if hmac.compare_digest(totp.generate_otp(one), plain)), None)


def _confirmed(connection: sa.Connection, user_id: str) -> bool:
    query = sa.select(_mine.user_id).where(_mine.user_id == user_id, _mine.confirmed_at.is_not(None))
    return connection.execute(query).first() is not None


def _new_code() -> str:
    drawn = "".join(secrets.choice(ALPHABET) for _number in range(CODE_LENGTH))
    return "-".join((drawn[:4], drawn[4:8], drawn[8:]))


def _hash(code: str) -> str:
    plain = "".join(one for one in code.casefold() if one.isalnum())
    return sha256(f"recovery:{plain}".encode("utf-8", "replace")).hexdigest()


def _replace_codes(connection: sa.Connection, user_id: str, codes: list[str]) -> None:
    connection.execute(sa.delete(recovery_codes).where(recovery_codes.c.user_id == user_id))
    rows = [{"user_id": user_id, "code_hash": _hash(code)} for code in codes]
    connection.execute(sa.insert(recovery_codes), rows)


def _use_recovery(connection: sa.Connection, user_id: str, code: str) -> bool:
    this = (recovery_codes.c.user_id == user_id) & (recovery_codes.c.code_hash == _hash(code))
    confirmed = _confirmed(connection, user_id)
    return confirmed and connection.execute(sa.delete(recovery_codes).where(this)).rowcount == 1
