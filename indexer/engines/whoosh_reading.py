"""The files of one generation as Whoosh reads them; the one door to its readers.

Whoosh's readers are not made for threads: all that read postings of a segment seek and read in one
shared file, so that two questions at once get pieces of each other's postings (seen: wrong answers,
broken pickles). Each thing is therefore read to its end by one thread at a time.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.index import open_dir
from whoosh.query import Query

from indexer.errors import IndexDamaged, StorageFailed


class Reading:
    """An open generation. Raises ``IndexDamaged`` or ``StorageFailed`` wherever it reads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        with self._turn():
            self._searcher = open_dir(str(folder), readonly=True).searcher()

    def documents(self, query: Query) -> tuple[int, ...]:
        """Whoosh's numbers of the documents that match."""
        with self._turn():
            return tuple(self._searcher.docs_for_query(query))

    def weights(self, query: Query) -> Mapping[int, float]:
        """The same with their scores."""
        with self._turn():
            return dict(self._searcher.search(query, limit=None).items())

    def stored(self, number: int) -> Mapping[str, Any]:
        """The stored fields of a document."""
        with self._turn():
            fields: Mapping[str, Any] = self._searcher.stored_fields(number)
            return fields

    def column(self, name: str) -> list[Any]:
        """The values of a column by document number, those of deleted documents among them."""
        with self._turn():
            reader = self._searcher.reader()
            count = reader.doc_count_all()
            column = reader.column_reader(name) if count else ()
            return [column[number] for number in range(count)]

    def live(self) -> tuple[int, ...]:
        """The numbers of all documents that are not deleted."""
        with self._turn():
            return tuple(self._searcher.reader().all_doc_ids())

    def close(self) -> None:
        """Let go of the files."""
        with self._turn():
            self._searcher.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._lock, vendor_errors(self._folder):
            yield


@contextmanager
def vendor_errors(folder: Path) -> Iterator[None]:
    """Turns what Whoosh raises into errors of ours; nothing but Whoosh may run inside.

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
