"""What a cluster sets limits to: clauses of a question, depth of a list, length of a value."""

import json
import random
from dataclasses import replace

import pytest

from indexer.asking.asker import Asker
from indexer.cluster_errors import CopiesLag, TooManyReplaced
from indexer.errors import ClusterUnavailable, NotAsWritten
from indexer.query.clauses import AllOf, AnyOf, Everything, Gapped, Not, Phrase, Words
from indexer.query.request import SearchRequest, Sort
from indexer.records import SectionFacts
from indexer.research import sweeping
from indexer.research.sweeping import swept
from indexer.schema import HELD
from tests.engines import invented
from tests.engines.contract.engines import alone, ids, write
from tests.engines.fake_opensearch import Faults
from tests.engines.test_opensearch_faults import cluster, engine, make

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

from indexer.engines import (
    opensearch_clauses,
    opensearch_engine,
    opensearch_places,
    opensearch_snapshot,
    opensearch_steps,
    opensearch_writer,
)
from indexer.engines.opensearch_clauses import clauses
from indexer.engines.opensearch_steps import Ways

__all__ = ["cluster", "engine", "make"]
SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 490)]
random.Random(4).shuffle(SIGNS)
PASSAGE = "".join(SIGNS)
"""As long as a question may be, and no two of its characters alike: the most clauses."""


def most_sent(cluster):
    """The most clauses that were sent as one question."""
    bodies = (text for _, path, _, text in cluster.calls if path.endswith("/_search"))
    return max(clauses(json.loads(text)["query"]) for text in bodies)


def asked_of(cluster):
    """How many searches were made, and how many hits they had put in order, all in all."""
    bodies = [json.loads(text) for _, path, _, text in cluster.calls if path.endswith("/_search")]
    return len(bodies), sum(body.get("from", 0) + body["size"] for body in bodies)


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

    @pytest.mark.parametrize("window", [10_000, 8])
    @pytest.mark.parametrize(
        ("query", "sort"),
        [
            (Everything(), Sort.NEWEST),
            (Words("研究"), Sort.RELEVANCE),
            (Gapped(("研究", "工作")), Sort.NEWEST),
        ],
        ids=["everything", "weighed", "read"],
    )
    def test_a_whole_export_costs_one_search_a_slice(
        self, engine, cluster, monkeypatch, window, query, sort
    ):
        write(engine, *(alone(f"m-{n:02}", 2000 + n, f"研究第{n}项工作") for n in range(40)))
        monkeypatch.setattr(opensearch_snapshot, "WINDOW", window)
        monkeypatch.setattr(opensearch_snapshot, "_COUNTED_AT_ONCE", 4)
        monkeypatch.setattr(sweeping, "_BATCH", 4)
        asker, request = Asker(engine), SearchRequest(query, sort=sort)
        whole = ids(engine, query, sort=sort)
        generation, costs = engine.info().generation, {}
        for total in (16, 32):
            engine._ways = Ways()
            cluster.calls.clear()
            records = swept(asker, request, SectionFacts, generation=generation, total=total)
            assert [record.section_id for record in records] == whole[:total]
            costs[total] = asked_of(cluster)
        searches, hits = costs[32]
        # The same four slices more, each of one search and at most one hit that is read again.
        assert searches - costs[16][0] == 4
        assert hits - costs[16][1] <= 4 * 5

    @pytest.mark.parametrize(
        ("sort", "limit", "is_weighed"),
        [(Sort.RELEVANCE, 5, True), (Sort.RELEVANCE, 0, False), (Sort.NEWEST, 5, False)],
    )
    def test_only_what_is_put_in_order_by_weight_is_weighed(
        self, engine, cluster, sort, limit, is_weighed
    ):
        write(engine, *invented.ALL)
        cluster.calls.clear()
        engine.search(SearchRequest(Words("工作"), sort=sort, limit=limit, facets=(HELD,)))
        asked = [params for _, path, params, _ in cluster.calls if path.endswith("/_search")]
        assert ["dfs" in params.get("search_type", "") for params in asked] == [is_weighed]

    def test_hits_that_change_places_between_two_slices_are_told(self, engine, cluster):
        write(engine, *(alone(f"m-{n:02}", 2000 + n, "研究" * (n + 1)) for n in range(8)))
        request = SearchRequest(Words("研究"), limit=4)
        engine.search(request)
        name = engine.info().generation.partition("@")[0]
        documents = cluster.indexes[name].documents
        section = next(d for d in documents.values() if d["document_kind"] == "section")
        documents["being-written"] = {**section, "since": 10**9}
        cluster.refresh(name, {}, "")
        with pytest.raises(ClusterUnavailable, match="order"):
            engine.search(replace(request, offset=4))
        assert ids(engine, Words("研究"))[4:8] == [
            hit.record.section_id for hit in engine.search(replace(request, offset=4)).hits
        ]

    def test_slices_of_a_list_are_asked_of_the_same_copies(self, engine, make, cluster):
        for one in (engine, make()):
            for offset in (0, 2, 4):
                one.search(SearchRequest(Words("研究"), offset=offset, limit=2))
        engine.search(SearchRequest(Words("小区")))
        named = [
            params["preference"]
            for _, path, params, _ in cluster.calls
            if path.endswith("/_search") and "preference" in params
        ]
        assert len(set(named)) == 2
        assert len(set(named[:-1])) == 1

    def test_what_is_kept_of_lists_is_bounded(self, engine, monkeypatch):
        write(engine, *(alone(f"m-{n:02}", 2000 + n, f"研究第{n}项工作") for n in range(40)))
        queries = [Gapped(("研究", sign)) for sign in "项工作第"]
        for query in queries:
            engine.search(SearchRequest(query, limit=2))
        sizes = [way.size for way in engine._ways._ways.values()]
        assert min(sizes[-4:]) > 40 * len("m-00-s1")
        monkeypatch.setattr(opensearch_steps, "MOST_BYTES", 2 * max(sizes))
        engine.search(SearchRequest(queries[0], sort=Sort.OLDEST, limit=2))
        kept = [request.query for _, request in engine._ways._ways]
        assert kept == [queries[3], queries[0]]
        whole = ids(engine, queries[0])
        monkeypatch.setattr(opensearch_steps, "MOST_BYTES", 1)
        engine._ways = Ways()
        assert ids(engine, queries[0]) == whole
        assert not engine._ways._ways

    def test_a_new_state_is_walked_anew(self, engine, monkeypatch):
        monkeypatch.setattr(opensearch_snapshot, "WINDOW", 2)
        asked = SearchRequest(offset=4, limit=2)
        engine.search(asked)
        write(engine, alone("m-newest", 2099, "研究工作"))
        found = [hit.record.section_id for hit in engine.search(asked).hits]
        monkeypatch.undo()
        assert found == ids(engine)[4:6]


