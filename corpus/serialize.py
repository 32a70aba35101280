"""Meeting to minutes JSON and back (``schema`` 1), with the keys always in the same order.

An index stores this form and reads it back for every hit that is shown, so reading does no more
than build the values.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

from corpus.errors import SchemaUnknown
from corpus.model import (
    Attendance,
    Attendee,
    Chair,
    Decision,
    DocNumber,
    DocumentMention,
    JointMeeting,
    Meeting,
    PageFact,
    PaperNumber,
    Paragraph,
    ParseWarning,
    PartialDate,
    Section,
    Source,
    Votes,
)

SCHEMA = 1

Json = dict[str, Any]
_Value = TypeVar("_Value")

_KEYS = (
    *("id", "recognised", "title", "bodies", "kind", "term", "session", "held_with"),
    *("doc_number", "date", "location", "chair", "attendees", "sections", "preamble"),
    *("conclusions", "documents", "issuers", "issued_on", "printed_on", "publicity"),
    *("metadata", "source", "sources", "warnings"),
)
_take_all = attrgetter(*_KEYS)
_PAPER_NUMBER = re.compile(r".*\d+/\d{2}-\d{2}.*文件", re.DOTALL)
_DOC_NUMBER = re.compile(r"(.*)〔(\d+)〕(\d+)号", re.DOTALL)


def to_json(meeting: Meeting) -> Json:
    """The meeting as plain dicts, lists, strings and numbers; dates and 文号 are strings."""
    told: Json = json.loads(dumps(meeting))
    return told


def dumps(meeting: Meeting) -> str:
    """Minutes JSON on one line, Chinese as it is."""
    told = zip(_KEYS, _take_all(meeting), strict=True)
    return _encode({"schema": SCHEMA, **dict(told)})


def from_json(mapping: Mapping[str, Any]) -> Meeting:
    """The meeting that :func:`to_json` was given. Raises ``SchemaUnknown`` on other JSON."""
    if mapping.get("schema") != SCHEMA:
        raise SchemaUnknown(found=mapping.get("schema", "无"), expected=SCHEMA)
    m = mapping
    return Meeting(
        id=m["id"],
        title=m["title"],
        bodies=tuple(m["bodies"]),
        kind=m["kind"],
        term=m["term"],
        session=m["session"],
        doc_number=_doc_number(m["doc_number"]),
        date=_date(m["date"]),
        location=m["location"],
        chair=Chair(m["chair"]["name"], tuple(m["chair"]["titles"])) if m["chair"] else None,
        attendees=tuple(map(_attendee, m["attendees"])),
        sections=tuple(map(_section, m["sections"])),
        documents=tuple(m["documents"]),
        issuers=tuple(m["issuers"]),
        issued_on=_date(m["issued_on"]),
        printed_on=_date(m["printed_on"]),
        publicity=m["publicity"],
        preamble=tuple(m["preamble"]),
        conclusions=tuple(m["conclusions"]),
        source=Source(**m["source"]),
        warnings=_all(ParseWarning, m["warnings"]),
        held_with=tuple(map(_joint, m.get("held_with", ()))),
        recognised=m.get("recognised", True),
        other_sources=_all(Source, m.get("sources", ())[1:]),
        metadata=_all(PageFact, m.get("metadata", ())),
    )


def _plain(value: object) -> object:
    """What JSON has no form of its own for: numbers and dates are strings, the rest its fields."""
    kind = type(value)
    if names := _FIELDS[kind]:
        return dict(zip(names, _TAKE[kind](value)))  # noqa: B905 - both are made of the same
    return str(value)


_FIELDS: dict[type[object], tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (
        *(Attendee, Chair, Decision, DocumentMention, JointMeeting, PageFact, Paragraph),
        *(ParseWarning, Section, Source, Votes),
    )
}
_TAKE = {kind: attrgetter(*names) for kind, names in _FIELDS.items()}
"""What takes all fields out of a value at once."""

_FIELDS |= dict.fromkeys((DocNumber, PaperNumber, PartialDate), ())

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=_plain).encode


def _all(kind: type[_Value], mappings: Sequence[Json]) -> tuple[_Value, ...]:
    return tuple(kind(**mapping) for mapping in mappings)


def _joint(m: Json) -> JointMeeting:
    return JointMeeting(tuple(m["bodies"]), m["kind"], m["term"], m["session"])


def _attendee(m: Json) -> Attendee:
    return Attendee(
        m["name"],
        Attendance(m["attendance"]),
        tuple(m["organizations"]),
        tuple(m["titles"]),
        m["note"],
        m.get("unverified", False),
    )


def _section(m: Json) -> Section:
    return Section(
        order=m["order"],
        number=m["number"],
        heading=m["heading"],
        kinds=tuple(m["kinds"]),
        paragraphs=_all(Paragraph, m["paragraphs"]),
        documents=_all(DocumentMention, m["documents"]),
        reporters=tuple(m["reporters"]),
        decisions=tuple(map(_decision, m["decisions"])),
    )


def _decision(m: Json) -> Decision:
    return Decision(
        m["outcome"],
        m["object"],
        tuple(m["responsible"]),
        tuple(m["partners"]),
        m["deadline"],
        m["evidence"],
        Votes(**votes) if (votes := m.get("votes")) else None,
    )


def _doc_number(text: str | None) -> DocNumber | PaperNumber | None:
    if text is None:
        return None
    if _PAPER_NUMBER.fullmatch(text):
        return PaperNumber(text)
    match = _DOC_NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(f"not a document number: {text}")
    return DocNumber(match[1], int(match[2]), int(match[3]))


def _date(text: str | None) -> PartialDate | None:
    return PartialDate(*map(int, text.split("-"))) if text else None
