"""The record of an assembly: labels on top, lists of people, numbered items with their rulings.

Taiwan's councils and Legislative Yuan, Hong Kong's Legislative Council. The labels of the text
itself say that it is one; what they leave out stays empty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.assembly.head.bodies import paper_number
from corpus.assembly.head.bounds import (
    ASIDE,
    LONGEST_VALUE,
    head_end,
    is_assembly,
    start_without_labels,
)
from corpus.assembly.head.held_on import held_on
from corpus.assembly.head.inner_lists import lists_inside, signed_in
from corpus.assembly.head.title import AssemblyTitle, find_title, is_council, is_record_title
from corpus.assembly.head.unbroken import unbroken
from corpus.assembly.head.untitled import read_untitled
from corpus.assembly.items.cases import Item
from corpus.assembly.items.catalogued import read_catalogued
from corpus.assembly.items.finding import Items, read_items
from corpus.assembly.items.one_case import one_case
from corpus.assembly.items.papers import with_whole_names
from corpus.assembly.items.sections import sections_of
from corpus.assembly.items.subitems import parted_items
from corpus.assembly.lines.labelled import Labelled, bulleted, label_of, read_labels, tidy
from corpus.assembly.lines.marks import is_conclusion
from corpus.assembly.lines.mirrors import unmirrored
from corpus.assembly.lines.ordinals import with_ordinals
from corpus.assembly.lines.resolved import with_resolutions
from corpus.assembly.lines.torn import with_quotes, with_whole_labels, without_page_marks
from corpus.assembly.lines.wrapped_tables import unwrapped_tables
from corpus.assembly.people.by_post import is_by_post, posts_of
from corpus.assembly.people.person import holds_one
from corpus.assembly.people.presence import once, with_told
from corpus.assembly.people.presiding import chair_of, named_in_full
from corpus.assembly.people.rosters import Listed, read_chairs, read_list
from corpus.assembly.people.staff import is_staff
from corpus.assembly.people.unspaced import spread_rolls
from corpus.doubts import doubt
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import (
    Attendance,
    Attendee,
    Chair,
    PaperNumber,
    ParseWarning,
    PartialDate,
    Section,
)
from corpus.page.mending import Line

_LISTS = {
    "present": Attendance.PRESENT,
    "observer": Attendance.OBSERVER,
    "absent": Attendance.ABSENT,
    "clerk": Attendance.CLERK,
    "adviser": Attendance.OBSERVER,
}
_OF_THE_SECRETARY = late(r"(?:列\s*席\s*)?秘\s*[书書](?:\s*[:：]\s*)?")
"""The secretary of a council of Hong Kong or Macau, who keeps its records, in a line of his own.

秘書 before a name in the same line, without a colon, is a post of Taiwan.
"""

_TELEPHONE = late(
    r"\s*(?:电话\s*[:：]?\s*)?[(（]?0\d{1,3}[)）]?[-－ ]?\d{6,8}(?:\s*[#转轉]\s*\d{1,5})?$"
)
"""紀錄：溫某某 02-23456789."""

_KEEPERS = frozenset(("总纪录", "总记录"))
_SPOKEN = late(r"\S{1,10}[:：]\s*\S.{8,}|[議议]\s*程\s")
_OTHER_PART = late(r"(?:[统統]\s*[筹籌]|司\s*[仪儀]|司\s*会|接待)\s*[:：]")
"""統籌：甲 and 司儀：乙 below who presided did something else."""

_SPEECH = late(r"^主席[:：].*。")
_THERE = late("[IVXⅠ-Ⅻ]+$|[議议][程項项]|第.{1,5}[項项]$|[A-Z]{2,4}[(（]")
_PAPER = late(rf"[(（][{HAN}]{{0,8}}文件")
_DISTRICT = late("区议会|立法局")
_LOOSE_BLANK = late(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")
_SECRETARY = late(r"副?秘书长?\s+\S")
_BESIDE = late(r"\s+(?=副?[秘祕][書书][長长]\s+\S)|\s+(?=\S{1,10}[:：])")
_HELD_BY = late("会议(?:由|于|在).*。$")
"""會議由溫某某召集人主持。: a sentence behind the labels, and nobody's row."""

