"""Which meeting a section is of and what it shares with the others, as one text: a row.

Sections of one meeting agree in year, organs and everybody who was there, and those are nine of ten
values. So Tantivy counts the rows of the hits, by a number, and what stands in them is counted here
in arrays. Where sections of a meeting do differ, they have rows that differ.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from indexer.engines.facets import Tally, names_of
from indexer.records import SectionRecord
from indexer.schema import FACETS

SHARED = ("year", "body", "kind", "attendee", "organization", "status")
"""The facets that stand in rows."""
_MEETING = "#"
_MARKS = {name: chr(ord("a") + place) for place, name in enumerate(SHARED)}
_SHARED_FIELDS = tuple(field for field in FACETS if field.name in SHARED)
_END, _ESCAPE = "\x1f", "\x1b"
_ESCAPED = ((_ESCAPE, _ESCAPE + "1"), (_END, _ESCAPE + "2"))
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
    meeting = _MEETING + _escaped(meeting_id)
    row, length = [meeting], 0
    for entry in _entries(values):
        if row[1:] and length + len(entry) > longest:
            yield _END.join(row)
            row, length = [meeting], 0
        row.append(entry)
        length += len(entry) + 1
    yield _END.join(row)


def number(text: str) -> int:
    """A number for a text; among a million texts two agree once in 10^7 times."""
    digest = blake2b(text.encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Rows:
    """All rows of an index, taken apart; every entry has a code, in the order of the texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        entries = _END.join(texts).split(_END) if texts else []
        distinct = sorted(set(entries))
        codes = {entry: code for code, entry in enumerate(distinct)}
        self._codes = np.fromiter(map(codes.__getitem__, entries), np.int32, len(entries))
        self._lengths = np.array([text.count(_END) + 1 for text in texts], np.int64)
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._names = names_of([_plain(entry[1:]) for entry in distinct])
        self._places = {number(text): place for place, text in enumerate(texts)}
        marks = np.array([ord(entry[0]) for entry in distinct], np.int64)
        self._spans = {
            mark: slice(*np.searchsorted(marks, [ord(mark), ord(mark) + 1]).tolist())
            for mark in (_MEETING, *_MARKS.values())
        }

    def __len__(self) -> int:
        return len(self._places)

    def counted(self, found: Mapping[int, int]) -> tuple[int, Mapping[str, Tally]]:
        """Of how many meetings the rows are, and each facet's values with their counts.

        ``found`` says of a row's number how many sections have it.
        """
        places = np.fromiter(map(self._places.__getitem__, found), np.int64, len(found))
        times = np.fromiter(found.values(), np.int64, len(found))
        counts = self._counts(places, times)
        meetings = np.count_nonzero(counts[self._spans[_MEETING]])
        return int(meetings), {
            name: Tally(self._names[self._spans[mark]], counts[self._spans[mark]])
            for name, mark in _MARKS.items()
        }

    def _counts(self, places: NDArray[np.int64], times: NDArray[np.int64]) -> NDArray[np.int64]:
        """How often each entry occurs in these rows."""
        lengths = self._lengths[places]
        shifts = self._starts[places] - (np.cumsum(lengths) - lengths)
        touched = np.repeat(shifts, lengths)
        touched += np.arange(len(touched))
        # Sums of whole numbers are exact in a float up to 2**53.
        weights = np.repeat(times.astype(np.float64), lengths)
        sums = np.bincount(self._codes[touched], weights, minlength=len(self._names))
        return sums.astype(np.int64)


def _entries(values: Sequence[Sequence[str]]) -> Iterator[str]:
    for field, its_values in zip(_SHARED_FIELDS, values, strict=True):
        for value in dict.fromkeys(filter(None, its_values)):
            yield _MARKS[field.name] + _escaped(value)


@lru_cache(_REMEMBERED)
def _escaped(text: str) -> str:
    """The text without the sign that ends an entry; all items of a meeting share most."""
    for sign, stand_in in _ESCAPED:
        text = text.replace(sign, stand_in)
    return text


def _plain(text: str) -> str:
    if _ESCAPE not in text:
        return text
    for sign, stand_in in reversed(_ESCAPED):
        text = text.replace(stand_in, sign)
    return text
