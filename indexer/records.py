"""A meeting made flat: one record per section, with the meeting's own fields on each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar, overload

from corpus.decisions.outcomes import ORDERED
from corpus.decisions.reporters import is_person
from corpus.grammar.docnumber import find_numbers
from corpus.grammar.documents import read_mention, title_key
from corpus.grammar.organ_names import OrganNames, organ_names
from corpus.model import (
    Attendance,
    Attendee,
    Decision,
    DocumentMention,
    Meeting,
    Paragraph,
    PartialDate,
    Section,
)
from indexer.parties import organ_key, place_of, role_keys
from indexer.person_names import NOBODY, PersonNames
from indexer.series import sittings_of
from indexer.text.analysis import Cut

OUTLINE_HEADING = "会议概况"
MINUTES = "会议纪要"
OTHER_TEXT = "未识别为会议纪要的文本"
"""What a record is of: a text that is not recognised has one record, and is no meeting."""
DUTY, DATED, DATED_FOR = "all", "dated", "dated:"
"""What a record with something to be done says of it: that there is, that some of it has a
deadline, and for whom.
"""
OCR = "ocr"
"""Stands among the formats of a meeting whose text was recognised from a picture."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """What a section says and where it stands: all that is read of thousands to look for words.

    ``lines`` are the heading and the paragraphs with their labels.
    """

    section_id: str
    order: int
    lines: tuple[str, ...]
    meeting_id: str
    meeting_title: str
    date: PartialDate | None
    recognised: bool


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """What is told of a section wherever it is listed or taken away."""

    section_id: str
    order: int
    heading: str
    paragraphs: tuple[Paragraph, ...]
    number: str | None
    item_kinds: tuple[str, ...]
    reporters: tuple[str, ...]
    responsible: tuple[str, ...]
    partners: tuple[str, ...]
    mentions: tuple[DocumentMention, ...]
    decisions: tuple[Decision, ...]
    meeting_id: str
    meeting_title: str
    doc_number: str | None
    bodies: tuple[str, ...]
    kind: str | None
    session: int | None
    date: PartialDate | None
    ocr: bool
    recognised: bool

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What was decided, each outcome once."""
        return _distinct(decision.outcome for decision in self.decisions)

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents named, by the title that all their stages share."""
        return _distinct(mention.base_title for mention in self.mentions)

    @property
    def titles(self) -> tuple[str, ...]:
        """The documents named, as their titles are written."""
        return _distinct(mention.title for mention in self.mentions)

    @property
    def status(self) -> str:
        """Whether the text is minutes, in the words of the facet."""
        return MINUTES if self.recognised else OTHER_TEXT

    @property
    def text(self) -> str:
        """Heading and paragraphs, one a line, labels kept: what a quoted phrase is looked up in."""
        return "\n".join([self.heading, *[(p.label or "") + p.text for p in self.paragraphs]])


@dataclass(frozen=True, slots=True)
class SectionRecord(SectionFacts):
    """The searchable unit; ``order`` 0 is the text around the sections, so that all is found.

    ``is_first`` is true of one record of each meeting, to count meetings by; it alone has
    ``series``, keys of ``indexer.series``, ``formats`` (media types, and ``OCR``), ``doubts``
    (codes of warnings), ``taking_part``, and ``roll``, the attendees as they are listed.
    ``taking_part`` and the names of organizations in ``sat_in``, ``reporting``, ``responsible``,
    ``partners`` and ``duties`` are keys of ``indexer.parties``.
    """

    roll: tuple[Attendee, ...]
    numbers: tuple[str, ...]
    is_first: bool
    series: tuple[str, ...]
    formats: tuple[str, ...]
    doubts: tuple[str, ...]
    taking_part: tuple[str, ...]
    reporting: tuple[str, ...]
    duties: tuple[str, ...]
    other_kinds: tuple[str, ...]
    other_sessions: tuple[int, ...]
    attendees: tuple[str, ...]
    organizations: tuple[str, ...]
    chair: str | None
    sat_in: tuple[str, ...]


Read = TypeVar("Read", SectionText, SectionFacts, SectionRecord)
"""How much of a record is read."""
_Stored = TypeVar("_Stored")


class Unread(Sequence[Read], Generic[Read]):
    """Records that are made of what was stored as they are looked at, and not kept: a thousand at
    once take a third longer than one after the other.
    """

    def __init__(self, stored: Sequence[_Stored], load: Callable[[_Stored], Read]) -> None:
        self._stored: Sequence[Any] = stored
        self._load: Callable[[Any], Read] = load

    def __len__(self) -> int:
        return len(self._stored)

    def __iter__(self) -> Iterator[Read]:
        return map(self._load, self._stored)

    @overload
    def __getitem__(self, place: int) -> Read: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Read]: ...
    def __getitem__(self, place: int | slice) -> Read | Sequence[Read]:
        if isinstance(place, slice):
            return Unread(self._stored[place], self._load)
        return self._load(self._stored[place])


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome, the sentence that it was read from, and the place of that in the meeting."""

    outcome: str
    evidence: str
    anchor: str


