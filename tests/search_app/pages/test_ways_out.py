import pytest

from indexer.asking.corrections import Way
from indexer.asking.rescuing import DATES, Candidate, Eased, Lifted, Rescue
from search_app.pages.ways_out import ways_out
from search_app.params import read_question

QUESTION = read_question({"q": ["停车 讯"], "year": ["2022"], "from": ["2022"], "page": ["2"]})


def shown(**found):
    saved = Rescue(**{"parts": (), "conditions": (), "candidates": ()} | found)
    return [
        (group.label, [(link.label, link.url) for link in group.links])
        for group in ways_out(saved, QUESTION)
    ]


def test_nothing_where_something_was_found():
    assert ways_out(None, QUESTION) == ()
    assert shown() == []


def test_only_what_finds_something_is_offered():
    parts = (Eased("停车", "讯", 0), Eased("讯", "停车", 4))
    conditions = (Lifted("year", 2), Lifted("body", 0), Lifted(DATES, 3))
    assert shown(parts=parts, conditions=conditions) == [
        (
            "少一个条件就能找到",
            [
                ("去掉“讯”：4 项", "/search?from=2022&year=2022&q=%E5%81%9C%E8%BD%A6"),
                ("不限年份：2 项", "/search?q=%E5%81%9C%E8%BD%A6+%E8%AE%AF&from=2022"),
                ("不限会议日期：3 项", "/search?q=%E5%81%9C%E8%BD%A6+%E8%AE%AF&year=2022"),
            ],
        )
    ]


@pytest.mark.parametrize("way", Way)
def test_every_way_has_its_words(way):
    ((label, links),) = shown(candidates=(Candidate(way, "讯", "汛", "停车 汛", 7),))
    assert label
    assert links == [
        ("汛：7 项", "/search?from=2022&year=2022&q=%E5%81%9C%E8%BD%A6+%E6%B1%9B"),
    ]
