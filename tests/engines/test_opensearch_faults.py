"""What becomes of questions and runs when the cluster fails, in part or for a while."""

import logging
import re
import threading
from dataclasses import replace

import pytest

from indexer.errors import (
    ClusterInsecure,
    ClusterUnavailable,
    EngineUnknown,
    IndexLocked,
    NotAsWritten,
    QueryTimeout,
    SchemaMismatch,
)
from indexer.query.clauses import Everything, Gapped, Phrase, Words
from indexer.query.deadline import deadline_in
from indexer.query.request import SearchRequest, Sort
from indexer.schema import FACETS
from search_app.app import create_app
from tests.cluster.front import Line
from tests.engines import invented
from tests.engines.allowed_calls import FORBIDDEN, strangers
from tests.engines.contract.engines import ids, write
from tests.engines.fake_opensearch import PASSWORD, USER, FakeCluster, Faults

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

from indexer.engines import (
    opensearch_bulk,
    opensearch_client,
    opensearch_lock,
    opensearch_reading,
    opensearch_snapshot,
)
from indexer.engines.opensearch_address import Access, parse_address
from indexer.engines.opensearch_bulk import Bulk, pause
from indexer.engines.opensearch_client import Client
from indexer.engines.opensearch_engine import OpenSearchEngine

ACCESS = Access(USER, PASSWORD)
MADE_AT = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+(%3A\d\d)*(Z|\+00:00)")
"""When a page was made, which it says where it is cited."""


@pytest.fixture
def cluster():
    cluster = FakeCluster()
    yield cluster
    cluster.close()


@pytest.fixture
def make(cluster, segmenter):
    return lambda access=ACCESS, host=cluster.address, **more: OpenSearchEngine(
        f"{host}/minutes", segmenter, access, **more
    )


@pytest.fixture
def engine(make, monkeypatch):
    monkeypatch.setattr(opensearch_bulk, "_FIRST_PAUSE", 0.001)
    engine = make()
    write(engine, *invented.ALL)
    yield engine
    engine.close()


@pytest.fixture
def sharded(make):
    engine = make(shards=4)
    write(engine, *invented.ALL)
    yield engine
    engine.close()


ASKS = (
    ids,
    lambda engine: ids(engine, Gapped(("老旧", "改造"))),
    lambda engine: engine.search(SearchRequest(facets=("year",), limit=0)),
    lambda engine: engine.digests(),
    lambda engine: engine.meeting("m-may"),
    lambda engine: engine.info(),
)


