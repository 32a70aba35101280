"""The table of fields as a Tantivy schema, and a record as a Tantivy document.

Words and characters are cut by us; Tantivy only splits at blanks. The characters view holds every
pair of neighbouring characters with its place: a word of two characters is then one term without
places to compare, and a phrase needs half as many terms as it has characters. Single characters
stand in a field of their own, since not every one of them begins a pair.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import tantivy

from indexer.analysis import Cut, Segmenter, squeezed
from indexer.engines.stored import UNDATED, check, first_day, last_day
from indexer.engines.tantivy_rows import number, numbered_rows
from indexer.records import SectionRecord, dump_record
from indexer.request import Sort
from indexer.schema import CHARACTER_FIELDS, FIELDS, VALUE_FIELDS, WORD_FIELDS, View

LINE_END = "\x1f"
"""A character of its own in the characters view; no phrase holds one, so none crosses it."""
SINGLES = "{}_single"
"""The name of the field that holds the single characters of another."""
SECTION, MEETING = "section", "meeting"
"""The two kinds of document."""
ROW, ROW_NUMBER, MEETING_NUMBER = "row", "row_number", "meeting_number"
"""What sections of a meeting share, see ``tantivy_rows``, and numbers to count distinct ones by."""
NEWEST = "by_newest"
SORT_KEYS = {Sort.NEWEST: NEWEST, Sort.OLDEST: "by_oldest", Sort.SESSION: "by_session"}
Words: TypeAlias = Callable[[str], str]
"""The words of a text, joined by blanks."""
_AT_BLANKS = "at_blanks"
_BLANK = " ".encode("utf-32-le")
_LAST = 99_999_999


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


def register_tokenizers(index: tantivy.Index) -> None:
    """Tantivy keeps the names of tokenizers, not what they do."""
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_AT_BLANKS, analyzer)


def section_document(
    record: SectionRecord, segmenter: Segmenter, cut: Cut | None = None
) -> tantivy.Document:
    """The record with everything to find it by; what ``cut`` lacks is cut. Raises ``BadText``."""
    stored = dump_record(record)
    check(record.section_id, stored)
    document = _document(SECTION, record.meeting_id, stored)
    words = partial(segmenter.joined, cut=cut)
    for field in FIELDS:
        for name, text in _TEXTS[field.view](field.name, field.values(record), words):
            document.add_text(name, text)
    for row, its_number in numbered_rows(record):
        document.add_text(ROW, row)
        document.add_integer(ROW_NUMBER, its_number)
    for sort, key in _sort_keys(record).items():
        document.add_text(SORT_KEYS[sort], key)
    days = (first_day(record.date), last_day(record.date)) if record.date else (UNDATED, UNDATED)
    document.add_integer("first_day", days[0])
    document.add_integer("last_day", days[1])
    document.add_integer(MEETING_NUMBER, number(record.meeting_id))
    return document


def meeting_document(meeting_id: str, minutes: str, fingerprint: str) -> tantivy.Document:
    """A meeting as it was written, without any text to find: even one without sections is kept."""
    document = _document(MEETING, meeting_id, minutes)
    document.add_text("digest", LINE_END.join((meeting_id, fingerprint)))
    return document


def pairs(text: str) -> list[str]:
    """Every two neighbouring characters, in order: as many as the text has characters, less one."""
    return [one + other for one, other in pairwise(text)]


def _spaced_pairs(text: str) -> str:
    """The pairs parted by blanks: as numbers in one array, five times as fast as one by one."""
    signs = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    spaced = np.full((max(len(signs) - 1, 0), 3), ord(" "), np.uint32)
    spaced[:, 0], spaced[:, 1] = signs[:-1], signs[1:]
    return spaced.tobytes()[: -len(_BLANK)].decode("utf-32-le")


def _document(kind: str, meeting_id: str, stored: str) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("document_kind", kind)
    document.add_text("meeting_id", meeting_id)
    # Tantivy packs neighbouring documents together, which does as well as packing each by itself.
    document.add_bytes("stored", stored.encode("utf-8"))
    return document


def _words(name: str, texts: Iterable[str], words: Words) -> Iterable[tuple[str, str]]:
    yield name, " ".join(map(words, texts))


def _characters(name: str, lines: Iterable[str], _: Words) -> Iterable[tuple[str, str]]:
    text = LINE_END.join(squeezed(lines))
    yield name, _spaced_pairs(text)
    yield SINGLES.format(name), " ".join(set(text))


def _values(name: str, values: Iterable[str], _: Words) -> Iterable[tuple[str, str]]:
    return ((name, value) for value in dict.fromkeys(values) if value)


_TEXTS: Mapping[View, Callable[[str, Iterable[str], Words], Iterable[tuple[str, str]]]] = {
    View.WORDS: _words,
    View.CHARACTERS: _characters,
    View.VALUES: _values,
}


def newest_key(record: SectionRecord) -> str:
    """The text that orders a section by newest; no two sections have the same."""
    day = first_day(record.date) if record.date else UNDATED
    return f"{_LAST - day:08}{_place(record)}"


def _sort_keys(record: SectionRecord) -> Mapping[Sort, str]:
    """Texts whose order is the order of the hits, ties broken to the end."""
    day = first_day(record.date) if record.date else UNDATED
    newest = newest_key(record)
    return {
        Sort.NEWEST: newest,
        Sort.OLDEST: f"{day or _LAST:08}{_place(record)}",
        Sort.SESSION: f"{record.session or _LAST:08}{newest}",
    }


def _place(record: SectionRecord) -> str:
    return f"{record.meeting_id}{LINE_END}{record.order:06}"
