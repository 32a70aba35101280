"""What is kept in parts is what was given, whichever part is asked for first."""

import pytest

from indexer.text.kept import ByFirstSign, by_first_sign

TABLE = {"会": 0.5, "会议": -1.25, "议": None, "A": 2.0, "𠀀丁": 3.5}


@pytest.mark.parametrize("loads", [True, False])
def test_a_table_comes_back_whole(loads):
    kept = ByFirstSign(by_first_sign(TABLE))
    if loads:
        kept.load()
    assert {word: kept[word[0]][word] for word in TABLE} == TABLE
    assert dict(kept) == {"会": {"会": 0.5, "会议": -1.25}, "议": {"议": None}} | {
        "A": {"A": 2.0},
        "𠀀": {"𠀀丁": 3.5},
    }


def test_only_what_is_asked_for_is_loaded():
    kept = ByFirstSign(by_first_sign(TABLE))
    assert kept["会"].get("会议") == -1.25
    assert kept["无"].get("无") is None
    assert kept[""].get("") is None
    assert list(kept) == ["会"]
