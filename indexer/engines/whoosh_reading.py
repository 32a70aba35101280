"""The files of one generation as Whoosh reads them; the one door to its readers.

Whoosh's readers are not made for threads: all that read postings of a segment seek and read in one
shared file, so that two questions at once get pieces of each other's postings (seen: wrong answers,
broken pickles). Bytes are therefore read by one thread at a time; decoding them needs no turn.

Documents have one number through all segments, as in Whoosh: those of the first segment, then those
of the second, and so on.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.index import open_dir
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.numeric import byte_to_length

from indexer.engines.whoosh_postings import Postings, decode, joined
from indexer.errors import IndexDamaged, StorageFailed

_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)


class Reading:
    """An open generation. Raises ``IndexDamaged`` or ``StorageFailed`` wherever it reads.

    ``count`` is the number of documents, deleted ones among them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        with self._turn():
            self._reader = open_dir(str(folder), readonly=True).reader()
            leaves = self._reader.leaf_readers()
            self._leaves = [(leaf, base) for leaf, base in leaves if leaf.doc_count_all()]
            self.count: int = self._reader.doc_count_all()
            self._schema = self._reader.schema

    def postings(self, field: str, term: str, *, positions: bool = False) -> Postings:
        """Where the term stands, deleted documents among them; empty where it does not."""
        decoder = self._schema[field].format.decode_positions if positions else None
        with self._turn():
            found = [(base, _bytes(leaf, field, term.encode())) for leaf, base in self._leaves]
        with vendor_errors(self._folder):
            return joined([(base, decode(data, decoder)) for base, data in found if data])

    def stored(self, number: int) -> Mapping[str, Any]:
        """The stored fields of a document."""
        with self._turn():
            fields: Mapping[str, Any] = self._reader.stored_fields(number)
            return fields

    def column(self, name: str) -> list[Any]:
        """The values of a column by document number, those of deleted documents among them."""
        with self._turn():
            column = self._reader.column_reader(name) if self.count else ()
            return [column[number] for number in range(self.count)]

    def lengths(self, field: str) -> NDArray[np.float64]:
        """How many words each document has in the field, as exactly as one byte tells."""
        with self._turn():
            return np.concatenate([_lengths(leaf, field) for leaf, _ in self._leaves] or [_EMPTY])

    def total_length(self, field: str) -> int:
        """How many words all documents together have in the field."""
        with self._turn():
            return int(self._reader.field_length(field))

    def live(self) -> NDArray[np.bool_]:
        """Whether each document is still there."""
        with self._turn():
            live = np.zeros(self.count, np.bool_)
            live[list(self._reader.all_doc_ids())] = True
            return live

    def close(self) -> None:
        """Let go of the files."""
        with self._turn():
            self._reader.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._lock, vendor_errors(self._folder):
            yield


_EMPTY = np.zeros(0, np.float64)


def _bytes(leaf: SegmentReader, field: str, term: bytes) -> bytes | None:
    """The posting list of a segment as it lies in the file; None where the term does not stand."""
    try:
        information = leaf._terms.term_info(field, term)
    except TermNotFound:
        return None
    offset, length = information.extent()
    # Whoosh 2.7.4 forgets to take the length out of its tuple.
    size = length[0] if isinstance(length, tuple) else length
    data: bytes = leaf._terms._postfile.get(offset, size)
    return data


def _lengths(leaf: SegmentReader, field: str) -> NDArray[np.float64]:
    name = f"_{field}_len"
    if not leaf._perdoc.has_column(name):
        return np.zeros(leaf.doc_count_all(), np.float64)
    column = leaf._perdoc._cached_reader(name, LENGTHS_COLUMN)
    codes = bytes(column[number] for number in range(leaf.doc_count_all()))
    return _LENGTHS[np.frombuffer(codes, np.uint8)]


@contextmanager
def vendor_errors(folder: Path) -> Iterator[None]:
    """Turns what Whoosh raises into errors of ours; nothing but reading may run inside.

    Damaged files make it raise eleven kinds of exception, bare ``Exception`` among them.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise IndexDamaged(path=folder, reason=error.strerror) from error
    except OSError as error:
        raise StorageFailed(path=folder, reason=error.strerror or error) from error
    except Exception as error:
        raise IndexDamaged(path=folder, reason=f"{type(error).__name__}: {error}") from error
