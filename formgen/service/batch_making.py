"""Many papers made at once: checked and rendered in processes of their own, turned into PDFs by the converters.

Rows flow through: at no time are there more papers in memory than a few for each process. What goes wrong
with one row, be it the end of the process that makes it, is told of that row and of no other.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import re
from collections import deque
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from formgen.calendar import Arrangement, arrangement, counting_by
from formgen.cores import converters_here, usable_cores
from formgen.errors import BadInput, FormgenError, PartMissing
from formgen.messages import _
from formgen.rendering.documents import fingerprint, render_documents
from formgen.service import papers
from formgen.service.maker_process import begin, undisturbed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from datetime import date

    from formgen.fields.base import Raw
    from formgen.service.issuing import NewIssue

LOG = logging.getLogger(__name__)

DONE, PARTIAL, REFUSED, FAILED = "done", "partial", "refused", "failed"
"""What became of a row: all of it, its DOCX without the PDFs, nothing for what it says, nothing by a fault."""
CHUNK = 8
"""Rows that a process is given at once: enough that handing them over costs nothing."""
AHEAD = 3
"""Pieces of work for each process that are under way or wait to be taken out."""
LANE = "batch"
LONGEST_NAME = 40
NO_PDF = "pdf_missing"
"""Stands in the result of a row whose PDFs could not be made because a part is absent."""
_NO_NAME = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
CRASHED = _("生成这一行时进程意外结束，重试后仍然如此：请单独填写这份文书，并告诉管理员。")
NO_PDF_MADE = _("转换 PDF 时出了意外，DOCX 已经生成：请重试。")
STUMBLED = _("生成这一行时程序出了意外：请单独填写这份文书，并告诉管理员。")


@dataclass(frozen=True)
class Order:
    """What is to be made of rows.

    :param language: of findings and faults in the results.
    :param check_at: where the codes of issued papers are checked; empty where that is not known.
    :param known: what days are counted by, whichever process makes the papers: as where the order is given.
    """

    form: str
    as_of: date
    pdf: bool = False
    archival: bool = False
    language: str = "zh"
    check_at: str = field(default="", repr=False)  # a run of the command line is known by the rest
    known: Arrangement = field(default_factory=arrangement, repr=False, compare=False)


@dataclass(frozen=True)
class Row:
    """A row to be made: its number in the sheet, its 序号, its answers, and what could not be read of it.

    :param paper: what its paper is issued as, when it is final, under the *code* that it then carries; both are
        empty where nothing is issued.
    """

    number: int
    label: str
    answers: dict[str, Raw]
    faults: tuple[str, ...] = ()
    paper: str = ""
    code: str = ""


@dataclass(frozen=True)
class Made:
    """What became of a row: its line of the report, its files by name, and as what it is issued, if it is."""

    result: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)
    mark: str = ""
    new: NewIssue | None = None

    @property
    def state(self) -> str:
        """Done, partial, refused or failed."""
        return str(self.result["state"])


def made_of(order: Order, row: Row) -> Made:
    """The documents of one row as DOCX; never raises."""
    about = {"row": row.number, "no": row.label, "ready": False, "final": False, "files": []}
    about |= {"counts": {}, "findings": [], "faults": list(row.faults)}
    if row.faults:
        return Made({**about, "state": REFUSED})
    try:
        with counting_by(lambda: order.known):
            report = papers.check(order.form, row.answers, order.as_of)
        documents = render_documents(report)
        mark = fingerprint(report)
        new = None
        if row.code and report.final:
            # Only a site keeps what can be checked.
            from formgen.service.batch_issuing import OF_SAMPLE, issued  # noqa: PLC0415 - a command without a database does without

            under = {"paper": row.paper, "code": row.code, "check_at": order.check_at}
            given = issued(report, mark, documents, **under)
            if given:
                documents, new, about["code"] = given
            else:
                about["note"] = _to(OF_SAMPLE, order)
    except FormgenError as fault:
        said = [_to(fault.message, order), *(f"{at}：{_to(one, order)}" for at, one in fault.fields.items())]
        state = REFUSED if isinstance(fault, BadInput) else FAILED
        return Made({**about, "state": state, "faults": said})
    except Exception as fault:  # noqa: BLE001 - one row's trouble is no other's; its words may be answers
        LOG.error("a row of %s failed: %s", order.form, type(fault).__name__)  # noqa: TRY400 - a traceback could show what people wrote
        return Made({**about, "state": FAILED, "faults": [_to(STUMBLED, order)]})
    files = {_called(order, row, name): content for name, content in documents.items()}
    shown = report.as_dict(order.language)
    kept = {name: shown[name] for name in ("ready", "final", "counts", "findings", "law_date")}
    return Made({**about, **kept, "state": DONE, "files": list(files)}, files, mark, new)


def _to(said: Any, order: Order) -> str:  # noqa: ANN401 - a message or words
    return said.to(order.language) if hasattr(said, "to") else str(said)


def _called(order: Order, row: Row, name: str) -> str:
    """The name of a file: the number of the row and the title of the form, and nothing of anybody."""
    title = _NO_NAME.sub("-", papers.form(order.form).title)[:LONGEST_NAME].strip("-")
    what = "-缺项清单" if name == "checklist.docx" else ""
    return f"{row.number:05}-{title}{what}.docx"


def failed(order: Order, row: Row) -> Made:
    """What is said of a row that ended its process twice."""
    result = {"row": row.number, "no": row.label, "state": FAILED, "ready": False, "final": False}
    return Made({**result, "counts": {}, "findings": [], "files": [], "faults": [_to(CRASHED, order)]})


def with_pdfs(order: Order, made: Made) -> Made:
    """*made* with a PDF of each of its documents; what prevents that is said in its result."""
    files = dict(made.files)
    try:
        for name, content in made.files.items():
            pdf = papers.to_pdf(content, made.mark, archival=order.archival, lane=LANE)
            files[f"{name.removesuffix('.docx')}.pdf"] = pdf
    except Exception as fault:  # noqa: BLE001 - one document's trouble is no other's
        LOG.warning("a row of %s has no PDF: %s", order.form, type(fault).__name__)
        said = _to(fault.message, order) if isinstance(fault, FormgenError) else _to(NO_PDF_MADE, order)
        absent = {NO_PDF: isinstance(fault, PartMissing)}
        more = {"faults": [*made.result["faults"], said], "files": list(files), "state": PARTIAL}
        return replace(made, result={**made.result, **more, **absent}, files=files)
    return replace(made, result={**made.result, "files": list(files)}, files=files)


@dataclass(frozen=True)
class _Given:
    """Rows that were given to a process, and the work on them."""

    rows: list[Row]
    pool: ProcessPoolExecutor
    work: Future[list[Made]] | None

    def made(self) -> list[Made] | None:
        """What became of the rows, waited for; ``None`` when the process ended."""
        try:
            return None if self.work is None else self.work.result()
        except BrokenProcessPool:
            return None


class Makers:
    """Processes that make papers; closed with the block that opened them."""

    def __init__(self, processes: int | None = None, make: Callable[[Order, Row], Made] = made_of) -> None:
        self._processes = processes or usable_cores()
        self._make = make
        self._pool: ProcessPoolExecutor | None = None
        self._converting: ThreadPoolExecutor | None = None
        self._apart: Makers | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what they have in hand is not waited for."""
        for one in (self._pool, self._converting):
            if one is not None:
                one.shutdown(wait=False, cancel_futures=True)
        if self._apart is not None:
            self._apart.close()
        self._pool = self._converting = self._apart = None

    def made(self, order: Order, rows: Iterable[Row]) -> Iterator[tuple[Row, Made]]:
        """Each of *rows* with what became of it, in their order; taken in no faster than they are taken out."""
        docx = self._rendered(order, rows)
        return self._converted(order, docx) if order.pdf else docx

    def _rendered(self, order: Order, rows: Iterable[Row]) -> Iterator[tuple[Row, Made]]:
        waiting: deque[_Given] = deque()
        for chunk in _chunks(rows, 1 if order.pdf else CHUNK):
            waiting.append(self._give(order, chunk))
            if len(waiting) >= AHEAD * self._processes:
                yield from self._taken(order, waiting.popleft())
        while waiting:
            yield from self._taken(order, waiting.popleft())

    def _give(self, order: Order, chunk: list[Row]) -> _Given:
        """Let a process make *chunk*; without any work when the processes have just ended."""
        if self._pool is None:
            # Not forked: a copy of a process with threads may hold a lock for ever.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, context, begin, (os.getpid(),))
        pool = self._pool
        try:
            with undisturbed():  # it begins a process, or does not
                return _Given(chunk, pool, pool.submit(_make_all, self._make, order, chunk))
        except BrokenProcessPool:
            return _Given(chunk, pool, None)

    def _taken(self, order: Order, given: _Given) -> Iterator[tuple[Row, Made]]:
        made = given.made()
        if made is not None:
            yield from zip(given.rows, made, strict=True)
            return
        LOG.warning("a process that makes papers ended; its rows are made again one by one")
        if self._pool is given.pool:
            self._pool = None
        for row in given.rows:
            yield row, self._alone(order, row)

    def _alone(self, order: Order, row: Row) -> Made:
        """One row in a process of its own: if that ends again, it is this row that ends it."""
        for _try in range(2):
            self._apart = self._apart or Makers(1, self._make)
            made = self._apart._give(order, [row]).made()  # noqa: SLF001 - another of its own kind
            if made is not None:
                return made[0]
            self._apart.close()
            self._apart = None
        return failed(order, row)

    def _converted(self, order: Order, docx: Iterable[tuple[Row, Made]]) -> Iterator[tuple[Row, Made]]:
        converters = converters_here()
        if self._converting is None:
            self._converting = ThreadPoolExecutor(converters, "batch-pdf")
        waiting: deque[tuple[Row, Future[Made]]] = deque()
        for row, made in docx:
            waiting.append((row, self._converting.submit(with_pdfs, order, made)))
            if len(waiting) > 2 * converters:
                first, work = waiting.popleft()
                yield first, work.result()
        for row, work in waiting:
            yield row, work.result()


def _chunks(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    coming = iter(rows)
    while chunk := list(islice(coming, size)):
        yield chunk


def _make_all(make: Callable[[Order, Row], Made], order: Order, chunk: list[Row]) -> list[Made]:
    return [make(order, row) for row in chunk]
