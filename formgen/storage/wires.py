"""Wires between processes and machines that carry single words: over Redis, or over PostgreSQL.

A word that nobody hears is lost; whoever uses a wire must do without it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import urlsplit

from formgen.errors import BadInput, PartMissing
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.messages import Message

WITHIN: Final = 5
"""Seconds to connect, and for a word to be taken."""
QUIET: Final = 1.0
"""Seconds after which a listener that heard nothing looks up."""
ALIVE: Final = 15
"""Seconds between two questions to the other side whether it is still there."""
REDIS: Final = ("redis", "rediss", "unix")
POSTGRESQL: Final = ("postgresql", "postgres", "postgresql+psycopg")


class Broken(Exception):  # noqa: N818 - named after what is so
    """The wire does not reach the other side at the moment."""


class Wire(Protocol):
    """A wire on one channel; one thread sends, another hears."""

    def send(self, word: str) -> None:
        """Send *word* to all who hear; :class:`Broken`."""

    def hear(self) -> Iterator[str]:
        """What others send from now on, and an empty word now and then; :class:`Broken`."""

    def close(self) -> None:
        """Let go of the connections."""


def wire(url: str, channel: str) -> Wire:
    """The wire at *url*, ``redis://…`` or ``postgresql://…``.

    :raises BadInput: for another kind of address.
    :raises PartMissing: when its driver is not installed.
    """
    try:
        kind, path = urlsplit(url).scheme, urlsplit(url).path.strip("/")
    except ValueError:
        kind = path = ""
    if (
        kind in {"redis", "rediss"} and path and not path.isdecimal()
    ):  # the driver would take the first database
        raise BadInput(_unknown_address())
    try:
        if kind in REDIS:
            return RedisWire(url, channel)
        if kind in POSTGRESQL:
            return PostgresWire(url, channel)
    except ModuleNotFoundError as error:
        extra = "redis" if kind in REDIS else "postgres"
        said = _(
            "没有安装 {name} 的驱动程序：请运行 pip install 'formgen[{extra}]'。", name=kind, extra=extra
        )
        raise PartMissing(said) from error
    except ValueError as error:
        raise BadInput(_unknown_address()) from error
    raise BadInput(_unknown_address())


class RedisWire:
    """Words by PUBLISH and SUBSCRIBE."""

    def __init__(self, url: str, channel: str) -> None:
        import redis  # noqa: PLC0415 - an extra

        self._fault = (redis.RedisError, OSError)
        self._channel = channel
        self._client = redis.Redis.from_url(
            url,
            socket_connect_timeout=WITHIN,
            socket_timeout=WITHIN,
            health_check_interval=ALIVE,
            retry_on_timeout=False,
            **({} if url.startswith("unix:") else {"socket_keepalive": True}),
        )

    def send(self, word: str) -> None:
        """Send *word*."""
        try:
            self._client.publish(self._channel, word)
        except self._fault as error:
            raise Broken from error

    def hear(self) -> Iterator[str]:
        """What others send."""
        try:
            with self._client.pubsub(ignore_subscribe_messages=True) as heard:  # type: ignore[no-untyped-call]  # the library has no type for it
                heard.subscribe(self._channel)
                while True:
                    message = heard.get_message(timeout=QUIET)
                    yield message["data"].decode("ascii", "replace") if message else ""
        except self._fault as error:
            raise Broken from error

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


class PostgresWire:
    """Words by NOTIFY and LISTEN."""

    def __init__(self, url: str, channel: str) -> None:
        import psycopg  # noqa: PLC0415 - an extra

        self._psycopg = psycopg
        self._url = url.replace("+psycopg", "", 1)
        try:
            psycopg.conninfo.conninfo_to_dict(self._url)  # says at once whether it is an address
        except psycopg.Error as error:
            raise ValueError from error
        self._channel = channel
        self._sending: Any = None

    def send(self, word: str) -> None:
        """Send *word*."""
        try:
            self._sending = self._sending or self._connected()
            self._sending.execute("SELECT pg_notify(%s, %s)", (self._channel, word))
        except (self._psycopg.Error, OSError) as error:
            self.close()
            raise Broken from error

    def hear(self) -> Iterator[str]:
        """What others send."""
        try:
            with self._connected() as connection:
                connection.execute(
                    self._psycopg.sql.SQL("LISTEN {}").format(self._psycopg.sql.Identifier(self._channel))
                )
                yield ""
                while True:
                    for one in connection.notifies(timeout=QUIET):
                        yield one.payload
                    yield ""
        except (self._psycopg.Error, OSError) as error:
            raise Broken from error

    def close(self) -> None:
        """Let go of the connection that sends; the one that hears ends with its iterator."""
        sending, self._sending = self._sending, None
        if sending is not None:
            sending.close()

    def _connected(self) -> Any:  # noqa: ANN401 - the driver's own
        return self._psycopg.connect(
            self._url,
            autocommit=True,
            connect_timeout=WITHIN,
            keepalives_idle=ALIVE,
            keepalives_interval=WITHIN,
            keepalives_count=3,
        )


def _unknown_address() -> Message:
    return _(
        "FORMGEN_QUEUE_URL 不对：请写成 redis://主机:6379/0 或者 postgresql://用户名:口令@主机/数据库；"
        "不设则由后台处理自行查看。"
    )
