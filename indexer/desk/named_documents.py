"""Which document somebody means, by a title as it is written anywhere, or by its number.

A document goes by its base title, in the spelling that most items use; all other spellings and
stages lead to it. Read from the vocabulary and by searching, so it holds for every engine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.grammar.documents import title_key, unmarked
from indexer.asking.asker import Asker
from indexer.asking.vocabulary import Vocabulary
from indexer.query.clauses import Holding, Query
from indexer.query.request import SearchRequest, Sort
from indexer.query.typed_numbers import matching, neighbours, read_typed_number
from indexer.text.analysis import squeeze

FIELD, NUMBER = "document", "number"
LONGEST = 300
"""Characters; no title is longer, and what is would only take time."""
_SHORTEST_PART = 4
_MOST_HOLDING = 20
_MOST_ITEMS = 100
"""Items that are looked at for the title beside a number; the newest of them."""


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """``title`` is the spelling that most items use, and the document's id; ``spellings`` are all
    of its base title, that one first; ``key`` is what they have in common.
    """

    title: str
    spellings: tuple[str, ...]
    key: str

    @property
    def query(self) -> Query:
        """Finds all items that name it."""
        return Holding(FIELD, self.spellings)


@dataclass(frozen=True, slots=True)
class Likely:
    """A title that reads much the same and may be another document; ``score`` is of 100."""

    title: str
    score: int
    items: int


def of_title(vocabulary: Vocabulary, text: str) -> NamedDocument | None:
    """The document of a title in any spelling and stage, or None."""
    key = title_key(text) if len(text) <= LONGEST else ""
    spellings = vocabulary.same(FIELD, text) if key else ()
    return NamedDocument(spellings[0], spellings, key) if spellings else None


def of_number(asker: Asker, text: str) -> tuple[NamedDocument, ...]:
    """The documents that the minutes name with this number beside them; None has several for a
    whole number, a part of one may.
    """
    numbers = numbers_like(asker, text)
    if not numbers:
        return ()
    request = SearchRequest(
        query=Holding(NUMBER, numbers),
        sort=Sort.NEWEST,
        limit=_MOST_ITEMS,
        deadline=asker.deadline(),
    )
    typed = read_typed_number(text)
    known = asker.vocabulary()
    found: dict[str, NamedDocument] = {}
    for hit in asker.engine.search(request).hits:
        for mention in hit.record.mentions:
            number = read_typed_number(mention.doc_number or "")
            if typed and number and matching(typed, {"": number}):
                document = of_title(known, mention.base_title)
                if document:
                    found.setdefault(document.key, document)
    return tuple(found.values())


def numbers_like(asker: Asker, text: str) -> tuple[str, ...]:
    """The known numbers that a number as it was typed may be; none where it is no number."""
    typed = read_typed_number(text) if len(text) <= LONGEST else None
    return matching(typed, asker.vocabulary().numbers) if typed else ()


def of_text(asker: Asker, text: str) -> tuple[NamedDocument, ...]:
    """The documents that a whole text names: that of its title, or those of its number."""
    document = of_title(asker.vocabulary(), text)
    return (document,) if document else of_number(asker, text)


def of_part(vocabulary: Vocabulary, text: str) -> NamedDocument | None:
    """The one document whose title holds the text, those that begin with it before others."""
    plain = unmarked(text)
    if not _SHORTEST_PART <= len(squeeze(plain)) <= LONGEST:
        return None
    for titles in (vocabulary.beginning(FIELD, plain), vocabulary.going_on(FIELD, plain)):
        first = next(titles, None)
        if first is not None:
            is_one = all(title_key(other) == title_key(first) for other in titles)
            return of_title(vocabulary, first) if is_one else None
    return None


def numbers_near(asker: Asker, text: str, most: int) -> tuple[str, ...]:
    """The known numbers of the same issuer, nearest first, where the text is a number."""
    typed = read_typed_number(text) if len(text) <= LONGEST else None
    return neighbours(typed, asker.vocabulary().numbers, most) if typed else ()


def likely(asker: Asker, text: str, most: int) -> tuple[Likely, ...]:
    """Documents whose titles are much like the text and are not its own, the most like first."""
    return tuple(islice(_likely(asker, text[:LONGEST], most), most))


def _likely(asker: Asker, text: str, most: int) -> Iterator[Likely]:
    vocabulary, seen = asker.vocabulary(), {title_key(text)}
    for title, score in asker.title_words().likely(text, 2 * most):
        document = of_title(vocabulary, title)
        if document and document.key not in seen:
            seen.add(document.key)
            # 100 of 100 is for the same words; another key says that they are not the same.
            yield _likely_one(vocabulary, document, min(round(score), 99))


def near(asker: Asker, text: str, most: int) -> tuple[Likely, ...]:
    """What may have been meant where :func:`of_text` knows no one document, the nearest first:
    documents of the number, then titles that hold the text, then titles that read much the same.
    """
    vocabulary, text = asker.vocabulary(), text[:LONGEST]
    plain = squeeze(text.strip("《》 "))
    found: dict[str, Likely] = {}
    for document in of_number(asker, text):
        found.setdefault(document.key, _likely_one(vocabulary, document, 99))
    holding = vocabulary.containing(FIELD, plain) if len(plain) >= _SHORTEST_PART else ()
    for title in islice(holding, _MOST_HOLDING):
        document_of = of_title(vocabulary, title)
        if document_of:
            share = 100 * len(plain) // len(squeeze(title))
            found.setdefault(document_of.key, _likely_one(vocabulary, document_of, share))
    for other in likely(asker, text, most):
        found.setdefault(title_key(other.title), other)
    return tuple(found.values())[:most]


def _likely_one(vocabulary: Vocabulary, document: NamedDocument, score: int) -> Likely:
    return Likely(document.title, score, items_of(vocabulary, document))


def items_of(vocabulary: Vocabulary, document: NamedDocument) -> int:
    """In how many items it is named; one that spells it in two ways counts for both."""
    counts = vocabulary.values(FIELD)
    return sum(counts[spelling] for spelling in document.spellings)
