"""The likeliest words of a stretch, and which of them are open."""

import pytest

from corpus.attendance.entries import BLANK, LINE_END, NOTHING
from corpus.attendance.lattice import read_words, stretch_of

STRETCHES = [
    ("区财政局赵普", "区财政局|赵普"),
    ("赵 普", "赵普"),
    ("区财\n政局赵普", "区财政局|赵普"),
    ("区政府办公室主任赵普", "区政府办公室|主任|赵普"),
    ("柳泉街道殷浩望江街道娄师德", "柳泉街道|殷浩|望江街道|娄师德"),
    ("赵普等", "赵普|等"),
]


@pytest.mark.parametrize(("text", "words"), STRETCHES)
def test_the_likeliest_words(text, words):
    found = read_words(stretch_of(text))
    assert "|".join(word.text for word in found) == words
    assert all(word.sure for word in found)


def test_blanks_and_line_ends_are_remembered_as_gaps():
    stretch = stretch_of("赵 普\n钱谦")
    assert stretch.text == "赵普钱谦"
    assert stretch.gaps == bytes((NOTHING, BLANK, LINE_END, NOTHING))


def test_a_boundary_that_could_lie_elsewhere_is_not_sure():
    words = read_words(stretch_of("石磊青龙桥镇崔颢"))
    assert [word.sure for word in words] == [False, False, True]


def test_a_street_whose_name_begins_like_a_joint_word_stays_open():
    words = read_words(stretch_of("区司法局赵普永和街道崔颢"))
    assert words[-1].text == "崔颢"
    assert [word.sure for word in words if "永" in word.text] == [False]


@pytest.mark.parametrize("text", ["", " \n"])
def test_no_characters_are_no_words(text):
    assert read_words(stretch_of(text)) == ()
