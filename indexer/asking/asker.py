"""A question from what was typed to what was found; page, command and API ask alike."""

import copy
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from corpus.grammar.organ_names import OrganNames, organ_names
from indexer.asking.once import Once
from indexer.asking.registry import Registry, read_registry
from indexer.asking.title_words import TitleWords
from indexer.asking.understanding import Understanding, needs_vocabulary, understand
from indexer.asking.vocabulary import Vocabulary, read_vocabulary
from indexer.engine import Engine
from indexer.query.clauses import Query
from indexer.query.deadline import Clock, Deadline, deadline_in
from indexer.query.notes import Note
from indexer.query.parameters import search_request
from indexer.query.parser import parse_query
from indexer.query.request import SearchRequest
from indexer.query.results import SearchResults


@dataclass(frozen=True, slots=True)
class Asked:
    """``typed`` is the question as it was parsed; ``request`` is what the engine was asked."""

    typed: Query
    notes: tuple[Note, ...]
    understanding: Understanding
    request: SearchRequest
    results: SearchResults


class Asker:
    """Asks one engine; keeps the vocabulary of the generation that answers. For several threads.

    Each question has ``time_limit`` seconds of ``clock`` from when it comes in; what is asked on
    because of its answer (``until``) has what is left of them.
    """

    def __init__(
        self,
        engine: Engine,
        names: OrganNames | None = None,
        *,
        time_limit: float = inf,
        clock: Clock = time.monotonic,
    ) -> None:
        self.engine = engine
        self.names = names or organ_names()
        """The tables that the index was made with."""
        self._time_limit = time_limit
        self._clock = clock
        self._deadline: Deadline | None = None
        self._known = Once(self._read)
        self._registries = Once(lambda: read_registry(engine))

    def ask(
        self, values: Mapping[str, Iterable[str]], *, facets: tuple[str, ...] = (), size: int = 20
    ) -> Asked:
        """Read the parameters and search; raises what reading them and searching raise."""
        deadline = self.deadline()
        request = search_request(values, facets=facets, size=size, names=self.names)
        parsed = parse_query(next(iter(values.get("q", ())), ""))
        understanding = self.until(deadline).understand(parsed.query)
        request = replace(request, query=understanding.query, deadline=deadline)
        results = self.engine.search(request)
        return Asked(parsed.query, parsed.notes, understanding, request, results)

    def deadline(self) -> Deadline:
        """That of the question in hand, or of one which comes in now."""
        return self._deadline or deadline_in(self._time_limit, self._clock)

    def until(self, deadline: Deadline) -> "Asker":
        """The same with a question in hand: all that it asks has this deadline."""
        same = copy.copy(self)
        same._deadline = deadline
        return same

    def understand(self, query: Query) -> Understanding:
        """The question with what it names looked up in the index."""
        vocabulary = self.vocabulary() if needs_vocabulary(query) else Vocabulary({})
        return understand(query, vocabulary, self.names, self.deadline())

    def count(self, query: Query) -> int:
        """How many sections a question finds, made ready already."""
        return self.engine.count(SearchRequest(query=query, deadline=self.deadline()))

    def count_each(self, queries: Sequence[Query]) -> Sequence[int]:
        """How many sections each of the questions finds, made ready already."""
        return self.engine.count_each(SearchRequest(deadline=self.deadline()), queries)

    def count_under(self, request: SearchRequest, query: Query) -> int:
        """How many sections a parsed question finds under the conditions of a request."""
        searched = self.understand(query).query
        return self.engine.count(replace(request, query=searched))

    def count_each_under(self, request: SearchRequest, queries: Iterable[Query]) -> Sequence[int]:
        """How many sections each of the parsed questions finds under the request's conditions."""
        return self.engine.count_each(request, [self.understand(q).query for q in queries])

    def vocabulary(self) -> Vocabulary:
        """The values of the generation that answers now; read once for each."""
        return self._now().vocabulary

    def registry(self) -> Registry:
        """The people and organizations of the generation that answers now; read once for each."""
        return self._registries.get(self.engine.info().generation, self.deadline())

    def title_words(self) -> TitleWords:
        """The words of the document titles of the generation that answers now."""
        return self._now().title_words

    def _now(self) -> "_Known":
        return self._known.get(self.engine.info().generation, self.deadline())

    def _read(self) -> "_Known":
        vocabulary = read_vocabulary(self.engine)
        return _Known(vocabulary, TitleWords(vocabulary.values("document"), self.engine.cut))


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of one generation."""

    vocabulary: Vocabulary
    title_words: TitleWords
