"""Charts drawn by the server: numbers to places on a canvas, which a template makes an SVG of."""

from collections.abc import Sequence
from dataclasses import dataclass

_STEP, _BAR, _HEIGHT, _FOOT, _HEAD = 44, 28, 120, 22, 18
_MOST_GAPS = 60
"""Years without anything are drawn too, unless a wrong date would make a desert of them."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar; ``series`` is its place among the series, which has a style."""

    series: int
    x: int
    y: float
    width: int
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its label below and its total above."""

    label: str
    total: int
    middle: float
    top: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """All bars on a canvas of so many units."""

    width: int
    height: int
    foot: int
    bars: tuple[Bar, ...]


def stacked_years(counts: Sequence[tuple[str, Sequence[int]]]) -> Chart:
    """A bar for each year, its series on each other; years are in order."""
    rows = _without_gaps([(year, tuple(found)) for year, found in counts if year])
    most = max((sum(found) for _, found in rows), default=0) or 1
    bars = tuple(_bar(place, year, found, most) for place, (year, found) in enumerate(rows))
    height = _HEAD + _HEIGHT + _FOOT
    return Chart(max(len(rows), 1) * _STEP, height, height - 6, bars)


def _without_gaps(rows: list[tuple[str, tuple[int, ...]]]) -> list[tuple[str, tuple[int, ...]]]:
    if not rows:
        return rows
    first, last = int(rows[0][0]), int(rows[-1][0])
    if last - first > _MOST_GAPS:
        return rows
    known, none = dict(rows), (0,) * len(rows[0][1])
    return [(str(year), known.get(str(year), none)) for year in range(first, last + 1)]


def _bar(place: int, year: str, counts: tuple[int, ...], most: int) -> Bar:
    x, y, segments = place * _STEP + (_STEP - _BAR) // 2, float(_HEAD + _HEIGHT), []
    for series, count in enumerate(counts):
        height = round(count / most * _HEIGHT, 1)
        y = round(y - height, 1)
        if count:
            segments.append(Segment(series, x, y, _BAR, height))
    return Bar(year, sum(counts), x + _BAR / 2, round(y - 4, 1), tuple(segments))
