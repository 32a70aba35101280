"""Hands documents to the cluster in bulk: some calls at once, and fewer when it has enough to do.

Every document has an id of its own, so whatever may have been lost on the way is sent again and
lies there once. Nothing is passed over: what the cluster will not take is kept with its reason.
"""

import json
import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Condition
from typing import TypeAlias

from indexer.cluster_errors import ClusterDenied
from indexer.engines.opensearch_client import (
    BUSY,
    SECONDS,
    TOO_LARGE,
    CallRefused,
    Client,
    ClusterBusy,
    Json,
)
from indexer.errors import ClusterUnavailable

WORKERS = 2
_MOST_ACTIONS, _MOST_BYTES = 500, 4_000_000
TRIES, _FEW_TRIES = 9, 4
_FIRST_PAUSE, _LONGEST_PAUSE, _LONGEST_CALL = 1.0, 60.0, 240.0
"""Seconds; with nine tries a cluster may be away for about three minutes."""
_CLEAN = 50
"""Calls without trouble after which one more is let through at once."""
LOST = 500
_DONE = (404, 409)
"""Deleted or written before: what was wanted is so."""
_NOT_ALLOWED = (401, 403)
"""A word against the account or the whole index, not against a document."""
Action: TypeAlias = tuple[str, str]
"""Whose document it is, and the lines that do something to it."""
Sleep: TypeAlias = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A document of a meeting that the cluster will not take, and its word for why."""

    meeting_id: str
    reason: str
    status: int

    @property
    def is_its_own(self) -> bool:
        """Whether the fault lies with the document itself."""
        return self.status not in _NOT_ALLOWED


class Gate:
    """Lets so many through at once: half as many after each refusal, one more after a while."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.open = most
        self._inside = 0
        self._clean = 0
        self._changed = Condition()

    def __enter__(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._inside < self.open)
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._inside -= 1
            self._changed.notify_all()

    def narrow(self) -> None:
        """The cluster said that it is too much."""
        with self._changed:
            self.open, self._clean = max(1, self.open // 2), 0

    def passed(self) -> None:
        """A call went well."""
        with self._changed:
            self._clean += 1
            if self._clean >= _CLEAN and self.open < self._most:
                self.open, self._clean = self.open + 1, 0
                self._changed.notify_all()


class Bulk:
    """Collects actions on one index and sends them, in no order, from several threads."""

    def __init__(
        self, client: Client, index: str, workers: int = WORKERS, sleep: Sleep = time.sleep
    ) -> None:
        self._client = client
        self._index = index
        self._sleep = sleep
        self.gate = Gate(workers)
        self._pool = ThreadPoolExecutor(workers, "bulk")
        self._most_waiting = workers * 2
        self._sent: list[Future[None]] = []
        self._actions: list[Action] = []
        self._size = 0
        self.dead: list[DeadLetter] = []
        self._why = ""

    def put(self, document_id: str, document: Json) -> None:
        """Write a document in place of any other of its id."""
        whose = document.get("meeting_id", document_id)
        self._add(whose, {"index": {"_id": document_id}}, document)

    def delete(self, document_id: str) -> None:
        """Take a document away; one that is not there is no error."""
        self._add(document_id, {"delete": {"_id": document_id}})

    def drain(self) -> None:
        """Wait until all is with the cluster. Raises ``ClusterUnavailable``."""
        self._send_off()
        sent, self._sent = self._sent, []
        for call in sent:
            call.result()

    def bury(self, meeting_id: str) -> None:
        """Forget what was not taken of a meeting; nothing of it may be on its way."""
        self.dead = [dead for dead in self.dead if dead.meeting_id != meeting_id]

    def close(self) -> None:
        """Send nothing more, and wait for what is on its way."""
        self._pool.shutdown(cancel_futures=True)

    def _add(self, whose: str, *lines: Json) -> None:
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        self._actions.append((whose, text))
        self._size += len(text.encode("utf-8"))
        if len(self._actions) >= _MOST_ACTIONS or self._size >= _MOST_BYTES:
            self._send_off()

    def _send_off(self) -> None:
        if self._actions:
            self._sent.append(self._pool.submit(self._deliver, self._actions))
            self._actions, self._size = [], 0
        while len(self._sent) > self._most_waiting:
            self._sent.pop(0).result()

    def _deliver(self, actions: Sequence[Action]) -> None:
        """Until nothing is left, with pauses that grow. Raises ``ClusterUnavailable``."""
        for attempt in range(TRIES):
            with self.gate:
                actions = self._tried(actions, attempt)
            if not actions:
                return
            self._sleep(pause(attempt))
        raise ClusterUnavailable(address=self._index, reason=f"{len(actions)} × {self._why}")

    def _tried(self, actions: Sequence[Action], attempt: int) -> Sequence[Action]:
        """What has to be sent again."""
        path, body = f"/{self._index}/_bulk", "".join(text for _, text in actions)
        seconds = min(SECONDS * 2.0**attempt, _LONGEST_CALL)
        try:
            items = self._client.call("POST", path, body, seconds=seconds)["items"]
        except CallRefused as error:
            if error.status != TOO_LARGE:
                raise
            return self._parted(actions, attempt)
        except ClusterDenied:
            raise
        except ClusterUnavailable as error:
            if isinstance(error, ClusterBusy):
                self.gate.narrow()
            if attempt == TRIES - 1:
                raise
            return actions
        results = [next(iter(item.values())) for item in items]
        again = [a for a, found in zip(actions, results, strict=True) if self._is_again(a, found)]
        if any(found["status"] == BUSY for found in results):
            self.gate.narrow()
        elif not again:
            self.gate.passed()
        return again

    def _parted(self, actions: Sequence[Action], attempt: int) -> Sequence[Action]:
        """Send half as much at once; what is too large by itself is not taken."""
        if len(actions) == 1:
            self.dead.append(DeadLetter(actions[0][0], str(TOO_LARGE), TOO_LARGE))
            return ()
        half = len(actions) // 2
        return [*self._tried(actions[:half], attempt), *self._tried(actions[half:], attempt)]

    def _is_again(self, action: Action, found: Json) -> bool:
        status = found["status"]
        if status == BUSY or status >= LOST:
            self._why = f"{status} {found.get('error', {}).get('type', '')}".strip()
            return True
        if status >= 300 and status not in _DONE:
            reason = found.get("error", {}).get("type", "")
            self.dead.append(DeadLetter(action[0], reason, status))
        return False


def patiently(call: Callable[[], Json], sleep: Sleep = time.sleep) -> Json:
    """The answer to one call that may be made again; some tries are enough where a run waits."""
    for attempt in range(_FEW_TRIES):
        try:
            return call()
        except ClusterDenied:
            raise
        except ClusterUnavailable:
            sleep(pause(attempt))
    return call()


def pause(attempt: int) -> float:
    """Seconds before the next try: about twice as long each time, and never for all at once."""
    longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0**attempt)
    return random.uniform(longest / 2, longest)
