"""A section record as an engine stores it: two lines of JSON, and back.

The first line has what all sections of a meeting share, which is half of it, and the second what is
the section's own. Sections are mostly read one meeting after the other, so what they share is read
once for all of them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import fields as fields_of
from functools import lru_cache
from itertools import starmap
from operator import attrgetter
from typing import Any

from corpus.model import (
    Attendance,
    Attendee,
    Decision,
    DocumentMention,
    Paragraph,
    PartialDate,
    Votes,
)
from indexer.records import SectionRecord, text_of

_SHARED = (
    *("meeting_id", "meeting_title", "doc_number", "bodies", "kind", "other_kinds", "session"),
    *("other_sessions", "date", "attendees", "organizations", "chair", "ocr", "recognised"),
    "sat_in",
)
_REMEMBERED = 64
"""Meetings: a list by relevance shows some of each, and a page has no more."""


def dump_record(record: SectionRecord) -> str:
    """The record for an engine to store, on two lines."""
    own = {field: getattr(record, field) for field in _PLAIN}
    own["paragraphs"] = [[p.label, p.text] for p in record.paragraphs]
    own["mentions"] = list(map(_MENTION, record.mentions))
    own["roll"] = list(map(_ATTENDEE, record.roll))
    own["decisions"] = [_dumped(decision) for decision in record.decisions]
    return f"{_dumped_shared(_SHARED_VALUES(record))}\n{_ENCODER.encode(own)}"


def load_record(stored: str) -> SectionRecord:
    """The record that :func:`dump_record` wrote."""
    shared, _, own = stored.partition("\n")
    fields = json.loads(own)
    for name in _OWN_TUPLES:
        fields[name] = tuple(fields[name])
    fields["paragraphs"] = tuple(starmap(Paragraph, fields["paragraphs"]))
    fields["mentions"] = tuple(starmap(DocumentMention, fields["mentions"]))
    fields["roll"] = tuple(map(_attendee, fields["roll"]))
    fields["decisions"] = tuple(map(_loaded, fields["decisions"]))
    return SectionRecord(**_loaded_shared(shared), **fields)


def load_text(stored: str) -> str:
    """The text of the record alone, in a tenth of the time."""
    return text_of(_member(stored, "heading"), _member(stored, "paragraphs"))


@dataclass(frozen=True, slots=True)
class Place:
    """Which section of which meeting a record is, and of what day."""

    meeting_id: str
    order: int
    date: PartialDate | None


def load_place(stored: str) -> Place:
    """Where the record stands, and nothing else of it."""
    shared = _loaded_shared(stored.partition("\n")[0])
    return Place(shared["meeting_id"], _member(stored, "order"), shared["date"])


def _member(stored: str, name: str) -> Any:  # noqa: ANN401  # JSON holds anything
    """One member. Its name stands nowhere else: quotation marks inside texts are stored with a
    backslash before them.
    """
    name = f'"{name}":'
    value, _ = _SCAN(stored, stored.index(name) + len(name))
    return value


@lru_cache(_REMEMBERED)
def _dumped_shared(values: Sequence[Any]) -> str:
    fields = dict(zip(_SHARED, values, strict=True))
    if date := fields["date"]:
        fields["date"] = [date.year, date.month, date.day]
    return _ENCODER.encode(fields)


@lru_cache(_REMEMBERED)
def _loaded_shared(stored: str) -> Mapping[str, Any]:
    fields: dict[str, Any] = json.loads(stored)
    for name in _SHARED_TUPLES:
        fields[name] = tuple(fields[name])
    fields["date"] = PartialDate(*fields["date"]) if fields["date"] else None
    return fields


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


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SCAN = json.JSONDecoder().raw_decode
_MENTION, _VOTES, _ATTENDEE, _DECISION = (
    attrgetter(*(field.name for field in fields_of(kind) if field.name != "votes"))
    for kind in (DocumentMention, Votes, Attendee, Decision)
)
_SHARED_VALUES = attrgetter(*_SHARED)
_PLAIN = tuple(
    field.name
    for field in fields_of(SectionRecord)
    if field.name not in ("paragraphs", "mentions", "roll", "decisions", *_SHARED)
)
_TUPLES = tuple(
    field.name
    for field in fields_of(SectionRecord)
    if field.type in (tuple[str, ...], tuple[int, ...])
)
_OWN_TUPLES = tuple(name for name in _TUPLES if name not in _SHARED)
_SHARED_TUPLES = tuple(name for name in _TUPLES if name in _SHARED)
