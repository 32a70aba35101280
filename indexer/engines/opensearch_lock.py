"""Only one run writes at a time, on whichever host it is: a document that there can be once.

It holds for two minutes and is renewed while the run lives, so a run that was killed keeps nobody
out for longer. A run that lost it, cut off from the cluster for so long, publishes nothing; what
it may still write is kept apart by its number, which the cluster gave it and gives to no other.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread
from uuid import uuid4

from indexer.engines.opensearch_bulk import LOST, patiently
from indexer.engines.opensearch_client import BUSY, CallRefused, Client, Json
from indexer.engines.opensearch_places import Places
from indexer.engines.opensearch_reading import now_ms
from indexer.errors import ClusterUnavailable, IndexerError, IndexLocked

HOLDS_MS = 120_000
_RENEWED_EVERY = 30.0
_ID = "writer"
_INDEX = "{}-lock"
_GIVES_UP = {"timeout": "20s"}
"""The cluster waits so long for a first copy and says so; otherwise the line ends in silence."""
_BODY: Json = {
    "settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"},
    "mappings": {
        "dynamic": "strict",
        "properties": {
            "owner": {"type": "keyword"},
            "until": {"type": "long"},
            "number": {"type": "long"},
        },
    },
}


class Lease:
    """The lock while it is held.

    ``number`` is that of the run that holds it, ``lost`` that of one that let it run out.
    """

    def __init__(self, client: Client, index: str) -> None:
        self._client = client
        self._index = index
        self._owner = uuid4().hex
        self._lock = Lock()
        self._seen: tuple[int, int] | None = None
        self.number = 0
        self.lost = 0

    def take(self) -> None:
        """Raises ``IndexLocked`` when another run holds it."""
        with self._lock:
            if not self._written({"create": {"_id": _ID}}):
                self._take_over()
            assert self._seen is not None
            # The cluster counts what is written here, and never downwards.
            self.number = self._seen[0]
            self._renew()

    def confirm(self) -> None:
        """Hold it from now on anew. Raises ``IndexLocked`` when another run has taken it."""
        with self._lock:
            self._renew()

    def give_back(self) -> None:
        """Let the next run in."""
        with self._lock:
            self._written({"delete": self._as_seen()}, with_body=False)

    def _take_over(self) -> None:
        found = self._found()
        if not found["found"]:
            raise IndexLocked(path=self._index)
        held = found["_source"]
        is_ours = held["owner"] == self._owner
        if not is_ours and held["until"] >= now_ms():
            raise IndexLocked(path=self._index)
        self._seen = (found["_seq_no"], found["_primary_term"])
        if not is_ours:
            self.lost = held["number"]
            self._renew()

    def _renew(self) -> None:
        if self._written({"index": self._as_seen()}):
            return
        # The answer to a call that got through may have been lost.
        found = self._found()
        if not found["found"] or found["_source"]["owner"] != self._owner:
            raise IndexLocked(path=self._index)
        self._seen = (found["_seq_no"], found["_primary_term"])

    def _found(self) -> Json:
        path, body = f"/{self._index}/_mget", {"ids": [_ID]}
        answer = patiently(lambda: self._client.call("POST", path, body))
        found: Json = answer["docs"][0]
        return found

    def _as_seen(self) -> Json:
        assert self._seen is not None
        number, term = self._seen
        return {"_id": _ID, "if_seq_no": number, "if_primary_term": term}

    def _written(self, action: Json, *, with_body: bool = True) -> bool:
        """Whether nobody was quicker."""
        lines = [action]
        if with_body:
            until = now_ms() + HOLDS_MS
            lines.append({"owner": self._owner, "until": until, "number": self.number})
        body = "".join(json.dumps(line) + "\n" for line in lines)
        found = patiently(lambda: self._answered(body))
        if found["status"] < 300:
            self._seen = (found["_seq_no"], found["_primary_term"])
        return bool(found["status"] < 300)

    def _answered(self, body: str) -> Json:
        """What came of the one action. Raises ``ClusterUnavailable`` with the cluster's reason."""
        answer = self._client.call("POST", f"/{self._index}/_bulk", body, params=_GIVES_UP)
        found: Json = next(iter(answer["items"][0].values()))
        if found["status"] == BUSY or found["status"] >= LOST:
            reason = f"{found['status']} {found.get('error', {}).get('type', '')}".strip()
            raise ClusterUnavailable(address=self._index, reason=reason)
        return found


def prepare(client: Client, places: Places) -> str:
    """Make what the lock lies in, if it is not there; its name."""
    index = _INDEX.format(places.name)
    places.create(index, _BODY)
    return index


def seconds_held(client: Client, places: Places) -> float:
    """For how long a run still has the lock if it is not renewed; 0 when none has it."""
    index = _INDEX.format(places.name)
    try:
        found = client.call("POST", f"/{index}/_mget", {"ids": [_ID]})["docs"][0]
    except CallRefused as error:
        if error.status == 404:
            return 0.0
        raise
    until = found["_source"]["until"] if found.get("found") else 0
    return max(0.0, (until - now_ms()) / 1000)


@contextmanager
def holding(client: Client, places: Places) -> Iterator[Lease]:
    """Hold the lock inside. Raises ``IndexLocked``."""
    lease = Lease(client, prepare(client, places))
    lease.take()
    ended = Event()
    keeper = Thread(target=_keep, args=(lease, ended), name="lease", daemon=True)
    keeper.start()
    try:
        yield lease
    finally:
        ended.set()
        keeper.join()
        with suppress(IndexerError):
            lease.give_back()


def _keep(lease: Lease, ended: Event) -> None:
    while not ended.wait(_RENEWED_EVERY):
        # What is lost for good is told at the end, by confirm.
        with suppress(IndexerError):
            lease.confirm()
