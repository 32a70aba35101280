"""Sentences among the items of a record that tell who presided."""

import pytest

from corpus.attendance.rolls import presiding
from corpus.parse import read_meeting


@pytest.mark.parametrize(
    "sentence",
    [
        "会议由区长温榆主持。",
        "本次会议由甲行行长兼乙委员会主席温榆主持，委员柳永出席会议。",
        "区长温榆主持会议。",
        "区长温榆主持了会议。",
        "县政协主席柳永出席会议，县委统战部副部长、县商会书记温榆主持会议。",
    ],
)
def test_who_presided_is_told(sentence):
    assert presiding(f"会议研究了甲。{sentence}") == [sentence]


IN_TURN = """青石学院2033年第4次党政联席会议纪要
2033年5月19日，学院召开2033年第4次党政联席会议。现纪要如下：
一、审议危险化学品领用细则
经会议研究，原则通过。
（主持人：温榆 汇报人：柳永）
二、研究推免经费安排事宜
经会议研究，原则通过。
（主持人：苏洵 汇报人：柳永）
参会：温榆 苏洵 柳永"""


def test_who_presided_over_which_item():
    meeting = read_meeting(IN_TURN.encode(), "a.txt")
    assert meeting.chair and meeting.chair.name == "温榆"
    assert [one.name for one in meeting.attendees if one.attendance == "chair"] == ["温榆", "苏洵"]


def test_who_took_part_and_spoke():
    text = """2033年8月3日，省评估中心召开柳泉水库报告书审查会议。
会上听取了设计院关于报告书的汇报。会议原则同意报告书。
省水利厅规划处副处长温榆参加会议，对与会专家表示谢意，并就修改谈了具体要求。
会议要求设计院派人参加会议，对意见作出说明。"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert [one.name for one in meeting.attendees] == ["温榆"]


def test_who_took_part_is_told_behind_an_item():
    text = """3月19日上午，柳泉市商会第五次会议在市会展中心召开。
会议学习全国两会精神，研究供水工程。市政协副主席柳永出席会议，市商会党组书记温榆主持会议。
会议审议了《甲》。"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert meeting.chair and meeting.chair.name == "温榆"
    assert [one.name for one in meeting.attendees if one.attendance == "present"] == ["柳永"]


def test_a_word_of_the_meeting_is_no_part_of_a_name():
    text = """8月11日，县长温榆主持召开县政府第五次常务会议，县政协副主席苏洵常务列席会议。
会议讨论通过了《秸秆禁烧方案》。会议要求，抓好落实。"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert [one.name for one in meeting.attendees] == ["温榆", "苏洵"]


@pytest.mark.parametrize(
    ("sentence", "observers"),
    [
        ("会议还邀请了县渡口局温如玉作专题讲座，受到好评。", ["温如玉"]),
        ("会议邀请县渡口局局长温榆为与会人员作辅导报告。", ["温榆"]),
        ("会议还邀请了县渡口局作工作报告。", []),
        ("会议邀请专家作专题讲座。", []),
    ],
)
def test_who_was_asked_to_speak_sits_in(sentence, observers):
    text = f"""8月11日，县渡口协会第五次理事会议召开。会议由理事长柳永主持。
会议审议了《甲》。
{sentence}
会议要求，抓好落实。"""
    people = read_meeting(text.encode(), "a.txt").attendees
    assert [one.name for one in people if one.attendance == "observer"] == observers
