"""A meeting to its page: facts in the order that offices know, items, people, source."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.model import (
    Attendance,
    Attendee,
    Decision,
    JointMeeting,
    Meeting,
    Paragraph,
    Section,
    Votes,
)
from indexer.query.snippets import Span, mark_spans
from search_app.labels import date_words
from search_app.markup import book_title
from search_app.params import condition_url
from search_app.texts import aside, say

_MOST_HOPS = 500
"""Of a single character there may be thousands of marks; nobody hops through all of them."""


@dataclass(frozen=True, slots=True)
class Value:
    """A word of a fact, the search for it if there is one, and what stands behind it."""

    text: str
    url: str | None = None
    note: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the head; ``key`` names its label in the catalogue."""

    key: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph with its permalink; label and text are the original words.

    ``first`` is the number of its first mark, counted through the page from 1.
    """

    anchor: str
    text: str
    spans: tuple[Span, ...]
    first: int


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision, what it is on, and the paragraph that its sentence stands in."""

    decision: Decision
    object: str | None
    anchor: str | None
    votes: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """An agenda item; ``first`` is the number of its first mark, of which it has ``marks``."""

    anchor: str
    number: str | None
    heading: str
    spans: tuple[Span, ...]
    first: int
    marks: int
    section: Section
    paragraphs: tuple[ParagraphView, ...]
    decisions: tuple[DecisionView, ...]

    @property
    def verdicts(self) -> tuple[DecisionView, ...]:
        """The first decision of each outcome, in the order of the text."""
        first: dict[str, DecisionView] = {}
        for view in self.decisions:
            first.setdefault(view.decision.outcome, view)
        return tuple(first.values())


@dataclass(frozen=True, slots=True)
class Delegation:
    """People who came for the same organizations, in the order of the list."""

    organizations: tuple[str, ...]
    people: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True)
