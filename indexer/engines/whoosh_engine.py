"""The embedded default: Whoosh 2.7.4 in generations, behind the two protocols of ``engine.py``."""

from functools import partial
from pathlib import Path

from indexer.engines.embedded import Backend, EmbeddedEngine
from indexer.engines.whoosh_snapshot import Snapshot
from indexer.engines.whoosh_writer import WhooshWriter
from indexer.text.analysis import Segmenter

_CACHE_MB = 16
"""Enough for tests and short questions; the doors say how much a server may take."""


class WhooshEngine(EmbeddedEngine):
    """An index in a folder; ``cache_mb`` bounds what is kept of the terms that were read."""

    def __init__(self, root: Path, segmenter: Segmenter, *, cache_mb: int = _CACHE_MB) -> None:
        opening = partial(Snapshot, cache_mb=cache_mb)
        super().__init__(
            root, segmenter, Backend("whoosh", opening, WhooshWriter, tells_places=True)
        )
