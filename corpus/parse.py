"""Lines of text -> Meeting: calls the grammars in the order in which a record is written."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.assembly.meeting import as_printed, assembly_meeting
from corpus.attendance.reading import Attended, read_attendance, with_posts
from corpus.attendance.rolls import presiding, told_inside
from corpus.attendance.told_by import with_reporters
from corpus.attendance.unlisted import unlisted_rows
from corpus.decisions.list_rulings import agreed_points, ruled_above, ruled_below
from corpus.decisions.of_others import without_others
from corpus.decisions.verdicts import without_hearings
from corpus.decisions.votes import with_votes
from corpus.doubts import doubt
from corpus.errors import EmptyFile, NotMinutes
from corpus.grammar.dates import MonthAndDay, has_month_and_day_only
from corpus.grammar.docnumber import find_number, is_number_line
from corpus.grammar.documents import titles_in, with_full_titles, with_title
from corpus.head.footer import Footer, dated_above, issued_above, issued_in_table, read_footer
from corpus.head.header import Header, dated_by_issue, held_with, read_header
from corpus.head.letterhead import full_bodies
from corpus.head.prose import join_prose
from corpus.head.rallies import is_ceremony, is_rally, is_working_rally
from corpus.head.recognise import is_record, is_titled
from corpus.head.spoken import is_debate
from corpus.identity import identify
from corpus.items.digest import Digest, first_clause, is_furniture, part_digest
from corpus.items.report_rows import reports_apart
from corpus.items.sections import read_section, read_sections
from corpus.items.topic_marks import apart_at_marks
from corpus.keeping import words_lost
from corpus.model import (
    Attendance,
    Attendee,
    Chair,
    DocNumber,
    Meeting,
    PageFact,
    ParseWarning,
    Section,
    Source,
)
from corpus.page.agenda_rulings import with_rulings_at_points
from corpus.page.bilingual import in_one_language
from corpus.page.folding import as_written, fold, plain_marks, reading_copy
from corpus.page.forms import with_colons
from corpus.page.frames import unframed, without_numbers
from corpus.page.headlines import unnumbered
from corpus.page.item_rows import with_item_rows
from corpus.page.mending import (
    Line,
    clean_lines,
    closed_up,
    compact,
    with_labels,
    with_whole_rows,
)
from corpus.page.one_line import cut_at_page
from corpus.page.other_agendas import with_other_agendas
from corpus.page.parts import Heading, Parts, part_lines
from corpus.page.topics import topic_of
from corpus.readers import read
from corpus.readers.transcript import Transcript

_CONVENED = re.compile("(?:召开|举行)[^，。；]{0,60}会|会议?(?:在[^，。；]{2,24})?(?:召开|举行)")

_SECOND_MEETING = re.compile(
    r"(?:又讯|另讯|随后|同日|当天|当日)(?<![^。]..)(?:上午|下午|晚上?)?[，：]?"
    r"[^。；]{0,60}?(?:召开|举行)了?[^，。；]{2,40}会"
)
"""Another meeting at the head of a sentence; its words come first to be found fast."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The parts of a record, each read by its own grammar."""

    header: Header
    before: Attended
    after: Attended
    sections: tuple[Section, ...]
    footer: Footer
    warnings: tuple[ParseWarning, ...]


def read_meeting(data: bytes, path: str) -> Meeting:
    """Read one file's bytes; ``path``, relative to the indexed folder, is kept as its source.

    Raises the errors of :mod:`corpus.errors` for one file (:class:`ReadError`).
    """
    transcript = read(data, path)
    return parse(transcript, _source(data, path, transcript))


def _source(data: bytes, path: str, transcript: Transcript) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    return Source(path, transcript.media_type, transcript.encoding, digest, transcript.ocr)


def read_anyway(data: bytes, path: str) -> Meeting:
    """Like :func:`read_meeting`, but a text that records no meeting comes back unrecognised."""
    try:
        return read_meeting(data, path)
    except NotMinutes:
        transcript = read(data, path)
        return _unrecognised(transcript, _source(data, path, transcript))


