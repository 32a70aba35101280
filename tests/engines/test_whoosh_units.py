"""Texts near each other, as arrays and by plain scans of the lines."""

import random
import re

import numpy as np
import pytest

from indexer.engines.whoosh_units import POSITION_BITS, Divided, Neighbourhood, merged
from indexer.query.clauses import AllOf, AnyOf, Gapped, Near, Not, Phrase, Scope, Together, Words
from tests.engines.oracle import SENTENCE, holds

SIGNS = "甲乙丙丁。"
SCOPES = (Scope.SENTENCE, Scope.PARAGRAPH, Scope.SECTION)


class Shelf:
    """Documents as lists of lines, asked as an index is."""

    def __init__(self, documents):
        self._texts = ["\n".join(lines) for lines in documents]
        self._kept = {}

    def places(self, text):
        return self._found(f"(?={re.escape(text)})")

    def kept(self, text, find):
        if text not in self._kept:
            self._kept[text] = find()
        return self._kept[text]

    def line_ends(self):
        return self._found(r"[^\n](?=\n|$)")

    def sentence_ends(self):
        return self._found("[。!?;]")

    def _found(self, pattern):
        return np.array(
            [
                (number << POSITION_BITS) + match.start()
                for number, text in enumerate(self._texts)
                for match in re.finditer(pattern, text)
            ],
            np.int64,
        )


def cut(text):
    return tuple(dict.fromkeys(text[i : i + 2] for i in range(0, len(text), 2)))


def lines_by_chance(chance):
    return ["".join(chance.choices(SIGNS, k=chance.randint(1, 30))) for _ in range(3)]


def leaf_by_chance(chance):
    texts = ["".join(chance.choices(SIGNS, k=chance.randint(1, 3))) for _ in range(3)]
    kinds = (
        Words("".join(texts[:2])),
        Phrase(texts[0]),
        Gapped(tuple(texts[: chance.randint(2, 3)])),
        Near(chance.randint(0, 6), tuple(texts[: chance.randint(1, 3)])),
    )
    return chance.choice(kinds)


def query_by_chance(chance, depth=2):
    if not depth or chance.random() < 0.3:
        return leaf_by_chance(chance)
    parts = tuple(query_by_chance(chance, depth - 1) for _ in range(2))
    return chance.choice((AllOf(parts), AnyOf(parts), Not(parts[0])))


def matches(lines, query):
    match query:
        case AllOf(parts):
            return all(matches(lines, part) for part in parts)
        case AnyOf(parts):
            return any(matches(lines, part) for part in parts)
        case Not(part):
            return not matches(lines, part)
    return holds(lines, query, cut)


def units_of(lines, scope):
    if scope is Scope.SECTION:
        return ["\n".join(lines)]
    if scope is Scope.PARAGRAPH:
        return lines
    return [s for line in lines for s in SENTENCE.findall(line) if s]


def nothing_elsewhere(_):
    pytest.fail("no leaf of elsewhere")


@pytest.mark.parametrize("scope", SCOPES)
def test_what_stands_together_is_what_a_scan_finds(scope):
    chance = random.Random(11)
    found_some = 0
    for _ in range(400):
        documents = [lines_by_chance(chance) for _ in range(6)]
        query = Together(scope, query_by_chance(chance)).part
        near = Neighbourhood(Divided(Shelf(documents)), cut)
        for other in chance.sample(SCOPES, 2):
            # What was looked up for one scope serves the next.
            near.together(other, query, nothing_elsewhere)
        found = set(near.together(scope, query, nothing_elsewhere))
        expected = {
            number
            for number, lines in enumerate(documents)
            if any(matches(unit, query) for unit in units_of(lines, scope))
        }
        assert found == expected, (query, documents)
        found_some += 0 < len(found) < len(documents)
    assert found_some > 60


def test_what_does_not_depend_on_the_place_is_asked_elsewhere():
    near = Neighbourhood(Divided(Shelf([["甲乙"], ["甲丙"], ["丁"]])), cut)
    query = AllOf((Phrase("甲"), Words("乙", "heading")))
    mask = np.array([False, True, True])
    assert set(near.together(Scope.SENTENCE, query, lambda _: mask)) == {1}


@pytest.mark.parametrize("kind", [np.int32, np.int64])
def test_rows_of_numbers_are_merged_as_numpy_does(kind):
    chance = random.Random(7)
    for _ in range(200):
        rows = [sorted(chance.sample(range(90), chance.randint(0, 40))) for _ in range(2)]
        one, other = (np.array(row, kind) for row in rows)
        found = merged(one, other)
        assert found.tolist() == np.union1d(one, other).tolist()
        assert found.dtype == kind


def test_no_more_is_read_once_nothing_is_left():
    """Of a single character the lists of all pairs that it begins would be read."""
    shelf, asked = Shelf([["甲乙丙"]]), []
    places = shelf.places
    shelf.places = lambda text: asked.append(text) or places(text)
    beside = Neighbourhood(Divided(shelf), lambda _: ("甲", "丁丁", "乙"))
    query = AllOf((Words("甲丁丁乙"), Phrase("丙")))
    assert not len(beside.together(Scope.SENTENCE, query, lambda _: None))
    assert asked == ["丁丁"]
