"""Text that was wrapped at one width, as mail and old page editors do: its paragraphs again.

Only where the lines themselves say so: none is longer than a line of print, and most of the long
ones reach the same right margin in the middle of a sentence.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.readers.printed import PrintedLine, column_of, is_ended, joined

_LONGEST, _SHORTEST = 60, 16
"""Between how many characters the right margin of such a text stands."""

_LONGEST_WRITTEN = 2 * _LONGEST
_FEWEST_FULL = 3
_SHARE_FULL = 0.6
_SLACK = 2.6


def unwrapped(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines with each paragraph on its first one; its other lines are left empty.

    An empty line, an indent and whatever opens a block of its own part paragraphs.
    """
    if max(map(len, lines), default=0) > _LONGEST_WRITTEN or any("|" in line for line in lines):
        return tuple(lines)
    placed = [_placed(line, number) for number, line in enumerate(lines) if line.strip()]
    if not _is_wrapped(placed):
        return tuple(lines)
    column = column_of(placed)
    kept = [""] * len(lines)
    for block in _blocks(placed):
        for first, text in joined([(line, column) for line in block]):
            kept[round(first.top)] = " " * round(first.left) + text
    return tuple(kept)


def _placed(line: str, number: int) -> PrintedLine:
    bare = line.strip()
    left = _width(line[: len(line) - len(line.lstrip())])
    return PrintedLine(bare, left, left + _width(bare), number, 1)


def _width(text: str) -> float:
    """In characters of full width; a letter or a digit is half of one."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def _is_wrapped(lines: Sequence[PrintedLine]) -> bool:
    if len(lines) < _FEWEST_FULL:
        return False
    margin = column_of(lines).right
    if not _SHORTEST <= margin <= _LONGEST or any(line.right > margin + _SLACK for line in lines):
        return False
    full = [line for line in lines if line.right >= margin - _SLACK]
    long = sum(1 for line in lines if line.right > margin / 2)
    cut = sum(1 for line in full if not is_ended(line.text))
    return len(full) >= max(_FEWEST_FULL, _SHARE_FULL * long) and cut >= len(full) / 2


def _blocks(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """The lines between empty ones: their numbers go up by one."""
    for _, block in groupby(enumerate(lines), key=lambda pair: pair[1].top - pair[0]):
        yield [line for _, line in block]
