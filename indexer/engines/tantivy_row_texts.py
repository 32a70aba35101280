"""Which meeting a section is of and what it shares with the others, as one text: a row.

Sections of one meeting agree in year, organs and everybody who was there, and those are nine of ten
values. So Tantivy counts the rows of the hits, by a number, and what stands in them is counted in
arrays (``tantivy_rows``). Where sections of a meeting do differ, they have rows that differ.
"""

from collections.abc import Iterator
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
_REMEMBERED = 1 << 12
_LONGEST = 16_000
"""Characters in a row: Tantivy passes over terms of more than 65,530 bytes in silence."""


def rows(record: SectionRecord) -> tuple[str, ...]:
    """One text of everything shared, or several that begin with the meeting where it is long."""
    return tuple(_rows(record))


def _rows(record: SectionRecord) -> Iterator[str]:
    meeting = MEETING + _escaped(record.meeting_id)
    row, length = [meeting], 0
    for entry in _entries(record):
        if row[1:] and length + len(entry) > _LONGEST:
            yield END.join(row)
            row, length = [meeting], 0
        row.append(entry)
        length += len(entry) + 1
    yield END.join(row)


def number(text: str) -> int:
    """A number for a text; among a million texts two agree once in 10^7 times."""
    digest = blake2b(text.encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _entries(record: SectionRecord) -> Iterator[str]:
    for field in _SHARED_FIELDS:
        for value in dict.fromkeys(filter(None, field.values(record))):
            yield MARKS[field.name] + _escaped(value)


@lru_cache(_REMEMBERED)
def _escaped(text: str) -> str:
    """The text without the sign that ends an entry; meetings share most."""
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
