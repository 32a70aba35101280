import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from search_app import processes, serve
from search_app.demo import samples_index
from search_app.processes import how_many
from search_app.serve import Load

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one process elsewhere")

SERVER = r"""
import os, signal, time
from functools import partial
from search_app.processes import keep
from search_app.serve import leave_on_terminate, listen, run

def answer(environ, start_response):
    is_slow = environ["PATH_INFO"] == "/slow"
    print("slow\n" * is_slow, end="", flush=True)
    time.sleep(1 if is_slow else 0.01)
    start_response("200 OK", [])
    return [str(os.getpid()).encode()]

# Whoever runs these tests in the background has such signs ignored, by all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
leave_on_terminate()
with listen("127.0.0.1", [0]) as listener:
    tell = lambda: print(f":{listener.getsockname()[1]}/", flush=True)
    keep(2, partial(run, answer, listener, None), tell)
"""
JIYAO = "from search_app.cli import main; main()"


@contextmanager
def started(*command):
    """A server, and the address that it tells."""
    run = subprocess.Popen(
        [sys.executable, "-c", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
    )
    with run:
        try:
            port = re.search(r":(\d+)/", run.stdout.readline())[1]
            yield run, f"http://127.0.0.1:{port}/"
        finally:
            run.kill()


@pytest.fixture
def server():
    with started(SERVER) as (run, url):
        yield run, url


def asked(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read()


def who(url):
    """The process that answered."""
    return int(asked(url))


def seen(url, is_enough):
    """The processes that answer, asked by several at once until it is enough."""
    found, until = set(), time.monotonic() + 60

    def ask():
        while not is_enough(found) and time.monotonic() < until:
            found.add(who(url))

    asking = [threading.Thread(target=ask) for _ in range(4)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    return found


def both(found):
    return len(found) == 2


def is_gone(pid):
    """Whether a process has ended, though nobody may have asked how."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_all_answer_and_one_that_dies_is_started_again(server):
    run, url = server
    first = seen(url, both)
    assert len(first - {run.pid}) == 2
    killed = min(first)
    os.kill(killed, signal.SIGKILL)
    # Its fellow answers meanwhile: none of these fails.
    later = seen(url, lambda found: len(found - first) == 1)
    assert len(later - first) == 1
    run.terminate()
    told = run.stderr.read()
    assert f"process {killed} ended (-9) and is started again" in told
    assert run.wait(30) == 0


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_end_waits_for_answers_and_leaves_nobody(server, sign):
    run, url = server
    found, answers = seen(url, both), []
    asking = threading.Thread(target=lambda: answers.append(who(url + "slow")))
    asking.start()
    # The slow one has been taken in once another that came later is answered.
    assert run.stdout.readline() == "slow\n"
    run.send_signal(sign)
    asking.join(30)
    assert run.wait(30) == 0
    assert set(answers) <= found
    assert len(answers) == 1
    assert all(map(is_gone, found))
    assert run.stderr.read() == ""


@pytest.mark.parametrize(("before", "ends"), [(signal.SIG_DFL, True), (signal.SIG_IGN, False)])
def test_a_terminal_that_is_closed_ends_what_was_not_started_with_nohup(monkeypatch, before, ends):
    heard = {}
    monkeypatch.setattr(serve.signal, "getsignal", lambda number: before)
    monkeypatch.setattr(serve.signal, "signal", heard.setdefault)
    serve.leave_on_terminate()
    assert signal.SIGTERM in heard
    assert (signal.SIGHUP in heard) is ends


def test_who_has_lost_the_parent_ends(server):
    run, url = server
    found = seen(url, both)
    run.kill()
    until = time.monotonic() + 30
    while not all(map(is_gone, found)) and time.monotonic() < until:
        time.sleep(0.05)
    assert all(map(is_gone, found))


def test_the_command_tells_its_address_once_and_ends_in_order(samples):
    command = ["serve", "--processes", "2", "--port", "0", "--index", samples]
    with started(JIYAO, *command) as (run, url):
        assert b'"total"' in asked(url + "api/v1/search?q=%E8%80%81")
        run.terminate()
        assert run.stdout.read() == ""
        assert run.wait(30) == 0


@pytest.fixture
def samples(tmp_path):
    with samples_index(tmp_path):
        yield str(tmp_path / "index")


@pytest.mark.parametrize("fault", ["import os; os._exit(9)", "1 / 0"])
def test_what_cannot_start_is_not_tried_again(fault):
    told = (
        "from search_app.processes import keep\n"
        f"def work(ready, in_hand):\n    {fault}\n"
        "keep(2, work, lambda: print('ready'))"
    )
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, check=False)
    assert (found.returncode, found.stdout) == (1, b"")


@pytest.mark.parametrize(
    ("asked_for", "cores", "threads", "expected"),
    [(0, 1, 8, 1), (0, 2, 8, 2), (0, 16, 8, 4), (0, 16, 4, 2), (0, 16, 1, 1), (6, 1, 8, 6)],
)
def test_how_many_by_cores_and_threads(asked_for, cores, threads, expected, monkeypatch):
    monkeypatch.setattr(processes.os, "sched_getaffinity", lambda _: set(range(cores)))
    assert how_many(asked_for, threads) == expected


def test_one_where_no_process_is_copied(monkeypatch):
    monkeypatch.setattr(processes.sys, "platform", "win32")
    assert how_many(4, 8) == 1


def test_threads_and_connections_are_parted():
    part = Load(threads=8, client_limit=4, connections=500).part(3)
    assert part == Load(threads=3, client_limit=4, connections=167)
