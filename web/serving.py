"""The server, and its end in good order: who has sent a request still gets the answer."""

from __future__ import annotations

import errno
import logging
import signal
import socket
import time
from typing import TYPE_CHECKING, Any

import waitress
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import ThreadedTaskDispatcher

from formgen.errors import BadInput
from formgen.messages import _

if TYPE_CHECKING:
    from flask import Flask

    from formgen.messages import Message

LOG = logging.getLogger(__name__)
GRACE = 5.0
"""Seconds that running requests have to finish; service managers kill after ten."""
LOOK = 0.5
"""Seconds between two looks at whether to stop."""
SIGNALS = (signal.SIGTERM, signal.SIGINT)


ENTRANCE = ("/sign-in", "/sign-up", "/account", "/account/leave")
"""Where passwords are posted."""
AT_THE_ENTRANCE = 2
"""Threads for them: to look at a password takes a tenth of a second of one core, on purpose."""


class Lanes(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress has no types
    """Threads for requests, and a few apart for passwords.

    When everybody signs in at nine in the morning they queue for those few, and hold no thread that
    somebody's save waits for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._entrance = ThreadedTaskDispatcher()

    def set_thread_count(self, count: int) -> None:
        """Have so many threads for requests, and those at the entrance."""
        super().set_thread_count(count)
        self._entrance.set_thread_count(min(count, AT_THE_ENTRANCE))

    def add_task(self, task: HTTPChannel) -> None:
        """Queue a connection whose request is complete."""
        if _posts_a_password(task):
            self._entrance.add_task(task)
        else:
            super().add_task(task)

    def shutdown(self, cancel_pending: bool = True, timeout: int = 5) -> bool:  # noqa: FBT001, FBT002 - the server's own signature
        """End the threads; whether requests were given up."""
        given_up = self._entrance.shutdown(cancel_pending, timeout)
        return bool(super().shutdown(cancel_pending, timeout) or given_up)


def _posts_a_password(channel: HTTPChannel) -> bool:
    asked = channel.requests[0] if channel.requests else None
    if asked is None or asked.error:  # what could not be parsed has neither command nor path
        return False
    return asked.command == "POST" and asked.path in ENTRANCE


class Serving:
    """One application on one address; returns from :meth:`run` when told to stop by a signal."""

    def __init__(self, app: Flask, **settings: Any) -> None:
        self._connections: dict[int, Any] = {}
        self._poll = bool(settings.get("asyncore_use_poll"))
        lanes = Lanes()
        try:
            self._server = waitress.create_server(app, map=self._connections, _dispatcher=lanes, **settings)
        except OSError:  # its half-made parts have sockets
            wasyncore.close_all(self._connections, ignore_all=True)
            raise
        lanes.set_thread_count(self._server.adj.threads)
        self._stopping = False

    def run(self) -> None:
        """Serve until SIGTERM or SIGINT; then take no more visitors and let running requests finish."""
        before = {one: signal.signal(one, self._stop) for one in SIGNALS}
        LOG.info("the site answers from now on")
        try:
            while not self._stopping:
                self._turn()
        finally:
            for one, handler in before.items():  # a second signal ends the process at once
                signal.signal(one, handler)
        self._finish()

    def _stop(self, *_signal: object) -> None:
        self._stopping = True

    def _turn(self) -> None:
        wasyncore.loop(timeout=LOOK, use_poll=self._poll, map=self._connections, count=1)

    def _finish(self) -> None:
        for one in self._of(BaseWSGIServer):  # not `close()`: the answers still need its trigger
            one.del_channel(self._connections)
            one.socket.close()
        until = time.monotonic() + GRACE
        while time.monotonic() < until and any(map(_busy, self._of(HTTPChannel))):
            self._turn()
        if any(map(_busy, self._of(HTTPChannel))):
            LOG.warning("some requests did not finish in time")
        self._server.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self._connections, ignore_all=True)
        LOG.info("the site has stopped in good order")

    def _of(self, kind: type) -> list[Any]:
        return [one for one in self._connections.values() if isinstance(one, kind)]


def listening(app: Flask, host: str, port: int, **settings: Any) -> Serving:
    """The server, which holds its address from now on; BadInput where it cannot have it."""
    try:
        return Serving(app, host=host, port=port, **settings)
    except (ValueError, socket.gaierror) as error:  # the server says the one of a name that nobody knows
        raise BadInput(_no_address(host)) from error
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise BadInput(_no_address(host)) from error
        if error.errno == errno.EADDRINUSE:
            said = _("端口 {port} 已被别的程序占用：请先停掉它，或者用 --port（PORT）换一个。", port=port)
            raise BadInput(said) from error
        if error.errno == errno.EACCES:
            said = _(
                "没有权限使用端口 {port}：请用 --port（PORT）换成 1024 以上的，由反向代理转发。", port=port
            )
            raise BadInput(said) from error
        raise


def _no_address(host: str) -> Message:
    return _(
        "监听的地址“{host}”不是本机的地址：请用 --host（HOST）改正，如 127.0.0.1 或 0.0.0.0。", host=host
    )


def _busy(channel: HTTPChannel) -> bool:
    """Whether a request is on its way through this connection; one that waits for nothing is not."""
    return bool(channel.requests or channel.total_outbufs_len or channel.request)
