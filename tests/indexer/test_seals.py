"""What is not what was written, or could be somebody else's, is never opened."""

import os
import shutil
from pathlib import Path

import pytest

from indexer.engines import seals
from indexer.errors import IndexDamaged, IndexUntrusted, StorageFailed
from indexer.ownership import stranger
from indexer.text.kept import kept

BIG = "大" * 40_000


@pytest.fixture(scope="module", autouse=True)
def one_dictionary():
    """Here it is made anew each time."""


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "gen-00000001"
    (place / "below").mkdir(parents=True)
    (place / "small").write_text("小", encoding="utf-8")
    (place / "below" / "big").write_text(BIG, encoding="utf-8")
    (place / "below" / "some.lock").write_text("")
    seals.seal(place, {})
    return place


def flip(path, *, keep_times=False):
    found = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    if keep_times:
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def test_what_was_written_is_let_through(folder):
    assert set(seals.check(folder, whole=True)) == {"small", "below/big"}
    assert seals.check(folder) == seals.check(folder, whole=True)


DAMAGE = {
    "flipped": lambda f: flip(f / "below/big"),
    "small one flipped behind the back of the file system": lambda f: flip(
        f / "small", keep_times=True
    ),
    "cut": lambda f: os.truncate(f / "below/big", 9),
    "missing": lambda f: (f / "small").unlink(),
    "added": lambda f: (f / "_MAIN_99.toc").write_text(""),
    "folder": lambda f: shutil.rmtree(f / "below"),
    "link": lambda f: ((f / "small").unlink(), (f / "small").symlink_to(f / "below/big")),
    "no seal": lambda f: (f / seals.SEAL).unlink(),
    "empty seal": lambda f: (f / seals.SEAL).write_text(""),
    "another seal": lambda f: (f / seals.SEAL).write_text('{"schema": 1, "files": {"small": 3}}'),
    "a seal of nothing": lambda f: (f / seals.SEAL).write_text('{"schema": 1, "files": {}}'),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_not_is_refused(folder, damage):
    damage(folder)
    with pytest.raises(IndexDamaged, match="rebuild"):
        seals.check(folder)


def test_a_large_file_that_the_file_system_vouches_for_is_read_when_all_is(folder):
    flip(folder / "below" / "big", keep_times=True)
    seals.check(folder)
    with pytest.raises(IndexDamaged, match="SHA-256"):
        seals.check(folder, whole=True)


def test_nobody_vouches_for_a_copy_nor_after_a_start_of_the_machine(folder, monkeypatch, tmp_path):
    flip(folder / "below" / "big", keep_times=True)
    with monkeypatch.context() as patch, pytest.raises(IndexDamaged):
        patch.setattr(seals, "_BOOT", tmp_path / "nowhere")
        seals.check(folder)
    shutil.copytree(folder, tmp_path / "copy")
    with pytest.raises(IndexDamaged):
        seals.check(tmp_path / "copy")


def test_what_is_linked_is_not_read_again(folder, monkeypatch):
    known = seals.check(folder)
    (folder / "small").unlink()
    (folder / "small").write_text("新", encoding="utf-8")
    read = []
    plain = seals._sha256
    monkeypatch.setattr(seals, "_sha256", lambda path: read.append(path.name) or plain(path))
    seals.seal(folder, known)
    assert read == ["small"]
    seals.check(folder, whole=True)


@pytest.mark.parametrize("name", [".", "below", "below/big", seals.SEAL])
@pytest.mark.parametrize("mode", [0o020, 0o002])
def test_what_others_may_write_is_never_opened(folder, name, mode):
    path = folder / name
    path.chmod(path.stat().st_mode | mode)
    with pytest.raises(IndexUntrusted, match="go-w"):
        seals.check(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_what_belongs_to_others_is_never_opened(folder):
    os.chown(folder / "small", 12345, -1)
    with pytest.raises(IndexUntrusted, match="12345"):
        seals.check(folder)


def test_only_we_and_root_are_trusted(folder, monkeypatch):
    assert stranger(Path("/").stat()) is None
    monkeypatch.setattr(os, "geteuid", lambda: 4321)
    owner = folder.stat().st_uid
    assert (stranger(folder.stat()) is None) == (owner == 0)


def test_what_a_loose_umask_left_open_is_closed(tmp_path):
    before = os.umask(0o002)
    try:
        (tmp_path / "gen" / "below").mkdir(parents=True)
        (tmp_path / "gen" / "below" / "file").write_text("x")
        seals.seal(tmp_path / "gen", {})
    finally:
        os.umask(before)
    seals.check(tmp_path / "gen", whole=True)


def test_the_systems_refusal_is_no_damage(folder, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(seals, "_sha256", refuse)
    with pytest.raises(StorageFailed, match="denied"):
        seals.check(folder)


def test_a_prepared_dictionary_that_others_may_write_is_made_again(tmp_path):
    assert kept(tmp_path, ("key",), lambda: "made") == "made"
    assert kept(tmp_path, ("key",), lambda: "again") == "made"
    (place,) = tmp_path.iterdir()
    place.chmod(0o666)
    assert kept(tmp_path, ("key",), lambda: "again") == "again"
