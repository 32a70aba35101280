"""The fields of the index, in one table; engines, filters, facets, help and docs are made from it.

Every engine shows a section under these names. SCHEMA_VERSION changes with the table, with
``analysis`` and with what a stored record holds: an older index is then refused, not misread.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from indexer.periods import held_key
from indexer.records import SectionRecord

SCHEMA_VERSION = 13
SECTION_CHARACTERS = "characters"
"""The field that quoted phrases are looked up in."""
DUTIES = "duty"
"""The field that tells which sections give somebody something to do."""
UNIT, MEETING_UNIT = "unit", "meeting"
"""The field and its value that one section of each meeting has, to count and list meetings by."""
HELD = "held"
"""The field of keys of ``indexer.periods``, to count meetings over time by, whatever finds them."""
SERIES = "series"
"""The field of the places of a meeting in its series, keys of ``indexer.series``."""
FORMAT, DOUBT = "format", "doubt"
"""The fields of a meeting's media types, and of the codes of what could not be settled."""
MEETING_ID = "meeting_id"
"""What every engine knows the sections of a meeting by; a query may hold it, nobody types it."""
STATUS = "status"
"""The facet that tells minutes from texts that were indexed though they are none."""


class View(StrEnum):
    """How a field is looked into."""

    WORDS = "words"
    CHARACTERS = "characters"
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class Field:
    """``values`` takes a field's texts or values from a record.

    ``boost`` weighs a words field in the ranking (BM25F); it means nothing for other views.
    ``is_facet`` says of values whether pages count them; the others can only be asked for.
    ``is_key`` says of values that we made them, so that nobody types them.
    """

    name: str
    view: View
    label: str
    english: str
    values: Callable[[SectionRecord], Iterable[str]]
    boost: float = 1.0
    is_facet: bool = True
    is_key: bool = False


def _year(record: SectionRecord) -> Iterable[str]:
    return (f"{record.date.year}",) if record.date else ()


def _month(record: SectionRecord) -> Iterable[str]:
    date = record.date
    return (f"{date.year:04}-{date.month:02}",) if date and date.month else ()


def _held(record: SectionRecord) -> Iterable[str]:
    return (held_key(record.date, record.meeting_id),)


def _unit(record: SectionRecord) -> Iterable[str]:
    return (MEETING_UNIT,) if record.is_first else ()


def _chair(record: SectionRecord) -> Iterable[str]:
    return _one(record.chair)


def _session(record: SectionRecord) -> Iterable[str]:
    first = () if record.session is None else (record.session,)
    return map(str, (*first, *record.other_sessions))


def _one(value: str | None) -> Iterable[str]:
    return (value,) if value else ()


def _key(
    name: str, label: str, english: str, values: Callable[[SectionRecord], Iterable[str]]
) -> Field:
    return Field(name, View.VALUES, label, english, values, is_facet=False, is_key=True)


FIELDS = (
    Field(
        "heading_words",
        View.WORDS,
        "议题标题的词",
        "words of the heading",
        lambda record: (record.heading,),
        boost=4.0,
    ),
    Field(
        "document_words",
        View.WORDS,
        "文件标题的词",
        "words of the document titles",
        lambda record: record.documents,
        boost=3.0,
    ),
    Field(
        "text_words",
        View.WORDS,
        "正文的词",
        "words of the paragraphs",
        lambda record: ((p.label or "") + p.text for p in record.paragraphs),
    ),
    Field(
        "meeting_words",
        View.WORDS,
        "会议名称和文号的词",
        "words of the meeting's title and number",
        lambda record: (record.meeting_title, *_one(record.doc_number)),
        boost=0.5,
    ),
    Field(
        SECTION_CHARACTERS,
        View.CHARACTERS,
        "标题和正文的每个字",
        "every character of heading and paragraphs",
        lambda record: record.text.split("\n"),
    ),
    Field(
        "meeting_characters",
        View.CHARACTERS,
        "会议名称和文号的每个字",
        "every character of the meeting's title and number",
        lambda record: (record.meeting_title, *_one(record.doc_number)),
    ),
    Field(
        "heading_characters",
        View.CHARACTERS,
        "议题标题的每个字",
        "every character of the heading",
        lambda record: (record.heading,),
    ),
    Field(
        "document_characters",
        View.CHARACTERS,
        "文件标题的每个字",
        "every character of the document titles, stages included",
        lambda record: record.titles,
    ),
    Field("year", View.VALUES, "年份", "year of the meeting", _year),
    Field("body", View.VALUES, "会议主体", "organ that met", lambda record: record.bodies),
    Field(
        "kind",
        View.VALUES,
        "会议类型",
        "kind of meeting",
        lambda record: (*_one(record.kind), *record.other_kinds),
    ),
    Field("item", View.VALUES, "议题类型", "kind of item", lambda record: record.item_kinds),
    Field("outcome", View.VALUES, "议定结果", "outcome", lambda record: record.outcomes),
    Field("attendee", View.VALUES, "参会人员", "attendee", lambda record: record.attendees),
    Field(
        "organization",
        View.VALUES,
        "参会单位",
        "an attendee's organization",
        lambda record: record.organizations,
    ),
    Field("document", View.VALUES, "涉及文件", "document", lambda record: record.documents),
    Field(STATUS, View.VALUES, "文本类型", "minutes or not", lambda record: (record.status,)),
    Field(
        "number",
        View.VALUES,
        "文号",
        "number of the minutes, or one they mention",
        lambda record: record.numbers,
        is_facet=False,
    ),
    Field(
        "sat_in",
        View.VALUES,
        "列席单位",
        "an organization that sat in",
        lambda record: record.sat_in,
        is_facet=False,
    ),
    Field("chair", View.VALUES, "主持人", "who chaired", _chair, is_facet=False),
    Field("session", View.VALUES, "届次", "number of the meeting", _session, is_facet=False),
    _key(UNIT, "会议", "one section of each meeting", _unit),
    _key("month", "年月", "year and month of the meeting", _month),
    _key(HELD, "会议及其年月", "the meeting, and its month", _held),
    _key(SERIES, "会议系列中的位置", "place in a series of meetings", lambda r: r.series),
    _key(FORMAT, "来源格式", "format of the source", lambda r: r.formats),
    _key(DOUBT, "读取提示", "warnings of the reader", lambda r: r.doubts),
    _key("taking_part", "参会方式和参会者", "who took part, and how", lambda r: r.taking_part),
    _key("reporting", "汇报单位", "an organization that reported", lambda r: r.reporting),
    _key("responsible", "责任单位", "an organization that must act", lambda r: r.responsible),
    _key("partner", "配合单位", "an organization that must assist", lambda r: r.partners),
    _key(
        DUTIES,
        "责任事项",
        "something to be done, and for whom it has a deadline",
        lambda r: r.duties,
    ),
)
WORD_FIELDS = tuple(field for field in FIELDS if field.view is View.WORDS)
OWN_WORD_FIELDS = tuple(field for field in WORD_FIELDS if field.name != "meeting_words")
"""The words of a section itself, without its meeting's name: what texts are compared by."""
VALUE_FIELDS = tuple(field for field in FIELDS if field.view is View.VALUES)
FACETS = tuple(field for field in VALUE_FIELDS if field.is_facet)
NAMED_FIELDS = tuple(field for field in VALUE_FIELDS if not field.is_key)
"""The fields of values that people name in questions."""
CHARACTER_FIELDS = tuple(field for field in FIELDS if field.view is View.CHARACTERS)
PLAIN_FIELDS = (SECTION_CHARACTERS, "meeting_characters")
"""The fields of characters that words without a field's name are looked up in."""
