import os
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import IndexLocked, SchemaMismatch, StorageFailed
from indexer.runs.manifest import (
    Manifest,
    Outcome,
    SourceRow,
    failed_rows,
    open_manifest,
    read_rows,
    rows_of,
)

FULL = 2
"""As SQLite counts: each commit waits for the disk."""
GOOD = SourceRow("/根", "a.txt", "1" * 64, 1, Outcome.INDEXED, meeting_id="m1", fingerprint="f1")
AGAIN = replace(GOOD, path="b.txt", outcome=Outcome.DUPLICATE)
BAD = SourceRow("/根", "c.txt", "2" * 64, 1, Outcome.FAILED, "empty-file", "空", "empty")
ELSEWHERE = replace(GOOD, root="/别处", meeting_id="m2")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "index.sources"


def test_rows_come_back_as_they_were_in_order(path):
    with open_manifest(path) as manifest:
        assert manifest.rows() == ()
        manifest.record([GOOD, BAD, AGAIN, ELSEWHERE])
    assert read_rows(path) == (ELSEWHERE, GOOD, AGAIN, BAD)


def test_a_record_replaces_all_that_was_known(path):
    with open_manifest(path) as manifest:
        manifest.record([GOOD, ELSEWHERE])
        manifest.record([BAD])
        assert manifest.rows() == (BAD,)
        assert manifest.claims({"/根", "/别处"}) == frozenset()


def test_a_full_disk_is_told_in_words_and_leaves_what_was_known(path):
    with open_manifest(path) as manifest:
        manifest.record([GOOD])
    with pytest.raises(StorageFailed, match="full"), open_manifest(path) as manifest:
        manifest.beside().execute("PRAGMA max_page_count = 1")
        manifest.record([replace(GOOD, path=f"{n:0999}") for n in range(99)])
    assert read_rows(path) == (GOOD,)


def test_a_folder_that_holds_no_database_any_more_is_told_in_words(path, monkeypatch):
    path.parent.mkdir()
    path.mkdir()
    with pytest.raises(StorageFailed), open_manifest(path):
        pass


def test_claims_are_announced_by_root_and_settled_by_a_record(path):
    with open_manifest(path) as manifest:
        manifest.announce([("/根", "m1"), ("/根", "m1"), ("/根", "m9"), ("/别处", "m2")])
        assert manifest.claims({"/根"}) == {"m1", "m9"}
        manifest.record([GOOD])
        assert manifest.claims({"/根"}) == {"m1"}


def test_a_failed_file_gives_no_meeting_but_remembers_it(path):
    kept = replace(BAD, meeting_id="m1", fingerprint="f1")
    with open_manifest(path) as manifest:
        manifest.record([kept])
        assert manifest.claims({"/根"}) == {"m1"}
    assert (kept.gives, GOOD.gives, AGAIN.gives) == (None, "m1", "m1")


def test_rows_can_be_asked_for_before_during_and_after_a_run(path):
    assert failed_rows(path) == rows_of(path, "a.txt", GOOD.sha256) == ()
    with open_manifest(path) as manifest:
        manifest.record([GOOD, AGAIN, BAD, ELSEWHERE])
        assert failed_rows(path) == (BAD,)
        assert rows_of(path, "a.txt", GOOD.sha256) == (ELSEWHERE, GOOD)
    assert failed_rows(path) == (BAD,)
    assert rows_of(path, "a.txt", "0" * 64) == rows_of(path, "c", GOOD.sha256) == ()
    path.write_bytes(b"no database" * 100)
    with pytest.raises(StorageFailed):
        failed_rows(path)


@pytest.fixture
def somebody_else():
    """A folder that whoever looks may read and not write, and being that one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        os.seteuid(os.getuid())
        folder.chmod(0o755)


def test_whoever_may_only_read_is_answered(somebody_else):
    """Pages are often served by another user than the one that runs the index."""
    place = somebody_else / "index.sources"
    with open_manifest(place) as manifest:
        manifest.record([GOOD, BAD])
    place.chmod(0o444)
    somebody_else.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)
    assert failed_rows(place) == (BAD,)
    assert rows_of(place, "a.txt", GOOD.sha256) == (GOOD,)
    assert sorted(file.name for file in somebody_else.iterdir()) == [
        "index.sources",
        "index.sources.lock",
    ]


def test_one_run_at_a_time_while_others_may_look(path):
    with open_manifest(path) as manifest:
        manifest.record([GOOD])
        with pytest.raises(IndexLocked), open_manifest(path):
            pass
        assert read_rows(path) == (GOOD,)
    with open_manifest(path) as manifest:
        assert manifest.rows() == (GOOD,)


def test_no_manifest_has_no_rows_and_is_not_made_by_looking(path):
    assert read_rows(path) == ()
    assert not path.exists()


def newer(path):
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    "spoil", [newer, lambda path: path.write_bytes(b"no database" * 100)], ids=["newer", "damaged"]
)
def test_one_that_cannot_be_read_is_refused_and_replaced_by_a_rebuild(path, spoil):
    path.parent.mkdir()
    spoil(path)
    with pytest.raises(SchemaMismatch, match="rebuild"):
        read_rows(path)
    with pytest.raises(SchemaMismatch, match="rebuild"), open_manifest(path):
        pass
    with open_manifest(path, fresh=True) as manifest:
        assert manifest.rows() == ()


def test_a_place_that_cannot_be_opened_is_no_damage(path):
    path.mkdir(parents=True)
    with pytest.raises(StorageFailed, match="权限"), open_manifest(path, fresh=True):
        pass


def test_what_is_recorded_is_on_the_disk_and_in_its_generation(path):
    with open_manifest(path) as manifest:
        (level,) = manifest._connection.execute("PRAGMA synchronous").fetchone()
        assert level == FULL
        manifest.record([GOOD], "gen-1")
        manifest.record([GOOD, BAD], "gen-2")
        assert [row.generation for row in manifest.rows()] == ["gen-1", "gen-2"]


def test_a_manifest_made_before_rows_had_a_generation(path):
    with open_manifest(path) as manifest:
        manifest.record([GOOD])
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE sources DROP COLUMN generation")
        connection.execute("ALTER TABLE sources DROP COLUMN deaths")
    connection.close()
    with open_manifest(path) as manifest:
        assert manifest.rows() == (GOOD,)
        manifest.record([GOOD, BAD], "gen-2")
        assert [row.generation for row in manifest.rows()] == [None, "gen-2"]


def test_what_a_run_has_read_already_is_not_read_again(path, monkeypatch):
    with open_manifest(path) as manifest:
        manifest.record([GOOD, BAD], "gen-1")
        known = manifest.rows()
        with monkeypatch.context() as patch:
            patch.setattr(Manifest, "rows", None)
            manifest.record([GOOD, ELSEWHERE], "gen-2", known)
        assert set(manifest.rows()) == {GOOD, ELSEWHERE}
        assert {row.root: row.generation for row in manifest.rows()} == {
            GOOD.root: "gen-1",
            ELSEWHERE.root: "gen-2",
        }
