"""Keyword in context: a line for each place that the highlighter marks, in an order to choose."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import quote

from corpus.model import PartialDate
from indexer.asking.asker import Asked, Asker
from indexer.asking.unknowns import noting_unknowns
from indexer.query.notes import Message, Note, in_chinese, note_json
from indexer.query.request import Sort
from indexer.query.snippets import marked_places
from indexer.records import SectionText
from indexer.research.errors import NothingToMark, TooManyHits
from indexer.research.gathering import gathered
from indexer.research.spools import Spool
from indexer.research.sweeping import swept
from indexer.research.tools import QUERY, Given
from indexer.tables.table import Column, Table
from indexer.text.analysis import normalise

MOST_READ = 2_000
"""Sections whose places a page tells of: to read them takes a fifth of a second."""
MOST_WRITTEN = 200_000
"""Sections whose places a file tells of: to read them takes half a minute."""
MOST_LINES = 100_000
"""Held at a time: about seventy megabytes."""
MOST_LINES_WRITTEN = 1_000_000
"""Of a file: about half a gigabyte on the disk while it is put in order."""
WIDEST = 40


@dataclass(frozen=True, slots=True)
class Place:
    """The section that lines are of, once for all of them."""

    section_id: str
    meeting_id: str
    meeting_title: str
    date: PartialDate | None
    heading: str


@dataclass(frozen=True, slots=True)
class Line:
    """One place: the words as they are written, and up to ``WIDEST`` characters of its paragraph
    on each side; ``anchor`` is that of the paragraph (``s3p2``) or the heading (``s3``).
    """

    place: Place
    anchor: str
    left: str
    word: str
    right: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """``sections`` were found, of which ``read`` behind the first ``start`` were read; ``holding``
    of these have lines.
    """

    asked: Asked
    lines: Sequence[Line]
    sections: int
    meetings: int
    start: int
    read: int
    holding: int

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was not read as it was typed."""
        return self.asked.notes

    @property
    def is_cut(self) -> bool:
        """Whether there may be more lines behind these, in sections that were not read."""
        return self.end < self.sections

    @property
    def end(self) -> int:
        """How many sections lie before the first that was not read."""
        return self.start + self.read

    @property
    def following(self) -> int | None:
        """Where the next stretch of sections begins, if there is one."""
        return self.end if self.is_cut else None

    @property
    def is_in_stretches(self) -> bool:
        """Whether these are the lines of some of the sections that were found."""
        return self.read < self.sections


@dataclass(frozen=True, slots=True)
class AllLines:
    """The lines of all sections, in their order; they lie on the disk and are read as they are
    taken.
    """

    lines: Spool[Line]
    sections: int
    meetings: int
    notes: tuple[Note, ...]


def concordance(asker: Asker, given: Given, start: int = 0) -> Concordance:
    """The lines of the newest ``MOST_READ`` sections, or the oldest where that is the order;
    ``start`` passes over so many sections before them. By their characters lines are put in order
    within each such stretch: whoever reads all stretches may merge them.

    Raises ``NothingToMark`` for a question that marks nothing, and what asking raises.
    """
    return _read(_ask(asker, given), given, asker, MOST_READ, start)


def all_lines(asker: Asker, given: Given) -> AllLines:
    """The lines of all sections, in flat memory. Raises ``TooManyHits`` before reading more than
    ``MOST_WRITTEN``, or when there are more than ``MOST_LINES_WRITTEN`` places, and what sweeping
    raises.
    """
    asked = _ask(asker, given)
    total = asked.results.total
    if total > MOST_WRITTEN:
        raise TooManyHits(count=total, limit=MOST_WRITTEN)
    lines: Spool[Line] = Spool(_KEYS.get(given.text("sort")))
    generation = asker.engine.info().generation
    for record in swept(asker, asked.request, SectionText, generation=generation, total=total):
        for line in _lines(record, asked.results.marks):
            lines.add(line)
        if len(lines) > MOST_LINES_WRITTEN:
            raise TooManyHits(count=len(lines), limit=MOST_LINES_WRITTEN)
    return AllLines(lines, total, asked.results.meetings, asked.notes)


def whole_concordance(asker: Asker, given: Given, most: int) -> Concordance:
    """The lines of all sections, held at once. Raises ``TooManyHits`` before reading more than
    ``most``, or when there are more than ``MOST_LINES`` places.
    """
    asked = _ask(asker, given)
    if asked.results.total > most:
        raise TooManyHits(count=asked.results.total, limit=most)
    found = _read(asked, given, asker, most)
    if found.is_cut:
        raise TooManyHits(count=len(found.lines), limit=MOST_LINES)
    return found


