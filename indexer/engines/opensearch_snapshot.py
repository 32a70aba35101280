"""One published state of an index in a cluster, open for asking."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from corpus.model import Meeting
from corpus.serialize import from_json
from indexer.engines.facets import facet, tally
from indexer.engines.marks import marks
from indexer.engines.opensearch_clauses import ALL, terms
from indexer.engines.opensearch_client import Json
from indexer.engines.opensearch_query import Question, question
from indexer.engines.opensearch_reading import WINDOW, Reader, Scopes, record_of, stored_of
from indexer.engines.opensearch_schema import COMMIT, MEETING, SORT_KEYS
from indexer.engines.opensearch_steps import Steps
from indexer.errors import ClusterUnavailable
from indexer.query.request import SearchRequest, Sort
from indexer.query.results import Facet, Hit, SearchResults
from indexer.text.analysis import Segmenter

_COUNTED_AT_ONCE = 2_000
"""Values of a facet in one answer; more are read in slices. A cluster gives 65,535 in all."""
_MEETINGS = "meetings"
_NEWEST = SORT_KEYS[Sort.NEWEST]


class Snapshot:
    """Answers from one state only; safe for several threads.

    Raises ``ClusterUnavailable`` wherever it reads, and ``QueryTimeout`` where it searches.
    """

    def __init__(self, reader: Reader, segmenter: Segmenter, steps: Steps) -> None:
        self._reader = reader
        self._segmenter = segmenter
        self._steps = steps

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice asked for, with exact total and facet counts."""
        reader = self._reader.until(request.deadline)
        asked = question(request, self._segmenter, Scopes(reader, self._segmenter))
        free = [name for name in request.facets if name not in asked.kept]
        first = self._first(reader, request, asked, free)
        return SearchResults(
            total=first["hits"]["total"]["value"],
            meetings=len(_counts(reader, asked.matching(), _MEETINGS, "meeting_id", first)),
            hits=tuple(self._hits(reader, request, asked, first)),
            facets=tuple(self._facets(reader, request, asked, first)),
            marks=marks(request.query, self._segmenter),
        )

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""
        body = {"size": 1, "_source": ["stored"]}
        answer = self._reader.search(terms("meeting_id", [meeting_id]), body, MEETING)
        for hit in answer["hits"]["hits"]:
            return from_json(stored_of(hit))
        return None

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint."""
        source = ["meeting_id", "digest"]
        hits = (hit["_source"] for hit in self._reader.each(ALL, "meeting_id", source, MEETING))
        return {hit["meeting_id"]: hit["digest"] for hit in hits}

    def counts(self) -> tuple[int, int]:
        """Meetings and sections."""
        return totals(self._reader)

    def published_as(self) -> Json:
        """What was noted of the index when this state was published."""
        info: Json = noted(self._reader)["info"]
        return info

    def _first(
        self, reader: Reader, request: SearchRequest, asked: Question, free: Iterable[str]
    ) -> Json:
        """One call for the total, the meetings, the facets without a filter and the usual slice."""
        counted = {_MEETINGS: "meeting_id", **{name: name for name in free}}
        body: Json = {
            "track_total_hits": True,
            "aggs": {n: _counting(f) for n, f in counted.items()},
            **_order(request, asked),
            "_source": ["stored"],
            "size": 0,
        }
        if request.offset + request.limit <= WINDOW:
            body |= {"from": request.offset, "size": request.limit}
        return reader.search(_ordered(request, asked), body)

    def _hits(
        self, reader: Reader, request: SearchRequest, asked: Question, first: Json
    ) -> Iterable[Hit]:
        if request.offset + request.limit <= WINDOW:
            self._leave_off(_name(reader, request, asked), request.offset, first["hits"]["hits"])
            return map(_hit, first["hits"]["hits"])
        start = min(request.offset, first["hits"]["total"]["value"])
        return self._deep(reader, request, asked, start)

    def _deep(
        self, reader: Reader, request: SearchRequest, asked: Question, start: int
    ) -> Iterable[Hit]:
        """Past what a cluster counts to: walked from the last known step, reading none before."""
        body: Json = {**_order(request, asked), "track_total_hits": False}
        name, query = _name(reader, request, asked), _ordered(request, asked)
        end = start + request.limit
        at, sort = self._steps.nearest(name, start)
        if sort is not None:
            body["search_after"] = sort
        while at < end:
            skipping = at < start
            size = min(WINDOW, (start if skipping else end) - at)
            part = {**body, "size": size, "_source": False if skipping else ["stored"]}
            hits = reader.search(query, part)["hits"]["hits"]
            self._leave_off(name, at, hits)
            if not skipping:
                yield from map(_hit, hits)
            if len(hits) < size:
                return
            at, body["search_after"] = at + size, hits[-1]["sort"]

    def _leave_off(self, name: str, start: int, hits: Sequence[Json]) -> None:
        if hits:
            self._steps.put(name, start + len(hits), hits[-1]["sort"])

    def _facets(
        self, reader: Reader, request: SearchRequest, asked: Question, first: Json
    ) -> Iterable[Facet]:
        """Each under all filters but its own."""
        for name in request.facets:
            if name in asked.kept:
                counts = tally(reader.values(asked.matching(but=name), name))
            else:
                counts = tally(_counts(reader, asked.matching(), name, name, first))
            yield facet(name, counts, request.filters)


def totals(reader: Reader) -> tuple[int, int]:
    """Meetings and sections of a state."""
    body = {"size": 0, "track_total_hits": True}
    kinds = (reader.search(ALL, body, MEETING), reader.search(ALL, body))
    meetings, sections = (answer["hits"]["total"]["value"] for answer in kinds)
    return meetings, sections


def noted(reader: Reader) -> Json:
    """What was noted of a state: ``info``, and ``before``, the state that it took the place of."""
    body = {"size": 1, "_source": ["stored"]}
    commit = {"term": {"since": reader.state.commit}}
    found = reader.search(commit, body, COMMIT)["hits"]["hits"]
    if not found:
        raise ClusterUnavailable(address=reader.state.index, reason="no commit")
    return stored_of(found[0])


def _counting(field: str) -> Json:
    return {"terms": {"field": field, "size": _COUNTED_AT_ONCE}}


def _counts(reader: Reader, query: Json, name: str, field: str, first: Json) -> Mapping[str, int]:
    """The counts of the first answer where it holds all values; else read in slices."""
    found = first["aggregations"][name]
    if found["sum_other_doc_count"] or found["doc_count_error_upper_bound"]:
        return reader.values(query, field)
    return {bucket["key"]: bucket["doc_count"] for bucket in found["buckets"]}


def _name(reader: Reader, request: SearchRequest, asked: Question) -> str:
    """Names a list of hits: of one state, one question and one order."""
    told = json.dumps([_ordered(request, asked), _order(request, asked)], ensure_ascii=False)
    return f"{reader.state.generation} {sha256(told.encode('utf-8')).hexdigest()}"


def _is_weighed(request: SearchRequest, asked: Question) -> bool:
    return request.sort is Sort.RELEVANCE and not asked.asked.is_level


def _ordered(request: SearchRequest, asked: Question) -> Json:
    return asked.ranked() if _is_weighed(request, asked) else asked.matching()


def _order(request: SearchRequest, asked: Question) -> Json:
    by_key = [{SORT_KEYS.get(request.sort, _NEWEST): "asc"}]
    return {"sort": [{"_score": "desc"}, *by_key] if _is_weighed(request, asked) else by_key}


def _hit(hit: Json) -> Hit:
    return Hit(record_of(hit), hit["_score"] or 0.0)
