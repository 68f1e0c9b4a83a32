"""Courts that lie elsewhere than the property a contract is about, as far as both are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.named_forum import written_forums
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings

if TYPE_CHECKING:
    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.text import Match, Text

_COURT = expression(
    "(?:[一-龥]{2,3}(?:省|自治区))?(?:(?P<city>[一-龥]{2,4})市)?(?:(?P<district>[一-龥]{1,6})(?:区|县|市))?(?:基层|中级|高级)?人民法院$"
)
_PLACED = expression(
    "(?:坐落|座落|位于|工程地点|项目地点|建设地点|施工地点|(?:房屋|物业|租赁物|标的物|场地|商铺|厂房)(?:的)?(?:地址|位置|地点))[^。;\\n]{0,60}"
)
_CITY = expression("(?P<city>[一-龥]{2})市")
_DISTRICT = expression("(?:市|省|^|[,:于])(?P<district>[一-龥]{2,3}?)(?:区|县)(?!域|间|属|内的)")


def courts_away_from_the_property(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Courts named for disputes whose city or district is not one of those where the property is said to lie."""
    places = [
        found.group() for reading in readings(text, gazetteer) for found in _PLACED.finditer(reading.words)
    ]
    cities = {one["city"] for place in places for one in _CITY.finditer(place)}
    districts = {one["district"][-2:] for place in places for one in _DISTRICT.finditer(place)}
    if not cities and not districts:
        return []
    return [
        match
        for match in written_forums(text, gazetteer)
        if _is_away("".join(match.quote.split()), cities, districts)
    ]


def _is_away(name: str, cities: set[str], districts: set[str]) -> bool:
    found = _COURT.search(name)
    if not found:
        return False
    city, district = found["city"], found["district"]
    if city and cities and not any(city.endswith(one) for one in cities):
        return True
    return bool(district and districts) and not any(
        district.endswith(one) or one.endswith(district) for one in districts
    )
