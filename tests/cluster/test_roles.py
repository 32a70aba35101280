"""The roles of ``docs/cluster.md``, tried on a server with the security plug-in."""

import json

import pytest
from click.testing import CliRunner

from indexer.cli import command_group
from indexer.cluster_errors import ClusterDenied
from indexer.errors import IndexUnavailable
from search_app.app import create_app
from tests.cluster.conftest import started
from tests.cluster.roles import PASSWORDS, READER, WRITER, GuardedCluster
from tests.engines import invented
from tests.engines.contract.engines import ids, write

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

from indexer.engines import opensearch_client
from indexer.engines.opensearch_address import Access
from indexer.engines.opensearch_engine import OpenSearchEngine
from indexer.engines.opensearch_shelf import open_shelf

pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def guarded():
    """One node beside the others, which asks who one is."""
    with started(1, GuardedCluster) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def address(guarded):
    return f"opensearch+https://127.0.0.1:{guarded.nodes[0].http}/minutes"


@pytest.fixture(scope="module")
def access(guarded):
    return lambda user: Access(user, PASSWORDS[user], guarded.authority)


@pytest.fixture(scope="module")
def engine(address, access, segmenter):
    opened = []

    def open_for(user, name="minutes"):
        place = address.replace("minutes", name)
        opened.append(OpenSearchEngine(place, segmenter, access(user)))
        return opened[-1]

    yield open_for
    for one in opened:
        one.close()


@pytest.fixture
def jiyao(guarded, address, monkeypatch, tmp_path):
    """The command as an account runs it, with what an operator would set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JIYAO_INDEX", address)
    monkeypatch.setenv("JIYAO_CLUSTER_CA", str(guarded.authority))

    def run(user, *arguments):
        monkeypatch.setenv("JIYAO_CLUSTER_USER", user)
        monkeypatch.setenv("JIYAO_CLUSTER_PASSWORD", PASSWORDS[user])
        return CliRunner().invoke(command_group(), arguments)

    return run


def told(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_writer_does_all_that_runs_and_operators_do(jiyao, engine, address, access):
    with pytest.raises(IndexUnavailable):
        engine(READER).info()
    assert told(jiyao(WRITER, "cluster", "init", "--json"))["nodes"] == 1
    writer = engine(WRITER)
    write(writer, *invented.ALL, fresh=True)
    write(writer, invented.MAY, fingerprint="f2")
    assert writer.digests()["m-may"] == "f2"
    assert len(told(jiyao(WRITER, "cluster", "status", "--json"))["generations"]) == 1
    told(jiyao(WRITER, "cluster", "rollback", "--json"))
    assert set(writer.digests().values()) == {"f1"}
    for _ in range(2):
        write(writer, *invented.ALL, fresh=True)
    assert len(told(jiyao(WRITER, "gc", "--keep", "1", "--json"))["removed"]) == 1
    assert told(jiyao(WRITER, "cluster", "gc", "--json"))["removed"] == []
    with open_shelf(address, access(WRITER)) as shelf:
        shelf.lay("x", "y")
        shelf.tell(1, is_done=True)
        assert (shelf.take(["x"]), shelf.states([1])[1].is_done) == ({"x": "y"}, True)
        shelf.clear()


def test_the_reader_answers_all_questions_and_changes_nothing(jiyao, engine):
    writer, reader = engine(WRITER), engine(READER)
    write(writer, *invented.ALL, fresh=True)
    assert ids(reader) == ids(writer)
    assert (reader.info(), reader.digests()) == (writer.info(), writer.digests())
    visitor = create_app(reader).test_client()
    asked = ("/search?q=会议", "/meetings/m-may", "/", "/api/v1/export?format=csv", "/readyz")
    assert {visitor.get(address).status_code for address in asked} == {200}
    for fresh in (False, True):
        with pytest.raises(ClusterDenied):
            write(reader, invented.MAY, fingerprint="f2", fresh=fresh)
    for command in ("init", "rollback", "gc"):
        refused = jiyao(READER, "cluster", command)
        assert refused.exit_code == 1
        assert "拒绝了这个账号" in refused.output
        assert "403 security_exception" in refused.output
    assert reader.digests() == writer.digests()


def test_neither_reaches_another_name(engine):
    write(engine("admin", "others"), invented.MAY)
    for user in (READER, WRITER):
        with pytest.raises(ClusterDenied):
            write(engine(user, "others"), invented.MAY)
        with pytest.raises(ClusterDenied):
            ids(engine(user, "others"))


def test_strangers_are_told_apart_from_an_open_door(guarded, engine, monkeypatch):
    """On another host it would be seen whether anybody may enter; here nobody may."""
    monkeypatch.setattr(opensearch_client, "is_loopback", lambda _: False)
    assert ids(engine(READER))
    assert ids(engine(WRITER))
