"""The application: what is plugged into Flask, and in which order."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect

from formgen.errors import FormgenError
from formgen.service import readiness
from formgen.service.access import Access
from formgen.service.accounts import Database, OutsideAccounts, People, SecondFactors, Sessions
from formgen.service.batch_desk import BatchDesk
from formgen.service.bells import bell
from formgen.service.checks import Checks
from formgen.service.crew import Crew
from formgen.service.deadline_desk import DeadlineDesk
from formgen.service.desk import Desk
from formgen.service.entrance import Entrance
from formgen.service.holidays import HolidayDesk, KnownYears
from formgen.service.leaving import Leaving
from formgen.service.ledger import LedgerDesk
from formgen.service.metrics import Metrics
from formgen.service.numbers import NumbersTyped
from formgen.service.packets import PacketDesk
from formgen.service.paper_records import PaperRecords
from formgen.service.proof import Trail
from formgen.service.records import RecordBook
from formgen.service.related import RelatedPapers
from formgen.service.report_drafts import ReportDesk
from formgen.service.review_desk import ReviewDesk
from formgen.service.review_list import ReviewList
from formgen.service.savers import Savers
from formgen.service.sharing import Sharing
from formgen.service.site_address import check_address
from formgen.service.staffing import Staffing
from formgen.service.tokens import KeptAnswers, TokenDesk
from formgen.service.touched import TouchedPapers

from . import (
    api,
    attachments,
    auditing,
    batches,
    comparing,
    deadlines,
    drafts,
    errors,
    guides,
    health,
    here,
    holidays,
    home,
    language,
    leaving,
    ledger,
    ledger_reports,
    life,
    looks,
    outside,
    own_account,
    packets,
    paper_records,
    papers,
    places,
    posted,
    proving,
    records,
    related,
    reviewing,
    reviews_of_all,
    security,
    sharing,
    signing_in,
    signing_up,
    tables,
    tokens,
    touched,
    typefaces,
    users,
    versions,
    watching,
    wizard,
)
from .sessions import KeptSessions

if TYPE_CHECKING:
    from flask import Flask

    from formgen.service.settings import Settings

MOST_PARTS = 5000
GRACE = 3.0
"""Seconds for work in hand when the site stops, after those for requests: service managers kill after ten."""
ROOMS = (
    health,
    home,
    signing_in,
    signing_up,
    own_account,
    leaving,
    outside,
    users,
    holidays,
    drafts,
    sharing,
    versions,
    wizard,
    tables,
    papers,
    packets,
    attachments,
    reviewing,
    reviews_of_all,
    comparing,
    batches,
    related,
    records,
    paper_records,
    guides,
    deadlines,
    ledger,
    ledger_reports,
    life,
    typefaces,
    proving,
    touched,
    auditing,
    tokens,
    api,
)
"""The modules that have pages."""


def create_app(
    settings: Settings, *, secure: bool = False, convert: bool = True, base_url: str = ""
) -> Flask:
    """The site over the data that *settings* name.

    :param secure: whether it is served over HTTPS: cookies then say so.
    :param convert: whether this process does what is done beside the web: PDFs, reading contracts, batches.
    :param base_url: the address under which people reach the site, without a slash at its end.
    """
    app = watching.Site(__name__)
    app.config.update(_configuration(settings, secure=secure), FORMGEN_BASE_URL=base_url)
    # Redirects that the router makes by itself would name whatever host the visitor says: let it make none.
    app.url_map.strict_slashes = app.url_map.merge_slashes = False
    database = settings.database()
    _tidy(database)
    app.extensions["formgen"] = _services(database, base_url) | {
        "entrance": Entrance(database, settings),
        "metrics": Metrics(database),
        "metrics_token": settings.metrics_token,
        "watched": readiness.watched(settings, database),
    }
    app.session_interface = KeptSessions(app.extensions["formgen"]["sessions"])
    for room in (watching, holidays, language, posted, looks, tables, places, security, errors):
        room.install(app)
    CSRFProtect(app)
    api.install(app)
    Bootstrap5(app)
    for room in ROOMS:
        app.register_blueprint(room.pages)
    outside.install(app, settings)
    life.install(app, settings)
    here.install(app)
    app.extensions["formgen"]["bell"] = rung = bell(settings)
    if convert:
        known = replace(settings, base_url=base_url or settings.base_url)
        app.extensions["formgen"]["crew"] = crew = Crew(known, database)
        crew.start(rung)
    return app


def close(app: Flask) -> None:
    """End what *app* began: workers finish or put back what they have in hand."""
    services = app.extensions["formgen"]
    if "crew" in services:
        services["crew"].close(GRACE)
    services["bell"].close()
    for part in services["watched"].values():
        part.close()
    services["database"].close()


def _tidy(database: Database) -> None:
    """Forget sessions and links that ended long ago; a database that is down is spoken of by the pages."""
    with suppress(FormgenError):
        Sessions(database).sweep()
        People(database).sweep()


def _services(database: Database, base_url: str) -> dict[str, Any]:
    desk = Desk(database, check_at=check_address(base_url))
    deadlines_of_papers = DeadlineDesk(database)
    known = KnownYears(database)
    return {
        "database": database,
        "access": Access(database),
        "staffing": Staffing(database),
        "leaving": Leaving(database),
        "sharing": Sharing(database),
        "desk": desk,
        "deadlines": deadlines_of_papers,
        "known_years": known,
        "holidays": HolidayDesk(database, known),
        "ledger": LedgerDesk(database, deadlines_of_papers),
        "savers": Savers(database),
        "numbers": NumbersTyped(database),
        "reports": ReportDesk(database, desk),
        "checks": Checks(database),
        "touched": TouchedPapers(database),
        "trail": Trail(database),
        "related": RelatedPapers(database, desk),
        "packets": PacketDesk(database, desk),
        "record_book": RecordBook(database),
        "paper_records": PaperRecords(database, desk),
        "people": People(database),
        "second_factors": SecondFactors(database),
        "outside": OutsideAccounts(database),
        "reviews": ReviewDesk(database),
        "review_list": ReviewList(database),
        "batches": BatchDesk(database),
        "sessions": Sessions(database),
        "tokens": TokenDesk(database),
        "kept_answers": KeptAnswers(database),
    }


def _configuration(settings: Settings, *, secure: bool) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret(),
        # As long as the session lives: a page that was open for a morning can still be sent.
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        # Each route lowers the first to what it needs (posted.py).
        "MAX_CONTENT_LENGTH": posted.LARGEST_STEP,
        "MAX_FORM_MEMORY_SIZE": posted.LARGEST_STEP,
        "MAX_FORM_PARTS": MOST_PARTS,
        "SESSION_COOKIE_NAME": "__Host-formgen" if secure else "formgen",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "BOOTSTRAP_SERVE_LOCAL": True,
        "SEND_FILE_MAX_AGE_DEFAULT": 3600,
    }
