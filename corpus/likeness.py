"""Whether two files tell of one meeting, and which of them tells it best.

Two files agree in some facts and say nothing of others. What they must agree in to be one meeting
for certain is a table, and so is what makes it possible; where they contradict each other they
are two meetings. Nothing here depends on which files there are besides.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import sha256
from typing import Any

from corpus.grammar.dates import find_month_and_day
from corpus.grammar.documents import title_key
from corpus.grammar.organ_names import OrganNames, Placed
from corpus.model import JointMeeting, Meeting, PartialDate, Source

_RECORD = re.compile(r"(?:纪要|紀要|记录|紀錄|記錄)(?:[（(].{1,12}[）)])?$")
_HELD = re.compile("召开|主持|举行")
_MOST_TITLES = 60
_TELLING_HEADING = 8
"""Characters; 其他事项 and its like stand in any record."""


class Likeness(Enum):
    """Whether two files tell of one meeting; the surest comes first."""

    SAME = "same"
    POSSIBLE = "possible"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Telling:
    """What a file tells of its meeting, as far as it serves to know the meeting again.

    ``day`` is month and day, also where no year is told; ``titles`` and ``items`` are short digests
    of the titles of its documents and of the headings of its items; ``facts`` counts what was read.
    """

    id: str
    bodies: tuple[str, ...]
    kind: str | None
    term: int | None
    session: int | None
    date: PartialDate | None
    day: tuple[int, int] | None
    number: str | None
    chair: str | None
    titles: tuple[str, ...]
    items: tuple[str, ...]
    formal: bool
    facts: int
    source: Source
    held_with: tuple[JointMeeting, ...] = ()

    @property
    def faces(self) -> "tuple[Telling, ...]":
        """One telling for each of the meetings that were held in one sitting."""
        joint = (
            replace(
                self,
                bodies=held.bodies or self.bodies,
                kind=held.kind,
                term=held.term,
                session=held.session,
                held_with=(),
            )
            for held in self.held_with
        )
        return (self, *joint)

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """The best is the least: a formal text before a digest, type before a scan, more facts."""
        return (not self.formal, self.source.ocr, -self.facts)


def telling(meeting: Meeting) -> Telling:
    """What a file tells of its meeting; nothing where it is not known to tell of one."""
    if not meeting.recognised:
        return _untold(meeting)
    number = str(meeting.doc_number) if meeting.doc_number else None
    return Telling(
        id=meeting.id,
        bodies=meeting.bodies,
        kind=meeting.kind,
        term=meeting.term,
        session=meeting.session,
        date=meeting.date,
        day=_day(meeting),
        number=number,
        chair=meeting.chair.name if meeting.chair else None,
        titles=_digests(mention.title for s in meeting.sections for mention in s.documents),
        items=_digests(s.heading for s in meeting.sections if len(s.heading) >= _TELLING_HEADING),
        formal=_RECORD.search(meeting.title) is not None,
        facts=_facts(meeting),
        source=meeting.source,
        held_with=meeting.held_with,
    )


def _untold(meeting: Meeting) -> Telling:
    nothing = dict.fromkeys(("kind", "term", "session", "date", "day", "number", "chair"))
    lists: dict[str, Any] = dict.fromkeys(("bodies", "titles", "items"), ())
    rest = {"formal": False, "facts": 0, "source": meeting.source}
    return Telling(id=meeting.id, **lists | nothing | rest)


def dump_telling(told: Telling) -> str:
    """The telling as JSON, for a manifest to keep."""
    date = str(told.date) if told.date else None
    values = [getattr(told, name) for name in Telling.__slots__]
    members = dict(zip(Telling.__slots__, values, strict=True))
    source = [getattr(told.source, name) for name in Source.__slots__]
    joint = [[held.bodies, held.kind, held.term, held.session] for held in told.held_with]
    plain = {"date": date, "source": source, "held_with": joint}
    return json.dumps(members | plain, ensure_ascii=False)


def load_telling(text: str | None) -> Telling | None:
    """The telling that :func:`dump_telling` wrote, or None where another version did."""
    try:
        members = json.loads(text or "")
        date, day = members["date"], members["day"]
        known: dict[str, Any] = {n: tuple(members[n]) for n in ("bodies", "titles", "items")}
        known["date"] = PartialDate(*map(int, date.split("-"))) if date else None
        known["day"] = tuple(day) if day else None
        known["held_with"] = tuple(JointMeeting(tuple(b), *k) for b, *k in members["held_with"])
        return Telling(**members | known | {"source": Source(*members["source"])})
    except (ValueError, KeyError, TypeError):
        return None


# Each row is enough by itself. "place" says which place's organ met, "body" only which organ;
# "day" is month and day without a year; "documents" are all that the poorer file names, and two at
# least; "items" are all its headings. A session is counted through a term or a year: where neither
# is known it may come again on the same day of another year.
_CERTAIN = tuple(
    frozenset(row.split())
    for row in (
        "number body",
        "place kind session date",
        "body kind session date chair",
        "body kind session date document",
        "place kind session term",
        "place kind session day document",
        "place kind session day items",
        "place kind date items",
        "body kind session day chair document",
        "place kind uncounted date documents",
        "body kind session term chair",
        "body kind day chair items",
        "body kind date chair items",
    )
)
_POSSIBLE = tuple(
    frozenset(row.split())
    for row in (
        "number",
        "body kind session date",
        "place kind session day",
        "body kind session day chair",
        "kind session date chair",
        "place session date chair",
        "place kind session year",
        "place kind uncounted date",
    )
)


def likeness(one: Telling, other: Telling, names: OrganNames) -> Likeness:
    """Whether the two tell of one meeting; the order of the two does not matter."""
    if one.id == other.id:
        return Likeness.SAME
    found = {_alike(a, b, names) for a in one.faces for b in other.faces}
    return next(alike for alike in Likeness if alike in found)


def _alike(one: Telling, other: Telling, names: OrganNames) -> Likeness:
    if _contradict(one, other):
        return Likeness.DIFFERENT
    bodies = _bodies(one.bodies, other.bodies, names)
    if bodies is None:
        return Likeness.DIFFERENT
    agreeing = bodies | frozenset(_agreeing(one, other))
    if any(row <= agreeing for row in _CERTAIN):
        return Likeness.SAME
    possible = any(row <= agreeing for row in _POSSIBLE)
    return Likeness.POSSIBLE if possible else Likeness.DIFFERENT


def keys(told: Telling, names: OrganNames) -> Iterator[tuple[object, ...]]:
    """Two files that may tell of one meeting have one of these in common."""
    for face in told.faces:
        yield from _keys(face, names)


def _keys(told: Telling, names: OrganNames) -> Iterator[tuple[object, ...]]:
    if told.number:
        yield ("number", told.number)
    if told.session is not None and told.day:
        yield ("day", told.session, told.day)
    if told.kind is None:
        return
    if told.day and told.chair:
        yield ("chair", told.kind, told.day, told.chair)
    cores = {names.parts(body).core for body in told.bodies}
    if told.session is not None:
        counted = (told.kind, told.session)
        for core in cores:
            if told.term is not None:
                yield ("term", *counted, told.term, core)
            if told.date:
                yield ("year", *counted, told.date.year, core)
    if told.date:
        yield from (("date", told.kind, told.date, core) for core in cores)


def _contradict(one: Telling, other: Telling) -> bool:
    """Whether both state a fact and state it otherwise; years of one date may be unknown."""
    stated = (
        (one.kind, other.kind),
        (one.term, other.term),
        (one.session, other.session),
        (one.number, other.number),
    )
    if any(a is not None and b is not None and a != b for a, b in stated):
        return True
    if one.date and other.date:
        return one.date.year != other.date.year
    return bool(one.day and other.day and one.day != other.day)


def _agreeing(one: Telling, other: Telling) -> Iterator[str]:
    """The names of the facts in which the two agree."""
    same_day = one.day is not None and one.day == other.day
    apart = bool(one.day and other.day) and not same_day
    for name in ("number", "kind", "session", "chair"):
        if getattr(one, name) is not None and getattr(one, name) == getattr(other, name):
            yield name
    if one.term is not None and one.term == other.term and not apart:
        yield "term"
    if (one.session is None) != (other.session is None):
        yield "uncounted"
    if one.date and other.date:
        yield "year"
    if same_day:
        yield "date" if one.date and other.date else "day"
    if set(one.titles) & set(other.titles):
        yield "document"
    if _holds(one.titles, other.titles, 2):
        yield "documents"
    if _holds(one.items, other.items, 1):
        yield "items"


def _holds(one: tuple[str, ...], other: tuple[str, ...], least: int) -> bool:
    """Whether all of the shorter list, and so many at least, are in the other."""
    few, many = sorted((set(one), set(other)), key=len)
    return len(few) >= least and few <= many


def _bodies(
    one: tuple[str, ...], other: tuple[str, ...], names: OrganNames
) -> frozenset[str] | None:
    """``body`` and perhaps ``place`` where all bodies of the one are among the other's.

    Nothing where one names none, None where they are others.
    """
    if not one or not other:
        return frozenset()
    few, many = sorted((one, other), key=len)
    kin = [{_kin(name, body, names) for body in many} - {None} for name in few]
    if not all(kin):
        return None
    placed = any("place" in found for found in kin)
    return frozenset(("body", "place") if placed else ("body",))


def _kin(one: str, other: str, names: OrganNames) -> str | None:
    """``place`` or ``body`` where the shorter name is the longer one without its outer places."""
    short, long = sorted((names.full(one), names.full(other)), key=len)
    if not long.endswith(short):
        return None
    parts = (names.parts(short), names.parts(long))
    if parts[0].organ != parts[1].organ or not _levels_fit(*parts):
        return None
    return "place" if parts[0].is_placed else "body"


def _levels_fit(short: Placed, long: Placed) -> bool:
    """区政府 is no short form of 青石县人民政府, and 市政府 none of a 区's."""
    return not short.place or long.place.endswith(short.place)


def _day(meeting: Meeting) -> tuple[int, int] | None:
    date = meeting.date
    if date:
        return (date.month, date.day) if date.month and date.day else None
    first = [p.text for section in meeting.sections[:1] for p in section.paragraphs[:1]]
    texts = (text for text in (*meeting.preamble, *first) if _HELD.search(text))
    found = map(find_month_and_day, texts)
    return next(((f.month, f.day) for f in found if f and f.month), None)


def _digests(titles: Iterable[str]) -> tuple[str, ...]:
    wanted = list(dict.fromkeys(map(title_key, titles)))[:_MOST_TITLES]
    return tuple(sha256(key.encode()).hexdigest()[:10] for key in wanted)


def _facts(meeting: Meeting) -> int:
    """How much was read: the facts of the meeting, its people, items, documents, decisions."""
    single = ("kind", "term", "session", "doc_number", "date", "location", "chair")
    each = (meeting.bodies, meeting.attendees, meeting.sections, meeting.issuers)
    inner = sum(len(s.documents) + len(s.decisions) for s in meeting.sections)
    told = sum(getattr(meeting, name) is not None for name in single)
    return told + sum(map(len, each)) + inner
