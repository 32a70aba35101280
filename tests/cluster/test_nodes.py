"""What is not the server that was pinned is not started; where it cannot be had, that is said."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.cluster import conftest, nodes, server


@pytest.fixture(autouse=True)
def empty_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    server.cache().mkdir(parents=True)


def test_another_archive_is_not_unpacked(tmp_path):
    (server.cache() / f"opensearch-{server.VERSION}.zip").write_bytes(b"something else")
    with pytest.raises(server.NoServer, match="not what was pinned"):
        server.unpacked(tmp_path / "place")
    assert not (tmp_path / "place").exists()


def test_without_maven_or_java_there_is_no_server(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(server, "_SYSTEM_JAVAS", tmp_path)
    with pytest.raises(server.NoServer, match="maven"):
        server.unpacked(tmp_path / "place")
    with pytest.raises(server.NoServer, match="Java 11 to 23"):
        server.java()


@pytest.mark.parametrize(("version", "is_right"), [("17.0.15", True), ("25.0.3", False)])
def test_a_java_that_runs_the_server_is_looked_for(tmp_path, monkeypatch, version, is_right):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(server, "_SYSTEM_JAVAS", tmp_path)
    (tmp_path / "one" / "bin").mkdir(parents=True)
    (tmp_path / "one" / "bin" / "java").touch()
    (tmp_path / "one" / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
    if is_right:
        assert server.java() == (tmp_path / "one" / "bin" / "java", 17)
    else:
        with pytest.raises(server.NoServer):
            server.java()


def test_what_cannot_be_had_fails_where_it_is_decided(monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no java"):
        conftest.skip_or_fail("no java")
    monkeypatch.setenv("CI", "")
    with pytest.raises(pytest.skip.Exception, match="no java"):
        conftest.skip_or_fail("no java")


def test_two_clusters_do_not_take_the_same_ports():
    one, first = nodes.free_block()
    with one:
        other, second = nodes.free_block()
        other.close()
    assert first != second


def test_what_a_killed_run_left_is_swept_away(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gone = subprocess.Popen(["true"])
    gone.wait()
    for owner in (gone.pid, os.getpid()):
        (tmp_path / f"{conftest.PREFIX}{owner}-x" / "n1").mkdir(parents=True)
    conftest.sweep()
    assert [p.name for p in tmp_path.glob("jiyao-*")] == [f"jiyao-cluster-{os.getpid()}-x"]


_STARTS = """\
import subprocess, sys, time
from tests.cluster.nodes import as_nobody
child = subprocess.Popen([*as_nobody(), "sleep", "600"])
print(child.pid, flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(not shutil.which("setpriv"), reason="setpriv is not here")
def test_no_process_outlives_a_run_that_is_killed():
    run = subprocess.Popen([sys.executable, "-c", _STARTS], stdout=subprocess.PIPE, text=True)
    child = int(run.stdout.readline())
    until = time.monotonic() + 60
    while not command(child).startswith("sleep"):
        assert time.monotonic() < until
        time.sleep(0.05)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate()
    while command(child):
        assert time.monotonic() < until
        time.sleep(0.05)


def command(process):
    """What a process runs; empty for one that has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8").replace("\0", " ")
    except OSError:
        return ""
