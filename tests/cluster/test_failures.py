"""What those who ask and those who index see while nodes die, hang, fill up and come back."""

import re
import threading
import time
from dataclasses import replace

import pytest

from indexer.cluster_errors import CopiesLag
from indexer.engines import opensearch_bulk
from indexer.errors import ClusterUnavailable, IndexLocked, QueryTimeout
from indexer.query.deadline import deadline_in
from indexer.research import sweeping
from search_app.app import create_app
from search_app.views import export_views
from tests.cluster.front import Line
from tests.cluster.nodes import ask
from tests.engines import invented
from tests.engines.contract.engines import ids, write

pytestmark = pytest.mark.cluster
ALL = 7
"""Sections of the invented meetings."""
BACK_IN = 90
"""Seconds until those that are left have settled who leads; a busy machine is slow."""
TOLD_IN = 20
"""Seconds, on a busy machine."""
SEARCH, EXPORT = "/search?q=会议", "/api/v1/export?format=jsonl"
NOW = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+(%3A\d\d)*(Z|\+00:00)")
"""When a page was made, which it says where it is cited."""
SAYS = ("检索集群暂不可用，或只有部分数据在线", "检索超时")
"""What a page says when it cannot tell the whole."""


@pytest.fixture
def engine(index):
    """An index with a second copy of everything, asked through all nodes."""
    engine = index()
    write(engine, *invented.ALL)
    green(engine)
    return engine


@pytest.fixture
def spread(index, whole):
    """An index in three parts without second copies, one on each node."""
    engine = index(shards=3)
    write(engine, *invented.ALL)
    alone = {"index": {"auto_expand_replicas": "false", "number_of_replicas": 0}}
    ask("PUT", f"{whole.nodes[0].address}/{name_of(engine)}/_settings", alone)
    green(engine)
    return engine


@pytest.fixture
def quick(monkeypatch):
    """Runs that give up after one second instead of three minutes."""
    monkeypatch.setattr(opensearch_bulk, "_FIRST_PAUSE", 0.01)


def name_of(engine):
    return engine.info().generation.partition("@")[0]


def green(engine):
    """Until all copies are where they should be, those of the lock of runs too."""
    query = {"wait_for_status": "green", "timeout": "25s"}
    path = f"/_cluster/health/{name_of(engine).rpartition('-')[0]}-*"
    while engine._client.call("GET", path, params=query)["timed_out"]:
        pass


def site(engine):
    return create_app(engine).test_client()


def seen(visitor, address=SEARCH):
    """What a visitor gets: the whole page, or None for one that says why there is none."""
    answer = visitor.get(address)
    if answer.status_code == 200:
        return NOW.sub("", answer.text)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert "ETag" not in answer.headers
    assert any(words in answer.text for words in SAYS), answer.text
    return None


def first_page(visitor, address=SEARCH):
    """The whole page, to hold later ones against.

    A new server reads the words of the index before its first answer, and a machine that is busy
    may take longer over that than a question has: then there is no page yet, only a refusal.
    """
    end = time.monotonic() + BACK_IN
    while (page := seen(visitor, address)) is None:
        assert time.monotonic() < end, "there is no page"
        time.sleep(0.5)
    return page


def until_back(visitor, page, address=SEARCH):
    """Each answer is the whole one or a refusal, until it is the whole one again."""
    end = time.monotonic() + BACK_IN
    while (found := seen(visitor, address)) is None:
        assert time.monotonic() < end, "it does not come back"
        time.sleep(0.5)
    assert found == page


def until(is_so, within=BACK_IN):
    end = time.monotonic() + within
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.5)


@pytest.mark.parametrize("who", ["manager", "holder"])
def test_one_node_dies(whole, engine, who):
    """A visitor sees the same page, for some seconds perhaps one that says that it cannot be told.

    Runs go on, and what they write is there when the node is back.
    """
    visitor = site(engine)
    page = first_page(visitor)
    (whole.manager if who == "manager" else whole.holder(name_of(engine))).kill()
    until_back(visitor, page)
    write(engine, invented.MAY, fingerprint="f2")
    expected = {m.id: "f2" if m is invented.MAY else "f1" for m in invented.ALL}
    assert engine.digests() == expected
    whole.heal()
    assert engine.digests() == expected
    assert len(ids(engine)) == ALL


