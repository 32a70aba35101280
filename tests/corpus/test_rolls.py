"""Sentences among the items of a record that tell who presided."""

import pytest

from corpus.rolls import presiding


@pytest.mark.parametrize(
    "sentence",
    [
        "会议由区长温榆主持。",
        "本次会议由甲行行长兼乙委员会主席温榆主持，委员柳永出席会议。",
        "区长温榆主持会议。",
    ],
)
def test_who_presided_is_told(sentence):
    assert presiding(f"会议研究了甲。{sentence}") == [sentence]
