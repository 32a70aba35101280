"""Who is worked on next, in a crowd whose clock is made up: no test here depends on the machine."""

import heapq
import threading
from collections import deque
from itertools import cycle

import pytest

from search_app.doorkeeper import client_of
from search_app.turns import Turn, Turns, Waiting

THREADS = 8
ORDINARY = (0.013, 0.012, 0.015, 0.021)
"""Seconds of the processor; such a client pauses before it asks again, and a hostile one never."""
PAUSE = 0.2


class AsTheyCome:
    """A server without turns."""

    def __init__(self, threads, clock):
        self._waiting = deque()

    def add(self, client, task):
        self._waiting.append(Turn(client, task, 0))

    def take(self):
        return self._waiting.popleft() if self._waiting else None

    def leave(self, turn, seconds):
        pass


class Crowd:
    """Clients that each ask again after their answer, and threads that share one processor."""

    def __init__(self, kind, clients):
        self.now = 0.0
        self.clients = clients
        self.waiting = kind(THREADS, lambda: self.now)
        self.coming = [(0.001 * n, name) for n, name in enumerate(clients)]
        self.work = []
        self.waited = {name: [] for name in clients}

    def run(self, seconds):
        while self.now < seconds:
            ends = min((left for left, *_ in self.work), default=seconds) * len(self.work)
            comes = max(0.0, self.coming[0][0] - self.now) if self.coming else seconds
            self._go_on(min(ends, comes) if self.work else comes)
            if self.work and ends <= comes:
                self._answer()
            else:
                self._ask()
            while len(self.work) < THREADS and (turn := self.waiting.take()):
                self.work.append([turn.task[0], turn])
        return self.waited

    def _go_on(self, seconds):
        self.now += seconds
        for one in self.work:
            one[0] -= seconds / len(self.work)

    def _answer(self):
        self.work.sort(key=lambda one: one[0])
        _, turn = self.work.pop(0)
        cost, asked = turn.task
        self.waiting.leave(turn, cost)
        self.waited[turn.client].append(self.now - asked)
        heapq.heappush(self.coming, (self.now + self.clients[turn.client][0], turn.client))

    def _ask(self):
        _, name = heapq.heappop(self.coming)
        self.waiting.add(name, (next(self.clients[name][1]), self.now))


def crowd(kind, hostile=(), scale=1):
    costs = [cost * scale for cost in ORDINARY]
    clients = {f"o{n}": (PAUSE, cycle(costs[n % 4 :] + costs[: n % 4])) for n in range(16)}
    if hostile:
        clients |= {f"h{n}": (0.0, cycle(hostile[n:] + hostile[:n])) for n in range(8)}
    return Crowd(kind, clients)


def sorted_waits(waited):
    return sorted(w for name, all_ in waited.items() if name[0] == "o" for w in all_)


