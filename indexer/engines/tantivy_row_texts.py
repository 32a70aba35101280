"""Which meeting a section is of and what it shares with the others, as one text: a row.

Sections of one meeting agree in year, organs and everybody who was there, and those are nine of ten
values. So Tantivy counts the rows of the hits, by a number, and what stands in them is counted in
arrays (``tantivy_rows``). Where sections of a meeting do differ, they have rows that differ.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

from indexer.records import SectionRecord
from indexer.schema import FACETS

SHARED = ("year", "body", "kind", "attendee", "organization", "status")
"""The facets that stand in rows."""
MEETING = "#"
MARKS = {name: chr(ord("a") + place) for place, name in enumerate(SHARED)}
_SHARED_FIELDS = tuple(field for field in FACETS if field.name in SHARED)
END, _ESCAPE = "\x1f", "\x1b"
_ESCAPED = ((_ESCAPE, _ESCAPE + "1"), (END, _ESCAPE + "2"))
_REMEMBERED, _REMEMBERED_ROWS = 1 << 12, 16
_LONGEST = 16_000
"""Characters in a row: Tantivy passes over terms of more than 65,530 bytes in silence."""


def rows(record: SectionRecord) -> tuple[str, ...]:
    """One text of everything shared, or several that begin with the meeting where it is long."""
    return tuple(row for row, _ in numbered_rows(record))


def numbered_rows(record: SectionRecord) -> tuple[tuple[str, int], ...]:
    """The rows of the record, each with its number."""
    values = tuple(tuple(field.values(record)) for field in _SHARED_FIELDS)
    return _numbered(record.meeting_id, values, _LONGEST)


@lru_cache(_REMEMBERED_ROWS)
def _numbered(
    meeting_id: str, values: Sequence[Sequence[str]], longest: int
) -> tuple[tuple[str, int], ...]:
    """Made once for all sections of a meeting that agree."""
    return tuple((row, number(row)) for row in _rows(meeting_id, values, longest))


def _rows(meeting_id: str, values: Sequence[Sequence[str]], longest: int) -> Iterator[str]:
    meeting = MEETING + _escaped(meeting_id)
    row, length = [meeting], 0
    for entry in _entries(values):
        if row[1:] and length + len(entry) > longest:
            yield END.join(row)
            row, length = [meeting], 0
        row.append(entry)
        length += len(entry) + 1
    yield END.join(row)


def number(text: str) -> int:
    """A number for a text; among a million texts two agree once in 10^7 times."""
    digest = blake2b(text.encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _entries(values: Sequence[Sequence[str]]) -> Iterator[str]:
    for field, its_values in zip(_SHARED_FIELDS, values, strict=True):
        for value in dict.fromkeys(filter(None, its_values)):
            yield MARKS[field.name] + _escaped(value)


@lru_cache(_REMEMBERED)
def _escaped(text: str) -> str:
    """The text without the sign that ends an entry; all items of a meeting share most."""
    for sign, stand_in in _ESCAPED:
        text = text.replace(sign, stand_in)
    return text


def plain(text: str) -> str:
    """The text whose escaped form this is."""
    if _ESCAPE not in text:
        return text
    for sign, stand_in in reversed(_ESCAPED):
        text = text.replace(stand_in, sign)
    return text