class TestPartialAnswers:
    @pytest.mark.parametrize("ignores", [False, True])
    @pytest.mark.parametrize("ask", ASKS)
    def test_none_is_taken_for_a_whole_one(self, sharded, cluster, ask, ignores):
        cluster.faults = Faults(lost_shards=1, ignores_partial=ignores)
        with pytest.raises(ClusterUnavailable, match="部分数据"):
            ask(sharded)
        cluster.faults = Faults()
        assert len(ids(sharded)) == 7

    def test_several_shards_answer_as_one(self, sharded, engine):
        for query in (Everything(), Words("老旧小区 改造"), Phrase("会议")):
            for sort in Sort:
                assert ids(sharded, query, sort=sort) == ids(engine, query, sort=sort)

    def test_a_slow_cluster_is_a_question_that_took_too_long(self, engine, cluster, monkeypatch):
        monkeypatch.setattr(opensearch_reading, "_LEAST", 0.05)
        cluster.faults = Faults(on="_search", slow=3.0)
        with pytest.raises(QueryTimeout):
            engine.search(SearchRequest(deadline=deadline_in(0.1)))

    def test_a_page_that_is_late_is_a_refusal_and_later_the_whole_page(
        self, engine, cluster, make, monkeypatch
    ):
        """However slow the first answers of a server are, none differs from the page in the end."""
        monkeypatch.setattr(opensearch_reading, "_LEAST", 0.05)
        address = "/search?q=会议"
        whole = MADE_AT.sub("", create_app(engine).test_client().get(address).text)
        visitor = create_app(make(), time_limit=1.0).test_client()
        cluster.faults = Faults(on="_search", slow=1.5)
        assert visitor.get(address).status_code == 503
        found = set()
        for slow in (0.5, 0.3, 0.1, 0.0):
            cluster.faults = Faults(on="_search", slow=slow)
            answer = visitor.get(address)
            found.add(MADE_AT.sub("", answer.text) if answer.status_code == 200 else None)
        assert found <= {None, whole}
        assert whole in found

    @pytest.mark.parametrize("on", ["_alias/", "_mapping"])
    def test_no_call_of_a_question_outlasts_its_time(self, engine, cluster, make, monkeypatch, on):
        monkeypatch.setattr(opensearch_reading, "_LEAST", 0.05)
        other = make()
        cluster.faults = Faults(on=on, slow=3.0)
        with pytest.raises(ClusterUnavailable, match=r"time-out: \w+, 0 s"):
            other.search(SearchRequest(deadline=deadline_in(0.2)))
        cluster.faults = Faults()
        assert len(ids(engine)) == 7

    def test_one_lost_call_is_made_again(self, engine, cluster):
        for faults in (Faults(on="_search", statuses=[503]), Faults(on="_search", cut=1)):
            cluster.faults = faults
            assert len(ids(engine)) == 7

    @pytest.mark.parametrize("after", [0, 20, 200])
    def test_an_answer_that_is_cut_off_is_asked_for_again(self, engine, cluster, make, after):
        line = Line(int(cluster.address.rpartition(":")[2]))
        try:
            far = make(host=f"opensearch+http://127.0.0.1:{line.port}")
            line.after, line.cuts = after, 1
            assert ids(far) == ids(engine)
            assert line.cuts == 0
            line.after, line.cuts = after, 9
            with pytest.raises(ClusterUnavailable):
                ids(far)
        finally:
            line.close()

    def test_half_a_refusal_is_no_refusal(self, engine, cluster, make):
        line = Line(int(cluster.address.rpartition(":")[2]))
        try:
            far = make(host=f"opensearch+http://127.0.0.1:{line.port}")
            # The first call of a run is refused: there is a lock already.
            line.after, line.cuts = 50, 1
            write(far, invented.MAY, fingerprint="f2")
            assert line.cuts == 0
            assert engine.digests()["m-may"] == "f2"
        finally:
            line.close()

    def test_a_cluster_that_is_away(self, engine, cluster):
        cluster.close()
        for ask in ASKS:
            with pytest.raises(ClusterUnavailable):
                ask(engine)
        with pytest.raises(ClusterUnavailable), engine.writer():
            pytest.fail("there is nothing to write to")


