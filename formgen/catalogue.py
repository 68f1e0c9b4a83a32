"""The catalogue: finds acts and forms by package name, checks each, reports every fault at once.

Nothing is listed by hand. A package of forms is named to the catalogue (an entry point of the
installed distribution); every module below it that has a ``FORM`` is a form, every one below its
``law`` that has an ``ACT`` is an act, and its ``PERIODS`` and
``REPORTS`` are what it wants by when, its ``LIVES`` the way that papers go; one that has a ``REVIEW`` says what a review of a contract consists of.
"""

from __future__ import annotations

import importlib
import pkgutil
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from formgen.definitions import faults_of, faults_of_reports
from formgen.errors import DefinitionFault, UnknownForm
from formgen.form import Form, texts_of
from formgen.law import Act
from formgen.ledger import PeriodicReport
from formgen.life import Life, faults_of_lives
from formgen.messages import _
from formgen.periods import Period
from formgen.plan import ReviewPlan
from formgen.records import RecordKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

GROUP = "formgen.forms"
"""The entry points that name packages of forms."""


@dataclass(frozen=True)
class Catalogue:
    """The acts and forms of an installation."""

    acts: tuple[Act, ...]
    forms: tuple[Form, ...]
    reviews: tuple[ReviewPlan, ...] = ()
    records: tuple[RecordKind, ...] = ()
    periods: tuple[Period, ...] = ()
    reports: tuple[PeriodicReport, ...] = ()
    lives: tuple[Life, ...] = ()

    def life(self, form_id: str) -> Life | None:
        """The life of the papers of the form with this id; ``None`` where they have none."""
        return next((one for one in self.lives if form_id in one.forms), None)

    @property
    def review(self) -> ReviewPlan:
        """What a review of a contract consists of here; :class:`DefinitionFault` where nothing says so."""
        if not self.reviews:
            message = "no package of forms has a REVIEW"
            raise DefinitionFault(message)
        return self.reviews[0]

    def form(self, name: str) -> Form:
        """The form with this id or code, its own or that of a part; :class:`UnknownForm` otherwise."""
        for form in self.forms:
            if name in (form.id, form.code, *(part.code for part in form.parts)):
                return form
        known = [f"{form.id}（{form.code}）" for form in self.forms]
        raise UnknownForm(_("没有表单 {name}。现有：{known}。", name=name, known=known))

    def texts(self) -> Iterator[str]:
        """Every Chinese text of the definitions that people read on pages, for translation."""
        for form in self.forms:
            yield from (text for text in form.texts() if text)
        for kind in self.records:
            yield from filter(None, (*kind.texts(), *(one for fact in kind.fields for one in texts_of(fact))))
        for act in self.acts:
            yield from (figure.name for figure in act.figures)
        for period in self.periods:
            yield from period.texts()
        for report in self.reports:
            yield from report.texts()
        for review in self.reviews:
            yield from (element.label for element in review.elements)
        for life in self.lives:
            yield from filter(None, life.texts())


@cache
def installed() -> Catalogue:
    """The catalogue of every package of forms that this installation names."""
    packages = sorted(point.value for point in entry_points(group=GROUP))
    return load(*packages)


def load(*packages: str) -> Catalogue:
    """The catalogue of *packages*; :class:`DefinitionFault` names everything that is wrong with them."""
    acts: dict[int, Act] = {}
    forms: dict[int, Form] = {}
    reviews: dict[int, ReviewPlan] = {}
    kinds: dict[str, RecordKind] = {}
    periods: dict[str, Period] = {}
    reports: dict[str, PeriodicReport] = {}
    lives: dict[str, Life] = {}
    for name in packages:
        for module in _modules(name):
            act, form = getattr(module, "ACT", None), getattr(module, "FORM", None)
            plan = getattr(module, "REVIEW", None)
            if isinstance(act, Act):
                acts[id(act)] = act
            if isinstance(form, Form):
                forms[id(form)] = form
            if isinstance(plan, ReviewPlan):
                reviews[id(plan)] = plan
            kinds |= {one.id: one for one in getattr(module, "RECORDS", ()) if isinstance(one, RecordKind)}
            periods |= {one.id: one for one in getattr(module, "PERIODS", ()) if isinstance(one, Period)}
            told = (one for one in getattr(module, "REPORTS", ()) if isinstance(one, PeriodicReport))
            reports |= {one.id: one for one in told}
            lives |= {one.id: one for one in getattr(module, "LIVES", ()) if isinstance(one, Life)}
    in_order = tuple(sorted(forms.values(), key=lambda form: form.code))
    catalogue = Catalogue(
        tuple(acts.values()),
        in_order,
        tuple(reviews.values()),
        tuple(kinds.values()),
        tuple(periods.values()),
        tuple(reports.values()),
        tuple(lives.values()),
    )
    faults = [*faults_of(catalogue.acts, catalogue.forms)]
    faults += faults_of_lives(catalogue.lives, _sound(catalogue.forms), periods)
    faults += faults_of_reports(catalogue.reports, _sound(catalogue.forms), catalogue.periods)
    if faults:
        raise DefinitionFault("\n".join(faults))
    return catalogue


def _sound(forms: tuple[Form, ...]) -> Iterator[Form]:
    """The forms whose fields can be listed; what is wrong with the others is said elsewhere."""
    for form in forms:
        with suppress(DefinitionFault):
            _fields = form.fields
            yield form


def texts() -> Iterator[str]:
    """Every Chinese text of the installed definitions, for the catalogue of translations."""
    return installed().texts()


def _modules(package: str) -> Iterator[ModuleType]:
    root = _imported(package)
    yield root
    for found in pkgutil.walk_packages(root.__path__, f"{package}."):
        yield _imported(found.name)


def _imported(name: str) -> ModuleType:
    """The module *name*; a definition that cannot even be loaded is named instead of a traceback."""
    try:
        return importlib.import_module(name)
    except DefinitionFault:
        raise
    except Exception as fault:
        message = f"{name} cannot be loaded: {type(fault).__name__}: {fault}"
        raise DefinitionFault(message) from fault


def check_definitions() -> None:
    """Load everything that is installed; raises with every fault at once."""
    if not installed().forms:
        message = "no form is installed"
        raise DefinitionFault(message)
