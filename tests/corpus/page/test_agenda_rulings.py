"""A list of rulings below the list of an agenda: each stands at the point with its number."""

import pytest

from corpus.parse import read_meeting

RECORD = """青石县人民政府第8次常务会议
会议时间：2033年5月17日上午9点
主要议题：
1.传达学习水利工作会议精神
2.审议《渡口规划》
3.研究管网改造事宜
出席领导：温榆、柳永
{}：
1.贯彻落实会议精神，抓好问题整改。
2.原则通过《渡口规划》，按程序报市政府审批。
3.同意由青石燃气公司实施管网改造。
"""
TOLD = [
    ("传达学习水利工作会议精神", []),
    ("审议《渡口规划》", ["原则通过", "提请审议"]),
    ("研究管网改造事宜", ["同意"]),
]


def told(text):
    meeting = read_meeting(text.encode(), "1.txt")
    assert [one.name for one in meeting.attendees] == ["温榆", "柳永"]
    return [(s.heading, [one.outcome for one in s.decisions]) for s in meeting.sections]


@pytest.mark.parametrize("label", ["会议决定", "议定事项", "会议内容", "会议明确如下"])
def test_each_ruling_is_of_the_point_with_its_number(label):
    assert told(RECORD.format(label)) == TOLD


def test_lists_that_share_no_words_or_differ_in_length_stay_apart():
    shorter = RECORD.replace("3.同意由青石燃气公司实施管网改造。\n", "")
    other = RECORD.replace("2.原则通过《渡口规划》，按程序报市政府审批。", "2.加强值班。")
    other = other.replace("3.同意由青石燃气公司实施管网改造。", "3.抓好落实。")
    for text in (shorter, other):
        assert ("研究管网改造事宜", ["同意"]) not in told(text.format("会议决定"))
