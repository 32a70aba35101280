import threading

from search_app.in_hand import InHand
from search_app.turns import Turns


def test_who_has_a_free_thread_takes_and_else_who_has_least():
    shared = InHand(2)
    one, other = shared.of(0), shared.of(1)
    one.add(1)
    assert one.may_take(threads=2)
    one.add(1)
    assert not one.may_take(threads=2)
    other.add(2)
    assert one.may_take(threads=2)
    other.add(-1)
    assert not one.may_take(threads=2)


def test_who_is_started_again_begins_with_nothing():
    shared = InHand(2)
    shared.of(0).add(5)
    other = shared.of(1)
    other.add(3)
    assert other.may_take(threads=2)
    shared.of(0)
    assert not other.may_take(threads=2)


def test_one_alone_takes_all():
    alone = InHand()
    alone.add(100)
    assert alone.may_take(threads=1)


class Held:
    """A task that goes on until it is let go."""

    def __init__(self):
        self.begun, self.let_go = threading.Event(), threading.Event()

    def service(self):
        self.begun.set()
        assert self.let_go.wait(30)

    def cancel(self):
        raise AssertionError


def test_a_server_that_left_lines_to_others_is_told_when_it_may_take_one():
    shared, freed, task = InHand(2), threading.Event(), Held()
    turns = Turns(1, lambda task: "a", shared.of(0))
    turns.freed = freed.set
    assert turns.may_take()
    turns.add_task(task)
    assert task.begun.wait(30)
    assert not turns.may_take()
    assert not freed.is_set()
    task.let_go.set()
    assert freed.wait(30)
    assert turns.may_take()
    assert turns.shutdown()
