"""Tables of cases drawn with bars, each cell wrapped over several lines: |案號 |案由 |議決 |.

A line whose first cell is empty goes on with the row above it. Each row becomes a case with labels:
案號：…, 案由：…, 議決：….
"""

from collections.abc import Iterator, Sequence

from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold
from corpus.page.mending import Line

_ROW = late(r"\|.*\|")
_CASE, _RULING = "案由", late(r"议决|决议|决定|裁示")
_FEWEST = 3


def unwrapped_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with the rows of such tables as labels and values; no other table is touched."""
    if not any(map(_cells, lines)):
        return tuple(lines)
    return tuple(_unwrapped(lines))


def _cells(line: Line) -> tuple[str, ...]:
    text = line.text.strip() if "|" in line.text else ""
    if not _ROW.fullmatch(text):
        return ()
    cells = tuple(cell.strip() for cell in text.strip("|").split("|"))
    return cells if len(cells) >= _FEWEST else ()


def _unwrapped(lines: Sequence[Line]) -> Iterator[Line]:
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and _cells(lines[stop]):
            stop += 1
        yield from _table(lines[at:stop]) if stop > at else (lines[at],)
        at = max(stop, at + 1)


def _table(lines: Sequence[Line]) -> Iterator[Line]:
    head, rows = _cells(lines[0]), [_cells(line) for line in lines[1:]]
    names = [fold(name) for name in head]
    even = all(len(row) == len(head) for row in rows)
    wrapped = any(not row[0] for row in rows)
    if not (even and wrapped and _CASE in names and any(map(_RULING.fullmatch, names))):
        yield from lines
        return
    held = [""] * len(head)
    number = lines[0].number
    yield Line(number, " ".join(head))
    for line, row in zip(lines[1:], rows, strict=True):
        if row[0]:
            yield from _labelled(number, head, held)
            held, number = [""] * len(head), line.number
        held = [before + cell for before, cell in zip(held, row, strict=True)]
    yield from _labelled(number, head, held)


def _labelled(number: int, head: Sequence[str], row: Sequence[str]) -> Iterator[Line]:
    for name, value in zip(head, row, strict=True):
        if value:
            yield Line(number, f"{name}：{''.join(value.split())}")
