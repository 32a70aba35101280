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
    """A row of bars with what they show."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Panels:
    """All rows; ``gaps`` are the left edges of steps of which nothing is known. ``overhang`` is by
    how much a label is wider than a step: such labels begin where their step does.
    """

    panels: tuple[Panel, ...]
    gaps: tuple[int, ...]
    step: int
    width: int
    overhang: int
    most: float

    @property
    def is_told(self) -> bool:
        """Whether there is room for a number above each bar."""
        return self.step > _NARROW

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


def panels(
    rows: Sequence[tuple[str, Sequence[tuple[Step, float]]]], gaps: Sequence[bool]
) -> Panels | None:
    """The rows as bars of so much height each; None where there is nothing to draw."""
    count = len(gaps)
    most = max((height for _, steps in rows for _, height in steps), default=0.0)
    if not count or not rows:
        return None
    step = next((pixels for most_steps, pixels in _STEPS if count <= most_steps), _NARROW)
    longest = max(len(one.label) for _, steps in rows for one, _ in steps)
    wide = longest * _CHARACTER
    every = -(-wide // step)
    return Panels(
        panels=tuple(
            Panel(
                title,
                tuple(
                    _bar(place, one, height / most if most else 0.0, step, every)
                    for place, (one, height) in enumerate(steps)
                ),
            )
            for title, steps in rows
        ),
        gaps=tuple(place * step for place, is_gap in enumerate(gaps) if is_gap),
        step=step,
        width=count * step,
        overhang=max(0, wide - step),
        most=most,
    )


def _bar(place: int, step: Step, share: float, width: int, every: int) -> Bar:
    height = max(_LEAST, round(share * _HEIGHT, 1)) if step.count else 0
    y = round(_HEAD + _HEIGHT - height, 1)
    return Bar(step, place * width, y, height, labelled=place % every == 0)
