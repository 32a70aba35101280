"""What is most like a question that finds nothing: its words need no longer all stand.

Shown apart from hits and never counted as such; conditions and exclusions hold all the same.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from indexer.asking.asker import Asked, Asker
from indexer.asking.vocabulary import Vocabulary
from indexer.query.clauses import AllOf, AnyOf, Like, Phrase, Query, texts_of, wanted_leaves
from indexer.query.request import Sort
from indexer.query.results import NOTHING, SearchResults
from indexer.text.analysis import squeeze

MOST = 10
"""Sections shown: a short list to look through, no result."""
_MOST_NAMES = 8
_LENGTHS_OF_NAMES = range(2, 5)


def resembling(asker: Asker, asked: Asked, most: int = MOST) -> SearchResults:
    """The sections most like the question; nothing where there are hits, or no words to compare."""
    if asked.results.total:
        return NOTHING
    texts, conditions = _parted(asked.typed)
    like = Like(" ".join(texts))
    if not texts or asked.typed == like:
        return NOTHING
    names = (name for text in texts for name in lacking_one(text, asker.vocabulary()))
    likely: tuple[Query, ...] = (like, *map(Phrase, islice(names, _MOST_NAMES)))
    query: Query = AllOf((AnyOf(likely), *conditions)) if conditions else AnyOf(likely)
    request = replace(
        asked.request,
        query=asker.understand(query).query,
        facets=(),
        sort=Sort.RELEVANCE,
        offset=0,
        limit=most,
    )
    return asker.engine.search(request)


def lacking_one(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The people whose names are the text once a character is taken out: 刘晨娜 for 刘娜."""
    if len(squeeze(text)) in _LENGTHS_OF_NAMES:
        yield from vocabulary.lacking_one("attendee", text)


def _parted(query: Query) -> tuple[list[str], list[Query]]:
    """The texts that a question looks for, and those of its parts that look for none."""
    texts, conditions = [], []
    for part in query.parts if isinstance(query, AllOf) else (query,):
        found = [text for leaf in wanted_leaves(part) for text in texts_of(leaf)]
        texts += found
        conditions += [] if found else [part]
    return texts, conditions
