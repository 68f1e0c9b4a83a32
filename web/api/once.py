"""Requests with a key of their own are done once: sent again, they are answered as before."""

from __future__ import annotations

from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from flask import Response, current_app, request

from formgen.service.tokens import Answer, KeptAnswers

from ..here import me

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HEADER = "Idempotency-Key"
KEPT = ("Content-Type", "Location")
"""The headers that belong to what was answered."""
FAULTS = 400
PIECE = 1 << 16


def once(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let *view* run once for each key; only what came off is kept, so that a refusal may be mended."""

    @wraps(view)
    def kept(**named: Any) -> Any:
        key = request.headers.get(HEADER)
        if not key:
            return view(**named)
        turn = _answers().begin(me().id, key, _digest())
        if isinstance(turn, Answer):
            again = {**turn.headers, "Idempotency-Replayed": "true"}
            return Response(turn.body, turn.status, again)
        done: Answer | None = None
        try:
            response = current_app.make_response(view(**named))
            if response.status_code < FAULTS:
                headers = {name: response.headers[name] for name in KEPT if name in response.headers}
                done = Answer(response.status_code, headers, response.get_data())
        finally:
            _answers().end(turn, done)
        return response

    return kept


def thing_key() -> str:
    """The key of the thing that this request begins: even half done and sent again, it is begun once."""
    given = request.headers.get(HEADER)
    return f"api-{sha256(f'{request.path} {given}'.encode()).hexdigest()}" if given else uuid4().hex


def _digest() -> str:
    """What makes this request the same as another: where it went and all that it brought."""
    said = sha256(f"{request.method} {request.full_path}\0".encode("utf-8", "replace"))
    for piece in _pieces():
        said.update(piece)
    return said.hexdigest()


def _pieces() -> Iterator[bytes]:
    if request.mimetype != "multipart/form-data":
        yield request.get_data()
        return
    for name, file in request.files.items(multi=True):
        yield f"\0{name}\0{file.filename}\0".encode("utf-8", "replace")
        while piece := file.stream.read(PIECE):
            yield piece
        file.stream.seek(0)


def _answers() -> KeptAnswers:
    return cast("KeptAnswers", current_app.extensions["formgen"]["kept_answers"])
