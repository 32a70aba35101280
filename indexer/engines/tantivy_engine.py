"""The fast engine for large collections: Tantivy in generations, as an optional extra."""

from functools import partial

from indexer.engines.embedded import Backend, EmbeddedEngine
from indexer.engines.tantivy_documents import made
from indexer.engines.tantivy_snapshot import Snapshot
from indexer.engines.tantivy_writer import TantivyWriter

TantivyEngine = partial(
    EmbeddedEngine,
    backend=Backend("tantivy", Snapshot, TantivyWriter, tells_places=False, maker=made),
)