def parse(transcript: Transcript, source: Source) -> Meeting:
    """Read one record of a meeting.

    Every Han character of the lines ends up in ``preamble``, ``sections`` or ``conclusions``.
    Raises :class:`EmptyFile` when there is no text and :class:`NotMinutes` when nothing says
    that it records a meeting.
    """
    transcript = as_printed(transcript)
    lines = unnumbered(clean_lines(cut_at_page(with_item_rows(transcript.lines))))
    if not any(line.text for line in lines):
        raise EmptyFile(path=source.path)
    marked = plain_marks(lines)
    whole = compact(marked.lines)
    assembly = assembly_meeting(marked.lines, whole, transcript, source)
    if assembly is not None:
        return _finished(as_written(assembly, marked), transcript)
    whole_lines = unframed(with_labels(closed_up(with_whole_rows(lines))))
    copy = reading_copy(with_colons(in_one_language(whole_lines)))
    page_title = fold(transcript.title) if transcript.title else None
    if not is_record(copy.lines, page_title):
        raise NotMinutes(path=source.path)
    whole = whole if copy.lines == marked.lines else compact(copy.lines)
    read = _read(copy.lines, whole, page_title)
    if not _tells_a_meeting(read) and not is_debate([line.text for line in copy.lines]):
        raise NotMinutes(path=source.path)
    meeting = reports_apart(_meeting(read, transcript, source, whole))
    return _finished(as_written(meeting, copy), transcript)


def _unrecognised(transcript: Transcript, source: Source) -> Meeting:
    """The text with its title, and nothing that would make a meeting of it."""
    lines = clean_lines(transcript.lines)
    whole = compact(lines)
    mended, _ = join_prose(lines, whole)
    texts = tuple(line.text for line in mended if line.text)
    meeting = Meeting(
        id="",
        title=transcript.title or texts[0][:_LONGEST_TITLE],
        **_NOTHING,
        preamble=texts,
        source=source,
        warnings=(*transcript.warnings, doubt("not-minutes")),
        recognised=False,
        metadata=_metadata(transcript),
    )
    return replace(meeting, id=identify(meeting, whole))


_LONGEST_TITLE = 60
_NOTHING: dict[str, Any] = {
    **dict.fromkeys(("kind", "term", "session", "doc_number", "date", "location", "chair")),
    **dict.fromkeys(("issued_on", "printed_on", "publicity")),
    **dict.fromkeys(("bodies", "attendees", "sections", "documents", "issuers"), ()),
    "conclusions": (),
}


def _finished(meeting: Meeting, transcript: Transcript) -> Meeting:
    """With what concerns every layout: votes beside decisions, what the page states about itself,
    items that it numbers in a sentence, words that were lost, and names of scans to be checked.
    """
    meeting = with_votes(meeting)
    meeting = apart_at_marks(meeting)
    if transcript.metadata:
        meeting = replace(meeting, metadata=_metadata(transcript))
    lost = words_lost(transcript.lines, meeting)
    if lost and (lost := words_lost(without_numbers(transcript.lines), meeting)):
        meeting = replace(meeting, warnings=(*meeting.warnings, lost))
    if not meeting.source.ocr:
        return meeting
    people = (replace(person, unverified=True) for person in meeting.attendees)
    return replace(meeting, attendees=tuple(people))


def _metadata(transcript: Transcript) -> tuple[PageFact, ...]:
    return tuple(PageFact(label, value) for label, value in transcript.metadata)


