"""``benchmarks/reliability/questions`` in small, over a server of its own process."""

from contextlib import closing
from itertools import islice

import pytest

from benchmarks.reliability.questions import (
    ORDINARY,
    Line,
    _judge,
    crowd,
    hostile,
    in_a_row,
    serving,
)
from benchmarks.reliability.tally import Tally
from search_app.demo import samples_index


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    with samples_index(folder):
        pass
    with serving(str(folder / "index"), 20) as place:
        yield place


def test_hostile_questions_are_answered_or_refused_in_time(place):
    tally = in_a_row(place, islice(hostile(120, seed=8), 0, None, 5), 20)
    assert tally.wrong == []
    assert tally.tried > 80
    assert tally.ends["200"] > 0 and tally.ends["400"] > 0


def test_ordinary_clients_are_answered_rightly_beside_hostile_ones(place):
    tally = crowd(place, 1.0, seed=8)
    assert tally.wrong == []
    assert tally.tried > 16
    with closing(Line(place, 9)) as line:
        assert line.ask(ORDINARY[0])[0] == 200


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