@dataclass(frozen=True, slots=True)
class MeetingRecords:
    """All that an engine keeps of one meeting; ``fingerprint`` tells whether it is up to date.

    ``cut`` has words of its texts where they were cut beforehand; what it lacks the writer cuts.
    """

    meeting: Meeting
    fingerprint: str
    sections: tuple[SectionRecord, ...]
    cut: Cut | None = None


Fields: TypeAlias = dict[str, Sequence[str] | Sequence[int] | Sequence[bytes]]
"""What a document holds, by the names of fields."""


class MadeSection(NamedTuple):
    """A record as it is stored (``record_json``), and what it is found by in the engine's own form.

    ``common`` is what it shares with the sections beside it, which have one and the same object.
    """

    stored: bytes
    common: Fields
    own: Fields


@dataclass(frozen=True, slots=True)
class MadeMeeting:
    """What an engine keeps of one meeting, made where it was read; ``head`` is the meeting without
    its sections, see ``record_json``.
    """

    head: bytes
    sections: Sequence[MadeSection]


def flatten(
    meeting: Meeting,
    fingerprint: str,
    names: OrganNames | None = None,
    people: PersonNames = NOBODY,
) -> MeetingRecords:
    """The records of a meeting, sections in their order, the outline first.

    ``names`` spells the organizations out, so that 市发改委 and its full name are one value, and
    ``people`` says who is one person; the meeting itself keeps them as they were written.
    """
    common = _Common(meeting, names or organ_names(), people)
    sections = enumerate(_with_outline(meeting))
    records = (common.record(section, is_first=not place) for place, section in sections)
    return MeetingRecords(meeting, fingerprint, tuple(records))


def word_texts(meeting: Meeting) -> Iterator[str]:
    """All texts of a meeting that its records have words from, without making the records."""
    yield meeting.title
    if meeting.doc_number:
        yield str(meeting.doc_number)
    for section in _with_outline(meeting):
        yield section.heading
        yield from (mention.base_title for mention in section.documents)
        yield from ((p.label or "") + p.text for p in section.paragraphs)


def is_duty(decision: Decision) -> bool:
    """Whether somebody is told to act."""
    return bool(decision.responsible) or decision.outcome == ORDERED


def parties_to(decision: Decision) -> tuple[str, ...]:
    """Who must act and who must assist, as they are written."""
    return decision.responsible + decision.partners


def anchor_of(record: SectionFacts, texts: Sequence[str]) -> str:
    """The first paragraph that holds the first of the texts that any holds, or else its section."""
    for text in texts:
        for number, paragraph in enumerate(record.paragraphs, 1):
            if text in (paragraph.label or "") + paragraph.text:
                return f"s{record.order}p{number}"
    return f"s{record.order}"


def verdicts_of(
    record: SectionFacts, decisions: Sequence[Decision] | None = None
) -> Iterator[Verdict]:
    """Each outcome of these decisions, or of all of the record, once, with the first sentence."""
    first: dict[str, str] = {}
    for decision in record.decisions if decisions is None else decisions:
        first.setdefault(decision.outcome, decision.evidence)
    for outcome, evidence in first.items():
        yield Verdict(outcome, evidence, anchor_of(record, (evidence,)))


def _with_outline(meeting: Meeting) -> list[Section]:
    return [s for s in (_outline(meeting), *meeting.sections) if s.paragraphs or s.order]


