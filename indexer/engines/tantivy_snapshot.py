"""One generation of a Tantivy index, open for asking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path

import tantivy

from corpus.model import Meeting
from indexer.engines.facets import Tally, facet
from indexer.engines.marks import marks
from indexer.engines.tantivy_counting import Counting
from indexer.engines.tantivy_documents import LINE_END, MEETING, NEWEST, SECTION, SORT_KEYS
from indexer.engines.tantivy_query import Compiler, Question, all_of
from indexer.engines.tantivy_ranking import (
    Days,
    Ranking,
    Window,
    by_column,
    by_days,
    by_newest,
    by_score,
)
from indexer.engines.tantivy_reading import count_of, open_index, total_of, vendor_errors
from indexer.engines.tantivy_scopes import Scopes
from indexer.nearness import Lately
from indexer.query.clauses import Everything, Query
from indexer.query.dateranges import DateRange
from indexer.query.request import Filter, SearchRequest, Sort
from indexer.query.results import Facet, Hit, SearchResults
from indexer.record_json import load_meeting, load_record, loader
from indexer.records import Read, Unread
from indexer.text.analysis import Segmenter


@dataclass(slots=True)
class _Made:
    """A question made ready, and what was counted of it once that is known."""

    asked: tuple[object, ...]
    question: Question
    counted: tuple[int, int] | None = None
    """Hits, and the meetings that they are of."""
    values: dict[str, Tally] = field(default_factory=dict)
    ranking: Ranking | None = None
    days: Days | None = None


_WHOLES = 8
"""Conditions under which all there is was counted lately; each share is of such a count."""


class Snapshot:
    """Answers from one generation only, whatever is written meanwhile; safe for several threads.

    Raises ``IndexDamaged`` or ``StorageFailed`` wherever it reads.
    """

    def __init__(self, folder: Path, segmenter: Segmenter) -> None:
        self._folder = folder
        self._segmenter = segmenter
        index = open_index(folder)
        with vendor_errors(folder):
            self._searcher = index.searcher()
            self._counting = Counting(index.schema, self._searcher)
        self._lately = Lately()
        scopes = Scopes(index.schema, self._searcher, self._stored, segmenter, self._lately)
        self._compiler = Compiler(index.schema, segmenter, scopes, self._counting)
        self._made: _Made | None = None
        # A cycle of references would keep the files open after the last use.
        self._of_all = lru_cache(_WHOLES)(partial(_made_of, self._compiler))

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice asked for, with exact total and facet counts."""
        with vendor_errors(self._folder):
            made = self._made_ready(request)
            total, hits = self._hits(request, made)
            total, meetings, facets = self._facets(request, made, total)
            return SearchResults(
                total=total,
                meetings=meetings,
                hits=tuple(Hit(load_record(stored), score) for stored, score in hits),
                facets=facets,
                marks=marks(request.query, self._segmenter),
            )

    def read(self, request: SearchRequest, kind: type[Read]) -> Sequence[Read]:
        """The records of the slice, so much of each as the kind has."""
        with vendor_errors(self._folder):
            made = self._made_ready(request)
            stored = [stored for stored, _ in self._hits(request, made)[1]]
        return Unread(stored, loader(kind))

    def count(self, request: SearchRequest) -> int:
        """How many hits the request has."""
        request.deadline.check()
        with vendor_errors(self._folder):
            made, asked = self._made, _what(request)
            # What is counted beside a long list does not push out what was read for the list.
            known = made.question if made and made.asked == asked else None
            question = known or self._compiler.question(request)
            if question.total is not None:
                return question.total
            return count_of(self._searcher, question.matching())

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""
        with vendor_errors(self._folder):
            heads, records = (self._of_meeting(kind, meeting_id) for kind in (MEETING, SECTION))
        return load_meeting(heads[0], records) if heads else None

    def _of_meeting(self, kind: str, meeting_id: str) -> list[bytes]:
        term = self._compiler.term
        query = all_of((term("document_kind", kind), term("meeting_id", meeting_id)))
        found = self._searcher.search(query, limit=1)
        if (total := total_of(found)) > 1:
            found = self._searcher.search(query, limit=total)
        return [self._stored(address) for _, address in found.hits]

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint."""
        with vendor_errors(self._folder):
            kept = self._compiler.term("document_kind", MEETING)
            pairs = self._searcher.terms_with_prefix("digest", "", kept)
        split = (pair.rpartition(LINE_END) for pair, _ in pairs)
        return {meeting_id: fingerprint for meeting_id, _, fingerprint in split}

    def counts(self) -> tuple[int, int]:
        """Meetings and sections."""
        with vendor_errors(self._folder):
            kinds = (self._compiler.term("document_kind", MEETING), self._compiler.sections())
            found = [count_of(self._searcher, kind) for kind in kinds]
        return found[0], found[1]

    def forget_terms(self) -> None:
        """Let go of all that the last questions have left behind."""
        self._made = None
        self._lately.forget()

    def close(self) -> None:
        """Nothing to do: the files are let go with the last use of the searcher."""

    def _made_ready(self, request: SearchRequest) -> _Made:
        """What is asked, made ready once for all slices of it that are asked for in a row.

        Where sections have to be read for a question, a long result would read them for each slice.
        """
        asked = _what(request)
        request.deadline.check()
        if request.query == Everything():
            return self._of_all(*asked)
        made = self._made
        if made is None or made.asked != asked:
            made = self._made = _Made(asked, self._compiler.question(request))
        return made

    def _hits(
        self, request: SearchRequest, made: _Made
    ) -> tuple[int | None, list[tuple[bytes, float]]]:
        """How many there are, where some are shown, and these.

        Tantivy makes room for as many as it is asked for, so no more than there can be.
        """
        question = made.question
        most = self._searcher.num_docs
        start = min(request.offset, most)
        window = Window(start, min(start + request.limit, most))
        if window.start >= window.end:
            return None, []
        is_weighed = request.sort is Sort.RELEVANCE and not question.asked.is_level
        if is_weighed:
            return self._weighed(made, window)
        column = SORT_KEYS.get(request.sort, NEWEST)
        if column == NEWEST:
            total, found = self._newest(made, window)
        else:
            total, addresses = by_column(self._searcher, question.matching(), column, window)
            found = list(map(self._stored, addresses))
        return total, [(stored, 0.0) for stored in found]

    def _newest(self, made: _Made, window: Window) -> tuple[int, list[bytes]]:
        """The first slice is found by itself; who asks for a second will ask for more of them."""
        matching, days = made.question.matching(), made.days
        if window.start and not (days and days.holds(window)):
            total = days.total if days else count_of(self._searcher, matching)
            days = made.days = by_days(self._searcher, matching, window, total)
        if days is None or not days.holds(window):
            return by_newest(self._searcher, matching, window, self._stored)
        return days.total, days.shown(window, self._stored)

    def _weighed(self, made: _Made, window: Window) -> tuple[int, list[tuple[bytes, float]]]:
        known = made.ranking
        if known and known.holds(window):
            return known.total, known.shown(window, self._stored)
        total, hits, ranking = by_score(self._searcher, made.question, window, self._stored)
        made.ranking = ranking or known
        return total, hits

    def _facets(
        self, request: SearchRequest, made: _Made, total: int | None
    ) -> tuple[int, int, tuple[Facet, ...]]:
        """How many hits there are, of how many meetings, and each facet under all filters but its
        own.
        """
        question = made.question
        missing = [name for name in request.facets if name not in made.values]
        free = [name for name in missing if name not in question.kept]
        if free or made.counted is None:
            matching = question.matching()
            total, meetings, values = self._counting.with_meetings(matching, free, total)
            made.counted = total, meetings
            made.values.update(values)
        for name in question.kept.keys() & set(missing):
            others = question.matching(but=name)
            count = count_of(self._searcher, others)
            made.values.update(self._counting.values(others, [name], count))
        facets = (facet(name, made.values[name], request.filters) for name in request.facets)
        return *made.counted, tuple(facets)

    def _stored(self, address: tantivy.DocAddress) -> bytes:
        return self._searcher.doc(address).get_first("stored") or b""


def _what(request: SearchRequest) -> tuple[Query, tuple[Filter, ...], DateRange]:
    """What decides which sections are found, and not which of them are shown."""
    return request.query, request.filters, request.dates


def _made_of(
    compiler: Compiler, query: Query, filters: tuple[Filter, ...], dates: DateRange
) -> _Made:
    request = SearchRequest(query=query, filters=filters, dates=dates)
    return _Made(_what(request), compiler.question(request))