_OPENS = late("主席宣[布告佈]开[会议]")
_WELCOME = late(r"(?:开会|欢迎)[辞词]\s*[:：]?")
"""Above what the chair of a district council said when it met: the lists end there."""

_SENTENCE_ENDS = late(rf"。\s*[{HAN}]")


@dataclass(frozen=True, slots=True)
class Assembly:
    """Everything that such a record tells; what it does not is empty."""

    title: AssemblyTitle
    doc_number: PaperNumber | None = None
    date: PartialDate | None = None
    location: str | None = None
    chair: Chair | None = None
    attendees: tuple[Attendee, ...] = ()
    sections: tuple[Section, ...] = ()
    preamble: tuple[str, ...] = ()
    conclusions: tuple[str, ...] = ()
    warnings: tuple[ParseWarning, ...] = ()


def read_assembly(lines: Sequence[Line], page_title: str | None, whole: str) -> Assembly | None:
    """Read cleaned lines, or return ``None`` where the text bears no labels of an assembly.

    ``whole`` is the document's compact text, its lines parted by line ends.
    """
    lines, marks = without_page_marks(with_quotes(unbroken(unmirrored(lines))))
    rows, bullets = _rows(lines)
    told = _of_one_case(rows, whole) or _of_catalogue(lines, whole)
    told = told or _read(rows, bullets, page_title, whole)
    return replace(told, conclusions=(*told.conclusions, *marks)) if told else None


def _read(
    rows: Sequence[Line], bullets: frozenset[int], page_title: str | None, whole: str
) -> Assembly | None:
    """The head and the items of the rows."""
    stop = head_end(rows, bullets)
    texts = [row.text for row in rows]
    labels = read_labels(rows, stop)
    title = find_title(texts[: max(stop, 1)], page_title)
    number = paper_number(texts[:stop])
    untitled = read_untitled(texts, page_title, labels) if title is None else None
    if untitled is not None:
        title, labels = untitled
    if title is None:
        return None
    start = start_without_labels(title, texts)
    if start is not None:
        labels, stop = (), start
    elif untitled is None and not is_assembly(title, labels, number is not None, texts):
        return None
    nested, resumed = _nested(rows, stop, title)
    items = _items(rows[stop:], nested - stop, resumed - stop, bullets, title)
    _take_topic(items, labels)
    told = bool(number) or _of_hong_kong(title, items)
    if told:
        items.items = parted_items(items.items, items.before)
    people, warnings = _people(labels, [*lists_inside(rows, stop, nested), *signed_in(rows, stop)])
    chairs = (row.text for label in labels if label.field == "chair" for row in label.rows)
    chair, people = chair_of(named_in_full([*chairs], people))
    return Assembly(
        title=title,
        doc_number=number,
        date=held_on(labels, title, texts),
        location=_place(labels),
        chair=chair,
        attendees=with_told(people, texts[stop:nested]),
        sections=sections_of(items.items, told, whole),
        preamble=tuple(text for text in (*texts[:stop], *items.before) if text),
        conclusions=tuple(items.after),
        warnings=warnings,
    )


def _of_one_case(rows: Sequence[Line], whole: str) -> Assembly | None:
    """A record of which only one case is told; it is called by that."""
    case = one_case([row.text for row in rows])
    if case is None:
        return None
    title = AssemblyTitle(case.heading, 0, (), None, None, None)
    return Assembly(title, sections=sections_of([case], False, whole))


def _of_catalogue(lines: Sequence[Line], whole: str) -> Assembly | None:
    """A record that a catalogue sums up on one line: its title, its items and their rulings."""
    read = read_catalogued([line.text for line in lines])
    title = find_title([read.title]) if read else None
    if read is None or title is None:
        return None
    sections = sections_of(read.items, False, whole)
    return Assembly(title, sections=sections, preamble=read.before, conclusions=read.after)


def _rows(lines: Sequence[Line]) -> tuple[tuple[Line, ...], frozenset[int]]:
    """The lines made tidy, and the numbers of those that a bullet began."""
    lines = unwrapped_tables(with_whole_labels(lines))
    lines = with_resolutions(with_whole_names(spread_rolls(lines)))
    return with_ordinals(tidy(lines)), bulleted(lines)


