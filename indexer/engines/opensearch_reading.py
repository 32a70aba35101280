"""Reads the documents of one published state, and takes no partial answer for a whole one.

A cluster that has lost a part of an index answers from the rest, with success, unless it is told
not to; so it is told, and each answer is looked at all the same.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import inf
from typing import Any

from indexer.engines.opensearch_clauses import all_of
from indexer.engines.opensearch_client import Caller, Json
from indexer.engines.opensearch_places import Published
from indexer.engines.opensearch_schema import RECORD_FIELDS, SECTION
from indexer.errors import ClusterUnavailable, QueryTimeout
from indexer.nearness import Fitting, Lately, Section
from indexer.query.clauses import Gapped, Near, Together
from indexer.query.deadline import NEVER, Deadline
from indexer.record_json import Stored, loader_of_parts, needed
from indexer.records import Read, SectionRecord, SectionText
from indexer.text.analysis import Segmenter

WINDOW = 10_000
"""Hits that a cluster gives at a time, and the deepest that it counts to."""
_READ_AT_ONCE = 1_000
_LEAST = 2.0
"""Seconds that a call is given even when the question's time is nearly up."""
_WHOLE = {"allow_partial_search_results": "false"}
_WEIGHED = {**_WHOLE, "search_type": "dfs_query_then_fetch"}
"""Weights are counted over all shards first: else equal sections would weigh by where they lie.
What is not weighed is not asked so: a cluster keeps no counts of it, and asks all shards twice.
"""


class Reader:
    """Asks one state; with a deadline, until then."""

    def __init__(
        self, client: Caller, state: Published, deadline: Deadline = NEVER, copy: str = ""
    ) -> None:
        self._client = client
        self.state = state
        self._deadline = deadline
        self._copy = copy

    def until(self, deadline: Deadline) -> "Reader":
        """The same for one question. It is given up with ``QueryTimeout``."""
        return Reader(self._client, self.state, deadline, self._copy)

    def of_one_copy(self, name: str) -> "Reader":
        """The same, asking the same copies of all parts whenever it is of that name.

        Copies weigh a little differently, as each drops deleted documents in its own time.
        """
        return Reader(self._client, self.state, self._deadline, name)

    def search(self, query: Json, body: Mapping[str, Any], kind: str = SECTION) -> Json:
        """The answer to a search among documents of a kind that are to be seen.

        Raises ``QueryTimeout``, and ``ClusterUnavailable`` when not every shard answered.
        """
        conditions = [{"term": {"document_kind": kind}}, self.state.seen()]
        return self.raw({"bool": {"must": [query], "filter": conditions}}, body)

    def raw(self, query: Json, body: Mapping[str, Any]) -> Json:
        """The same among all documents, hidden ones too."""
        self._deadline.check()
        seconds = seconds_left(self._deadline, self._client.seconds)
        asked = {**body, "query": query, "timeout": f"{int(seconds * 1000)}ms"}
        path = f"/{self.state.index}/_search"
        params = _WEIGHED if is_weighed(body) else _WHOLE
        params = {**params, "preference": self._copy} if self._copy else params
        return self._whole(
            self._client.call("POST", path, asked, params=params, seconds=seconds + 1)
        )

    def each(self, query: Json, key: str, wanted: Json, kind: str = SECTION) -> Iterator[Json]:
        """All hits in the order of a key that no two documents share, some at a time."""
        body: Json = {"size": _READ_AT_ONCE, "sort": [{key: "asc"}], **wanted}
        while True:
            hits = self.search(query, body, kind)["hits"]["hits"]
            yield from hits
            if len(hits) < _READ_AT_ONCE:
                return
            body["search_after"] = hits[-1]["sort"]

    def values(self, query: Json, field: str) -> dict[str, int]:
        """How many hits carry each value of a field, however many values there are."""
        source = {"value": {"terms": {"field": field}}}
        composite: Json = {"size": WINDOW, "sources": [source]}
        found: dict[str, int] = {}
        while True:
            answer = self.search(query, {"size": 0, "aggs": {"all": {"composite": composite}}})
            counted = answer["aggregations"]["all"]
            found |= {b["key"]["value"]: b["doc_count"] for b in counted["buckets"]}
            if len(counted["buckets"]) < WINDOW:
                return found
            composite = {**composite, "after": counted["after_key"]}

    def numbers(self, query: Json, parts: Sequence[Json]) -> list[int]:
        """How many hits each of the parts finds among those of the query, in one call."""
        each = {"filters": {"filters": list(parts)}}
        body: Json = {"size": 0, "track_total_hits": False, "aggs": {"each": each}}
        found = self.search(query, body)["aggregations"]["each"]["buckets"]
        return [bucket["doc_count"] for bucket in found]

    def _whole(self, answer: Json) -> Json:
        if answer["timed_out"]:
            raise QueryTimeout
        shards = answer["_shards"]
        if shards["failed"] or shards["successful"] < shards["total"]:
            reason = f"{shards['successful']}/{shards['total']}"
            raise ClusterUnavailable(address=self.state.index, reason=reason)
        return answer


class Scopes:
    """Reads the sections that may match, for what the index cannot tell (``nearness``)."""

    def __init__(self, reader: Reader, segmenter: Segmenter) -> None:
        self._reader = reader
        self._cut = lru_cache(segmenter.query_words)
        self._lately = Lately()

    def matching(self, candidates: Json, query: Together | Gapped | Near) -> list[str]:
        """The ids of the candidates that do match."""
        fitting = Fitting(query, self._cut)
        wanted = fields_of(SectionText) if fitting.is_of_text else fields_of(SectionRecord)
        about = query.part if isinstance(query, Together) else query
        hits = self._reader.each(all_of([candidates]), "section_id", wanted)
        read = map(Section, map(_in_one_piece, hits))
        matching = filter(fitting.fits, self._lately.of(about, read))
        return [section.stored.section_id for section in matching]

    def meetings(self, query: Json) -> frozenset[str]:
        """The ids of the meetings that the hits are of."""
        return frozenset(self._reader.values(query, "meeting_id"))

    def sections(self, query: Json) -> list[str]:
        """The ids of the hits."""
        return [
            hit["sort"][0] for hit in self._reader.each(query, "section_id", {"_source": False})
        ]


def seconds_left(deadline: Deadline, most: float) -> float:
    """What a call may take for a question, ``most`` where that has no deadline."""
    left = deadline.at - deadline.clock() if deadline.at < inf else most
    return min(max(left, _LEAST), most)


def fields_of(kind: type[Read]) -> Json:
    """What is asked for of a document to read so much of its record."""
    return {"_source": False, "stored_fields": [RECORD_FIELDS[place] for place in needed(kind)]}


def reader_of(kind: type[Read]) -> Callable[[Json], Read]:
    """What reads so much of the record of a hit."""
    load = loader_of_parts(kind)

    def read(hit: Json) -> Read:
        return load(_parts(hit))

    return read


def is_weighed(body: Mapping[str, Any]) -> bool:
    """Whether hits are put in order by what they weigh."""
    return any("_score" in key for key in body.get("sort", ()))


def _in_one_piece(hit: Json) -> Stored:
    return Stored("\n".join(_parts(hit)).encode())


def _parts(hit: Json) -> list[str]:
    stored = hit["fields"]
    return [stored[name][0] if name in stored else "" for name in RECORD_FIELDS]


def stored_of(hit: Json) -> Json:
    """The JSON that a document keeps."""
    stored: Json = json.loads(hit["_source"]["stored"])
    return stored


def now_ms() -> int:
    """Milliseconds since 1970, as all hosts of a cluster should agree on."""
    return int(time.time() * 1000)
