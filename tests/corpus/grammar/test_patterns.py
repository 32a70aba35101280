"""Patterns that wait are the patterns that they were written as."""

import re

import pytest

import corpus.parse  # noqa: F401 - all grammars are loaded
from corpus.grammar.patterns import compile_all, late


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    waiting = late("(?P<word>B+)", re.IGNORECASE)
    found = waiting.search("abba")
    assert found
    assert found["word"] == "bb"
    assert waiting.sub("-", "abba") == "a-a"
    assert waiting.groupindex == {"word": 1}
    assert waiting.pattern == "(?P<word>B+)"


def test_a_mistake_shows_when_what_waits_is_compiled() -> None:
    late("(")
    with pytest.raises(re.error):
        compile_all()


def test_no_grammar_holds_a_mistake() -> None:
    compile_all()
