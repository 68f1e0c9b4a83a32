"""A packet of four papers, two contracts and an amendment to each, on two warm converters.

    python -m bench.packet_of_four     also what each part of it takes

Measured twice. As the goal has it: four checked papers are filled in, converted, bound, every page gets its
number, the answers are enclosed; each round converts anew, and the same bytes have to come out of all. And as
the site makes it: the answers are checked too, and cover and contents are converted.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from bench.pdf import computed, goal, pool_of
from bench.timing import milliseconds, timed
from formgen.packets import sheets
from formgen.packets.binding import Part, bind
from formgen.packets.enclosed import packed
from formgen.packets.making import pages_of
from formgen.rendering.documents import fingerprint, render_documents
from formgen.rendering.properties import fingerprint_in
from formgen.service import papers
from formgen.service.desk import merged
from formgen.service.packet_making import Chosen, Wanted, bound, enclosed, lacking
from formgen.service.packet_materials import ELSEWHERE

if TYPE_CHECKING:
    from concurrent.futures import Future

    from formgen.rendering.pdf import ConverterPool
    from formgen.report import Report

DAY = date(2026, 11, 19)
FORMS = ("government_contract", "contract_amendment") * 2
ROUNDS, CONVERTERS = 15, 2
SECONDS, OLDER_SECONDS = 0.26, 0.33
"""The goal, and that of versions of LibreOffice before 25.2."""


class Four:
    """The packet of one *number*, and what binding it needs beside the papers, made once."""

    def __init__(self, pool: ConverterPool, number: int = 0) -> None:
        self._pool = pool
        self.wanted = four(number)
        self._reports = [papers.look_over(one.form.id, one.answers, DAY) for one in self.wanted.papers]
        self.pages = sum(map(pages_of, self.converted()))
        strips = sheets.numbers(self.pages)
        self._strips = pool.convert(strips, fingerprint=fingerprint_in(strips))

    def converted(self) -> list[bytes]:
        """The four papers, filled in and converted: each goes to a converter as soon as it is written."""
        return [one.result() for one in [self._submitted(report) for report in self._reports]]

    def _submitted(self, report: Report) -> Future[bytes]:
        docx = render_documents(report)[f"{report.answers.form.id}.docx"]
        return self._pool.submit(docx, fingerprint=fingerprint(report))

    def bound(self, converted: list[bytes]) -> bytes:
        """Merged, every page numbered, the answers enclosed."""
        marks = [((0, one.form.title, 0),) for one in self.wanted.papers]
        parts = [Part(one, mark, ours=True) for one, mark in zip(converted, marks, strict=True)]
        about = {"title": "示例", "subject": "示例", "author": "示例局", "date": "20261119"}
        return bind(parts, self._strips, packed(enclosed(self.wanted)), about)

    def made(self) -> bytes:
        """All of it."""
        return self.bound(self.converted())

    def computing(self, rounds: int) -> tuple[float, set[bytes]]:
        """Milliseconds of computing that one takes, here and in every converter, and what came out."""
        others = [one[role] for one in self._pool.health()["converters"] for role in ("office", "helper")]
        before = time.process_time() + sum(map(computed, others))
        outcomes = {self.made() for _round in range(rounds)}
        spent = time.process_time() + sum(map(computed, others)) - before
        return spent * 1000 / rounds, outcomes


def four(number: int) -> Wanted:
    """Two contracts and an amendment to each; whatever else they ask for is handed in elsewhere."""
    chosen = tuple(_chosen(name, f"示例项目{number}之{at}") for at, name in enumerate(FORMS))
    wanted = Wanted("合同材料", "示例项目", "示例局", DAY, chosen)
    return replace(wanted, states={row.key: ELSEWHERE for row in lacking(wanted)})


def _chosen(name: str, title: str) -> Chosen:
    form = papers.form(name)
    return Chosen(form, merged(papers.example(name), {form.name_field: title}))


def measure() -> list[dict[str, float | str]]:
    """The parts that the goal names, by the clock and in computing time; then a whole packet of the site."""
    with pool_of(CONVERTERS) as pool:
        packet = Four(pool)
        packet.made()
        outcomes: set[bytes] = set()
        taken = timed(lambda: outcomes.add(packet.made()), rounds=ROUNDS)
        computing, again = packet.computing(ROUNDS)
        assert len(outcomes | again) == 1, "the same packet is not the same bytes"
    seconds = goal(SECONDS, OLDER_SECONDS)
    what = f"packet of {len(FORMS)} papers, {packet.pages} pages"
    return [
        {"what": what, **taken, "at_most": seconds * 1000},
        {"what": f"{what}, computing time", "ours": computing, "at_most": CONVERTERS * seconds * 1000},
        {"what": f"{what}, with checks, cover and contents", "ours": _of_the_site()},
    ]


def _of_the_site() -> float:
    """Each another packet, so that no paper is remembered; the numbers of as many pages are."""
    bound(four(0))
    packets = [four(number) for number in range(1, 8)]
    return median(milliseconds(partial(bound, one), rounds=1, warm_up=0) for one in packets)


def main() -> None:
    """Print each part of it, by the clock."""
    with pool_of(CONVERTERS) as pool:
        packet = Four(pool)
        pdfs = packet.converted()
        print(f"filled in and converted: {milliseconds(packet.converted):.0f} ms")
        print(f"bound, numbered, enclosed: {milliseconds(lambda: packet.bound(pdfs)):.0f} ms")
        print(f"all of it: {milliseconds(packet.made):.0f} ms, computing {packet.computing(5)[0]:.0f} ms")


if __name__ == "__main__":
    main()
