"""What every engine must find, worked out by plain scans of all records: slow, and easy to read."""

from collections import Counter

from indexer.analysis import squeeze
from indexer.query import AllOf, AnyOf, Everything, Not, Phrase, Words
from indexer.schema import FACETS


class Oracle:
    def __init__(self, records, segmenter):
        self.records = {record.section_id: record for record in records}
        self._segmenter = segmenter
        self._lines = {i: squeezed(r.text.split("\n")) for i, r in self.records.items()}
        self._names = {
            i: squeezed((r.meeting_title, r.doc_number or "")) for i, r in self.records.items()
        }

    def found(self, query):
        match query:
            case Everything():
                return set(self.records)
            case Phrase(text):
                return {i for i, lines in self._lines.items() if contains(lines, text)}
            case Words(text):
                words = self._segmenter.query_words(text) or [text]
                return {i for i in self.records if all(self._holds(i, word) for word in words)}
            case AllOf(parts):
                return set.intersection(*map(self.found, parts))
            case AnyOf(parts):
                return set.union(*map(self.found, parts))
            case Not(part):
                return set(self.records) - self.found(part)

    def _holds(self, section_id, word):
        return contains(self._lines[section_id] + self._names[section_id], word)

    def values(self, section_id, facet):
        (field,) = (field for field in FACETS if field.name == facet)
        return set(field.values(self.records[section_id]))

    def filtered(self, found, filters, but=None):
        return {
            i
            for i in found
            if all(f.facet == but or f.values & self.values(i, f.facet) for f in filters)
        }

    def facet(self, request, facet):
        """The values that count, and the selected ones that count zero."""
        found = self.filtered(self.found(request.query), request.filters, but=facet)
        counts = Counter(value for i in found for value in self.values(i, facet))
        selected = {v for f in request.filters if f.facet == facet for v in f.values}
        return dict(counts) | {value: counts.get(value, 0) for value in selected}


def squeezed(lines):
    return [squeeze(line) for line in lines]


def contains(lines, text):
    return bool(squeeze(text)) and any(squeeze(text) in line for line in lines)
