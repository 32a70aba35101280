"""Charts of several rows of bars, one below the other on the same scale: geometry alone.

Each question has a row of its own, so that no colour has to tell one from another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from search_app.pages.histogram import Step

_HEIGHT, _FOOT, _HEAD = 72, 22, 18
_STEPS = ((12, 64), (24, 44))
"""How many steps may take so many pixels each."""
_NARROW = 26
_CHARACTER = 8
"""Pixels of a digit of a label, with room beside it."""
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A step as it is drawn, in pixels; ``labelled`` where there is room for its label."""

    step: Step
    x: int
    y: float
    height: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """A row of bars with what they show; ``gaps`` are the left edges of steps of which nothing is
    known.
    """

    title: str
    bars: tuple[Bar, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Panels:
    """All rows. ``overhang`` is by how much a label is wider than a step: such labels begin where
    their step does.
    """

    panels: tuple[Panel, ...]
    step: int
    width: int
    overhang: int
    most: float

    @property
    def is_told(self) -> bool:
        """Whether there is room for a number above each bar."""
        return self.step > _NARROW

    @property
    def has_gaps(self) -> bool:
        """Whether nothing is known of any step of a row."""
        return any(panel.gaps for panel in self.panels)

    @property
    def bar(self) -> tuple[int, int]:
        """The distance of a bar from the left edge of its step, and its width."""
        return self.step // 8, self.step - 2 * (self.step // 8)

    @property
    def head(self) -> int:
        """Where the highest bar begins."""
        return _HEAD

    @property
    def ground(self) -> int:
        """Where the bars stand."""
        return _HEAD + _HEIGHT

    @property
    def height(self) -> int:
        """The height of a row with its labels."""
        return _HEAD + _HEIGHT + _FOOT


@dataclass(frozen=True, slots=True)
class Height:
    """A step of a row and how high it stands; of a gap nothing is known."""

    step: Step
    height: float
    is_gap: bool


def panels(rows: Sequence[tuple[str, Sequence[Height]]]) -> Panels | None:
    """The rows, as long as each other, as bars; None where there is nothing to draw."""
    all_steps = [one for _, steps in rows for one in steps]
    if not all_steps:
        return None
    count = len(all_steps) // len(rows)
    most = max(one.height for one in all_steps)
    width = next((pixels for most_steps, pixels in _STEPS if count <= most_steps), _NARROW)
    wide = max(len(one.step.label) for one in all_steps) * _CHARACTER
    every = -(-wide // width)
    return Panels(
        panels=tuple(_panel(title, steps, most, width, every) for title, steps in rows),
        step=width,
        width=count * width,
        overhang=max(0, wide - width),
        most=most,
    )


def _panel(title: str, steps: Sequence[Height], most: float, width: int, every: int) -> Panel:
    bars = (
        _bar(place, one.step, one.height / most if most else 0.0, width, every)
        for place, one in enumerate(steps)
    )
    gaps = (place * width for place, one in enumerate(steps) if one.is_gap)
    return Panel(title, tuple(bars), tuple(gaps))


def _bar(place: int, step: Step, share: float, width: int, every: int) -> Bar:
    height = max(_LEAST, round(share * _HEIGHT, 1)) if step.count else 0
    y = round(_HEAD + _HEIGHT - height, 1)
    return Bar(step, place * width, y, height, labelled=place % every == 0)
