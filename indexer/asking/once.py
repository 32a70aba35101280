"""Something that is worked out once for each generation of an index, whoever asks for it first.

It goes on in a thread of its own: a question that cannot wait for it any longer is given up in
time, and the next one finds it further on, or ready.
"""

from collections.abc import Callable
from concurrent.futures import Future
from math import inf
from threading import Lock, Thread
from typing import Generic, TypeVar

from indexer.errors import QueryTimeout
from indexer.query.deadline import Deadline

T = TypeVar("T")


class Once(Generic[T]):
    """Keeps what ``make`` gave for the generation that was last asked for. For several threads."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = Lock()
        self._futures: dict[str, Future[T]] = {}

    def get(self, generation: str, deadline: Deadline) -> T:
        """What there is of this generation. Raises ``QueryTimeout``, and what ``make`` raises."""
        with self._lock:
            future = self._futures.get(generation)
            is_new = future is None
            if future is None:
                future = Future()
                self._futures = {generation: future}
        if is_new and deadline.at == inf:
            self._work(generation, future)
        elif is_new:
            Thread(target=self._work, args=(generation, future), daemon=True).start()
        return _waited(future, deadline)

    def _work(self, generation: str, future: Future[T]) -> None:
        try:
            future.set_result(self._make())
        except BaseException as error:
            # Asked for again, it may go well: an index that was away may be there then.
            with self._lock:
                self._futures.pop(generation, None)
            future.set_exception(error)


def _waited(future: Future[T], deadline: Deadline) -> T:
    if future.done():
        return future.result()
    left = None if deadline.at == inf else max(0.0, deadline.at - deadline.clock())
    try:
        return future.result(left)
    except TimeoutError:
        if future.done():
            raise
        raise QueryTimeout from None
