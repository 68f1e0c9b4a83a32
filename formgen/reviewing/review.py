"""Running the rules over a contract that was read.

Three kinds of rule speak here: those that read contracts only (they ask for ``paper``), those that have a
reading of their own (:func:`formgen.rules.on_paper`), and those that judge free text on any form and whose other
inputs may be absent. Their ids, severities, articles and quotations are those that forms show.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formgen.answers import Answers
from formgen.calendar import WorkingDays
from formgen.checking import citation_of
from formgen.clauses import Contract
from formgen.messages import _
from formgen.plan import Extent
from formgen.reviewing.report import ElementEntry, ReviewReport
from formgen.rules import BLOCK, MISSING, NOTE, PAPER, WARN, Finding, Problem, parameters_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from formgen.form import Form
    from formgen.plan import ReviewPlan
    from formgen.reading import Document
    from formgen.rules import Rule

LOG = logging.getLogger(__name__)
_ORDER = {BLOCK: 0, WARN: 1, NOTE: 2}


def review(document: Document, plan: ReviewPlan, form: Form, today: date) -> ReviewReport:
    """Review *document* by *plan*; it raises nothing, whatever the text.

    :param form: the form of a contract: rules that ask for its fields get them unanswered.
    """
    contract = Contract.of(document, plan.gazetteer)
    extent = plan.extent(contract)
    law_day = plan.law_day(contract) or today
    unanswered = Answers(form, {}, {}, {})
    given = {name: unanswered.input(name) for name in form.tree}
    given |= {"today": today, "law_day": law_day, "calendar": WorkingDays(), "text": contract.text}
    given[PAPER] = contract
    found = [
        one
        for rule, function in _readings(plan, given)
        for one in _heard(rule, function, given, law_day)
        if extent is Extent.WHOLE or one.kind is not MISSING
    ]
    entries = map(ElementEntry, plan.elements, plan.find_elements(contract))
    elements = tuple(entries) if extent is Extent.WHOLE else ()
    found.sort(key=lambda one: _ORDER[one.severity])
    return ReviewReport(document, contract, extent, today, law_day, tuple(found), elements)


def _readings(plan: ReviewPlan, given: dict[str, Any]) -> Iterator[tuple[Rule, Callable[..., Any]]]:
    """The rules that judge a contract, each with the function that does."""
    for act in plan.acts:
        for rule in act.rules.values():
            own = act.on_paper.get(rule.id)
            if own or rule.reads_paper or (rule.reads_text and _needs_no_answer(rule, given)):
                yield rule, own or rule.function


def _needs_no_answer(rule: Rule, given: dict[str, Any]) -> bool:
    return all(one.optional or given.get(one.name) is not None for one in rule.parameters)


def _heard(
    rule: Rule, function: Callable[..., Any], given: dict[str, Any], law_day: date
) -> Iterator[Finding]:
    """What *function* finds for *rule*; a rule that breaks says so and takes no other along."""
    failed = False
    try:
        answer = function(**{one.name: given.get(one.name) for one in parameters_of(function)})
        problems = [answer] if isinstance(answer, Problem) else list(answer or ())
    except Exception as fault:  # noqa: BLE001 - one broken rule must not take the others along
        where = [
            f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(fault.__traceback__)
        ]
        LOG.error("rule %s failed: %s at %s", rule.id, type(fault).__name__, " ".join(where))  # noqa: TRY400 - a traceback could show what people wrote
        said = _("规则 {rule} 没能检查完（程序错误）：请人工核对，并把规则号告诉管理员。", rule=rule.id)
        problems, failed = [Problem((), said)], True
    for one in problems:
        yield Finding(
            rule=rule.id,
            severity=one.severity or rule.severity,
            kind=one.kind or rule.kind,
            fields=(),
            message=one.message,
            citation=citation_of(rule, law_day).as_dict() if rule.act.number else None,
            matches=one.matches,
            failed=failed,
        )