def late(kind, hostile=(), scale=1):
    """How long 95 of 100 ordinary answers took at most, and how many hostile ones there were.

    Half a minute after it began: the beginning has a test of its own.
    """
    going = crowd(kind, hostile, scale)
    for waits in going.run(30).values():
        waits.clear()
    waited = going.run(80)
    ordinary = sorted_waits(waited)
    return ordinary[len(ordinary) * 95 // 100], sum(map(len, waited.values())) - len(ordinary)


def worst_when_joined(kind, hostile):
    """The longest that an ordinary client waited when hostile ones came after half a minute."""
    joined = crowd(kind, hostile)
    joined.coming = sorted((at + 30 * (name[0] == "h"), name) for at, name in joined.coming)
    return sorted_waits(joined.run(90))[-1]


CHEAP, MIXED, DEAR = (0.001, 0.002, 0.015), (0.003,) * 7 + (0.3, 1.0), (1.0, 0.8)


@pytest.mark.parametrize("scale", [1, 4], ids=["at ease", "with all it has"])
@pytest.mark.parametrize("hostile", [CHEAP, MIXED, DEAR], ids=["cheap", "mixed", "dear"])
def test_ordinary_clients_wait_at_most_twice_as_long_beside_hostile_ones(hostile, scale):
    quiet, _ = late(Waiting, scale=scale)
    beside, answered = late(Waiting, hostile, scale=scale)
    assert beside <= 2 * quiet
    assert answered > 0


def test_without_turns_they_would_wait_long():
    quiet, _ = late(AsTheyCome)
    assert late(AsTheyCome, MIXED)[0] > 5 * quiet


def test_dear_questions_that_come_at_once_stop_nobody():
    assert worst_when_joined(Waiting, (3.0, 2.0)) < 1
    assert worst_when_joined(AsTheyCome, (3.0, 2.0)) > 15


def test_among_equals_turns_cost_nobody_much():
    assert late(Waiting)[0] <= 1.3 * late(AsTheyCome)[0]


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def worked(waiting, client, seconds):
    waiting.add(client, client)
    turn = waiting.take()
    assert turn.client == client
    waiting.leave(turn, seconds)


def test_who_owes_least_goes_first_and_debts_fade():
    clock = Clock()
    waiting = Waiting(THREADS, clock)
    worked(waiting, "a", 0.2)
    clock.now += 90
    worked(waiting, "b", 0.1)
    for client in ("b", "a"):
        waiting.add(client, client)
    # a owes an eighth of what it owed.
    assert [waiting.take().client for _ in "ab"] == ["a", "b"]


def test_who_pauses_owes_less():
    clock = Clock()
    waiting = Waiting(THREADS, clock)
    for _ in range(5):
        worked(waiting, "hasty", 0.1)
    for _ in range(5):
        clock.now += 1
        worked(waiting, "calm", 0.1)
    clock.now += 1
    for client in ("hasty", "calm"):
        waiting.add(client, client)
    assert waiting.take().client == "calm"


def test_of_those_who_owe_most_one_is_at_work_at_a_time():
    waiting = Waiting(THREADS, Clock())
    for client, seconds in (("x", 5), ("y", 5), ("a", 0.01), ("b", 0.01)):
        worked(waiting, client, seconds)
    for client in "xyab":
        waiting.add(client, client)
    taken = [waiting.take().client for _ in "abx"]
    assert sorted(taken) == ["a", "b", "x"]
    assert waiting.take() is None


def test_nobody_gets_a_second_thread_when_half_are_taken():
    waiting = Waiting(4, Clock())
    for client in "ab":
        worked(waiting, client, 0.01)
    for n in range(4):
        waiting.add("a", n)
    assert [waiting.take().task for _ in range(3)] == [0, 1, 2]
    assert waiting.take() is None
    waiting.add("b", "b")
    assert waiting.take().client == "b"


def test_strangers_take_a_quarter_of_the_threads():
    waiting = Waiting(THREADS, Clock())
    worked(waiting, "known", 0.01)
    for client in ("x", "y", "z", "known"):
        waiting.add(client, client)
    assert {waiting.take().client for _ in range(3)} == {"x", "y", "known"}
    assert waiting.take() is None


def test_nothing_is_remembered_for_ever():
    clock = Clock()
    waiting = Waiting(THREADS, clock)
    for n in range(1000):
        worked(waiting, str(n), 0.01)
    clock.now += 600
    worked(waiting, "a", 0.01)
    assert len(waiting._debts._owed) == len(waiting._debts._ended) == 1
    assert waiting._at_work == {}
    assert waiting._waiting == {}


class Task:
    def __init__(self, fails=False):
        self.fails = fails
        self.done, self.cancelled = threading.Event(), False

    def service(self):
        self.done.set()
        if self.fails:
            raise SystemExit

    def cancel(self):
        self.cancelled = True


def test_a_task_that_fails_costs_no_thread():
    turns = Turns(1, lambda task: "a")
    tasks = [Task(fails=True), Task(fails=True), Task()]
    for task in tasks:
        turns.add_task(task)
    assert all(task.done.wait(30) for task in tasks)
    assert turns.shutdown()


def test_what_stands_aside_leaves_its_thread_and_its_place_to_others():
    turns, let_go = Turns(1, lambda task: "a"), threading.Event()
    aside, other = Aside(let_go), Task()
    aside.stand_aside = turns.stand_aside
    for task in (aside, other):
        turns.add_task(task)
    assert other.done.wait(30)
    assert not aside.done.is_set()
    assert not turns.is_aside()
    assert not turns.shutdown(timeout=0.01)
    let_go.set()
    assert aside.done.wait(30)
    assert turns.shutdown()


class Aside(Task):
    """It stands aside, twice, and goes on until it is let go."""

    def __init__(self, let_go):
        super().__init__()
        self.let_go = let_go

    def service(self):
        self.stand_aside()
        self.stand_aside()
        assert self.let_go.wait(30)
        super().service()


def test_at_the_end_what_waits_is_cancelled():
    turns = Turns(1, lambda task: "a")
    assert turns.shutdown()
    task = Task()
    turns.add_task(task)
    turns.shutdown()
    assert task.cancelled
    assert not task.done.is_set()


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("", "", True),
        ("no address", "none", False),
    ],
)
def test_who_stands_behind_an_address(one, other, is_same):
    assert (client_of(one) == client_of(other)) is is_same
