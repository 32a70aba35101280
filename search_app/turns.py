"""Whose request is worked on next: theirs who have used the least of the processor of late.

A server that answers in the order of arrival gives itself to whoever sends the most and the
dearest. Here each client owes what its requests took, in seconds of the processor, and debts fade.
Who pauses between answer and question, as people do, owes less for the same: half, where the pause
was as long as the work. So programs that never pause have what people leave.
"""

import logging
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from indexer.query.deadline import Clock
from search_app.in_hand import InHand

_HALF_LIFE = 30.0
"""Seconds in which half of a debt fades."""
_NOTHING = 0.001
_LITTLE = 0.25
"""Seconds that are within the share of anybody: who reads what was found stays below."""
_LONG = 1.0
"""Seconds; a longer pause, and the first coming of a client, counts as one of these."""
_KNOWN = 300.0
"""Seconds that a client is remembered after its last answer."""
ASIDE = "jiyao.aside"
"""In the environment of a request: ``Turns.stand_aside``."""


class Task(Protocol):
    """A request as the server hands it over."""

    def service(self) -> None:
        """Work on it."""

    def cancel(self) -> None:
        """Let go of it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A request that is worked on; ``pause`` are the seconds before it came."""

    client: str
    task: Task
    pause: float


class Debts:
    """What each client has used of late, in seconds of the processor."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at = clock()
        self._owed: dict[str, float] = {}
        self._ended: dict[str, float] = {}

    def pause(self, client: str) -> float:
        """The seconds since the client was last answered."""
        return min(_LONG, self._clock() - self._ended.get(client, -_LONG))

    def knows(self, client: str) -> bool:
        """Whether the client was answered in the last minutes."""
        return client in self._ended

    def charge(self, client: str, seconds: float, pause: float) -> None:
        """Add what was used after a pause to what the client owes."""
        self._fade()
        self._ended[client] = self._clock()
        rate = seconds / (seconds + pause) if seconds > 0 else 1.0
        self._owed[client] = self.of(client) + seconds * rate

    def of(self, client: str) -> float:
        """What a client owes."""
        return self._owed.get(client, 0.0)

    def fair(self) -> float:
        """What a client may owe before it takes more than its share: as much as the others."""
        self._fade()
        owed = self._owed.values()
        return max(_LITTLE, sum(owed) / len(owed)) if owed else _LITTLE

    def _fade(self) -> None:
        """Once a second is often enough; who owes nothing is forgotten."""
        passed = self._clock() - self._at
        if passed < 1:
            return
        self._at += passed
        left = 0.5 ** (passed / _HALF_LIFE)
        faded = ((client, owed * left) for client, owed in self._owed.items())
        self._owed = {client: owed for client, owed in faded if owed > _NOTHING}
        long_ago = self._at - _KNOWN
        self._ended = {client: at for client, at in self._ended.items() if at > long_ago}


class Waiting:
    """The requests that wait and the clients that are at work; for one thread at a time.

    Who owes least goes first. Of those who owe more than a fair share one request is at work at a
    time; of those whom nothing is known of, a quarter of the threads; and while more than half of
    the threads are at work, nobody gets a second one.
    """

    def __init__(self, threads: int, clock: Clock = time.monotonic) -> None:
        self._half, self._quarter = threads // 2, max(1, threads // 4)
        self._debts = Debts(clock)
        self._waiting: dict[str, deque[tuple[Task, float]]] = {}
        self._at_work: Counter[str] = Counter()

    def add(self, client: str, task: Task) -> None:
        """Wait behind what the client has asked before."""
        is_pausing = client not in self._waiting and client not in self._at_work
        pause = self._debts.pause(client) if is_pausing else 0.0
        self._waiting.setdefault(client, deque()).append((task, pause))

    def take(self) -> Turn | None:
        """What is to be worked on now, if anything may be."""
        client = min(self._may_enter(), key=self._debts.of, default=None)
        if client is None:
            return None
        asked = self._waiting[client]
        task, pause = asked.popleft()
        if not asked:
            del self._waiting[client]
        self._at_work[client] += 1
        return Turn(client, task, pause)

    def leave(self, turn: Turn, seconds: float) -> None:
        """A request has ended or stands aside, which took so much of the processor."""
        self.charge(turn, seconds)
        self._at_work[turn.client] -= 1
        if not self._at_work[turn.client]:
            del self._at_work[turn.client]

    def charge(self, turn: Turn, seconds: float) -> None:
        """A request took so much of the processor."""
        self._debts.charge(turn.client, seconds, turn.pause)

    def all(self) -> list[Task]:
        """Everything that waits."""
        return [task for asked in self._waiting.values() for task, _ in asked]

    def _may_enter(self) -> list[str]:
        fair = self._debts.fair()
        owed = [self._debts.of(client) for client in self._at_work.elements()]
        is_full = len(owed) > self._half
        is_pressed = max(owed, default=0) > fair
        strangers = sum(not self._debts.knows(client) for client in self._at_work.elements())
        return [
            client
            for client in self._waiting
            if not (is_full and client in self._at_work)
            and not (is_pressed and self._debts.of(client) > fair)
            and (strangers < self._quarter or self._debts.knows(client))
        ]


class _Own(threading.local):
    """What a thread works on, since which second of its own, and whether it stands aside."""

    turn: Turn | None = None
    began = 0.0
    is_aside = False


class Turns:
    """The dispatcher of a waitress server: its threads, and what they work on next.

    ``in_hand`` is where it tells other processes how much there is; ``freed`` is called when there
    is less and the server was told not to take more.
    """

    def __init__(
        self, threads: int, client_of: Callable[[Task], str], in_hand: InHand | None = None
    ) -> None:
        self.freed: Callable[[], None] = lambda: None
        self._client_of = client_of
        self._in_hand = in_hand or InHand()
        self._is_held_back = False
        self._waiting = Waiting(threads)
        self._changed = threading.Condition()
        self._is_over = False
        self._own = _Own()
        self._count = threads
        self._threads: set[threading.Thread] = set()
        for _ in range(threads):
            self._start()

    def add_task(self, task: Task) -> None:
        """Called by the server when a request has come in whole."""
        with self._changed:
            self._waiting.add(self._client_of(task), task)
            self._in_hand.add(1)
            self._changed.notify()

    def may_take(self) -> bool:
        """Whether another line is to be taken in, as far as it is for this process to say."""
        with self._changed:
            self._is_held_back = not self._in_hand.may_take(self._count)
            return not self._is_held_back

    def stand_aside(self) -> None:
        """Leave the place of this thread to another; called by work that waits for its client.

        Whoever calls it sees to it that few do so at a time.
        """
        turn = self._own.turn
        with self._changed:
            if turn and not self._own.is_aside:
                self._start()
                self._waiting.leave(turn, self._used())
                self._own.is_aside = True
                self._changed.notify()

    def is_aside(self) -> bool:
        """Whether the work of this thread stands aside."""
        return self._own.is_aside

    def shutdown(self, cancel_pending: bool = True, timeout: float = 5) -> bool:
        """Called by the server when it ends; false when something is still at work."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()
            left = self._waiting.all() if cancel_pending else []
            threads = list(self._threads)
        for task in left:
            task.cancel()
        until = time.monotonic() + timeout
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def _start(self) -> None:
        thread = threading.Thread(target=self._work, name="turns", daemon=True)
        self._threads.add(thread)
        thread.start()

    def _work(self) -> None:
        """One turn after another; a thread that stood aside has been replaced and ends."""
        while not self._own.is_aside and (turn := self._next()) is not None:
            self._own.turn, self._own.began = turn, time.thread_time()
            try:
                turn.task.service()
            except BaseException:
                logging.getLogger("waitress").exception("a request failed")
            finally:
                with self._changed:
                    self._end(turn)
        with self._changed:
            self._threads.discard(threading.current_thread())

    def _end(self, turn: Turn) -> None:
        pay = self._waiting.charge if self._own.is_aside else self._waiting.leave
        pay(turn, self._used())
        # Until now, so that processes share what stands aside, too.
        self._in_hand.add(-1)
        # What had to wait for this one may be for another thread than this.
        self._changed.notify()
        if self._is_held_back and not self._is_over:
            self.freed()

    def _used(self) -> float:
        """The seconds of the processor since this was asked last."""
        began, self._own.began = self._own.began, time.thread_time()
        return self._own.began - began

    def _next(self) -> Turn | None:
        """The next turn, once there is one; None at the end."""
        with self._changed:
            while not self._is_over:
                if turn := self._waiting.take():
                    return turn
                self._changed.wait()
            return None
