"""The process that judges contracts: it loads the law once, takes its limits, and answers one after another.

Run as a program by :mod:`formgen.service.checked`. What it is given is the name of a task and documents that were
read; what it gives back is JSON with its length before it. It ends when its parent does.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import select
import sys
from base64 import b64encode
from dataclasses import asdict
from functools import partial
from struct import pack
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.clauses import Contract
from formgen.clauses.patterns import compile_all
from formgen.reading.child import shut_in
from formgen.service.clause_words import is_said
from formgen.service.comparing import compared
from formgen.service.kept_reviews import outcome_of
from formgen.service.reviews import review_document, review_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from formgen.reading import Document

MEMORY = 2 * 1024**3
FOR_EVER = 10**6
EACH = 120
"""Seconds of computing for one contract. The parent watches the clock as well; this holds when it is dead."""
WARMING = "第一条 争议解决 因本合同发生的争议，向深圳市罗湖区人民法院提起诉讼。"


def main() -> None:
    """Answer documents on standard input until there are no more."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    review_text(WARMING)
    shut_in({"memory": MEMORY, "cpu_seconds": FOR_EVER})
    compile_all(until=_is_asked)
    while True:
        try:
            task, given = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent, who is trusted
        except EOFError:
            return
        grant(EACH)
        answer = json.dumps(_answer(task, given)).encode()
        out.write(pack(">Q", len(answer)) + answer)
        out.flush()


def _is_asked() -> bool:
    return bool(select.select([sys.stdin], [], [], 0)[0])


def grant(seconds: int) -> None:
    """Let this process compute for so many *seconds* more, and end after that."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    until = int(spent.ru_utime + spent.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, FOR_EVER))


def _answer(task: str, given: tuple[Any, ...]) -> dict[str, Any]:
    try:
        return {"value": TASKS[task](*given)}
    except MemoryError:
        return {"limit": "memory"}
    except Exception as fault:  # noqa: BLE001 - a text that nobody foresaw must not end the process
        return {"fault": type(fault).__name__}


def reviewed(document: Document) -> dict[str, Any]:
    """The review of *document*."""
    kept = outcome_of(review_document(document))
    packed = {"document": b64encode(kept.document).decode(), "report": b64encode(kept.report).decode()}
    return {**asdict(kept), **packed, "keys": sorted(kept.keys)}


def extracted(document: Document) -> list[dict[str, Any]]:
    """The answers that the contract *document* gives."""
    return [asdict(one) for one in catalogue.installed().review.extract(_contract(document))]


def sheet_filled(report: Mapping[str, Any], document: Document) -> dict[str, Any]:
    """The answers of the sheet for the reviewer's opinion, from *report* on *document*."""
    return catalogue.installed().review.fill_sheet(report, _contract(document))


def versions_compared(before: Document, after: Document, *, only_said: bool) -> list[dict[str, Any]]:
    """What differs between two versions.

    :param only_said: whether heads, feet and places to sign are left out.
    """
    both = _contract(before), _contract(after)
    return [asdict(one) for one in (compared(*both, is_said) if only_said else compared(*both))]


def _contract(document: Document) -> Contract:
    return Contract.of(document, catalogue.installed().review.gazetteer)


TASKS: dict[str, Callable[..., Any]] = {
    "review": reviewed,
    "extract": extracted,
    "sheet": sheet_filled,
    "compare": partial(versions_compared, only_said=False),
    "compare what is said": partial(versions_compared, only_said=True),
}


if __name__ == "__main__":
    main()
