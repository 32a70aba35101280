"""Numbers in every form that minutes write."""

import re

import pytest

from corpus.grammar.numerals import NUMERAL, read_number

READABLE = [
    ("17", 17),
    ("１７", 17),
    ("0", 0),
    ("十", 10),
    ("十七", 17),
    ("二十", 20),
    ("廿三", 23),
    ("卅", 30),
    ("一百", 100),
    ("一百零三", 103),
    ("一百二十五", 125),
    ("一百一十", 110),
    ("一三一", 131),
    ("一○九五", 1095),
    ("二〇二四", 2024),
    ("二零二三", 2023),
    ("两千零一", 2001),
]


@pytest.mark.parametrize(("text", "value"), READABLE)
def test_a_numeral_has_its_value(text, value):
    assert read_number(text) == value
    assert re.fullmatch(NUMERAL, text)


@pytest.mark.parametrize("text", ["", "上", "第三", "十百", "3次", "一五十", "十七八"])
def test_what_is_no_number_has_none(text):
    assert read_number(text) is None
