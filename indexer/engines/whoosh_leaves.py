"""What we rely on inside a segment that Whoosh has opened: its raw postings and columns.

``perdoc`` and ``terms`` are Whoosh's names for the two halves of a segment's reader.
"""

import struct
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

_COUNT_AT = struct.calcsize("!Bf")
"""And with this many bytes before it, in how many documents it stands."""

_NUMBER, _BYTE = np.dtype(">i4"), np.dtype(np.uint8)
_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.int32)


def list_of(leaf: SegmentReader, field: str, term: bytes) -> bytes | None:
    """The posting list of a term as it lies in the file; None where the term does not stand."""
    terms = leaf._terms
    for place, length in terms._tindex.ranges_for_key(terms._keycoder(field, term)):
        offset, size = _EXTENT.unpack(
            terms._dbfile.get(place + length - _EXTENT.size, _EXTENT.size)
        )
        data: bytes = terms._postfile.get(offset, size)
        return data
    return None


def documents_of(leaf: SegmentReader, field: str, term: bytes) -> int:
    """How many documents hold the term, deleted ones among them; its list is not read."""
    terms = leaf._terms
    for place, _ in terms._tindex.ranges_for_key(terms._keycoder(field, term)):
        count: int = terms._dbfile.get_uint(place + _COUNT_AT)
        return count
    return 0


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
