"""The engine for a cluster shows every behaviour of the contract, on a cluster of one process."""

from functools import lru_cache

import pytest

from indexer.text.analysis import Dictionary, Segmenter
from tests.engines.allowed_calls import only_allowed_calls
from tests.engines.contract import (
    AskingContract,
    DeadlineContract,
    FacetContract,
    FieldContract,
    FrozenWordsContract,
    RemovalContract,
    SampleContract,
    WritingContract,
    engine,
    filled,
    oracle,
)
from tests.engines.fake_opensearch import PASSWORD, USER, FakeCluster

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

from indexer.engines.opensearch_address import Access
from indexer.engines.opensearch_engine import OpenSearchEngine

__all__ = ["engine", "filled", "only_allowed_calls", "oracle"]
ACCESS = Access(USER, PASSWORD)


@pytest.fixture(scope="module")
def cluster():
    cluster = FakeCluster()
    yield cluster
    cluster.close()


@pytest.fixture(scope="module")
def opened(cluster):
    """An engine over the index that stands for a folder."""
    names = {}

    def open_at(folder, segmenter, **options):
        name = names.setdefault(folder, f"index-{len(names)}")
        return OpenSearchEngine(f"{cluster.address}/{name}", segmenter, ACCESS, **options)

    return open_at


@pytest.fixture(scope="module")
def make_engine(opened, segmenter):
    return lambda folder: opened(folder, segmenter)


@pytest.fixture(scope="module")
def make_engine_with(opened, tmp_path_factory):
    cache = tmp_path_factory.mktemp("other")
    return lambda folder, words: opened(folder, Segmenter(Dictionary(words, frozenset()), cache))


@pytest.fixture(scope="module")
def make_engine_taught(opened, segmenter):
    taught = lru_cache(segmenter.taught)
    return lambda folder, own: opened(folder, taught(own))


class TestWriting(WritingContract):
    pass


class TestAsking(AskingContract):
    pass


class TestFields(FieldContract):
    pass


class TestFrozenWords(FrozenWordsContract):
    test_words_that_were_changed_by_hand_are_refused = None
    """They lie in the mapping, where no hand reaches; ``test_opensearch_states`` has its like."""


class TestRemoval(RemovalContract):
    pass


class TestDeadlines(DeadlineContract):
    pass


class TestFacets(FacetContract):
    pass


class TestSamples(SampleContract):
    pass
