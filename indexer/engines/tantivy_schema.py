"""The table of fields as a Tantivy schema; ``tantivy_documents`` says what stands in them."""

from collections.abc import Iterable, Iterator
from copy import copy
from functools import cache

import tantivy

from indexer.engines.tantivy_documents import (
    MEETING_NUMBER,
    ROW,
    ROW_NUMBER,
    SINGLES,
    SORT_KEYS,
)
from indexer.records import Fields, MadeSection
from indexer.schema import CHARACTER_FIELDS, VALUE_FIELDS, WORD_FIELDS

_AT_BLANKS = "at_blanks"


def tantivy_schema() -> tantivy.Schema:
    """All fields; those that order, count or filter are columns too."""
    builder = tantivy.SchemaBuilder()
    for field in WORD_FIELDS:
        builder.add_text_field(field.name, tokenizer_name=_AT_BLANKS, index_option="freq")
    for field in CHARACTER_FIELDS:
        builder.add_text_field(field.name, tokenizer_name=_AT_BLANKS)
        single = SINGLES.format(field.name)
        builder.add_text_field(single, tokenizer_name=_AT_BLANKS, index_option="freq")
    for name in (*(field.name for field in VALUE_FIELDS), *SORT_KEYS.values(), "meeting_id"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("document_kind", "digest", ROW):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("first_day", "last_day", MEETING_NUMBER, ROW_NUMBER):
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


@cache
def _schema() -> tantivy.Schema:
    return tantivy_schema()


def register_tokenizers(index: tantivy.Index) -> None:
    """Tantivy keeps the names of tokenizers, not what they do."""
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_AT_BLANKS, analyzer)


def document(fields: Fields) -> tantivy.Document:
    """The fields as a document."""
    return tantivy.Document.from_dict(fields, _schema())


def documents(sections: Iterable[MadeSection]) -> Iterator[tantivy.Document]:
    """A document of each section; what neighbours have in common is taken over from Python once."""
    common: Fields | None = None
    for section in sections:
        if section.common is not common:
            common = section.common
            shared = document(common)
        one = copy(shared)
        one.extend(section.own, _schema())
        # Tantivy packs neighbouring documents together, as well as if each were packed here.
        one.add_bytes("stored", section.stored)
        yield one
