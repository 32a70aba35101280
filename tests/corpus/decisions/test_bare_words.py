"""A verdict that is one word below the heading of its item."""

import pytest

from tests.corpus.told import find_decisions

WORDS = {
    "通过。": "审议通过",
    "获得通过。": "审议通过",
    "批准。": "审议通过",
    "备案。": "备查",
    "再议。": "再次研究",
    "需进一步论证。": "再次研究",
}


@pytest.mark.parametrize(("text", "outcome"), WORDS.items())
def test_a_word_alone_is_a_verdict_on_the_matter_of_the_heading(text, outcome):
    told = find_decisions((text,), "渡口办法", formal=True)
    assert [(one.outcome, one.object) for one in told] == [(outcome, "渡口办法")]


def test_what_follows_the_word_is_told_too():
    told = find_decisions(("通过，修改后印发。",), "渡口办法", formal=True)
    assert [one.outcome for one in told] == ["审议通过", "修改后印发"]


@pytest.mark.parametrize("text", ["通过学习，大家提高了认识。", "批准文号附后。", "不通过。"])
def test_the_same_word_in_a_sentence_is_none(text):
    told = find_decisions((text,), "渡口办法", formal=True)
    assert not [one for one in told if one.outcome == "审议通过"]


def test_a_digest_has_no_such_words():
    assert not find_decisions(("再议。",), "渡口办法", formal=False)
