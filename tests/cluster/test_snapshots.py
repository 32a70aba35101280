"""The recipe of ``docs/cluster.md``: keep a copy of an index, lose the index, bring it back."""

import pytest

from indexer.errors import IndexUnavailable
from tests.cluster.nodes import ask
from tests.engines import invented
from tests.engines.contract.engines import ids, write

pytestmark = pytest.mark.cluster


def test_an_index_is_brought_back_from_a_snapshot(whole, index):
    """With its name and what it shows; what was written after the snapshot is not there."""
    engine = index()
    write(engine, *invented.ALL)
    write(engine, invented.MAY, fingerprint="f2")
    info, hits = engine.info(), ids(engine)
    name = info.generation.partition("@")[0]
    alias = name.rpartition("-g")[0]
    at = whole.nodes[0].address
    kept = f"{at}/_snapshot/{alias}"
    where = {"type": "fs", "settings": {"location": str(whole.snapshots / alias)}}
    assert ask("PUT", kept, where)["acknowledged"]
    given = {"indices": name, "include_global_state": False}
    taken = ask("PUT", f"{kept}/night-1?wait_for_completion=true", given)["snapshot"]
    assert (taken["state"], taken["shards"]["failed"]) == ("SUCCESS", 0)
    write(engine, invented.MAY, fingerprint="f3")
    ask("DELETE", f"{at}/{name}")
    with pytest.raises(IndexUnavailable):
        engine.info()
    restored = ask("POST", f"{kept}/night-1/_restore?wait_for_completion=true", given)
    assert restored["snapshot"]["shards"]["failed"] == 0
    assert (engine.info(), ids(engine)) == (info, hits)
    assert engine.digests()["m-may"] == "f2"
    write(engine, invented.MAY, fingerprint="f4")
    assert engine.digests()["m-may"] == "f4"
    ask("DELETE", f"{kept}/night-1")
    ask("DELETE", kept)
