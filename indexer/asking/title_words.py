"""The words of document titles: what the documents of one generation are about. Pure."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib import import_module

from indexer.text.analysis import squeeze

_LIKENESS, _PINYIN = "indexer.text.likeness", "indexer.text.pinyin"
"""Named, not imported: they are loaded when somebody finds nothing."""
_FEW, _ONE_IN = 3, 20
"""A word tells something when no more titles have it than these, or than one in so many."""


class TitleWords:
    """Titles with the number of sections on each, cut by ``cut`` when they are first asked for."""

    def __init__(
        self,
        titles: Mapping[str, int],
        cut: Callable[[Sequence[str]], Sequence[tuple[str, ...]]],
    ) -> None:
        self._titles = titles
        self._cut = cut

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Words of two characters and more, with the sections on documents that have them."""
        found: Counter[str] = Counter()
        for title, words in self._words.items():
            found.update({word: self._titles[title] for word in words if len(word) > 1})
        return dict(found.most_common())

    def like(self, text: str, most: int) -> tuple[str, ...]:
        """The titles whose words are most like those of the text, best first."""
        return tuple(title for title, _ in self.likely(text, most))

    def likely(self, text: str, most: int) -> tuple[tuple[str, float], ...]:
        """The titles whose words are most like those of the text, best first, and how like of 100.

        They share a word that few titles have: half of all titles share 管理办法.
        """
        (words,) = self._cut([text])
        having = [self._having.get(word, ()) for word in words]
        places = sorted({place for few in having if len(few) <= self._few for place in few})
        if not places:
            return ()
        shared = [self._all[place] for place in places]
        choices = [self._words[title] for title in shared]
        found = import_module(_LIKENESS).alike(words, choices, most)
        return tuple((shared[place], score) for place, score in found)

    def sounding(self, text: str) -> tuple[str, ...]:
        """The words that are read as the text is."""
        # In their order, or each process would give another.
        spellings = sorted(import_module(_PINYIN).full_spellings(text))
        found = (word for spelling in spellings for word in self._by_sound.get(spelling, ()))
        plain = squeeze(text)
        return tuple(w for w in dict.fromkeys(found) if w != plain and len(w) == len(plain))

    @cached_property
    def _words(self) -> Mapping[str, tuple[str, ...]]:
        return dict(zip(self._titles, self._cut(list(self._titles)), strict=True))

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return tuple(self._words)

    @cached_property
    def _having(self) -> Mapping[str, list[int]]:
        """Where among all titles those stand that have each word."""
        found: dict[str, list[int]] = {}
        for place, words in enumerate(self._words.values()):
            for word in words:
                found.setdefault(word, []).append(place)
        return found

    @property
    def _few(self) -> int:
        return max(_FEW, len(self._titles) // _ONE_IN)

    @cached_property
    def _by_sound(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self.counts:
            for spelling in import_module(_PINYIN).full_spellings(word):
                found.setdefault(spelling, []).append(word)
        return found
