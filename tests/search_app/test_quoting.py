"""Addresses are spelled as the standard library spells them."""

import random
from urllib.parse import quote, quote_plus, urlencode

import pytest

from search_app.quoting import in_path, in_query, query_string

SIGNS = [*map(chr, range(0x250)), *"老旧小区／（）《》", "\U00020000", "\U0001f600", "\uffff"]


def texts():
    chance = random.Random(20_274)
    return [
        "",
        *SIGNS,
        *("".join(chance.choices(SIGNS, k=chance.randint(2, 9))) for _ in range(300)),
    ]


def test_a_text_is_spelled_as_the_library_does():
    for text in (*texts(), *texts()):
        assert in_path(text) == quote(text, safe="")
        assert in_query(text) == quote_plus(text)


def test_a_query_string_is_that_of_the_library():
    some = texts()
    pairs = list(zip(some, reversed(some), strict=True))
    assert query_string(pairs) == urlencode(pairs)
    assert query_string([]) == ""


@pytest.mark.parametrize("spell", [in_path, in_query])
def test_half_a_character_is_refused(spell):
    with pytest.raises(UnicodeEncodeError):
        spell("老\ud800")
