"""The server, and its end in good order: who has sent a request still gets the answer."""

from __future__ import annotations

import logging
import signal
import time
from typing import TYPE_CHECKING, Any

import waitress
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

if TYPE_CHECKING:
    from flask import Flask

LOG = logging.getLogger(__name__)
GRACE = 5.0
"""Seconds that running requests have to finish; service managers kill after ten."""
LOOK = 0.5
"""Seconds between two looks at whether to stop."""
SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Serving:
    """One application on one address; returns from :meth:`run` when told to stop by a signal."""

    def __init__(self, app: Flask, **settings: Any) -> None:  # noqa: ANN401 - the server's own settings
        self._connections: dict[int, Any] = {}
        self._poll = bool(settings.get("asyncore_use_poll"))
        self._server = waitress.create_server(app, map=self._connections, **settings)
        self._stopping = False

    def run(self) -> None:
        """Serve until SIGTERM or SIGINT; then take no more visitors and let running requests finish."""
        before = {one: signal.signal(one, self._stop) for one in SIGNALS}
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

    def _of(self, kind: type) -> list[Any]:
        return [one for one in self._connections.values() if isinstance(one, kind)]


def _busy(channel: HTTPChannel) -> bool:
    """Whether a request is on its way through this connection; one that waits for nothing is not."""
    return bool(channel.requests or channel.total_outbufs_len or channel.request)
