"""The table of fields as a Whoosh schema, and a record as a document of it.

Words and characters are cut by our own segmenter before Whoosh sees them; its analysers are not
used. (jieba's ready-made analyser for Whoosh breaks phrases: it makes positions of character
offsets, so that neighbouring words are never next to each other.)

A characters view is two fields of Whoosh: pairs of characters with their positions, which answer
every longer text, and single characters. Values are columns only: filters and facets work on those.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from whoosh import fields
from whoosh.analysis import IDTokenizer
from whoosh.columns import VarBytesColumn
from whoosh.formats import Format, Frequency

from indexer.engines.stored import UNDATED, check, first_day, last_day, pack
from indexer.engines.whoosh_columns import RowsColumn
from indexer.engines.whoosh_formats import PackedPositions
from indexer.engines.whoosh_grouping import Gathering, Pairs, Signs, Words
from indexer.engines.whoosh_leaves import NUMBER_COLUMN
from indexer.engines.whoosh_segment import Document
from indexer.record_json import dump_record
from indexer.records import SectionRecord
from indexer.schema import FIELDS, Field, View
from indexer.text.analysis import Cut, Segmenter, squeezed

SEPARATOR = "\x1f"
WHOLE_MEETING = -1
"""The place of the document that holds a meeting; those of sections count from 0."""
_NUMBERS = ("order", "first_day", "last_day", "session_number")
_ROWS = ("meeting_id", "fingerprint")
_BYTES = ("record", "meeting")
_PLACED_BYTES = VarBytesColumn(write_offsets_cutoff=0)
"""With the place of each value: Whoosh adds up lengths one by one when it opens small columns."""


def singles(field: str) -> str:
    """The field that holds the single characters of a characters view."""
    return f"{field}_singly"


def whoosh_schema() -> fields.Schema:
    """All fields and columns."""
    return fields.Schema(
        **{name: fields.COLUMN(NUMBER_COLUMN) for name in _NUMBERS},
        **{name: fields.COLUMN(RowsColumn()) for name in _ROWS},
        **{name: fields.COLUMN(_PLACED_BYTES) for name in _BYTES},
        **{name: kind for field in FIELDS for name, kind in _KINDS[field.view](field).items()},
    )


def gatherings() -> Mapping[str, Callable[[], Gathering]]:
    """What gathers the terms of each field when a segment is written."""
    words = {field.name: Words for field in FIELDS if field.view is View.WORDS}
    names = [field.name for field in FIELDS if field.view is View.CHARACTERS]
    pairs, signs = dict.fromkeys(names, Pairs), dict.fromkeys(map(singles, names), Signs)
    return {**words, **pairs, **signs}


def section_document(record: SectionRecord, segmenter: Segmenter, cut: Cut | None) -> Document:
    """The record as a document, its words from ``cut`` where they are there.

    Raises ``BadText`` for text that no index can hold.
    """
    stored = dump_record(record)
    check(record.section_id, stored)
    dated = (first_day(record.date), last_day(record.date)) if record.date else (UNDATED, UNDATED)
    numbers = (record.order, *dated, record.session or 0)
    return _document(
        _terms(record, segmenter, cut),
        {field.name: _joined(field.values(record)) for field in _VALUES},
        dict(zip(_NUMBERS, numbers, strict=True)),
        {"meeting_id": record.meeting_id.encode(), "record": pack(stored)},
    )


def meeting_document(meeting_id: str, minutes: str, fingerprint: str) -> Document:
    """A meeting as it was written, without any text to find: even one without sections is kept."""
    return _document(
        {},
        {},
        {"order": WHOLE_MEETING},
        {
            "meeting_id": meeting_id.encode(),
            "fingerprint": fingerprint.encode(),
            "meeting": pack(minutes),
        },
    )


def _document(terms: Mapping[str, Sequence[str]], *columns: Mapping[str, bytes | int]) -> Document:
    """Every column is given, empty ones too: Whoosh 2.7.4 mixes up the columns of segments when one
    of them lacks a column.
    """
    given = {name: value for part in columns for name, value in part.items()}
    return Document(terms, {**_EMPTY, **given})


_VALUES = tuple(field for field in FIELDS if field.view is View.VALUES)
_EMPTY: Mapping[str, bytes | int] = {
    **dict.fromkeys(_NUMBERS, 0),
    **dict.fromkeys((*_ROWS, *_BYTES, *(field.name for field in _VALUES)), b""),
}


def _terms(
    record: SectionRecord, segmenter: Segmenter, cut: Cut | None
) -> dict[str, Sequence[str]]:
    terms: dict[str, Sequence[str]] = {}
    for field in FIELDS:
        texts = field.values(record)
        if field.view is View.WORDS:
            terms[field.name] = " ".join(segmenter.joined(text, cut) for text in texts).split()
        elif field.view is View.CHARACTERS:
            lines = squeezed(texts)
            terms |= {field.name: lines, singles(field.name): lines}
    return terms


def _joined(values: Iterable[str]) -> bytes:
    return SEPARATOR.join(values).encode()


def _field(form: Format, *, scorable: bool) -> fields.FieldType:
    field = fields.TEXT(analyzer=IDTokenizer())
    field.format, field.scorable = form, scorable
    return field


_KINDS: Mapping[View, Callable[[Field], Mapping[str, fields.FieldType]]] = {
    View.WORDS: lambda field: {field.name: fields.TEXT(analyzer=IDTokenizer(), phrase=False)},
    View.CHARACTERS: lambda field: {
        field.name: _field(PackedPositions(), scorable=False),
        singles(field.name): _field(Frequency(), scorable=False),
    },
    View.VALUES: lambda field: {field.name: fields.COLUMN(RowsColumn())},
}
