"""Looks after an index in a cluster: what there is, what may go, and the way back."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from indexer.cluster_errors import NothingBefore
from indexer.engines.caring import Inspected
from indexer.engines.opensearch_address import Access, parse_address
from indexer.engines.opensearch_client import Caller, Client, Json
from indexer.engines.opensearch_lock import holding, prepare, seconds_held
from indexer.engines.opensearch_patience import Patient
from indexer.engines.opensearch_places import Places, Published
from indexer.engines.opensearch_reading import Reader
from indexer.engines.opensearch_snapshot import noted, totals
from indexer.errors import ClusterUnavailable, IndexUnavailable

_RED = "red"


@dataclass(frozen=True, slots=True)
class Health:
    """What the cluster says of itself: ``green`` is all there, ``yellow`` lacks copies, ``red``
    data. ``version`` is that of the server, ``missing`` counts parts and copies that lie nowhere.
    """

    status: str
    nodes: int
    missing: int
    version: str


@dataclass(frozen=True, slots=True)
class ClusterStatus:
    """``generation`` is what answers, None when nothing does; ``held`` are seconds for which a run
    still has the lock, 0 when none has.
    """

    health: Health
    generation: str | None
    generations: tuple[Inspected, ...]
    held: float


class ClusterCare:
    """See :class:`caring.Care`. Raises what the client raises, ``ClusterUnavailable`` above all."""

    def __init__(self, address: str, access: Access) -> None:
        self._address = address
        self._place = parse_address(address)
        self._access = access

    def built_with(self) -> str | None:
        """The identity of the segmenter that built it, None when there is no index."""
        with self._open() as (_, places):
            state = places.published()
            return str(places.meta(state.index)["segmenter"]) if state else None

    def inspect(self) -> tuple[Inspected, ...]:
        """Its generations, the published one first."""
        with self._open() as (client, places):
            return tuple(_inspected(client, places))

    def collect(self, keep: int) -> tuple[str, ...]:
        """Remove all but the published generation and those before it, by their exact names."""
        with self._open() as (client, first), holding(client, first):
            places = self._run(client)
            state = self._published(places)
            older = [name for name in places.generations() if name <= state.index]
            gone = sorted(set(places.generations()) - set(older[-keep:]))
            places.remove(gone)
            return tuple(gone)

    def size(self) -> int:
        """Bytes of all generations, copies included."""
        return sum(found.size for found in self.inspect())

    def prepare(self) -> Health:
        """Make what runs share, if it is not there; shows whether we may write."""
        with self._open() as (client, places):
            prepare(client, places)
            return _health(client)

    def health(self) -> Health:
        """What the cluster says of itself."""
        with self._open() as (client, _):
            return _health(client)

    def status(self) -> ClusterStatus:
        """All that can be said without changing anything."""
        with self._open() as (client, places):
            state = places.published()
            return ClusterStatus(
                _health(client),
                state.generation if state else None,
                tuple(_inspected(client, places)),
                seconds_held(client, places),
            )

    def roll_back(self) -> tuple[str, str]:
        """Let the state before the published one answer again; the names of both, old and new.

        Raises ``NothingBefore`` where there is none, or not all of it is there any more.
        """
        with self._open() as (client, first), holding(client, first) as lease:
            places = self._run(client)
            state = self._published(places)
            before = self._before(Patient(client), places, state)
            lease.confirm()
            places.publish(before, state)
            return state.generation, before.generation

    def _before(self, client: Caller, places: Places, state: Published) -> Published:
        kept = noted(Reader(client, state))["before"]
        if kept is None or kept["index"] not in places.generations():
            raise NothingBefore(address=self._address, reason="已不在", why="it is gone")
        before = Published.loaded(kept)
        reader = Reader(client, before)
        info = noted(reader)["info"]
        if totals(reader) != (info["meetings"], info["sections"]):
            raise NothingBefore(address=self._address, reason="已不完整", why="a part is gone")
        return before

    def _run(self, client: Client) -> Places:
        return Places(Patient(client), self._place.name)

    def _published(self, places: Places) -> Published:
        state = places.published()
        if state is None:
            raise IndexUnavailable(path=self._address)
        return state

    @contextmanager
    def _open(self) -> Iterator[tuple[Client, Places]]:
        with closing(Client(self._place.hosts, self._access)) as client:
            yield client, Places(client, self._place.name)


def _inspected(client: Client, places: Places) -> Iterable[Inspected]:
    state = places.published()
    current = state.index if state else ""
    for name in sorted(places.generations(), key=lambda n: (n != current, n > current, n)):
        size = client.call("GET", f"/{name}/_stats")["indices"].get(name)
        health = client.call("GET", f"/_cluster/health/{name}")
        fault = None
        if health["status"] == _RED:
            fault = ClusterUnavailable(address=name, reason=_RED)
        yield Inspected(name, name == current, health["active_shards"], _bytes(size), fault)


def _bytes(stats: Json | None) -> int:
    """Nothing is told of an index of which no part lies anywhere."""
    return int(stats["total"]["store"]["size_in_bytes"]) if stats else 0


def _health(client: Client) -> Health:
    found = client.call("GET", "/_cluster/health")
    about = client.call("GET", "/")["version"]
    version = f"{about.get('distribution', 'elasticsearch')} {about['number']}"
    return Health(found["status"], found["number_of_nodes"], found["unassigned_shards"], version)
