"""Many people at once on the real server: nothing is lost, nobody is refused without a word, and how long it takes.

    make load                                        200 people for five minutes, on either database
    make load USERS=400                              more than is promised: polite, nothing lost, well again soon
    python -m bench.load --users 12 --seconds 10     a small share

People sign in, fill in, save while they type, look at pages and the ledger, have documents made and wait for
their PDF; programs ask the interface. After that, slow visitors hold connections, and everybody signs in at once.
The exit code is 1 when something is amiss; goals of time are judged up to the promised number of people.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from bench.load_line import Line, Tally
from bench.load_people import Person
from bench.load_site import POSTGRESQL, SQLITE, Account, Site
from bench.machine import machine, versions
from bench.paper import measured_on, put

PROMISED = 200
"""People for whom the goals of time hold."""
GOALS = {"page": 0.3, "save": 0.5, "DOCX": 2.0, "PDF": 15.0}
"""Seconds that 95 of 100 answers stay below."""
THINK = 5.0
"""Seconds between two clicks of one person, on average."""
SAVERS, TYPING, STORM = 10, 0.5, 15.0
"""So many people save so often, in seconds, for so long, while everybody signs in."""
WELL_IN_A_ROW = 5
SLOW = 200
WORST = 2.0
"""How many times longer a page may take while slow visitors are there."""
LEAST = 0.1
"""Seconds below which nobody is kept waiting, whatever was before."""
WELL_WITHIN = 10.0
"""Seconds after which the site answers as ever, once a crowd has gone."""


class Result:
    """What was seen in a run on one database, and what was amiss."""

    def __init__(self, kind: str, *, timed: bool) -> None:
        self.kind, self.timed = kind, timed
        self.lines: list[str] = []
        self.amiss: list[str] = []
        self.rows: list[tuple[str, ...]] = []

    def holds(self, what: str, *, well: bool) -> None:
        """Note *what* has to be so, and whether it is."""
        self.lines.append(f"{what}: {'yes' if well else 'NO'}")
        print(f"{self.kind}: {self.lines[-1]}", file=sys.stderr, flush=True)
        if not well:
            self.amiss.append(f"{self.kind}: not so: {what}")

    def times(self, tally: Tally) -> None:
        """Note how long each kind of answer took; judge those that have a goal."""
        for kind, took in sorted(tally.took.items()):
            goal = GOALS.get(kind)
            late = p95(took)
            missed = goal is not None and late > goal and self.timed
            said = "" if goal is None else "MISSED" if missed else "met" if late <= goal else "not promised"
            shown = "" if goal is None else f"≤ {goal * 1000:.0f} ms"
            figures = (f"{median(took) * 1000:.0f} ms", f"{late * 1000:.0f} ms")
            self.rows.append((self.kind, kind, str(len(took)), *figures, shown, said))
            if missed:
                self.amiss.append(f"{self.kind}: p95 of {kind} is {late * 1000:.0f} ms")


def p95(took: list[float]) -> float:
    """The figure that 95 of 100 stay below."""
    return quantiles(took, n=20)[-1] if len(took) > 1 else took[0]


async def crowd(people: list[Person], seconds: float) -> None:
    """All of them at work for so many seconds."""
    until = time.monotonic() + seconds
    await asyncio.gather(*(one.work(until) for one in people))


async def pages_taken(port: int, seconds: float) -> list[float]:
    """How long the page of signing in takes, asked for five times a second."""
    tally = Tally()
    line, until = Line(port, tally), time.monotonic() + seconds
    while time.monotonic() < until:
        await line.ask("page", "GET", "/sign-in")
        await asyncio.sleep(0.2)
    await line.close()
    return tally.took.get("page", [60.0])


async def slow_visitors(port: int, seconds: float, result: Result) -> None:
    """Half a request from each of many, and everybody else goes on."""
    before = p95(await pages_taken(port, seconds / 2))
    held = [await asyncio.open_connection("127.0.0.1", port) for _each in range(SLOW)]
    halves = (b"GET / HT", b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nname=")
    for number, (_reader, writer) in enumerate(held):
        writer.write(halves[number % 2])
    during = p95(await pages_taken(port, seconds / 2))
    for _reader, writer in held:
        writer.close()
    said = (
        f"with {SLOW} slow visitors a page takes {during * 1000:.0f} ms (p95; before: {before * 1000:.0f} ms)"
    )
    result.holds(said, well=during <= max(WORST * before, LEAST) or not result.timed)


async def storm(site: Site, accounts: list[Account], tally: Tally, result: Result, seconds: float) -> None:
    """Everybody signs in at the same moment, and some are saving."""
    savers = [Person(one, site.ports[0], tally, TYPING) for one in accounts[:SAVERS]]
    comers = [Person(one, site.ports[n % len(site.ports)], tally, 0) for n, one in enumerate(accounts)]
    for one in savers:
        await one.sign_in()
        await one.begin()
    until = time.monotonic() + min(STORM, seconds)
    typing = asyncio.gather(*(one.type(until) for one in savers))
    begun = time.perf_counter()
    came = await asyncio.gather(*(one.sign_in() for one in comers))
    took = time.perf_counter() - begun
    await typing
    for one in [*comers, *savers]:
        await one.line.close()
    late = p95(tally.took["save"])
    result.holds(f"{len(came)} sign in at once within {took:.1f} s, all of them", well=all(came))
    said = f"meanwhile a save takes {late * 1000:.0f} ms (p95)"
    result.holds(said, well=late <= GOALS["save"] or not result.timed)


async def well_again(port: int, result: Result) -> None:
    """How soon a page comes as fast as ever after the crowd has gone."""
    begun, quick, tally = time.perf_counter(), 0, Tally()
    line = Line(port, tally)
    while quick < WELL_IN_A_ROW and time.perf_counter() - begun < 6 * WELL_WITHIN:
        asked = time.perf_counter()
        await line.ask("page", "GET", "/sign-in")
        quick = quick + 1 if time.perf_counter() - asked < GOALS["page"] else 0
    took = time.perf_counter() - begun
    await line.close()
    result.holds(f"well again {took:.1f} s after the crowd has gone", well=took < WELL_WITHIN)


async def _run(site: Site, users: int, seconds: float, think: float, result: Result) -> None:
    accounts, tally, rest = site.accounts(users), Tally(), Tally()
    people = [Person(one, site.ports[n % len(site.ports)], tally, think) for n, one in enumerate(accounts)]
    await asyncio.gather(*(Person(accounts[0], port, rest, think).walk() for port in site.ports))
    await crowd(people, seconds)
    await well_again(site.ports[0], result)
    result.times(tally)
    await slow_visitors(site.ports[0], min(20.0, seconds / 4), result)
    await storm(site, accounts, rest, result, seconds)
    stored, audited = site.kept()
    saved, lost = tally.saves + rest.saves, tally.unanswered + rest.unanswered
    equal = saved <= stored <= saved + lost and stored == audited
    result.holds(f"{saved} saves acknowledged = {stored} stored = {audited} in the trail", well=equal)
    faults = tally.faults + rest.faults
    kinds = ", ".join(f"{faults.count(one)} × {one}" for one in sorted(set(faults))) or "none"
    result.holds(f"no error ({kinds})", well=not faults)
    asked = sum(map(len, tally.took.values()))
    result.lines.append(
        f"{asked} answers, {asked / seconds:.0f} a second; asked to come later: {tally.refused}"
    )
    result.holds("the audit trail is whole", well=site.trail_is_whole())


def run(kind: str, users: int, seconds: float, think: float, *, timed: bool) -> Result:
    """One run on one database; goals of time are judged where it is *timed*."""
    result = Result(kind, timed=timed)
    with tempfile.TemporaryDirectory(prefix="formgen-load-") as folder:
        site = Site(kind, Path(folder))
        try:
            site.start()
            asyncio.run(_run(site, users, seconds, think, result))
            if result.amiss and site.log():
                result.lines.append(site.log()[-2000:])
        finally:
            site.stop()
    return result


HEAD = ("answer", "how many", "p50", "p95", "goal", "")
WHERE = {
    SQLITE: "On SQLite: one process.",
    POSTGRESQL: "On PostgreSQL: two sites and one worker, every commit on disk.",
}
NAMES = {SQLITE: "SQLite", POSTGRESQL: "PostgreSQL"}


def page_of(result: Result, users: int, seconds: float) -> str:
    """The result on one database as docs/performance.md has it."""
    rows = [row[1:] for row in result.rows]
    table = ["| " + " | ".join(row) + " |" for row in (HEAD, ("---",) * len(HEAD), *rows)]
    said = [f"- {line}" for line in result.lines]
    command = f"make load USERS={users} SECONDS={seconds:.0f} LOAD_ARGS='--database {result.kind} --write'"
    how = (
        f"{users} people for {seconds:.0f} seconds, a click every {THINK:.0f} seconds each; they, the site and its"
        f" converters share the machine. {WHERE[result.kind]}"
    )
    return "\n".join([measured_on(machine(), versions(), command), "", how, "", *table, "", *said])


def main() -> int:
    """Run, print, and say by the exit code whether all is well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--users", type=int, default=PROMISED)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--think", type=float, default=THINK)
    parser.add_argument("--database", choices=(SQLITE, POSTGRESQL), action="append")
    parser.add_argument("--write", action="store_true", help="put the result into docs/performance.md")
    parser.add_argument("--untimed", action="store_true", help="judge no goals of time: for a busy machine")
    asked = parser.parse_args()
    timed = asked.users <= PROMISED and not asked.untimed
    results = [
        run(one, asked.users, asked.seconds, asked.think, timed=timed)
        for one in asked.database or (SQLITE, POSTGRESQL)
    ]
    for one in results:
        print(*("  ".join(row) for row in one.rows), *one.lines, "", sep="\n")
    print(*(fault for one in results for fault in one.amiss), sep="\n")
    for one in results if asked.write else ():
        title = f"{asked.users} people at once on {NAMES[one.kind]}"
        put(f"load-{asked.users}-{one.kind}", title, page_of(one, asked.users, asked.seconds))
    return 1 if any(one.amiss for one in results) else 0


if __name__ == "__main__":
    sys.exit(main())
