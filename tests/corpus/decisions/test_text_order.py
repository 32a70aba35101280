"""Decisions stand in the order of the text, whichever reader found them first."""

import pytest

from corpus.decisions.text_order import in_text_order
from corpus.model import Decision
from corpus.parse import read_meeting
from tests.corpus.told import find_decisions

HEAD = "甲县人民政府常务会议纪要\n\n2024年3月5日，县长林望舒主持召开县政府常务会议。纪要如下：\n\n"
TEXTS = [
    ("会议同意先修东码头，西码头项目暂不安排。", "同意=先修东码头 暂缓=西码头项目"),
    (
        "会议决定，奖金先按60%预发，余下部分视财力情况另行研究。",
        "同意=奖金先按60%预发 再次研究=余下部分",
    ),
    (
        "会议原则通过《甲规划》《乙规划》，提请县人大常委会审议。",
        "原则通过=甲规划 原则通过=乙规划 提请审议=甲规划 提请审议=乙规划",
    ),
    (
        "会议决定续租驳船2艘，东坡1处不予续租。会议同意购置缆绳。",
        "同意=续租驳船2艘 未通过=东坡1处 同意=购置缆绳",
    ),
]


@pytest.mark.parametrize(("text", "told"), TEXTS)
def test_decisions_stand_as_the_text_tells_them(text, told):
    body = f"一、关于码头和奖金的问题\n{text}\n二、关于渡口的问题\n会议同意渡口改造。\n"
    first = read_meeting((HEAD + body).encode(), "minutes.txt").sections[0]
    assert [f"{one.outcome}={one.object}" for one in first.decisions] == told.split()


def test_where_each_stands():
    texts = ("会议同意追加甲40万元、乙30万元，丙不再安排。", "由县财政局负责。会议同意丁。")
    first, second = texts[0], "会议同意丁。"
    found = [
        Decision("同意", "丁", (), (), None, second),
        Decision("交办", None, ("县财政局",), (), None, "由县财政局负责。"),
        Decision("未通过", "丙", (), (), None, first),
        Decision("同意", "追加乙30万元", (), (), None, first),
        Decision("同意", "追加甲40万元", (), (), None, first),
    ]
    assert [one.object for one in in_text_order(found, texts)] == [
        "追加甲40万元",
        "追加乙30万元",
        "丙",
        None,
        "丁",
    ]


def test_what_no_paragraph_tells_stands_first():
    own = find_decisions(("会议审议通过《甲办法》。",))
    below = find_decisions(("会议同意乙。",))
    assert in_text_order((*below, *own), ("会议同意乙。",)) == (*own, *below)
