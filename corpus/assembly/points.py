"""Records whose items are the points of a list: • in front of each, deeper points below.

Where neither a number nor a part opens the items, each point of the outermost depth is an item, and
the deeper ones are its paragraphs. Where a page lost the depths, the points without any mark of a
clause head the sentences behind them; where all are sentences, each is an item.
"""

from collections.abc import Iterator, Sequence

from corpus.assembly.cases import Item
from corpus.assembly.labelled import label_of
from corpus.assembly.marks import is_part, marker
from corpus.mending import Line
from corpus.patterns import late

_SENTENCE = late("[，,。；;]")


def items_of_points(rows: Sequence[Line], bullets: frozenset[int]) -> tuple[Item, ...]:
    """The items of rows that begin with a point; none where numbers, parts or labels do it."""
    rows = [row for row in rows if row.text]
    points = [row for row in rows if row.number in bullets]
    if not points or points[0] is not rows[0] or any(map(_is_marked, points)):
        return ()
    return tuple(_items(rows, frozenset(_heads(points))))


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
