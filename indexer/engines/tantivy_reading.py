"""Opens the files of one generation, and turns what Tantivy raises into errors of ours.

Tantivy keeps a ``meta.json`` of its own, so its files lie in a folder inside the generation.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from indexer.errors import IndexDamaged, QueryTimeout, StorageFailed

_FILES = "tantivy"
_PANIC = "PanicException"


def files(generation: Path) -> Path:
    """Where Tantivy's files of a generation are."""
    return generation / _FILES


def open_index(generation: Path) -> tantivy.Index:
    """The index as it is on the disk now. Raises ``IndexDamaged`` or ``StorageFailed``."""
    with vendor_errors(generation):
        index = tantivy.Index.open(str(files(generation)))
        # By default a thread would watch the folder for changes, and a generation has none.
        index.config_reader(reload_policy="manual")
        return index


def total_of(found: tantivy.SearchResult) -> int:
    """How many match; Tantivy's own type hints leave the count out."""
    total: int = found.count  # type: ignore[attr-defined]
    return total


@contextmanager
def vendor_errors(folder: Path) -> Iterator[None]:
    """Nothing but Tantivy, and looks at the deadline, may run inside.

    On damaged files it raises ``ValueError`` or panics, and a panic comes as a ``BaseException``
    that no ordinary handler would catch.
    """
    try:
        yield
    except QueryTimeout:
        raise
    except OSError as error:
        raise StorageFailed(path=folder, reason=error.strerror or error) from error
    except Exception as error:
        raise IndexDamaged(path=folder, reason=error) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise IndexDamaged(path=folder, reason=error) from error
