import errno
import os
import re
import shutil
import time
from pathlib import Path

import pytest

from indexer.engines import generations, seals
from indexer.engines.generations import candidates, current, drafting, read_meta, write_meta
from indexer.engines.seals import SEAL
from indexer.errors import (
    IndexDamaged,
    IndexLocked,
    IndexUnavailable,
    NotAsWritten,
    StorageFailed,
)


@pytest.fixture
def root(counted, tmp_path):
    return tmp_path / "index"


def publish(root, *, fresh=False, **files):
    with drafting(root, fresh=fresh) as draft:
        for name, text in files.items():
            (draft.folder / name).unlink(missing_ok=True)
            (draft.folder / name).write_text(text)
        write_meta(draft.folder, {"files": len(files)})


def contents(root):
    folder = root / current(root)
    return {p.name: p.read_text() for p in folder.iterdir() if p.name not in ("meta.json", SEAL)}


def names(root):
    return sorted(path.name for path in root.iterdir())


def test_nothing_there_yet(root, tmp_path):
    assert current(root) is None
    (tmp_path / "file").write_text("")
    assert current(tmp_path / "file") is None


def test_a_clean_exit_switches(root):
    publish(root, a="1")
    assert current(root) == "gen-00000001"
    assert read_meta(root / "gen-00000001") == {"files": 1}
    publish(root, b="2")
    assert contents(root) == {"a": "1", "b": "2"}
    publish(root, fresh=True, c="3")
    assert contents(root) == {"c": "3"}


def test_a_draft_begins_with_links_and_writes_beside_them(root):
    publish(root, a="1", b="1")
    publish(root, b="2")
    one, two = root / "gen-00000001", root / "gen-00000002"
    assert (one / "a").samefile(two / "a")
    assert (one / "b").read_text() == "1"
    assert (read_meta(one), read_meta(two)) == ({"files": 2}, {"files": 1})


def test_without_hard_links_a_draft_begins_with_copies(root, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    publish(root, a="1")
    publish(root, b="2")
    assert contents(root) == {"a": "1", "b": "2"}


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, OSError])
@pytest.mark.parametrize("fresh", [False, True])
def test_an_exception_changes_nothing(root, fault, fresh):
    publish(root, a="1")
    before = names(root)
    with pytest.raises(fault), drafting(root, fresh=fresh) as draft:
        (draft.folder / "b").write_text("2")
        raise fault
    assert (names(root), contents(root)) == (before, {"a": "1"})


def test_what_killed_runs_left_is_swept(root):
    publish(root, a="1")
    (root / "gen-00000002.tmp").mkdir()
    (root / "gen-00000002.tmp" / "b").write_text("2")
    (root / "current.tmp").write_text("gen-0")
    publish(root, c="3")
    assert names(root) == ["LOCK", "current", "gen-00000001", "gen-00000002"]
    assert contents(root) == {"a": "1", "c": "3"}


def test_a_generation_that_was_never_switched_to_is_passed_over(root):
    publish(root, a="1")
    (root / "gen-00000002").mkdir()
    assert candidates(root) == ("gen-00000001",)
    publish(root, b="2")
    assert (current(root), contents(root)) == ("gen-00000003", {"a": "1", "b": "2"})
    assert candidates(root) == ("gen-00000003", "gen-00000001")


def test_three_generations_are_kept(root):
    for number in range(5):
        publish(root, a=str(number))
    assert names(root) == ["LOCK", "current", "gen-00000003", "gen-00000004", "gen-00000005"]


def test_one_writer_at_a_time(root):
    with drafting(root, fresh=False), pytest.raises(IndexLocked), drafting(root, fresh=True):
        pytest.fail("a second writer came in")
    publish(root, a="1")


def test_what_it_points_to_is_on_the_disk_before_the_pointer_moves(root, monkeypatch):
    """Left out, any one of these can leave an empty index after a power cut."""
    publish(root, a="1")
    steps = []
    opened = {}
    plain_open, plain_replace, plain_rename = os.open, type(root).replace, type(root).rename

    def spy_open(path, *rest):
        handle = plain_open(path, *rest)
        opened[handle] = Path(path).name
        return handle

    def spy_replace(path, target):
        steps.append("switch")
        return plain_replace(path, target)

    def spy_rename(path, target):
        steps.append("rename")
        return plain_rename(path, target)

    monkeypatch.setattr(os, "open", spy_open)
    monkeypatch.setattr(os, "fsync", lambda handle: steps.append(opened[handle]))
    monkeypatch.setattr(type(root), "replace", spy_replace)
    monkeypatch.setattr(type(root), "rename", spy_rename)
    publish(root, b="2")
    assert steps == [
        "b",
        "meta.json",
        "files.json",
        "gen-00000002.tmp",
        "rename",
        "index",
        "current.tmp",
        "switch",
        "index",
    ]