def test_two_nodes_die(whole, engine, quick):
    """One of three leads nobody: a visitor is told soon, and a run changes nothing."""
    visitor = site(engine)
    page = first_page(visitor)
    for node in whole.nodes[:2]:
        node.kill()
    started = time.monotonic()
    assert seen(visitor) in (None, page)
    assert time.monotonic() - started < TOLD_IN
    with pytest.raises(ClusterUnavailable):
        write(engine, invented.MAY, fingerprint="f2")
    whole.heal()
    until_back(visitor, page)
    assert set(engine.digests().values()) == {"f1"}


def test_every_copy_shows_what_was_published(whole, engine):
    """At once, whichever is asked: no copy is still without what a run wrote, or with what it took.

    A copy that is not refreshed would show a wrong page, for as long as nobody wrote again.
    """
    for number in range(4):
        write(engine, *invented.ALL, fingerprint=f"f{number}", fresh=number == 2)
        green(engine)
        # A name stands for one of the two copies: that all eight stand for the same is not likely.
        for name in range(8):
            whole_of(engine, whole.nodes[name % 3], f"copy-{name}")


def whole_of(engine, node, copy):
    """Ask one copy: all sections are there, and all of them of the newest state."""
    name = name_of(engine).rpartition("-g")[0]
    query = {"term": {"document_kind": "section"}}
    body = {"size": 100, "query": query, "sort": [{"by_newest": "asc"}], "_source": False}
    found = ask("POST", f"{node.address}/{name}/_search?preference={copy}", body)["hits"]["hits"]
    since = {hit["_id"].partition("@")[2].partition(".")[0] for hit in found}
    assert (len(found), since) == (ALL, {engine.info().generation.partition("@")[2]})


def test_copies_that_lag_are_refused(whole, index):
    """As where a cluster copies segments: its default stands in the settings of every index."""
    engine = index()
    name = engine._places.name
    settings = {"index": {"replication": {"type": "SEGMENT"}}}
    template = f"{whole.nodes[0].address}/_index_template/{name}"
    ask("PUT", template, {"index_patterns": [f"{name}-g*"], "template": {"settings": settings}})
    try:
        with pytest.raises(CopiesLag):
            write(engine, invented.MAY)
        assert engine.digests() == {}
    finally:
        ask("DELETE", template)
    write(engine, invented.MAY)
    assert engine.digests() == {"m-may": "f1"}


def test_what_was_acknowledged_outlives_everything(whole, engine):
    """Nodes die under a run that goes on, then all of them: what a run has finished is there."""
    done = {m.id for m in invented.ALL}
    for number in range(6):
        meeting = replace(invented.MAY, id=f"m-{number}")
        if number == 2:
            whole.holder(name_of(engine)).kill()
        until(lambda meeting=meeting: is_written(engine, meeting))
        done.add(meeting.id)
    visitor = site(engine)
    page = first_page(visitor)
    for node in whole.running:
        node.kill()
    assert seen(visitor) is None
    whole.heal()
    assert set(engine.digests()) == done
    until_back(visitor, page)


def is_written(engine, meeting):
    try:
        write(engine, meeting)
    except (ClusterUnavailable, IndexLocked):
        return False
    return True


ASKED = (SEARCH, "/api/v1/search?q=会议", "/meetings/m-may", "/", EXPORT)


