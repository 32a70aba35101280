"""A question from what was typed to what was found; page, command and API ask alike."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import inf
from threading import Lock

from corpus.organ_names import OrganNames, organ_names
from indexer.deadline import NEVER, Clock, Deadline, deadline_in
from indexer.engine import Engine
from indexer.parameters import search_request
from indexer.query import Query
from indexer.query_notes import Note
from indexer.query_parser import parse_query
from indexer.request import SearchRequest
from indexer.results import SearchResults
from indexer.title_words import TitleWords
from indexer.understanding import Understanding, needs_vocabulary, understand
from indexer.vocabulary import Vocabulary, read_vocabulary


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

    Each question has ``time_limit`` seconds of ``clock`` from when it comes in.
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
        self._lock = Lock()
        self._known: _Known | None = None

    def ask(
        self, values: Mapping[str, Iterable[str]], *, facets: tuple[str, ...] = (), size: int = 20
    ) -> Asked:
        """Read the parameters and search; raises what reading them and searching raise.

        What is asked on because of the answer has the deadline of its request.
        """
        deadline = self.deadline()
        request = search_request(values, facets=facets, size=size, names=self.names)
        parsed = parse_query(next(iter(values.get("q", ())), ""))
        understanding = self.understand(parsed.query, deadline)
        request = replace(request, query=understanding.query, deadline=deadline)
        results = self.engine.search(request)
        return Asked(parsed.query, parsed.notes, understanding, request, results)

    def deadline(self) -> Deadline:
        """That of a question which comes in now."""
        return deadline_in(self._time_limit, self._clock)

    def understand(self, query: Query, deadline: Deadline = NEVER) -> Understanding:
        """The question with what it names looked up in the index."""
        vocabulary = self.vocabulary() if needs_vocabulary(query) else Vocabulary({})
        return understand(query, vocabulary, self.names, deadline)

    def count(self, query: Query, deadline: Deadline = NEVER) -> int:
        """How many sections a question finds, made ready already."""
        return self.engine.search(SearchRequest(query=query, limit=0, deadline=deadline)).total

    def count_under(self, request: SearchRequest, query: Query) -> int:
        """How many sections a parsed question finds under the conditions of a request."""
        searched = self.understand(query).query
        counted = replace(request, query=searched, facets=(), offset=0, limit=0)
        return self.engine.search(counted).total

    def vocabulary(self) -> Vocabulary:
        """The values of the generation that answers now; read once for each."""
        return self._now().vocabulary

    def title_words(self) -> TitleWords:
        """The words of the document titles of the generation that answers now."""
        return self._now().title_words

    def _now(self) -> "_Known":
        generation = self.engine.info().generation
        with self._lock:
            if self._known is None or self._known.generation != generation:
                vocabulary = read_vocabulary(self.engine)
                titles = TitleWords(vocabulary.values("document"), self.engine.cut)
                self._known = _Known(generation, vocabulary, titles)
            return self._known


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of one generation."""

    generation: str
    vocabulary: Vocabulary
    title_words: TitleWords