class TestSwitch:
    def test_an_index_whose_copies_lag_is_not_begun(self, engine, cluster):
        before, indexes = engine.info(), set(cluster.indexes)
        cluster.replication = "SEGMENT"
        with pytest.raises(CopiesLag, match=r"index\.replication\.type"):
            write(engine, invented.MAY, fresh=True)
        assert (engine.info(), set(cluster.indexes)) == (before, indexes)
        cluster.replication = "DOCUMENT"
        write(engine, invented.MAY, fresh=True)
        assert engine.digests() == {"m-may": "f1"}

    def test_a_new_index_is_packed_and_copied_before_it_answers(self, engine, cluster):
        cluster.calls.clear()
        write(engine, *invented.ALL, fresh=True)
        made = [f"{method} {path.rpartition('/')[2]}" for method, path, _, _ in cluster.calls]
        switch = made.index("POST _aliases")
        assert made.index("POST _flush") < made.index("POST _forcemerge")
        assert made.index("POST _forcemerge") < made.index("PUT _settings") < switch
        assert any(path.startswith("/_cluster/health/") for _, path, _, _ in cluster.calls[:switch])

    def test_a_large_index_is_packed_when_its_sources_can_go(self, engine, cluster, monkeypatch):
        monkeypatch.setattr(opensearch_places, "_ASKS_EVERY", 0.01)
        monkeypatch.setattr(opensearch_places, "_WORTH_WAITING", 1)
        cluster.faults, cluster.calls = Faults(late_marks=2), []
        write(engine, *invented.ALL, fresh=True)
        made = [path.rpartition("/")[2] for _, path, _, _ in cluster.calls]
        assert made[: made.index("_forcemerge")].count("_stats") == 3

    @pytest.mark.parametrize("call", ["_flush", "_stats"])
    def test_sources_that_stay_are_no_fault(self, engine, cluster, call):
        cluster.faults = Faults(on=call, statuses=[503] * 2)
        write(engine, invented.MAY, fresh=True)
        assert engine.digests() == {"m-may": "f1"}

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
        engine._places.published = lambda *told: next(late, None) or reader(*told)
        assert engine.digests() == {"m-may": "f1"}
        other.close()

    def test_a_question_that_is_refused_is_no_crash(self, engine, cluster):
        cluster.faults = Faults(on="_search", statuses=[400])
        with pytest.raises(ClusterUnavailable, match="400"):
            ids(engine)


def refused(*_):
    raise ClusterUnavailable(address="x", reason="invented")


