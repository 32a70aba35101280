"""From a question to what the engine answers; shared by the pages and the JSON."""

from dataclasses import dataclass

from indexer.asking import Asked, Asker
from indexer.errors import QuerySyntaxError, QueryTooLong
from indexer.query import wanted_leaves
from indexer.query_notes import Note
from indexer.query_parser import parse_query
from indexer.query_text import render
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
    asked: Asked

    @property
    def request(self) -> SearchRequest:
        """What the engine was asked."""
        return self.asked.request

    @property
    def results(self) -> SearchResults:
        """What the engine found."""
        return self.asked.results

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was not read as it was typed."""
        return self.asked.notes

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


def answer(asker: Asker, question: Question, page_size: int) -> Answer:
    """Ask the engine; raises what reading the parameters and searching raise.

    The question of the answer names organizations as the index has them, so that its links fit.
    """
    question = question.in_full(asker.names)
    return Answer(question, asker.ask(question.values(), facets=FACET_NAMES, size=page_size))


def words_alone(asker: Asker, found: Answer) -> tuple[WordCount, ...]:
    """What each wanted part finds by itself, without conditions; explains an empty answer.

    Nothing for a single one without conditions, since that has just been asked.
    """
    wanted = set(wanted_leaves(found.asked.typed))
    parts = [p for p in found.asked.understanding.parts if p.typed in wanted][:_MOST_WORDS_ALONE]
    if len(parts) == 1 and not found.question.conditions():
        return ()
    return tuple(WordCount(render(part.typed), asker.count(part.searched)) for part in parts)


def marks(asker: Asker, text: str) -> tuple[str, ...]:
    """What to mark for the words of a question; nothing for words that cannot be read.

    A broken question is refused where it is asked; on a meeting's page it only loses its marks.
    """
    if not text.strip():
        return ()
    try:
        query = asker.understand(parse_query(text).query).query
    except (QuerySyntaxError, QueryTooLong):
        return ()
    return asker.engine.search(SearchRequest(query=query, limit=1)).marks
