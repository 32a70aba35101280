"""Meetings by body, year and month: a list, a calendar, and the numbers that a series misses."""

import calendar
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from corpus.model import PartialDate
from indexer.browsing import Series
from indexer.errors import BadParameter
from indexer.query.dateranges import read_date
from indexer.query.remedies import COUNTED, ONCE, one_of, remedy
from indexer.series import Gap, Sitting
from search_app.labels import date_words
from search_app.language import PARAMETER as LANGUAGE
from search_app.pages.paging import PageLink, page_links
from search_app.params import meeting_url
from search_app.texts import say

BROWSE = "/browse"
UNDATED = "undated"
_MEETINGS_A_PAGE = 50
_BODIES_A_PAGE = 100
_MOST_GAPS = 60
"""Gaps listed on a page; the others are counted, and a year or a kind shows them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the calendar somebody looks; an empty text is no condition.

    ``year`` is 2023 or ``undated``, ``month`` 2023-08, ``day`` 2023-08-18.
    """

    body: str = ""
    kind: str = ""
    year: str = ""
    month: str = ""
    day: str = ""
    page: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing narrows it, so that bodies are listed."""
        return not any((self.body, self.kind, self.year, self.month, self.day))

    def url(self, **changes: str) -> str:
        """The address of the place with something changed; a changed place has its first page."""
        there = replace(self, **{"page": "", **changes})
        pairs = [(f.name, getattr(there, f.name)) for f in fields(there)]
        query = urlencode([pair for pair in pairs if pair[1]])
        return f"{BROWSE}?{query}" if query else BROWSE

    def holds(self, sitting: Sitting) -> bool:
        """Whether the meeting is shown there."""
        date = str(sitting.date) if sitting.date else UNDATED
        when = self.day or self.month or self.year
        return (
            (not self.body or sitting.body == self.body)
            and (not self.kind or sitting.kind == self.kind)
            and (not when or date == when or date.startswith(when + "-"))
        )


@dataclass(frozen=True, slots=True)
class Step:
    """A narrower or wider place, with the meetings there."""

    label: str
    count: int
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in the list of all: its meetings, the years of the first and last, its gaps."""

    body: str
    url: str
    count: int
    first: str
    last: str
    kinds: tuple[Step, ...]
    gaps: int


