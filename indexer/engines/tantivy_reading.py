"""Opens the files of one generation, and turns what Tantivy raises into errors of ours.

Tantivy keeps a ``meta.json`` of its own, so its files lie in a folder inside the generation.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from indexer.errors import IndexDamaged, QueryTimeout, StorageFailed

_FILES = "tantivy"
_PANIC = "PanicException"
_REFUSED = re.compile(r"os error (\d+)|Os \{ code: (\d+)")
"""What Rust writes of the system's number, in words for people and in those for programmers."""
_NO_DAMAGE = frozenset((
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM),
    *(errno.EMFILE, errno.ENFILE, errno.ENOMEM),
))  # fmt: skip


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


def count_of(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """How many the query finds, which are not weighed for it."""
    return total_of(searcher.search(tantivy.Query.const_score_query(query, 0.0), limit=1))


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
        raise _ours(folder, error) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise _ours(folder, error) from error


def _ours(folder: Path, error: BaseException) -> IndexDamaged | StorageFailed:
    """A full disk comes as the same exception as a damaged file."""
    found = _REFUSED.search(str(error))
    number = int(found[1] or found[2]) if found else 0
    if number not in _NO_DAMAGE:
        return IndexDamaged(path=folder, reason=error)
    return StorageFailed(path=folder, reason=os.strerror(number))
