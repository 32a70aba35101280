"""One generation of a Whoosh index, open for asking, with the columns that answers are made of."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from math import inf
from pathlib import Path

from whoosh import query as whoosh

from corpus.model import Meeting
from corpus.serialize import from_json
from indexer.analysis import Segmenter
from indexer.engines.facets import facet
from indexer.engines.marks import marks
from indexer.engines.stored import UNDATED, first_day, last_day, unpack
from indexer.engines.whoosh_query import Evaluation, Scores
from indexer.engines.whoosh_reading import Reading
from indexer.engines.whoosh_schema import SEPARATOR, WHOLE_MEETING
from indexer.records import SectionRecord, load_record
from indexer.request import DateRange, Filter, SearchRequest, Sort
from indexer.results import Facet, Hit, SearchResults


class Snapshot:
    """Answers from one generation only, whatever is written meanwhile; safe for several threads."""

    def __init__(self, folder: Path, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._reading = Reading(folder)
        places = self._reading.column("order")
        live = self._reading.live()
        self._sections = tuple(n for n in live if places[n] != WHOLE_MEETING)
        self._meetings = tuple(n for n in live if places[n] == WHOLE_MEETING)
        self._evaluation = Evaluation(self._reading, segmenter, self._sections)
        self._columns: dict[str, list[tuple[str, ...]]] = {}

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice asked for, with exact total and facet counts."""
        found = self._evaluation.scores(request.query)
        in_range = self._in_range(found, request.dates)
        kept = {flt.facet: self._filtered(in_range, flt) for flt in request.filters}
        matching = _all_of(in_range, kept.values())
        ranked = sorted(matching, key=self._order(request.sort, found))
        numbers = ranked[request.offset : request.offset + request.limit]
        return SearchResults(
            total=len(matching),
            meetings=len({self._meeting_ids[number] for number in matching}),
            hits=tuple(Hit(self._record(number), found[number]) for number in numbers),
            facets=tuple(self._facet(name, in_range, kept, request) for name in request.facets),
            marks=marks(request.query, self._segmenter),
        )

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""
        for number in self._reading.documents(whoosh.Term("meeting_id", meeting_id)):
            if number in self._meetings:
                return from_json(json.loads(unpack(self._reading.stored(number)["meeting"])))
        return None

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint."""
        fingerprints = self._reading.column("fingerprint")
        return {self._meeting_ids[number]: fingerprints[number] for number in self._meetings}

    def counts(self) -> tuple[int, int]:
        """Meetings and sections."""
        return len(self._meetings), len(self._sections)

    def close(self) -> None:
        """Let go of the files."""
        self._reading.close()

    def _in_range(self, found: Scores, dates: DateRange) -> frozenset[int]:
        if dates == DateRange():
            return frozenset(found)
        first = first_day(dates.first) if dates.first else UNDATED + 1
        last = last_day(dates.last) if dates.last else 99_991_231
        days = self._days
        return frozenset(n for n in found if first <= days[n][1] and UNDATED < days[n][0] <= last)

    def _filtered(self, numbers: Iterable[int], condition: Filter) -> frozenset[int]:
        values = self._values(condition.facet)
        return frozenset(n for n in numbers if not condition.values.isdisjoint(values[n]))

    def _facet(
        self,
        name: str,
        in_range: frozenset[int],
        kept: Mapping[str, frozenset[int]],
        request: SearchRequest,
    ) -> Facet:
        """Counts under all filters but the facet's own; selected values stay at zero."""
        numbers = _all_of(in_range, (found for facet, found in kept.items() if facet != name))
        values = self._values(name)
        counts = Counter(value for number in numbers for value in values[number])
        return facet(name, counts, request.filters)

    def _order(self, sort: Sort, found: Scores) -> Callable[[int], tuple[object, ...]]:
        """Sort keys; ties by newest date, then by meeting and place in it."""
        days, place, session = self._days, self._places, self._sessions
        keys: Mapping[Sort, Callable[[int], tuple[object, ...]]] = {
            Sort.RELEVANCE: lambda n: (-found[n], -days[n][0], place[n]),
            Sort.NEWEST: lambda n: (-days[n][0], place[n]),
            Sort.OLDEST: lambda n: (days[n][0] == UNDATED, days[n][0], place[n]),
            Sort.SESSION: lambda n: (session[n], -days[n][0], place[n]),
        }
        return keys[sort]

    def _record(self, number: int) -> SectionRecord:
        return load_record(unpack(self._reading.stored(number)["record"]))

    @cached_property
    def _meeting_ids(self) -> list[str]:
        return self._reading.column("meeting_id")

    @cached_property
    def _days(self) -> list[tuple[int, int]]:
        """First and last day that each document's date may stand for."""
        return list(
            zip(self._reading.column("first_day"), self._reading.column("last_day"), strict=True)
        )

    @cached_property
    def _sessions(self) -> list[float]:
        """Session numbers, those without one behind all others."""
        return [number or inf for number in self._reading.column("session")]

    @cached_property
    def _places(self) -> list[tuple[str, int]]:
        return list(zip(self._meeting_ids, self._reading.column("order"), strict=True))

    def _values(self, facet: str) -> list[tuple[str, ...]]:
        """A facet's values of every document, kept since each question needs them again."""
        if facet not in self._columns:
            column = self._reading.column(facet)
            self._columns[facet] = [_distinct(text.split(SEPARATOR)) for text in column]
        return self._columns[facet]


def _all_of(start: frozenset[int], others: Iterable[frozenset[int]]) -> frozenset[int]:
    for other in others:
        start &= other
    return start


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """A section counts once for a value that it carries twice."""
    return tuple(dict.fromkeys(filter(None, values)))
