"""Whether a meeting holds every word of the text that it was read from, by counting characters."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.doubts import doubt
from corpus.model import Meeting, ParseWarning, Section
from corpus.readers.loss import han_lines

_READ_AS_MARK = re.compile(
    r"^\s*案\s*[由名]\s*[:：]|(?<=[】、.．])\s*案\s*[由名]\s*[:：]|^\s*\S{1,4}[、.．）)]\s*议\s*题(?:名称)?\s*[:：]",
    re.MULTILINE,
)
"""What only says that a heading follows is read as such a mark, and kept in no text."""
_LOST_MARKS = "\n \u3000\t\xa0、*."
_MAY_BE_MARK = re.compile(r"案\s*[由名]|议\s*题(?:名称)?\s*[:：]")


def words_lost(lines: Sequence[str], meeting: Meeting) -> ParseWarning | None:
    """A warning when Han characters of the lines stand nowhere in the meeting, with how many.

    Each must be kept as often as it is written.
    """
    text, kept = "\n".join(lines), "\n".join(_kept(meeting))
    bare = _bare(text)
    if bare == _bare(kept) or bare == _bare("\n".join(_told(meeting))):
        return None
    if _MAY_BE_MARK.search(text):
        text = _READ_AS_MARK.sub("", text)
    written = han_lines(text)
    lost = _lost(written, han_lines(kept))
    return doubt("text-lost", written=sum(map(len, written)), lost=lost) if lost else None


def _bare(text: str) -> str:
    """Without blanks and what heading numbers and bold type lose: quicker than to look for Han."""
    for mark in filter(text.__contains__, _LOST_MARKS):
        text = text.replace(mark, "")
    return text


def _lost(written: Sequence[str], kept: Sequence[str]) -> int:
    """How many characters; those of a line that stands in both need not be counted one by one."""
    if "".join(written) == "".join(kept):
        return 0
    here, there = Counter(written), Counter(kept)
    return (_characters(here - there) - _characters(there - here)).total()


def _characters(lines: Counter[str]) -> Counter[str]:
    return Counter("".join(lines.elements()))


def _kept(meeting: Meeting) -> Iterator[str]:
    yield from meeting.preamble
    for section in meeting.sections:
        yield from _texts(section)
    yield from meeting.conclusions


def _told(meeting: Meeting) -> Iterator[str]:
    """Without the headings that were made of what is told below them anyway."""
    yield from meeting.preamble
    for section in meeting.sections:
        heading = section.heading if section.number else ""
        yield f"{section.number or ''}{heading}"
        yield from (f"{paragraph.label or ''}{paragraph.text}" for paragraph in section.paragraphs)
    yield from meeting.conclusions


def _texts(section: Section) -> Iterator[str]:
    """The texts of an item; a heading that only quotes its first paragraph is no second copy.

    A paragraph with a number of its own (19.下次會議日期為…) is not what the heading was made of.
    """
    opening = section.paragraphs[0] if section.paragraphs else None
    first = opening.text if opening and not opening.label else ""
    yield section.number or ""
    if section.number or not first.startswith(section.heading):
        yield section.heading
    for paragraph in section.paragraphs:
        yield paragraph.label or ""
        yield paragraph.text
