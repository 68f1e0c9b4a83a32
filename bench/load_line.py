"""A browser of few words: one kept connection, cookies, and how long each answer took."""

from __future__ import annotations

import asyncio
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping

PATIENCE = 120.0
"""Seconds after which an answer is given up."""
TRIES = 6
FORM = "application/x-www-form-urlencoded"
POLITE = (429, 503)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def well(self) -> bool:
        """Whether it is what was asked for."""
        return self.status == HTTPStatus.OK

    @property
    def moved(self) -> bool:
        """Whether what was posted was taken, and another page follows."""
        return self.status == HTTPStatus.FOUND

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    def hidden(self, name: str) -> str:
        """The value of a hidden field; empty where there is none."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        return found[1] if found else ""


@dataclass(frozen=True)
class Sent:
    """What goes along with a question: its body and of what kind that is; who asks, where it is a program."""

    body: bytes = b""
    content: str = ""
    bearer: str = ""


NOTHING = Sent()


@dataclass
class Tally:
    """What all visitors of a run met with."""

    took: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    refused: int = 0
    saves: int = 0
    unanswered: int = 0

    def note(self, kind: str, seconds: float) -> None:
        """One more answer of a kind."""
        self.took.setdefault(kind, []).append(seconds)


class Line:
    """One connection to the site on 127.0.0.1, opened again where the site closed it."""

    def __init__(self, port: int, tally: Tally) -> None:
        self.port, self.tally = port, tally
        self.cookie = ""
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(
        self, kind: str, method: str, path: str, sent: Sent = NOTHING, *, wanted: tuple[int, ...] = (200,)
    ) -> Answer:
        """The answer; asked again later where the site says so, a fault in the tally where it is none *wanted*."""
        for _try in range(TRIES):
            begun = time.perf_counter()
            try:
                answer = await asyncio.wait_for(self._once(method, path, sent), PATIENCE)
            except (OSError, EOFError, TimeoutError) as fault:
                await self.close()
                self.tally.unanswered += 1
                self.tally.faults.append(f"{method} {kind}: {type(fault).__name__}")
                return Answer(0, {}, b"")
            if answer.status not in POLITE or "retry-after" not in answer.headers:
                break
            self.tally.refused += 1
            await asyncio.sleep(min(float(answer.headers["retry-after"]), 10.0))
        if answer.status not in wanted:
            self.tally.faults.append(f"{method} {kind}: {answer.status}")
        else:
            self.tally.note(kind, time.perf_counter() - begun)
        return answer

    async def post(
        self, kind: str, path: str, fields: Mapping[str, str], *, wanted: tuple[int, ...] = (302,)
    ) -> Answer:
        """A form sent."""
        return await self.ask(kind, "POST", path, Sent(urlencode(fields).encode(), FORM), wanted=wanted)

    async def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()
            with suppress(OSError):
                await self._writer.wait_closed()
        self._reader = self._writer = None

    async def _once(self, method: str, path: str, sent: Sent) -> Answer:
        head = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(sent.body)}"]
        head += [f"Cookie: {self.cookie}"] if self.cookie and not sent.bearer else []
        head += [f"Content-Type: {sent.content}"] if sent.content else []
        head += [f"Authorization: Bearer {sent.bearer}"] if sent.bearer else []
        if self._writer is None or self._writer.is_closing() or (self._reader and self._reader.at_eof()):
            await self.close()
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        assert self._reader is not None
        self._writer.write("\r\n".join([*head, "", ""]).encode() + sent.body)
        await self._writer.drain()
        return await self._read(self._reader)

    async def _read(self, reader: asyncio.StreamReader) -> Answer:
        first = await reader.readline()
        if not first:
            raise EOFError
        headers: dict[str, str] = {}
        while (line := (await reader.readline()).strip()) != b"":
            name, _colon, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
            if name.lower() == "set-cookie" and value.strip().startswith("formgen="):
                self.cookie = value.strip().partition(";")[0]
        body = await self._body(reader, headers)
        if headers.get("connection", "").lower() == "close":
            await self.close()
        return Answer(int(first.split()[1]), headers, body)

    async def _body(self, reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
        if "content-length" in headers:
            return await reader.readexactly(int(headers["content-length"]))
        if headers.get("transfer-encoding", "").lower() != "chunked":
            return await reader.read()
        parts = []
        while size := int((await reader.readline()).strip() or b"0", 16):
            parts.append(await reader.readexactly(size))
            await reader.readline()
        await reader.readline()
        return b"".join(parts)
