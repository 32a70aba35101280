"""The optional engine for large collections shows every behaviour of the contract."""

from functools import lru_cache

import pytest

from indexer.engines import open_engine
from indexer.text.analysis import Dictionary, Segmenter
from tests.engines.contract import (
    AskingContract,
    DamageContract,
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

pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")
__all__ = ["engine", "filled", "oracle"]


@pytest.fixture(scope="session")
def make_engine(segmenter):
    return lambda folder: open_engine(f"tantivy:{folder}", segmenter)


@pytest.fixture(scope="session")
def make_engine_with(tmp_path_factory):
    cache = tmp_path_factory.mktemp("other")
    return lambda folder, words: open_engine(
        f"tantivy:{folder}", Segmenter(Dictionary(words, frozenset()), cache)
    )


@pytest.fixture(scope="session")
def make_engine_taught(segmenter):
    taught = lru_cache(segmenter.taught)
    return lambda folder, own: open_engine(f"tantivy:{folder}", taught(own))


class TestWriting(WritingContract):
    pass


class TestAsking(AskingContract):
    pass


class TestFields(FieldContract):
    pass


class TestFrozenWords(FrozenWordsContract):
    pass


class TestRemoval(RemovalContract):
    pass


class TestDeadlines(DeadlineContract):
    pass


class TestFacets(FacetContract):
    pass


class TestSamples(SampleContract):
    pass


class TestDamage(DamageContract):
    pass
