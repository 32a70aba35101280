"""The signs of a wording: what it could match holds one, else it would never be tried there."""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from corpus.decisions import digest_rulings, finding, onward, outcomes, rulings, verdict_words
from corpus.decisions.wordings import Wordings

_TABLES = (
    ("findings", ("undecided", "finding", "disposed", "paid", "granted", "stripped")),
    ("item_endings", ("ending", "stated", "own", "beside")),
)
_LINES = [
    (f"{table}, {part}, line {at}", wording.pattern.pattern, signs)
    for table, parts in _TABLES
    for part in parts
    for at, (wording, signs) in enumerate(Wordings(table, part).lines, start=1)
]
_TRIES = 200
_ANY = "甲"


class _Writer:
    """Writes texts that a pattern may match, every second with what it only looks for behind."""

    def __init__(self, seed: int) -> None:
        self._looks_on = seed % 2 == 0
        self._chance = random.Random(seed)
        self._groups: dict[int, str] = {}

    def write(self, parsed: Iterable[tuple[Any, Any]]) -> str:
        return "".join(self._one(str(kind), told) for kind, told in parsed)

    def _one(self, kind: str, told: Any) -> str:
        write = _WRITERS.get(kind)
        return write(self, told) if write else ""

    def _of(self, members: list[tuple[Any, Any]]) -> str:
        kind, told = self._chance.choice(members)
        if str(members[0][0]) == "NEGATE":
            return _ANY
        first = told[0] if str(kind) == "RANGE" else told
        return chr(first) if isinstance(first, int) and str(kind) != "CATEGORY" else "1"

    def _branch(self, told: Any) -> str:
        return self.write(self._chance.choice(told[1]))

    def _group(self, told: Any) -> str:
        self._groups[told[0]] = text = self.write(told[3])
        return text

    def _again(self, told: Any) -> str:
        least, most, inner = told
        count = self._chance.randint(least, min(int(most), least + 2))
        return "".join(self.write(inner) for _ in range(count))

    def _ahead(self, told: Any) -> str:
        return self.write(told[1]) if told[0] > 0 and self._looks_on else ""

    def _same(self, told: int) -> str:
        return self._groups.get(told, "")


_WRITERS: dict[str, Callable[[_Writer, Any], str]] = {
    "LITERAL": lambda _, told: chr(told),
    "NOT_LITERAL": lambda *_: _ANY,
    "IN": _Writer._of,
    "BRANCH": _Writer._branch,
    "SUBPATTERN": _Writer._group,
    "MAX_REPEAT": _Writer._again,
    "MIN_REPEAT": _Writer._again,
    "POSSESSIVE_REPEAT": _Writer._again,
    "ASSERT": _Writer._ahead,
    "GROUPREF": _Writer._same,
}
"""By the kind of a part of a pattern; others take no room."""


def _texts(pattern: str) -> Iterator[str]:
    parsed = list(re._parser.parse(pattern))  # type: ignore[attr-defined]
    return (_Writer(seed).write(parsed) for seed in range(_TRIES))


@pytest.mark.parametrize(("line", "pattern", "signs"), _LINES, ids=[line for line, *_ in _LINES])
def test_whatever_a_wording_matches_holds_one_of_its_signs(
    line: str, pattern: str, signs: frozenset[str]
) -> None:
    matched = [text for text in _texts(pattern) if re.search(pattern, text)]
    assert matched, line
    assert [text for text in matched if not any(sign in text for sign in signs)] == [], line


@pytest.mark.parametrize(
    "sign",
    [
        finding._MAY_DECIDE,
        finding._WORTH,
        digest_rulings._SIGN,
        outcomes.MAY_COME_BACK,
        onward._SIGN,
        rulings.WORTH,
        verdict_words._SIGN_OF_VERDICT,
    ],
)
def test_a_sign_is_looked_for_by_its_first_character(sign: re.Pattern[str]) -> None:
    """Else a search tries every alternative at every place, five times as slowly."""
    assert _begins(re._parser.parse(sign.pattern)), sign.pattern  # type: ignore[attr-defined]


def _begins(parsed: Any) -> bool:
    kind, told = parsed[0]
    if str(kind) == "BRANCH":
        return all(str(branch[0][0]) == "LITERAL" for branch in told[1])
    return str(kind) in ("LITERAL", "IN")


def test_a_sentence_with_a_verdict_is_read() -> None:
    words = {*outcomes.VERDICTS, *outcomes.TRAILING, *outcomes.TURNED} - verdict_words.AT_THE_END
    ends = {f"{word}。" for word in verdict_words.AT_THE_END}
    assert [word for word in words | ends if not finding._WORTH.search(word)] == []
