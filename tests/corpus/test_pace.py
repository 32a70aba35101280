"""How much of the processor a process had, as the system tells it."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus import pace, sandbox
from corpus.errors import MachineBusy
from corpus.pace import Pace, processor_seconds
from corpus.readers.limits import Limits

BURNS = """
import subprocess, sys, time
while time.process_time() < 0.3: pass
if len(sys.argv) == 1:
    subprocess.Popen([sys.executable, "-c", sys.stdin.read(), "inner"], stdout=1)
print("burnt", flush=True)
time.sleep(600)
"""


@pytest.fixture
def clocks(monkeypatch):
    """The time by the clock, and what was used of the processor, to be set."""
    told = {"now": 0.0, "used": 0.0}
    monkeypatch.setattr(pace.time, "monotonic", lambda: told["now"])
    monkeypatch.setattr(pace, "processor_seconds", lambda pid: told["used"])
    return told


def seen(clocks, steps, number=1):
    """A process that was looked at; each step is the time by the clock and of the processor."""
    watched = Pace(pid=1, every=1.0)
    for now, used in steps:
        clocks.update(now=now, used=used)
        watched.look(number)
    return watched


@pytest.mark.parametrize(
    ("steps", "share"),
    [
        ([(0, 5), (1, 6), (2, 7), (3, 8)], 1.0),
        ([(0, 5), (1, 6), (11, 7)], 0.1),
        ([(0, 5), (1, 5), (30, 5)], 0.0),
        ([(0, 5), (1, 6), (1.5, 99), (3, 8)], 1.0),
        ([(0, 5), (1, 6)], None),
        ([(0, 5)], None),
        ([], None),
    ],
    ids=["burns", "starves", "sleeps", "seldom enough", "seen once", "begun", "never seen"],
)
def test_share(clocks, steps, share):
    assert seen(clocks, steps).share(1) == share


def test_each_file_is_seen_by_itself(clocks):
    watched = seen(clocks, [(0, 0), (1, 1), (9, 9)])
    assert watched.share(2) is None
    clocks.update(now=10, used=10)
    watched.look(2)
    assert watched.share(1) is None


@pytest.mark.parametrize(("until", "given"), [(29, "30"), (61, "60")])
def test_the_seconds_that_are_told_are_those_that_were_given(clocks, until, given):
    """Who recognises text asks for more than others (``widen``), in the child, where it is seen."""
    task = SimpleNamespace(number=1, job=SimpleNamespace(path="慢.pdf"))
    watched = seen(clocks, [(0, 0), (1, 0), (until, 0)])
    child = SimpleNamespace(pace=watched, process=SimpleNamespace(exitcode=-signal.SIGALRM))
    error = sandbox._Pool(len, Limits(), 1)._cause(task, child)
    assert isinstance(error, MachineBusy)
    assert f"{given} 秒" in str(error)


def test_files_that_end_soon_are_not_asked_for(clocks, monkeypatch):
    monkeypatch.setattr(pace, "processor_seconds", lambda pid: pytest.fail("asked"))
    watched = seen(clocks, [(0, 0)])
    for number in range(100):
        clocks["now"] += 0.9
        watched.look(number)


def test_what_a_process_and_those_it_started_used():
    command = [sys.executable, "-c", BURNS]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as outer:
        outer.stdin.write(BURNS)
        outer.stdin.close()
        try:
            assert [outer.stdout.readline() for _ in range(2)] == ["burnt\n"] * 2
            both = processor_seconds(outer.pid)
            (inner,) = map(int, children_of(outer.pid))
            assert processor_seconds(inner) >= 0.25
            assert both >= 0.25 + processor_seconds(inner) - 0.05
        finally:
            for pid in (*map(int, children_of(outer.pid)), outer.pid):
                os.kill(pid, 9)


def children_of(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


def test_a_process_that_is_gone():
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    assert processor_seconds(done.pid) is None
