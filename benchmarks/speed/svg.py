"""Growth curves as SVG, by hand: both axes in powers of ten, one line for each engine."""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10

_WIDTH, _HEIGHT = 640, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 150, 40, 44
_COLOURS = ("#0b5394", "#38761d", "#990000", "#b45f06", "#666666", "#674ea7")
_STYLE = "font-family: sans-serif; font-size: 12px; fill: #222222"

Points = Sequence[tuple[float, float]]


def growth(title: str, unit: str, lines: Mapping[str, Points]) -> str:
    """The chart of figures by size; a line without points is left out."""
    lines = {name: points for name, points in lines.items() if points}
    xs = [x for points in lines.values() for x, _ in points]
    ys = [y for points in lines.values() for _, y in points]
    across, up = _Axis(xs, _LEFT, _WIDTH - _RIGHT), _Axis(ys, _HEIGHT - _BOTTOM, _TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' width="{_WIDTH}" height="{_HEIGHT}" role="img" style="{_STYLE}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="22" font-weight="bold">{escape(title)}</text>',
        *_grid(across, up, unit),
    ]
    for number, (name, points) in enumerate(lines.items()):
        parts += _line(name, [(across.place(x), up.place(y)) for x, y in points], number)
    return "\n".join((*parts, "</svg>", ""))


class _Axis:
    """Powers of ten around the values, laid on pixels from ``start`` to ``end``."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self._low = floor(log10(min(values)))
        self._high = max(ceil(log10(max(values))), self._low + 1)
        self._start, self._end = start, end

    def place(self, value: float) -> float:
        """The pixel of a value."""
        share = (log10(value) - self._low) / (self._high - self._low)
        return self._start + share * (self._end - self._start)

    def ticks(self) -> list[float]:
        """The powers of ten."""
        return [10.0**power for power in range(self._low, self._high + 1)]


def _grid(across: _Axis, up: _Axis, unit: str) -> list[str]:
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    parts = []
    for value in up.ticks():
        y = up.place(value)
        parts.append(_stroke(_LEFT, y, right, y, "#dddddd", 1))
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:,g}</text>')
    for value in across.ticks():
        x = across.place(value)
        parts.append(_stroke(x, _TOP, x, bottom, "#dddddd", 1))
        parts.append(
            f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{value:,.0f}</text>'
        )
    parts.append(f'<text x="{_LEFT - 6}" y="{_TOP - 6}" text-anchor="end">{escape(unit)}</text>')
    middle = (_LEFT + right) / 2
    parts.append(f'<text x="{middle}" y="{_HEIGHT - 10}" text-anchor="middle">sections</text>')
    return parts


def _line(name: str, places: Points, number: int) -> list[str]:
    colour = _COLOURS[number % len(_COLOURS)]
    joints = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
    left, y = _WIDTH - _RIGHT + 12, _TOP + 12 + 18 * number
    return [
        f'<polyline points="{joints}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *dots,
        _stroke(left, y, left + 16, y, colour, 2),
        f'<text x="{left + 22}" y="{y + 4}">{escape(name)}</text>',
    ]


def _stroke(x1: float, y1: float, x2: float, y2: float, colour: str, width: int) -> str:
    places = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {places} stroke="{colour}" stroke-width="{width}"/>'
