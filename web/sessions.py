"""Sessions kept in the database: the cookie carries a token and nothing else."""

from __future__ import annotations

from contextlib import suppress
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from flask.sessions import SessionInterface, SessionMixin

from formgen.errors import PartMissing
from formgen.service.proof import acting

if TYPE_CHECKING:
    from flask import Flask, Request, Response

    from formgen.service.accounts import Sessions, Visit


FORM_TOKEN = "csrf_token"  # noqa: S105 - what Flask-WTF calls it in the session
FORM_TOKEN_BYTES = 20


class KeptSession(dict[str, Any], SessionMixin):
    """What the pages remember about one browser; *user_id* is whose it is, unless the database is *away*."""

    def __init__(
        self, data: dict[str, Any], token: str | None, user_id: str | None, session_id: str = ""
    ) -> None:
        super().__init__(data)
        self.id = session_id
        self.before = dict(data)
        self.token = token
        self.user_id = user_id
        self.ended = False
        self.away: PartMissing | None = None

    @property
    def changed(self) -> bool:
        """Whether there is anything new to remember."""
        return dict(self) != self.before


class KeptSessions(SessionInterface):
    """Opens a session by the token in the cookie and stores it when it has changed."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def open_session(self, app: Flask, request: Request) -> KeptSession:
        """The session of the browser; an empty one when it brings none that lasts. From here on its user acts."""
        token = request.cookies.get(self.get_cookie_name(app))
        try:
            kept = self._sessions.load(token) if token and not request.path.startswith("/static") else None
        except PartMissing as fault:
            acting("")
            unknown = KeptSession({}, None, None)
            unknown.away = fault
            return unknown
        acting(kept.user_id or "" if kept else "")
        return KeptSession(kept.data, token, kept.user_id, kept.id) if kept else KeptSession({}, None, None)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Store what changed; a browser without a session gets one when there is something to remember."""
        assert isinstance(session, KeptSession)  # noqa: S101 - the interface above made it
        acting("")
        name = self.get_cookie_name(app)
        if session.ended:
            response.delete_cookie(name, path="/", secure=self.get_cookie_secure(app))
            return
        # Of one that could not be read nothing is known: a new one in its place would sign its owner out.
        if session.away is not None or not session.changed:
            return
        # A database that is down has its own page: it must not be lost for want of a session.
        with suppress(PartMissing):
            if session.token is None:
                session.token = self._sessions.open(None, dict(session))
            else:
                self._sessions.store(session.token, dict(session))
            self.send(app, session.token, response)

    def hold(self, session: KeptSession) -> None:
        """Store what the session knows now rather than with the answer; :class:`PartMissing` where that fails."""
        if session.token is None:
            session.token = self._sessions.open(None, dict(session))
        else:
            self._sessions.store(session.token, dict(session))

    def send(self, app: Flask, token: str, response: Response) -> None:
        """Put the token into the cookie."""
        response.set_cookie(
            self.get_cookie_name(app),
            token,
            path="/",
            secure=self.get_cookie_secure(app),
            httponly=True,
            samesite="Lax",
        )

    def sign_in(self, session: KeptSession, user_id: str, agent: str = "") -> None:
        """Begin the user's session under a new token; what the visitor's session knew is left behind."""
        # The token of forms is there from the beginning: of two pages opened at once neither makes another. Who
        # signs in anew, as with a new password, keeps it: what he has typed in another window can still be sent.
        known = session.get(FORM_TOKEN) if session.user_id == user_id else None
        begun = {"signed_in": True, FORM_TOKEN: known or token_hex(FORM_TOKEN_BYTES)}
        session.token = self._sessions.sign_in(session.token, user_id, begun, agent)
        session.user_id = user_id
        session.clear()
        session.update(begun)
        session.before = {}  # whatever it knew before, its new cookie has to be sent

    def of_user(self, user_id: str) -> list[Visit]:
        """Where somebody is signed in."""
        return self._sessions.of_user(user_id)

    def end(self, session: KeptSession, session_id: str = "") -> None:
        """End the user's session with this id; without one, all his others."""
        if session.user_id and session_id:
            self._sessions.end(session.user_id, session_id)
        elif session.user_id and session.token:
            self._sessions.end_others(session.user_id, session.token)

    def sign_out(self, session: KeptSession) -> None:
        """End the session: a copy of its cookie is worth nothing."""
        if session.token:
            self._sessions.revoke(session.token)
        session.clear()
        session.user_id = None
        session.ended = True
