"""The table of warnings: sentences in both languages that can be filled in."""

import re

import pytest

from corpus.doubts import DOUBTS, doubt
from corpus.model import ParseWarning

NAMES = re.compile(r"\{(\w+)\}")


def test_a_warning_is_made_from_the_table():
    made = doubt("count-mismatch", 7, stated=9, found=8)
    english = "The list states 9 people; 8 were read."
    assert made == ParseWarning("count-mismatch", "名单写明 9 人，读出 8 人。", 7, english)


@pytest.mark.parametrize("code", DOUBTS)
def test_both_languages_tell_the_same_details(code):
    told = DOUBTS[code]
    assert set(NAMES.findall(told.chinese)) == set(NAMES.findall(told.english))


@pytest.mark.parametrize("code", DOUBTS)
def test_meaning_and_advice_are_in_both_languages(code):
    for text in (DOUBTS[code].meaning, DOUBTS[code].advice):
        assert re.match(r"[^a-z]*[\u4e00-\u9fff][^。]*(?:。[^。]*)*。 [A-Z].*\.$", text)


def test_an_unknown_code_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        doubt("nobody-knows")
