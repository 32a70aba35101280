"""A record as the fields of a Tantivy document, made without Tantivy where the file was read.

Words and characters are cut by us; Tantivy only splits at blanks. The characters view holds every
pair of neighbouring characters with its place: a word of two characters is then one term without
places to compare, and a phrase needs half as many terms as it has characters. Single characters
stand in a field of their own, since not every one of them begins a pair.
"""

from array import array
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise

from corpus.serialize import dumps
from indexer.engines.stored import UNDATED, check, first_day, last_day
from indexer.engines.tantivy_row_texts import number, numbered_rows
from indexer.query.request import Sort
from indexer.record_json import Place, dump_record
from indexer.records import Fields, MadeMeeting, MeetingRecords, SectionRecord
from indexer.schema import CHARACTER_FIELDS, VALUE_FIELDS, WORD_FIELDS
from indexer.text.analysis import Segmenter, squeezed

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
_CODE_POINTS = "utf-32-le"
_BLANK = array("I", [ord(" ")])
_LAST = 99_999_999
_REMEMBERED = 8

_Spelling = Callable[[str], str]


def made(records: MeetingRecords, segmenter: Segmenter) -> MadeMeeting:
    """The meeting and its sections with everything to find them by; what was not cut is cut.

    Raises ``BadText``.
    """
    minutes = dumps(records.meeting)
    check(records.meeting.id, minutes)
    texts = {t for r in records.sections for f in CHARACTER_FIELDS for t in f.values(r)}
    squeezed_of = dict(zip(texts, squeezed(texts), strict=True)).__getitem__

    def words_of(text: str) -> str:
        return segmenter.joined(text, records.cut)

    documents = [_section(record, words_of, squeezed_of) for record in records.sections]
    return MadeMeeting(minutes, documents)


def meeting_fields(meeting_id: str, minutes: str, fingerprint: str) -> Fields:
    """A meeting as it was written, without any text to find: even one without sections is kept."""
    digest = LINE_END.join((meeting_id, fingerprint))
    return {**_head(MEETING, meeting_id, minutes), "digest": [digest]}


def _section(record: SectionRecord, words_of: _Spelling, squeezed_of: _Spelling) -> Fields:
    stored = dump_record(record)
    check(record.section_id, stored)
    rows = numbered_rows(record)
    days = (first_day(record.date), last_day(record.date)) if record.date else (UNDATED, UNDATED)
    fields = {
        **_head(SECTION, record.meeting_id, stored),
        ROW: [row for row, _ in rows],
        ROW_NUMBER: [its_number for _, its_number in rows],
        "first_day": [days[0]],
        "last_day": [days[1]],
        MEETING_NUMBER: [number(record.meeting_id)],
    }
    for sort, key in _sort_keys(record).items():
        fields[SORT_KEYS[sort]] = [key]
    for field in WORD_FIELDS:
        fields[field.name] = [" ".join(map(words_of, field.values(record)))]
    for field in CHARACTER_FIELDS:
        text, single = _characters(LINE_END.join(map(squeezed_of, field.values(record))))
        fields[field.name], fields[SINGLES.format(field.name)] = [text], [single]
    for field in VALUE_FIELDS:
        if values := list(dict.fromkeys(filter(None, field.values(record)))):
            fields[field.name] = values
    return fields


def pairs(text: str) -> list[str]:
    """Every two neighbouring characters, in order: as many as the text has characters, less one."""
    return [one + other for one, other in pairwise(text)]


@lru_cache(_REMEMBERED)
def _characters(text: str) -> tuple[str, str]:
    """The pairs of a text, and each character once in no order, parted by blanks.

    Sections of a meeting share its name.
    """
    return _spaced_pairs(text), " ".join(set(text))


def _spaced_pairs(text: str) -> str:
    """The pairs parted by blanks, by strides of an array: a tenth of the time of a loop."""
    signs = array("I", text.encode(_CODE_POINTS))
    spaced = _BLANK * (3 * len(signs) - 3)
    spaced[::3], spaced[1::3] = signs[:-1], signs[1:]
    return spaced[:-1].tobytes().decode(_CODE_POINTS)


def _head(kind: str, meeting_id: str, stored: str) -> Fields:
    # Tantivy packs neighbouring documents together, which does as well as packing each by itself.
    return {
        "document_kind": [kind],
        "meeting_id": [meeting_id],
        "stored": [stored.encode("utf-8")],
    }


def newest_key(record: SectionRecord | Place) -> str:
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


def _place(record: SectionRecord | Place) -> str:
    return f"{record.meeting_id}{LINE_END}{record.order:06}"
