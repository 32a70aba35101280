"""The optional engine for large collections shows every behaviour of the contract."""

import pytest

from indexer.engines import open_engine
from indexer.query.clauses import AllOf, Gapped, Near, Phrase, Scope, Together, Words
from indexer.query.request import SearchRequest
from tests.engines.contract import FolderContract

pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")
_TWO = AllOf((Words("工作"), Phrase("会议")))


class TestTantivy(FolderContract):
    @pytest.fixture(scope="class")
    @classmethod
    def open_at(cls):
        return lambda folder, segmenter: open_engine(f"tantivy:{folder}", segmenter)

    @pytest.mark.parametrize(
        "query",
        [
            *(Together(scope, _TWO) for scope in (Scope.SENTENCE, Scope.PARAGRAPH)),
            Together(Scope.SENTENCE, AllOf((Words("工"), Words("作")))),
            Near(2, ("工", "作")),
            Gapped(("工", "作")),
        ],
        ids=str,
    )
    def test_what_is_told_by_the_others_is_the_same(self, engine, monkeypatch, query):
        query_room = pytest.importorskip("indexer.engines.tantivy_query")
        asked = SearchRequest(query, facets=("year", "body"))
        before = engine.search(asked)
        engine.forget_terms()
        monkeypatch.setattr(query_room, "_MANY_KEYS", 0)
        assert engine.search(asked) == before