class TestBulk:
    @pytest.mark.parametrize(
        "faults",
        [
            Faults(statuses=[429, 429, 503]),
            Faults(statuses=[502, 502, 504, 504]),
            Faults(items={1: 429, 3: 503}),
        ],
        ids=["busy", "away", "items"],
    )
    def test_what_was_not_taken_is_sent_again(self, engine, cluster, faults):
        cluster.faults = faults
        write(engine, *invented.ALL, fingerprint="f2")
        assert engine.digests() == {m.id: "f2" for m in invented.ALL}
        assert len(ids(engine)) == engine.info().sections == 7

    @pytest.mark.parametrize(
        "faults",
        [
            Faults(on="-lock/_bulk", statuses=[429, 503]),
            Faults(on="-lock/_bulk", cut=3),
            Faults(on="-lock/_bulk", items={0: 503}),
        ],
        ids=["away", "cut", "no first copy"],
    )
    def test_the_lock_outlives_trouble(self, engine, cluster, faults):
        cluster.faults = faults
        write(engine, invented.MAY, fingerprint="f2")
        assert (faults.statuses, faults.cut, faults.items) == ([], 0, {})
        assert engine.digests()["m-may"] == "f2"
        assert cluster.indexes["minutes-lock"].documents == {}

    def test_a_cut_line_leaves_nothing_twice(self, engine, cluster):
        with engine.writer() as writer:
            cluster.faults = Faults(cut=3)
            for meeting in invented.ALL:
                writer.replace_meeting(meeting.id, invented.records(meeting, "f2"))
        assert cluster.faults.cut == 0
        assert len(ids(engine)) == 7
        assert engine.digests()["m-may"] == "f2"

    def test_what_the_cluster_refuses_is_not_passed_over(self, engine, cluster):
        before = engine.info()
        with pytest.raises(NotAsWritten, match="1:"), engine.writer() as writer:
            writer.replace_meeting("m-may", invented.records(invented.MAY, "f2"))
            cluster.faults.items = {1: 400}
        assert engine.info() == before
        assert engine.digests()["m-may"] == "f1"

    def test_it_gives_up_in_the_end_and_changes_nothing(self, engine, cluster):
        before = engine.info()
        with pytest.raises(ClusterUnavailable), engine.writer() as writer:
            writer.replace_meeting("m-may", invented.records(invented.MAY, "f2"))
            cluster.faults.statuses = [429] * 9
        assert engine.info() == before

    def test_fewer_at_once_while_it_is_busy_and_more_again_later(self, cluster):
        client = Client(parse_address(f"{cluster.address}/x").hosts, ACCESS)
        client.call(
            "PUT", "/x", {"settings": {}, "mappings": {"properties": {"n": {"type": "long"}}}}
        )
        bulk = Bulk(client, "x", workers=8, sleep=lambda _: None)
        cluster.faults = Faults(on="/x/_bulk", statuses=[429, 429])
        bulk.put("a", {"n": 1})
        bulk.drain()
        assert bulk.gate.open == 2
        for number in range(opensearch_bulk._CLEAN * 2):
            bulk.put("a", {"n": number})
            bulk.drain()
        assert bulk.gate.open == 4
        bulk.close()
        client.close()

    def test_pauses_grow_and_differ(self):
        longest = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]
        for attempt, most in enumerate(longest):
            found = {pause(attempt) for _ in range(20)}
            assert len(found) > 10
            assert all(most / 2 <= one <= most for one in found)


