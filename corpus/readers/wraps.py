"""Text that was wrapped at one width, as mail and old page editors do: its paragraphs again.

Only where the lines themselves say so: none is longer than a line of print, and most of the long
ones reach the same right margin in the middle of a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.readers.printed import (
    NEW_BLOCK,
    PrintedLine,
    column_of,
    is_ended,
    is_list,
    joined,
)

_LONGEST, _SHORTEST = 60, 16
"""Between how many characters the right margin of such a text stands."""

_LONGEST_WRITTEN = 2 * _LONGEST
_FEWEST_FULL = 3
_SHARE_FULL = 0.6
_SLACK = 2.6
_PROSE = re.compile("[，。；]")
_HALF_WIDE = re.compile(r"[\x00-\x7f]")
_APART = re.compile(r"[\s\d─━＿_=*—–·-]*")
"""An empty line, a rule or the number of a page."""


def unwrapped(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines with each paragraph on its first one; its other lines are left empty.

    An empty line, a rule, an indent and whatever opens a block of its own part paragraphs.
    """
    if max(map(len, lines), default=0) > _LONGEST_WRITTEN or any("|" in line for line in lines):
        return tuple(lines)
    placed = [
        _placed(line, number) for number, line in enumerate(lines) if not _APART.fullmatch(line)
    ]
    margin = _margin(placed)
    if margin is None:
        return tuple(lines)
    column = replace(column_of(placed), right=margin)
    kept = [line if _APART.fullmatch(line) else "" for line in lines]
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
    return len(text) - len(_HALF_WIDE.findall(text)) / 2


def _margin(lines: Sequence[PrintedLine]) -> float | None:
    """Where the lines end that stop in the middle of a sentence, if they all end there.

    Heads, lists of people and the last lines of paragraphs end anywhere, and tell nothing.
    """
    cut = [line for line, below in pairwise(lines) if _is_cut(line, below)]
    margin = column_of(cut).right
    if not _SHORTEST <= margin <= _LONGEST:
        return None
    if any(line.right > margin + _SLACK for line in lines if _PROSE.search(line.text)):
        return None
    full = [line for line in lines if line.right >= margin - _SLACK and not is_ended(line.text)]
    known = len(full) >= _FEWEST_FULL and len(set(full) & set(cut)) >= _SHARE_FULL * len(cut)
    return margin if known else None


def _is_cut(line: PrintedLine, below: PrintedLine) -> bool:
    """A line of a sentence that goes on in the next one."""
    if below.top != line.top + 1 or not _PROSE.search(line.text):
        return False
    return not (is_ended(line.text) or is_list(line.text) or NEW_BLOCK.match(below.text))


def _blocks(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """The lines between empty ones; a list is read as it stands, for an empty line would end it."""
    block: list[PrintedLine] = []
    for line in lines:
        if block and (line.top != block[-1].top + 1 or is_list(block[-1].text)):
            yield block
            block = []
        block.append(line)
    yield block
