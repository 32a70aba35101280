"""What was new in a period: words of headings and documents that it has more of than another.

The words come from the newest headings of the period, a bounded number of them; how often each is
in a heading of either period is then counted by the engine, exactly. Documents are counted whole.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.model import PartialDate
from indexer.asking.asker import Asked, Asker
from indexer.asking.unknowns import unknown_conditions
from indexer.periods import stretch_before
from indexer.query.clauses import Phrase
from indexer.query.dateranges import DateRange
from indexer.query.notes import Message, Note, in_chinese, note_json
from indexer.query.parameters import search_request
from indexer.records import MINUTES, SectionText
from indexer.research.errors import EmptyPeriod, refuse_unknown
from indexer.research.gathering import gathered
from indexer.research.measures import TELLING, log_likelihood
from indexer.research.tools import QUERY, Given
from indexer.schema import STATUS
from indexer.tables.table import Cell, Column, Table

MOST_READ = 2_000
"""Headings that words are taken from."""
MOST_WORDS = 200
"""Words that are counted: those in most of these headings."""
MOST_SHOWN = 100
_OF_TIME = re.compile(
    r"\d+|(?:\d{4}|[〇○零一二三四五六七八九]{2,4})年度?"
    r"|(?:\d{1,2}|十?[一二三四五六七八九]|十)(?:月份?|[日号])"
)
"""Numbers and dates, or what is cut of them: that a year brings its own is no news."""
_DOCUMENT, _YEAR = "document", "year"


@dataclass(frozen=True, slots=True)
class Riser:
    """A word or a document: how many items of the period have it, and of the one before."""

    text: str
    now: int
    before: int
    keyness: float


@dataclass(frozen=True, slots=True)
class Rising:
    """What rose, most telling first; ``sections`` are all items of a period, what was counted of.

    ``read`` headings were looked at for words; ``notes`` name the conditions that nothing meets.
    """

    dates: DateRange
    before: DateRange
    sections: tuple[int, int]
    meetings: tuple[int, int]
    read: int
    words: tuple[Riser, ...]
    documents: tuple[Riser, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Both:
    """Both periods, as they were asked for."""

    now: Asked
    before: Asked

    @property
    def totals(self) -> tuple[int, int]:
        return self.now.results.total, self.before.results.total


def rising(asker: Asker, given: Given) -> Rising:
    """What rose between the periods; without dates, in the newest year that there is.

    Raises ``EmptyPeriod``, ``NameUnknown``, and what asking raises.
    """
    asker = asker.until(asker.deadline())
    dates = _period(asker, given)
    bounds = search_request({name: given.texts(of) for name, of in _OTHER.items()}).dates
    before = bounds if bounds != DateRange() else stretch_before(dates)
    both = _Both(_ask(asker, given, dates), _ask(asker, given, before))
    words, read = _words(asker, both)
    return Rising(
        dates=dates,
        before=before,
        sections=both.totals,
        meetings=(both.now.results.meetings, both.before.results.meetings),
        read=read,
        words=words,
        documents=_documents(both),
        notes=unknown_conditions(asker, given.conditions()),
    )


_OTHER = {"from": "since", "to": "until"}


def _period(asker: Asker, given: Given) -> DateRange:
    """The dates that are asked for, an open end closed by the newest year or by its own year."""
    dates = search_request({n: given.texts(n) for n in ("from", "to")}).dates
    if dates.last:
        return DateRange(dates.first or PartialDate(dates.last.year), dates.last)
    counts = _counts(_ask(asker, given, dates, _YEAR), _YEAR)
    newest = max((int(year) for year, count in counts.items() if count), default=None)
    if newest is None:
        raise EmptyPeriod(dates=dates)
    return DateRange(dates.first or PartialDate(newest), PartialDate(newest))


def _ask(asker: Asker, given: Given, dates: DateRange, facet: str = _DOCUMENT) -> Asked:
    values = {name: found for name, found in given.conditions().items() if name not in _OTHER}
    bounds = {"from": dates.first, "to": dates.last}
    values |= {name: (str(date),) for name, date in bounds.items() if date}
    values |= {QUERY: ("",), STATUS: (MINUTES,), "sort": ("newest",)}
    asked = asker.ask(values, facets=(facet,), size=1)
    if not asked.results.total:
        refuse_unknown(unknown_conditions(asker, given.conditions()))
        raise EmptyPeriod(dates=dates)
    return asked


def _counts(asked: Asked, name: str) -> Mapping[str, int]:
    return next((f.by_value() for f in asked.results.facets if f.name == name), {})


def _words(asker: Asker, both: _Both) -> tuple[tuple[Riser, ...], int]:
    """The words that rose, and of how many headings they are."""
    records = gathered(asker, both.now.request, MOST_READ, SectionText)
    headings = [record.lines[0] for record in records if record.order]
    counted: Counter[str] = Counter()
    for words in asker.engine.cut(headings):
        counted.update(w for w in words if len(w) > 1 and not _OF_TIME.fullmatch(w))
    likely = sorted(counted, key=lambda word: (-counted[word], word))[:MOST_WORDS]
    standing = [Phrase(word, "heading") for word in likely]
    now, before = (asker.engine.count_each(a.request, standing) for a in (both.now, both.before))
    found = (_riser(*row, both) for row in zip(likely, now, before, strict=True))
    return _most_telling(found), len(headings)


def _documents(both: _Both) -> tuple[Riser, ...]:
    before = _counts(both.before, _DOCUMENT)
    now = _counts(both.now, _DOCUMENT)
    return _most_telling(
        _riser(title, count, before.get(title, 0), both) for title, count in now.items() if count
    )


def _riser(text: str, now: int, before: int, both: _Both) -> Riser:
    of_now, of_before = both.totals
    keyness = log_likelihood(now, of_now, before, of_before)
    is_more = now * of_before > before * of_now
    return Riser(text, now, before, keyness if is_more else -keyness)


def _most_telling(found: Iterable[Riser]) -> tuple[Riser, ...]:
    """Those that chance would not bring about."""
    telling = [riser for riser in found if riser.keyness >= TELLING]
    return tuple(sorted(telling, key=lambda riser: (-riser.keyness, riser.text))[:MOST_SHOWN])


COLUMNS = (
    Column("kind", "类别"),
    Column("text", "词或文件"),
    Column("items", "本期议题数"),
    Column("items_of_period", "本期全部议题"),
    Column("items_before", "对比期议题数"),
    Column("items_of_period_before", "对比期全部议题"),
    Column("log_likelihood", "对数似然"),
)
_DIGITS = 3


def rising_table(found: Rising) -> Table:
    """A row for each word, then one for each document."""
    kinds = (("word", found.words), (_DOCUMENT, found.documents))
    return Table(COLUMNS, [(kind, *_row(r, found)) for kind, risers in kinds for r in risers])


def _row(riser: Riser, found: Rising) -> tuple[Cell, ...]:
    now, before = found.sections
    return riser.text, riser.now, now, riser.before, before, round(riser.keyness, _DIGITS)


def rising_json(found: Rising, given: Given, message: Message = in_chinese) -> dict[str, Any]:
    """What rose as plain values, keys in a stable order; ``message`` says the notes."""
    keys = [column.key for column in COLUMNS[1:]]
    return {
        "query": {name: list(values) for name, values in given.values.items()},
        "notes": [note_json(note, message) for note in found.notes],
        "period": _period_json(found.dates, found.sections[0], found.meetings[0]),
        "before": _period_json(found.before, found.sections[1], found.meetings[1]),
        "headings_read": found.read,
        "words": [dict(zip(keys, _row(r, found), strict=True)) for r in found.words],
        "documents": [dict(zip(keys, _row(r, found), strict=True)) for r in found.documents],
    }


def _period_json(dates: DateRange, sections: int, meetings: int) -> dict[str, object]:
    bounds = {"from": dates.first, "to": dates.last}
    named = {name: str(date) if date else None for name, date in bounds.items()}
    return {**named, "items": sections, "meetings": meetings}
