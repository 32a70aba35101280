"""What a cluster sets limits to: clauses of a question, depth of a list, length of a value."""

import json
import random

import pytest

from indexer.errors import ClusterUnavailable, NotAsWritten
from indexer.query.clauses import AllOf, AnyOf, Everything, Not, Phrase, Words
from indexer.query.request import SearchRequest, Sort
from tests.engines import invented
from tests.engines.contract import alone, ids, write
from tests.engines.fake_opensearch import Faults
from tests.engines.test_opensearch_faults import cluster, engine, make

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

from indexer.engines import opensearch_clauses, opensearch_places, opensearch_snapshot
from indexer.engines.opensearch_clauses import clauses

__all__ = ["cluster", "engine", "make"]
SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 490)]
random.Random(4).shuffle(SIGNS)
PASSAGE = "".join(SIGNS)
"""As long as a question may be, and no two of its characters alike: the most clauses."""


def most_sent(cluster):
    """The most clauses that were sent as one question."""
    bodies = (text for _, path, _, text in cluster.calls if path.endswith("/_search"))
    return max(clauses(json.loads(text)["query"]) for text in bodies)


class TestClauses:
    @pytest.fixture
    def passages(self, engine, segmenter):
        torn = "。".join([*reversed(segmenter.query_words(PASSAGE)), *SIGNS])
        write(
            engine,
            alone("m-whole", 2020, PASSAGE),
            alone("m-torn", 2021, torn),
            alone("m-half", 2022, PASSAGE[:245]),
        )
        return engine

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            (Words(PASSAGE), {"m-whole", "m-torn"}),
            (Phrase(PASSAGE), {"m-whole"}),
            (AnyOf(tuple(map(Words, SIGNS))), {"m-whole", "m-torn", "m-half"}),
            (AllOf(tuple(map(Phrase, SIGNS))), {"m-whole", "m-torn"}),
            (AllOf((Words(PASSAGE), Not(Phrase(PASSAGE)))), {"m-torn"}),
            (
                AnyOf((AllOf((Words(PASSAGE), Phrase("无此"))), Phrase(PASSAGE[:245]))),
                {"m-whole", "m-half"},
            ),
        ],
        ids=["words", "phrase", "any", "all", "not", "nested"],
    )
    def test_the_longest_question_misses_nothing(self, passages, cluster, query, found):
        answer = passages.search(SearchRequest(query, limit=100))
        named = {hit.record.meeting_id for hit in answer.hits} - {m.id for m in invented.ALL}
        assert named == found
        assert answer.total == len(answer.hits)
        assert most_sent(cluster) <= 1_024

    @pytest.mark.parametrize("most", [1, 2, 7])
    def test_looked_up_in_parts_is_the_same(self, engine, monkeypatch, most):
        queries = [
            Words("老旧小区 改造 工作"),
            AllOf((Words("会议"), AnyOf((Words("研究"), Phrase("小区"))), Not(Words("预算")))),
            AnyOf((Phrase("小区"), Words("研究 会议"), Not(Phrase("老旧")))),
        ]
        whole = [set(ids(engine, query)) for query in queries]
        monkeypatch.setattr(opensearch_clauses, "MOST_MATCHING", most)
        assert [set(ids(engine, query)) for query in queries] == whole

    def test_more_ids_than_one_clause_holds(self, engine, monkeypatch):
        whole = [ids(engine, query) for query in (Words("研究"), Not(Words("研究")))]
        monkeypatch.setattr(opensearch_clauses, "_MOST_TERMS", 1)
        monkeypatch.setattr(opensearch_clauses, "MOST_MATCHING", 0)
        for query, found in zip((Words("研究"), Not(Words("研究"))), whole, strict=True):
            assert set(ids(engine, query)) == set(found)


class TestDepth:
    def test_who_reads_on_does_not_begin_again(self, engine, cluster, monkeypatch):
        write(engine, *(alone(f"m-{n:02}", 2000 + n, f"研究第{n}项工作") for n in range(20)))
        monkeypatch.setattr(opensearch_snapshot, "WINDOW", 4)
        for query, sort in ((Everything(), Sort.NEWEST), (Words("研究"), Sort.RELEVANCE)):
            whole = ids(engine, query, sort=sort)
            cluster.calls.clear()
            found = [
                hit.record.section_id
                for start in range(0, len(whole), 2)
                for hit in engine.search(
                    SearchRequest(query, sort=sort, offset=start, limit=2)
                ).hits
            ]
            assert found == whole
            searches = [path for _, path, _, _ in cluster.calls if path.endswith("/_search")]
            # One for the totals and one for the slice: none walks over what was read before.
            assert len(searches) <= len(whole)

    def test_a_new_state_is_walked_anew(self, engine, monkeypatch):
        monkeypatch.setattr(opensearch_snapshot, "WINDOW", 2)
        asked = SearchRequest(offset=4, limit=2)
        engine.search(asked)
        write(engine, alone("m-newest", 2099, "研究工作"))
        found = [hit.record.section_id for hit in engine.search(asked).hits]
        monkeypatch.undo()
        assert found == ids(engine)[4:6]


class TestSwitch:
    def test_a_new_index_is_packed_and_copied_before_it_answers(self, engine, cluster):
        cluster.calls.clear()
        write(engine, *invented.ALL, fresh=True)
        paths = [path.rpartition("/")[2] for _, path, _, _ in cluster.calls]
        switch = paths.index("_aliases")
        assert paths.index("_forcemerge") < paths.index("_settings") < switch
        assert any(path.startswith("/_cluster/health/") for _, path, _, _ in cluster.calls[:switch])

    def test_a_line_cut_while_it_is_packed_is_no_fault(self, engine, cluster, monkeypatch):
        monkeypatch.setattr(opensearch_places, "_LOOKS_EVERY", 0.01)
        cluster.faults = Faults(on="_forcemerge", statuses=[504] * 2)
        write(engine, invented.MAY, fresh=True)
        assert engine.digests() == {"m-may": "f1"}

    def test_a_copy_that_is_late_holds_nothing_up(self, engine, cluster):
        cluster.faults = Faults(on="_cluster/health", statuses=[408])
        write(engine, invented.MAY, fresh=True)
        assert engine.digests() == {"m-may": "f1"}

    def test_an_index_that_goes_while_it_is_asked_is_asked_anew(self, engine, make, cluster):
        other = make()
        reader = engine._places.published
        first = reader()
        for _ in range(3):
            write(other, invented.MAY, fresh=True)
        assert first.index not in cluster.indexes
        late = iter([first])
        engine._places.published = lambda: next(late, None) or reader()
        assert engine.digests() == {"m-may": "f1"}
        other.close()

    def test_a_question_that_is_refused_is_no_crash(self, engine, cluster):
        cluster.faults = Faults(on="_search", statuses=[400])
        with pytest.raises(ClusterUnavailable, match="400"):
            ids(engine)


class TestDocuments:
    def test_a_value_too_long_is_found_as_text(self, engine):
        long = "很长的文件名" * 2_000
        write(engine, alone("m-long", 2020, f"研究《{long}》", document=long))
        assert "m-long" in {name.partition("-s")[0] for name in ids(engine, Phrase(long[:300]))}

    def test_what_is_not_taken_is_named_by_its_meeting(self, engine, cluster):
        before = engine.digests()
        cluster.faults = Faults(items={0: 400, 1: 400})
        with pytest.raises(NotAsWritten, match=r"2: m-may invented_exception"):
            write(engine, invented.MAY, fingerprint="f2")
        assert engine.digests() == before