def _nested(rows: Sequence[Line], stop: int, title: AssemblyTitle) -> tuple[int, int]:
    """Where the minutes of the meeting before begin inside this record, and where they end."""
    for index in range(stop, len(rows)):
        text = "".join(rows[index].text.split())
        inner = is_record_title(text) or is_conclusion(text)
        if inner and text != title.title and _has_labels(rows, index + 1):
            ends = (i for i in range(index, len(rows)) if _SPEECH.match(rows[i].text))
            return index, next(ends, len(rows))
    return len(rows), len(rows)


def _has_labels(rows: Sequence[Line], start: int) -> bool:
    following = [row.text for row in rows[start : start + 8] if row.text]
    return sum(1 for text in following if label_of(text)) >= 2


def _items(
    rows: Sequence[Line],
    nested: int,
    resumed: int,
    bullets: frozenset[int],
    title: AssemblyTitle,
) -> Items:
    """The items before and behind a nested record, which stays with the item that reads it."""
    items = read_items(rows[:nested], bullets, is_council(title, [row.text for row in rows]))
    inside = [row.text for row in rows[nested:resumed] if row.text]
    if inside:
        (items.items[-1].tail if items.items else items.before).extend(inside)
    if resumed < len(rows):
        later = read_items(rows[resumed:])
        last = items.items[-1].resumed if items.items else items.before
        last.extend([*items.after, *later.before])
        items.items += later.items
        items.after = later.after
    return items


def _take_topic(items: Items, labels: Sequence[Labelled]) -> None:
    """The one topic of a consultation, told behind its label, holds all that was said."""
    topics = [label for label in labels if fold(label.label.strip(" :：")) == "协商主题"]
    if topics and topics[0].rows and not items.items:
        heading, *others = (row.text for row in topics[0].rows)
        items.items.append(Item(None, heading, "", [*others, *items.before]))
        items.before.clear()


def _of_hong_kong(title: AssemblyTitle, items: Items) -> bool:
    """There sentences tell the decisions: items in Roman numbers or 議程第1項, a 區議會.

    So they do in Macau's 平常會議.
    """
    numbers = [item.number for item in items.items if item.number]
    told = bool(numbers) and all(map(_THERE.match, numbers))
    macau = fold(title.kind or "") == "平常会议"
    papered = any(item.whole and _PAPER.match(fold("".join(item.rows[:1]))) for item in items.items)
    return told or macau or papered or any(_DISTRICT.search(fold(body)) for body in title.bodies)


def _place(labels: Sequence[Labelled]) -> str | None:
    rows = next((label.rows for label in labels if label.field == "place" and label.rows), ())
    return _LOOSE_BLANK.sub("", rows[0].text).lstrip(":：").rstrip("。;；") if rows else None


def _people(
    labels: Sequence[Labelled], inside: Sequence[Labelled]
) -> tuple[tuple[Attendee, ...], tuple[ParseWarning, ...]]:
    people: list[Attendee] = []
    warnings: list[ParseWarning] = []
    presided: set[str] = set()
    for label in (*_with_posts(labels), *inside):
        if label.field == "chair":
            word = fold("".join(label.label.split())).rstrip(":：")
            presiding = tuple(_presiding(label)) if word not in presided else ()
            people += presiding
            presided |= {word} if presiding else set()
        elif label.field in _LISTS:
            listed = _listed(label)
            people += listed.attendees
            warnings += _doubts(label, listed)
    return once(people), tuple(warnings)


def _with_posts(labels: Sequence[Labelled]) -> Iterator[Labelled]:
    """出席： with 主席：, 副主席： and 代表： on lines below: one list, no label of the chair."""
    held: Labelled | None = None
    for label in labels:
        rows = [row.text for row in label.rows]
        own = Line(label.line, f"{label.label.strip(' :：')}:{''.join(rows[:1])}")
        goes_on = label.field in ("chair", "adviser") and len(rows) > 1 and is_by_post(rows)
        if held and not held.rows and label.field == "chair":
            goes_on = len(rows) > 1 and any(post for row in rows[1:] for post, _ in posts_of(row))
        if held and goes_on and held.field in ("present", "observer"):
            held = replace(held, rows=(*held.rows, own, *label.rows[1:]))
            continue
        if held:
            yield held
        held = label
    if held:
        yield held


