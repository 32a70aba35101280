"""From a question to what the engine answers; shared by the pages and the JSON."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.engine import Engine
from indexer.errors import QuerySyntaxError, QueryTooLong
from indexer.parameters import search_request
from indexer.query import AllOf, AnyOf, Phrase, Query, Words
from indexer.query_notes import Note
from indexer.query_parser import parse_query
from indexer.request import SearchRequest
from indexer.results import SearchResults
from indexer.schema import FACETS
from search_app.params import Question

FACET_NAMES = tuple(facet.name for facet in FACETS)
# A pasted sentence may have dozens of words; counting each would cost as many searches.
_MOST_WORDS_ALONE = 6


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, how it was read, and what was found."""

    question: Question
    request: SearchRequest
    notes: tuple[Note, ...]
    results: SearchResults

    @property
    def page(self) -> int:
        """Number of the page that is asked for, from 1."""
        return self.request.offset // self.request.limit + 1

    @property
    def pages(self) -> int:
        """How many pages there are; none when nothing is found."""
        return -(-self.results.total // self.request.limit)


@dataclass(frozen=True, slots=True)
class WordCount:
    """How many sections one leaf of the question finds when it is asked alone."""

    typed: str
    total: int


def answer(engine: Engine, question: Question, page_size: int) -> Answer:
    """Ask the engine; raises what reading the parameters and searching raise."""
    request = search_request(question.values(), facets=FACET_NAMES, size=page_size)
    notes = parse_query(question.first("q")).notes
    return Answer(question, request, notes, engine.search(request))


def words_alone(engine: Engine, found: Answer) -> tuple[WordCount, ...]:
    """What each wanted word finds by itself, without conditions; explains an empty answer.

    Nothing for a single word without conditions, since that has just been asked.
    """
    leaves = list(dict.fromkeys(_wanted(found.request.query)))[:_MOST_WORDS_ALONE]
    if len(leaves) == 1 and not found.question.conditions():
        return ()
    return tuple(
        WordCount(_typed(leaf), engine.search(SearchRequest(query=leaf, limit=1)).total)
        for leaf in leaves
    )


def marks(engine: Engine, text: str) -> tuple[str, ...]:
    """What to mark for the words of a question; nothing for words that cannot be read.

    A broken question is refused where it is asked; on a meeting's page it only loses its marks.
    """
    if not text.strip():
        return ()
    try:
        query = parse_query(text).query
    except (QuerySyntaxError, QueryTooLong):
        return ()
    return engine.search(SearchRequest(query=query, limit=1)).marks


def _wanted(query: Query) -> Iterator[Words | Phrase]:
    match query:
        case Words() | Phrase():
            yield query
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _wanted(part)


def _typed(leaf: Words | Phrase) -> str:
    return f'"{leaf.text}"' if isinstance(leaf, Phrase) else leaf.text
