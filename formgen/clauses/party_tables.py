"""Parties in a table whose first row names the roles: ｜　｜甲方｜乙方｜, ｜名称｜…｜…｜, ｜地址｜…｜…｜."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.party_details import LABELS, is_blank, is_plausible
from formgen.clauses.party_names import Mention, Span, is_name
from formgen.clauses.party_roles import ROLE, plain_role
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_CELL = expression(r"[^|\t\n]*[^|\t\n\s][^|\t\n]*")
_ROLE = expression(rf"\s*(?P<role>{ROLE})\s?(?:\(\s?(?P<also>{ROLE}|[一-龥]{{2,6}})\s?\))?\s*")
_NAME = expression(r"\s*(?:单位|公司|全)?(?:名\s{0,4}称|全称|姓名)(?:\(姓名\))?\s*[:]?\s*")
_DETAILS = {key: expression(rf"\s*(?:{words})\s*[:]?\s*") for key, words in LABELS.items()}
_FEW, _MOST = 2, 4
_LONGEST = 80


def in_tables(folded: str, start: int, end: int) -> Iterator[Mention]:
    """The parties whose roles stand side by side and whose names follow behind 名称, in the same order."""
    cells = [one.span() for one in _CELL.finditer(folded, start, end) if one.end() - one.start() < _LONGEST]
    place = 0
    while place < len(cells):
        roles = _roles(folded, cells[place : place + _MOST])
        place += len(roles) or 1
        if len(roles) >= _FEW and place < len(cells) and _NAME.fullmatch(folded, *cells[place]):
            yield from _named(folded, roles, cells[place:])


def _roles(folded: str, cells: list[Span]) -> list[list[str]]:
    """The roles in the first of *cells*, one or two for each party."""
    found = []
    for cell in cells:
        role = _ROLE.fullmatch(folded, *cell)
        if not role:
            break
        also = role.group("also")
        found.append([plain_role(role.group("role")), *([plain_role(also)] if also else [])])
    return found


def _named(folded: str, roles: list[list[str]], cells: list[Span]) -> list[Mention]:
    many = len(roles)
    names = cells[1 : many + 1]
    if len(names) < many or not all(is_name(folded[slice(*one)].strip()) for one in names):
        return []
    found = [Mention(role, _bare(folded, *name)) for role, name in zip(roles, names, strict=True)]
    place = many + 1
    while place + many < len(cells) + 1 and (key := _detail(folded, cells[place : place + 1])):
        for one, cell in zip(found, cells[place + 1 : place + 1 + many], strict=False):
            _put(one, key, folded, cell)
        place += many + 1
    return found


def _detail(folded: str, cells: list[Span]) -> str:
    return next((key for key, label in _DETAILS.items() if cells and label.fullmatch(folded, *cells[0])), "")


def _put(one: Mention, key: str, folded: str, cell: Span) -> None:
    span = _bare(folded, *cell)
    written = folded[slice(*span)]
    if is_blank(written):
        one.open.add(key)
    elif is_plausible(key, written):
        one.details.setdefault(key, span)
    else:
        one.unclear.add(key)


def _bare(folded: str, start: int, end: int) -> Span:
    cell = folded[start:end]
    return start + len(cell) - len(cell.lstrip()), start + len(cell.rstrip())
