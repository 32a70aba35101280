"""What the words in the box may become: titles, numbers, people, organizations and topics.

Topics are the words of document titles. All of it is looked up in what the index holds, so
whatever is suggested finds something.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice, zip_longest

from indexer.asking.title_words import TitleWords
from indexer.asking.vocabulary import Vocabulary
from indexer.query.clauses import Query, Value, Words
from indexer.query.fields import BY_TYPED, Reach
from indexer.query.typed_numbers import matching, read_typed_number
from indexer.query.writing import render
from indexer.text.analysis import normalise, squeeze

MOST = 8
LONGEST = 60
"""Characters; whoever has typed more needs no suggestion."""
_MOST_OF_A_KIND = 4
# What stands before the last piece of the question, and the piece.
_LAST = re.compile(r"(?P<head>(?:.*[\s(（])?-?)(?P<tail>[^\s(（]+)$", re.DOTALL)
_LETTERS = re.compile(r"[a-z' ü]+")
_FIELD = re.compile(r"(?P<name>\w+)[:：](?P<text>.*)$", re.DOTALL)


class Kind(StrEnum):
    """What is suggested."""

    DOCUMENT = "document"
    NUMBER = "number"
    PERSON = "person"
    ORGANIZATION = "organization"
    TOPIC = "topic"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``text`` is shown, ``query`` is the whole question with it; ``total`` counts the sections
    that carry the value, and is None for a topic, which is no value.
    """

    kind: Kind
    text: str
    query: str
    total: int | None


_Found = tuple[Kind, str, Query, int | None]


def suggest(text: str, vocabulary: Vocabulary, titles: TitleWords) -> tuple[Suggestion, ...]:
    """At most ``MOST``: for the whole of the text, or else for its last piece."""
    typed = text.strip()
    if len(typed) > LONGEST or not squeeze(typed):
        return ()
    found = _suggested(typed, vocabulary, titles)
    head, last = "", _LAST.match(typed)
    if not found and last and last["head"]:
        head, found = last["head"], _suggested(last["tail"], vocabulary, titles)
    return tuple(
        Suggestion(kind, shown, head + render(query), total) for kind, shown, query, total in found
    )


def _suggested(text: str, vocabulary: Vocabulary, titles: TitleWords) -> list[_Found]:
    field = _FIELD.match(text)
    if field and field["name"].lower() in BY_TYPED:
        return list(_of_field(field["name"].lower(), field["text"], vocabulary))
    plain = text.strip('《》"“”「」')
    ways = (way(plain, vocabulary, titles) for way in _WAYS.values())
    return _fairly([list(islice(way, _MOST_OF_A_KIND)) for way in ways])


def _fairly(kinds: list[list[_Found]]) -> list[_Found]:
    """The best of each kind before the second of any, then kind by kind."""
    turns = chain.from_iterable(zip_longest(*kinds))
    chosen = list(islice((found for found in turns if found), MOST))
    return [found for kind in kinds for found in kind if found in chosen]


def _of_field(name: str, text: str, vocabulary: Vocabulary) -> Iterator[_Found]:
    """The values of a field that was named; of a field without values nothing."""
    field = BY_TYPED[name]
    if field.reach is Reach.VALUES and squeeze(text):
        counts = vocabulary.values(field.name)
        for value in islice(_values(field.name, text, vocabulary), MOST):
            yield Kind.VALUE, value, _value(field.name, value), counts[value]


def _values(field: str, text: str, vocabulary: Vocabulary) -> Iterator[str]:
    yield from vocabulary.containing(field, text)
    letters = normalise(text)
    if field in ("attendee", "chair") and _LETTERS.fullmatch(letters):
        yield from vocabulary.spelt_from(field, letters)


def _value(field: str, value: str) -> Value:
    return Value(field, value, exact=not value.isalnum())


def _documents(text: str, vocabulary: Vocabulary, _: TitleWords) -> Iterator[_Found]:
    for title in vocabulary.containing("document", text):
        yield Kind.DOCUMENT, title, Words(f"《{title}》"), vocabulary.values("document")[title]


def _numbers(text: str, vocabulary: Vocabulary, _: TitleWords) -> Iterator[_Found]:
    number = read_typed_number(text)
    known = matching(number, vocabulary.numbers) if number else ()
    for name in known or vocabulary.containing("number", text):
        yield Kind.NUMBER, name, Words(name), vocabulary.values("number")[name]


def _people(text: str, vocabulary: Vocabulary, _: TitleWords) -> Iterator[_Found]:
    for name in dict.fromkeys(_values("attendee", text, vocabulary)):
        yield Kind.PERSON, name, _value("attendee", name), vocabulary.values("attendee")[name]


def _organizations(text: str, vocabulary: Vocabulary, _: TitleWords) -> Iterator[_Found]:
    for name in vocabulary.containing("organization", text):
        total = vocabulary.values("organization")[name]
        yield Kind.ORGANIZATION, name, _value("organization", name), total


def _topics(text: str, _: Vocabulary, titles: TitleWords) -> Iterator[_Found]:
    begun = squeeze(text)
    for word in titles.counts:
        if word.startswith(begun) and word != begun and not word[0].isdigit():
            yield Kind.TOPIC, word, Words(word), None


_WAYS: Mapping[Kind, Callable[[str, Vocabulary, TitleWords], Iterator[_Found]]] = {
    Kind.DOCUMENT: _documents,
    Kind.NUMBER: _numbers,
    Kind.PERSON: _people,
    Kind.ORGANIZATION: _organizations,
    Kind.TOPIC: _topics,
}
