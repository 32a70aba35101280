"""Posting lists written into a segment, one block a list; the other end of ``whoosh_postings``.

A long list holds arrays, a short one tuples: there the name of a class would take more room than
what it holds.
"""

import pickle
import struct
import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3FieldWriter
from whoosh.fields import FieldType
from whoosh.filedb.filetables import OrderedHashWriter
from whoosh.formats import Existence, Format, Frequency

from indexer.engines.whoosh_formats import PackedPositions, PackedValues
from indexer.engines.whoosh_grouping import Lists
from indexer.engines.whoosh_postings import Numbers

Slice: TypeAlias = Callable[[int, int], object]
"""A part of the content of a block, for the postings from one place to another."""

_PROTOCOL = 4
_LEVEL = 1
"""Deflating harder takes three times as long and saves a tenth."""
_WORTH_DEFLATING = 600
_SHORT = 8
_LENGTH = struct.Struct("!i")
_LENGTHS = struct.Struct("!ii")
_FIELD = struct.Struct("!H")
_TERM = struct.Struct("!BfIBBfIIqi")
"""What Whoosh keeps of a term (its ``W3TermInfo``), and where its list is."""


def write_field(
    files: W3FieldWriter, name: str, field: FieldType, lists: Lists, lengths: NDArray[np.uint8]
) -> None:
    """Write all lists of a field; ``lengths`` are the codes of those of all documents in it."""
    files.start_field(name, field)
    prefix = _FIELD.pack(files._fieldid)
    place = files._postfile.tell()
    written, entries = [], []
    for term, block, facts in zip(
        lists.terms, _blocks(lists, type(field.format)), _facts(lists, lengths), strict=True
    ):
        posting_list = _posting_list(block, facts)
        written.append(posting_list)
        entries.append((prefix + term, _TERM.pack(0, *facts, place, len(posting_list))))
        place += len(posting_list)
    files._postfile.write(b"".join(written))
    _add_all(files._tindex, entries)
    files.finish_field()


def _add_all(table: OrderedHashWriter, entries: Sequence[tuple[bytes, bytes]]) -> None:
    """What ``table.add`` does with each, its file asked for its place and written to once."""
    place = table.dbfile.tell()
    written = []
    for key, value in entries:
        if key <= table.lastkey:
            raise ValueError(f"terms must ascend: {table.lastkey!r}, {key!r}")
        table.lastkey = key
        table.index.append(place)
        hashed = table.hashfn(key)
        table.buckets[hashed & 255].append((hashed, place))
        entry = _LENGTHS.pack(len(key), len(value)) + key + value
        written.append(entry)
        place += len(entry)
    table.dbfile.write(b"".join(written))


def _posting_list(data: bytes, facts: Sequence[float]) -> bytes:
    _, count, least, most, heaviest, _, last = facts
    level = _LEVEL if len(data) >= _WORTH_DEFLATING else 0
    data = zlib.compress(data, level) if level else data
    statistics = pickle.dumps((count, last, heaviest, level, least, most), _PROTOCOL)
    # A negative length tells that no block follows.
    tag: bytes = WHOOSH3_HEADER_MAGIC
    return tag + _LENGTH.pack(-len(statistics) - len(data)) + statistics + data


def _facts(lists: Lists, lengths: NDArray[np.uint8]) -> Iterator[Sequence[float]]:
    """Of each term: weight, documents, least and greatest length, greatest weight, ends."""
    if not lists.terms:
        return iter(())
    starts = lists.starts[:-1]
    of_postings = lengths[lists.numbers]
    columns = (
        np.add.reduceat(lists.counts, starts).astype(np.float64),
        np.diff(lists.starts),
        np.minimum.reduceat(of_postings, starts),
        np.maximum.reduceat(of_postings, starts),
        np.maximum.reduceat(lists.counts, starts).astype(np.float64),
        lists.numbers[starts],
        lists.numbers[lists.starts[1:] - 1],
    )
    return zip(*(column.tolist() for column in columns), strict=True)


def _blocks(lists: Lists, form: type[Format]) -> Iterator[bytes]:
    """The content of each list's block: numbers as differences, weights, values."""
    numbers, weights, values = _gaps(lists), _weights(lists), _VALUES[form](lists)
    for start, end in pairwise(lists.starts.tolist()):
        block = numbers(start, end), weights(start, end), values(start, end)
        yield pickle.dumps(block, _PROTOCOL)


def _gaps(lists: Lists) -> Slice:
    gaps = lists.numbers.copy()
    gaps[1:] -= lists.numbers[:-1]
    first = lists.starts[:-1]
    gaps[first] = lists.numbers[first]
    whole = _narrowed(gaps)

    def part(start: int, end: int) -> object:
        return tuple(gaps[start:end].tolist()) if end - start < _SHORT else whole(start, end)

    return part


def _narrowed(numbers: Numbers) -> Callable[[int, int], "array[int]"]:
    """Parts of the numbers as arrays, as narrow as all of them allow."""
    is_narrow = not len(numbers) or int(numbers.max()) < 1 << 16
    code, narrowed = ("H", numbers.astype(np.uint16)) if is_narrow else ("I", numbers)
    return lambda start, end: array(code, narrowed[start:end].tobytes())


def _weights(lists: Lists) -> Slice:
    counts = lists.counts.astype(np.float32)
    # Whoosh writes None where all weights are one.
    others = np.append(0, np.cumsum(lists.counts != 1))

    def part(start: int, end: int) -> object:
        if others[start] == others[end]:
            return None
        inside = counts[start:end]
        return tuple(inside.tolist()) if end - start < _SHORT else array("f", inside.tobytes())

    return part


def _nothing(_: Lists) -> Slice:
    return lambda start, end: None


def _frequencies(lists: Lists) -> Slice:
    counts = lists.counts.astype(">u4")
    return lambda start, end: counts[start:end].tobytes()


def _positions(lists: Lists) -> Slice:
    places, positions = lists.place_starts, lists.positions
    counts, packed = _narrowed(lists.counts), _narrowed(positions)

    def part(start: int, end: int) -> object:
        if end - start >= _SHORT:
            return PackedValues(counts(start, end), packed(places[start], places[end]))
        bounds = places[start : end + 1].tolist()
        return tuple(positions[first:last].tobytes() for first, last in pairwise(bounds))

    return part


_VALUES: Mapping[type[Format], Callable[[Lists], Slice]] = {
    Existence: _nothing,
    Frequency: _frequencies,
    PackedPositions: _positions,
}
