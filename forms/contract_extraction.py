"""From a contract that was read to the answers of 政府合同 (F-GC-01), each with its sentence and how sure it is.

Nothing is made up: what the contract does not say is not answered, and what the form would not accept
is left out. Where the contract calls somebody else 甲方, its texts are turned so that the government side is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression
from formgen.fields.base import Field, Misread
from formgen.plan import Extent

from . import contract_extraction_figures as figures
from . import contract_extraction_head as head
from . import contract_extraction_terms as terms
from .contract_extraction_openers import asked, openers
from .contract_extraction_rest import left_over, payment, recital
from .contract_extraction_sides import sides
from .contract_extraction_source import Source
from .contract_extraction_texts import labelled, texts
from .government_contract import FORM
from .law.reading import extent

if TYPE_CHECKING:
    from formgen.clauses import Contract
    from formgen.plan import Extracted

_READERS = (
    head.head,
    head.parties,
    texts,
    labelled,
    figures.price,
    figures.payer,
    figures.quantity,
    figures.term,
    figures.warranty,
    figures.milestones,
    sides,
    terms.change_and_renewal,
    terms.dispute,
    terms.law_and_language,
    terms.contacts,
    terms.contacts_beside,
    terms.effect,
)
_LAST = (recital, payment)
"""These look at what the others found."""
_CELL = expression(r"(?P<table>.+)\[(?P<row>[0-9]+)\]\.(?P<column>.+)")


def extract(paper: Contract) -> tuple[Extracted, ...]:
    """The answers that *paper* gives, each once, in the order of the form's steps as far as they are read so."""
    if extent(paper) is Extent.OTHER:
        return ()
    source = Source(paper)
    found: dict[str, Extracted] = {}
    for reader in _READERS:
        for one in reader(source):
            _take(found, one)
    for reader_of_rest in _LAST:
        for one in list(reader_of_rest(source, tuple(found.values()))):
            _take(found, one)
    for one in list(openers(found)):
        _take(found, one)
    found = {one.path: one for one in asked(found.values())}
    found |= {one.path: one for one in left_over(source, found.values()) if _is_accepted(one)}
    if "other_terms" in found:
        found.pop("other_terms_none", None)
    return tuple(found.values())


def _take(found: dict[str, Extracted], one: Extracted) -> None:
    """Keep *one* unless something surer has its place."""
    known = found.get(one.path)
    if (known is None or known.confidence < one.confidence) and _is_accepted(one):
        found[one.path] = one


def _is_accepted(one: Extracted) -> bool:
    """Whether the form can read the answer."""
    cell = _CELL.fullmatch(one.path)
    path, value = (cell["table"], [{cell["column"]: one.value}]) if cell else (one.path, one.value)
    field = _field(path)
    if field is None:
        return False
    try:
        field.parse(value)
    except Misread:
        return False
    return True


def _field(path: str) -> Field | None:
    tree: object = FORM.tree
    for key in path.split("."):
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree if isinstance(tree, Field) else None
