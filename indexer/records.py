"""A meeting made flat: one record per section, with the meeting's own fields on each."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import fields as fields_of
from itertools import starmap

from corpus.docnumber import find_numbers
from corpus.model import Meeting, Paragraph, PartialDate, Section
from corpus.organ_names import OrganNames, organ_names
from indexer.analysis import Cut

OUTLINE_HEADING = "会议概况"
MINUTES = "会议纪要"
OTHER_TEXT = "未识别为会议纪要的文本"
"""What a record is of: a text that is not recognised has one record, and is no meeting."""


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """The searchable unit; ``order`` 0 is the text around the sections, so that all is found."""

    section_id: str
    meeting_id: str
    order: int
    number: str | None
    heading: str
    paragraphs: tuple[Paragraph, ...]
    meeting_title: str
    doc_number: str | None
    bodies: tuple[str, ...]
    kind: str | None
    other_kinds: tuple[str, ...]
    session: int | None
    other_sessions: tuple[int, ...]
    date: PartialDate | None
    item_kinds: tuple[str, ...]
    outcomes: tuple[str, ...]
    attendees: tuple[str, ...]
    organizations: tuple[str, ...]
    documents: tuple[str, ...]
    titles: tuple[str, ...]
    numbers: tuple[str, ...]
    chair: str | None
    ocr: bool
    recognised: bool

    @property
    def status(self) -> str:
        """Whether the text is minutes, in the words of the facet."""
        return MINUTES if self.recognised else OTHER_TEXT

    @property
    def text(self) -> str:
        """Heading and paragraphs, one a line, labels kept: what a quoted phrase is looked up in."""
        return "\n".join((self.heading, *((p.label or "") + p.text for p in self.paragraphs)))


@dataclass(frozen=True, slots=True)
class MeetingRecords:
    """All that an engine keeps of one meeting; ``fingerprint`` tells whether it is up to date.

    ``cut`` has words of its texts where they were cut beforehand; what it lacks the writer cuts.
    """

    meeting: Meeting
    fingerprint: str
    sections: tuple[SectionRecord, ...]
    cut: Cut | None = None


def flatten(meeting: Meeting, fingerprint: str, names: OrganNames | None = None) -> MeetingRecords:
    """The records of a meeting, sections in their order, the outline first.

    ``names`` spells the organizations out, so that 市发改委 and its full name are one value; the
    meeting itself keeps them as they were written.
    """
    names = names or organ_names()
    sections = (_outline(meeting), *meeting.sections)
    records = [_record(meeting, section, names) for section in sections]
    return MeetingRecords(
        meeting, fingerprint, tuple(r for r in records if r.paragraphs or r.order)
    )


def _outline(meeting: Meeting) -> Section:
    paragraphs = tuple(Paragraph(None, text) for text in meeting.preamble + meeting.conclusions)
    heading = OUTLINE_HEADING if meeting.recognised else meeting.title
    return Section(0, None, heading, (), paragraphs)


def _record(meeting: Meeting, section: Section, names: OrganNames) -> SectionRecord:
    attendees = meeting.attendees
    return SectionRecord(
        section_id=f"{meeting.id}-s{section.order}",
        meeting_id=meeting.id,
        order=section.order,
        number=section.number,
        heading=section.heading,
        paragraphs=section.paragraphs,
        meeting_title=meeting.title,
        doc_number=str(meeting.doc_number) if meeting.doc_number else None,
        bodies=meeting.bodies,
        kind=meeting.kind,
        other_kinds=_distinct(
            m.kind for m in meeting.held_with if m.kind not in (None, meeting.kind)
        ),
        session=meeting.session,
        other_sessions=tuple(m.session for m in meeting.held_with if m.session is not None),
        date=meeting.date,
        item_kinds=section.kinds,
        outcomes=_distinct(decision.outcome for decision in section.decisions),
        attendees=_distinct(attendee.name for attendee in attendees),
        organizations=_distinct(names.full(o) for a in attendees for o in a.organizations),
        documents=_distinct(mention.base_title for mention in section.documents),
        ocr=meeting.source.ocr,
        recognised=meeting.recognised,
        titles=_distinct(mention.title for mention in section.documents),
        numbers=_distinct(_numbers(meeting, section)),
        chair=meeting.chair.name if meeting.chair else None,
    )


def _numbers(meeting: Meeting, section: Section) -> Iterator[str]:
    """The number of the minutes, and every number that the section names."""
    if meeting.doc_number:
        yield str(meeting.doc_number)
    for text in (section.heading, *(paragraph.text for paragraph in section.paragraphs)):
        yield from map(str, find_numbers(text))


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def dump_record(record: SectionRecord) -> str:
    """The record as JSON, for an engine to store."""
    fields = {field: getattr(record, field) for field in _PLAIN_FIELDS}
    fields["paragraphs"] = [[p.label, p.text] for p in record.paragraphs]
    fields["date"] = [record.date.year, record.date.month, record.date.day] if record.date else None
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def load_record(text: str) -> SectionRecord:
    """The record that :func:`dump_record` wrote."""
    fields = json.loads(text)
    for name in _TUPLES:
        fields[name] = tuple(fields[name])
    fields["paragraphs"] = tuple(starmap(Paragraph, fields["paragraphs"]))
    fields["date"] = PartialDate(*fields["date"]) if fields["date"] else None
    return SectionRecord(**fields)


_PLAIN_FIELDS = tuple(
    field.name for field in fields_of(SectionRecord) if field.name not in ("paragraphs", "date")
)
_TUPLES = tuple(
    field.name
    for field in fields_of(SectionRecord)
    if field.type in (tuple[str, ...], tuple[int, ...])
)
