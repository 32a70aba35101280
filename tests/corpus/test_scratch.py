"""Folders for a moment: gone with their process, whatever became of it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from corpus import scratch
from corpus.scratch import sweep, temporary_here

ROOT = Path(__file__).parents[2]
READS = """
from corpus.sandbox import Job, Sandbox
from functools import partial
from tests.corpus.test_scratch import leave_something
with Sandbox(leave_something, 1) as sandbox:
    print(sandbox.read(Job("a.pdf", partial(bytes, b"%PDF-"))).meeting, flush=True)
    input()
"""


def leave_something(data, path):
    """A reader that is half done with something on the disk."""
    Path(tempfile.mkdtemp(), "half-done").write_bytes(b"12345")
    return tempfile.gettempdir()


@pytest.fixture
def temporary(monkeypatch):
    """The system's folder for temporary files; short, since sockets have paths too."""
    with tempfile.TemporaryDirectory(prefix="t") as place:
        monkeypatch.setattr(tempfile, "tempdir", place)
        yield Path(place)


def reading(temporary):
    """A process that has read one file, and the folder in which its reader left something."""
    run = subprocess.Popen(
        [sys.executable, "-c", READS],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": ".", "TMPDIR": str(temporary)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return run, Path(run.stdout.readline().strip())


def test_nothing_is_left_of_a_process_that_came_to_its_end(temporary):
    run, place = reading(temporary)
    with run:
        assert place.parent == temporary
        assert list(temporary.iterdir()) == [place]
        run.stdin.close()
    assert run.returncode == 1  # input() had nothing to read
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_left_is_swept(temporary):
    run, place = reading(temporary)
    with run:
        assert sweep() == {}
        run.kill()
        run.wait()
    assert list(temporary.iterdir()) == [place]
    swept = sweep()
    assert list(swept) == [place.name]
    assert swept[place.name] >= 5
    assert list(temporary.iterdir()) == []


def test_only_folders_of_ours_are_swept(temporary, monkeypatch):
    name = f"jiyao-{os.getuid()}-"
    kept = [temporary / f"{name}file", temporary / f"{name}link", temporary / "jiyao-demo-x"]
    kept[0].touch()
    kept[1].symlink_to(ROOT)
    kept[2].mkdir()
    (temporary / f"{name}left").mkdir()
    assert sweep() == {f"{name}left": 0}
    assert sorted(temporary.iterdir()) == sorted(kept)
    (temporary / f"{name}other").mkdir()
    monkeypatch.setattr(scratch.os, "getuid", lambda: os.geteuid() + 1)
    monkeypatch.setattr(scratch, "_prefix", lambda: name)
    assert sweep() == {}


def test_a_path_too_long_for_a_socket_is_not_used(temporary, monkeypatch):
    with temporary_here() as place:
        assert tempfile.gettempdir() == place
    monkeypatch.setattr(scratch, "scratch", lambda: str(temporary / ("长" * 30)))
    with temporary_here():
        assert tempfile.gettempdir() == str(temporary)
    assert tempfile.gettempdir() == str(temporary)
