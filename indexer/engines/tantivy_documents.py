"""A record as the fields of a Tantivy document, made without Tantivy where the file was read.

Words and characters are cut by us; Tantivy only splits at blanks. The characters view holds every
pair of neighbouring characters with its place: a word of two characters is then one term without
places to compare, and a phrase needs half as many terms as it has characters. Single characters
stand in a field of their own, since not every one of them begins a pair.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Any

from indexer.engines.stored import UNDATED, check, first_day, last_day
from indexer.engines.tantivy_row_texts import SHARED, number, rows
from indexer.query.request import Sort
from indexer.record_json import Place, dump_head, dump_record
from indexer.records import Fields, MadeMeeting, MadeSection, MeetingRecords, SectionRecord
from indexer.schema import FIELDS, HELD, Field, View
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
_COMMON = frozenset(
    (*SHARED, "sat_in", "chair", "session", "month", HELD, "meeting_words", "meeting_characters")
)
"""The fields that tell of the meeting, and nothing but the following members of a record."""
_MEETING_FACTS = attrgetter(
    *("meeting_id", "meeting_title", "doc_number", "date", "recognised", "bodies", "kind"),
    *("other_kinds", "session", "other_sessions", "attendees", "organizations", "chair", "sat_in"),
)
_COMMON_FIELDS = tuple(field for field in FIELDS if field.name in _COMMON)
_OWN_FIELDS = tuple(field for field in FIELDS if field.name not in _COMMON)


def made(records: MeetingRecords, segmenter: Segmenter) -> MadeMeeting:
    """The meeting and its sections with everything to find them by; what was not cut is cut.

    Raises ``BadText``.
    """
    head = check(records.meeting.id, dump_head(records.meeting))
    return MadeMeeting(head, list(_made_sections(records, segmenter)))


def _made_sections(records: MeetingRecords, segmenter: Segmenter) -> Iterator[MadeSection]:
    making = _Making(lambda text: segmenter.joined(text, records.cut))
    facts: tuple[Any, ...] = ()
    for record in records.sections:
        stored = check(record.section_id, dump_record(record))
        if facts != (facts := _MEETING_FACTS(record)):
            common = making.common(record)
        yield MadeSection(stored, common, making.own(record))


@dataclass(frozen=True, slots=True)
class _Making:
    """The fields of the records of one meeting; ``words_of`` gives the words of a text."""

    words_of: Callable[[str], str]

    def common(self, record: SectionRecord) -> Fields:
        """What tells of the meeting."""
        date, texts = record.date, rows(record)
        return {
            "document_kind": [SECTION],
            "meeting_id": [record.meeting_id],
            "first_day": [first_day(date) if date else UNDATED],
            "last_day": [last_day(date) if date else UNDATED],
            MEETING_NUMBER: [number(record.meeting_id)],
            ROW: list(texts),
            ROW_NUMBER: list(map(number, texts)),
            **self._found_by(record, _COMMON_FIELDS),
        }

    def own(self, record: SectionRecord) -> Fields:
        """What tells of the section."""
        return {**_sort_keys(record), **self._found_by(record, _OWN_FIELDS)}

    def _found_by(self, record: SectionRecord, fields: Iterable[Field]) -> Fields:
        found: Fields = {}
        for field in fields:
            values = field.values(record)
            if field.view is View.WORDS:
                found[field.name] = [" ".join(map(self.words_of, values))]
            elif field.view is View.CHARACTERS:
                text = LINE_END.join(squeezed(values))
                found[field.name] = [_spaced_pairs(text)]
                # Each once, in no order.
                found[SINGLES.format(field.name)] = [" ".join(set(text))]
            elif kept := list(dict.fromkeys(filter(None, values))):
                found[field.name] = kept
        return found


def meeting_fields(meeting_id: str, head: bytes, fingerprint: str) -> Fields:
    """A meeting without its sections, and without any text to find: one that has none is kept."""
    return {
        "document_kind": [MEETING],
        "meeting_id": [meeting_id],
        "stored": [head],
        "digest": [LINE_END.join((meeting_id, fingerprint))],
    }


def pairs(text: str) -> list[str]:
    """Every two neighbouring characters, in order: as many as the text has characters, less one."""
    return [one + other for one, other in pairwise(text)]


def _spaced_pairs(text: str) -> str:
    """The pairs parted by blanks, by strides of an array: a tenth of the time of a loop."""
    signs = array("I", text.encode(_CODE_POINTS))
    spaced = _BLANK * (3 * len(signs) - 3)
    spaced[::3], spaced[1::3] = signs[:-1], signs[1:]
    return spaced[:-1].tobytes().decode(_CODE_POINTS)


def newest_key(record: SectionRecord | Place) -> str:
    """The text that orders a section by newest; no two sections have the same."""
    day = first_day(record.date) if record.date else UNDATED
    return f"{_LAST - day:08}{_place(record)}"


def _sort_keys(record: SectionRecord) -> Fields:
    """Texts whose order is the order of the hits, ties broken to the end."""
    day = first_day(record.date) if record.date else UNDATED
    newest = newest_key(record)
    return {
        NEWEST: [newest],
        SORT_KEYS[Sort.OLDEST]: [f"{day or _LAST:08}{_place(record)}"],
        SORT_KEYS[Sort.SESSION]: [f"{record.session or _LAST:08}{newest}"],
    }


def _place(record: SectionRecord | Place) -> str:
    return f"{record.meeting_id}{LINE_END}{record.order:06}"
