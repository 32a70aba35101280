"""tantivy-py itself: words cut beforehand, its own collectors for top 20, total and facets."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tantivy import (
    Document,
    FieldType,
    Index,
    Occur,
    Query,
    SchemaBuilder,
    SnippetGenerator,
    TextAnalyzerBuilder,
    Tokenizer,
)

from benchmarks.speed.question import ALL_FACETS, Question
from benchmarks.speed.subjects.cutting import STOP, cut, phrase
from benchmarks.speed.subjects.subject import Answer
from corpus.model import PartialDate
from indexer.query.clauses import AllOf, AnyOf, Everything, Phrase, Words
from indexer.query.clauses import Query as Meaning
from indexer.query.request import SearchRequest
from indexer.records import MeetingRecords, SectionRecord
from indexer.schema import FACETS

_WORDS = "blanks"
_FACET = "facet_"
_SECTION_FIELDS = ("heading", "body")
_ALL_FIELDS = (*_SECTION_FIELDS, "title", "parts")
_HEAP = 256_000_000
_EVERY_VALUE = 200_000


class BareTantivy:
    """An index in a folder, one thread writing."""

    keeps_terms = False

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._open: Index | None = None

    def build(self, records: Iterable[MeetingRecords]) -> None:
        """Add each section as a document and commit once."""
        self._folder.mkdir(parents=True, exist_ok=True)
        index = Index(_schema(), path=str(self._folder))
        _teach(index)
        writer = index.writer(_HEAP, 1)
        for meeting in records:
            for record in meeting.sections:
                writer.add_document(_document(record))
        writer.commit()
        writer.wait_merging_threads()

    def ask(self, question: Question) -> Answer:
        """One search for the top 20 and the total, one aggregation for the facets."""
        index = self._index()
        searcher = index.searcher()
        query = _query(question, index.schema)
        # The stubs of tantivy 0.27 lack SearchResult.count.
        found: Any = searcher.search(query, question.request.limit, count=True)
        documents = [searcher.doc(address) for _, address in found.hits]
        marker = SnippetGenerator.create(searcher, query, index.schema, "body")
        snippets = (marker.snippet_from_doc(document).fragment() for document in documents)
        return Answer(
            total=found.count,
            hits=tuple(document["id"][0] for document in documents),
            snippets=tuple(text.replace(" ", "").replace(STOP, "，") for text in snippets),
            facets=_facets(searcher.aggregate(query, _AGGREGATIONS)),
        )

    def forget(self) -> None:
        """Nothing is kept of terms."""

    def close(self) -> None:
        """Nothing is held open but the map of the files."""

    def _index(self) -> Index:
        if self._open is None:
            self._open = Index.open(str(self._folder))
            _teach(self._open)
        return self._open


_AGGREGATIONS = {
    name: {"terms": {"field": _FACET + name, "size": _EVERY_VALUE}} for name in ALL_FACETS
}


def _schema() -> Any:
    builder = SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("number", tokenizer_name="raw")
    for name in _ALL_FIELDS:
        builder.add_text_field(name, stored=name == "body", tokenizer_name=_WORDS)
    builder.add_unsigned_field("day", fast=True, indexed=True)
    for name in ALL_FACETS:
        builder.add_text_field(_FACET + name, tokenizer_name="raw", fast=True)
    return builder.build()


def _teach(index: Index) -> None:
    index.register_tokenizer(_WORDS, TextAnalyzerBuilder(Tokenizer.whitespace()).build())


def _document(record: SectionRecord) -> Document:
    words = cut(record)
    document = Document()
    assert record.date
    document.add_text("id", record.section_id)
    document.add_text("number", record.doc_number or "")
    document.add_unsigned("day", _day(record.date))
    for name in _ALL_FIELDS:
        document.add_text(name, getattr(words, name))
    for field in FACETS:
        for value in field.values(record):
            document.add_text(_FACET + field.name, value)
    return document


def _query(question: Question, schema: Any) -> Query:
    meant, request = question.request.query, question.request
    if question.kind == "number" and isinstance(meant, Words):
        return Query.term_query(schema, "number", meant.text)
    if question.kind == "prefix" and isinstance(meant, Phrase):
        pattern = f"{meant.text}.*"
        return _any([Query.regex_query(schema, name, pattern) for name in _SECTION_FIELDS])
    parts = [(Occur.Must, _meant(meant, schema)), *_conditions(request, schema)]
    return Query.boolean_query(parts)


def _meant(meant: Meaning, schema: Any) -> Query:
    match meant:
        case Everything():
            return Query.all_query()
        case Words(text):
            return _any([Query.term_query(schema, name, text) for name in _ALL_FIELDS])
        case Phrase(text):
            words: list[Any] = list(phrase(text))
            return _any([Query.phrase_query(schema, name, words) for name in _SECTION_FIELDS])
        case AllOf(parts):
            return Query.boolean_query([(Occur.Must, _meant(part, schema)) for part in parts])
        case AnyOf(parts):
            return _any([_meant(part, schema) for part in parts])
    raise ValueError(meant)


def _any(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _conditions(request: SearchRequest, schema: Any) -> list[tuple[Occur, Query]]:
    parts = [
        _any([Query.term_query(schema, _FACET + c.facet, value) for value in sorted(c.values)])
        for c in request.filters
    ]
    if request.dates.first and request.dates.last:
        span = (_day(request.dates.first), _day(request.dates.last))
        parts.append(Query.range_query(schema, "day", FieldType.Unsigned, *span))
    return [(Occur.Must, part) for part in parts]


def _facets(found: dict[str, Any]) -> dict[str, dict[str, int]]:
    return {
        name: {bucket["key"]: bucket["doc_count"] for bucket in found[name]["buckets"]}
        for name in ALL_FACETS
    }


def _day(date: PartialDate) -> int:
    return date.year * 10_000 + (date.month or 1) * 100 + (date.day or 1)
