"""Readings of files, laid into the cluster by all hosts of a run; see ``sharing``."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager

from indexer.engines.opensearch_address import Access, parse_address
from indexer.engines.opensearch_bulk import Bulk, patiently
from indexer.engines.opensearch_client import CallRefused, Client, Json
from indexer.engines.opensearch_places import Places
from indexer.engines.opensearch_reading import now_ms
from indexer.shelf import State, in_batches

_INDEX = "{}-readings"
_PART = "part-{}"
_ALIVE_MS = 120_000
_AT_ONCE = 100
_BODY: Json = {
    "settings": {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "-1",
        "codec": "best_compression",
    },
    "mappings": {
        "dynamic": "strict",
        "properties": {
            "stored": {"type": "text", "index": False, "norms": False},
            "is_done": {"type": "boolean"},
            "until": {"type": "long"},
        },
    },
}


class ClusterShelf:
    """See :class:`shelf.Shelf`. Raises what the client raises."""

    def __init__(self, client: Client, places: Places) -> None:
        self._client = client
        self._places = places
        self._index = _INDEX.format(places.name)
        places.create(self._index, _BODY)
        self._bulk = Bulk(client, self._index)

    def take(self, names: Sequence[str]) -> Mapping[str, str]:
        """The texts that lie there, by name."""
        found = (one for some in in_batches(names, _AT_ONCE) for one in self._got(some))
        return {one["_id"]: one["_source"]["stored"] for one in found}

    def lay(self, name: str, text: str) -> None:
        """Put a text there; one that the cluster will not take is read again by part 1."""
        self._bulk.put(name, {"stored": text})

    def tell(self, part: int, *, is_done: bool) -> None:
        """Say that a part is at work, or done."""
        if is_done:
            self._bulk.drain()
        told = {"is_done": is_done, "until": now_ms() + _ALIVE_MS}
        lines = ({"index": {"_id": _PART.format(part)}}, told)
        body = "".join(json.dumps(line) + "\n" for line in lines)
        patiently(lambda: self._client.call("POST", f"/{self._index}/_bulk", body))

    def states(self, parts: Sequence[int]) -> Mapping[int, State]:
        """What the parts have told."""
        numbers = {_PART.format(part): part for part in parts}
        if not numbers:
            return {}
        now = now_ms()
        told = {numbers[one["_id"]]: one["_source"] for one in self._got(list(numbers))}
        return {n: State(one["is_done"], one["until"] >= now) for n, one in told.items()}

    def clear(self) -> None:
        """Throw all of it away."""
        self._places.remove([self._index])

    def close(self) -> None:
        """Send nothing more."""
        self._bulk.close()

    def _got(self, names: Sequence[str]) -> list[Json]:
        path, body = f"/{self._index}/_mget", {"ids": list(names)}
        try:
            docs = patiently(lambda: self._client.call("POST", path, body))["docs"]
        except CallRefused as error:
            # Part 1 has thrown it away: nothing lies there any more.
            if error.status == 404:
                return []
            raise
        return [one for one in docs if one.get("found")]


@contextmanager
def open_shelf(address: str, access: Access) -> Iterator[ClusterShelf]:
    """The shelf of an index, made where it is not there."""
    place = parse_address(address)
    with (
        closing(Client(place.hosts, access)) as client,
        closing(ClusterShelf(client, Places(client, place.name))) as shelf,
    ):
        yield shelf
