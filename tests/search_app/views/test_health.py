"""What those who watch over the service are told, and what readers see of it."""

from datetime import UTC, datetime

import pytest

from indexer.engines.whoosh_engine import WhooshEngine
from indexer.errors import IndexDamaged, IndexUnavailable, QueryTimeout
from indexer.runs.manifest import open_manifest
from indexer.text.analysis import Segmenter
from search_app.app import create_app
from search_app.texts import TEXTS
from tests.engines import invented
from tests.search_app.canned import MEETING, CannedEngine

NOTICE = TEXTS["degraded"].chinese


@pytest.fixture
def engine():
    return CannedEngine(MEETING)


@pytest.fixture
def client(engine):
    return create_app(engine).test_client()


def test_ready(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (200, "ok")
    assert answer.json["meetings"] == 1
    assert "code" not in answer.json
    assert NOTICE not in client.get("/").text


def test_ready_tells_when_the_last_run_ended(tmp_path, client):
    assert client.get("/readyz").json["last_run"] is None
    place = tmp_path / "index.sources"
    asked = create_app(CannedEngine(MEETING), manifest=place).test_client()
    assert asked.get("/readyz").json["last_run"] is None
    with open_manifest(place) as manifest:
        assert asked.get("/readyz").json["last_run"] is None
        manifest.finish()
    assert datetime.fromisoformat(asked.get("/readyz").json["last_run"]).tzinfo is UTC


def test_a_manifest_that_cannot_be_read_makes_no_index_unfit(tmp_path):
    (tmp_path / "index.sources").write_bytes(b"no database" * 99)
    client = create_app(CannedEngine(MEETING), manifest=tmp_path / "index.sources").test_client()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["last_run"]) == (200, None)


@pytest.mark.parametrize("error", [IndexUnavailable(path="p"), QueryTimeout()])
def test_not_ready_says_why_and_shows_no_path(client, engine, error):
    engine.error = error
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (503, "unavailable")
    assert answer.json["code"] == error.code
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("page", ["/", "/search?q=加装电梯", "/help", "/about"])
def test_an_older_generation_is_told_on_every_page(client, engine, page):
    engine.fault = IndexDamaged(path="/secret", reason="SHA-256")
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer.text.count(NOTICE) == 1
    assert "/secret" not in answer.text


def test_an_older_generation_is_ready_but_degraded(client, engine):
    engine.fault = IndexDamaged(path="p", reason="SHA-256")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (200, "degraded")
    assert answer.json["code"] == "index-damaged"
    assert client.get("/healthz").json["degraded"] is True


def test_a_generation_damaged_under_a_running_server(counted, tmp_path):
    engine = WhooshEngine(tmp_path / "index", Segmenter(cache=tmp_path))
    for found in (invented.MARCH, invented.MAY):
        with engine.writer() as writer:
            writer.replace_meeting(found.id, invented.records(found))
    for toc in (tmp_path / "index" / "gen-00000002").glob("*.toc"):
        toc.unlink()
    client = create_app(engine).test_client()
    answer = client.get("/readyz").json
    assert (answer["status"], answer["generation"]) == ("degraded", "gen-00000001")
    assert NOTICE in client.get("/search?q=改造").text
    with engine.writer() as writer:
        writer.replace_meeting("m-may", invented.records(invented.MAY))
    assert client.get("/readyz").json["status"] == "ok"
    assert NOTICE not in client.get("/search?q=改造").text
    engine.close()