class TestReplaced:
    def filter_of(self, cluster):
        return json.dumps(cluster.aliases["minutes"][1], ensure_ascii=False)

    def test_few_are_named_so_that_there_is_a_way_back(self, engine, cluster):
        write(engine, *invented.ALL, fingerprint="f2")
        assert "m-may" in self.filter_of(cluster)

    def test_many_are_named_no_longer_than_they_are_there(self, engine, cluster, monkeypatch):
        monkeypatch.setattr(opensearch_engine, "_MOST_NAMED", 1)
        whole = ids(engine)
        for number in range(2, 4):
            write(engine, *invented.ALL, fingerprint=f"f{number}")
            assert "m-may" not in self.filter_of(cluster)
            assert ids(engine) == whole
            assert engine.digests() == {m.id: f"f{number}" for m in invented.ALL}
        index = cluster.indexes[engine.info().generation.partition("@")[0]]
        now = max(document["since"] for document in index.documents.values())
        sections = [d for d in index.documents.values() if d["document_kind"] == "section"]
        assert {document["since"] for document in sections} == {now}

    def test_what_cannot_be_cleared_at_once_is_by_the_next_run(self, engine, cluster, monkeypatch):
        monkeypatch.setattr(opensearch_engine, "_MOST_NAMED", 1)
        with engine.writer() as writer:
            for meeting in invented.ALL:
                writer.replace_meeting(meeting.id, invented.records(meeting, "f2"))
            monkeypatch.setattr(engine, "_shorten", refused)
        assert "m-may" in self.filter_of(cluster)
        monkeypatch.undo()
        write(engine, invented.LATER, fingerprint="f3")
        assert "m-may" not in self.filter_of(cluster)
        assert len(ids(engine)) == 7

    def test_too_many_are_a_rebuild(self, engine, monkeypatch):
        before = engine.info()
        monkeypatch.setattr(opensearch_writer, "MOST_REPLACED", len(invented.ALL) - 1)
        with pytest.raises(TooManyReplaced, match="rebuild"):
            write(engine, *invented.ALL, fingerprint="f2")
        assert engine.info() == before
        assert set(engine.digests().values()) == {"f1"}
        write(engine, *invented.ALL, fingerprint="f2", fresh=True)
        assert set(engine.digests().values()) == {"f2"}


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

    @pytest.mark.parametrize("fresh", [False, True])
    def test_a_meeting_that_is_not_taken_is_taken_out_whole(self, engine, cluster, fresh):
        cluster.faults = Faults(against="毒")
        with engine.writer(fresh=fresh) as writer:
            for meeting in (alone("m-may", 2023, "毒"), alone("m-bad", 2024, "毒"), invented.LATER):
                writer.replace_meeting(meeting.id, invented.records(meeting, "f2"))
            assert writer.refused() == dict.fromkeys(("m-may", "m-bad"), "invented_exception")
            assert writer.refused() == {}
        now = engine.digests()
        assert (now.get("m-may"), now["m-later"]) == (None if fresh else "f1", "f2")
        assert "m-bad" not in now
        found = {name.partition("-s")[0] for name in ids(engine)}
        assert found == {"m-later"} if fresh else {"m-may", "m-later"} < found
        written = [one for index in cluster.indexes.values() for one in index.documents.values()]
        assert not any(one.get("meeting_id") == "m-bad" for one in written)

    def test_what_is_taken_in_the_end_was_not_refused(self, engine, cluster):
        cluster.faults = Faults(against="毒")
        with engine.writer() as writer:
            for meeting in (alone("m-new", 2023, "毒"), alone("m-new", 2023, "药")):
                writer.replace_meeting(meeting.id, invented.records(meeting))
            assert writer.refused() == {}
        assert ids(engine, Phrase("药")) == ["m-new-s1"]

    @pytest.mark.parametrize("status", [401, 403])
    def test_what_the_account_may_not_write_is_no_fault_of_the_meeting(
        self, engine, cluster, status
    ):
        before = engine.digests()
        with pytest.raises(NotAsWritten, match="m-may"), engine.writer() as writer:
            cluster.faults = Faults(items={1: status})
            writer.replace_meeting("m-may", invented.records(invented.MAY, "f2"))
            assert writer.refused() == {}
        assert engine.digests() == before

    def test_what_notes_the_commit_has_to_be_taken(self, engine, cluster):
        before = engine.info()
        with pytest.raises(NotAsWritten), engine.writer() as writer:
            writer.replace_meeting("m-may", invented.records(invented.MAY, "f2"))
            assert writer.refused() == {}
            cluster.faults = Faults(items={0: 400})
        assert engine.info() == before

    def test_a_call_that_is_too_large_is_parted(self, engine, cluster):
        cluster.faults = Faults(most_bytes=20_000)
        large = alone("m-large", 2024, "长" * 20_000)
        with engine.writer() as writer:
            for meeting in (*invented.ALL, large):
                writer.replace_meeting(meeting.id, invented.records(meeting, "f2"))
            assert writer.refused() == {"m-large": "413"}
        assert engine.digests() == dict.fromkeys((one.id for one in invented.ALL), "f2")
        assert len(ids(engine)) == 7
