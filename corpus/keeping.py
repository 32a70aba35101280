"""Whether a meeting holds every word of the text that it was read from, by counting characters."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.doubts import doubt
from corpus.model import Meeting, ParseWarning, Section
from corpus.readers.loss import han_of

_READ_AS_MARK = re.compile(r"^\s*案\s*由\s*[:：]", re.MULTILINE)
"""What only says that a heading follows is read as such a mark, and kept in no text."""


def words_lost(lines: Sequence[str], meeting: Meeting) -> ParseWarning | None:
    """A warning when Han characters of the lines stand nowhere in the meeting, with how many.

    Each must be kept as often as it is written.
    """
    written = Counter(han_of(_READ_AS_MARK.sub("", "\n".join(lines))))
    lost = (written - Counter(han_of("\n".join(_kept(meeting))))).total()
    return doubt("text-lost", written=written.total(), lost=lost) if lost else None


def _kept(meeting: Meeting) -> Iterator[str]:
    yield from meeting.preamble
    for section in meeting.sections:
        yield from _texts(section)
    yield from meeting.conclusions


def _texts(section: Section) -> Iterator[str]:
    """The texts of an item; a heading that only quotes its first paragraph is no second copy."""
    first = section.paragraphs[0].text if section.paragraphs else ""
    yield section.number or ""
    if section.number or not first.startswith(section.heading):
        yield section.heading
    for paragraph in section.paragraphs:
        yield paragraph.label or ""
        yield paragraph.text
