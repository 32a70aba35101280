"""What the index is and holds, what could not be read, and what is known to be missing."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.doubts import DOUBTS
from corpus.model import PartialDate
from indexer.browsing import Series
from indexer.engine import Engine, IndexInfo
from indexer.exports.holdings import Holdings, all_of
from indexer.query.request import SearchRequest
from indexer.records import OCR
from indexer.runs.manifest import SourceRow, failed_rows
from indexer.schema import DOUBT, FORMAT
from search_app.labels import date_words
from search_app.pages.browse_page import UNDATED, GapLine, Place, gap_line
from search_app.pages.provenance import in_language
from search_app.texts import in_english

_MOST_BODIES, _MOST_YEARS, _MOST_GAPS = 60, 40, 30
"""What the page lists; all of it is counted, and the rest is found by browsing."""
_MOST_PATHS = 3

HOLDINGS: tuple[tuple[str, Callable[[Holdings], object]], ...] = (
    ("about.meetings", lambda holdings: holdings.meetings),
    ("about.sections", lambda holdings: holdings.sections),
    ("about.texts", lambda holdings: holdings.texts),
)
ABOUT: tuple[tuple[str, Callable[[IndexInfo], object]], ...] = (
    ("about.built", lambda info: info.built_at),
    ("about.engine", lambda info: info.engine),
    ("about.segmenter", lambda info: info.segmenter),
    ("about.schema", lambda info: info.schema_version),
    ("about.generation", lambda info: info.generation),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Meetings of a body in a year, and where they are listed."""

    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A body with its meetings of each year of the head, and of no known year."""

    body: str
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many meetings have something, and which part of all that is, in percent."""

    name: str
    count: int
    percent: str


@dataclass(frozen=True, slots=True)
class DoubtCount:
    """A kind of warning and the meetings that have it."""

    code: str
    count: int
    meaning: str
    advice: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Files that failed for one reason, with what was said of the first of them."""

    code: str
    count: int
    message: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Everything that the page shows."""

    rows: tuple[tuple[str, object], ...]
    years: tuple[str, ...]
    coverage: tuple[Row, ...]
    more_bodies: int
    formats: tuple[Share, ...]
    scans: Share | None
    doubts: tuple[DoubtCount, ...]
    failures: tuple[Failure, ...]
    gaps: tuple[tuple[str, str, GapLine], ...]
    more_gaps: int


def about_page(engine: Engine, series: Series, manifest: Path | None) -> AboutPage:
    """The page; ``manifest`` is where it lies, if anybody knows.

    Raises ``StorageFailed`` when the manifest cannot be read.
    """
    info, holdings = engine.info(), all_of(engine)
    years = _years(series)
    bodies = sorted(series.by_body, key=lambda body: (-len(series.by_body[body]), body))
    formats = _facet(engine, FORMAT)
    scans = formats.pop(OCR, 0)
    every = sum(formats.values())
    return AboutPage(
        rows=tuple(_rows(info, holdings, series, engine.own_words())),
        years=years,
        coverage=tuple(_row(series, body, years) for body in bodies[:_MOST_BODIES]),
        more_bodies=max(0, len(bodies) - _MOST_BODIES),
        formats=tuple(_share(name, count, every) for name, count in formats.most_common()),
        scans=_share(OCR, scans, every) if scans else None,
        doubts=tuple(_doubts(_facet(engine, DOUBT))),
        failures=tuple(_failures(failed_rows(manifest))) if manifest else (),
        gaps=tuple(
            (gap.before.body, Place(body=gap.before.body).url(), gap_line(gap))
            for gap in series.gaps[:_MOST_GAPS]
        ),
        more_gaps=max(0, len(series.gaps) - _MOST_GAPS),
    )


def _rows(
    info: IndexInfo, holdings: Holdings, series: Series, own_words: Sequence[str]
) -> Iterable[tuple[str, object]]:
    yield from ((key, read(holdings)) for key, read in HOLDINGS)
    dates = [sitting.date for sitting in series.sittings if sitting.date]
    first, last = (_day(dates, pick) for pick in (min, max))
    yield "about.first", first
    yield "about.newest", last
    undated = {sitting.meeting_id for sitting in series.sittings if sitting.date is None}
    yield "about.undated", len(undated)
    placed = {sitting.meeting_id for sitting in series.sittings}
    yield "about.bodiless", max(0, holdings.meetings - len(placed))
    yield from ((key, read(info)) for key, read in ABOUT)
    yield "about.own_words", len(own_words)


def _day(dates: Sequence[PartialDate], pick: Callable[..., PartialDate]) -> str:
    parts = {date: (date.year, date.month or 0, date.day or 0) for date in dates}
    return date_words(pick(dates, key=parts.__getitem__)) if dates else ""


def _years(series: Series) -> tuple[str, ...]:
    """The years that have meetings, the latest ones, and UNDATED where some have none."""
    found = {sitting.year for sitting in series.sittings}
    dated = sorted(str(year) for year in found if year)[-_MOST_YEARS:]
    return (*dated, UNDATED) if None in found else tuple(dated)


def _row(series: Series, body: str, years: Iterable[str]) -> Row:
    held = {(str(s.year or UNDATED), s.meeting_id) for s in series.by_body[body]}
    counts = Counter(year for year, _ in held)
    cells = (Cell(counts[year], Place(body=body, year=year).url()) for year in years)
    return Row(body, Place(body=body).url(), tuple(cells))


def _facet(engine: Engine, name: str) -> Counter[str]:
    facets = engine.search(SearchRequest(limit=0, facets=(name,))).facets
    return Counter(dict(next((f.by_value() for f in facets if f.name == name), {})))


def _share(name: str, count: int, every: int) -> Share:
    return Share(name, count, f"{100 * count / every:.1f}%" if every else "")


def _doubts(counts: Counter[str]) -> Iterable[DoubtCount]:
    for code, count in counts.most_common():
        told = DOUBTS.get(code)
        words = (in_language(told.meaning), in_language(told.advice)) if told else ("", "")
        yield DoubtCount(code, count, *words)


def _failures(rows: Iterable[SourceRow]) -> Iterable[Failure]:
    """By reason, the most frequent first."""
    by_code: dict[str, list[SourceRow]] = {}
    for row in rows:
        by_code.setdefault(row.code or "", []).append(row)
    for code, failed in sorted(by_code.items(), key=lambda item: (-len(item[1]), item[0])):
        first = failed[0]
        message = (in_english() and first.english) or first.chinese or ""
        yield Failure(code, len(failed), message, tuple(r.path for r in failed[:_MOST_PATHS]))
