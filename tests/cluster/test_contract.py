"""The engine shows the contract on a real server too: ``pytest -m cluster``.

``JIYAO_CLUSTER`` names a folder to keep the server in, ``JIYAO_NODES`` how many to start.
"""

import os
import tempfile
from functools import lru_cache
from pathlib import Path

import pytest

from indexer.analysis import Dictionary, Segmenter
from tests.cluster.nodes import running
from tests.engines.conftest import sample_records, segmenter
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

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

from indexer.engines.opensearch_address import Access
from indexer.engines.opensearch_engine import OpenSearchEngine

__all__ = ["engine", "filled", "oracle", "sample_records", "segmenter"]
pytestmark = pytest.mark.cluster
OPEN = Access(allows_open=True)
"""The archive for tests has no security plug-in, so it lets everybody in."""


@pytest.fixture(scope="session")
def cluster():
    """Where nothing can be started this fails: a run that was asked for must not pass by itself."""
    place = Path(os.environ.get("JIYAO_CLUSTER") or tempfile.mkdtemp(prefix="jiyao-cluster-"))
    with running(place, int(os.environ.get("JIYAO_NODES", "3"))) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def opened(cluster):
    names = {}
    run = os.getpid()

    def open_at(folder, segmenter):
        name = names.setdefault(folder, f"i{run}-{len(names)}")
        address = f"opensearch+{cluster.nodes[0].address}/{name}"
        return OpenSearchEngine(address, segmenter, OPEN)

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


class TestRemoval(RemovalContract):
    pass


class TestDeadlines(DeadlineContract):
    pass


class TestFacets(FacetContract):
    pass


class TestSamples(SampleContract):
    pass
