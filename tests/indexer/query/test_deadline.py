from dataclasses import replace

import pytest

from indexer.asking.asker import Asker
from indexer.asking.explaining import explain
from indexer.asking.ladder import ladder
from indexer.asking.rescuing import Rescue, rescue
from indexer.errors import QueryTimeout
from indexer.query.deadline import NEVER, Deadline, deadline_in
from tests.fakes import FakeEngine


class Hands:
    """A clock that is moved by hand."""

    now = 100.0

    def __call__(self):
        return self.now


def test_the_moment_itself_is_late():
    clock = Hands()
    deadline = deadline_in(5, clock)
    for clock.now in (100.0, 104.9):
        deadline.check()
    clock.now = 105.0
    with pytest.raises(QueryTimeout):
        deadline.check()
    NEVER.check()


def test_each_question_has_its_own_time():
    clock, engine = Hands(), FakeEngine()
    asker = Asker(engine, time_limit=5, clock=clock)
    for clock.now in (100.0, 1_000.0):
        asker.ask({"q": ["停车"]})
    assert [r.deadline for r in engine.requests] == [
        Deadline(105.0, clock),
        Deadline(1005.0, clock),
    ]


def test_what_is_asked_on_has_what_is_left_of_it():
    clock, engine = Hands(), FakeEngine()
    asker = Asker(engine, time_limit=5, clock=clock)
    asked = asker.ask({"q": ["停车"]})
    clock.now += 3
    asker.until(asked.request.deadline).count(asked.request.query)
    assert engine.requests[-1].deadline == asked.request.deadline


def test_what_helps_is_left_out_when_it_is_late(asker):
    """The answer itself was found in time, so it is shown."""
    asked = asker.ask({"q": ["没有的词 原则同意"], "year": ["1999"]})
    late = replace(asked, request=replace(asked.request, deadline=Deadline(0, Hands())))
    in_time, out_of_time = rescue(asker, asked), rescue(asker, late)
    assert in_time.parts and in_time.conditions
    assert out_of_time == Rescue((), (), ())
    assert [reading.total for reading in explain(asker, asked)] != [None, None]
    assert [reading.total for reading in explain(asker, late)] == [None, None]
    assert any(rung.total is not None for rung in ladder(asker, asked))
    assert all(rung.total is None for rung in ladder(asker, late))


def test_a_name_is_not_looked_up_when_it_is_late():
    asker = Asker(FakeEngine(), time_limit=0, clock=Hands())
    with pytest.raises(QueryTimeout):
        asker.ask({"q": ["参会:王*"]})
