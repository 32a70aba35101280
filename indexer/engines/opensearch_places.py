"""Which index is published, and which of its documents are to be seen.

An index is a generation: NAME-g and the number of the run that made it. The alias NAME stands for
the published one, and its filter says which documents are seen, so one call switches both at once.
A run that only brings an index up to date writes beside what is there, with its own number as
``since``; its switch lets that be seen and hides what the changed meetings were before.

Numbers of runs rise and none comes twice (``opensearch_lock``). A run that was thought dead and
goes on writing is not seen by that: its number is among the ``lost`` ones.
"""

import re
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from indexer.cluster_errors import CopiesLag
from indexer.engines.opensearch_bulk import TRIES, Sleep, pause
from indexer.engines.opensearch_clauses import none_of, terms
from indexer.engines.opensearch_client import SECONDS, Caller, CallRefused, Json
from indexer.errors import ClusterUnavailable

_GENERATION = "{}-g{:012}"
_PACKED_WITHIN, _COPIED_WITHIN, _LOOKS_EVERY = 6 * 3600.0, 300.0, 10.0
_FREED_WITHIN, _ASKS_EVERY = 45.0, 3.0
"""Seconds."""
_WORTH_WAITING = 40_000
"""Documents, which take longer to write than what is waited for."""
_GONE = 404
_DOCUMENT = "DOCUMENT"
_EXISTS = "resource_already_exists_exception"


@dataclass(frozen=True, slots=True)
class Published:
    """An index as of a run; ``replaced`` are the meetings whose older documents are hidden.

    ``lost`` are the numbers of runs before it that published nothing and may still be writing.
    """

    index: str
    commit: int
    replaced: tuple[str, ...] = ()
    lost: tuple[int, ...] = ()

    @property
    def generation(self) -> str:
        """Names the state that answers."""
        return f"{self.index}@{self.commit}"

    def seen(self) -> Json:
        """Finds the documents that are to be seen."""
        older = {"range": {"since": {"lt": self.commit}}}
        replaced = {"bool": {"filter": [older, terms("meeting_id", self.replaced)]}}
        lost = {"terms": {"since": list(self.lost)}}
        return {
            "bool": {
                "filter": [{"range": {"since": {"lte": self.commit}}}],
                "must_not": [replaced, lost],
            }
        }

    def kept(self) -> Json:
        """As JSON, to come back to it."""
        return asdict(self)

    @classmethod
    def loaded(cls, kept: Json) -> "Published":
        """What ``kept`` wrote."""
        lists = {name: tuple(kept[name]) for name in ("replaced", "lost")}
        return cls(kept["index"], kept["commit"], **lists)

    def hidden(self) -> Json:
        """Finds all others: what was replaced, and what a run left that did not end."""
        return none_of(self.seen())