class AttendanceGroup:
    """All who took part in one way; ``key`` names its label in the catalogue."""

    key: str
    count: int
    delegations: tuple[Delegation, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The page of one meeting; ``marks`` counts those in the text."""

    meeting: Meeting
    title_spans: tuple[Span, ...]
    facts: tuple[Fact, ...]
    sections: tuple[SectionView, ...]
    attendance: tuple[AttendanceGroup, ...]
    rest: tuple[ParagraphView, ...]
    marks: int

    @property
    def numbered(self) -> int:
        """The number of the last mark that can be hopped to."""
        return min(self.marks, _MOST_HOPS)


class _Marking:
    """Finds marks and numbers them in the order of the page."""

    def __init__(self, marks: Sequence[str]) -> None:
        self.total = 0
        self._marks = marks

    def spans(self, text: str) -> tuple[Span, ...]:
        """The marks of a text that takes part in no numbering."""
        return mark_spans(text, self._marks)

    def numbered(self, text: str) -> tuple[tuple[Span, ...], int]:
        """The marks of a text, and the number of the first of them."""
        spans, first = self.spans(text), self.total + 1
        self.total += len(spans)
        return spans, first


def meeting_page(meeting: Meeting, marks: Sequence[str] = ()) -> MeetingPage:
    """Everything that the page shows, with the words of a question marked."""
    # The outline's anchors count preamble and conclusions through, as ``records.flatten`` does.
    outline = tuple(Paragraph(None, text) for text in meeting.preamble + meeting.conclusions)
    marking = _Marking(marks)
    return MeetingPage(
        meeting=meeting,
        title_spans=marking.spans(meeting.title),
        facts=tuple(_facts(meeting, marking)),
        sections=_linked([_section(section, marking) for section in meeting.sections]),
        attendance=_attendance(meeting.attendees),
        rest=_paragraphs(0, outline, marking),
        marks=marking.total,
    )


def _facts(meeting: Meeting, marking: _Marking) -> Iterator[Fact]:
    for key, read in FACTS:
        values = read(meeting)
        if key == _NUMBER:
            values = tuple(replace(value, spans=marking.spans(value.text)) for value in values)
        if values or key not in _RARE:
            yield Fact(key, values)


def _search_for(parameter: str, *texts: str | None) -> tuple[Value, ...]:
    return tuple(Value(text, condition_url(parameter, text)) for text in texts if text)


def _plain(*texts: object) -> tuple[Value, ...]:
    return tuple(Value(str(text)) for text in texts if text)


def _sitting(meeting: Meeting) -> tuple[Value, ...]:
    return _plain(_counter(meeting))


def _counter(meeting: Meeting | JointMeeting) -> str:
    stated = {"term": meeting.term, "session": meeting.session}
    counters = (say(f"meeting.{name}.value", **{name: n}) for name, n in stated.items() if n)
    return say("meeting.sitting.comma").join(counters)


def _held_with(meeting: Meeting) -> tuple[Value, ...]:
    """常务会议 with 第31次 behind it; what was held without a kind of its own, by its counter."""
    values = []
    for joint in meeting.held_with:
        body, counter = say("list.comma").join(joint.bodies), _counter(joint)
        url = joint.kind and condition_url("kind", joint.kind)
        values.append(Value(joint.kind or counter, url, aside(f"{body}{counter}")))
    return tuple(values)


def _chair(meeting: Meeting) -> tuple[Value, ...]:
    if meeting.chair is None:
        return ()
    name, unverified = meeting.chair.name, [say("flag.unverified")] * meeting.source.ocr
    note = say("list.semicolon").join(
        filter(None, (say("list.comma").join(meeting.chair.titles), *unverified))
    )
    return (Value(name, condition_url("attendee", name), aside(note)),)


_NUMBER = "meeting.number"
FACTS: tuple[tuple[str, Callable[[Meeting], tuple[Value, ...]]], ...] = (
    ("meeting.issuers", lambda m: _plain(*m.issuers)),
    (_NUMBER, lambda m: _plain(m.doc_number)),
    ("meeting.issued", lambda m: _plain(date_words(m.issued_on))),
    ("meeting.printed", lambda m: _plain(date_words(m.printed_on))),
    ("meeting.publicity", lambda m: _plain(m.publicity)),
    ("meeting.bodies", lambda m: _search_for("body", *m.bodies)),
    ("meeting.kind", lambda m: _search_for("kind", m.kind)),
    ("meeting.session", _sitting),
    ("meeting.held_with", _held_with),
    ("meeting.date", lambda m: _plain(date_words(m.date))),
    ("meeting.location", lambda m: _plain(m.location)),
    ("meeting.chair", _chair),
)
_RARE = {"meeting.held_with"}
"""Rows that stand there only where there is something to say: nobody misses them elsewhere."""


def _section(section: Section, marking: _Marking) -> SectionView:
    spans, first = marking.numbered(section.heading)
    paragraphs = _paragraphs(section.order, section.paragraphs, marking)
    return SectionView(
        anchor=f"s{section.order}",
        number=section.number,
        heading=section.heading,
        spans=spans,
        first=first,
        marks=marking.total + 1 - first,
        section=section,
        paragraphs=paragraphs,
        decisions=tuple(
            DecisionView(
                decision,
                _object_of(decision, section),
                _place_of(decision.evidence, paragraphs),
                _votes(decision.votes),
            )
            for decision in section.decisions
        ),
    )


def _linked(sections: Sequence[SectionView]) -> tuple[SectionView, ...]:
    """The sections, where a ruling on several items stands under the last: each links to it."""
    everywhere = [paragraph for section in sections for paragraph in section.paragraphs]
    return tuple(
        replace(
            section,
            decisions=tuple(
                view
                if view.anchor
                else replace(view, anchor=_place_of(view.decision.evidence, everywhere))
                for view in section.decisions
            ),
        )
        for section in sections
    )


def _paragraphs(
    order: int, paragraphs: Sequence[Paragraph], marking: _Marking
) -> tuple[ParagraphView, ...]:
    texts = [(paragraph.label or "") + paragraph.text for paragraph in paragraphs]
    return tuple(
        ParagraphView(f"s{order}p{number}", text, *marking.numbered(text))
        for number, text in enumerate(texts, start=1)
    )


def _object_of(decision: Decision, section: Section) -> str | None:
    if decision.object in {mention.title for mention in section.documents}:
        return book_title(decision.object)
    return decision.object


def _place_of(sentence: str, paragraphs: Sequence[ParagraphView]) -> str | None:
    return next((view.anchor for view in paragraphs if sentence in view.text), None)


def _votes(votes: Votes | None) -> str:
    """The numbers that the text states, 全票 where it says so."""
    if votes is None:
        return ""
    sides = (
        ("votes.for", votes.in_favour),
        ("votes.against", votes.against),
        ("votes.abstained", votes.abstained),
    )
    stated = [say(side, count=count) for side, count in sides if count is not None]
    return say("votes.comma").join([*stated, *[say("votes.unanimous")] * votes.unanimous])


def _attendance(attendees: Sequence[Attendee]) -> tuple[AttendanceGroup, ...]:
    groups = []
    for attendance in Attendance:
        people = [attendee for attendee in attendees if attendee.attendance is attendance]
        delegations = tuple(
            Delegation(organizations, tuple(members))
            for organizations, members in groupby(people, key=lambda person: person.organizations)
        )
        if people:
            groups.append(
                AttendanceGroup(f"attendance.{attendance.value}", len(people), delegations)
            )
    return tuple(groups)
