import html
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import closing, contextmanager, suppress
from types import SimpleNamespace
from urllib.parse import quote

import pytest

from corpus.errors import UserFacingError
from indexer.errors import IndexUnavailable
from indexer.opening import open_index
from indexer.records import flatten
from search_app import serve as serving
from search_app.app import create_app
from search_app.doorkeeper import Shares
from search_app.errors import AddressInUse
from search_app.in_hand import InHand
from search_app.serve import HOST, Load, address, listen, serve, server_of
from tests.fakes import a_meeting, a_section
from tests.search_app.canned import MEETING, CannedEngine

RUN = "from search_app.{name} import {name}; {name}({arguments!r})"


@pytest.fixture
def taken():
    with socket.create_server((HOST, 0)) as holder:
        yield holder.getsockname()[1]


def test_a_port_in_use_is_said(taken):
    with pytest.raises(AddressInUse) as problem:
        listen(HOST, [taken])
    assert str(problem.value) == (
        f"无法在 127.0.0.1:{taken} 提供网页（端口已被占用）。请换一个端口，例如 --port 8001。"
    )
    assert problem.value.in_english() == (
        f"Cannot listen on 127.0.0.1:{taken} (Address already in use). "
        "Give another port, --port 8001 say."
    )


def test_the_next_port_is_taken_where_one_is_in_use(taken):
    with listen(HOST, [taken, 0]) as listener:
        assert listener.getsockname()[1] not in (taken, 0)


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1")])
def test_the_address_is_one_that_a_browser_opens(host, shown):
    with listen(host, [0]) as listener:
        assert address(listener) == f"http://{shown}:{listener.getsockname()[1]}/"


@pytest.mark.parametrize(
    ("command", "options", "error"),
    [
        (serve, ["--index", "nowhere", "--port", "0"], IndexUnavailable),
        (serve, ["--index", "bogus://x"], UserFacingError),
        (serve, ["--port", "http"], UserFacingError),
    ],
)
def test_serve_refuses_at_once(command, options, error, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error):
        command(options, standalone_mode=False)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def place():
    """Where a server of canned answers listens."""
    listener = listen(HOST, [0])
    place = listener.getsockname()
    server = server_of(create_app(CannedEngine(MEETING)), listener)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield place
    close(server, thread)


def close(server, thread):
    """Close within its loop: from here the sockets would be pulled from under it."""
    with suppress(OSError):  # a line that ended may have had the loop close it already
        server.trigger.pull_trigger(server.close)
    thread.join(timeout=10)
    server.task_dispatcher.shutdown()
    assert not thread.is_alive()


def status(place, method="GET", path="/search", body=None):
    connection = http.client.HTTPConnection(*place, timeout=30)
    try:
        connection.request(method, path, body)
        return connection.getresponse().status
    except (BrokenPipeError, ConnectionResetError):
        return "hung up"
    finally:
        connection.close()


def test_what_is_too_large_is_refused_and_the_next_question_answered(place):
    full = "/search?" + "&".join(["q=" + quote("𠮷" * 500), *[f"year={n}" for n in range(99)]])
    assert status(place, path=full) == 200
    # What goes on sending after the answer may find the line closed.
    assert status(place, path="/search?q=" + "a" * 1_000_000) in (431, "hung up")
    assert status(place, "POST", body=b"a" * 20_000_000) in (413, "hung up")
    assert status(place, path="/search?q=" + "a" * 501) == 400
    assert status(place) == 200


def trickle(place, first):
    """A line that has begun to say something and does not get on."""
    line = socket.create_connection(place, timeout=30)
    line.sendall(first)
    return line


def test_slow_lines_take_no_thread(place):
    """Eight of each kind, twice as many as there are threads: gunicorn answers nobody then."""
    head = b"GET /search HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
    body = b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\nlist="
    unread = b"GET /search HTTP/1.1\r\nHost: localhost\r\n\r\n"
    lines = [trickle(place, first) for first in (head, body, unread) for _ in range(8)]
    try:
        assert [status(place) for _ in range(5)] == [200] * 5
    finally:
        for line in lines:
            line.close()