def _read(lines: tuple[Line, ...], whole: str, page_title: str | None) -> _Read:
    lines = with_rulings_at_points(with_other_agendas(lines))
    parts = part_lines(lines)
    numbered = bool(parts.headings)
    digest = Digest(parts, numbered)
    if not numbered:
        joined, _ = join_prose(lines, whole)
        digest = part_digest(joined)
        parts = digest.parts
    preamble, doubts = join_prose(parts.preamble, whole)
    head = [*preamble, *digest.opening] if digest.found else [*preamble, *parts.items]
    told = _with_opening_whole([line.text for line in head], digest.opening)
    if digest.found:
        rest = (line.text for line in (*parts.items, *parts.conclusions))
        told += [said for text in rest if "持" in text for said in presiding(text)]
    header = read_header(told, page_title)
    topic = "" if parts.headings else topic_of(lines)
    sections, warnings = _sections(parts, whole, topic or header.title, numbered)
    sections = with_full_titles(sections, [line.text for line in preamble])
    sections = with_title(ruled_above(agreed_points(sections, preamble), preamble), header.title)
    context = "".join("".join([line.text for line in (*parts.preamble, *parts.items)]).split())
    inside = told_inside(parts.items, digest.opening, numbered, digest.found)
    before = _with_items(read_attendance(preamble, context), inside, context, numbered)
    after = _read_end(parts.conclusions, context)
    if not digest.found:
        warnings += (doubt("no-sections"),)
    footer = read_footer([text for text in after.lines if not is_furniture(text)])
    if is_titled(header.title):
        footer = issued_above(before.lines, footer)
        header = dated_by_issue(header, footer)
        if header.day and not header.date:
            header = dated_by_issue(header, dated_above(before.lines))
    elif footer.printed_on:  # only a record has 印发 at its foot, whatever its headline says
        header = dated_by_issue(header, footer)
    return _Read(header, before, after, sections, footer, doubts + warnings)


def _read_end(lines: Sequence[Line], context: str) -> Attended:
    """Who took part stands before the page around the text: what it recommends is other news."""
    page = next((at for at, line in enumerate(lines) if is_furniture(line.text)), len(lines))
    after = read_attendance(lines[:page], context)
    rest = tuple(line.text for line in lines[page:] if line.text)
    return replace(after, lines=after.lines + rest) if rest else after


def _tells_a_meeting(read: _Read) -> bool:
    """A record says which meeting it was, or who presided over which items; a rally neither."""
    header, facts = read.header, read.header.facts
    told, below = (header.title, *read.before.lines), _paragraphs(read)
    has_items = all(warning.code != "no-sections" for warning in read.warnings)
    has_items = has_items or is_working_rally(told, below)
    known_by = (facts.kind, facts.session, header.bodies, header.date, header.doc_number)
    if not any(known_by) and not is_titled(header.title):
        if header.day and any(section.decisions for section in read.sections):
            return True  # 出席大会的某代表团举行会议: it had a day, and settled something
        held = any(map(_CONVENED.search, (*read.before.lines, *below[:1])))
        return held and _is_held(header, told, has_items)
    if facts.kind or facts.session or has_items:
        return True
    return not is_rally(told)


def _is_held(header: Header, told: Sequence[str], has_items: bool) -> bool:
    """What was convened had a day or somebody who presided, and items; or both of the first."""
    if has_items:
        return header.chair is not None or (header.day is not None and not is_ceremony(told))
    return bool(header.chair and header.day) and not is_rally(told)


def _paragraphs(read: _Read) -> list[str]:
    return [paragraph.text for section in read.sections for paragraph in section.paragraphs]


def _with_opening_whole(texts: list[str], rest: Sequence[Line]) -> list[str]:
    """An opening that its items were cut from is read with them: who presided may stand behind."""
    if len(texts) < 2 or not rest:
        return texts
    return [*texts[:-2], texts[-2] + texts[-1]]


def _with_items(before: Attended, items: Sequence[Line], text: str, numbered: bool) -> Attended:
    """What goes on with the items tells who took part within them too, or over which presided."""
    inside = read_attendance(items, text)
    chair = before.chair or (inside.chair if numbered else None)
    return replace(before, chair=chair, attendees=before.attendees + inside.attendees)


def _sections(
    parts: Parts, whole: str, title: str, numbered: bool
) -> tuple[tuple[Section, ...], tuple[ParseWarning, ...]]:
    if numbered:
        return read_sections(parts, whole)
    headings = parts.headings or (Heading(0, None, title or _first_words(parts.items)),)
    stops = [heading.index for heading in headings[1:]] + [len(parts.items)]
    sections: list[Section] = []
    for order, (heading, stop) in enumerate(zip(headings, stops, strict=True), start=1):
        section, _ = read_section(order, heading, parts.items[heading.index : stop], whole)
        sections.append(section)
    return ruled_below(tuple(without_hearings(sections))), ()


