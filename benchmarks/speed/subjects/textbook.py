"""Whoosh 2.7.4 as its documentation teaches it, over jieba's words.

jieba brings an analyser for Whoosh that makes positions of character offsets, so that no two
words ever follow each other and no phrase is found; this one counts words, gives sub-words the
place of their long word, and leaves sub-words out of a question. All else is stock: writer with
``limitmb``, ``MultifieldParser``, ``groupedby``, BM25F, ``highlights`` with stored character
places and the pinpoint fragmenter, which cuts no text again: three times faster on the whole.

For facets of several values the manual has ``allow_overlap``, which reads every posting of the
field for every question. ``TextbookWhoosh`` is kinder to stock Whoosh: it groups by the column of
all values together and takes them apart afterwards. ``OverlappingWhoosh`` does as the manual says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import jieba
from whoosh import fields, highlight, query, sorting
from whoosh.analysis import LowercaseFilter, StopFilter, Token, Tokenizer
from whoosh.index import create_in, open_dir
from whoosh.qparser import MultifieldParser

from benchmarks.speed.question import ALL_FACETS, Question
from benchmarks.speed.subjects.cutting import sub_words
from benchmarks.speed.subjects.subject import Answer
from corpus.model import PartialDate
from indexer.query.clauses import AllOf, AnyOf, Everything, Phrase, Query, Words
from indexer.query.request import SearchRequest
from indexer.records import MeetingRecords, SectionRecord
from indexer.schema import FACETS

_SINGLE = ("year", "kind")
_STOP_WORDS = frozenset("的了和")
_MEMORY_MB = 256
_SECTION_FIELDS = ["heading", "text"]
_ALL_FIELDS = [*_SECTION_FIELDS, "title"]


class _JiebaTokenizer(Tokenizer):  # type: ignore[misc]
    def __call__(self, value: str, mode: str = "", **_: Any) -> Iterator[Token]:
        """Words with their places; sub-words only for the index."""
        words = ((word, start) for word, start, _ in jieba.tokenize(value))
        for place, (word, start) in enumerate(words):
            if word[0].isalnum():
                inside = [] if mode == "query" else sub_words(word)
                for part, first in (*inside, (word, 0)):
                    at = start + first
                    yield Token(
                        text=part, original=part, pos=place, startchar=at, endchar=at + len(part)
                    )


def _analyzer() -> Any:
    stop = StopFilter(stoplist=_STOP_WORDS, minsize=1, renumber=False)
    return _JiebaTokenizer() | LowercaseFilter() | stop


def schema(analyzer: Any, **text: bool) -> fields.Schema:
    """The fields, as the manual has them; ``text`` are further options of the long text."""
    facets = {
        name: fields.ID(sortable=True)
        if name in _SINGLE
        else fields.KEYWORD(commas=True, sortable=True)
        for name in ALL_FACETS
    }
    return fields.Schema(
        id=fields.ID(stored=True),
        heading=fields.TEXT(stored=True, analyzer=analyzer, field_boost=4.0),
        text=fields.TEXT(stored=True, analyzer=analyzer, **text),
        title=fields.TEXT(stored=True, analyzer=analyzer, field_boost=0.5),
        number=fields.ID(stored=True),
        date=fields.DATETIME(stored=True),
        **facets,
    )


class TextbookWhoosh:
    """Stock Whoosh in a folder; the searcher stays open."""

    keeps_terms = False
    overlap = False

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._searcher: Any = None

    def build(self, records: Iterable[MeetingRecords]) -> None:
        """Add each section as a document and commit once."""
        self._folder.mkdir(parents=True, exist_ok=True)
        writer = self._writer(str(self._folder))
        for meeting in records:
            for record in meeting.sections:
                writer.add_document(**_document(record))
        writer.commit()

    def ask(self, question: Question) -> Answer:
        """One search with groups, then the first 20 hits and their highlights."""
        searcher = self._open()
        request = question.request
        results = searcher.search(
            self._query(question),
            limit=request.limit,
            filter=_conditions(request),
            groupedby=_groups(self.overlap),
            terms=True,
        )
        results.fragmenter = highlight.PinpointFragmenter()
        # Iterating results that have groups reads the stored fields of every hit.
        hits = [results[i] for i in range(min(request.limit, len(results)))]
        return Answer(
            total=len(results),
            hits=tuple(hit["id"] for hit in hits),
            snippets=tuple(hit.highlights("text") or hit["text"][:90] for hit in hits),
            facets={name: _counts(results.groups(name)) for name in request.facets},
        )

    def forget(self) -> None:
        """Nothing is kept of terms."""

    def close(self) -> None:
        """Close the searcher."""
        if self._searcher:
            self._searcher.close()

    def _writer(self, folder: str) -> Any:
        return create_in(folder, schema(_analyzer(), chars=True)).writer(limitmb=_MEMORY_MB)

    def _open(self) -> Any:
        if self._searcher is None:
            self._searcher = open_dir(str(self._folder)).searcher()
        return self._searcher

    def _query(self, question: Question) -> query.Query:
        meant = question.request.query
        if question.kind == "number" and isinstance(meant, Words):
            return query.Term("number", meant.text)
        if question.kind == "prefix" and isinstance(meant, Phrase):
            return query.Or([query.Prefix(name, meant.text) for name in _SECTION_FIELDS])
        if isinstance(meant, Everything):
            return query.Every()
        names = _SECTION_FIELDS if isinstance(meant, Phrase) else _ALL_FIELDS
        return MultifieldParser(names, self._open().schema).parse(typed(meant))


class OverlappingWhoosh(TextbookWhoosh):
    """The same index, grouped by single values."""

    overlap = True


def typed(meant: Query) -> str:
    """The question as somebody types it into Whoosh's own query language."""
    match meant:
        case Words(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case AllOf(parts):
            return " AND ".join(map(typed, parts))
        case AnyOf(parts):
            return " OR ".join(map(typed, parts))
    raise ValueError(meant)


def _document(record: SectionRecord) -> dict[str, object]:
    facets = {field.name: ",".join(field.values(record)) for field in FACETS}
    assert record.date
    return {
        "id": record.section_id,
        "heading": record.heading,
        "text": "\n".join((p.label or "") + p.text for p in record.paragraphs),
        "title": record.meeting_title,
        "number": record.doc_number or "",
        "date": _day(record.date),
        **facets,
    }


def _conditions(request: SearchRequest) -> query.Query | None:
    parts: list[query.Query] = [
        query.Or([query.Term(condition.facet, value) for value in sorted(condition.values)])
        for condition in request.filters
    ]
    if request.dates.first and request.dates.last:
        span = (_day(request.dates.first), _day(request.dates.last))
        parts.append(query.DateRange("date", *span))
    return query.And(parts) if parts else None


def _groups(overlap: bool) -> sorting.Facets:
    facets = sorting.Facets()
    for name in ALL_FACETS:
        several = overlap and name not in _SINGLE
        facets.add_field(name, allow_overlap=several, maptype=sorting.Count)
    return facets


def _counts(groups: Mapping[str | None, int]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for values, count in groups.items():
        for value in (values or "").split(","):
            counts[value] += count
    del counts[""]
    return counts


def _day(date: PartialDate) -> datetime:
    return datetime(date.year, date.month or 1, date.day or 1)
