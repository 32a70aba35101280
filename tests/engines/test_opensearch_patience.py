"""A run has hours: what is lost on the way is asked again, with more time; a question has not."""

import json

import pytest

from indexer.errors import ClusterUnavailable
from tests.engines import invented
from tests.engines.contract.engines import ids, write
from tests.engines.fake_opensearch import Faults
from tests.engines.test_opensearch_faults import cluster, engine, make

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

from indexer.engines.opensearch_bulk import TRIES
from indexer.engines.opensearch_patience import Patient

__all__ = ["cluster", "engine", "make"]


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize(
    "on",
    ["_refresh", "_search", "_mapping", "_alias/", "_mget", r"-g\d+$", "_settings"],
)
def test_a_run_asks_again_what_was_lost(engine, cluster, on, fresh):
    cluster.faults = Faults(on=on, statuses=[503, 503, 504, 504])
    write(engine, *invented.ALL, fingerprint="f2", fresh=fresh)
    cluster.faults = Faults()
    assert engine.digests() == {m.id: "f2" for m in invented.ALL}
    assert len(ids(engine)) == 7


@pytest.mark.parametrize("fresh", [False, True])
def test_a_copy_that_is_not_refreshed_is_waited_for(engine, cluster, fresh):
    cluster.faults = Faults(on=r"-g\d+/_refresh", late_copies=TRIES - 1)
    write(engine, *invented.ALL, fingerprint="f2", fresh=fresh)
    assert cluster.faults.late_copies == 0
    assert engine.digests() == {m.id: "f2" for m in invented.ALL}
    assert len(ids(engine)) == 7


@pytest.mark.parametrize("fresh", [False, True])
def test_a_copy_that_is_never_refreshed_is_told_and_nothing_switched(engine, cluster, fresh):
    before = engine.info()
    cluster.faults = Faults(on=r"-g\d+/_refresh", late_copies=99)
    with pytest.raises(ClusterUnavailable, match="refresh: 1/1 circuit_breaking_exception"):
        write(engine, *invented.ALL, fingerprint="f2", fresh=fresh)
    cluster.faults = Faults()
    assert engine.info() == before
    assert set(engine.digests().values()) == {"f1"}


def test_each_look_at_a_refresh_waits_longer(cluster, engine):
    paused = []
    cluster.faults = Faults(on="_refresh", late_copies=99)
    with pytest.raises(ClusterUnavailable):
        engine._run.refresh(engine.info().generation.partition("@")[0], paused.append)
    assert len(paused) == TRIES - 1
    assert all(earlier < later for earlier, later in zip(paused, paused[2:], strict=False))


def test_a_cluster_that_is_away_when_a_run_begins_is_told_at_once(engine, cluster):
    cluster.calls.clear()
    cluster.faults = Faults(on="", statuses=[503] * 99)
    for begin in (engine.digests, lambda: write(engine, invented.MAY)):
        with pytest.raises(ClusterUnavailable):
            begin()
    assert len(cluster.calls) == 4


def test_a_removal_whose_answer_is_lost_is_one(engine, cluster):
    write(engine, *invented.ALL, fresh=True)
    cluster.faults = Faults(on=r"-g\d+$", cut=2)
    engine._run.remove([min(name for name in cluster.indexes if "-g" in name)])
    assert sum("-g" in name for name in cluster.indexes) == 1


def test_each_try_waits_twice_as_long():
    waited, paused = [], []

    class Slow:
        def call(self, *_, seconds, **__):
            waited.append(seconds)
            raise ClusterUnavailable(address="x", reason="time-out")

    with pytest.raises(ClusterUnavailable):
        Patient(Slow(), paused.append).call("POST", "/x/_refresh")
    assert waited == [30.0, 60.0, 120.0, 240.0]
    assert len(paused) == 3


def test_a_time_out_says_of_what(engine, cluster):
    cluster.faults = Faults(on="_refresh", slow=1.0)
    with pytest.raises(ClusterUnavailable, match="time-out: _refresh, 0 s"):
        engine._client.call("POST", "/minutes-lock/_refresh", seconds=0.1)


def test_a_search_of_a_run_may_take_minutes(engine, cluster):
    cluster.calls.clear()
    write(engine, invented.MAY, fingerprint="f2")
    ids(engine)
    told = [json.loads(t)["timeout"] for _, p, _, t in cluster.calls if p.endswith("/_search")]
    assert set(told) == {"600000ms", "30000ms"}
    assert told[-1] == "30000ms"
