"""What every engine must find, worked out by plain scans of all records: slow, and easy to read."""

import re
from collections import Counter
from functools import cache
from itertools import product

from indexer.query.clauses import (
    MOST_BETWEEN,
    AllOf,
    AnyOf,
    Dated,
    Everything,
    Gapped,
    Holding,
    Like,
    Near,
    Not,
    Phrase,
    Scope,
    Together,
    Weighted,
    Words,
)
from indexer.schema import MEETING_ID, VALUE_FIELDS
from indexer.text import analysis

squeeze = cache(analysis.squeeze)
SENTENCE = re.compile(r"[^。!?;]*[。!?;]?")


class Oracle:
    def __init__(self, records, segmenter):
        self.records = {record.section_id: record for record in records}
        self._cut = cache(lambda text: segmenter.query_words(text) or [text])
        self._lines = {i: squeezed(r.text.split("\n")) for i, r in self.records.items()}
        self._told = {
            i: squeezed((*r.text.split("\n"), *names_of(r))) for i, r in self.records.items()
        }
        self._fields = {
            i: {
                "heading": squeezed([r.heading]),
                "title": squeezed((r.heading, *names_of(r))),
                "document": squeezed(r.titles),
            }
            for i, r in self.records.items()
        }

    def found(self, query):
        match query:
            case AllOf(parts):
                return set.intersection(*map(self.found, parts))
            case AnyOf(parts):
                return set.union(*map(self.found, parts))
            case Not(part):
                return set(self.records) - self.found(part)
            case Weighted(part, _):
                return self.found(part)
            case Together(Scope.MEETING, part):
                return self._in_meetings(part)
        return {i for i in self.records if self._matches(i, query)}

    def _matches(self, i, query):
        match query:
            case Everything():
                return True
            case Holding(field, values):
                return bool(self.values(i, field) & set(values))
            case Dated(dates):
                return is_within(self.records[i].date, dates)
            case Together(scope, part):
                return self._together(i, scope, part)
            case Like(text):
                return any(contains(self._lines[i], word) for word in self._cut(text))
        return self._stands(i, query)

    def _stands(self, i, leaf):
        match leaf:
            case Words(text, None):
                return all(contains(self._told[i], word) for word in self._cut(text))
            case Words(text, field):
                return all(contains(self._fields[i][field], word) for word in self._cut(text))
        field = getattr(leaf, "field", None)
        return holds(self._fields[i][field] if field else self._lines[i], leaf, self._cut)

    def _together(self, i, scope, part):
        units = self._lines[i].split("\n")
        if scope is Scope.SECTION:
            units = [self._lines[i]]
        elif scope is Scope.SENTENCE:
            units = [sentence for line in units for sentence in SENTENCE.findall(line)]
        return any(self._in_unit(i, unit, part) for unit in units)

    def _in_unit(self, i, unit, query):
        match query:
            case AllOf(parts):
                return all(self._in_unit(i, unit, part) for part in parts)
            case AnyOf(parts):
                return any(self._in_unit(i, unit, part) for part in parts)
            case Not(part):
                return not self._in_unit(i, unit, part)
            case Weighted(part, _):
                return self._in_unit(i, unit, part)
            case Words(_, None) | Phrase(_, None) | Gapped(_, None) | Near():
                return holds(unit, query, self._cut)
        return self._matches(i, query)

    def _in_meetings(self, part):
        meetings = self._meetings(part)
        leaves = [leaf for leaf in wanted(part) if not isinstance(leaf, Everything)]
        shown = set.union(*map(self.found, leaves)) if leaves else set(self.records)
        return {i for i in shown if self.records[i].meeting_id in meetings}

    def _meetings(self, query):
        match query:
            case AllOf(parts):
                return set.intersection(*map(self._meetings, parts))
            case AnyOf(parts):
                return set.union(*map(self._meetings, parts))
            case Not(part):
                return {r.meeting_id for r in self.records.values()} - self._meetings(part)
        return {self.records[i].meeting_id for i in self.found(query)}

    def values(self, section_id, facet):
        if facet == MEETING_ID:
            return {self.records[section_id].meeting_id}
        (field,) = (field for field in VALUE_FIELDS if field.name == facet)
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


def names_of(record):
    return record.meeting_title, record.doc_number or ""


def squeezed(lines):
    """A line each: what is asked holds no line end, and so is found inside one line alone."""
    return "\n".join(map(squeeze, lines))


def contains(lines, text):
    text = squeeze(text)
    return bool(text) and text in lines


def holds(lines, leaf, cut):
    """Whether a leaf stands in lines that were squeezed."""
    match leaf:
        case Phrase(text):
            return contains(lines, text)
        case Words(text):
            return all(contains(lines, word) for word in cut(text))
        case Gapped(pieces):
            between = f".{{0,{MOST_BETWEEN}}}"
            pattern = between.join(re.escape(squeeze(piece)) for piece in pieces)
            return bool(re.search(pattern, lines))
        case Near(distance, texts):
            texts = list(map(squeeze, texts))
            if not all(text and text in lines for text in texts):
                return False
            return any(is_near(line, texts, distance) for line in lines.split("\n"))


def is_near(line, texts, distance):
    places = [[m.start() for m in re.finditer(f"(?={re.escape(t)})", line)] for t in texts]
    return any(
        max(chosen) - min(at + len(t) for at, t in zip(chosen, texts, strict=True)) <= distance
        for chosen in product(*places)
    )


def wanted(query):
    match query:
        case AllOf(parts) | AnyOf(parts):
            return [leaf for part in parts for leaf in wanted(part)]
        case Not():
            return []
        case Weighted(part, _):
            return wanted(part)
    return [query]


def is_within(date, dates):
    if date is None:
        return dates.first is None and dates.last is None
    first = (date.year, date.month or 1, date.day or 1)
    last = (date.year, date.month or 12, date.day or 31)
    start, end = dates.first, dates.last
    return (not start or last >= (start.year, start.month or 1, start.day or 1)) and (
        not end or first <= (end.year, end.month or 12, end.day or 31)
    )
