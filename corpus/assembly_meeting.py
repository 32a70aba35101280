"""Cleaned lines of an assembly's record -> Meeting: what :mod:`corpus.parse` calls first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.assembly import Assembly, read_assembly
from corpus.footer import read_footer
from corpus.identity import meeting_id
from corpus.mending import Line
from corpus.model import Meeting, ParseWarning, Source
from corpus.readers.transcript import Transcript

_BLANKS = re.compile(r"\s+")
_MISSING = (
    ("bodies", "body-unknown", "没有读出会议主体（哪个单位的会议）。"),
    ("kind", "kind-unknown", "没有读出会议类型。"),
    ("date", "date-unknown", "没有读出会议日期。"),
    ("chair", "chair-unknown", "没有读出主持人。"),
)


def assembly_meeting(
    lines: Sequence[Line], transcript: Transcript, source: Source
) -> Meeting | None:
    """The meeting, or ``None`` where the labels of the text are not those of an assembly."""
    whole = "\n".join(_BLANKS.sub("", line.text) for line in lines if line.text)
    told = read_assembly(lines, transcript.title, whole)
    if told is None:
        return None
    meeting = _meeting(told, source)
    warnings = (*transcript.warnings, *_doubts(meeting, told), *told.warnings)
    return replace(meeting, id=_identity(meeting, whole), warnings=warnings)


def _meeting(told: Assembly, source: Source) -> Meeting:
    footer = read_footer(told.conclusions)
    documents = (mention.title for section in told.sections for mention in section.documents)
    return Meeting(
        id="",
        title=told.title.title,
        bodies=told.title.bodies,
        kind=told.title.kind,
        term=told.title.term,
        session=told.title.session,
        doc_number=told.doc_number,
        date=told.date,
        location=told.location,
        chair=told.chair,
        attendees=told.attendees,
        sections=told.sections,
        documents=tuple(dict.fromkeys(documents)),
        issuers=footer.issuers,
        issued_on=footer.issued_on,
        printed_on=footer.printed_on,
        publicity=footer.publicity,
        preamble=told.preamble,
        conclusions=told.conclusions,
        source=source,
    )


def _identity(meeting: Meeting, whole: str) -> str:
    return meeting_id(
        bodies=meeting.bodies,
        kind=meeting.kind,
        term=meeting.term,
        session=meeting.session,
        date=meeting.date,
        doc_number=meeting.doc_number,
        title=meeting.title,
        content=whole,
    )


def _doubts(meeting: Meeting, told: Assembly) -> Iterator[ParseWarning]:
    for name, code, message in _MISSING:
        if not getattr(meeting, name):
            yield ParseWarning(code, message)
    if told.title.sessions > 1:
        yield ParseWarning("two-counters", "标题中有两个会议次数，未作取舍。")
    if not meeting.sections:
        yield ParseWarning("no-sections", "没有读出分项议题。")