class TestStates:
    def test_what_a_killed_run_left_is_never_seen_and_cleared(self, engine, cluster):
        before = engine.info()
        index = cluster.indexes[before.generation.partition("@")[0]]
        kept = set(index.documents)
        writing, _ = begun(engine)
        left = set(index.documents) - kept
        assert left
        assert engine.info() == before
        expire(cluster)
        write(engine, invented.MAY, fingerprint="f2")
        assert len(ids(engine)) == 7
        assert not left & set(index.documents)
        with pytest.raises(IndexLocked):
            writing.__exit__(None, None, None)
        assert engine.digests()["m-may"] == "f2"
        assert "m-new" not in engine.digests()

    def test_who_was_thought_dead_and_goes_on_is_not_seen(self, engine, cluster):
        for fresh in (False, True):
            writing, writer = begun(engine)
            expire(cluster)
            write(engine, *invented.ALL, fingerprint="f2", fresh=fresh)
            before = engine.info()
            writer.replace_meeting("m-late", invented.records(replace(invented.MAY, id="m-late")))
            writer.replace_meeting("m-may", invented.records(invented.MAY, "f3"))
            writer._bulk.drain()
            engine._places.refresh(before.generation.partition("@")[0])
            for _ in range(2):
                assert len(ids(engine)) == 7
                assert engine.digests() == {m.id: "f2" for m in invented.ALL}
                write(engine, invented.LATER, fingerprint="f2")
            with pytest.raises(IndexLocked):
                writing.__exit__(None, None, None)
            assert len(ids(engine)) == 7

    def test_a_lock_that_was_not_renewed_is_taken_over(self, engine, make, monkeypatch):
        monkeypatch.setattr(opensearch_lock, "HOLDS_MS", -1)
        other = make()
        with pytest.raises(IndexLocked), engine.writer():
            monkeypatch.setattr(opensearch_lock, "HOLDS_MS", 120_000)
            with other.writer() as writer:
                writer.delete_meeting("m-march")
        assert len(ids(engine)) == 4

    def test_readers_go_on_while_it_is_rebuilt(self, engine, make):
        reader, failed, done = make(), [], threading.Event()

        def ask():
            while not done.is_set():
                found = len(ids(reader, facets=tuple(f.name for f in FACETS)))
                if found != 7:
                    failed.append(found)

        asking = threading.Thread(target=ask)
        asking.start()
        try:
            for number in range(4):
                write(engine, *invented.ALL, fingerprint=f"f{number}", fresh=number % 2 == 0)
        finally:
            done.set()
            asking.join()
        assert failed == []

    def test_a_question_that_a_switch_fell_into_is_asked_again(self, engine, make):
        other, seen = make(), []

        def ask(snapshot):
            seen.append(snapshot.digests()["m-may"])
            if len(seen) == 1:
                write(other, invented.MAY, fingerprint="f2")
            return seen[-1]

        assert engine._asked(ask) == "f2"
        assert seen == ["f1", "f2"]

    def test_two_generations_are_kept(self, engine, cluster):
        for _ in range(4):
            write(engine, *invented.ALL, fresh=True)
        assert sum("-g" in name for name in cluster.indexes) == 2
        assert engine.info().generation.partition("@")[0] == max(
            cluster.indexes.keys() - {"minutes-lock"}
        )

    def test_a_publication_whose_answer_is_lost_is_one(self, engine, cluster):
        with engine.writer() as writer:
            writer.replace_meeting("m-may", invented.records(invented.MAY, "f2"))
            cluster.faults = Faults(on="_aliases", cut=2)
        assert cluster.faults.cut == 0
        assert engine.digests()["m-may"] == "f2"
        assert len(ids(engine)) == 7

    def test_a_publication_that_did_not_get_through_is_told(self, engine, cluster):
        with pytest.raises(ClusterUnavailable), engine.writer() as writer:
            writer.replace_meeting("m-may", invented.records(invented.MAY, "f2"))
            cluster.faults = Faults(on="_aliases", statuses=[503] * 2)
        assert engine.digests()["m-may"] == "f1"
        write(engine, invented.MAY, fingerprint="f3")
        assert engine.digests()["m-may"] == "f3"

    def test_another_schema_is_refused(self, engine, cluster, make):
        index = cluster.indexes[engine.info().generation.partition("@")[0]]
        index.body["mappings"]["_meta"]["schema_version"] -= 1
        with pytest.raises(SchemaMismatch):
            ids(make())
        index.body["mappings"]["_meta"]["schema_version"] += 1
        index.body["mappings"]["_meta"]["words"] = ["别的词"]
        with pytest.raises(SchemaMismatch):
            ids(make())


def begun(engine):
    """A run that has written and does not go on."""
    writing = engine.writer()
    writer = writing.__enter__()
    writer.delete_meeting("m-march")
    writer.replace_meeting("m-new", invented.records(replace(invented.MAY, id="m-new")))
    writer._bulk.drain()
    engine._places.refresh(writer.state.index)
    return writing, writer


def expire(cluster):
    """Two minutes pass in which the run does not renew its lock."""
    cluster.indexes["minutes-lock"].documents["writer"]["until"] = 0


