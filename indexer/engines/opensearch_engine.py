"""The engine for when one machine is not enough: an index in a cluster of OpenSearch.

What is published never changes for those that read it: see ``opensearch_places``.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock
from typing import Any, TypeVar

from corpus.model import Meeting
from indexer.engine import Check, IndexInfo, IndexWriter
from indexer.engines.opensearch_address import Access, parse_address
from indexer.engines.opensearch_bulk import Bulk
from indexer.engines.opensearch_client import SECONDS, Caller, CallRefused, Client
from indexer.engines.opensearch_lock import Lease, holding
from indexer.engines.opensearch_patience import Patient
from indexer.engines.opensearch_places import Places, Published
from indexer.engines.opensearch_reading import Reader, seconds_left
from indexer.engines.opensearch_schema import commit_document, document_id, index_body
from indexer.engines.opensearch_snapshot import Snapshot
from indexer.engines.opensearch_steps import Ways
from indexer.engines.opensearch_writer import ClusterWriter
from indexer.engines.preview import Preview
from indexer.errors import ClusterUnavailable, IndexerError, IndexUnavailable, SchemaMismatch
from indexer.query.clauses import Query
from indexer.query.deadline import NEVER, Deadline
from indexer.query.request import SearchRequest
from indexer.query.results import SearchResults
from indexer.records import Read
from indexer.schema import SCHEMA_VERSION
from indexer.text.analysis import Segmenter

_ENGINE = "opensearch"
_KEPT = 2
"""Generations: the published one and the one before it."""
_MOST_NAMED = 10_000
"""Replaced meetings that each search may go on naming, so that there is a way back."""
_TRIES = 5
_GONE = 404
_TOLD_IN = 10.0
"""Seconds that a question waits to be told what answers it; choosing a manager takes a few."""
_SOME_IDS = {"size": 1_000, "_source": False}
_T = TypeVar("_T")


class OpenSearchEngine:
    """An index that goes by a name in a cluster; ``shards`` is for generations to come."""

    fault = None
    maker = None
    tells_places = False
    is_far = True

    def __init__(
        self, address: str, segmenter: Segmenter, access: Access, *, shards: int = 1
    ) -> None:
        place = parse_address(address)
        self._address = address
        self._segmenter = segmenter
        self._shards = shards
        self._client = Client(place.hosts, access)
        self._places = Places(self._client, place.name)
        self._patient = Patient(self._client)
        self._run = Places(self._patient, place.name)
        self._lock = Lock()
        self._cutters: dict[str, Segmenter] = {}
        self._info: IndexInfo | None = None
        self._stood: Published | None = None
        self._ways = Ways()

    @property
    def library(self) -> str:
        """What cuts words for it."""
        return self._segmenter.library

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice of hits that the request asks for, with exact total and facet counts."""
        return self._asked(lambda snapshot: snapshot.search(request), deadline=request.deadline)

    def read(self, request: SearchRequest, kind: type[Read]) -> Sequence[Read]:
        """The records of the slice, so much of each as the kind has."""
        return self._asked(lambda snapshot: snapshot.read(request, kind), deadline=request.deadline)

    def count(self, request: SearchRequest) -> int:
        """How many hits the request has."""
        return self._asked(lambda snapshot: snapshot.count(request), deadline=request.deadline)

    def count_each(self, request: SearchRequest, queries: Sequence[Query]) -> Sequence[int]:
        """How many hits each of the queries has under the conditions of the request."""
        return self._asked(
            lambda snapshot: snapshot.count_each(request, queries), deadline=request.deadline
        )

    def cut(self, texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """The words that plain words of a question are taken for, each once."""
        state = self._places.published(_TOLD_IN)
        cutter = self._cutter(state.index, seconds=_TOLD_IN) if state else self._segmenter
        return list(map(cutter.query_words, texts))

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""
        return self._asked(lambda snapshot: snapshot.meeting(meeting_id))

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint; empty when there is no index yet."""
        if self._places.published(_TOLD_IN) is None:
            return {}
        return self._asked(Snapshot.digests, self._patient)

    def info(self) -> IndexInfo:
        """What the index is and how much it holds."""
        state = self._places.published(_TOLD_IN)
        known = self._info
        # What was noted of a state never changes, and is asked for with every page.
        if state and known and known.generation == state.generation:
            return known
        self._info = IndexInfo(**self._asked(Snapshot.published_as))
        return self._info

    def own_words(self, *, fresh: bool = False) -> tuple[str, ...]:
        """The operator's words that a writer cuts with."""
        state = None if fresh else self._run.published()
        return tuple(self._run.meta(state.index)["words"]) if state else self._segmenter.own

    @contextmanager
    def writer(self, *, fresh: bool = False, check: Check | None = None) -> Iterator[IndexWriter]:
        """Commit on a clean exit, change nothing that a reader can see on an exception."""
        # A cluster that is not there when a run begins is told at once: nothing is lost by that.
        with holding(self._client, self._places) as lease:
            old = self._run.published()
            into = self._beside if old and not fresh else self._anew
            with into(old, lease, check) as writer:
                yield writer

    def forget_terms(self) -> None:
        """Let go of all that single questions have left in memory."""
        self._ways.forget()

    def close(self) -> None:
        """Let go of the connections; the engine is not used again."""
        self._client.close()

    def _asked(
        self,
        ask: Callable[[Snapshot], _T],
        caller: Caller | None = None,
        deadline: Deadline = NEVER,
    ) -> _T:
        """An answer from one state.

        The next run clears away what this state shows, so it is looked whether it still stands
        afterwards. Before, the one that stood after the last question will do.
        """
        for _ in range(_TRIES):
            deadline.check()
            state, self._stood = self._stood, None
            state = state or self._places.published(seconds_left(deadline, _TOLD_IN))
            if state is None:
                raise IndexUnavailable(path=self._address)
            try:
                cutter = self._cutter(state.index, seconds=seconds_left(deadline, _TOLD_IN))
                answer = ask(self._snapshot(state, cutter, caller))
            except CallRefused as error:
                if error.status != _GONE:
                    raise ClusterUnavailable(address=self._address, reason=error) from error
                continue
            now = self._stood = self._places.published(seconds_left(deadline, _TOLD_IN))
            if now and now.generation == state.generation:
                return answer
        raise ClusterUnavailable(address=self._address, reason="switched again and again")

    def _snapshot(
        self, state: Published, segmenter: Segmenter, caller: Caller | None = None
    ) -> Snapshot:
        return Snapshot(Reader(caller or self._client, state), segmenter, self._ways)

    @contextmanager
    def _beside(
        self, old: Published | None, lease: Lease, check: Check | None
    ) -> Iterator[ClusterWriter]:
        """Into the published index, with documents that are not to be seen yet."""
        assert old is not None
        segmenter = self._cutter(old.index, self._run)
        self._clear(old)
        known = frozenset(self._snapshot(old, segmenter, self._patient).digests())
        bulk = Bulk(self._client, old.index)
        lost = (*old.lost, lease.lost) if lease.lost > old.commit else old.lost
        writer = ClusterWriter(
            bulk, Published(old.index, lease.number, lost=lost), known, segmenter
        )
        try:
            yield writer
            self._commit(writer, bulk, old, check)
            lease.confirm()
        except BaseException:
            # The next run clears what cannot be taken back now.
            with suppress(IndexerError):
                writer.undo()
            raise
        finally:
            bulk.close()
        # Nothing is undone where this fails: the call may have got through.
        self._run.publish(writer.state, old)
        if len(writer.state.replaced) > _MOST_NAMED:
            # Where this fails, the next run does it before it writes.
            with suppress(IndexerError):
                self._shorten(writer.state, lease)

    def _shorten(self, state: Published, lease: Lease) -> None:
        """The same state without the long list of what it replaced, which goes: no way back."""
        self._clear(state)
        lease.confirm()
        self._run.publish(replace(state, replaced=()), state)

    @contextmanager
    def _anew(
        self, old: Published | None, lease: Lease, check: Check | None
    ) -> Iterator[ClusterWriter]:
        """Into a new index, which takes the name when it is whole."""
        segmenter = self._segmenter
        kept = [name for name in self._run.generations() if old and name <= old.index]
        self._run.remove(set(self._run.generations()) - set(kept))
        index = self._run.generation(lease.number)
        self._run.create(index, index_body(self._about(segmenter), self._shards))
        bulk = Bulk(self._client, index)
        writer = ClusterWriter(bulk, Published(index, lease.number), frozenset(), segmenter)
        try:
            self._run.refuse_lag(index)
            yield writer
            writer.finish()
            self._run.pack(index)
            self._commit(writer, bulk, old, check)
            self._run.copy_out(index)
            lease.confirm()
        except BaseException:
            bulk.close()
            with suppress(IndexerError):
                self._run.remove([index])
            raise
        finally:
            bulk.close()
        self._run.publish(writer.state, old)
        self._run.remove(kept[: 1 - _KEPT])

    def _commit(
        self, writer: ClusterWriter, bulk: Bulk, old: Published | None, check: Check | None
    ) -> None:
        """Have all that was written found, noted and looked at; it is not published yet."""
        writer.finish()
        state, segmenter = writer.state, writer.segmenter
        self._run.refresh(state.index)
        snapshot = self._snapshot(state, segmenter, self._patient)
        meetings, sections = snapshot.counts()
        about: dict[str, Any] = {
            "engine": _ENGINE,
            "schema_version": SCHEMA_VERSION,
            "segmenter": segmenter.identity,
            "generation": state.generation,
            "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "meetings": meetings,
            "sections": sections,
        }
        noted = json.dumps({"info": about, "before": old.kept() if old else None})
        bulk.put(document_id("", state.commit, 0), commit_document(state.commit, noted))
        writer.finish()
        self._run.refresh(state.index)
        if check:
            check(Preview(snapshot, segmenter, IndexInfo(**about)))

    def _clear(self, state: Published) -> None:
        """Take away what nobody is to see any more."""
        reader, bulk = Reader(self._patient, state), Bulk(self._client, state.index)
        with closing(bulk):
            while True:
                self._run.refresh(state.index)
                hits = reader.raw(state.hidden(), _SOME_IDS)["hits"]["hits"]
                if not hits:
                    return
                for hit in hits:
                    bulk.delete(hit["_id"])
                bulk.drain()

    def _about(self, segmenter: Segmenter) -> dict[str, Any]:
        return {
            "engine": _ENGINE,
            "schema_version": SCHEMA_VERSION,
            "segmenter": segmenter.identity,
            "words": list(segmenter.own),
        }

    def _cutter(
        self, index: str, places: Places | None = None, seconds: float = SECONDS
    ) -> Segmenter:
        """What cut the words of an index, with the words that are frozen with it.

        Raises ``SchemaMismatch``: an index of another schema or segmenter would answer wrongly.
        """
        with self._lock:
            known = self._cutters.get(index)
        if known:
            return known
        # Nobody waits behind another's call to a cluster that does not answer.
        about = (places or self._places).meta(index, seconds)
        with self._lock:
            if index not in self._cutters:
                cutter = self._segmenter.taught(tuple(about["words"]))
                found, expected = (_spelled(meta) for meta in (about, self._about(cutter)))
                if found != expected:
                    raise SchemaMismatch(found=found, expected=expected)
                self._cutters = {index: cutter}
            return self._cutters[index]


def _spelled(about: Mapping[str, Any]) -> str:
    return " ".join(str(about.get(part)) for part in ("engine", "schema_version", "segmenter"))
