"""How fast an index answers, and when to move it to another engine."""

import json
import time

import pytest
from click.testing import CliRunner

from indexer.advice import REACHES, Reach, advice
from indexer.cli import command_group
from indexer.engines import open_engine
from indexer.errors import QuerySyntaxError
from indexer.opening import size_on_disk
from indexer.query.clauses import AllOf, Everything, Words
from indexer.query.results import Facet, FacetCount
from indexer.records import flatten
from indexer.runs.canaries import ROUNDS, canaries, pace
from indexer.schema import FACETS
from indexer.text.analysis import Segmenter
from tests.fakes import FakeEngine, a_meeting, a_record, a_section, results_of

DOCUMENTS = Facet("document", tuple(FacetCount(f"{n}号办法", 9 - n) for n in range(6)))


def test_canaries_are_those_that_are_given():
    found = canaries(FakeEngine(), " 停车 管理；棚改; ")
    assert [(c.text, c.query) for c in found] == [
        ("停车 管理", AllOf((Words("停车"), Words("管理")))),
        ("棚改", Words("棚改")),
    ]


def test_a_canary_that_asks_nothing_is_refused():
    with pytest.raises(QuerySyntaxError):
        canaries(FakeEngine(), "OR")


def test_canaries_are_drawn_from_the_index():
    engine = FakeEngine(results_of(a_record(heading="审议停车办法"), facets=(DOCUMENTS,)))
    texts = ["0号办法", "1号办法", "2号办法", "3号办法", "审议停车办法"]
    assert [c.text for c in canaries(engine, "")] == [*texts, ""]
    assert canaries(engine, "")[-1].query == Everything()


def test_each_is_asked_with_all_facets_and_measured(monkeypatch):
    engine, clock = FakeEngine(), iter(range(1000))
    monkeypatch.setattr(time, "perf_counter", lambda: next(clock) ** 2 / 1000)
    found = pace(engine, canaries(engine, "甲；乙"))
    assert len(engine.requests) == found.asked == 2 * ROUNDS
    assert all(len(request.facets) == len(FACETS) for request in engine.requests)
    # The nth answer takes (2n+1)² - (2n)² = 4n+1 milliseconds.
    assert (round(found.p50_ms), round(found.p95_ms)) == (9, 21)


def test_a_slow_index_is_asked_once_at_least(monkeypatch):
    clock = iter(range(0, 100_000, 1000))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    engine = FakeEngine()
    assert pace(engine, canaries(engine, "甲；乙")).asked == 1


@pytest.mark.parametrize(
    ("engine", "sections", "p95", "outgrown", "setting"),
    [
        ("whoosh", 1000, 5.0, False, None),
        ("whoosh", 150_000, 500.0, False, None),
        ("whoosh", 150_001, 5.0, True, 'index = "tantivy:data/a-tantivy"'),
        ("whoosh", 1000, 501.0, True, 'index = "tantivy:data/a-tantivy"'),
        ("tantivy", 1_000_000, 50.0, False, None),
        ("tantivy", 10_000_001, 50.0, True, 'index = "opensearch+https://HOST:9200/minutes"'),
        ("tantivy", 1000, 3001.0, True, 'index = "opensearch+https://HOST:9200/minutes"'),
    ],
)
def test_advice(engine, sections, p95, outgrown, setting):
    found = advice("whoosh:data/a", engine, sections, p95)
    assert (found.outgrown, found.setting) == (outgrown, setting)
    assert (found.command is None) == (setting is None)


def test_no_advice_on_an_engine_that_is_not_measured():
    assert advice("a", "fake", 10**9, 10**9) is None


@pytest.mark.parametrize("name", REACHES)
def test_an_engine_that_is_advised_can_be_opened(name, tmp_path):
    for library in ("tantivy", "opensearchpy"):
        pytest.importorskip(library, reason="an extra is not installed")
    found = advice(f"{name}:{tmp_path}", name, 10**9, 0.0)
    address = found.setting.removeprefix('index = "').removesuffix('"')
    assert found.command.endswith(address)
    open_engine(address, Segmenter()).close()


def test_files_that_generations_share_count_once(tmp_path):
    (tmp_path / "gen-1").mkdir()
    (tmp_path / "gen-2").mkdir()
    (tmp_path / "gen-1" / "a").write_bytes(b"12345")
    (tmp_path / "gen-2" / "a").hardlink_to(tmp_path / "gen-1" / "a")
    (tmp_path / "gen-2" / "b").write_bytes(b"123")
    assert size_on_disk(f"tantivy:{tmp_path}") == 8


def test_stats_tells_the_command_and_the_setting(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(REACHES, "whoosh", Reach(1, 1e9, "tantivy", "因", "why"))
    engine = open_engine("a", Segmenter())
    with engine.writer() as writer:
        meeting = a_meeting(sections=[a_section(1), a_section(2)])
        writer.replace_meeting("m1", flatten(meeting, "f"))
    text = CliRunner().invoke(command_group(), ["stats", "--index", "a"]).stdout
    assert "引擎：whoosh" in text
    assert "p95" in text
    assert "jiyao copy a tantivy:a-tantivy" in text
    assert 'index = "tantivy:a-tantivy"' in text
    result = CliRunner().invoke(command_group(), ["stats", "--index", "a", "--json"])
    members = json.loads(result.stdout)
    assert members["advice"]["next_engine"] == "tantivy"
    assert members["bytes"] > 0
    assert members["canaries"]["asked"] == 3 * len(members["canaries"]["queries"])