class TestManyHits:
    def test_past_what_a_cluster_counts_to(self, engine, monkeypatch):
        whole = ids(engine)
        monkeypatch.setattr(opensearch_snapshot, "WINDOW", 2)
        for query in (None, Words("研究")):
            whole = ids(engine, query)
            for start in range(9):
                request = SearchRequest(query or Everything(), offset=start, limit=3)
                found = [hit.record.section_id for hit in engine.search(request).hits]
                assert found == whole[start : start + 3]

    def test_facets_of_more_values_than_one_answer_holds(self, engine, monkeypatch):
        request = SearchRequest(facets=tuple(facet.name for facet in FACETS))
        whole = engine.search(request)
        monkeypatch.setattr(opensearch_snapshot, "_COUNTED_AT_ONCE", 1)
        monkeypatch.setattr(opensearch_reading, "WINDOW", 1)
        assert engine.search(request) == whole


class TestSafety:
    @pytest.mark.parametrize(
        "address", ["opensearch+http://10.0.0.5:9200/minutes", "opensearch+http://example/minutes"]
    )
    def test_plain_http_reaches_this_machine_only(self, address):
        with pytest.raises(ClusterInsecure, match="HTTPS"):
            parse_address(address)

    @pytest.mark.parametrize(
        "address",
        [
            "opensearch+https://host:9200",
            "opensearch+https://host:9200/a*",
            "opensearch+https://host:9200/A",
            "opensearch+ftp://host/minutes",
        ],
    )
    def test_what_is_no_address(self, address):
        with pytest.raises(EngineUnknown):
            parse_address(address)

    def test_an_open_cluster_on_another_machine_is_refused(self, cluster, make, monkeypatch):
        cluster.password = ""
        monkeypatch.setattr(opensearch_client, "is_loopback", lambda _: False)
        for ask in (ids, OpenSearchEngine.digests, write):
            with pytest.raises(ClusterInsecure, match="口令"):
                ask(make())
        assert {path for _, path, _, _ in cluster.calls} == {"/"}
        write(make(Access(allows_open=True)), invented.MAY)

    def test_a_wrong_password(self, make):
        with pytest.raises(ClusterUnavailable, match="401"):
            ids(make(Access(USER, "wrong")))

    def test_a_password_may_be_chinese(self, engine, cluster, make):
        cluster.password = "口令-éß"
        assert ids(make(Access(USER, cluster.password)))

    def test_the_password_is_told_nowhere(self, engine, cluster, make, caplog):
        caplog.set_level(logging.DEBUG)
        cluster.faults = Faults(on="_search", statuses=[500] * 9)
        with pytest.raises(ClusterUnavailable) as failed:
            ids(engine)
        told = f"{caplog.text} {failed.value} {failed.value.in_english()} {ACCESS!r}"
        assert PASSWORD not in told

    def test_a_certificate_is_always_looked_at(self):
        client = Client(("https://127.0.0.1:9",), ACCESS)
        pool = client._vendor.transport.get_connection().pool
        assert pool.cert_reqs == "CERT_REQUIRED"
        assert pool.assert_hostname is not False
        assert pool.pool.maxsize == 16
        client.close()


def test_only_calls_that_every_kin_of_the_cluster_knows(engine, cluster):
    write(engine, invented.MAY, fingerprint="f2")
    write(engine, *invented.ALL, fresh=True)
    for ask in ASKS:
        ask(engine)
    made = {f"{method} {path}" for method, path, _, _ in cluster.calls}
    assert len(made) > 10
    assert strangers(made) == []
    searches = [params for _, path, params, _ in cluster.calls if path.endswith("/_search")]
    assert {params["allow_partial_search_results"] for params in searches} == {"false"}
    sent = "".join(text for *_, text in cluster.calls)
    for word in FORBIDDEN:
        assert f'"{word}"' not in sent


def test_a_call_that_not_all_of_them_know_is_seen():
    others = [
        "POST /x/_delete_by_query",
        "DELETE /x*",
        "GET /_cat/shards",
        "POST /x/_search/point_in_time",
    ]
    assert strangers([*others, "POST /x/_search"]) == others
