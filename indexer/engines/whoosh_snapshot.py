"""One generation of a Whoosh index, open for asking, with the columns that answers are made of."""

import json
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from corpus.model import Meeting
from corpus.serialize import from_json
from indexer.engines.marks import marks
from indexer.engines.stored import unpack
from indexer.engines.whoosh_cache import Cache
from indexer.engines.whoosh_facets import Counting
from indexer.engines.whoosh_facts import Facts
from indexer.engines.whoosh_orders import Orders
from indexer.engines.whoosh_postings import Places
from indexer.engines.whoosh_query import Evaluation, Found
from indexer.engines.whoosh_reading import Reading
from indexer.engines.whoosh_records import Records
from indexer.engines.whoosh_schema import WHOLE_MEETING
from indexer.engines.whoosh_terms import Terms
from indexer.query.dateranges import DateRange
from indexer.query.request import Filter, SearchRequest, Sort
from indexer.query.results import Facet, Hit, SearchResults
from indexer.records import Read, SectionRecord
from indexer.text.analysis import Segmenter

_PARTS_SHARE = 4
Mask: TypeAlias = NDArray[np.bool_]


class Snapshot:
    """Answers from one generation only, whatever is written meanwhile; safe for several threads."""

    def __init__(self, folder: Path, segmenter: Segmenter, cache_mb: int) -> None:
        self._reading = Reading(folder)
        orders = self._reading.numbers("order")
        live = self._reading.live()
        self._sections: Mask = live & (orders != WHOLE_MEETING)
        self._facts = facts = Facts(self._reading, self._sections)
        meetings = np.flatnonzero(live & (orders == WHOLE_MEETING)).tolist()
        self._meetings = {facts.meeting_ids[facts.meeting[number]]: number for number in meetings}
        sessions = self._reading.numbers("session_number")
        self._orders = Orders(facts.first_days, facts.meeting, orders, sessions)
        self._cache, self._parts = _caches(cache_mb << 20)
        self._records = Records(self._reading, self._cache)
        self._terms = Terms(self._reading, segmenter, live, self._cache, self._parts)
        self._evaluation = Evaluation(self._terms, facts, self._sections)
        self._all_counted = Counting(self._evaluation.everything.numbers)

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice asked for, with exact total and facet counts."""
        found, kept = self._found(request, ranks=_is_ranked(request))
        matching = _where_all(found, [mask for _, mask in kept])
        counting = self._counting(matching)
        return SearchResults(
            total=len(matching.numbers),
            meetings=counting.times(self._facts.by_meeting)[1],
            hits=self._hits(request, matching),
            facets=tuple(self._facet(name, found, kept, counting) for name in request.facets),
            marks=marks(request.query, self._terms),
        )

    def read(self, request: SearchRequest, kind: type[Read]) -> Sequence[Read]:
        """The records of the slice, so much of each as the kind has."""
        matching = self._matching(request, ranks=_is_ranked(request))
        return self._records.at(matching.numbers[self._shown(request, matching)].tolist(), kind)

    def count(self, request: SearchRequest) -> int:
        """How many hits the request has."""
        return len(self._matching(request, ranks=False).numbers)

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""
        number = self._meetings.get(meeting_id)
        if number is None:
            return None
        (stored,) = self._reading.values([number], "meeting")
        return from_json(json.loads(unpack(stored)))

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint."""
        rows, fingerprints = self._reading.rows("fingerprint")
        return {name: fingerprints[rows[n]] for name, n in self._meetings.items()}

    def counts(self) -> tuple[int, int]:
        """Meetings and sections."""
        return len(self._meetings), int(np.count_nonzero(self._sections))

    def forget_terms(self) -> None:
        """Let go of all that single questions have left behind."""
        self._cache.clear()
        self._parts.clear()
        self._terms.forget()

    def close(self) -> None:
        """Let go of the files."""
        self._reading.close()

    def _found(
        self, request: SearchRequest, *, ranks: bool
    ) -> tuple[Found, list[tuple[Filter, Mask]]]:
        """What matches but for the filters, and which of it each filter lets through."""
        found = self._evaluation.until(request.deadline, ranks=ranks).found(request.query)
        if request.dates != DateRange():
            found = found.where(self._facts.within(request.dates, found.numbers))
        return found, [
            (flt, self._facts.holding(flt.facet, flt.values, found.numbers))
            for flt in request.filters
        ]

    def _matching(self, request: SearchRequest, *, ranks: bool) -> Found:
        found, kept = self._found(request, ranks=ranks)
        return _where_all(found, [mask for _, mask in kept])

    def _hits(self, request: SearchRequest, matching: Found) -> tuple[Hit, ...]:
        shown = self._shown(request, matching)
        records = self._records.at(matching.numbers[shown].tolist(), SectionRecord)
        return tuple(map(Hit, records, matching.scores[shown].tolist()))

    def _shown(self, request: SearchRequest, matching: Found) -> Places:
        """Which of the matching ones the slice has."""
        last = request.offset + request.limit
        places = self._orders.first(request.sort, matching.numbers, matching.scores, last)
        return places[request.offset :]

    def _counting(self, found: Found) -> Counting:
        if found is self._evaluation.everything:
            return self._all_counted
        return Counting(found.numbers)

    def _facet(
        self, name: str, found: Found, kept: Sequence[tuple[Filter, Mask]], counting: Counting
    ) -> Facet:
        """Counts under all filters but the facet's own; selected values stay at zero."""
        own = [flt.values for flt, _ in kept if flt.facet == name]
        if own:
            others = [mask for flt, mask in kept if flt.facet != name]
            counting = self._counting(_where_all(found, others))
        return self._facts.values(name).facet(name, counting, frozenset().union(*own))


def _caches(size: int) -> tuple[Cache, Cache]:
    """One for what whole leaves find and for records, a smaller one for what leaves are made of:
    that takes three times the room, and is needed again only by other leaves.
    """
    return Cache(size - size // _PARTS_SHARE), Cache(size // _PARTS_SHARE)


def _is_ranked(request: SearchRequest) -> bool:
    """Whether it matters what the hits weigh."""
    return request.sort is Sort.RELEVANCE and request.limit > 0


def _where_all(found: Found, masks: Sequence[Mask]) -> Found:
    return found.where(reduce(np.logical_and, masks)) if masks else found
