"""One published state of an index in a cluster, open for asking."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.model import Meeting
from corpus.serialize import from_json
from indexer.engines.facets import facet, tally
from indexer.engines.marks import marks
from indexer.engines.opensearch_clauses import ALL, by_clauses, terms
from indexer.engines.opensearch_client import Json
from indexer.engines.opensearch_query import Question, question
from indexer.engines.opensearch_reading import (
    WINDOW,
    Reader,
    Scopes,
    fields_of,
    is_weighed,
    reader_of,
    stored_of,
)
from indexer.engines.opensearch_schema import COMMIT, MEETING, SORT_KEYS
from indexer.engines.opensearch_steps import Step, Way, Ways
from indexer.errors import ClusterUnavailable
from indexer.query.clauses import Everything, Query
from indexer.query.deadline import NEVER
from indexer.query.request import SearchRequest, Sort
from indexer.query.results import Facet, Hit, SearchResults
from indexer.records import Read, SectionRecord, Unread
from indexer.schema import HELD
from indexer.text.analysis import Segmenter

_COUNTED_AT_ONCE = 60_000
"""Values of all facets in one answer, of which each has its share; of one with more they are read
in slices. A cluster gives 65,535.
"""
_MEETINGS = "meetings"
_NEWEST = SORT_KEYS[Sort.NEWEST]


class Snapshot:
    """Answers from one state only; safe for several threads.

    Raises ``ClusterUnavailable`` wherever it reads, and ``QueryTimeout`` where it searches.
    """

    def __init__(self, reader: Reader, segmenter: Segmenter, ways: Ways) -> None:
        self._reader = reader
        self._segmenter = segmenter
        self._ways = ways

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice asked for, with exact total and facet counts."""
        reader = self._reader.until(request.deadline)
        way = self._way(reader, request)
        reader = reader.of_one_copy(way.name)
        if way.counted and not request.facets and self._reads_on(request, way):
            total, meetings = way.counted
            hits = self._deep(reader, request, way, total, _WHOLE)
            facets: Iterable[Facet] = ()
        else:
            first = self._first(reader, request, way)
            total = first["hits"]["total"]["value"]
            way.counted = total, self._meetings(reader, way, first)
            total, meetings = way.counted
            hits = self._hits(reader, request, way, first)
            facets = self._facets(reader, request, way.asked, first)
        found = marks(request.query, self._segmenter)
        return SearchResults(total, meetings, tuple(map(_hit, hits)), tuple(facets), found)

    def read(self, request: SearchRequest, kind: type[Read]) -> Sequence[Read]:
        """The records of the slice, so much of each as the kind has."""
        reader = self._reader.until(request.deadline)
        way = self._way(reader, request)
        reader, wanted, end = reader.of_one_copy(way.name), fields_of(kind), _end(request)
        if end > WINDOW or way.has(request.offset):
            total = way.counted[0] if way.counted else end
            hits = self._deep(reader, request, way, total, wanted)
        else:
            body = {**_order(request, way.asked), **_slice(request), "track_total_hits": False}
            found = reader.search(_ordered(request, way.asked), {**body, **wanted})
            hits = _hits_of(found)
            _leave_off(way, request.offset, hits)
        return Unread(tuple(hits), reader_of(kind))

    def count(self, request: SearchRequest) -> int:
        """How many hits the request has."""
        reader = self._reader.until(request.deadline)
        way = self._way(reader, request)
        if way.counted:
            return way.counted[0]
        body: Json = {"track_total_hits": True, "size": 0}
        found = reader.of_one_copy(way.name).search(_ordered(request, way.asked), body)
        total: int = found["hits"]["total"]["value"]
        return total

    def count_each(self, request: SearchRequest, queries: Sequence[Query]) -> Sequence[int]:
        """How many hits each of the queries has under the conditions of the request."""
        reader = self._reader.until(request.deadline)
        scopes = Scopes(reader, self._segmenter)
        bare = SearchRequest(deadline=request.deadline)

        def matching(asked: SearchRequest) -> Json:
            return question(asked, self._segmenter, scopes).matching()

        under = matching(replace(request, query=Everything()))
        parts = [matching(replace(bare, query=query)) for query in queries]
        return [n for some in by_clauses(parts) for n in reader.numbers(under, some)]

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""
        body = {"size": 1, "_source": ["stored"]}
        answer = self._reader.search(terms("meeting_id", [meeting_id]), body, MEETING)
        for hit in answer["hits"]["hits"]:
            return from_json(stored_of(hit))
        return None

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint."""
        wanted = {"_source": ["meeting_id", "digest"]}
        hits = (hit["_source"] for hit in self._reader.each(ALL, "meeting_id", wanted, MEETING))
        return {hit["meeting_id"]: hit["digest"] for hit in hits}

    def counts(self) -> tuple[int, int]:
        """Meetings and sections."""
        return totals(self._reader)

    def published_as(self) -> Json:
        """What was noted of the index when this state was published."""
        info: Json = noted(self._reader)["info"]
        return info

    def _way(self, reader: Reader, request: SearchRequest) -> Way:
        """What all slices of a list share. Made ready once: it may have sections read."""
        bare = replace(request, facets=(), offset=0, limit=0, deadline=NEVER)
        way = self._ways.get((reader.state.generation, bare))
        if way is None:
            scopes = Scopes(reader, self._segmenter)
            way = Way(question(request, self._segmenter, scopes))
            self._ways.put((reader.state.generation, bare), way)
        return way

    def _reads_on(self, request: SearchRequest, way: Way) -> bool:
        """Whether the slice begins where one was left off, or lies too deep to be counted to."""
        return way.has(request.offset) or _end(request) > WINDOW

    def _first(self, reader: Reader, request: SearchRequest, way: Way) -> Json:
        """One call for the total, the meetings, the facets without a filter and the usual slice."""
        free = [name for name in request.facets if name not in way.asked.kept]
        counted = {name: name for name in free}
        if HELD not in free:
            counted[_MEETINGS] = "meeting_id"
        body: Json = {
            "track_total_hits": True,
            "aggs": {n: _counting(f, len(counted)) for n, f in counted.items()},
        }
        if not request.limit or _end(request) > WINDOW:
            # Without hits there is nothing to weigh, and counts are kept by the cluster.
            return reader.search(way.asked.matching(), {**body, "size": 0})
        body |= {**_order(request, way.asked), **_WHOLE, **_slice(request)}
        return reader.search(_ordered(request, way.asked), body)

    def _meetings(self, reader: Reader, way: Way, first: Json) -> int:
        """Of how many meetings the hits are. Each has one key of when it was held, and only it."""
        is_told = _MEETINGS not in first["aggregations"]
        name, field = (HELD, HELD) if is_told else (_MEETINGS, "meeting_id")
        return len(_counts(reader, way.asked.matching(), name, field, first))

    def _hits(
        self, reader: Reader, request: SearchRequest, way: Way, first: Json
    ) -> Iterable[Json]:
        if not request.limit or _end(request) <= WINDOW:
            _leave_off(way, request.offset, _hits_of(first))
            return _hits_of(first)
        return self._deep(reader, request, way, first["hits"]["total"]["value"], _WHOLE)

    def _deep(
        self, reader: Reader, request: SearchRequest, way: Way, total: int, wanted: Json
    ) -> Iterable[Json]:
        """From the last known step on, reading none of the hits before it again."""
        body: Json = {**_order(request, way.asked), "track_total_hits": False}
        start = min(request.offset, total)
        end = min(start + request.limit, total)
        at, step = way.nearest(start)
        while at < end:
            skipping = at < start
            size = min(WINDOW - 1, (start if skipping else end) - at)
            part = {**body, **({"_source": False} if skipping else wanted)}
            hits = self._following(reader, _ordered(request, way.asked), part, size, step)
            step = _leave_off(way, at, hits) or step
            if not skipping:
                yield from hits
            if len(hits) < size:
                return
            at += size

    def _following(
        self, reader: Reader, query: Json, body: Json, size: int, step: Step | None
    ) -> Sequence[Json]:
        """The hits behind a step.

        Weights change when a run writes or parts are merged, and then hits may change sides of the
        step unseen; so the last hit before it is asked for again, and must stand where it stood.
        """
        if step is None:
            return _hits_of(reader.search(query, {**body, "size": size}))
        if step.before is None or not is_weighed(body):
            return _hits_of(reader.search(query, {**body, "size": size, "search_after": step.last}))
        again = {**body, "size": size + 1, "search_after": step.before}
        hits = _hits_of(reader.search(query, again))
        if not hits or hits[0]["sort"] != step.last:
            self._ways.forget()
            raise ClusterUnavailable(address=reader.state.index, reason="the order has changed")
        return hits[1:]

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


def _counting(field: str, beside: int) -> Json:
    """One of so many fields that are counted in one answer."""
    return {"terms": {"field": field, "size": max(1, _COUNTED_AT_ONCE // beside)}}


def _counts(reader: Reader, query: Json, name: str, field: str, first: Json) -> Mapping[str, int]:
    """The counts of the first answer where it holds all values; else read in slices."""
    found = first["aggregations"][name]
    if found["sum_other_doc_count"] or found["doc_count_error_upper_bound"]:
        return reader.values(query, field)
    return {bucket["key"]: bucket["doc_count"] for bucket in found["buckets"]}


def _hits_of(answer: Json) -> list[Json]:
    found: list[Json] = answer["hits"]["hits"]
    return found


def _leave_off(way: Way, start: int, hits: Sequence[Json]) -> Step | None:
    if not hits:
        return None
    step = Step(hits[-1]["sort"], hits[-2]["sort"] if len(hits) > 1 else None)
    way.leave_off(start + len(hits), step)
    return step


def _is_weighed(request: SearchRequest, asked: Question) -> bool:
    return request.sort is Sort.RELEVANCE and not asked.asked.is_level


def _ordered(request: SearchRequest, asked: Question) -> Json:
    return asked.ranked() if _is_weighed(request, asked) else asked.matching()


def _order(request: SearchRequest, asked: Question) -> Json:
    by_key = [{SORT_KEYS.get(request.sort, _NEWEST): "asc"}]
    return {"sort": [{"_score": "desc"}, *by_key] if _is_weighed(request, asked) else by_key}


def _end(request: SearchRequest) -> int:
    return request.offset + request.limit


def _slice(request: SearchRequest) -> Json:
    return {"from": request.offset, "size": request.limit}


def _hit(hit: Json) -> Hit:
    return Hit(_read_whole(hit), hit["_score"] or 0.0)


_WHOLE = fields_of(SectionRecord)
_read_whole = reader_of(SectionRecord)
