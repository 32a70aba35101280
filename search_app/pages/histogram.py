"""Counts over time as bars, drawn by the server: geometry here, mark-up in ``_parts.html``."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.query.results import Facet
from search_app.params import Question
from search_app.texts import say

YEAR = "year"
_MOST_BARS = 12
"""More would be narrower than a finger on a phone."""
_SPANS = (1, 2, 5, 10, 20, 50, 100)
_HEIGHT = 64
_LEAST = 2
_WIDEST = 56


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of time, how much there is in it, and where it leads, if anywhere.

    ``mark`` stands under its bar where the label is too wide for it.
    """

    label: str
    count: int
    url: str | None = None
    is_selected: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A step as it is drawn: places and widths in percent of the chart, heights in pixels."""

    step: Step
    left: float
    width: float
    height: int

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return self.left + self.width / 2

    @property
    def inset(self) -> tuple[float, float]:
        """Left edge and width of what is painted, with a gap to the neighbours."""
        return self.left + self.width * 0.1, self.width * 0.8

    @property
    def top(self) -> int:
        """Distance of its upper edge from that of the chart."""
        return _HEIGHT - self.height


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from left to right, in a frame of ``width`` times ``height`` pixels."""

    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        """As wide as its bars need; a narrow window makes it narrower."""
        return len(self.bars) * _WIDEST

    @property
    def height(self) -> int:
        """The height of the tallest bar."""
        return _HEIGHT


def chart(steps: Sequence[Step]) -> Chart | None:
    """The steps as bars; None where there is nothing to compare."""
    most = max((step.count for step in steps), default=0)
    if len(steps) < 2 or not most:
        return None
    width = 100 / len(steps)
    return Chart(
        tuple(
            Bar(step, number * width, width, _height(step.count, most))
            for number, step in enumerate(steps)
        )
    )


def _height(count: int, most: int) -> int:
    return max(_LEAST, round(count / most * _HEIGHT)) if count else 0


def by_year(facets: Sequence[Facet], question: Question, path: str) -> Chart | None:
    """What was found by years, or by spans of years where there are many; each leads there."""
    found = [count for facet in facets if facet.name == YEAR for count in facet.counts]
    # A selected value is listed even where nothing is found, and may be no year at all.
    counts = {int(count.value): count.count for count in found if count.count}
    if not counts:
        return None
    span = next(s for s in _SPANS if len(_starts(counts, s)) <= _MOST_BARS)
    return chart([_step(start, span, counts, question, path) for start in _starts(counts, span)])


def _starts(counts: dict[int, int], span: int) -> range:
    first = min(counts)
    return range(first - first % span, max(counts) + 1, span)


def _step(start: int, span: int, counts: dict[int, int], question: Question, path: str) -> Step:
    last = start + span - 1
    count = sum(counts.get(year, 0) for year in range(start, last + 1))
    if span == 1:
        asked = question.toggled(YEAR, str(start))
        is_selected = (YEAR, str(start)) in question.pairs
        label, mark = str(start), ""
    else:
        is_selected = (question.first("from"), question.first("to")) == (str(start), str(last))
        asked = question.between(*("", "") if is_selected else (str(start), str(last)))
        label, mark = say("chart.span", first=start, last=last), str(start)
    return Step(label, count, asked.url(path) if count else None, is_selected, mark)
