"""The measured ways from files to an index end with all sections searchable; waits ask as typed."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from benchmarks.speed import files
from benchmarks.speed.endtoend import measure
from benchmarks.speed.question import ALL_FACETS, Question
from benchmarks.speed.subjects.ours import OurEngine
from benchmarks.speed.subjects.textbook import TextbookWhoosh
from benchmarks.speed.waits import asked_by_many, searching, typed
from indexer.query.clauses import AllOf, AnyOf, Everything, Phrase, Words
from indexer.query.parser import parse_query
from indexer.query.request import SearchRequest

SIZE = 40
EVERYTHING = Question("facets", SearchRequest(facets=ALL_FACETS))


@pytest.mark.parametrize(
    ("way", "opened"),
    [
        ("jieba+whoosh", lambda place: OurEngine(f"whoosh:{place}")),
        ("textbook", lambda place: TextbookWhoosh(str(place))),
    ],
)
def test_every_section_is_searchable(way, opened, tmp_path):
    folder = tmp_path / "minutes"
    files.write(folder, 2, SIZE)
    figures = measure(way, folder, tmp_path / way)
    subject = opened(tmp_path / way)
    assert subject.ask(EVERYTHING).total == SIZE
    subject.close()
    assert all(figures[name] > 0 for name in ("wall", "cpu", "peak_mb"))


@pytest.mark.parametrize(
    "meant",
    [
        Words("改造"),
        Phrase("原则同意"),
        AllOf((Words("改造"), Words("资金"))),
        AnyOf((Words("改造"), Words("资金"), Words("道路"))),
        Everything(),
    ],
)
def test_what_is_typed_means_the_same(meant):
    assert parse_query(typed(meant)).query == meant


class Busy(BaseHTTPRequestHandler):
    """A server that refuses every other request."""

    asked = 0

    def do_GET(self):
        type(self).asked += 1
        self.send_response(503 if self.asked % 2 else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def test_a_busy_server_is_asked_again_and_no_request_is_lost():
    with HTTPServer(("127.0.0.1", 0), Busy) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        times = asked_by_many(f"http://127.0.0.1:{server.server_port}", [searching("甲")] * 10)
        server.shutdown()
    assert len(times) == 10
    assert Busy.asked == 20
