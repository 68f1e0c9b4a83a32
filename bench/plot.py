"""A few line charts as one SVG, written out by hand: nothing to install, and the same drawing everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 420, 280
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 40, 44
COLOURS = ("#0b5cad", "#b3430b", "#3c7a1a")
COLUMNS = 2

Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Chart:
    """One chart: lines by their names, on axes that count in powers of ten.

    :param across: what is counted along the bottom; *up*: what along the side.
    """

    title: str
    across: str
    up: str
    lines: dict[str, Points]


def svg(charts: list[Chart]) -> str:
    """All *charts* on one sheet, two in a row."""
    rows = ceil(len(charts) / COLUMNS)
    placed = [
        f'<g transform="translate({at % COLUMNS * WIDTH} {at // COLUMNS * HEIGHT})">{_drawn(chart)}</g>'
        for at, chart in enumerate(charts)
    ]
    size = f'width="{COLUMNS * WIDTH}" height="{rows * HEIGHT}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(placed)}</svg>\n'
    )


def _drawn(chart: Chart) -> str:
    places = [point for line in chart.lines.values() for point in line]
    across = _decades([x for x, _y in places])
    up = _decades([y for _x, y in places])
    parts = [_text(LEFT, 18, chart.title, weight="bold"), _grid(across, up)]
    parts.append(_text((WIDTH + LEFT) / 2, HEIGHT - 8, chart.across, anchor="middle"))
    parts.append(_text(LEFT, 32, chart.up))
    for number, (name, line) in enumerate(chart.lines.items()):
        parts.append(_line(line, across, up, COLOURS[number % len(COLOURS)]))
        parts.append(_text(LEFT + 90 + number * 150, 32, name, colour=COLOURS[number % len(COLOURS)]))
    return "".join(parts)


def _decades(values: list[float]) -> tuple[int, int]:
    """The powers of ten that hold all *values*."""
    least, most = floor(log10(min(values))), ceil(log10(max(values)))
    return least, max(most, least + 1)


def _place(value: float, decades: tuple[int, int], start: float, end: float) -> float:
    least, most = decades
    return round(start + (log10(value) - least) / (most - least) * (end - start), 1)


def _x(value: float, decades: tuple[int, int]) -> float:
    return _place(value, decades, LEFT, WIDTH - RIGHT)


def _y(value: float, decades: tuple[int, int]) -> float:
    return _place(value, decades, HEIGHT - BOTTOM, TOP)


def _grid(across: tuple[int, int], up: tuple[int, int]) -> str:
    drawn = []
    for power in range(across[0], across[1] + 1):
        at = _x(10.0**power, across)
        drawn.append(f'<path d="M{at} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        drawn.append(_text(at, HEIGHT - BOTTOM + 14, f"{10.0**power:g}", anchor="middle"))
    for power in range(up[0], up[1] + 1):
        at = _y(10.0**power, up)
        drawn.append(f'<path d="M{LEFT} {at}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        drawn.append(_text(LEFT - 6, at + 4, f"{10.0**power:g}", anchor="end"))
    return "".join(drawn)


def _line(line: Points, across: tuple[int, int], up: tuple[int, int], colour: str) -> str:
    places = [(_x(x, across), _y(y, up)) for x, y in line]
    path = " ".join(f"{x},{y}" for x, y in places)
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="2.5" fill="{colour}"/>' for x, y in places)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>{dots}'


def _text(
    x: float, y: float, said: str, *, anchor: str = "start", colour: str = "#222", weight: str = "normal"
) -> str:
    place = f'x="{x:g}" y="{y:g}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}" font-weight="{weight}">{escape(said)}</text>'
