"""The table of fields as a Whoosh schema, and a record as a Whoosh document.

Words and characters are cut by our own segmenter before Whoosh sees them; its analyser only splits
at a sign. (jieba's ready-made analyser for Whoosh breaks phrases: it makes positions of character
offsets, so that neighbouring words are never next to each other.)
"""

from collections.abc import Callable, Iterable, Mapping

from whoosh import fields
from whoosh.analysis import RegexTokenizer
from whoosh.columns import NumericColumn

from indexer.analysis import Segmenter, squeeze
from indexer.engines.stored import UNDATED, check, first_day, last_day, pack
from indexer.records import SectionRecord, dump_record
from indexer.schema import FIELDS, View

SEPARATOR = "\x1f"
LINE_END = "\n"
"""A character of its own in the characters view; no phrase holds one, so none crosses it."""
WHOLE_MEETING = -1
"""The place of the document that holds a meeting; those of sections count from 0."""
_VALUE = RegexTokenizer(f"[^{SEPARATOR}]+")
_KINDS: Mapping[View, Callable[[], fields.FieldType]] = {
    View.WORDS: lambda: fields.TEXT(analyzer=_VALUE, phrase=False),
    View.CHARACTERS: lambda: fields.TEXT(analyzer=RegexTokenizer(r"[\s\S]")),
    View.VALUES: lambda: fields.TEXT(analyzer=_VALUE, phrase=False, sortable=True),
}
_NUMBERS = ("order", "first_day", "last_day", "session")


def whoosh_schema() -> fields.Schema:
    """All fields; values keep their own text in a column, for facets."""
    return fields.Schema(
        meeting_id=fields.ID(sortable=True),
        fingerprint=fields.ID(sortable=True),
        record=fields.STORED(),
        meeting=fields.STORED(),
        **{name: fields.COLUMN(NumericColumn("i")) for name in _NUMBERS},
        **{field.name: _KINDS[field.view]() for field in FIELDS},
    )


def section_document(record: SectionRecord, segmenter: Segmenter) -> dict[str, object]:
    """The record as keyword arguments of Whoosh's ``add_document``.

    Every field is given, empty ones too: Whoosh 2.7.4 mixes up the columns of segments when one of
    them lacks a column. Raises ``BadText`` for text that no index can hold.
    """
    texts = {field.name: _TEXTS[field.view](field.values(record), segmenter) for field in FIELDS}
    stored = dump_record(record)
    check(record.section_id, stored)
    dated = (first_day(record.date), last_day(record.date)) if record.date else (UNDATED, UNDATED)
    numbers = (record.order, *dated, record.session or 0)
    return {
        **texts,
        **dict(zip(_NUMBERS, numbers, strict=True)),
        "meeting_id": record.meeting_id,
        "fingerprint": "",
        "record": pack(stored),
    }


def meeting_document(meeting_id: str, minutes: str, fingerprint: str) -> dict[str, object]:
    """A meeting as it was written, without any text to find: even one without sections is kept."""
    return {
        **dict.fromkeys((field.name for field in FIELDS), ""),
        **dict.fromkeys(_NUMBERS, 0),
        "order": WHOLE_MEETING,
        "meeting_id": meeting_id,
        "fingerprint": fingerprint,
        "meeting": pack(minutes),
    }


def _words(texts: Iterable[str], segmenter: Segmenter) -> str:
    return SEPARATOR.join(word.text for text in texts for word in segmenter.words(text))


def _characters(lines: Iterable[str], _: Segmenter) -> str:
    return LINE_END.join(squeeze(line) for line in lines)


def _values(values: Iterable[str], _: Segmenter) -> str:
    return SEPARATOR.join(values)


_TEXTS: Mapping[View, Callable[[Iterable[str], Segmenter], str]] = {
    View.WORDS: _words,
    View.CHARACTERS: _characters,
    View.VALUES: _values,
}
