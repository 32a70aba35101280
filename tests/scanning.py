"""An engine for tests that look at answers: it scans all records, like the contract's oracle."""

from collections import Counter

from indexer.query.results import Facet, FacetCount, Hit, SearchResults
from indexer.records import flatten
from tests.engines.oracle import Oracle, is_within
from tests.fakes import FakeEngine


class OneByOne:
    """Cuts a question into its characters."""

    def query_words(self, text):
        return list(text)


class ScanningEngine(FakeEngine):
    """Answers every search by looking at all records of its meetings."""

    def __init__(self, *meetings, people=None):
        super().__init__(meetings=meetings)
        if people is not None:
            self.kept = {m.id: flatten(m, "given", None, people) for m in meetings}
        records = [record for kept in self.kept.values() for record in kept.sections]
        self.oracle = Oracle(records, OneByOne())

    def search(self, request):
        super().search(request)
        found = self.oracle.filtered(self.oracle.found(request.query), request.filters)
        found = [i for i in found if is_within(self.oracle.records[i].date, request.dates)]
        records = sorted((self.oracle.records[i] for i in found), key=lambda r: r.section_id)
        records.sort(key=lambda r: str(r.date or ""), reverse=True)
        shown = records[request.offset : request.offset + request.limit]
        return SearchResults(
            total=len(records),
            meetings=len({r.meeting_id for r in records}),
            hits=tuple(Hit(record, 1.0) for record in shown),
            facets=tuple(self._facet(name, found) for name in request.facets),
            marks=(),
        )

    def _facet(self, name, found):
        counts = Counter(v for i in found for v in self.oracle.values(i, name))
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return Facet(name, tuple(FacetCount(*pair) for pair in ordered))
