"""Which characters of a text to mark, and which pieces of a section to show. Pure; every engine's.

Positions are those of the original characters: ``analysis.normalise`` keeps the length, and blanks
are passed over, so that 2023年 marks the whole of ``2023 年``.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from indexer.records import SectionRecord
from indexer.text.analysis import normalise

Span: TypeAlias = tuple[int, int]
"""Start and end of a piece of text, in characters, end excluded."""

_SENTENCE, _CLAUSE = (re.compile(rf"(?s).*[{signs}]") for signs in ("。；！？!?;\n", "，、"))
"""All up to the last end of one, in the part of a text that they are matched in."""
_PIECES_PER_FIND = 8
_BLANK = re.compile(r"\s")


class Excerpt(NamedTuple):
    """A piece of a paragraph; ``anchor`` s3p2 is the second paragraph of section 3.

    ``spans`` count from the start of ``text``. ``cut_start`` and ``cut_end`` tell whether the
    paragraph goes on there.
    """

    anchor: str
    text: str
    spans: tuple[Span, ...]
    cut_start: bool
    cut_end: bool


class _Piece(NamedTuple):
    """A tuple: dozens are made for every section that is shown."""

    paragraph: int
    start: int
    end: int
    spans: Sequence[Span]
    found: frozenset[str]

    def overlaps(self, other: "_Piece") -> bool:
        same = self.paragraph == other.paragraph
        return same and self.start < other.end and other.start < self.end


def mark_spans(text: str, marks: Sequence[str]) -> tuple[Span, ...]:
    """Every place where a mark occurs, overlapping places merged, in order.

    ``marks`` are normalised and free of blanks.
    """
    return tuple(_merged(sorted(_places(normalise(text), marks))))


def marked_places(
    texts: Sequence[str], marks: Sequence[str]
) -> Iterator[tuple[int, Sequence[Span]]]:
    """The texts in which marks occur, by number, with every place of one; none across two texts."""
    return ((number, spans) for number, _, spans in _marked(texts, marks))


def excerpts(
    record: SectionRecord, marks: Sequence[str], *, count: int = 2, width: int = 90
) -> tuple[Excerpt, ...]:
    """The pieces of the section that show most of the marks, in reading order.

    A piece is about ``width`` characters, longer only to hold a whole mark. Without any mark in
    the paragraphs it is the start of the first one.
    """
    texts = [(paragraph.label or "") + paragraph.text for paragraph in record.paragraphs]
    candidates = [
        piece
        for number, normal, spans in _marked(texts, marks)
        for piece in _pieces(number, texts[number], normal, spans, width)
    ]
    chosen = _most_telling(candidates, count)
    if not chosen and texts:
        chosen = [_Piece(0, 0, _end(texts[0], 0, 0, width), (), frozenset())]
    return tuple(_excerpt(record.order, texts[piece.paragraph], piece) for piece in chosen)


def _marked(texts: Sequence[str], marks: Sequence[str]) -> Iterator[tuple[int, str, list[Span]]]:
    """The texts with marks in them: number, normal form, places.

    All are looked through at once: one long text takes much less time than many short ones.
    """
    if not any(marks):
        return
    normal = normalise("".join(texts))
    ends = list(accumulate(map(len, texts)))
    by_text: defaultdict[int, list[Span]] = defaultdict(list)
    for start, end in sorted(_places(normal, marks)):
        number = bisect_right(ends, start)
        if end <= ends[number]:
            by_text[number].append((start, end))
    for number, places in by_text.items():
        start = ends[number] - len(texts[number])
        spans = [(first - start, last - start) for first, last in _merged(places)]
        yield number, normal[start : ends[number]], spans


def _places(normal: str, marks: Iterable[str]) -> set[Span]:
    """Where the marks stand, blanks passed over."""
    squeezed = "".join(normal.split())
    places = {place for mark in marks if mark for place in _occurrences(squeezed, mark)}
    if not places or len(squeezed) == len(normal):
        return places
    # Of each blank, how many characters that are none stand before it.
    before = [blank.start() - count for count, blank in enumerate(_BLANK.finditer(normal))]
    return {
        (start + bisect_right(before, start), end + bisect_right(before, end - 1))
        for start, end in places
    }


def _occurrences(text: str, mark: str) -> list[Span]:
    found = []
    start = text.find(mark)
    while start >= 0:
        found.append((start, start + len(mark)))
        start = text.find(mark, start + 1)
    return found


def _merged(places: Sequence[Span]) -> list[Span]:
    """Overlapping places made one; places that only touch stay apart, since they are two finds."""
    merged: list[Span] = []
    for start, end in places:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _pieces(
    number: int, text: str, normal: str, spans: Sequence[Span], width: int
) -> Iterator[_Piece]:
    """A piece around each place, but only around the first few of the same words.

    A text that is no longer than a piece is shown whole, whatever it is shown for.
    """
    finds = [normal[first:last] for first, last in spans]
    if len(text) <= width:
        yield _Piece(number, 0, len(text), spans, frozenset(finds))
        return
    starts = [start for start, _ in spans]
    seen: defaultdict[str, int] = defaultdict(int)
    for (first, last), find in zip(spans, finds, strict=True):
        seen[find] += 1
        if seen[find] <= _PIECES_PER_FIND:
            start = _start(text, first, width, spans)
            end = _end(text, start, last, width)
            inside = slice(bisect_left(starts, start), bisect_left(starts, end))
            held = spans[inside]
            end = max(end, held[-1][1])
            yield _Piece(number, start, end, held, frozenset(finds[inside]))


def _start(text: str, mark: int, width: int, spans: Sequence[Span]) -> int:
    """Where to begin so that the mark at ``mark`` is read in its sentence, if that is near."""
    lead = max(0, mark - width // 3)
    if lead == 0:
        return 0
    start = _after_last(text, lead, mark) or next((a for a, b in spans if a < lead < b), lead)
    return start + len(text[start:mark]) - len(text[start:mark].lstrip())


def _end(text: str, start: int, mark_end: int, width: int) -> int:
    """Where to stop: about ``width`` characters on, at a sentence end if one is near."""
    if start + width >= len(text):
        return len(text)
    reach = max(start + width, mark_end)
    near = max(start + width * 2 // 3, mark_end)
    return _after_last(text, near, reach) or reach


def _after_last(text: str, start: int, end: int) -> int:
    """Where the last sentence of that part of the text ends, or else the last clause; 0 where
    none does.
    """
    found = _SENTENCE.match(text, start, end) or _CLAUSE.match(text, start, end)
    return found.end() if found else 0


def _most_telling(candidates: Sequence[_Piece], count: int) -> list[_Piece]:
    """Pieces that add most marks not yet shown, none overlapping; earlier ones win ties."""
    if len(candidates) <= 1:
        return list(candidates)
    chosen: list[_Piece] = []
    shown: frozenset[str] = frozenset()
    left = list(candidates)
    while left and len(chosen) < count:
        best = max(left, key=lambda piece: (_length(piece.found - shown), len(piece.spans)))
        chosen.append(best)
        shown |= best.found
        left = [piece for piece in left if not piece.overlaps(best)]
    return sorted(chosen, key=lambda piece: (piece.paragraph, piece.start))


def _length(marks: frozenset[str]) -> int:
    return sum(map(len, marks))


def _excerpt(order: int, text: str, piece: _Piece) -> Excerpt:
    paragraph, start, end, spans, _ = piece
    anchor, shifted = f"s{order}p{paragraph + 1}", [(a - start, b - start) for a, b in spans]
    return Excerpt(anchor, text[start:end], tuple(shifted), start > 0, end < len(text))
