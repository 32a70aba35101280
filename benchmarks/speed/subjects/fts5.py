"""SQLite's FTS5: words cut beforehand, ``bm25()``, ``GROUP BY`` facets."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from benchmarks.speed.question import Question
from benchmarks.speed.subjects.cutting import STOP, cut, phrase
from benchmarks.speed.subjects.subject import Answer
from corpus.model import PartialDate
from indexer.query.clauses import AllOf, AnyOf, Phrase, Query, Words
from indexer.query.request import SearchRequest
from indexer.records import MeetingRecords, SectionRecord
from indexer.schema import FACETS

_TABLES = """
create virtual table words using fts5(heading, body, title, parts, tokenize='unicode61');
create table sections(id integer primary key, name text, number text, day integer);
create table facets(facet integer, value text, section integer);
"""
_INDEXES = """
create index numbers on sections(number);
create index days on sections(day);
create index by_section on facets(section, facet, value);
create index by_value on facets(facet, value, section);
insert into words(words) values ('optimize');
analyze;
"""
_FACET_NUMBERS = {field.name: number for number, field in enumerate(FACETS)}
_WEIGHTS = "4.0, 1.0, 0.5, 1.0"
_EXCERPT = "snippet(words, 1, '', '', '…', 40)"
_SECTION_COLUMNS = "{heading body} : "


class Fts5:
    """One SQLite file."""

    keeps_terms = False

    def __init__(self, file: str) -> None:
        self._file = Path(file)
        self._open: sqlite3.Connection | None = None

    def build(self, records: Iterable[MeetingRecords]) -> None:
        """Insert everything in one transaction, then make the indexes."""
        self._file.unlink(missing_ok=True)
        with sqlite3.connect(self._file) as connection:
            connection.executescript(_TABLES)
            sections = (record for meeting in records for record in meeting.sections)
            for number, record in enumerate(sections, start=1):
                _insert(connection, number, record)
        connection.executescript(_INDEXES)
        connection.close()

    def ask(self, question: Question) -> Answer:
        """The matching rows into a temporary table; total, facets and top 20 from there."""
        connection = self._connection()
        match, ranked = _match(question)
        where, values = _conditions(question, match)
        source = "words join sections on sections.id = words.rowid" if match else "sections"
        score = f"bm25(words, {_WEIGHTS})" if ranked else "0.0"
        connection.execute("delete from found")
        connection.execute(
            f"insert into found select sections.id, {score} from {source} where {where}", values
        )
        ((total,),) = connection.execute("select count(*) from found")
        limit = question.request.limit
        return Answer(
            total,
            *_shown(connection, match, limit),
            facets=_facets(connection),
        )

    def forget(self) -> None:
        """SQLite keeps pages, not terms; a fresh process has none of them."""

    def close(self) -> None:
        """Close the file."""
        if self._open:
            self._open.close()

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._open = sqlite3.connect(self._file)
            self._open.executescript(
                "pragma temp_store = memory; pragma mmap_size = 4294967296;"
                "create temporary table found(id integer primary key, score real);"
            )
        return self._open


def _insert(connection: sqlite3.Connection, number: int, record: SectionRecord) -> None:
    words = cut(record)
    connection.execute(
        "insert into words(rowid, heading, body, title, parts) values (?, ?, ?, ?, ?)",
        (number, words.heading, words.body, words.title, words.parts),
    )
    assert record.date
    row = (number, record.section_id, record.doc_number, _day(record.date))
    connection.execute("insert into sections values (?, ?, ?, ?)", row)
    connection.executemany(
        "insert into facets values (?, ?, ?)",
        [
            (_FACET_NUMBERS[field.name], value, number)
            for field in FACETS
            for value in field.values(record)
        ],
    )


def _match(question: Question) -> tuple[str, bool]:
    """The question in FTS5's language, and whether it ranks; empty for everything and numbers."""
    meant = question.request.query
    if question.kind == "number" or not isinstance(meant, Words | Phrase | AllOf | AnyOf):
        return "", False
    if question.kind == "prefix" and isinstance(meant, Phrase):
        return f'{_SECTION_COLUMNS}"{meant.text}"*', True
    return _typed(meant), True


def _typed(meant: Query) -> str:
    match meant:
        case Words(text):
            return f'"{text}"'
        case Phrase(text):
            return f'{_SECTION_COLUMNS}"{" ".join(phrase(text))}"'
        case AllOf(parts):
            return " AND ".join(map(_typed, parts))
        case AnyOf(parts):
            return " OR ".join(map(_typed, parts))
    raise ValueError(meant)


def _conditions(question: Question, match: str) -> tuple[str, list[object]]:
    request = question.request
    parts, values = ["1"], list[object]()
    if match:
        parts.append("words match ?")
        values.append(match)
    elif isinstance(request.query, Words):
        parts.append("sections.number = ?")
        values.append(request.query.text)
    _add_filters(request, parts, values)
    if request.dates.first and request.dates.last:
        parts.append("sections.day between ? and ?")
        values += [_day(request.dates.first), _day(request.dates.last)]
    return " and ".join(parts), values


def _add_filters(request: SearchRequest, parts: list[str], values: list[object]) -> None:
    for condition in request.filters:
        marks = ", ".join("?" for _ in condition.values)
        chosen = f"select section from facets where facet = ? and value in ({marks})"
        parts.append(f"sections.id in ({chosen})")
        values += [_FACET_NUMBERS[condition.facet], *sorted(condition.values)]


def _shown(
    connection: sqlite3.Connection, match: str, limit: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the best and an excerpt of each; words are put together again."""
    top = connection.execute(
        "select found.id, name from found join sections using (id)"
        " order by score, day desc, found.id limit ?",
        (limit,),
    ).fetchall()
    if match:
        query, values = f"select {_EXCERPT} from words where words match ? and rowid = ?", [match]
    else:
        query, values = "select substr(body, 1, 160) from words where rowid = ?", []
    texts = [connection.execute(query, (*values, number)).fetchone()[0] for number, _ in top]
    snippets = tuple(text.replace(" ", "").replace(STOP, "，") for text in texts)
    return tuple(name for _, name in top), snippets


def _facets(connection: sqlite3.Connection) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {name: {} for name in _FACET_NUMBERS}
    names = tuple(_FACET_NUMBERS)
    for facet, value, count in connection.execute(
        "select facet, value, count(*) from found join facets on section = found.id"
        " group by facet, value"
    ):
        counts[names[facet]][value] = count
    return counts


def _day(date: PartialDate) -> int:
    return date.year * 10_000 + (date.month or 1) * 100 + (date.day or 1)
