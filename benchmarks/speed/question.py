"""What a question is; light, so that a process that only answers one need not load more."""

from dataclasses import dataclass

from indexer.query.clauses import Everything, Phrase, Words
from indexer.query.request import SearchRequest
from indexer.schema import FACETS

ALL_FACETS = tuple(field.name for field in FACETS)


@dataclass(frozen=True, slots=True)
class Question:
    """A request of a class; that of ``number`` names one document number."""

    kind: str
    request: SearchRequest


WORDLESS = tuple(
    Question("first", SearchRequest(query, facets=ALL_FACETS))
    for query in (Everything(), Words("龘"), Phrase("龘龘"))
)
"""What loads code, dictionary and columns, but no word that stands in the texts."""
