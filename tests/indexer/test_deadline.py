import pytest

from indexer.asking import Asker
from indexer.deadline import NEVER, Deadline, deadline_in
from indexer.errors import QueryTimeout
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
    asker.count(asked.request.query, asked.request.deadline)
    assert engine.requests[-1].deadline == asked.request.deadline


def test_a_name_is_not_looked_up_when_it_is_late():
    asker = Asker(FakeEngine(), time_limit=0, clock=Hands())
    with pytest.raises(QueryTimeout):
        asker.ask({"q": ["参会:王*"]})
