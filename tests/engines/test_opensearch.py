"""The engine for a cluster shows every behaviour of the contract, on a cluster of one process."""

import pytest

from tests.engines.allowed_calls import only_allowed_calls
from tests.engines.contract import EngineContract
from tests.engines.fake_opensearch import PASSWORD, USER, FakeCluster

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

from indexer.engines.opensearch_address import Access
from indexer.engines.opensearch_engine import OpenSearchEngine

__all__ = ["only_allowed_calls"]
ACCESS = Access(USER, PASSWORD)


@pytest.fixture(scope="module")
def cluster():
    cluster = FakeCluster()
    yield cluster
    cluster.close()


class TestOpenSearch(EngineContract):
    test_words_that_were_changed_by_hand_are_refused = None
    """They lie in the mapping, where no hand reaches; ``test_opensearch_faults`` has its like."""

    @pytest.fixture(scope="class")
    @classmethod
    def open_at(cls, cluster):
        """An engine over the index that stands for a folder."""
        names = {}

        def open_at(folder, segmenter):
            name = names.setdefault(folder, f"index-{len(names)}")
            return OpenSearchEngine(f"{cluster.address}/{name}", segmenter, ACCESS)

        return open_at
