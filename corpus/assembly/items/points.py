"""Records whose items are the points of a list: • in front of each, deeper points below.

Where neither a number nor a part opens the items, each point of the outermost depth is an item, and
the deeper ones are its paragraphs, or its cases where it is a part (討論事項). Where a page lost
the depths, the points without any mark of a clause head the sentences behind them; where all are
sentences, each is an item.
"""

from collections.abc import Iterator, Sequence

from corpus.assembly.items.cases import Item, cases_of
from corpus.assembly.lines.labelled import label_of
from corpus.assembly.lines.marks import is_part, marker
from corpus.grammar.patterns import late
from corpus.page.mending import Line

_SENTENCE = late("[，,。；;]")


def items_of_points(rows: Sequence[Line], bullets: frozenset[int]) -> tuple[Item, ...]:
    """The items of rows that begin with a point; none where numbers, parts or labels do it."""
    rows = [row for row in rows if row.text]
    points = [row for row in rows if row.number in bullets]
    if not points or points[0] is not rows[0] or _is_otherwise(points):
        return ()
    return tuple(_with_cases(_items(rows, frozenset(_heads(points)))))


def _is_otherwise(points: Sequence[Line]) -> bool:
    """Whether a point is one of another layout: it has a number, a label or the name of a part.

    Below an outer point it may have them, and there a part may be a point itself.
    """
    edge = min(point.indent for point in points)
    nested = any(point.indent > edge for point in points)
    return any(
        _is_marked(point) and not (nested and (point.indent > edge or is_part(point.text)))
        for point in points
    )


def _with_cases(items: Iterator[Item]) -> Iterator[Item]:
    """The points; a part below the first of them gives way to its cases, where it has some."""
    held: Item | None = None
    for item in items:
        cases = (
            cases_of(Item(None, item.heading, "", [*item.rows])) if is_part(item.heading) else []
        )
        if held is None or not cases:
            cases = [item]
        else:
            held.rows.append(item.heading)
        yield from [held] if held else []
        *done, held = cases
        yield from done
    yield from [held] if held else []


def _is_marked(row: Line) -> bool:
    return bool(marker(row.text) or is_part(row.text) or label_of(row.text))


def _heads(points: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that are items."""
    edge = min(point.indent for point in points)
    outer = [point for point in points if point.indent == edge]
    short = [point for point in outer if not _SENTENCE.search(point.text)]
    flat = len(outer) == len(points) and short[:1] == outer[:1]
    yield from (point.number for point in (short if flat else outer))


def _items(rows: Sequence[Line], heads: frozenset[int]) -> Iterator[Item]:
    current: Item | None = None
    last = 0
    for row in rows:
        if current is None or (row.number in heads and row.number != last):
            if current:
                yield current
            current, last = Item(None, row.text, "", whole=True), row.number
        else:
            current.rows.append(row.text)
    if current:
        yield current