def test_a_part_is_lost(whole, spread, monkeypatch):
    """Nothing is shown, kept or exported that lacks a part, and a begun export is broken off."""
    monkeypatch.setattr(export_views, "PIECE", 1)
    monkeypatch.setattr(sweeping, "_BATCH", 2)
    visitor = site(spread)
    pages = {address: first_page(visitor, address) for address in (*ASKED, EXPORT)}
    begun = visitor.get(EXPORT).iter_encoded()
    index = name_of(spread)
    next(begun)
    whole.holder(index, shard=1).kill()
    until(lambda: whole.holder(index, shard=1) is None)
    with pytest.raises(ClusterUnavailable):
        list(begun)
    # This is the trap: as it is asked by default, the cluster answers from the rest, with success.
    trap = ask("POST", f"{whole.running[0].address}/{index}/_search", {})
    assert trap["_shards"]["successful"] < trap["_shards"]["total"] == 3
    for address in pages:
        assert seen(visitor, address) is None
    whole.heal()
    for address, page in pages.items():
        until_back(visitor, page, address)


MARKS = ("low", "high", "flood_stage")


def test_a_full_disk(whole, engine, quick):
    """Questions are answered; a run is refused, changes nothing, and goes through with room."""
    settings = f"{whole.nodes[0].address}/_cluster/settings"
    marks = [f"cluster.routing.allocation.disk.watermark.{mark}" for mark in MARKS]
    visitor = site(engine)
    page = first_page(visitor)
    ask("PUT", settings, {"transient": dict.fromkeys(marks, "900tb")})
    try:
        until(lambda: is_blocked(whole, engine))
        for fresh in (False, True):
            with pytest.raises(ClusterUnavailable, match="cluster_block_exception"):
                write(engine, *invented.ALL, fingerprint="f2", fresh=fresh)
            assert seen(visitor) == page
    finally:
        ask("PUT", settings, {"transient": dict.fromkeys(marks)})
        # The cluster looks at its disks once in ten seconds here, and in thirty elsewhere, where
        # it lets go of what it has blocked once a minute.
        until(lambda: is_written(engine, replace(invented.MAY, id="m-new")))
    assert set(engine.digests()) == {"m-new", *(m.id for m in invented.ALL)}


def is_blocked(cluster, engine):
    index = name_of(engine)
    found = ask("GET", f"{cluster.nodes[0].address}/{index}/_settings")[index]["settings"]["index"]
    return "read_only_allow_delete" in found.get("blocks", {})


def test_a_node_hangs(whole, engine):
    """What is asked of it takes as long as a question may, and is then refused."""
    visitor = site(engine)
    page = first_page(visitor)
    for node in whole.nodes:
        node.pause()
        started = time.monotonic()
        with pytest.raises((QueryTimeout, ClusterUnavailable)):
            while time.monotonic() - started < 60:
                assert len(ids(engine, deadline=deadline_in(2))) == ALL
        node.resume()
    until_back(visitor, page)


def test_a_line_is_cut(whole, engine, index):
    """One answer lost on the way is asked for again; a line that stays cut is told."""
    line = Line(whole.nodes[0].http)
    try:
        far = index(f"127.0.0.1:{line.port}")
        assert len(ids(far)) == ALL
        for after in (0, 20, 200):
            line.after, line.cuts = after, 1
            assert len(ids(far)) == ALL
            assert line.cuts == 0
        with far.writer() as writer:
            line.after, line.cuts = 50, 3
            for meeting in invented.ALL:
                writer.replace_meeting(meeting.id, invented.records(meeting, "f2"))
        assert line.cuts == 0
        assert set(engine.digests().values()) == {"f2"}
        assert len(ids(engine)) == ALL
        line.close()
        assert seen(site(far)) is None
    finally:
        line.close()


def test_a_rebuild_fails_no_question(engine, index):
    """Readers ask all the while, each question is answered, and each answer is a whole one."""
    found, failed, done = [], [], threading.Event()
    asked = (found, failed, done)
    readers = [threading.Thread(target=keep_asking, args=(index(), *asked)) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for number in range(6):
            write(engine, *invented.ALL, fingerprint=f"f{number}", fresh=number % 2 == 0)
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert failed == []
    assert set(found) == {ALL}


def keep_asking(engine, found, failed, done):
    while not done.is_set():
        try:
            found.append(len(ids(engine)))
        except Exception as error:
            failed.append(error)