def _outline(meeting: Meeting) -> Section:
    paragraphs = tuple(Paragraph(None, text) for text in meeting.preamble + meeting.conclusions)
    heading = OUTLINE_HEADING if meeting.recognised else meeting.title
    return Section(0, None, heading, (), paragraphs, documents=_of_no_item(meeting))


def _of_no_item(meeting: Meeting) -> tuple[DocumentMention, ...]:
    """What was weighed above the items: whoever asks for it must be led to the meeting."""
    named = {mention.title for section in meeting.sections for mention in section.documents}
    above = [title for title in meeting.documents if title not in named]
    known = frozenset(map(title_key, named)) if above else ()
    return tuple(read_mention(title) for title in above if title_key(title) not in known)


class _Common:
    """What the records of one meeting share, worked out once."""

    def __init__(self, meeting: Meeting, names: OrganNames, people: PersonNames) -> None:
        attendees = meeting.attendees
        self._meeting = meeting
        self._names = names
        self._people = people
        self._place = place_of(meeting, names)
        self._doc_number = str(meeting.doc_number) if meeting.doc_number else None
        self._other_kinds = _distinct(
            m.kind for m in meeting.held_with if m.kind not in (None, meeting.kind)
        )
        self._attendees = _distinct(attendee.name for attendee in attendees)
        self._organizations = _distinct(names.full(o) for a in attendees for o in a.organizations)
        self._sat_in = self._keys(
            o for a in attendees if a.attendance is Attendance.OBSERVER for o in a.organizations
        )

    def record(self, section: Section, *, is_first: bool) -> SectionRecord:
        """The record of one section."""
        meeting, decisions = self._meeting, section.decisions
        return SectionRecord(
            section_id=f"{meeting.id}-s{section.order}",
            meeting_id=meeting.id,
            order=section.order,
            number=section.number,
            heading=section.heading,
            paragraphs=section.paragraphs,
            meeting_title=meeting.title,
            doc_number=self._doc_number,
            bodies=meeting.bodies,
            kind=meeting.kind,
            other_kinds=self._other_kinds,
            session=meeting.session,
            other_sessions=tuple(m.session for m in meeting.held_with if m.session is not None),
            date=meeting.date,
            item_kinds=section.kinds,
            attendees=self._attendees,
            organizations=self._organizations,
            mentions=section.documents,
            reporters=section.reporters,
            decisions=decisions,
            numbers=_distinct(_numbers(meeting, section)),
            chair=meeting.chair.name if meeting.chair else None,
            ocr=meeting.source.ocr,
            recognised=meeting.recognised,
            is_first=is_first,
            series=self._series() if is_first else (),
            formats=_formats(meeting) if is_first else (),
            doubts=_distinct(w.code for w in meeting.warnings) if is_first else (),
            taking_part=_distinct(self._roles()) if is_first else (),
            roll=meeting.attendees if is_first else (),
            sat_in=self._sat_in,
            reporting=self._keys(o for o in section.reporters if not is_person(o)),
            responsible=self._keys(name for d in decisions for name in d.responsible),
            partners=self._keys(name for d in decisions for name in d.partners),
            duties=_distinct(self._duties(decisions)),
        )

    def _series(self) -> tuple[str, ...]:
        return _distinct(sitting.key for sitting in sittings_of(self._meeting, self._names))

    def _roles(self) -> Iterator[str]:
        return role_keys(self._meeting, self._place, self._names, self._people)

    def _duties(self, decisions: Iterable[Decision]) -> Iterator[str]:
        for decision in filter(is_duty, decisions):
            yield DUTY
            if decision.deadline:
                yield DATED
                yield from map(DATED_FOR.__add__, self._keys(parties_to(decision)))

    def _keys(self, organizations: Iterable[str]) -> tuple[str, ...]:
        return _distinct(organ_key(o, self._place, self._names) for o in organizations)


def _formats(meeting: Meeting) -> tuple[str, ...]:
    source = meeting.source
    return (source.media_type, OCR) if source.ocr else (source.media_type,)


def _numbers(meeting: Meeting, section: Section) -> Iterator[str]:
    """The number of the minutes, and every number that the section names."""
    if meeting.doc_number:
        yield str(meeting.doc_number)
    for text in (section.heading, *(paragraph.text for paragraph in section.paragraphs)):
        yield from map(str, find_numbers(text))


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
