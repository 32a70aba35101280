"""The engine shows every behaviour of the contract on real servers too."""

import pytest

from tests.cluster.nodes import ask
from tests.engines.allowed_calls import only_allowed_calls
from tests.engines.contract import EngineContract

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

from indexer.engines import opensearch_places
from indexer.engines.opensearch_address import Access
from indexer.engines.opensearch_engine import OpenSearchEngine

__all__ = ["only_allowed_calls"]
pytestmark = pytest.mark.cluster
OPEN = Access(allows_open=True)
"""The archive for tests has no security plug-in, so it lets everybody in."""


@pytest.fixture(scope="module")
def without_copies(cluster):
    """Some hundred small indexes are made here; second copies are for the tests of failures."""
    cluster.heal()
    address = cluster.nodes[0].address
    kinds = f"{address}/_cluster/settings", "cluster.routing.allocation.enable"
    ask("PUT", kinds[0], {"transient": {kinds[1]: "primaries"}})
    with pytest.MonkeyPatch.context() as patch:
        # Nobody waits for copies that never come: five minutes for each index that is made.
        patch.setattr(opensearch_places, "_COPIED_WITHIN", 0.0)
        yield
    ask("DELETE", f"{address}/contract-*")
    ask("PUT", kinds[0], {"transient": {kinds[1]: None}})


class TestCluster(EngineContract):
    test_words_that_were_changed_by_hand_are_refused = None
    phrases, queries = 300, 120

    @pytest.fixture(scope="class")
    @classmethod
    def open_at(cls, cluster, without_copies):
        names = {}

        def open_at(folder, segmenter):
            name = names.setdefault(folder, f"contract-{len(names)}")
            address = f"opensearch+{cluster.nodes[0].address}/{name}"
            return OpenSearchEngine(address, segmenter, OPEN)

        return open_at
