"""``benchmarks/reliability/questions`` in small, over a server of its own process."""

import json
import os
import re
import subprocess
import sys
from contextlib import closing
from itertools import islice

import pytest

from benchmarks.reliability.memory import growth, held_by_all, memory
from benchmarks.reliability.questions import (
    ORDINARY,
    Line,
    _judge,
    crowd,
    hostile,
    in_a_row,
    serving,
    still_right,
)
from benchmarks.reliability.requests import Request, as_bytes, as_written, names_of, written
from benchmarks.reliability.tally import Tally
from search_app.demo import samples_index
from tests.hostile import WRITTEN


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    with samples_index(folder):
        pass
    with serving(str(folder / "index"), 20) as server:
        yield server.place


def test_hostile_questions_are_answered_or_refused_in_time(place):
    tally = in_a_row(place, islice(hostile(120, seed=8), 0, None, 5), 20)
    assert tally.wrong == []
    assert tally.tried > 80
    assert tally.ends["200"] > 0 and tally.ends["400"] > 0


def test_hostile_requests_are_answered_as_the_table_says(place):
    """A third of them; all are asked in the full size."""
    tally = as_written(place, 20, still_right(place), islice(written(), 0, None, 3))
    assert tally.wrong == []
    assert tally.tried > 90


def test_another_answer_than_the_tables_would_be_seen(place):
    asked = [Request(10, "200", "GET /nowhere"), Request(20, "404", "GET /nowhere")]
    tally = as_written(place, 20, lambda: False, asked)
    assert [what[:7] for what in tally.wrong] == ["404 ins", "an ordi"]
    assert "s: line" in as_written(place, 0, lambda: True, asked[1:]).wrong[0]


def test_the_table_is_of_many_requests_and_names_what_the_index_has(place):
    requests = list(written())
    assert len(requests) + len(WRITTEN) > 500
    assert len({request.text for request in requests}) == len(requests)
    names = names_of(place)
    assert {name for name in names if any(f"{{{name}}}" in r.text for r in requests)} == set(names)


def test_the_table_asks_for_every_address(place):
    with closing(Line(place, 9)) as line:
        paths = json.loads(line.ask("/openapi.json")[1])["paths"]
    asked = [request.text.partition(" ")[2] for request in written()]
    for path in paths:
        start = re.escape(path.partition("{")[0])
        assert any(re.match(rf"{start}[^/]", text) or text == path for text in asked), path


def test_a_request_goes_over_the_line_as_it_is_written():
    told = as_bytes("POST /x?q=税 ⏎ X: {3*ab} ⏎ ⏎ \\x00é", {}, "here")
    head = b"POST /x?q=%E7%A8%8E HTTP/1.1\r\nX: ababab\r\nContent-Length: 3\r\nHost: here\r\n"
    assert told == head + b"Connection: close\r\n\r\n\0\xc3\xa9"


def test_ordinary_clients_are_answered_rightly_beside_hostile_ones(place):
    tally = crowd(place, 1.0, seed=8)
    assert tally.wrong == []
    assert tally.tried > 16
    with closing(Line(place, 9)) as line:
        assert line.ask(ORDINARY[0])[0] == 200


def test_a_crowd_that_waits_too_long_is_seen(place):
    """Beside hostile clients nobody can wait no time at all."""
    (wrong,) = crowd(place, 0.5, seed=8, most=0.0).wrong
    assert "times as long" in wrong


@pytest.mark.parametrize(
    ("status", "body", "took"),
    [(200, b"", 13.0), (500, b"", 0.1), (502, b"", 0.1), (503, b"busy", 0.1)],
)
def test_what_is_wrong_is_seen(status, body, took):
    tally = Tally("x")
    _judge(tally, "/search", status, body, took, 10)
    assert len(tally.wrong) == 1
    _judge(tally, "/search", 503, "检索超时".encode(), 11.0, 10)
    assert len(tally.wrong) == 1


MB = 1024 * 1024


@pytest.mark.parametrize(
    ("held", "wrong"),
    [
        ((80, 260, 270, 300, 310, 315), []),
        ((80, 100, 120, 140, 160, 180), ["the server grew to the last"]),
    ],
)
def test_a_server_that_goes_on_growing_is_seen(held, wrong):
    tally = growth([some * MB for some in held])
    assert [what.partition(":")[0] for what in tally.wrong] == wrong
    assert tally.tried == 1


@pytest.fixture
def holding():
    """A process that holds 64 MB. One that has run long has room that it need not ask for."""
    wait = [sys.executable, "-c", "held = b'x' * (64 << 20); print(flush=True); input()"]
    with subprocess.Popen(wait, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout.readline()
        yield child.pid
        child.communicate(b"\n")


def test_what_a_process_holds_is_read(holding):
    now, most = memory(holding)
    assert 64 * MB < now <= most < 200 * MB


def test_what_its_children_hold_is_added(holding):
    assert held_by_all(os.getpid()) > memory(os.getpid())[0] + 60 * MB
