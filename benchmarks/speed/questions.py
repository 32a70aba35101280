"""Three hundred mixed questions to the minutes of one seed and size, with one meaning for all.

So that totals can be compared, a question is made of words on which every engine agrees what they
are: jieba and our segmenter give them back uncut, no two questions share one, and in a sample of
the texts they stand as words wherever their characters stand. Elsewhere in the texts a word may
hide across the border of two others: there a look at the characters finds more than a look at
words, and the run reports it by class.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import cycle
from random import Random
from typing import Any

import jieba

from benchmarks.speed.cast import invent
from benchmarks.speed.minutes import YEARS, item_counts, make_meeting
from benchmarks.speed.question import ALL_FACETS, Question
from corpus.model import PartialDate
from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Everything,
    Near,
    Phrase,
    Scope,
    Together,
    Words,
    texts_of,
)
from indexer.query.dateranges import DateRange
from indexer.query.request import Filter, SearchRequest
from indexer.records import SectionRecord, flatten
from indexer.schema import FACETS
from indexer.text.analysis import Segmenter

COUNTS = {
    "common": 40,
    "rare": 30,
    "and": 40,
    "or": 30,
    "phrase": 40,
    "filter": 35,
    "facets": 25,
    "prefix": 25,
    "number": 15,
    "title": 20,
}
"""Questions of each class. A prefix is typed 养老*: to us it is characters, to others words."""
SCOPED = 40
"""Questions on what stands near each other, which only our engines can be asked."""

_HAN_WORD = re.compile("[\u4e00-\u9fff]+")
_STOP_WORDS = frozenset("的了和")
_SAMPLE = 1250
"""Meetings looked at: all of 10,000 sections."""
_COMMON = (0.03, 0.5)
_RARE = (0.0, 0.004)
_MIDDLE = (0.006, 0.12)
_FILTERED = ("body", "kind", "outcome", "item", "organization")


def make_questions(seed: int, size: int) -> tuple[Question, ...]:
    """The questions, mixed; the same seed and size give the same."""
    random = Random(f"questions-{seed}-{size}")
    author = _Author(_sample(seed, size), random)
    found = [
        Question(kind, SearchRequest(facets=ALL_FACETS, **author.conditions(kind)))
        for kind, count in COUNTS.items()
        for _ in range(count)
    ]
    random.shuffle(found)
    return tuple(found)


def make_scoped(seed: int, size: int) -> tuple[Question, ...]:
    """Two words of one record each, in every scope and near each other in turn."""
    random = Random(f"scoped-{seed}-{size}")
    author = _Author(_sample(seed, size), random)
    ways = cycle((*(partial(Together, scope) for scope in Scope), _near))
    return tuple(
        Question("scoped", SearchRequest(way(author.two_together()), facets=ALL_FACETS))
        for _, way in zip(range(SCOPED), ways, strict=False)
    )


def _near(both: AllOf) -> Near:
    return Near(20, tuple(text for part in both.parts for text in texts_of(part)))


def _sample(seed: int, size: int) -> list[SectionRecord]:
    """Records of meetings all over the years; small sizes are taken whole."""
    counts = item_counts(size)
    world = invent(seed, len(counts), YEARS)
    step = max(1, len(counts) // _SAMPLE)
    meetings = (make_meeting(world, n, counts[n]) for n in range(0, len(counts), step))
    return [record for meeting in meetings for record in flatten(meeting, "").sections]


class _Author:
    """Makes questions from a sample of records, never using a word twice."""

    def __init__(self, sample: Sequence[SectionRecord], random: Random) -> None:
        self._sample = sample
        self._random = random
        self._segmenter = Segmenter()
        self._texts = [record.text for record in sample]
        self._names = [f"{r.meeting_title}\n{r.doc_number}" for r in sample]
        self._where = self._cut_all()
        self._used: set[str] = set()
        self._known: dict[str, list[str]] = {}
        self._phrases = self._make_phrases()
        self._titles = self._make_titles()
        self._prefixes = self._make_prefixes()
        self._ways: Mapping[str, Callable[[], dict[str, Any]]] = {
            "common": lambda: {"query": Words(self._word(_COMMON))},
            "rare": lambda: {"query": Words(self._word(_RARE))},
            "and": lambda: {"query": AllOf(self._together())},
            "or": lambda: {"query": AnyOf(self._several())},
            "phrase": lambda: {"query": Phrase(next(self._phrases))},
            "filter": lambda: {"query": Words(self._word(_MIDDLE)), **self._span(), **self._one()},
            "facets": lambda: {"query": Everything(), **self._one()},
            "prefix": lambda: {"query": Phrase(next(self._prefixes))},
            "number": lambda: {"query": Words(str(self._pick().doc_number))},
            "title": lambda: {"query": Phrase(next(self._titles))},
        }

    def conditions(self, kind: str) -> dict[str, Any]:
        """The query of that class, and the filters and dates where it has them."""
        return self._ways[kind]()

    def _cut_all(self) -> Mapping[str, frozenset[int]]:
        """The records of each word, as jieba cuts for an index."""
        where: dict[str, set[int]] = {}
        for number, record in enumerate(self._sample):
            # Not the document number: the others keep it whole.
            for word in jieba.cut_for_search(f"{record.text}\n{record.meeting_title}"):
                where.setdefault(word, set()).add(number)
        return {word: frozenset(found) for word, found in where.items()}

    def _word(self, share: tuple[float, float]) -> str:
        """A word that stands in such a share of the records."""
        least, most = (part * len(self._sample) for part in share)
        words = sorted(w for w, found in self._where.items() if least < len(found) <= most)
        return self._first(self._random.sample(words, len(words)))

    def _together(self) -> tuple[Words, ...]:
        """Words of one record, none of them rare."""
        text = self._random.choice(self._texts)
        least = _MIDDLE[0] * len(self._sample)
        words = sorted(w for w in set(jieba.lcut(text)) if len(self._where[w]) > least)
        shuffled = self._random.sample(words, len(words))
        return tuple(Words(self._first(shuffled)) for _ in range(self._random.choice((2, 2, 3))))

    def _several(self) -> tuple[Words, ...]:
        return tuple(Words(self._word(_MIDDLE)) for _ in range(self._random.choice((2, 2, 3))))

    def _first(self, words: Sequence[str]) -> str:
        word = next(w for w in words if w not in self._used and self._is_sure(w))
        self._used.add(word)
        return word

    def _is_sure(self, word: str) -> bool:
        """Whether all agree on the word: cut as one, and no characters of it hide elsewhere."""
        if len(word) < 2 or not _HAN_WORD.fullmatch(word) or jieba.lcut(word) != [word]:
            return False
        if self._segmenter.query_words(word) != (word,):
            return False
        texts = zip(self._texts, self._names, strict=True)
        return {n for n, pair in enumerate(texts) if any(word in t for t in pair)} == self._where[
            word
        ]

    def _make_phrases(self) -> Iterator[str]:
        """Two or three words that follow each other; two of three phrases are set phrases."""
        for least in cycle((1, 3, 3)):
            while True:
                words = jieba.lcut(self._pick().paragraphs[-1].text)
                start = self._random.randrange(len(words))
                part = words[start : start + self._random.choice((2, 2, 3))]
                if len(part) > 1 and self._is_sure_phrase(part, least):
                    break
            yield "".join(part)

    def _is_sure_phrase(self, words: Sequence[str], least: int) -> bool:
        """Whether so many records at least hold the phrase, each cut as the phrase itself is."""
        phrase = "".join(words)
        plain = all(_HAN_WORD.fullmatch(w) and w not in _STOP_WORDS for w in words)
        if not plain or phrase in self._used:
            return False
        self._used.add(phrase)
        standing = [text for text in self._texts if phrase in text]
        return (
            len(standing) >= least
            and jieba.lcut(phrase) == list(words)
            and all(_follow(words, self._words_of(text)) for text in standing)
        )

    def _words_of(self, text: str) -> list[str]:
        """The words of one of the texts, cut once however often it is asked for."""
        if text not in self._known:
            self._known[text] = jieba.lcut(text)
        return self._known[text]

    def _make_titles(self) -> Iterator[str]:
        titles = {title for record in self._sample for title in record.documents}
        yield from self._random.sample(sorted(titles), len(titles))

    def _make_prefixes(self) -> Iterator[str]:
        """Beginnings of words, where the characters stand just where a word begins with them."""
        beginnings: dict[str, set[str]] = {}
        for word in self._where:
            beginnings.setdefault(word[:2], set()).add(word)
        for prefix in self._random.sample(sorted(beginnings), len(beginnings)):
            words = beginnings[prefix]
            if len(words) < 3 or not _HAN_WORD.fullmatch(prefix) or len(prefix) < 2:
                continue
            standing = {n for n, text in enumerate(self._texts) if prefix in text}
            named = any(prefix in name for name in self._names)
            if not named and standing == set().union(*(self._where[word] for word in words)):
                yield prefix

    def two_together(self) -> AllOf:
        """Two different words of one record, neither of them rare."""
        least = _MIDDLE[0] * len(self._sample)
        while True:
            found = set(jieba.lcut(self._random.choice(self._texts)))
            words = sorted(w for w in found if len(w) > 1 and len(self._where[w]) > least)
            if len(words) > 1:
                return AllOf(tuple(map(Words, self._random.sample(words, 2))))

    def _pick(self) -> SectionRecord:
        return self._random.choice(self._sample)

    def _span(self) -> dict[str, Any]:
        """Dates from the start of one month to the end of another year."""
        first = self._random.randrange(2005, 2022)
        last = first + self._random.randrange(1, 6)
        month = self._random.randrange(1, 13)
        return {"dates": DateRange(PartialDate(first, month, 1), PartialDate(last, 12, 31))}

    def _one(self) -> dict[str, Any]:
        """One facet and a value of it that occurs."""
        facets = {field.name: field for field in FACETS}
        while True:
            facet = facets[self._random.choice(_FILTERED)]
            values = tuple(facet.values(self._pick()))
            if values:
                chosen = frozenset((self._random.choice(values),))
                return {"filters": (Filter(facet.name, chosen),)}


def _follow(words: Sequence[str], text: Sequence[str]) -> bool:
    size = len(words)
    return any(list(words) == text[i : i + size] for i in range(len(text) - size + 1))
