"""What may have been meant by a part of a question: a list to be counted, most of it nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from indexer.asking.asker import Asked, Asker
from indexer.asking.corrections import Slip, Way, slips, values_alike, values_near
from indexer.asking.understanding import LETTERS, Manner, Part
from indexer.query.clauses import AllOf, Phrase, Query, Value, Words, wanted_leaves
from indexer.query.typed_numbers import neighbours, read_typed_number
from indexer.text.analysis import normalise, squeeze

_MOST_PARTS = 8
_MOST_OF_A_WAY = 5
_MOST_TRIED = 200
"""Texts with a character changed that are looked up, for all parts together; few are words at all.

So a question of many parts that finds nothing costs no more than one of a single part.
"""
_AT_ONCE = 50
_KNOWN = (Manner.NUMBER, Manner.TITLE)
_SHORTEST_TITLE = 4
_LONGEST_RUN = 6


class Guess(NamedTuple):
    """What was typed, how the guess comes near to it, its value, and what to ask instead."""

    typed: Query
    way: Way
    value: str
    new: Query


def guesses(asker: Asker, asked: Asked) -> Iterator[Guess]:
    """What may have been meant, part by part, and by words that belong together."""
    wanted = {id(leaf) for leaf in wanted_leaves(asked.typed)}
    unknown = [
        part
        for part in asked.understanding.parts[:_MOST_PARTS]
        if part.manner not in _KNOWN and id(part.typed) in wanted
    ]
    for part in unknown:
        if type(part.typed) in _WAYS:
            near = _WAYS[type(part.typed)](asker, part, _MOST_TRIED // len(unknown))
            yield from (Guess(part.typed, *found) for found in near)
    tops = asked.typed.parts if isinstance(asked.typed, AllOf) else ()
    words = [part.typed for part in unknown if any(part.typed is top for top in tops)]
    free = [leaf for leaf in words if isinstance(leaf, Words) and leaf.field is None]
    yield from _of_runs(asker, free[:_LONGEST_RUN])


def _of_runs(asker: Asker, words: Sequence[Words]) -> Iterator[Guess]:
    """Numbers and titles that were typed with blanks in them."""
    ends = ((a, b) for a in range(len(words)) for b in range(a + 2, len(words) + 1))
    for start, end in sorted(ends, key=lambda ends: ends[0] - ends[1]):
        run = AllOf(tuple(words[start:end]))
        near = _numbers(asker, "".join(word.text for word in words[start:end]))
        yield from (Guess(run, Way.NUMBER, name, Words(name)) for name in near)
        if near:
            break
    if len(words) > 1:
        text = " ".join(word.text for word in words)
        yield from (Guess(AllOf(tuple(words)), *found) for found in _titles(asker, text))


_Near = tuple[Way, str, Query]


def _of_words(asker: Asker, part: Part, most: int) -> Iterator[_Near]:
    leaf = part.typed
    assert isinstance(leaf, Words | Phrase)
    if leaf.field is None:
        yield from ((Way.NUMBER, name, Words(name)) for name in _numbers(asker, leaf.text))
        letters = normalise(leaf.text)
        if LETTERS.fullmatch(letters):
            for name in asker.vocabulary().spelt("attendee", letters):
                yield Way.PERSON, name, Value("attendee", name, exact=True)
    if leaf.field in (None, "document"):
        yield from _titles(asker, leaf.text)
    if not asker.count(part.searched):
        yield from _corrected(asker, leaf, most)


def _numbers(asker: Asker, text: str) -> tuple[str, ...]:
    """The known numbers next to an unknown one."""
    number = read_typed_number(text)
    return neighbours(number, asker.vocabulary().numbers) if number else ()


def _titles(asker: Asker, text: str) -> Iterator[_Near]:
    if len(squeeze(text)) >= _SHORTEST_TITLE:
        for title in asker.title_words().like(text, _MOST_OF_A_WAY):
            yield Way.TITLE, title, Words(f"《{title}》")


def _corrected(asker: Asker, leaf: Words | Phrase, most: int) -> Iterator[_Near]:
    """Names and words that sound alike, and what occurs with one character changed."""
    if leaf.field is None:
        for slip in values_alike("attendee", leaf.text, asker.vocabulary()):
            yield slip.way, slip.text, Value("attendee", slip.text, exact=True)
    for word in asker.title_words().sounding(leaf.text):
        yield Way.SOUND, word, replace(leaf, text=word)
    tried = islice(slips(leaf.text), most)
    for slip in islice(_occurring(asker, tried, leaf.field), _MOST_OF_A_WAY):
        yield slip.way, slip.text, replace(leaf, text=slip.text)


def _occurring(asker: Asker, tried: Iterator[Slip], field: str | None) -> Iterator[Slip]:
    """Those that stand somewhere, looked up some at a time: most stand nowhere."""
    while some := tuple(islice(tried, _AT_ONCE)):
        counts = asker.count_each([Phrase(slip.text, field) for slip in some])
        yield from (slip for slip, count in zip(some, counts, strict=True) if count)


def _of_value(asker: Asker, part: Part, most: int) -> Iterator[_Near]:
    leaf = part.typed
    assert isinstance(leaf, Value)
    if part.manner is not Manner.UNKNOWN:
        return
    if leaf.field == "number":
        for name in _numbers(asker, leaf.text):
            yield Way.NUMBER, name, Value("number", name, exact=True)
        return
    for slip in islice(values_near(leaf.field, leaf.text, asker.vocabulary()), most):
        yield slip.way, slip.text, Value(leaf.field, slip.text, exact=True)


_WAYS: Mapping[type[Any], Callable[[Asker, Part, int], Iterator[_Near]]] = {
    Words: _of_words,
    Phrase: _of_words,
    Value: _of_value,
}
