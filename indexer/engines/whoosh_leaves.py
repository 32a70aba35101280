"""What we rely on inside a segment that Whoosh has opened: its raw postings and columns.

``perdoc`` and ``terms`` are Whoosh's names for the two halves of a segment's reader.
"""

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import LENGTHS_COLUMN, W3PerDocReader, W3TermInfo
from whoosh.columns import Column, ColumnReader, NumericColumn
from whoosh.reading import SegmentReader
from whoosh.util.numeric import byte_to_length

from indexer.engines.whoosh_columns import RowsReader
from indexer.engines.whoosh_postings import Numbers

NUMBER_COLUMN = NumericColumn("i")
_EXTENT = struct.Struct("!qi")
"""What Whoosh notes of a term ends with this: where its list begins, and its length."""

_UINT, _SLOT, _HEAD = (struct.Struct(form) for form in ("!I", "!Iq", "!ii"))
"""A slot of Whoosh's hash table is a hash and where its key is noted: two lengths, key, value."""

_MOST_HASHED = 64

_COUNT_AT = struct.calcsize("!Bf")
"""And with this many bytes before it, in how many documents it stands."""

_NUMBER, _BYTE = np.dtype(">i4"), np.dtype(np.uint8)
_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.int32)


def list_of(leaf: SegmentReader, field: str, term: bytes) -> bytes | None:
    """The posting list of a term as it lies in the file; None where the term does not stand."""
    noted = _noted(leaf, field, term)
    if noted is None:
        return None
    terms, (place, length) = leaf._terms, noted
    offset, size = terms._dbfile.unpacked(_EXTENT, place + length - _EXTENT.size)
    data: bytes = terms._postfile.get(offset, size)
    return data


def documents_of(leaf: SegmentReader, field: str, term: bytes) -> int:
    """How many documents hold the term, deleted ones among them; its list is not read."""
    noted = _noted(leaf, field, term)
    if noted is None:
        return 0
    count: int
    (count,) = leaf._terms._dbfile.unpacked(_UINT, noted[0] + _COUNT_AT)
    return count


def _noted(leaf: SegmentReader, field: str, term: bytes) -> tuple[int, int] | None:
    """Where Whoosh notes the term, and in how many bytes: what ``ranges_for_key`` of its hash table
    finds, in a third of the time, since hundreds of terms are looked up that stand nowhere.
    """
    terms = leaf._terms
    table, file = terms._tindex, terms._dbfile
    key = terms._keycoder(field, term)
    wanted = _hashed(table.hashfn, key)
    start, count = table.tables[wanted & 255]
    for step in range(count):
        slot = ((wanted >> 8) + step) % count
        found, place = file.unpacked(_SLOT, start + slot * _SLOT.size)
        if not place:
            return None
        if found == wanted and key == file.get(place + _HEAD.size, len(key)):
            size, length = file.unpacked(_HEAD, place)
            if size == len(key):
                return place + _HEAD.size + size, length
    return None


@lru_cache(_MOST_HASHED)
def _hashed(hash_of: Callable[[bytes], int], key: bytes) -> int:
    """The hash of a key, which every segment is asked for in turn."""
    return hash_of(key)


def list_at(leaf: SegmentReader, information: W3TermInfo) -> bytes:
    """The posting list that Whoosh's information on a term leads to."""
    offset, length = information.extent()
    # Whoosh 2.7.4 forgets to take the length out of its tuple.
    size = length[0] if isinstance(length, tuple) else length
    data: bytes = leaf._terms._postfile.get(offset, size)
    return data


def lengths(leaf: SegmentReader, field: str) -> Numbers:
    """How many words each document has in the field, as exactly as one byte tells."""
    found: Numbers = _LENGTHS[length_codes(leaf._perdoc, field)]
    return found


def length_codes(perdoc: W3PerDocReader, field: str) -> NDArray[np.uint8]:
    """The byte that tells how many words a document has in the field; it grows with the number."""
    return _filled(perdoc, f"_{field}_len", LENGTHS_COLUMN, _BYTE)


def numbers(leaf: SegmentReader, column: str) -> Numbers:
    """A column of numbers."""
    return _filled(leaf._perdoc, column, NUMBER_COLUMN, _NUMBER).astype(np.int32)


def rows(leaf: SegmentReader, column: str) -> RowsReader:
    """A column of texts that many documents share."""
    reader: RowsReader = leaf._perdoc.column_reader(column, leaf.schema[column].column_type)
    return reader


def texts(leaf: SegmentReader, column: str) -> ColumnReader:
    """A column of bytes; each document's are read when they are asked for."""
    return leaf._perdoc.column_reader(column, leaf.schema[column].column_type)


def live(leaf: SegmentReader) -> NDArray[np.bool_]:
    """Whether each document is still there."""
    mask = np.ones(leaf.doc_count_all(), np.bool_)
    mask[list(leaf._perdoc.deleted_docs())] = False
    return mask


def _filled(perdoc: W3PerDocReader, name: str, column: Column, kind: np.dtype[Any]) -> NDArray[Any]:
    """Numbers of all documents: Whoosh leaves zeros at the end of a column unwritten."""
    whole = np.zeros(perdoc.doc_count_all(), kind)
    if perdoc.has_column(name):
        perdoc.column_reader(name, column)
        file, start, length = perdoc._colfiles[name]
        written = np.frombuffer(file.get(start, length), kind)
        whole[: len(written)] = written
    return whole