def _first_words(lines: Sequence[Line]) -> str:
    return next((first_clause(line.text) for line in lines if line.text), "")


def _meeting(read: _Read, transcript: Transcript, source: Source, whole: str) -> Meeting:
    table = (*read.before.lines, *(f"{label}：{value}" for label, value in transcript.metadata))
    header, facts = dated_by_issue(read.header, issued_in_table(table)), read.header.facts
    chair = read.before.chair or header.chair or read.after.chair
    chair = with_posts(chair, read.before, read.after)
    bodies = full_bodies(header.bodies, header.letterhead, read.footer.issuers)
    attendees = _attendees(chair, read)
    meeting = Meeting(
        id="",
        title=header.title or next((one.heading for one in read.sections), ""),
        bodies=bodies,
        kind=header.kind,
        term=facts.term,
        session=facts.session,
        doc_number=header.doc_number or _late_number(read.after.lines, transcript),
        date=header.date,
        location=header.location,
        chair=chair,
        attendees=attendees,
        sections=with_reporters(without_others(read.sections, bodies), attendees),
        documents=titles_in(read.sections, read.before.lines),
        issuers=read.footer.issuers,
        issued_on=read.footer.issued_on,
        printed_on=read.footer.printed_on,
        publicity=read.footer.publicity,
        preamble=read.before.lines,
        conclusions=read.after.lines,
        source=source,
        held_with=held_with(facts),
    )
    warnings = (*transcript.warnings, *_doubts(meeting, read), *read.warnings)
    warnings += (*read.before.warnings, *read.after.warnings)
    return replace(meeting, id=identify(meeting, whole), warnings=warnings)


def _late_number(lines: Sequence[str], transcript: Transcript) -> DocNumber | None:
    """A number at the end of the text, else the one that the page states of itself."""
    stated = [value for label, value in transcript.metadata if label in ("发文字号", "文号")]
    candidates = (*(line for line in lines if is_number_line(line)), *stated)
    return next(filter(None, map(find_number, candidates)), None)


def _attendees(chair: Chair | None, read: _Read) -> tuple[Attendee, ...]:
    first = (Attendee(chair.name, Attendance.CHAIR),) if chair else ()
    told = {(person.name, person.attendance) for person in read.before.attendees}
    later = (p for p in read.after.attendees if (p.name, p.attendance) not in told)
    known = {(person.name, person.attendance) for person in first}
    before = (p for p in read.before.attendees if (p.name, p.attendance) not in known)
    return (*first, *before, *later)


_MISSING = (
    ("bodies", "body-unknown"),
    ("kind", "kind-unknown"),
    ("date", "date-unknown"),
    ("chair", "chair-unknown"),
)


def _doubts(meeting: Meeting, read: _Read) -> Iterator[ParseWarning]:
    """What a record should tell and this one does not."""
    for name, code in _MISSING:
        if not getattr(meeting, name):
            yield doubt(code)
    paragraphs = _paragraphs(read)
    if any(map(_SECOND_MEETING.search, (*meeting.preamble[1:], *paragraphs))):
        yield doubt("second-meeting")
    rows = [p.text for section in meeting.sections[-1:] for p in section.paragraphs]
    known = {person.name for person in meeting.attendees}
    if unlisted := tuple(unlisted_rows((*rows, *meeting.conclusions), known)):
        yield doubt("attendance-unclear", words="；".join(unlisted))
    if meeting.date is None and any(map(has_month_and_day_only, meeting.preamble)):
        yield doubt("date-without-year", day=_day_told(read.header.day))


def _day_told(day: MonthAndDay | None) -> str:
    """8月18日, 18日, or that there is one."""
    if day is None:
        return "月日"
    return f"{day.month}月{day.day}日" if day.month else f"{day.day}日"
