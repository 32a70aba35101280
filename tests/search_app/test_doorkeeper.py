"""Other hosts are refused, no address leads elsewhere, and nobody takes all the service."""

import logging
import sys
import threading
from urllib.parse import urlsplit

import pytest

from search_app import access_log
from search_app.app import create_app
from search_app.doorkeeper import Shares
from search_app.serve import hosts_of
from tests.search_app.canned import MEETING, CannedEngine

PLACES = ("/", "/search?q=a", "/api/v1/search?q=a", "/static/style.css", "/nowhere", "/healthz")
OURS = ("jiyao.example", "jiyao.example:8443", "JIYAO.Example", "localhost:8000", "[::1]:8000")
OTHERS = (
    *("evil.example", "jiyao.example.evil.example", "evil.jiyao.example", "jiyao.example@evil"),
    *("", "jiyao.example evil", "a/b", "jiyao.example:80:80", "[::1", "127.0.0.1.evil.example"),
)


@pytest.fixture
def client():
    hosts = hosts_of("jiyao.example", "127.0.0.1")
    return create_app(CannedEngine(MEETING), hosts=hosts).test_client()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("host", OURS)
def test_our_names_are_answered(client, host, place):
    assert client.get(place, headers={"Host": host}, buffered=True).status_code in (200, 404)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("host", OTHERS)
def test_other_hosts_are_refused_in_words(client, host, place):
    answer = client.get(place, headers={"Host": host}, buffered=True)
    assert answer.status_code == 400
    assert "主机名不是本站的" in answer.text
    assert len(host) < 4 or host not in answer.text


@pytest.mark.parametrize(
    ("named", "host", "expected"),
    [
        ("", "127.0.0.1", {"localhost", "127.0.0.1", "[::1]"}),
        ("", "0.0.0.0", set()),
        (
            "a.example，b.example",
            "0.0.0.0",
            {"a.example", "b.example", "localhost", "127.0.0.1", "[::1]"},
        ),
    ],
)
def test_which_names_are_ours(named, host, expected):
    assert set(hosts_of(named, host)) == expected


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=a&refine=b",
        "/search?q=a&refine=//evil.example/",
        "/search?q=%0d%0aLocation:%20https://evil.example&refine=b",
        "/search?refine=https://evil.example&lang=en",
        "//evil.example/search?refine=b",
        "/\\evil.example/search?refine=b",
        "/documents/https://evil.example/",
        "/documents/%2F%2Fevil.example",
        "/people///evil.example",
        "/organizations/%5C%5Cevil.example",
        "/cite?meeting=https://evil.example",
        "/static//evil.example/..",
    ],
)
def test_nothing_leads_elsewhere(client, address):
    answer = client.get(address, headers={"Host": "jiyao.example"}, buffered=True)
    assert answer.status_code < 500
    place = urlsplit(answer.headers.get("Location", ""))
    assert (place.netloc, place.scheme) in (("", ""), ("jiyao.example", "http"))
    assert not place.path.startswith(("//", "/\\"))
    assert "\n" not in str(answer.headers.get("Location"))
    for link in answer.text.split('href="')[1:]:
        ours = link.removeprefix("http://jiyao.example")
        assert ours.startswith(("/", "#", "?", "&", "data:"))
        assert not ours.startswith(("//", "/\\"))


def test_a_client_has_its_share_and_no_more():
    begun, go_on = threading.Semaphore(0), threading.Event()
    app = create_app(CannedEngine(MEETING))

    @app.get("/slow")
    def slow():
        begun.release()
        assert go_on.wait(30)
        return "done"

    app.wsgi_app = Shares(app.wsgi_app, 2)
    client = app.test_client()
    answers = []
    asking = [
        threading.Thread(target=lambda: answers.append(client.get("/slow", buffered=True)))
        for _ in "ab"
    ]
    for thread in asking:
        thread.start()
        assert begun.acquire(timeout=30)
    over = client.get("/api/v1/search", buffered=True)
    assert (over.status_code, over.json["code"]) == (429, "too-many-at-once")
    assert over.headers["Retry-After"] == "1"
    assert "同时发出的请求太多" in client.get("/search", buffered=True).text
    other = client.get("/search", buffered=True, environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    assert other.status_code == 200
    go_on.set()
    for thread in asking:
        thread.join(30)
    assert [answer.text for answer in answers] == ["done", "done"]
    assert client.get("/search").status_code == 200


def test_a_failed_answer_gives_its_place_back():
    def fails(environ, start_response):
        raise OSError

    shares = Shares(fails, 1)
    for _ in range(3):
        with pytest.raises(OSError):
            shares({"REMOTE_ADDR": "192.0.2.7"}, None)


def test_a_line_of_the_log_is_short_enough_to_be_written_at_once(capfd):
    app = create_app(CannedEngine(MEETING))
    access_log.install(app, whole=True)
    (handler,) = logging.getLogger(access_log.LOGGER).handlers
    handler.setStream(sys.stderr)
    app.test_client().get("/search?q=" + "%E8%80%81" * 3000)
    (line,) = capfd.readouterr().err.splitlines()
    assert "... 200 " in line or "... 4" in line
    assert len(line.encode()) < 4096


@pytest.mark.parametrize("whole", [False, True])
def test_the_log_tells_no_questions_unless_asked(caplog, whole):
    app = create_app(CannedEngine(MEETING))
    access_log.install(app, whole=whole)
    logging.getLogger(access_log.LOGGER).addHandler(caplog.handler)
    try:
        for path in ("/search?q=%0A秘密", "/people/林望舒", "/秘密", "/api/v1/search?q=秘密"):
            app.test_client().get(path)
    finally:
        logging.getLogger(access_log.LOGGER).removeHandler(caplog.handler)
    lines = [record.getMessage() for record in caplog.records if record.name == access_log.LOGGER]
    assert len(lines) == 4
    assert lines[0].startswith("GET /search")
    assert all("\n" not in line for line in lines)
    assert any("\\u79d8" in line for line in lines) is whole
    assert any("q=" in line for line in lines) is whole
    assert whole or lines[1].startswith("GET /people/<")
