"""Clients that stop taking their downloads hold up nobody, by HTTP and as shipped."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, closing, contextmanager
from urllib.parse import quote

import pytest

from indexer.opening import open_index
from indexer.records import flatten
from search_app.serve import HOST
from search_app.views.export_views import MOST_AT_ONCE
from tests.fakes import a_meeting, a_section

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one process elsewhere")

SERVER = """
import socket
from search_app import serve
from search_app.cli import main
from search_app.views import export_views

def small(*asked):
    listener = listen(*asked)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    return listener

# As little of an export is on its way as of a large one in proportion.
listen, serve.listen = serve.listen, small
serve._HELD, serve._STALLED, export_views.PIECE = 20_000, {stalled}, 2_000
main()
"""
PROCESSES = 2
PLACES = MOST_AT_ONCE * PROCESSES
PAGE = f"/search?q={quote('停车')}"
EXPORT = "/api/v1/export?format=jsonl"
SOON = 15
"""Seconds; a page takes some hundredths, and what hangs, hangs for thirty."""


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """Two hundred meetings, whose export is far more than is held for a client."""
    where = f"{pytest.importorskip('tantivy').__name__}:{tmp_path_factory.mktemp('index')}/index"
    text = "会议听取了停车管理工作情况汇报，原则同意。" * 30
    with open_index(where) as engine, engine.writer() as writer:
        for number in range(200):
            meeting = a_meeting(f"m{number}", sections=[a_section(texts=(text,))])
            writer.replace_meeting(f"m{number}", flatten(meeting, "1"))
    return where


@contextmanager
def served(index, *options, stalled=30):
    """``jiyao serve`` with two processes and small limits, and the port that it listens on."""
    command = ["serve", "--processes", str(PROCESSES), "--port", "0", "--index", index, *options]
    run = subprocess.Popen(
        [sys.executable, "-c", SERVER.format(stalled=stalled), *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
    )
    with run:
        try:
            yield int(run.stdout.readline().rpartition(":")[2].strip("/\n"))
        finally:
            run.kill()


@contextmanager
def begun(port, number):
    """A download that has begun and is not read on, from an address of its own."""
    with socket.socket() as line:
        line.settimeout(30)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.bind((f"127.0.0.{number + 2}", 0))
        line.connect((HOST, port))
        line.sendall(f"GET {EXPORT} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert line.recv(12) == b"HTTP/1.1 200"
        yield line


def got(port, path, seconds=SOON):
    """The status, and when to ask again."""
    with closing(http.client.HTTPConnection(HOST, port, timeout=seconds)) as line:
        line.request("GET", path)
        answer = line.getresponse()
        answer.read()
        return answer.status, answer.headers["Retry-After"]


def until(is_so):
    last = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < last
        time.sleep(0.05)


@pytest.mark.parametrize(
    "options", [(), ("--production", "--threads", "4")], ids=["plain", "production"]
)
def test_downloads_that_nobody_takes_hold_up_no_page(index, options):
    with served(index, *options) as port, ExitStack() as lines:
        for number in range(PLACES):
            lines.enter_context(begun(port, number))
        assert [got(port, PAGE)[0] for _ in range(8)] == [200] * 8
        assert got(port, EXPORT) == (503, "10")
        lines.close()
        # Whoever cancels gives the place back at once.
        until(lambda: got(port, EXPORT, 60)[0] == 200)


def test_a_line_that_takes_nothing_is_dropped_and_its_place_is_free(index):
    with served(index, stalled=1) as port, ExitStack() as lines:
        stalled = [lines.enter_context(begun(port, number)) for number in range(PLACES)]
        until(lambda: got(port, EXPORT, 60)[0] == 200)
        # One at least has been dropped by now; the other process may look a moment later.
        assert not all(is_whole(line) for line in stalled)


def is_whole(line):
    """Whether what comes yet has an end."""
    found = b""
    try:
        while piece := line.recv(65_536):
            found += piece
    except ConnectionResetError:
        return False
    return found.endswith(b"0\r\n\r\n")


def test_a_slow_client_gets_all_of_it(index):
    """It is slower than the server, and takes something all the time."""
    with served(index, stalled=2) as port, begun(port, 0) as line:
        found = 0
        while piece := line.recv(20_000):
            found += len(piece)
            time.sleep(0.02)
            last = piece
    assert last.endswith(b"0\r\n\r\n")
    assert found > 400_000
