import threading

import pytest

from indexer.asking.asker import Asker
from indexer.asking.once import Once
from indexer.errors import IndexUnavailable, QueryTimeout
from indexer.query.deadline import NEVER, deadline_in
from tests.fakes import FakeEngine


class Slow:
    """Takes until it is let go, and counts how often it was begun."""

    def __init__(self):
        self.begun = 0
        self.go_on = threading.Event()

    def __call__(self):
        self.begun += 1
        assert self.go_on.wait(30)
        return self.begun


def test_whoever_cannot_wait_is_told_and_the_work_goes_on():
    slow = Slow()
    once = Once(slow)
    for _ in range(3):
        with pytest.raises(QueryTimeout):
            once.get("g1", deadline_in(0.01))
    slow.go_on.set()
    assert once.get("g1", deadline_in(30)) == 1
    assert once.get("g1", NEVER) == 1
    assert once.get("g2", NEVER) == 2
    assert once.get("g1", NEVER) == 3


def test_what_failed_is_tried_again():
    found = iter([IndexUnavailable(path="x"), TimeoutError(), "there"])

    def make():
        one = next(found)
        if isinstance(one, Exception):
            raise one
        return one

    once = Once(make)
    with pytest.raises(IndexUnavailable):
        once.get("g", deadline_in(30))
    with pytest.raises(TimeoutError):
        once.get("g", deadline_in(30))
    assert once.get("g", deadline_in(30)) == "there"


@pytest.mark.parametrize("ask", [Asker.vocabulary, Asker.title_words, Asker.registry])
def test_reading_the_names_of_a_generation_keeps_no_question_beyond_its_time(ask):
    go_on = threading.Event()

    class SlowEngine(FakeEngine):
        def search(self, request):
            assert go_on.wait(30)
            return super().search(request)

    asker = Asker(SlowEngine(), time_limit=0.05)
    with pytest.raises(QueryTimeout):
        ask(asker)
    go_on.set()
    assert ask(Asker(SlowEngine(), time_limit=30)) is not None
