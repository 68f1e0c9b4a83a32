"""What is wrong with definitions taken together: found when they are loaded, all at once, by name.

A rule alone may be well, and yet ask for a field that no form has; a form alone may be well, and yet
name a rule that no act has. Most often a name is misspelt.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from formgen.docket import dockets, reachable
from formgen.enclosure import enclosed_in
from formgen.errors import DefinitionFault
from formgen.fields.base import When
from formgen.fields.rows import Rows
from formgen.form import PLACE
from formgen.rules import AMBIENT, parameters_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from formgen.fields.base import Field
    from formgen.form import ChecklistLine, Form, ModelClause
    from formgen.law import Act
    from formgen.ledger import PeriodicReport
    from formgen.periods import Period
    from formgen.rules import Rule


def faults_of(acts: tuple[Act, ...], forms: tuple[Form, ...]) -> Iterator[str]:
    """Every fault of *acts* and *forms*, as one sentence for their author."""
    yield from _doubled(acts, forms)
    broken = {form: said for form in forms if (said := _why_broken(form))}
    yield from broken.values()
    sound = tuple(form for form in forms if form not in broken)
    yield from _unaskable(acts, sound)
    rules = {rule for act in acts for rule in act.rules}
    ids = {form.id: form for form in sound}
    for form in sound:
        yield from (f"form {form.id}: {said}" for said in _of_form(form, acts, rules))
        yield from (f"form {form.id}: {said}" for said in _of_sources(form, ids))


def _why_broken(form: Form) -> str | None:
    """Why the fields of *form* cannot even be listed; ``None`` where they can."""
    try:
        return None if form.tree else f"form {form.id} asks for nothing"
    except DefinitionFault as fault:
        return str(fault)


def _doubled(acts: tuple[Act, ...], forms: tuple[Form, ...]) -> Iterator[str]:
    names = {
        "forms have the id": [form.id for form in forms],
        "forms have the code": [form.code for form in forms],
        "acts have the number": [act.number for act in acts if act.number],
        "rules have the id": [rule for act in acts for rule in act.rules],
        "acts derive the value": [name for act in acts for name in act.derived],
    }
    for what, listed in names.items():
        yield from (f"two {what} {one}" for one, times in Counter(listed).items() if times > 1)


def _unaskable(acts: tuple[Act, ...], forms: tuple[Form, ...]) -> Iterator[str]:
    """Rules and derived values that no form can ever ask."""
    derived = {name: function for act in acts for name, function in act.derived.items()}
    asked = {name: [one.name for one in parameters_of(function)] for name, function in derived.items()}
    fields = frozenset(name for form in forms for name in _offered(form))
    known = fields | set(derived) | AMBIENT
    for name, inputs in asked.items():
        unknown = [one for one in inputs if one not in known]
        if unknown:
            yield f"the derived value {name} asks for {', '.join(unknown)}: no form has it"
    given = frozenset(one for inputs in asked.values() for one in inputs) - set(derived)
    circle = set(derived) - reachable(given, derived)
    if circle:
        yield f"derived values ask for one another in a circle: {', '.join(sorted(circle))}"
    yield from _over_awaited(acts, forms)
    run = {rule.id for form in forms for book in dockets(form, acts) for rule in book.rules}
    for act in acts:
        yield from (said for rule in act.rules.values() if (said := _why_never(rule, known, run)))


def _over_awaited(acts: tuple[Act, ...], forms: tuple[Form, ...]) -> Iterator[str]:
    """Rules that still wait for a form that has come: nobody would notice that they ask for a misspelt field."""
    there = {code: form.id for form in forms for code in (form.code, *(one.code for one in form.parts))}
    for act in acts:
        yield from (
            f"rule {rule.id} ({rule.name}) awaits {rule.awaits}, which is there as {there[rule.awaits]}: take awaits away"
            for rule in act.rules.values()
            if rule.awaits in there
        )


def _offered(form: Form) -> Iterator[str]:
    """The names under which *form* gives values to rules."""
    for paper in form.papers.values():
        yield from paper.tree
    for one in enclosed_in(form):
        yield from one.inputs
    yield from form.derived


def _why_never(rule: Rule, known: frozenset[str], run: set[str]) -> str | None:
    """Why no form asks *rule*; ``None`` where one does, or where it says which form it awaits."""
    if rule.awaits or rule.reads_paper or rule.id in run:
        return None
    unknown = [name for name in rule.inputs if name not in known]
    if unknown:
        return f"rule {rule.id} ({rule.name}) asks for {', '.join(unknown)}: no form has it"
    if not rule.inputs:
        return f"rule {rule.id} ({rule.name}) reads free text, but no form names its act in `act` or `also`"
    return f"rule {rule.id} ({rule.name}) asks for {', '.join(rule.inputs)}: no form has them all"


def _of_form(form: Form, acts: tuple[Act, ...], rules: set[str]) -> Iterator[str]:
    if form.act not in acts or not set(form.also) <= set(acts):
        yield "it stands under an act that is not among those found: name it ACT in a module of its package"
    for name in (form.law_day, form.name_field, form.stage_field):
        if name and name not in form.fields:
            yield f"it names the field {name}, which it does not have"
    numbers = {line.no for line in form.checklist}
    for path, field in form.fields.items():
        yield from (f"{path}: {said}" for said in _of_field(field, set(form.fields), rules))
        if field.element and field.element not in numbers:
            yield f"{path}: the checklist has no line {field.element}"
    for line in form.checklist:
        yield from (f"checklist line {line.no}: {said}" for said in _of_line(line, form, rules))
    yield from _of_parts(form, rules)
    yield from _of_figures(form)
    yield from (
        f"it leaves {rule} to another paper: there is no such rule"
        for rule in form.elsewhere
        if rule not in rules
    )
    for heading in form.headings:
        yield from (f"heading {heading.key}: {said}" for said in _strangers(heading.shown, form.fields))
    for clause in form.model_clauses:
        yield from (f"model clause {clause.id}: {said}" for said in _of_clause(clause, form))


def _of_parts(form: Form, rules: set[str]) -> Iterator[str]:
    """What is wrong with the parts of *form* and with what is enclosed in it."""
    yield from (f"its part {part} has no field" for part, paper in form.papers.items() if not paper.fields)
    for one in enclosed_in(form):
        yield from (f"{one.name}: no rule has the id {rule}" for rule in one.shares if rule not in rules)
        if one.stated_in and one.stated_in not in form.fields:
            yield f"{one.name}: the form has no field {one.stated_in}"


def _of_sources(form: Form, forms: Mapping[str, Form]) -> Iterator[str]:
    """What is wrong with what *form* takes over from others."""
    doubled = [name for name, times in Counter(one.form for one in form.sources).items() if times > 1]
    yield from (f"it takes over from {name} twice" for name in doubled)
    for source in form.sources:
        other = forms.get(source.form)
        if other is None:
            yield f"it takes over from {source.form}: there is no such form"
            continue
        unknown = [path for path in source.carry if path not in form.fields]
        yield from (f"it takes over into {path}, which it does not have" for path in unknown)
        asked = [one for one in source.carry.values() if isinstance(one, str)]
        asked += source.offered.paths if isinstance(source.offered, When) else ()
        yield from (
            f"it takes over {path}: {other.id} has no such field"
            for path in asked
            if path not in other.fields
        )


def _of_figures(form: Form) -> Iterator[str]:
    """Figures that a sentence of the form names and the form does not give, or the other way round."""
    hints = (one.hint for one in form.fields.values())
    said = " ".join((form.about, *(one.intro for one in form.steps), *hints))
    named = set(PLACE.findall(said))
    yield from (
        f"its sentences name the figure {one}, which it does not give" for one in named - set(form.figures)
    )
    yield from (f"it gives the figure {one}, which no sentence names" for one in set(form.figures) - named)


def _of_field(field: Field, names: set[str], rules: set[str]) -> Iterator[str]:
    yield from (f"no rule has the id {rule}" for rule in field.rules if rule not in rules)
    for condition in (field.shown, None if isinstance(field.required, bool) else field.required):
        yield from _strangers(condition, names)
    columns = field.columns if isinstance(field, Rows) else ()
    for column in columns:
        found = _of_field(column, {one.name for one in columns}, rules)
        yield from (f"column {column.name}: {said}" for said in found)


def _of_line(line: ChecklistLine, form: Form, rules: set[str]) -> Iterator[str]:
    own = {rule for rule in (line.rule, *line.others) if rule and not rule.startswith("FORM-")}
    yield from (f"no rule has the id {rule}" for rule in sorted(own - rules))
    yield from _strangers(line.shown, form.fields)


def _of_clause(clause: ModelClause, form: Form) -> Iterator[str]:
    named = [clause.field, *PLACE.findall(clause.text)]
    yield from (f"the form has no field {one}" for one in dict.fromkeys(named) if one not in form.fields)
    yield from _strangers(clause.suits, form.fields)


def _strangers(condition: When | None, names: Iterable[str]) -> Iterator[str]:
    """What a condition asks for that is not there."""
    asked = condition.paths if condition else frozenset[str]()
    yield from (f"its condition asks for {one}" for one in sorted(asked - set(names)))


def faults_of_reports(
    reports: Iterable[PeriodicReport], forms: Iterable[Form], periods: Iterable[Period]
) -> Iterator[str]:
    """What is wrong with *reports*, as sentences for their author."""
    known, yearly = {one.id: one for one in forms}, {one.id for one in periods if one.yearly}
    for report in reports:
        if report.period not in yearly:
            yield f"report {report.id}: there is no yearly period {report.period}"
        form = known.get(report.paper.form)
        if form is None:
            yield f"report {report.id}: there is no form {report.paper.form}"
        else:
            yield from (f"report {report.id}: {said}" for said in _of_report(report, form))


def _of_report(report: PeriodicReport, form: Form) -> Iterator[str]:
    paper = report.paper
    paths = {*paper.paths(), *(one.answer for one in report.sections)}
    yield from (f"{form.id} does not ask for {path}" for path in sorted(paths - set(form.fields)))
    table = form.fields.get(paper.table)
    columns = {one.name for one in getattr(table, "columns", ())}
    strange = {*paper.columns, paper.progress} - columns
    yield from (f"{paper.table} has no column {name}" for name in sorted(strange))
