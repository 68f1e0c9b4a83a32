"""A run of a Word document in pieces, each a run of its own that looks like it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from formgen.rendering.template import W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Dress = Callable[[etree._Element, str], None]  # noqa: SLF001 - the type of lxml
    """Changes the properties of a new run that is to hold a piece."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def split(run: etree._Element, text: etree._Element, pieces: Sequence[str], dress: Dress) -> None:
    """Put runs of their own in the place of *run*: what stands beside its *text*, and each of *pieces*."""
    parent = run.getparent()
    if parent is None:
        return
    at = run.index(text)
    before, after = run[:at], run[at + 1 :]
    runs = [*_run_of(run, before), *(_run_with(run, one, dress) for one in pieces), *_run_of(run, after)]
    place = parent.index(run)
    parent[place : place + 1] = runs


def properties_of(run: etree._Element) -> etree._Element:
    """The properties of *run*, made where there are none."""
    found = run.find(f"{W}rPr")
    if found is None:
        found = etree.Element(f"{W}rPr")
        run.insert(0, found)
    return found


def _run_of(run: etree._Element, children: list[etree._Element]) -> Iterator[etree._Element]:
    """A run with the properties of *run* and *children*; none when there is nothing to show."""
    shown = [one for one in children if one.tag != f"{W}rPr"]
    if shown:
        new = _bare(run)
        new.extend(shown)
        yield new


def _run_with(run: etree._Element, piece: str, dress: Dress) -> etree._Element:
    new = _bare(run)
    dress(new, piece)
    text = etree.SubElement(new, f"{W}t", {_SPACE: "preserve"})
    text.text = piece
    return new


def _bare(run: etree._Element) -> etree._Element:
    """A run without content, with the properties of *run*."""
    new = etree.Element(f"{W}r", dict(run.attrib), run.nsmap)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(copy.deepcopy(properties))
    return new