@pytest.mark.parametrize(
    "text", ["", "gen-", "../elsewhere", "gen-00000001", "gen-00000001\n00000000\n", "气"]
)
def test_a_pointer_that_names_no_generation(root, text):
    publish(root, a="1")
    (root / "current").write_text(text, encoding="utf-8")
    with pytest.raises(IndexDamaged, match="rebuild"):
        current(root)
    assert candidates(root) == ("gen-00000001",)
    publish(root, b="2")
    assert contents(root) == {"a": "1", "b": "2"}


def test_no_flipped_bit_makes_the_pointer_name_another_generation(root):
    publish(root, a="1")
    publish(root, a="2")
    pointer = root / "current"
    said = pointer.read_bytes()
    for bit in range(8 * len(said)):
        flipped = bytearray(said)
        flipped[bit // 8] ^= 1 << bit % 8
        pointer.write_bytes(flipped)
        with pytest.raises(IndexDamaged):
            current(root)
        assert candidates(root) == ("gen-00000002", "gen-00000001")


@pytest.mark.parametrize("text", [None, "", "{", "\udcff"])
def test_damaged_meta(root, text):
    publish(root, a="1")
    meta = root / "gen-00000001" / "meta.json"
    meta.unlink()
    if text is not None:
        meta.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(IndexUnavailable):
        read_meta(meta.parent)


def test_the_systems_refusals_are_told(root, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed, match=re.escape(str(tmp_path / "file"))):
        publish(tmp_path / "file", a="1")
    with pytest.raises(StorageFailed):
        publish(tmp_path / "file" / "below", a="1")


def test_a_disk_that_does_not_give_the_newest_is_named_for_what_is_missed(root, monkeypatch):
    publish(root, a="1")
    publish(root, b="2")
    check = seals.check

    def fail(folder):
        if folder.name == "gen-00000002":
            raise StorageFailed(path=folder / "b", reason=os.strerror(errno.EIO))
        return check(folder)

    with monkeypatch.context() as patch:
        patch.setattr(seals, "check", fail)
        with pytest.raises(StorageFailed, match="gen-00000002/b"), drafting(root, fresh=False):
            raise NotAsWritten(reason="1/2")
        with pytest.raises(ValueError, match="ours"), drafting(root, fresh=False):
            raise ValueError("ours")
    with pytest.raises(NotAsWritten), drafting(root, fresh=False):
        raise NotAsWritten(reason="1/2")
    assert contents(root) == {"a": "1", "b": "2"}


def published_at(root, monkeypatch, time, **files):
    monkeypatch.setattr(generations, "_by_clock", lambda: time)
    publish(root, **files)
    return current(root)


def test_no_name_comes_again_where_an_index_is_deleted_and_built_again(tmp_path):
    names = []
    for place in ("one", "one", "two"):
        shutil.rmtree(tmp_path / place, ignore_errors=True)
        publish(tmp_path / place, a="1")
        names.append(current(tmp_path / place))
        time.sleep(0.002)
    assert names == sorted(set(names))
    assert all(re.fullmatch(r"gen-20\d{15}", name) for name in names)


def test_no_name_comes_again_where_a_copy_is_put_back(root, monkeypatch):
    published_at(root, monkeypatch, 20261127155012000, a="1")
    shutil.copytree(root, root.with_name("copy"))
    lost = published_at(root, monkeypatch, 20261127160000000, a="2")
    shutil.rmtree(root)
    root.with_name("copy").rename(root)
    assert published_at(root, monkeypatch, 20261127170000000, a="3") > lost


def test_names_that_were_counted_and_a_clock_that_was_set_back(root, monkeypatch):
    publish(root, a="1")
    first = published_at(root, monkeypatch, 20261127155012000, b="2")
    then = published_at(root, monkeypatch, 20201127155012000, c="3")
    assert (first, then) == ("gen-20261127155012000", "gen-20261127155012001")
    assert candidates(root) == (then, first, "gen-00000001")
    assert contents(root) == {"a": "1", "b": "2", "c": "3"}
