"""``jiyao copy``: the whole index at another address, the files' records with it, or nothing."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import corpus
from indexer.cli import command_group
from indexer.errors import IndexDamaged, IndexLocked, IndexUnavailable, TargetExists
from indexer.runs.copying import Place, copy_index
from indexer.runs.manifest import Outcome, SourceRow, open_manifest, read_rows
from tests.fakes import FakeEngine, a_meeting, a_section

ROW = SourceRow("/minutes", "a.txt", "0" * 64, "1", Outcome.INDEXED, meeting_id="m1")
MEETINGS = [a_meeting(name, sections=[a_section()]) for name in ("m1", "m2")]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Some of the samples, and one file that cannot be read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "纪要").mkdir()
    samples = sorted((Path(corpus.__file__).parent / "samples").rglob("*.txt"))
    for file in samples[:4]:
        shutil.copy(file, tmp_path / "纪要")
    (tmp_path / "纪要" / "坏.txt").write_bytes(b"\x00")
    return tmp_path / "纪要"


@pytest.fixture
def place(tmp_path):
    """Make a place of an engine in memory with a manifest on the disk."""

    def make(name, *meetings, exists=True):
        return Place(name, FakeEngine(meetings=meetings, exists=exists), tmp_path / name)

    return make


def jiyao(*arguments):
    return CliRunner().invoke(command_group(), [str(argument) for argument in arguments])


def receipt(*arguments):
    return json.loads(jiyao(*arguments, "--json").stdout)


def answers(address):
    found = [
        receipt("search", *words, "--sort", "newest", "--index", address)
        for words in ((), ('"会议"',))
    ]
    return [(f["total"], [h["section_id"] for h in f["hits"]], f["facets"]) for f in found]


def test_to_another_engine_and_back(folder):
    pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")
    first = receipt("index", folder, "--index", "a")
    there = receipt("copy", "a", "tantivy:b")
    back = receipt("copy", "tantivy:b", "whoosh:c")
    assert there["meetings"] == back["meetings"] == first["new"] > 0
    assert answers("tantivy:b") == answers("a") == answers("c")
    assert receipt("stats", "--index", "c")["failed"] == receipt("stats", "--index", "a")["failed"]
    for address, copied in (("tantivy:b", there), ("c", back)):
        again = receipt("index", folder, "--index", address)
        assert (again["read"], again["unchanged"]) == (0, first["new"])
        assert again["generation"] == copied["generation"]
    min(folder.glob("*.txt")).unlink()
    assert receipt("index", folder, "--index", "tantivy:b")["gone"] == 1


def test_it_says_where_the_copy_is_and_how_to_use_it(folder):
    jiyao("index", folder, "--index", "a")
    result = jiyao("copy", "a", "b")
    assert result.exit_code == 0
    assert result.stdout.startswith("已复制 4 次会议、")
    assert "--index b" in result.stderr


@pytest.mark.parametrize("target", ["a", "whoosh:a", "tantivy:./a"])
def test_the_same_place_is_refused(folder, target):
    result = jiyao("copy", "a", target)
    assert (result.exit_code, "同一个位置" in result.stderr) == (1, True)


def test_no_source(folder):
    result = jiyao("copy", "a", "b")
    assert (result.exit_code, "尚未建立索引" in result.stderr) == (1, True)
    assert not Path("b").exists()


def test_a_missing_extra_is_told_with_its_remedy(folder, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("indexer.engines.tantivy_")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    result = jiyao("copy", "a", "tantivy:b")
    assert (result.exit_code, "jiyao[tantivy]" in result.stderr) == (1, True)


def test_an_index_that_is_there_is_replaced_only_with_force(place):
    source, target = place("a", *MEETINGS), place("b", a_meeting("old"))
    with pytest.raises(TargetExists):
        copy_index(source, target)
    assert set(target.engine.kept) == {"old"}
    assert copy_index(source, target, force=True).meetings == 2
    assert target.engine.digests() == source.engine.digests()


def test_what_cannot_be_opened_is_there_too(place, monkeypatch):
    target = place("b")

    def damaged():
        raise IndexDamaged(path="b", reason="gone")

    monkeypatch.setattr(target.engine, "info", damaged)
    with pytest.raises(TargetExists):
        copy_index(place("a"), target)


def test_records_of_files_and_claims_go_along(place):
    source, target = place("a", *MEETINGS), place("b", exists=False)
    with open_manifest(source.manifest) as manifest:
        manifest.record([ROW])
        manifest.announce([("/elsewhere", "m2")])
    copy_index(source, target)
    assert read_rows(target.manifest) == (ROW,)
    with open_manifest(target.manifest) as manifest:
        assert manifest.claims({"/elsewhere"}) == {"m2"}


def test_progress_counts_meetings(place):
    told = []
    copy_index(place("a", *MEETINGS), place("b", exists=False), progress=lambda *n: told.append(n))
    assert told == [(1, 2), (2, 2)]


def test_an_error_leaves_the_target_as_it_was(place):
    source, target = place("a", *MEETINGS), place("b", a_meeting("old"))
    target.engine.fail_at_commit = True
    with pytest.raises(OSError, match="disk full"):
        copy_index(source, target, force=True)
    assert set(target.engine.kept) == {"old"}
    assert read_rows(target.manifest) == ()


def test_a_meeting_that_is_listed_but_not_there_ends_it(place, monkeypatch):
    source, target = place("a", *MEETINGS), place("b", exists=False)
    monkeypatch.setattr(source.engine, "meeting", lambda _: None)
    with pytest.raises(IndexDamaged, match="m1"):
        copy_index(source, target)
    with pytest.raises(IndexUnavailable):
        target.engine.info()


@pytest.mark.parametrize("busy", ["a", "b"])
def test_no_copy_while_another_run_writes(place, busy):
    source, target = place("a", *MEETINGS), place("b", exists=False)
    with open_manifest(source.manifest.with_name(busy)), pytest.raises(IndexLocked):
        copy_index(source, target)
    assert target.engine.digests() == {}
