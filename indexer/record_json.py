"""A section record as an engine stores it: six lines, of which only those are read that are wanted.

Five are JSON without names: two have what all sections of a meeting share, which is half of it, and
three what is the section's own. The last is its text, cut up by the lengths that its head tells:
JSON is read sign by sign, a text in one go. Sections are mostly read one meeting after the other,
so what they share is read once for all of them.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from functools import lru_cache
from itertools import starmap
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias, cast

from corpus.model import (
    Attendance,
    Attendee,
    Decision,
    DocumentMention,
    Meeting,
    Paragraph,
    PartialDate,
    Section,
    Votes,
)
from corpus.serialize import dumps, from_json
from indexer.records import Read, SectionFacts, SectionRecord, SectionText

Parts: TypeAlias = Sequence[str]
"""The lines, in the order of ``PARTS``; one that was not asked for may be anything."""
PARTS = ("meeting", "head", "facts", "more_of_meeting", "more", "text")
_MEETING, _HEAD, _FACTS, _MORE_OF_MEETING, _MORE, _TEXT = range(len(PARTS))
"""The text stands last, since it alone may have several lines."""
_BACKSLASH = ord("\\")
_REMEMBERED = 64
"""Meetings: a list by relevance shows some of each, and a page has no more."""


class _Meeting(NamedTuple):
    """What every reading tells of the meeting, in the order that records have it."""

    meeting_id: str
    meeting_title: str
    doc_number: str | None
    bodies: tuple[str, ...]
    kind: str | None
    session: int | None
    date: PartialDate | None
    ocr: bool
    recognised: bool


def dump_parts(record: SectionRecord) -> tuple[str, ...]:
    """The record as the texts of ``PARTS``."""
    lengths = [(_length(p.label), len(p.text)) for p in record.paragraphs]
    head = (record.section_id, record.order, len(record.heading), lengths)
    decisions = [_dumped(decision) for decision in record.decisions]
    facts = (*_OWN_FACTS(record), list(map(_MENTION, record.mentions)), decisions)
    more = (list(map(_ATTENDEE, record.roll)), *_OWN_MORE(record))
    return (
        _dumped_meeting(_MEETING_FACTS(record)),
        _dumps(head),
        _dumps(facts),
        _dumped_shared(_SHARED_MORE(record)),
        _dumps(more),
        record.text,
    )


def dump_record(record: SectionRecord) -> str:
    """The record for an engine to store, the parts on lines of their own."""
    return "\n".join(dump_parts(record))


def dump_head(meeting: Meeting) -> str:
    """The meeting as JSON, but for its sections, of which its records hold everything."""
    return dumps(replace(meeting, sections=()))


def load_meeting(head: bytes, records: Iterable[bytes]) -> Meeting:
    """The meeting that :func:`dump_head` wrote, with the sections of its records, in any order."""
    facts = sorted(map(loader(SectionFacts), records), key=attrgetter("order"))
    sections = tuple(_section(one) for one in facts if one.order)
    return replace(from_json(json.loads(head)), sections=sections)


def loader(kind: type[Read]) -> Callable[[bytes], Read]:
    """What reads so much of a record that was stored in one piece, in UTF-8."""
    wanted, load = needed(kind), loader_of_parts(kind)

    def loaded(stored: bytes) -> Read:
        lines = stored.split(b"\n", _TEXT)
        parts = [""] * len(PARTS)
        for place in wanted:
            parts[place] = lines[place].decode()
        return load(parts)

    return loaded


def needed(kind: type[Read]) -> Sequence[int]:
    """The places of the parts that are read for it."""
    return _LOADERS[kind][0]


def loader_of_parts(kind: type[Read]) -> Callable[[Parts], Read]:
    """What reads so much of a record from its parts."""
    return cast(Callable[[Parts], Read], _LOADERS[kind][1])


def place_of(stored: bytes) -> tuple[str, int]:
    """The meeting of a stored record, and which of its sections it is of."""
    end = stored.index(b"\n")
    meeting_id = stored[2 : stored.index(b'",')]
    if _BACKSLASH in meeting_id:
        return _meeting_of(stored[:end]).meeting_id, _order_of(stored, end + 1)
    # Asked of every hit that is put in order: to read all of a line takes many times as long.
    return meeting_id.decode(), _order_of(stored, end + 1)


def load_record(stored: bytes) -> SectionRecord:
    """The record that :func:`dump_record` wrote."""
    return _WHOLE(stored)


class Place(NamedTuple):
    """Which section of which meeting a record is, and of what day."""

    meeting_id: str
    order: int
    date: PartialDate | None


class Stored:
    """What was stored in one piece, taken apart no further than is asked for."""

    def __init__(self, stored: bytes) -> None:
        self._lines = stored.split(b"\n", _TEXT)
        self.size = len(stored)

    @property
    def text(self) -> str:
        """The text of the record."""
        return self._lines[_TEXT].decode()

    @property
    def section_id(self) -> str:
        """The id of the section."""
        section_id: str = _loads(self._lines[_HEAD].decode())[0]
        return section_id

    @property
    def place(self) -> Place:
        """Where it stands."""
        meeting = _meeting_of(self._lines[_MEETING])
        return Place(meeting.meeting_id, _order_of(self._lines[_HEAD]), meeting.date)

    @property
    def record(self) -> SectionRecord:
        """All of it."""
        return _record([line.decode() for line in self._lines])


def _section(facts: SectionFacts) -> Section:
    return Section(
        order=facts.order,
        number=facts.number,
        heading=facts.heading,
        kinds=facts.item_kinds,
        paragraphs=facts.paragraphs,
        documents=facts.mentions,
        reporters=facts.reporters,
        decisions=facts.decisions,
    )


def _text(parts: Parts) -> SectionText:
    section_id, order, heading, lengths = _loads(parts[_HEAD])
    meeting, text = _loaded_meeting(parts[_MEETING]), parts[_TEXT]
    lines, start = [text[:heading]], heading + 1
    for label, length in lengths:
        end = start + (label or 0) + length
        lines.append(text[start:end])
        start = end + 1
    told = (meeting.meeting_id, meeting.meeting_title, meeting.date, meeting.recognised)
    return SectionText(section_id, order, tuple(lines), *told)


def _facts(parts: Parts) -> SectionFacts:
    return SectionFacts(*(_own(parts) + _loaded_meeting(parts[_MEETING])))


def _record(parts: Parts) -> SectionRecord:
    roll, *more = _loads(parts[_MORE])
    facts = _own(parts) + _loaded_meeting(parts[_MEETING])
    shared = _loaded_shared(parts[_MORE_OF_MEETING])
    members: Sequence[Any] = (*facts, tuple(map(_attendee, roll)), *_frozen(more), *shared)
    return SectionRecord(*members)


def _own(parts: Parts) -> tuple[Any, ...]:
    """The first fields of ``SectionFacts``, up to those of the meeting."""
    section_id, order, heading, lengths = _loads(parts[_HEAD])
    number, kinds, reporters, responsible, partners, mentions, decisions = _loads(parts[_FACTS])
    text = parts[_TEXT]
    return (
        *(section_id, order, text[:heading], tuple(_paragraphs(text, heading + 1, lengths))),
        *(number, tuple(kinds), tuple(reporters), tuple(responsible), tuple(partners)),
        *(tuple(starmap(DocumentMention, mentions)), tuple(map(_loaded, decisions))),
    )


def _paragraphs(
    text: str, start: int, lengths: Sequence[tuple[int | None, int]]
) -> Iterator[Paragraph]:
    for label, length in lengths:
        body = start + (label or 0)
        end = body + length
        yield Paragraph(None if label is None else text[start:body], text[body:end])
        start = end + 1


_LOADERS: Mapping[type, tuple[Sequence[int], Callable[[Parts], object]]] = {
    SectionText: ((_MEETING, _HEAD, _TEXT), _text),
    SectionFacts: ((_MEETING, _HEAD, _FACTS, _TEXT), _facts),
    SectionRecord: (range(len(PARTS)), _record),
}


def _length(label: str | None) -> int | None:
    return None if label is None else len(label)


def _loads(stored: str) -> Any:  # noqa: ANN401  # JSON holds anything
    return _SCAN(stored)[0]


@lru_cache(_REMEMBERED)
def _dumped_meeting(values: tuple[Any, ...]) -> str:
    meeting = _Meeting(*values)
    date = meeting.date
    day = [date.year, date.month, date.day] if date else None
    return _dumps([*meeting[:6], day, *meeting[7:]])


@lru_cache(_REMEMBERED)
def _dumped_shared(values: tuple[Any, ...]) -> str:
    return _dumps(values)


@lru_cache(_REMEMBERED)
def _loaded_meeting(stored: str) -> _Meeting:
    *named, bodies, kind, session, date, ocr, recognised = _loads(stored)
    day = PartialDate(*date) if date else None
    return _Meeting._make((*named, tuple(bodies), kind, session, day, ocr, recognised))


@lru_cache(_REMEMBERED)
def _meeting_of(stored: bytes) -> _Meeting:
    return _loaded_meeting(stored.decode())


def _order_of(stored: bytes, head: int = 0) -> int:
    """Which section it is, by the line that begins there."""
    closing = stored.index(b'",', head)
    if stored[closing - 1] == _BACKSLASH:
        order: int = _loads(stored[head:].partition(b"\n")[0].decode())[1]
        return order
    return int(stored[closing + 2 : stored.index(b",", closing + 2)])


@lru_cache(_REMEMBERED)
def _loaded_shared(stored: str) -> tuple[Any, ...]:
    return tuple(_frozen(_loads(stored)))


def _frozen(values: Iterable[Any]) -> Iterator[Any]:
    return (tuple(value) if isinstance(value, list) else value for value in values)


def _attendee(stored: Sequence[Any]) -> Attendee:
    name, attendance, organizations, titles, note, unverified = stored
    return Attendee(name, _ROLES[attendance], tuple(organizations), tuple(titles), note, unverified)


_ROLES = {role.value: role for role in Attendance}
"""Records are read by the thousand, and an enumeration looks a value up ten times as slowly."""


def _dumped(decision: Decision) -> list[object]:
    votes = decision.votes
    return [*_DECISION(decision), votes and _VOTES(votes)]


def _loaded(stored: Sequence[Any]) -> Decision:
    outcome, about, responsible, partners, deadline, evidence, votes = stored
    stated = Votes(*votes) if votes else None
    return Decision(outcome, about, tuple(responsible), tuple(partners), deadline, evidence, stated)


_dumps = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_SCAN = json.JSONDecoder().raw_decode
_MENTION, _VOTES, _ATTENDEE, _DECISION = (
    attrgetter(*(field.name for field in fields_of(kind) if field.name != "votes"))
    for kind in (DocumentMention, Votes, Attendee, Decision)
)
_MEETING_FACTS = attrgetter(*_Meeting._fields)
_OWN_FACTS = attrgetter("number", "item_kinds", "reporters", "responsible", "partners")
_OWN_MORE = attrgetter(
    *("numbers", "is_first", "series", "formats", "doubts", "taking_part", "reporting", "duties")
)
_SHARED_MORE = attrgetter(
    *("other_kinds", "other_sessions", "attendees", "organizations", "chair", "sat_in")
)
_WHOLE = loader(SectionRecord)
