"""Wordings that settle a matter, a line of a table each: outcome, signs, pattern.

A sentence is searched for a wording only where it holds one of its signs. ``{name}`` in a pattern
stands for the line of that name in ``[parts]`` of the same table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.grammar.patterns import late
from corpus.grammar.tables import one_of, table_pairs

_PLACE = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """One line of a ``[part]`` of its table."""

    part: str
    outcome: str
    pattern: re.Pattern[str]


class Wordings:
    """Those of some parts of a table, in order."""

    def __init__(self, table: str, *parts: str) -> None:
        self._filled = dict(table_pairs(table, "parts"))
        self.lines = [line for part in parts for line in self._read(table, part)]
        """Each with its signs."""
        self._every = [wording for wording, _ in self.lines]
        self.signs = frozenset(sign for _, signs in self.lines for sign in signs)
        self._sign = late(one_of(self.signs))
        self._by_first: dict[str, dict[str, tuple[int, ...]]] = {}
        for sign in self.signs:
            of_sign = tuple(at for at, (_, signs) in enumerate(self.lines) if sign in signs)
            self._by_first.setdefault(sign[0], {})[sign] = of_sign

    def _read(self, table: str, part: str) -> Iterator[tuple[Wording, frozenset[str]]]:
        for outcome, rest in table_pairs(table, part):
            signs, _, text = rest.partition("\t")
            yield Wording(part, outcome, late(self._fill(text))), frozenset(signs.split())

    def _fill(self, text: str) -> str:
        while _PLACE.search(text):
            text = _PLACE.sub(lambda place: self._filled[place[1]], text)
        return text

    def may_stand_in(self, text: str) -> bool:
        """Whether a text holds a sign of any: most hold none, which is seen at once."""
        return self._sign.search(text) is not None

    def worth_trying(self, sentence: str) -> Sequence[Wording]:
        """Those of whose signs the sentence holds one."""
        worth: set[int] = set()
        found = self._sign.search(sentence)
        while found:
            at = found.start()
            for sign, of_sign in self._by_first[sentence[at]].items():
                if sentence.startswith(sign, at):
                    worth.update(of_sign)
            found = self._sign.search(sentence, at + 1)
        return [self._every[at] for at in sorted(worth)]

    def found(self, sentence: str) -> Iterator[tuple[Wording, re.Match[str]]]:
        """The wordings that the sentence holds, each where it stands first."""
        for wording in self.worth_trying(sentence):
            if found := wording.pattern.search(sentence):
                yield wording, found
