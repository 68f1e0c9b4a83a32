"""What can be measured of a running site, for Prometheus: no name, no id and nothing that anybody wrote.

Two kinds, told apart by their names. ``formgen_…`` comes from the database: every process says the same, and one
is enough to ask. ``formgen_process_…`` is what this process has seen, and carries the label ``process``: behind one
address any of several may answer, so they are added up over that label and never mixed.
"""

from __future__ import annotations

import hmac
import os
import socket
from ipaddress import ip_address
from math import ceil
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from formgen.calendar import last_announced_year
from formgen.errors import FormgenError
from formgen.service.readiness import waiting_since
from formgen.storage import utc_now
from formgen.storage.tally import KINDS, tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prometheus_client.core import Metric

    from formgen.storage import Clock, Database
    from formgen.storage.tally import Tally

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.3, 0.5, 1, 2, 5, 15)
"""Seconds; 0.3 and 0.5 are the goals for a page and a save, 2 for a DOCX, 15 for a PDF."""
QUANTILES = (0.5, 0.95, 1.0)
NO_ROUTE = "none"
"""Under what is counted that leads to no page: its address stays out."""


class Metrics:
    """The measurements of one process, and how to say them together with those of the database."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._registry = CollectorRegistry()
        self._process = f"{socket.gethostname()}:{os.getpid()}"
        self._requests = Counter(
            "formgen_process_requests",
            "Requests that this process has answered.",
            ("process", "route", "method", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "formgen_process_request_seconds",
            "How long this process took to answer.",
            ("process", "route", "method"),
            buckets=BUCKETS,
            registry=self._registry,
        )
        ProcessCollector(registry=self._registry)
        self._registry.register(_Kept(database, clock))

    def answered(self, route: str | None, method: str, status: int, seconds: float) -> None:
        """Count a request: *route* is its name, none where the address led nowhere."""
        name = route or NO_ROUTE
        called = method if method in METHODS else "OTHER"
        self._requests.labels(self._process, name, called, str(status)).inc()
        self._seconds.labels(self._process, name, called).observe(seconds)

    def text(self) -> bytes:
        """Everything in the format of Prometheus."""
        return generate_latest(self._registry)


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class _Kept(Collector):
    """What the database knows, looked up when it is asked for."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def collect(self) -> Iterator[Metric]:
        """The numbers; a database that is away gives one: that it is away."""
        try:
            now, found = self._clock(), tally(self._database, self._clock)
            ages = {
                kind: max((now - since).total_seconds(), 0.0) if since else 0.0
                for kind, since in waiting_since(self._database, self._clock).items()
            }
        except FormgenError:
            yield GaugeMetricFamily("formgen_database_up", "Whether the database answers.", 0)
            return
        yield GaugeMetricFamily("formgen_database_up", "Whether the database answers.", 1)
        yield from _of_queues(found, ages)
        yield from _of_store(found)
        yield _of_pdfs(found.pdf_seconds)
        said = "Last year whose holidays are announced."
        yield GaugeMetricFamily("formgen_holiday_year", said, last_announced_year())

    def describe(self) -> Iterator[Metric]:
        """Nothing: the database is not asked when the process starts."""
        return iter(())


def _of_queues(found: Tally, ages: dict[str, float]) -> Iterator[Metric]:
    for name, said, values in (
        ("formgen_queue_waiting", "Pieces of work that wait for a worker.", found.queued),
        ("formgen_queue_in_hand", "Pieces of work that a worker has in hand.", found.in_hand),
        ("formgen_queue_failed", "Pieces of work that were given up and are still kept.", found.failed),
        ("formgen_queue_oldest_seconds", "How long the oldest piece of work has waited.", ages),
    ):
        family = GaugeMetricFamily(name, said, labels=("kind",))
        for kind in KINDS:
            family.add_metric((kind,), values[kind])
        yield family


def _of_store(found: Tally) -> Iterator[Metric]:
    yield GaugeMetricFamily("formgen_drafts", "Drafts that are kept.", found.drafts)
    yield GaugeMetricFamily("formgen_draft_saves", "Saved versions of drafts that are kept.", found.saves)
    yield GaugeMetricFamily("formgen_users", "Accounts that are switched on.", found.users)
    yield GaugeMetricFamily("formgen_sessions", "Browsers with a session that lasts.", found.sessions)
    said = "Number of the last entry of the audit trail; it never falls."
    yield GaugeMetricFamily("formgen_audit_head", said, found.audit_entries)


def _of_pdfs(seconds: Sequence[float]) -> Metric:
    said = "From the order of a PDF to its delivery, over the last hour; nothing where there was none."
    family = GaugeMetricFamily("formgen_pdf_seconds", said, labels=("quantile",))
    for one in QUANTILES if seconds else ():
        family.add_metric((f"{one:g}",), seconds[max(ceil(one * len(seconds)) - 1, 0)])
    return family


def may_read(token: str, given: str, address: str, host: str) -> bool:
    """Whether who asks may read the measurements.

    :param token: what the settings ask for; with one, nothing else will do. :param given: the token of who asks.
    :param address: where he asks from, and *host* under which name: without a token both must be this machine, as
        a proxy that does not say whom it asks for comes from this machine too.
    """
    if token:
        return hmac.compare_digest(token.encode(), given.encode("utf-8", "replace"))
    return _is_loopback(address) and (host == "localhost" or _is_loopback(host))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
