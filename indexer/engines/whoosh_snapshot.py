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
from indexer.analysis import Segmenter
from indexer.engines.marks import marks
from indexer.engines.stored import UNDATED, first_day, last_day, unpack
from indexer.engines.whoosh_cache import Cache
from indexer.engines.whoosh_facets import Values
from indexer.engines.whoosh_orders import Orders, ranked
from indexer.engines.whoosh_postings import Numbers
from indexer.engines.whoosh_query import Evaluation
from indexer.engines.whoosh_reading import Reading
from indexer.engines.whoosh_schema import SEPARATOR, WHOLE_MEETING
from indexer.engines.whoosh_terms import Terms
from indexer.records import SectionRecord, load_record
from indexer.request import DateRange, Filter, SearchRequest
from indexer.results import Facet, Hit, SearchResults
from indexer.schema import FACETS

_LAST_DAY = 99_991_231
Mask: TypeAlias = NDArray[np.bool_]


class Snapshot:
    """Answers from one generation only, whatever is written meanwhile; safe for several threads."""

    def __init__(self, folder: Path, segmenter: Segmenter, cache_mb: int) -> None:
        self._segmenter = segmenter
        self._reading = Reading(folder)
        orders = self._reading.numbers("order")
        live = self._reading.live()
        self._sections: Mask = live & (orders != WHOLE_MEETING)
        self._meeting, ids = ranked(*self._reading.rows("meeting_id"))
        self._meeting_count = len(ids)
        meetings = np.flatnonzero(live & (orders == WHOLE_MEETING)).tolist()
        self._meetings = {ids[self._meeting[number]]: number for number in meetings}
        self._first_days, self._last_days = (
            self._reading.numbers("first_day"),
            self._reading.numbers("last_day"),
        )
        sessions = self._reading.numbers("session")
        self._orders = Orders(self._first_days, self._meeting, orders, sessions)
        self._values = {field.name: self._read_values(field.name) for field in FACETS}
        terms = Terms(self._reading, live, Cache(cache_mb << 20))
        self._evaluation = Evaluation(terms, segmenter, self._sections)

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice asked for, with exact total and facet counts."""
        found = self._evaluation.found(request.query)
        in_range = found.mask & self._within(request.dates)
        kept = [(flt, self._values[flt.facet].holding(flt.values)) for flt in request.filters]
        matching = np.flatnonzero(_all_of(in_range, [mask for _, mask in kept])).astype(np.int32)
        last = request.offset + request.limit
        ranked = self._orders.first(request.sort, matching, found.scores, last)
        numbers = ranked[request.offset :].tolist()
        return SearchResults(
            total=len(matching),
            meetings=self._distinct_meetings(matching),
            hits=tuple(Hit(self._record(n), float(found.scores[n])) for n in numbers),
            facets=tuple(self._facet(name, in_range, kept, matching) for name in request.facets),
            marks=marks(request.query, self._segmenter),
        )

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""
        number = self._meetings.get(meeting_id)
        if number is None:
            return None
        return from_json(json.loads(unpack(self._reading.value(number, "meeting"))))

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint."""
        rows, fingerprints = self._reading.rows("fingerprint")
        return {name: fingerprints[rows[n]] for name, n in self._meetings.items()}

    def counts(self) -> tuple[int, int]:
        """Meetings and sections."""
        return len(self._meetings), int(np.count_nonzero(self._sections))

    def close(self) -> None:
        """Let go of the files."""
        self._reading.close()

    def _within(self, dates: DateRange) -> Mask:
        if dates == DateRange():
            return self._sections
        first = first_day(dates.first) if dates.first else UNDATED + 1
        last = last_day(dates.last) if dates.last else _LAST_DAY
        days = self._first_days
        within: Mask = (first <= self._last_days) & (days > UNDATED) & (days <= last)
        return within

    def _distinct_meetings(self, documents: Numbers) -> int:
        times = np.bincount(self._meeting[documents], minlength=self._meeting_count)
        return int(np.count_nonzero(times))

    def _facet(
        self, name: str, in_range: Mask, kept: Sequence[tuple[Filter, Mask]], matching: Numbers
    ) -> Facet:
        """Counts under all filters but the facet's own; selected values stay at zero."""
        own = [flt.values for flt, _ in kept if flt.facet == name]
        others = [mask for flt, mask in kept if flt.facet != name]
        counted = np.flatnonzero(_all_of(in_range, others)).astype(np.int32) if own else matching
        return self._values[name].facet(name, counted, frozenset().union(*own))

    def _record(self, number: int) -> SectionRecord:
        return load_record(unpack(self._reading.value(number, "record")))

    def _read_values(self, facet: str) -> Values:
        rows, texts = self._reading.rows(facet)
        return Values(rows, [text.split(SEPARATOR) for text in texts])


def _all_of(start: Mask, others: Sequence[Mask]) -> Mask:
    return reduce(np.logical_and, others, start)
