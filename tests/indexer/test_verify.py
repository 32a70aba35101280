"""``jiyao verify``, ``jiyao gc`` and ``jiyao doctor``, on an index of ten minutes."""

import json
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli import command_group
from indexer.engines import seals
from indexer.engines.whoosh_snapshot import Snapshot
from indexer.query.results import NOTHING
from indexer.runs import examining
from tests.indexer.runs.test_guard import jiyao, receipt, search, write

__all__ = ["jiyao"]
ROOT = Path("jiyao-data/index")


def run(*arguments):
    return CliRunner().invoke(command_group(), arguments)


@pytest.fixture
def twice(jiyao):
    """Two runs, so that there is a generation to fall back on."""
    jiyao("index", "a")
    write("a/11.txt", 11, "档案")
    jiyao("index", "a")


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def segment(generation):
    return max((ROOT / generation).glob("*.seg"), key=lambda path: path.stat().st_size)


# verify


def test_all_is_well(twice):
    result = run("verify", "--json")
    told = receipt(result)
    assert (result.exit_code, told["sound"], told["meetings"]) == (0, True, 11)
    assert [g["name"] for g in told["generations"]] == ["gen-00000002", "gen-00000001"]
    assert (told["sampled"], told["unfound"], told["missing"], told["strange"]) == (11, [], [], [])
    (folder,) = told["folders"]
    assert (folder["new"], folder["changed"], folder["gone"]) == ([], [], [])
    text = run("verify").stdout
    assert "gen-00000002（当前）：" in text
    assert "损坏" not in text


def test_a_bit_that_rotted_behind_the_back_of_the_file_system(twice, monkeypatch):
    """Opening trusts what the file system says of large files; this does not."""
    monkeypatch.setattr(seals, "_SMALL_BYTES", 0)
    newest = segment("gen-00000002")
    found = newest.stat()
    flip(newest)
    os.utime(newest, ns=(found.st_atime_ns, found.st_mtime_ns))
    result = run("verify", "--json")
    assert result.exit_code == 1
    assert receipt(result)["generations"][0]["fault"]["code"] == "index-damaged"
    assert "jiyao rebuild" in result.stderr


