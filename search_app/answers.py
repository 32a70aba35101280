"""From a question to what the engine answers; shared by the pages and the JSON."""

from dataclasses import dataclass

from indexer.asking.asker import Asked, Asker
from indexer.asking.explaining import explain
from indexer.asking.ladder import ladder
from indexer.asking.rescuing import rescue
from indexer.asking.unknowns import noting_unknown_conditions
from indexer.errors import QuerySyntaxError, QueryTimeout, QueryTooLong, TooManyTerms
from indexer.found_json import Beside
from indexer.query.notes import Note
from indexer.query.parser import parse_query
from indexer.query.request import SearchRequest
from indexer.query.results import SearchResults
from indexer.schema import FACETS
from search_app.params import Question

FACET_NAMES = tuple(facet.name for facet in FACETS)


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
        return self.request.page

    @property
    def pages(self) -> int:
        """How many pages there are; none when nothing is found."""
        return self.request.pages(self.results.total)


def answer(
    asker: Asker, question: Question, page_size: int, facets: tuple[str, ...] = FACET_NAMES
) -> Answer:
    """Ask the engine; raises what reading the parameters and searching raise.

    The question of the answer names organizations as the index has them, so that its links fit.
    """
    question = question.in_full(asker.names)
    values = question.values()
    asked = asker.ask(values, facets=facets, size=page_size)
    return Answer(question, noting_unknown_conditions(asker, asked, values))


def help_with(asker: Asker, found: Answer) -> Beside:
    """All that a results page says beside its hits."""
    asked = found.asked
    return Beside(explain(asker, asked), ladder(asker, asked), rescue(asker, asked))


def marks(asker: Asker, text: str) -> tuple[str, ...]:
    """What to mark for the words of a question; nothing for words that cannot be read.

    A broken or endless question is refused where it is asked; on a meeting's page it only loses
    its marks.
    """
    if not text.strip():
        return ()
    try:
        asker = asker.until(asker.deadline())
        query = asker.understand(parse_query(text).query).query
        request = SearchRequest(query=query, limit=1, deadline=asker.deadline())
        return asker.engine.search(request).marks
    except (QuerySyntaxError, QueryTooLong, TooManyTerms, QueryTimeout):
        return ()
