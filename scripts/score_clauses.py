"""Precision, recall and F1 of the review over the labelled clauses, per rule and per round.

``--wrong`` lists the clauses that were read wrongly; ``--round 2`` takes one round alone; ``--blind 2`` writes
the score of a round down as the one it had before anything was mended for it. ``--unseen`` takes the clauses
that nothing was ever mended for, and is never used together with ``--wrong``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "labelled"))

from clause_cases import BLIND, UNSEEN, Case, Score, cases, fires, scores


def main() -> int:
    """Print the table; the exit code is 1 when a blind score would be overwritten."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--round", type=int)
    asked.add_argument("--blind", type=int)
    asked.add_argument("--wrong", action="store_true")
    asked.add_argument("--unseen", action="store_true")
    given = asked.parse_args()
    number = given.blind or given.round
    known = cases(UNSEEN) if given.unseen else cases()
    chosen = [case for case in known if number in (None, case.round)]
    if given.wrong and not given.unseen:
        _print_wrong(chosen)
    counted = scores(chosen)
    _print_table(counted)
    return _write_down(given.blind, counted) if given.blind else 0


def _print_wrong(chosen: list[Case]) -> None:
    for case in chosen:
        if fires(case) != case.fires:
            print(f"{case.id} [{case.style}] {case.text!r}")


def _print_table(counted: dict[str, Score]) -> None:
    print(f"{'rule':10}{'clauses':>9}{'precision':>11}{'recall':>9}{'F1':>8}")
    for rule, one in (*counted.items(), ("all", sum(counted.values(), Score()))):
        size = one.found + one.missed + one.false + one.quiet
        print(f"{rule:10}{size:9}{one.precision:11.3f}{one.recall:9.3f}{one.f1:8.3f}")


def _write_down(number: int, counted: dict[str, Score]) -> int:
    known = yaml.safe_load(BLIND.read_text("utf-8")) if BLIND.exists() else {}
    if number in known:
        print(f"the blind score of round {number} is written down already", file=sys.stderr)
        return 1
    known[number] = {
        rule: {"found": one.found, "missed": one.missed, "false": one.false, "quiet": one.quiet}
        for rule, one in counted.items()
    }
    BLIND.write_text(yaml.safe_dump(known, sort_keys=False), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