@dataclass(frozen=True, slots=True)
class MeetingLink:
    """A meeting by number and date, where its title is not at hand."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """A gap in words, between two meetings."""

    kind: str
    missing: str
    before: MeetingLink
    after: MeetingLink
    unnumbered: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; ``url`` leads to its meetings, if there are any."""

    number: int
    count: int
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks from Monday on; ``loose`` are meetings of it whose day is not known."""

    caption: str
    url: str
    weeks: tuple[tuple[Day | None, ...], ...]
    loose: tuple[MeetingLink, ...]


@dataclass(frozen=True, slots=True)
class BrowsePage:
    """Everything that the page shows but the titles of ``shown``, which the index has."""

    place: Place
    bodies: tuple[BodyLine, ...]
    kinds: tuple[Step, ...]
    years: tuple[Step, ...]
    months: tuple[Month, ...]
    loose: tuple[MeetingLink, ...]
    gaps: tuple[GapLine, ...]
    more_gaps: int
    total: int
    shown: tuple[Sitting, ...]
    page_links: tuple[PageLink, ...]


def read_place(arguments: Mapping[str, Sequence[str]]) -> Place:
    """The place of a query string. Raises ``BadParameter``."""
    known = {field.name for field in fields(Place)}
    given = {name: [v.strip() for v in found if v.strip()] for name, found in arguments.items()}
    for name, values in given.items():
        if name not in known and name != LANGUAGE:
            raise BadParameter(name=name, value=" ".join(values), **one_of(sorted(known)))
        if len(set(values)) > 1:
            raise BadParameter(name=name, value=" ".join(values), **ONCE)
    place = Place(**{name: values[0] for name, values in given.items() if name in known and values})
    return replace(
        place,
        year=place.year if place.year == UNDATED else _read("year", place.year, 1, "2023"),
        month=_read("month", place.month, 2, "2023-08"),
        day=_read("day", place.day, 3, "2023-08-18"),
        page=str(_page_number(place.page)),
    )


def browse_page(series: Series, place: Place) -> BrowsePage:
    """The page of a place; one that holds nothing is an empty page."""
    sittings = series.by_body.get(place.body, ()) if place.body else series.sittings
    found = _in_order(filter(place.holds, sittings))
    bodies = _bodies(series) if place.is_whole else ()
    length = len(bodies) if place.is_whole else len(found)
    size = _BODIES_A_PAGE if place.is_whole else _MEETINGS_A_PAGE
    page, pages = int(place.page or 1), -(-length // size)
    slot = slice((page - 1) * size, page * size)
    missed = tuple(_gaps_at(series, place))
    return BrowsePage(
        place=place,
        bodies=bodies[slot],
        kinds=_kinds(sittings, place) if not place.is_whole else (),
        years=_years(sittings, place),
        months=tuple(_months(found, place)),
        loose=tuple(meeting_link(s) for s in found if s.date and not s.date.month and place.year),
        gaps=tuple(map(gap_line, missed[:_MOST_GAPS])),
        more_gaps=max(0, len(missed) - _MOST_GAPS),
        total=len(found),
        shown=found[slot] if not place.is_whole else (),
        page_links=page_links(page, pages, lambda number: place.url(page=str(number))),
    )


def sitting_words(sitting: Sitting) -> str:
    """第37次 · 2023年8月18日, as much of it as is known."""
    counter = sitting.session and say("meeting.session.value", session=sitting.session)
    words = (counter, date_words(sitting.date) or say("undated"))
    return " · ".join(word for word in words if word)


def _read(name: str, text: str, precision: int, example: str) -> str:
    date = read_date(text) if text else None
    parts = sum(part is not None for part in (date.year, date.month, date.day)) if date else 0
    if text and parts != precision:
        raise BadParameter(
            name=name, value=text, **remedy(f"请写成 {example}。", f"Write {example}.")
        )
    return str(date) if date else ""


def _page_number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0
    if text and not number:
        raise BadParameter(name="page", value=text, **COUNTED)
    return number or 1


def _in_order(sittings: Iterable[Sitting]) -> tuple[Sitting, ...]:
    """The newest first and those without a date last, each meeting once."""
    meetings = {sitting.meeting_id: sitting for sitting in sittings}
    return tuple(sorted(meetings.values(), key=_newness, reverse=True))


def _newness(sitting: Sitting) -> tuple[int, int, int, int, str]:
    year, month, day = _parts(sitting.date)
    return year, month, day, sitting.session or 0, sitting.meeting_id


def _parts(date: PartialDate | None) -> tuple[int, int, int]:
    return (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)


def _bodies(series: Series) -> tuple[BodyLine, ...]:
    gaps = Counter(gap.before.body for gap in series.gaps)
    lines = (_body(body, held, gaps[body]) for body, held in series.by_body.items())
    return tuple(sorted(lines, key=lambda line: (-line.count, line.body)))


def _body(body: str, held: Sequence[Sitting], gaps: int) -> BodyLine:
    years = sorted({sitting.year for sitting in held if sitting.year})
    place = Place(body=body)
    return BodyLine(
        body=body,
        url=place.url(),
        count=len({sitting.meeting_id for sitting in held}),
        first=str(years[0]) if years else "",
        last=str(years[-1]) if years else "",
        kinds=_kinds(held, place),
        gaps=gaps,
    )


def _kinds(sittings: Iterable[Sitting], place: Place) -> tuple[Step, ...]:
    counts = _counted(sittings, replace(place, kind=""), lambda sitting: sitting.kind or "")
    counts.pop("", None)
    counts.setdefault(place.kind, 0) if place.kind else None
    return tuple(
        Step(kind, count, place.url(kind="" if kind == place.kind else kind), kind == place.kind)
        for kind, count in counts.most_common()
    )


def _years(sittings: Iterable[Sitting], place: Place) -> tuple[Step, ...]:
    wider = replace(place, year="", month="", day="")
    counts = _counted(sittings, wider, lambda sitting: str(sitting.year or UNDATED))
    shown = place.year or place.month[:4] or place.day[:4]
    steps = (
        Step(
            say("undated") if year == UNDATED else year,
            count,
            wider.url(year="" if year == place.year else year),
            year == shown,
        )
        for year, count in sorted(counts.items(), reverse=True)
    )
    return tuple(sorted(steps, key=lambda step: not step.label.isdigit()))


def _counted(
    sittings: Iterable[Sitting], place: Place, key: Callable[[Sitting], str]
) -> Counter[str]:
    """How many meetings there are of each value, each meeting once for a value."""
    found = {(key(sitting), sitting.meeting_id) for sitting in sittings if place.holds(sitting)}
    return Counter(value for value, _ in found)


def _months(found: Iterable[Sitting], place: Place) -> Iterator[Month]:
    """A block for each month with a meeting, once it is said which year."""
    if not (place.year or place.month):
        return
    by_month: defaultdict[tuple[int, int], list[Sitting]] = defaultdict(list)
    for sitting in found:
        if sitting.date and sitting.date.month:
            by_month[sitting.date.year, sitting.date.month].append(sitting)
    for (year, month), held in sorted(by_month.items()):
        yield _month(year, month, held, place)


def _month(year: int, month: int, held: Iterable[Sitting], place: Place) -> Month:
    by_day: defaultdict[int, list[Sitting]] = defaultdict(list)
    for sitting in held:
        by_day[_parts(sitting.date)[2]].append(sitting)
    loose = by_day.pop(0, [])
    weeks = calendar.Calendar().monthdayscalendar(year, month)
    this = PartialDate(year, month)
    return Month(
        caption=date_words(this),
        url=place.url(year="", month=str(this)),
        weeks=tuple(
            tuple(_day(replace(this, day=n), by_day.get(n, ()), place) if n else None for n in week)
            for week in weeks
        ),
        loose=tuple(map(meeting_link, loose)),
    )


def _day(date: PartialDate, held: Sequence[Sitting], place: Place) -> Day:
    several = place.url(year="", month="", day=str(date))
    url = meeting_url(held[0].meeting_id) if len(held) == 1 else several if held else ""
    label = say("browse.day", date=date_words(date), count=len(held))
    return Day(date.day or 0, len(held), url, label)


def _gaps_at(series: Series, place: Place) -> Iterator[Gap]:
    """The gaps of a body, as far as they touch the place."""
    year = place.year or place.month[:4] or place.day[:4]
    for gap in series.gaps_of(place.body) if place.body else ():
        if place.kind and gap.before.kind != place.kind:
            continue
        ends = (gap.before.year, gap.after.year)
        if not year or (None not in ends and f"{ends[0]}" <= year <= f"{ends[1]}"):
            yield gap


def gap_line(gap: Gap) -> GapLine:
    """The gap in words, with links to the meetings around it."""
    return GapLine(
        kind=gap.before.kind or "",
        missing=gap_words(gap),
        before=meeting_link(gap.before),
        after=meeting_link(gap.after),
        unnumbered=gap.unnumbered,
    )


def gap_words(gap: Gap) -> str:
    """缺第38次, 缺第41次至第42次."""
    key = "browse.gap.one" if gap.first == gap.last else "browse.gap.several"
    return say(key, first=gap.first, last=gap.last)


def meeting_link(sitting: Sitting) -> MeetingLink:
    """The meeting by its number and date."""
    return MeetingLink(sitting_words(sitting), meeting_url(sitting.meeting_id))