def test_a_large_answer_that_nobody_takes_holds_no_thread():
    """Larger than the system takes in for a line; what it is made of comes in small pieces."""

    def answer(environ, start_response):
        start_response("200 OK", [])
        return (b"a" * 100_000 for _ in range(200 if environ["PATH_INFO"] == "/" else 1))

    listener = listen(HOST, [0])
    server = server_of(answer, listener, Load(threads=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    place = listener.getsockname()
    try:
        with trickle(place, b"GET / HTTP/1.1\r\n\r\n") as line:
            assert line.recv(12) == b"HTTP/1.1 200"
            assert status(place) == 200
            assert len(line.makefile("rb").read()) > 20_000_000
    finally:
        close(server, thread)


def test_a_line_left_to_another_process_is_taken_once_that_has_more():
    numbers, let_go = InHand(2), threading.Event()
    own, other = numbers.of(0), numbers.of(1)

    def slow(environ, start_response):
        let_go.wait(30)
        start_response("200 OK", [])
        return [b"well"]

    listener = listen(HOST, [0])
    server = server_of(slow, listener, Load(threads=1), own)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        with trickle(listener.getsockname(), b"GET / HTTP/1.1\r\n\r\n") as first:
            until(lambda: not own.may_take(threads=1))
            with trickle(listener.getsockname(), b"GET / HTTP/1.1\r\n\r\n") as second:
                time.sleep(0.1)
                assert len(server.active_channels) == 1
                other.add(9)
                until(lambda: len(server.active_channels) == 2)
                let_go.set()
                assert first.recv(12) == second.recv(12) == b"HTTP/1.1 200"
    finally:
        let_go.set()
        close(server, thread)


def until(is_so):
    """Wait for it."""
    last = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < last
        time.sleep(0.01)


def test_a_silent_line_is_hung_up_on(tmp_path):
    listener = listen(HOST, [0])
    server = server_of(create_app(CannedEngine(MEETING)), listener, Load(idle=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        with trickle(listener.getsockname(), b"GET / HTTP/1.1\r\n") as line:
            assert line.recv(1) == b""
    finally:
        close(server, thread)


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_new_generations_come_in_without_a_failed_request(tmp_path, engine):
    """Twelve publishes while three clients ask; each answer is of one generation, none is old."""
    pytest.importorskip(engine, reason="an extra that is not installed")
    index = f"{engine}:{tmp_path}/index"
    with open_index(index) as served, open_index(index) as writing:
        publish(writing, 0)
        app, answers, stop = create_app(served), [], threading.Event()
        app.wsgi_app = Shares(app.wsgi_app, 8)

        def ask():
            client = app.test_client()
            while not stop.is_set():
                answer = client.get("/api/v1/search?q=常务", buffered=True)
                titles = {hit["meeting_title"] for hit in answer.json.get("hits", [])}
                answers.append((answer.status_code, len(titles), max(titles, default="")))

        asking = [threading.Thread(target=ask) for _ in range(3)]
        for thread in asking:
            thread.start()
        for number in range(1, 13):
            publish(writing, number)
        stop.set()
        for thread in asking:
            thread.join(60)
        assert {answer[:2] for answer in answers} == {(200, 1)}
        last = app.test_client().get("/api/v1/search?q=常务").json["hits"]
        assert {hit["meeting_title"] for hit in last} == {"第12版常务会议纪要"}


_TOLD = {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}


@contextmanager
def in_production(index):
    """``jiyao serve --production`` in a process of its own, and where it listens."""
    command = ["serve", "--production", "--port", "0", "--index", index]
    run = subprocess.Popen(
        [sys.executable, "-c", "from search_app.cli import main; main()", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        # A client that asks again the moment it is answered may count twice for a moment.
        env={**os.environ, **_TOLD, "JIYAO_CLIENT_LIMIT": "0"},
    )
    with run:
        try:
            yield HOST, int(run.stdout.readline().rpartition(":")[2].strip("/\n"))
            assert run.poll() is None
        finally:
            run.terminate()


def versions(place, path):
    """The status, and the numbers of the versions that an answer is of."""
    with closing(http.client.HTTPConnection(*place, timeout=60)) as line:
        line.request("GET", f"{path}?q={quote('常务')}")
        answer = line.getresponse()
        found = re.findall(r"第(\d+)版", html.unescape(answer.read().decode()))
        return answer.status, {int(number) for number in found}


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_the_server_goes_over_to_new_generations_without_a_restart(tmp_path, engine):
    """As shipped: eight publishes while three clients ask for pages and by the API, by HTTP."""
    pytest.importorskip(engine, reason="an extra that is not installed")
    index, published, answers, stop = f"{engine}:{tmp_path}/index", [0], [], threading.Event()

    def ask(place, path):
        while not stop.is_set():
            oldest = published[-1]
            try:
                status, found = versions(place, path)
                answers.append((status, len(found), min(found, default=-1) >= oldest))
            except (OSError, http.client.HTTPException) as problem:
                answers.append(problem)

    with open_index(index) as writing:
        publish(writing, 0)
        with in_production(index) as place:
            paths = ("/search", "/api/v1/search", "/api/v1/search")
            asking = [threading.Thread(target=ask, args=(place, path)) for path in paths]
            for thread in asking:
                thread.start()
            for number in range(1, 9):
                publish(writing, number)
                published.append(number)
                # Some are asked between any two, however slow the machine is.
                known = len(answers)
                while len(answers) < known + 4 and all(map(threading.Thread.is_alive, asking)):
                    time.sleep(0.02)
            stop.set()
            for thread in asking:
                thread.join(60)
            assert [versions(place, path) for path in paths] == [(200, {8})] * 3
    assert set(answers) == {(200, 1, True)}
    assert len(answers) >= 32


@pytest.mark.parametrize(
    ("address", "told", "expected"),
    [
        ("192.0.2.9", "192.0.2.7", "192.0.2.9"),
        ("127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("127.0.0.1", "203.0.113.1, 192.0.2.7", "192.0.2.7"),
        ("127.0.0.1", "", "127.0.0.1"),
    ],
)
def test_whose_turn_it_is_the_proxy_alone_may_tell(address, told, expected):
    headers = {"X_FORWARDED_FOR": told} if told else {}
    task = SimpleNamespace(addr=(address, 1), requests=[SimpleNamespace(headers=headers)])
    assert serving._client_of("127.0.0.1", task) == expected


def publish(engine, number):
    with engine.writer() as writer:
        for name in ("a", "b"):
            meeting = a_meeting(name, title=f"第{number}版常务会议纪要", sections=[a_section()])
            writer.replace_meeting(name, flatten(meeting, str(number)))


def test_demo_answers_and_leaves_nothing_behind(tmp_path):
    run = subprocess.Popen(
        [sys.executable, "-c", RUN.format(name="demo", arguments=["--port", "0"])],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={"TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
    )
    with run:
        url = run.stdout.readline().split()[-1]
        try:
            with urllib.request.urlopen(f"{url}api/v1/search?q=%E8%80%81", timeout=30) as answer:
                assert answer.status == 200
            assert [path.name for path in tmp_path.glob("jiyao-demo-*")] != []
        finally:
            run.send_signal(signal.SIGTERM)
    assert run.returncode == 0
    assert list(tmp_path.glob("jiyao-demo-*")) == []


def test_serving_loads_nothing_that_reads_files():
    """All the grammars of minutes would take half a second of the two until the first page."""
    told = "import sys, search_app.serve; print('corpus.parse' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"
