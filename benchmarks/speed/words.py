"""Words for invented minutes: drawn from jieba's dictionary as often as words of a language are.

Frequencies fall with the rank as Zipf's law has it; each topic has words of its own, and a
quarter of the clauses are fixed pairs of words, so that phrases come back as they do in minutes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

import jieba

_SIZES = {"n": 9000, "v": 5000, "a": 1200, "d": 400}
_TAGS = {"n": "n", "vn": "n", "v": "v", "a": "a", "d": "d", "ad": "d"}
_ZIPF_EXPONENT, _ZIPF_SHIFT = 1.05, 2.7
_PAIRS = 2000
_TOPIC_WORDS = 160
_TOPIC_SHARE = 0.35
# What the reader of minutes listens for (outcomes, orders, lists, numbers) must come from the
# plan of a meeting alone; chance would put it into the filling as well.
_TELLING = frozenset(
    "请由会同通审暂责再备听取印另重待批否驳退撤搁拒迟延定令席参列召议局委办部院处厅站所队组科室镇乡村市区县省州"
    "淫奸妓尸嫖娼尿屎年月日时号期届次第一二三四五六七八九十百千万零两的了和与及或等是在对把被将以为从向于而其该此各上下中"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What an item is about; ``nouns`` and ``verbs`` are the vocabulary with its own words first.

    The weights are cumulative, as :func:`random.choices` takes them.
    """

    name: str
    nouns: Sequence[float]
    verbs: Sequence[float]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by class (``n``, ``v``, ``a``, ``d``), their weights, pairs, and topics."""

    words: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, Sequence[float]]
    pairs: tuple[str, ...]
    pair_weights: Sequence[float]
    topics: tuple[Topic, ...]


def read_vocabulary(names: Sequence[str], seed: int) -> Vocabulary:
    """The vocabulary with one topic for each name; the same seed gives the same."""
    random = Random(f"words-{seed}")
    words = _words()
    weights = {tag: _zipf(len(found)) for tag, found in words.items()}
    halves = (random.choices(words[tag], weights[tag], k=_PAIRS) for tag in ("v", "n"))
    pairs = tuple(map("".join, zip(*halves, strict=True)))
    return Vocabulary(
        words,
        {tag: list(accumulate(found)) for tag, found in weights.items()},
        pairs,
        list(accumulate(_zipf(len(pairs)))),
        tuple(_topic(name, weights, random) for name in names),
    )


def drawn(population: Sequence[str], cumulative: Sequence[float], random: Random) -> Iterator[str]:
    """Words without end, drawn some at a time: about what one section takes of a class."""
    while True:
        yield from random.choices(population, cum_weights=cumulative, k=24)


def _words() -> dict[str, tuple[str, ...]]:
    """The most frequent words of each class, most frequent first."""
    found: dict[str, list[tuple[int, str]]] = {tag: [] for tag in _SIZES}
    dictionary = Path(jieba.__file__).with_name("dict.txt")
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        if tag in _TAGS and 2 <= len(word) <= 4 and _is_plain(word):
            found[_TAGS[tag]].append((-int(frequency), word))
    return {tag: tuple(w for _, w in sorted(found[tag])[:size]) for tag, size in _SIZES.items()}


def _is_plain(word: str) -> bool:
    return _TELLING.isdisjoint(word) and all("\u4e00" <= sign <= "\u9fff" for sign in word)


def _zipf(size: int) -> list[float]:
    return [(rank + _ZIPF_SHIFT) ** -_ZIPF_EXPONENT for rank in range(1, size + 1)]


def _topic(name: str, weights: Mapping[str, Sequence[float]], random: Random) -> Topic:
    nouns, verbs = (_tilted(weights[tag], random) for tag in ("n", "v"))
    return Topic(name, nouns, verbs)


def _tilted(weights: Sequence[float], random: Random) -> list[float]:
    """The weights with a share of the whole laid upon the topic's own words."""
    tilted = list(weights)
    share = sum(weights) * _TOPIC_SHARE / sum(_zipf(_TOPIC_WORDS))
    own = random.sample(range(len(weights) // 20, len(weights)), _TOPIC_WORDS)
    for place, weight in zip(own, _zipf(_TOPIC_WORDS), strict=True):
        tilted[place] += weight * share
    return list(accumulate(tilted))