def _presiding(label: Labelled) -> Iterator[Attendee]:
    """Who presided; in Hong Kong's districts the other members follow below, under 議員."""
    own = [row for row in _short_rows(label) if not _OTHER_PART.match(row)]
    rows = [piece for row in own for piece in _BESIDE.split(row)]
    rows = [row for row in rows if not _SPOKEN.match(row)]
    below = [row for row in rows[1:] if _SECRETARY.match(fold(row))]
    rows = [row for row in rows if row not in below]
    yield from read_list(below, Attendance.OBSERVER).attendees
    staff = is_staff(rows) and not all(map(holds_one, rows))
    members = read_list(rows, Attendance.PRESENT).attendees if staff else ()
    if not members:
        yield from read_chairs(rows)
        return
    stop = next((i for i, row in enumerate(rows) if not is_staff([row])), len(rows))
    yield from read_list(rows[:stop], Attendance.CHAIR).attendees
    yield from members


def _short_rows(label: Labelled) -> list[str]:
    """The rows of one person's label: a value is short and no sentence."""
    rows: list[str] = []
    for row in label.rows:
        if _HELD_BY.match(fold(row.text)) or _OPENS.match(fold(row.text)):
            break
        value = ASIDE.sub("", row.text.rstrip("。"))
        if len(value) > LONGEST_VALUE or "。" in value:
            break
        rows.append(row.text.rstrip("。"))
    return rows


def _listed(label: Labelled) -> Listed:
    keeps = _OF_THE_SECRETARY.fullmatch(label.label)
    attendance = Attendance.CLERK if keeps else _LISTS[label.field]
    if label.field in ("clerk", "adviser"):
        listed = read_list([_TELEPHONE.sub("", row) for row in _short_rows(label)], attendance)
    else:
        rows = _list_rows(label)
        listed = read_list(rows, attendance, _indents(label)[: len(rows)])
    if label.field != "adviser":
        return replace(listed, attendees=tuple(map(_keeping, listed.attendees)))
    post = "".join(label.label.split()).strip(":：")
    people = tuple(_with_title(person, post) for person in listed.attendees)
    return Listed(people, listed.unclear, listed.stated)


def _keeping(person: Attendee) -> Attendee:
    """總紀錄：某某 among those who sat in kept the record."""
    keeps = any(fold(title) in _KEEPERS for title in person.titles)
    return replace(person, attendance=Attendance.CLERK, organizations=()) if keeps else person


def _list_rows(label: Labelled) -> list[str]:
    """The rows of a list up to the first sentence: what was said is no list of people."""
    texts = [row.text for row in label.rows]
    prose = (i for i, text in enumerate(texts) if _is_prose(text))
    return texts[: next(prose, len(texts))]


def _is_prose(text: str) -> bool:
    return bool(_SENTENCE_ENDS.search(ASIDE.sub("", text)) or _WELCOME.fullmatch(fold(text)))


def _indents(label: Labelled) -> list[bool]:
    """Which rows are set in; below a list that begins on its label's line, that is plain order."""
    indents = [row.indented for row in label.rows]
    if label.rows and label.rows[0].number == label.line:
        indents[0] = all(indents[1:])
    return indents


def _with_title(person: Attendee, post: str) -> Attendee:
    return Attendee(
        person.name, person.attendance, person.organizations, (*person.titles, post), person.note
    )


def _doubts(label: Labelled, listed: Listed) -> Iterator[ParseWarning]:
    if listed.unclear:
        yield doubt("attendance-unclear", label.line, words="；".join(listed.unclear)[:200])
    counts = {
        len(listed.attendees),
        sum(p.attendance is _LISTS[label.field] for p in listed.attendees),
    }
    if listed.stated is not None and listed.stated not in counts:
        found = len(listed.attendees)
        yield doubt("count-mismatch", label.line, stated=listed.stated, found=found)
