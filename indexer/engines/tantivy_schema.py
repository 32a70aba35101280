"""The table of fields as a Tantivy schema, and a record as a Tantivy document.

Words and characters are cut by us; Tantivy only splits at blanks. The characters view holds every
pair of neighbouring characters with its place: a word of two characters is then one term without
places to compare, and a phrase needs half as many terms as it has characters. Single characters
stand in a field of their own, since not every one of them begins a pair.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import tantivy
from numpy.typing import NDArray

from indexer.engines.stored import UNDATED, check, first_day, last_day
from indexer.engines.tantivy_rows import number, numbered_rows
from indexer.query.request import Sort
from indexer.records import SectionRecord, dump_record
from indexer.schema import CHARACTER_FIELDS, VALUE_FIELDS, WORD_FIELDS
from indexer.text.analysis import Cut, Segmenter, squeezed

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
Fields: TypeAlias = dict[str, Sequence[str] | Sequence[int]]
"""What a document holds, by the names of fields."""
_AT_BLANKS = "at_blanks"
_BLANK = " ".encode("utf-32-le")
_LAST = 99_999_999
_REMEMBERED = 8
_SHORT = 64
"""Characters; for fewer the array takes longer."""


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


def section_document(
    record: SectionRecord, segmenter: Segmenter, cut: Cut | None = None
) -> tantivy.Document:
    """The record with everything to find it by; what ``cut`` lacks is cut. Raises ``BadText``."""
    stored = dump_record(record)
    check(record.section_id, stored)
    rows = numbered_rows(record)
    days = (first_day(record.date), last_day(record.date)) if record.date else (UNDATED, UNDATED)
    fields: Fields = {
        ROW: [row for row, _ in rows],
        ROW_NUMBER: [its_number for _, its_number in rows],
        "first_day": [days[0]],
        "last_day": [days[1]],
        MEETING_NUMBER: [number(record.meeting_id)],
    }
    for sort, key in _sort_keys(record).items():
        fields[SORT_KEYS[sort]] = [key]
    for field in WORD_FIELDS:
        fields[field.name] = [" ".join(segmenter.joined(t, cut) for t in field.values(record))]
    for field in CHARACTER_FIELDS:
        text, single = _characters(tuple(field.values(record)))
        fields[field.name], fields[SINGLES.format(field.name)] = [text], [single]
    for field in VALUE_FIELDS:
        if values := list(dict.fromkeys(filter(None, field.values(record)))):
            fields[field.name] = values
    return _document(SECTION, record.meeting_id, stored, fields)


def meeting_document(meeting_id: str, minutes: str, fingerprint: str) -> tantivy.Document:
    """A meeting as it was written, without any text to find: even one without sections is kept."""
    digest = LINE_END.join((meeting_id, fingerprint))
    return _document(MEETING, meeting_id, minutes, {"digest": [digest]})


def pairs(text: str) -> list[str]:
    """Every two neighbouring characters, in order: as many as the text has characters, less one."""
    return [one + other for one, other in pairwise(text)]


@lru_cache(_REMEMBERED)
def _characters(lines: tuple[str, ...]) -> tuple[str, str]:
    """The pairs of the lines, and each character once, parted by blanks.

    Sections of a meeting share its name. Long texts are looked at as numbers in one array, five
    times as fast as one character after the other.
    """
    text = LINE_END.join(squeezed(lines))
    if len(text) < _SHORT:
        return " ".join(pairs(text)), " ".join(dict.fromkeys(text))
    signs = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    ordered = np.sort(signs)
    singles = ordered[np.append(True, ordered[1:] != ordered[:-1])]
    return _spaced(signs[:-1], signs[1:]), _spaced(singles)


def _spaced(*columns: NDArray[np.uint32]) -> str:
    """What stands side by side in the columns, parted by blanks."""
    spaced = np.full((len(columns[0]), len(columns) + 1), ord(" "), np.uint32)
    for place, column in enumerate(columns):
        spaced[:, place] = column
    return spaced.tobytes()[: -len(_BLANK)].decode("utf-32-le")


def _document(kind: str, meeting_id: str, stored: str, fields: Fields) -> tantivy.Document:
    # Tantivy packs neighbouring documents together, which does as well as packing each by itself.
    common = {
        "document_kind": [kind],
        "meeting_id": [meeting_id],
        "stored": [stored.encode("utf-8")],
    }
    return tantivy.Document.from_dict({**common, **fields}, _schema())


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
