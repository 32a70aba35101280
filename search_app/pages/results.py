"""Answers to view models: all that the results page shows, as frozen values and finished links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import PartialDate
from indexer.asking.understanding import Manner
from indexer.exports.forms import FORMS
from indexer.exports.holdings import Holdings, found_in, telling
from indexer.found_json import Beside
from indexer.query.notes import Note
from indexer.query.parameters import SAT_IN
from indexer.query.request import Sort
from indexer.query.results import NOTHING, Hit, SearchResults
from indexer.query.snippets import Excerpt, Span, excerpts, mark_spans
from indexer.records import verdicts_of
from indexer.research.tools import COLLOCATES, KWIC, TRENDS
from search_app.answers import Answer
from search_app.labels import heading_of, parameter_label, value_label
from search_app.pages.coins import coins
from search_app.pages.explanation import SEARCH, Explanation, explanation
from search_app.pages.facet_lists import VALUES, FacetView, facet_view
from search_app.pages.histogram import YEAR, Chart, by_year
from search_app.pages.paging import PageLink, page_links
from search_app.pages.ways_out import Group, ways_out
from search_app.params import Question, meeting_url

_NO_HELP = Beside()
EXPORT, FEED = "/export", "/feed.atom"


@dataclass(frozen=True, slots=True)
class Chip:
    """An active condition and the address without it."""

    label: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class SortLink:
    """An order of the hits."""

    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class ExcerptView:
    """A piece of a paragraph, with the address of the paragraph."""

    url: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class VerdictView:
    """An outcome, the sentence that it was read from, and its address."""

    outcome: str
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class HitView:
    """One section found, ready to show."""

    url: str
    number: str | None
    heading: str
    heading_spans: tuple[Span, ...]
    meeting_url: str
    meeting_title: str
    meeting_title_spans: tuple[Span, ...]
    date: PartialDate | None
    doc_number: str | None
    doc_number_spans: tuple[Span, ...]
    outcomes: tuple[str, ...]
    documents: tuple[str, ...]
    verdicts: tuple[VerdictView, ...]
    reporting: tuple[str, ...]
    responsible: tuple[str, ...]
    ocr: bool
    recognised: bool
    excerpts: tuple[ExcerptView, ...]
    coins: str
    place: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list."""

    url: str
    title: str
    date: PartialDate | None
    doc_number: str | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The results page."""

    query: str
    total: int
    found: Holdings
    page: int
    pages: int
    notes: tuple[Note, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    facets: tuple[FacetView, ...]
    years: Chart | None
    undated: int
    hidden_all: tuple[tuple[str, str], ...]
    hits: tuple[HitView, ...]
    page_links: tuple[PageLink, ...]
    sorts: tuple[SortLink, ...]
    hidden: tuple[tuple[str, str], ...]
    dates: tuple[str, str]
    hidden_beside_dates: tuple[tuple[str, str], ...]
    first_number: int
    explanation: Explanation
    ways_out: tuple[Group, ...]
    has_quotes: bool
    nearest: tuple[HitView, ...]
    sat_in_url: str
    tools: tuple[tuple[str, str], ...]
    exports: tuple[tuple[str, str], ...]
    feed_url: str

    @property
    def past_the_end(self) -> bool:
        """Whether there are results, but none on this page."""
        return self.total > 0 and self.page > self.pages


def search_page(answer: Answer, told: Beside = _NO_HELP) -> SearchPage:
    """Everything that the results page shows; ``told`` is what it says beside its hits."""
    question, results = answer.question, answer.results
    return SearchPage(
        query=question.first("q"),
        total=results.total,
        found=found_in(results),
        page=answer.page,
        pages=answer.pages,
        notes=answer.notes,
        chips=_chips(question),
        clear_url=question.words_only().url(SEARCH),
        facets=tuple(facet_view(facet, question) for facet in results.facets if telling(facet)),
        years=by_year(results.facets, question, SEARCH),
        undated=_undated(results, question),
        hidden_all=question.beside("page"),
        hits=_hit_views(results, question.first("q")),
        page_links=page_links(answer.page, answer.pages, lambda number: page_url(question, number)),
        sorts=_sorts(question, answer.request.sort),
        hidden=question.beside("q", "page"),
        dates=(question.first("from"), question.first("to")),
        hidden_beside_dates=question.beside("from", "to", "page"),
        first_number=answer.request.offset + 1,
        explanation=explanation(answer.asked, told.readings, told.ladder, question),
        ways_out=ways_out(told.rescue, question),
        has_quotes=any(reading.manner is Manner.PHRASE for reading in told.readings),
        sat_in_url=question.with_one("page", "").url(VALUES + SAT_IN),
        tools=tuple(_tools(question)),
        exports=tuple(_exports(question)),
        feed_url=Question(question.beside("sort", "page", "size")).url(FEED),
        nearest=_hit_views(told.rescue.nearest if told.rescue else NOTHING, question.first("q")),
    )


_TOOLS = (
    ("nav.kwic", "/kwic", KWIC),
    ("collocates.title", "/collocates", COLLOCATES),
    ("nav.trends", "/trends", TRENDS),
)


def _tools(question: Question) -> Iterator[tuple[str, str]]:
    """What else can be made of the same question: only what knows all of its conditions."""
    asked = Question(question.beside("sort", "page", "size"))
    for key, path, tool in _TOOLS:
        if question.first("q") and {name for name, _ in asked.pairs} <= set(tool.names):
            yield key, asked.url(path)


def _exports(question: Question) -> Iterator[tuple[str, str]]:
    """Each form of a file of all results, with its address."""
    whole = question.with_one("page", "").with_one("size", "")
    for name in FORMS:
        yield name, Question((*whole.pairs, ("format", name))).url(EXPORT)


def _undated(results: SearchResults, question: Question) -> int:
    """How many of what was found are of no year that is known."""
    years = [facet for facet in results.facets if facet.name == YEAR]
    if question.first(YEAR) or not years:
        return 0
    return results.total - sum(count.count for count in years[0].counts)


def _hit_views(results: SearchResults, query: str) -> tuple[HitView, ...]:
    return tuple(hit_view(hit, results.marks, query) for hit in results.hits)


def hit_view(hit: Hit, marks: Sequence[str], query: str) -> HitView:
    """One hit with its marks; its addresses carry the words along, so that they stay marked."""
    record = hit.record
    heading = heading_of(record)
    return HitView(
        url=meeting_url(record.meeting_id, query, f"s{record.order}"),
        number=record.number,
        heading=heading,
        heading_spans=mark_spans(heading, marks),
        meeting_url=meeting_url(record.meeting_id, query),
        meeting_title=record.meeting_title,
        meeting_title_spans=mark_spans(record.meeting_title, marks),
        date=record.date,
        doc_number=record.doc_number,
        doc_number_spans=mark_spans(record.doc_number or "", marks),
        outcomes=record.outcomes,
        documents=record.documents,
        verdicts=tuple(
            VerdictView(
                one.outcome, one.evidence, meeting_url(record.meeting_id, query, one.anchor)
            )
            for one in verdicts_of(record)
        ),
        reporting=record.reporting,
        responsible=record.responsible,
        ocr=record.ocr,
        recognised=record.recognised,
        excerpts=tuple(
            ExcerptView(meeting_url(record.meeting_id, query, excerpt.anchor), excerpt)
            for excerpt in excerpts(record, marks)
        ),
        coins=coins(record),
        place=meeting_url(record.meeting_id, anchor=f"s{record.order}"),
    )


def newest_meetings(hits: Sequence[Hit], most: int) -> tuple[MeetingLine, ...]:
    """The meetings of sections in date order, each once."""
    records = {hit.record.meeting_id: hit.record for hit in hits}
    return tuple(
        MeetingLine(meeting_url(key), record.meeting_title, record.date, record.doc_number)
        for key, record in list(records.items())[:most]
    )


def _chips(question: Question) -> tuple[Chip, ...]:
    return tuple(
        Chip(parameter_label(name), value_label(value), question.toggled(name, value).url(SEARCH))
        for name, value in question.conditions()
    )


def page_url(question: Question, number: int) -> str:
    """The address of one page of the same question."""
    return question.with_one("page", str(number) if number > 1 else "").url(SEARCH)


def _sorts(question: Question, current: Sort) -> tuple[SortLink, ...]:
    return tuple(
        SortLink(sort.value, question.with_one("sort", sort.value).url(SEARCH), sort is current)
        for sort in Sort
    )
