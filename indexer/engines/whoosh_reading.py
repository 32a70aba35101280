"""The files of one generation as Whoosh reads them; the one door to its readers.

Whoosh's readers are not made for threads: all that read postings of a segment seek and read in one
shared file, so that two questions at once get pieces of each other's postings (seen: wrong answers,
broken pickles). Bytes are therefore read by one thread at a time; decoding them needs no turn.

Documents have one number through all segments, as in Whoosh: those of the first segment, then those
of the second, and so on.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_files import MappedStorage
from indexer.engines.whoosh_leaves import documents_of, lengths, list_of, live, numbers, rows, texts
from indexer.engines.whoosh_postings import Numbers, Postings, decode, joined
from indexer.errors import IndexDamaged, StorageFailed

Segments: TypeAlias = Sequence[int] | None


class Reading:
    """An open generation. Raises ``IndexDamaged`` or ``StorageFailed`` wherever it reads.

    ``count`` is the number of documents, deleted ones among them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        with self._turn():
            self._reader = MappedStorage(str(folder), readonly=True).open_index().reader()
            leaves = self._reader.leaf_readers()
            self._leaves = [(leaf, base) for leaf, base in leaves if leaf.doc_count_all()]
            self._bases = [base for _, base in self._leaves]
            self._opened: dict[str, Sequence[Sequence[bytes]]] = {}
            self.count: int = self._reader.doc_count_all()
            self._schema = self._reader.schema

    def postings(
        self, field: str, term: str, *, positions: bool = False, segments: Segments = None
    ) -> Postings:
        """Where the term stands, deleted documents among them; empty where it does not.

        Of ``segments`` alone where these are told.
        """
        decoder = self._schema[field].format.decode_positions if positions else None
        leaves = self._leaves if segments is None else [self._leaves[n] for n in segments]
        with self._turn():
            found = [(base, list_of(leaf, field, term.encode())) for leaf, base in leaves]
        with vendor_errors(self._folder):
            return joined([(base, decode(data, decoder)) for base, data in found if data])

    def documents(self, field: str, term: str) -> int:
        """How many documents hold the term, deleted ones among them."""
        with self._turn():
            return sum(documents_of(leaf, field, term.encode()) for leaf, _ in self._leaves)

    def segments_of(self, documents: NDArray[Any]) -> Segments:
        """The segments, by their places, that hold some of the documents; None for all of them."""
        places = np.searchsorted(self._bases, documents, "right") - 1
        found = np.flatnonzero(np.bincount(places, minlength=len(self._leaves))).tolist()
        return None if len(found) == len(self._leaves) else found

    def terms(self, field: str, prefix: str) -> list[str]:
        """The terms of a field that begin so, in their order."""
        with self._turn():
            return [term.decode() for term in self._reader.expand_prefix(field, prefix)]

    def values(self, documents: Sequence[int], column: str) -> list[bytes]:
        """The bytes that each of the documents holds in a column."""
        with self._turn():
            columns = self._columns(column)
            places = [bisect_right(self._bases, number) - 1 for number in documents]
            return [
                columns[place][number - self._bases[place]]
                for place, number in zip(places, documents, strict=True)
            ]

    def _columns(self, name: str) -> Sequence[Sequence[bytes]]:
        """A column of bytes in each segment, opened once."""
        if name not in self._opened:
            self._opened[name] = [texts(leaf, name) for leaf, _ in self._leaves]
        return self._opened[name]

    def rows(self, column: str) -> tuple[Numbers, Sequence[str]]:
        """The distinct texts of a column, and which of them each document has."""
        distinct: dict[bytes, int] = {}
        parts = [_NO_NUMBERS]
        with self._turn():
            for leaf, _ in self._leaves:
                reader = rows(leaf, column)
                codes = [distinct.setdefault(text, len(distinct)) for text in reader.values]
                parts.append(np.array(codes, np.int32)[reader.rows])
        return np.concatenate(parts), [text.decode() for text in distinct]

    def numbers(self, column: str) -> Numbers:
        """The numbers of a column."""
        with self._turn():
            return np.concatenate(
                [_NO_NUMBERS, *(numbers(leaf, column) for leaf, _ in self._leaves)]
            )

    def lengths(self, field: str) -> Numbers:
        """How many words each document has in the field, as exactly as one byte tells."""
        with self._turn():
            parts = [lengths(leaf, field) for leaf, _ in self._leaves]
            return np.concatenate([_NO_NUMBERS, *parts])

    def live(self) -> NDArray[np.bool_]:
        """Whether each document is still there."""
        with self._turn():
            return np.concatenate([_NO_NUMBERS == 0, *(live(leaf) for leaf, _ in self._leaves)])

    def close(self) -> None:
        """Let go of the files."""
        with self._turn():
            self._reader.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._lock, vendor_errors(self._folder):
            yield


_NO_NUMBERS: Numbers = np.zeros(0, np.int32)


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