class Places:
    """The indexes and the alias of one name."""

    def __init__(self, client: Caller, name: str) -> None:
        self._client = client
        self.name = name

    def published(self, seconds: float = SECONDS) -> Published | None:
        """What is to answer; None when nothing was ever published.

        A cluster that has lost most of its managers waits before it says so; nobody who asks has
        to wait longer than ``seconds``.
        """
        # Who may only see these indexes may not ask which of all indexes have the alias.
        path = f"/{self.name}-g*/_alias/{self.name}"
        try:
            found = self._client.call("GET", path, seconds=seconds)
        except CallRefused as error:
            if error.status == _GONE:
                return None
            raise
        if not found:
            return None
        ((index, about),) = found.items()
        return _read(index, about["aliases"][self.name]["filter"]["bool"])

    def generations(self) -> list[str]:
        """All indexes of the name, oldest first; finished or not.

        Other names may begin alike: the generations of NAME-green are none of NAME's.
        """
        start = f"{self.name}-g"
        ours = re.compile(rf"{re.escape(start)}\d{{12}}")
        return sorted(filter(ours.fullmatch, self._client.call("GET", f"/{start}*/_alias")))

    def generation(self, number: int) -> str:
        """The name of the index that a run makes."""
        return _GENERATION.format(self.name, number)

    def publish(self, new: Published, old: Published | None) -> None:
        """Let the new state answer: one call, so that nobody sees neither or both."""
        actions: list[Json] = []
        if old and old.index != new.index:
            actions.append({"remove": {"index": old.index, "alias": self.name}})
        actions.append({"add": {"index": new.index, "alias": self.name, "filter": new.seen()}})
        try:
            self._client.plain.call("POST", "/_aliases", {"actions": actions})
        except ClusterUnavailable:
            # It is not made again, since another run may have published meanwhile.
            if self.published() != new:
                raise

    def create(self, index: str, body: Json) -> None:
        """Make an index; one that is there already is left as it is."""
        try:
            self._client.call("PUT", f"/{index}", body)
        except CallRefused as error:
            if error.kind != _EXISTS:
                raise

    def refuse_lag(self, index: str) -> None:
        """Raise ``CopiesLag`` where a refresh would not be seen by all copies of an index.

        Some clusters of OpenSearch copy segments, later, where their operator has chosen that.
        """
        settings = self._client.call("GET", f"/{index}/_settings")[index]["settings"]["index"]
        if settings.get("replication", {}).get("type", _DOCUMENT) != _DOCUMENT:
            raise CopiesLag(index=index)

    def remove(self, indexes: Iterable[str]) -> None:
        """Delete indexes, each by its exact name."""
        for index in indexes:
            try:
                self._client.call("DELETE", f"/{index}")
            except CallRefused as error:
                # The answer to a call that got through may have been lost.
                if error.status != _GONE:
                    raise

    def meta(self, index: str, seconds: float = SECONDS) -> Mapping[str, Any]:
        """What was said of an index when it was made."""
        about = self._client.call("GET", f"/{index}/_mapping", seconds=seconds)[index]
        found: Mapping[str, Any] = about["mappings"]["_meta"]
        return found

    def pack(self, index: str, sleep: Sleep = time.sleep) -> None:
        """Make one piece of many, which answers several times faster; it may take hours.

        Whether it succeeds changes no answer, so a line that is cut meanwhile is no fault.
        """
        self.refresh(index)
        self._free(index, sleep)
        with suppress(ClusterUnavailable):
            path, one = f"/{index}/_forcemerge", {"max_num_segments": "1"}
            self._client.plain.call("POST", path, params=one, seconds=_PACKED_WITHIN)
            return
        until = time.monotonic() + _PACKED_WITHIN
        while time.monotonic() < until and self._is_packing(index):
            sleep(_LOOKS_EVERY)

    def _free(self, index: str, sleep: Sleep) -> None:
        """Have the packing drop the whole sources of documents, kept for copies that lag behind.

        They are three fifths of the disk, and each hit is unpacked with its own. A shard lets go of
        what lies before its last flush and before a mark that it moves every half minute.
        """
        with suppress(ClusterUnavailable, CallRefused):
            self._client.plain.call("POST", f"/{index}/_flush")
            until = time.monotonic() + _FREED_WITHIN
            while self._is_worth_waiting(index) and time.monotonic() < until:
                sleep(_ASKS_EVERY)

    def _is_worth_waiting(self, index: str) -> bool:
        """Whether much would stay that a shard is about to let go."""
        by_shard = {"level": "shards"}
        found = self._client.plain.call("GET", f"/{index}/_stats", params=by_shard)
        count: int = found["_all"]["primaries"]["docs"]["count"]
        shards = found["indices"].get(index, {}).get("shards", {}).values()
        return count >= _WORTH_WAITING and any(_lags(one) for copies in shards for one in copies)

    def copy_out(self, index: str) -> None:
        """Give it a copy on another node where there is one, and wait a while until it lies there.

        Without its copy it answers as well, and ``jiyao cluster status`` tells what is missing.
        """
        settings = {"index": {"auto_expand_replicas": "0-1"}}
        self._client.call("PUT", f"/{index}/_settings", settings)
        told = {"wait_for_status": "green", "timeout": f"{_COPIED_WITHIN:.0f}s"}
        path = f"/_cluster/health/{index}"
        # A cluster that is not green in time says so with a time-out of HTTP, and goes on copying.
        with suppress(ClusterUnavailable, CallRefused):
            self._client.plain.call("GET", path, params=told, seconds=_COPIED_WITHIN + 5)

    def _is_packing(self, index: str) -> bool:
        try:
            found = self._client.call("GET", f"/{index}/_stats")["_all"]["total"]
        except ClusterUnavailable:
            return True
        return bool(found["merges"]["current"])

    def refresh(self, index: str, sleep: Sleep = time.sleep) -> None:
        """Let all that was written be found.

        A copy that fails, as it is full or moves, is given as long to recover as a call in bulk
        is. Raises ``ClusterUnavailable`` after the last try: some of it could not be found.
        """
        for attempt in range(TRIES):
            shards = self._client.call("POST", f"/{index}/_refresh")["_shards"]
            if not shards["failed"]:
                return
            if attempt < TRIES - 1:
                sleep(pause(attempt))
        raise ClusterUnavailable(address=index, reason=_not_refreshed(shards))


def _lags(shard: Json) -> bool:
    """Whether its mark lies before what all copies have; not every cluster tells."""
    reached: int = shard.get("seq_no", {}).get("global_checkpoint", 0)
    marks = shard.get("retention_leases", {}).get("leases", ())
    return any(mark["retaining_seq_no"] <= reached for mark in marks)


def _not_refreshed(shards: Json) -> str:
    """How many copies failed and why, in the cluster's own word."""
    kinds = (one.get("reason", {}).get("type", "") for one in shards.get("failures", ()))
    why = "、".join(filter(None, dict.fromkeys(kinds)))
    return f"refresh: {shards['failed']}/{shards['total']} {why}".strip()


def _read(index: str, kept: Json) -> Published:
    """The state that ``Published.seen`` was made of."""
    replaced, lost = kept["must_not"]
    clause = replaced["bool"]["filter"][1]
    parts = clause["bool"]["should"] if "bool" in clause else [clause]
    meetings = [m for part in parts for m in part.get("terms", {}).get("meeting_id", ())]
    commit = int(kept["filter"][0]["range"]["since"]["lte"])
    return Published(index, commit, tuple(meetings), tuple(lost["terms"]["since"]))
