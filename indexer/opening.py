"""Opens an index by its address; the one place where commands and web pages meet the engines."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from indexer.analysis import Segmenter
from indexer.engine import Engine
from indexer.engines import CACHE_MB, open_engine


@contextmanager
def open_index(address: str, *, cache_mb: int = CACHE_MB) -> Iterator[Engine]:
    """The engine at the address, closed at the end. Raises ``EngineUnknown``."""
    with closing(open_engine(address, Segmenter(), cache_mb=cache_mb)) as engine:
        yield engine


def manifest_path(address: str) -> Path:
    """Where the manifest of the index is: beside it, so that two indexes never share one."""
    place = Path(address.rpartition(":")[2])
    return place.with_name(place.name + ".sources")