def test_wherever_a_bit_rots_it_is_told(twice, monkeypatch):
    """Also in what the samples that are asked for read, packed records among it."""
    monkeypatch.setattr(seals, "_SMALL_BYTES", 0)
    newest = segment("gen-00000002")
    whole, found = newest.read_bytes(), newest.stat()
    for at in range(0, len(whole), len(whole) // 60):
        newest.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        os.utime(newest, ns=(found.st_atime_ns, found.st_mtime_ns))
        result = run("verify", "--json")
        told = receipt(result)["generations"][0]["fault"]["code"]
        assert (result.exit_code, told) == (1, "index-damaged"), at


def test_what_the_folder_says_otherwise_is_told_and_no_fault(twice):
    write("a/12.txt", 12, "旅游")
    write("a/02.txt", 2, "养猪")
    Path("a/01.txt").unlink()
    result = run("verify", "--json")
    (folder,) = receipt(result)["folders"]
    assert (folder["new"], folder["changed"], folder["gone"]) == (
        ["12.txt"],
        ["02.txt"],
        ["01.txt"],
    )
    assert result.exit_code == 0
    assert "新 1，改动 1，消失 1；下次 jiyao index 会处理" in run("verify").stdout


def test_a_folder_that_is_not_there(twice):
    shutil.move("a", "away")
    result = run("verify")
    assert result.exit_code == 0
    assert "文件夹不在" in result.stdout


def test_a_meeting_that_the_manifest_says_is_there(twice):
    with closing(sqlite3.connect(f"{ROOT}.sources")) as manifest, manifest:
        manifest.execute("UPDATE sources SET fingerprint = 'other' WHERE path = '01.txt'")
        manifest.execute("DELETE FROM sources WHERE path = '02.txt'")
    told = receipt(run("verify", "--json"))
    assert (told["sound"], len(told["missing"]), len(told["strange"])) == (False, 1, 1)


def test_postings_that_do_not_hold_the_text(twice, monkeypatch):
    monkeypatch.setattr(Snapshot, "search", lambda self, request: NOTHING)
    result = run("verify", "--sample", "3", "--json")
    told = receipt(result)
    assert (result.exit_code, told["sampled"]) == (1, 3)
    assert {miss["meeting_id"] for miss in told["unfound"]} != set()
    assert all(miss["piece"] for miss in told["unfound"])


def test_nothing_is_whole(twice):
    flip(segment("gen-00000001"))
    told = receipt(run("verify", "--json"))
    assert [bool(g["fault"]) for g in told["generations"]] == [True, True]
    assert (told["sound"], len(told["missing"])) == (False, 11)
    run("index", "a")
    told = receipt(run("verify", "--json"))
    assert ([g["fault"] for g in told["generations"]], told["sound"]) == ([None], True)


def test_what_a_run_mended_is_told_of_no_more(twice):
    """The generation before is whole, and still there to fall back on."""
    before = {path.name for path in (ROOT / "gen-00000001").iterdir()}
    flip(next(p for p in (ROOT / "gen-00000002").glob("*.seg") if p.name not in before))
    assert run("verify").exit_code == 1
    run("index", "a")
    told = receipt(run("verify", "--json"))
    assert told["sound"]
    assert [g["name"] for g in told["generations"]] == ["gen-00000003", "gen-00000001"]


def test_no_index_yet(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert (run("verify").exit_code, run("gc").exit_code) == (1, 1)


# gc


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """A folder for temporary files in which nobody else leaves any."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_what_is_not_needed_goes(twice, temporary):
    (ROOT / "gen-00000007.tmp").mkdir()
    (ROOT / "gen-00000007.tmp" / "left").write_text("x")
    told = receipt(run("gc", "--json"))
    assert told["removed"] == ["gen-00000007.tmp"]
    told = receipt(run("gc", "--keep", "1", "--json"))
    assert told["removed"] == ["gen-00000001"]
    assert told["bytes"] > 0
    assert search("档案") == 1
    assert "移除 0 项" in run("gc").stdout


def test_what_killed_processes_left_in_the_folder_for_temporary_files_goes(twice, temporary):
    left = temporary / f"jiyao-{os.getuid()}-left"
    left.mkdir()
    (left / "half-done").write_bytes(b"12345")
    told = receipt(run("gc", "--json"))
    assert (told["removed"], told["bytes"]) == ([left.name], 5)
    assert list(temporary.iterdir()) == []


def test_what_is_damaged_goes_and_what_is_whole_stays(twice):
    write("a/12.txt", 12, "旅游")
    run("index", "a")
    flip(next((ROOT / "gen-00000002").glob("*.toc")))
    damaged = {g["name"] for g in receipt(run("verify", "--json"))["generations"] if g["fault"]}
    run("gc", "--keep", "1")
    assert damaged == {"gen-00000002"}
    assert {path.name for path in ROOT.glob("gen-*")} == {"gen-00000003"}


def test_with_nothing_whole_nothing_goes(twice):
    for path in ROOT.glob("gen-*/*.toc"):
        path.write_bytes(b"")
    before = sorted(ROOT.rglob("*"))
    result = run("gc", "--keep", "1")
    assert result.exit_code == 1
    assert "jiyao rebuild" in result.stderr
    assert sorted(ROOT.rglob("*")) == before


# doctor


def findings(result):
    return {found["name"]: found for found in json.loads(result.stdout)["findings"]}


def test_nothing_is_wrong(twice):
    result = run("doctor", "--json")
    assert result.exit_code == 0
    assert {"index", "room", "disk", "folder"} == set(findings(result))
    assert "正常 ok" in run("doctor").stdout


def test_a_fresh_machine_is_well(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("doctor")
    assert result.exit_code == 0
    assert "尚未建立索引" in result.stdout


TROUBLE = {
    "degraded": ("index", lambda: segment("gen-00000002").unlink()),
    "untrusted": ("index", lambda: ROOT.chmod(0o777)),
    "folder": ("folder", lambda: shutil.move("a", "away")),
    "manifest": ("manifest", lambda: Path(f"{ROOT}.sources").write_bytes(b"no database" * 99)),
}


@pytest.mark.parametrize(("name", "cause"), TROUBLE.values(), ids=TROUBLE)
def test_what_is_wrong_is_told(twice, name, cause):
    cause()
    result = run("doctor", "--json")
    assert (result.exit_code, findings(result)[name]["is_well"]) == (1, False)


def test_no_room(twice, monkeypatch):
    monkeypatch.setattr(examining, "_LEAST_ROOM", 10**18)
    found = findings(run("doctor", "--json"))["room"]
    assert not found["is_well"]
    assert "jiyao gc" in found["chinese"]


@pytest.mark.parametrize(("kind", "is_well"), [("ext4", True), ("nfs4", False)])
def test_a_network_disk_is_warned_of(twice, monkeypatch, tmp_path, kind, is_well):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"dev / tmpfs rw 0 0\nhost:/x {tmp_path} {kind} rw 0 0\n")
    monkeypatch.setattr(examining, "_MOUNTS", mounts)
    found = findings(run("doctor", "--json"))["disk"]
    assert (found["is_well"], kind in found["chinese"]) == (is_well, True)
