"""Reading the name of a court or an arbitration body: is it the exact full name, and where does it stand?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from formgen.clauses.fold import fold
from formgen.clauses.gazetteer import Gazetteer, Institution, Place, Standing
from formgen.clauses.lexicon import OVERSEAS, TERRITORY, key_of, lexicon_of
from formgen.clauses.patterns import expression

_WELL_FORMED = expression(r"[\u4e00-\u9fa5()]{2,}(?:人民法院|仲裁委员会|仲裁院)")
_ALSO_EXACT = expression(
    r"[\u4e00-\u9fa5()]{2,}(?:海事法院|知识产权法院|互联网法院|金融法院|军事法院|铁路运输法院|铁路运输中级法院|林区法院)"
)
_COURT = expression("人民法院|法院")
_ABROAD = expression("境外|国外|外国|海外")


@dataclass(frozen=True)
class InstitutionReading:
    """What is known about a name as it was written.

    *exact* is true for a full name without ambiguity, also of a body that the gazetteer does not list;
    *known* says whether it lists it. *full_name* is the body that is meant; it differs from the name as
    written for aliases, and is empty where nothing is known. *standing* and *successor* tell of bodies that
    were renamed or merged.
    """

    written: str
    exact: bool
    known: bool
    place: Place
    full_name: str = ""
    standing: Standing = Standing.CURRENT
    successor: str = ""
    vague: bool = False
    ambiguous: str = ""


def look_up_institution(name: str, gazetteer: Gazetteer) -> InstitutionReading:
    """Read *name*, whatever it is; nothing is raised.

    Vague are seats instead of names: ``甲方所在地人民法院``, ``有管辖权的人民法院``, ``当地仲裁机构``.
    """
    written = name.strip()
    key = key_of("".join(written.split()))
    if seat := _vague_seat(key, gazetteer):
        return InstitutionReading(
            written, exact=False, known=False, place=_place_of_seat(key, seat), vague=True
        )
    if body := _index(gazetteer).get(key):
        return InstitutionReading(
            written,
            exact=key == key_of(body.name) and not body.ambiguous,
            known=True,
            place=body.place,
            full_name=body.name,
            standing=body.standing,
            successor=body.successor,
            ambiguous=body.ambiguous,
        )
    return _unlisted(written, key, gazetteer)


@lru_cache(maxsize=4)
def _index(gazetteer: Gazetteer) -> dict[str, Institution]:
    index = {key_of(body.name): body for body in gazetteer.institutions}
    for body in gazetteer.institutions:
        for other in (*body.aliases, *body.doubtful):
            index.setdefault(key_of(other), body)
    return index


def _vague_seat(key: str, gazetteer: Gazetteer) -> str:
    if abroad := _ABROAD.search(key):
        return abroad.group()
    return next((word for word in gazetteer.vague_seats if word in key), "")


def _place_of_seat(key: str, seat: str) -> Place:
    if _ABROAD.search(key):
        return Place.OVERSEAS
    return Place.LOCAL if seat.startswith("甲方") or "甲方" in key else Place.UNKNOWN


def _unlisted(written: str, key: str, gazetteer: Gazetteer) -> InstitutionReading:
    plain = fold(key)
    begins = lexicon_of(gazetteer).names_in(key)[:1]
    if begins and begins[0].start == 0 and begins[0].mark in {TERRITORY, OVERSEAS}:
        return InstitutionReading(written, exact=False, known=False, place=Place.OVERSEAS)
    exact = bool(_WELL_FORMED.fullmatch(plain) or _ALSO_EXACT.fullmatch(plain))
    if not exact:
        return InstitutionReading(
            written, exact=False, known=False, place=_place_of_fragment(plain, gazetteer)
        )
    here = any(plain.startswith(place) for place in gazetteer.local_places)
    if not _COURT.search(plain) and here:
        # An arbitration body said to be here that the list does not know does not exist.
        return InstitutionReading(written, exact=True, known=False, place=Place.UNKNOWN)
    return InstitutionReading(written, exact=True, known=False, place=_place_of_unlisted(plain))


def _place_of_fragment(plain: str, gazetteer: Gazetteer) -> Place:
    return Place.LOCAL if any(place in plain for place in gazetteer.local_places) else Place.UNKNOWN


_BARE = expression("(?:市|区|县|省|基层|中级|高级|最高|各级)?(?:人民法院|仲裁委员会|仲裁院)")


def _place_of_unlisted(plain: str) -> Place:
    return Place.UNKNOWN if _BARE.fullmatch(plain) else Place.DOMESTIC_OTHER
