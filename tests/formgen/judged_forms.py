"""A form judged under acts of a test's own, and what its report says in short."""

from __future__ import annotations

from datetime import date

from formgen.answers import read_answers
from formgen.checking import check

TODAY = date(2026, 3, 2)
TOO_LONG = {"loan": {"days": 8, "free": True}}


def pairs(report):
    return [(one.rule, one.severity.value) for one in report.findings]


def found(report, rule_id):
    return [one for one in report.findings if one.rule == rule_id]


def status(report, number):
    return next(entry.status for entry in report.checklist if entry.line.no == number)


def checked(form, raw, *acts, today=TODAY):
    return check(read_answers(form, raw), acts or (form.act,), today)
