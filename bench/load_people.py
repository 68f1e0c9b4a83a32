"""What people do on the site while it is measured: they sign in, fill in, save, look, and have documents made."""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from typing import TYPE_CHECKING

from bench.load_line import PATIENCE, Line, Sent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bench.load_line import Answer, Tally
    from bench.load_site import Account

CONTRACT = "government_contract"
STEPS = ("basics", "parties", "purpose", "subject", "price", "performance", "rights", "disputes", "effect")
TYPED = "background"
"""A field of the step ``purpose`` that is typed into."""
CHECKED = "temporary_building_sign_board"
"""The form that programs ask about."""
ID = r"[0-9a-f]{8}-[0-9a-f-]{27}"


class Person:
    """Somebody with an account, at one connection; *think* is how many seconds he thinks, on average."""

    def __init__(self, account: Account, port: int, tally: Tally, think: float) -> None:
        self.account, self.tally, self.think = account, tally, think
        self.line = Line(port, tally)
        self._chance = random.Random(account.name)  # noqa: S311 - chance, not secrecy
        self._draft = self._token = self._version = ""
        self._typed = 0

    async def work(self, until: float) -> None:
        """Come in and work until the moment *until*; then hang up."""
        await asyncio.sleep(self._chance.random() * self.think)
        try:
            if await self.sign_in() and await self.begin():
                while time.monotonic() < until:
                    await self._next()()
                    await asyncio.sleep(self.think * self._chance.uniform(0.5, 1.5))
        finally:
            await self.line.close()

    async def walk(self) -> None:
        """Go everywhere once, so that the site has seen all its pages: it is measured in use, not at its start."""
        if await self.sign_in() and await self.begin():
            for once in (self._save, self._step, self._ledger, self._program, self._make):
                await once()
            for step in STEPS:
                await self._open(step)
            for end in ("", "check", "history"):
                await self.line.ask("page", "GET", f"{self._draft}/{end}")
        await self.line.close()

    async def type(self, until: float) -> None:
        """Save again and again until the moment *until*, on a draft that was begun."""
        while time.monotonic() < until:
            await self._save()
            await asyncio.sleep(self.think)

    async def sign_in(self) -> bool:
        """With name and password, as everybody does in the morning."""
        page = await self.line.ask("page", "GET", "/sign-in")
        who = {"name": self.account.name, "password": self.account.password}
        about = {"csrf_token": page.hidden("csrf_token"), "next": "/"}
        came = await self.line.post("sign-in", "/sign-in", about | who)
        return came.moved

    async def begin(self) -> bool:
        """A contract with all its answers."""
        home = await self.line.ask("page", "GET", "/")
        self._token = home.hidden("csrf_token")
        about = {"csrf_token": self._token, "key": home.hidden("key"), "form": CONTRACT, "sample": "complete"}
        begun = await self.line.post("begin", "/drafts", about)
        if not begun.moved:
            return False
        self.tally.saves += 1
        self._draft = begun.headers["location"].rstrip("/")
        return await self._open("purpose")

    def _next(self) -> Callable[[], Awaitable[object]]:
        ways = (self._save, self._step, self._look, self._ledger, self._make, self._program)
        return self._chance.choices(ways, (40, 10, 30, 6, 4, 10))[0]

    async def _open(self, step: str) -> bool:
        page = await self.line.ask("page", "GET", f"{self._draft}/steps/{step}")
        if step == "purpose":
            self._version = page.hidden("version")
        return page.well

    def _given(self) -> dict[str, str]:
        self._typed += 1
        text = f"示例背景第{self._typed}稿，{self.account.name}"
        about = {
            "csrf_token": self._token,
            "version": self._version,
            "key": f"{self.account.name}-{self._typed}",
        }
        return {**about, "_shown": TYPED, TYPED: text}

    async def _save(self) -> None:
        """Type, and have it saved on the way."""
        answer = await self.line.post(
            "save", f"{self._draft}/steps/purpose/autosave", self._given(), wanted=(200,)
        )
        if answer.well:
            self.tally.saves += 1
            self._version = str(json.loads(answer.body)["version"])

    async def _step(self) -> None:
        """Press the button below a step, and come back to it later."""
        answer = await self.line.post(
            "save", f"{self._draft}/steps/purpose", {"action": "leave"} | self._given()
        )
        if answer.moved:
            self.tally.saves += 1
        await self._open("purpose")

    async def _look(self) -> None:
        where = self._chance.choice([f"steps/{step}" for step in STEPS] + ["", "check", "history"])
        await self.line.ask("page", "GET", "/" if not where else f"{self._draft}/{where}")

    async def _ledger(self) -> None:
        await self.line.ask("ledger", "GET", "/ledger")

    async def _program(self) -> None:
        sent = json.dumps({"answers": self.account.answers}).encode()
        asked = Sent(sent, "application/json", self.account.token)
        await self.line.ask("API", "POST", f"/api/v1/forms/{CHECKED}/check", asked)

    async def _make(self) -> None:
        """Have the documents made, take the Word file, and wait for the PDF."""
        begun = time.perf_counter()
        await self.line.post("DOCX", f"{self._draft}/documents", {"csrf_token": self._token})
        page = await self.line.ask("page", "GET", f"{self._draft}/documents")
        await self._take(page, rb"PK")
        while time.perf_counter() - begun < PATIENCE:
            await asyncio.sleep(1.0)
            page = await self.line.ask("page", "GET", f"{self._draft}/documents/progress")
            if 'class="papers" data-waiting' not in page.text and "下载 PDF" in page.text:
                self.tally.note("PDF", time.perf_counter() - begun)
                return
        self.tally.faults.append("PDF: none after a minute")

    async def _take(self, page: Answer, begins: bytes) -> None:
        found = re.search(rf'"(/documents/{ID})"', page.text)
        if found is None:
            self.tally.faults.append("DOCX: none on its page")
            return
        file = await self.line.ask("download", "GET", found[1])
        if not file.body.startswith(begins):
            self.tally.faults.append("DOCX: not a Word file")