def _ask(asker: Asker, given: Given) -> Asked:
    order = given.text("sort")
    engine_order = Sort.OLDEST if order == Sort.OLDEST.value else Sort.NEWEST
    values = {**given.conditions(), QUERY: given.texts(QUERY), "sort": (engine_order.value,)}
    asked = asker.ask(values, size=1)
    if not asked.results.marks:
        raise NothingToMark(query=given.text(QUERY))
    return noting_unknowns(asker, asked, given.conditions())


def _read(asked: Asked, given: Given, asker: Asker, most: int, start: int = 0) -> Concordance:
    order, total = given.text("sort"), asked.results.total
    lines: list[Line] = []
    read = holding = 0
    is_there = start < total
    records = gathered(asker, asked.request, most, SectionText, start) if is_there else ()
    for record in records:
        before = len(lines)
        lines += _lines(record, asked.results.marks)
        read, holding = read + 1, holding + (len(lines) > before)
        if len(lines) >= MOST_LINES:
            break
    if order in _KEYS:
        lines.sort(key=_KEYS[order])
    return Concordance(
        asked=asked,
        lines=lines,
        sections=total,
        meetings=asked.results.meetings,
        start=start,
        read=read,
        holding=holding,
    )


def _lines(record: SectionText, marks: Sequence[str]) -> Iterator[Line]:
    is_ours = record.order == 0 and record.recognised
    texts = ("", *record.lines[1:]) if is_ours else record.lines
    place = None
    for number, spans in marked_places(texts, marks):
        place = place or _place(record)
        anchor = f"s{record.order}p{number}" if number else f"s{record.order}"
        text = texts[number]
        for start, end in spans:
            left, right = text[max(0, start - WIDEST) : start], text[end : end + WIDEST]
            yield Line(place, anchor, left, text[start:end], right)


def _place(record: SectionText) -> Place:
    return Place(
        record.section_id, record.meeting_id, record.meeting_title, record.date, record.lines[0]
    )


def _leftwards(line: Line) -> tuple[str, str]:
    return normalise(line.left)[::-1], normalise(line.word)


def _rightwards(line: Line) -> tuple[str, str]:
    return normalise(line.right), normalise(line.word)


_KEYS: Mapping[str, Callable[[Line], tuple[str, str]]] = {
    "left": _leftwards,
    "right": _rightwards,
}
"""Ties stay in the order of dates."""


COLUMNS = (
    Column("left", "左"),
    Column("word", "检索词"),
    Column("right", "右"),
    Column("date", "会议日期"),
    Column("meeting", "会议"),
    Column("item", "议题"),
    Column("section_id", "议题编号"),
    Column("url", "链接"),
)
Row: TypeAlias = tuple[str, str, str, str | None, str, str, str, str]


def line_url(line: Line) -> str:
    """Where it stands, from the root of the site."""
    return f"/meetings/{quote(line.place.meeting_id, safe='')}#{line.anchor}"


def line_row(line: Line, width: int, base: str = "") -> Row:
    """The cells of ``COLUMNS`` with so many characters on each side."""
    place = line.place
    return (
        line.left[-width:],
        line.word,
        line.right[:width],
        str(place.date) if place.date else None,
        place.meeting_title,
        place.heading,
        place.section_id,
        base + line_url(line),
    )


def kwic_table(found: Concordance | AllLines, width: int, base: str = "") -> Table:
    """All lines as a table."""
    return Table(COLUMNS, (line_row(line, width, base) for line in found.lines))


def _of_order(found: Concordance, given: Given) -> tuple[Note, ...]:
    return (_IN_STRETCHES,) if found.is_in_stretches and given.text("sort") in _KEYS else ()


_IN_STRETCHES = Note(
    "sorted-in-stretches",
    "命中的议题分段读取，每一段之内按左（右）边的字排列；文件里全部排在一起。",
    "The items are read in stretches, and lines are in the order of their characters within each;"
    " a file has all of them in one order.",
)


def kwic_json(found: Concordance, given: Given, message: Message = in_chinese) -> dict[str, Any]:
    """One page of lines as plain values, keys in a stable order; ``message`` says the notes."""
    size, page, width = given.number("size"), given.number("page"), int(given.text("width"))
    shown = found.lines[(page - 1) * size : page * size]
    keys = [column.key for column in COLUMNS]
    return {
        "query": {name: list(values) for name, values in given.values.items()},
        "notes": [note_json(note, message) for note in (*found.notes, *_of_order(found, given))],
        "sections": found.sections,
        "meetings": found.meetings,
        "sections_before": found.start,
        "sections_read": found.read,
        "sections_with_lines": found.holding,
        "lines": len(found.lines),
        "cut": found.is_cut,
        "page": page,
        "pages": -(-len(found.lines) // size),
        "size": size,
        "rows": [dict(zip(keys, line_row(line, width), strict=True)) for line in shown],
    }
