"""The talk of an item: words drawn by class; it says nothing and reads like minutes."""

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from random import Random

from benchmarks.speed.words import Topic, Vocabulary, drawn

# A letter stands for a word of its class (P a fixed pair, # a number), other signs for themselves.
_CLAUSES = (
    *("要 d v n", "v n", "d v a 的 n", "对 n 、 n 要 v 到位", "v n n", "把 n 的 n v 好"),
    *("n 、 n d v", "v 并 v n", "确保 n v", "推动 n 与 n v", "P", "P", "P", "要 P", "n v # 项"),
    *("d v n 、 n", "n 达到 # %", "a 的 n 要 v", "进一步 P", "着力 P", "v # 万元", "围绕 n v n"),
)
_LONGEST_SENTENCE = 5
_MARKS = ("，", "，", "，", "；")


class Filling:
    """Paragraphs on one topic, drawn from one stream of chance."""

    def __init__(self, vocabulary: Vocabulary, topic: Topic, random: Random) -> None:
        words, weights = vocabulary.words, vocabulary.weights
        self._random = random
        nouns, verbs = topic.nouns, topic.verbs
        self._noun = drawn(words["n"], nouns, random).__next__
        parts: Mapping[str, Callable[[], str]] = {
            "n": self._noun,
            "v": drawn(words["v"], verbs, random).__next__,
            "a": drawn(words["a"], weights["a"], random).__next__,
            "d": drawn(words["d"], weights["d"], random).__next__,
            "P": drawn(vocabulary.pairs, vocabulary.pair_weights, random).__next__,
            "#": lambda: str(random.randrange(2, 980)),
        }
        self._clauses = tuple(
            tuple(parts.get(part) or repeat(part).__next__ for part in clause.split())
            for clause in _CLAUSES
        )

    def noun(self) -> str:
        """A noun of the topic."""
        return self._noun()

    def paragraph(self, length: int) -> str:
        """Whole sentences of about so many characters together."""
        sentences: list[str] = []
        written = 0
        while written < length:
            sentences.append(self._sentence())
            written += len(sentences[-1])
        return "".join(sentences)

    def _sentence(self) -> str:
        count = self._random.randint(2, _LONGEST_SENTENCE)
        clauses = self._random.choices(self._clauses, k=count)
        marks: Sequence[str] = (*self._random.choices(_MARKS, k=count - 1), "。")
        return "".join(
            ["".join([part() for part in c]) + m for c, m in zip(clauses, marks, strict=True)]
        )
