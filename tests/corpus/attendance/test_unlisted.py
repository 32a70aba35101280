"""Rows of names that no list took."""

import pytest

from corpus.attendance.unlisted import unlisted_rows
from corpus.parse import read_meeting

ROWS = [
    ("区住建局　温榆　柳永　苏洵", True),
    ("温 榆　柳 永　苏 洵", True),
    ("温榆、柳永、苏洵、晏殊", True),
    ("温榆　柳永", False),
    ("记者 温榆　通讯员 柳永　摄影 苏洵", False),
    ("撰稿：温榆　一审：柳永　二审：苏洵", False),
    ("会议要求，温榆、柳永、苏洵三位同志牵头落实。", False),
    ("送：区委办公室、区财政局、区住建局", False),
]


@pytest.mark.parametrize(("row", "is_told"), ROWS)
def test_a_row_of_names(row, is_told):
    assert list(unlisted_rows(("会议还研究了其他事项。", row), set())) == [row] * is_told


def test_who_was_read_is_not_told_again():
    assert not list(unlisted_rows(("温榆　柳永　苏洵",), {"柳永"}))


def test_a_list_of_no_known_layout_is_warned_about():
    text = """青石区政府第9次常务会议纪要

2033年3月8日上午，区长温榆主持召开第9次常务会议。
一、审议《泉眼保护办法》
会议原则同意《泉眼保护办法》。
二、听取防汛工作汇报
会议要求抓好落实。
到场同志留名如下
柳 永　苏 洵　晏 殊　秦 观
"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert [person.name for person in meeting.attendees] == ["温榆"]
    (told,) = (w for w in meeting.warnings if w.code == "attendance-unclear")
    assert "柳 永　苏 洵" in told.message
