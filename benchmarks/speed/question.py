"""What a question is; light, so that a process that only answers one need not load more."""

from dataclasses import dataclass

from indexer.request import SearchRequest
from indexer.schema import FACETS

ALL_FACETS = tuple(field.name for field in FACETS)


@dataclass(frozen=True, slots=True)
class Question:
    """A request of a class; that of ``number`` names one document number."""

    kind: str
    request: SearchRequest
