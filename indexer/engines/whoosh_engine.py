"""The embedded default: Whoosh 2.7.4 in generations, behind the two protocols of ``engine.py``."""

from functools import partial

from indexer.engines.embedded import Backend, EmbeddedEngine
from indexer.engines.whoosh_snapshot import Snapshot
from indexer.engines.whoosh_writer import WhooshWriter

WhooshEngine = partial(EmbeddedEngine, backend=Backend("whoosh", Snapshot, WhooshWriter))
