"""Labels in two languages."""

import pytest

from corpus.bilingual import in_one_language
from corpus.mending import clean_lines
from corpus.parse import read_meeting

LABELS = [
    ("Host 会议主持人：温榆", "会议主持人（Host）：温榆"),
    ("Date日期：2033-4-8", "日期（Date）：2033-4-8"),
    ("Venue / Place 会议地点: 三楼", "会议地点（Venue / Place）：三楼"),
    ("参会人员 (Attendance):", "参会人员（Attendance）:"),
    ("Next 下次会议主持人：温榆", "Next 下次会议主持人：温榆"),
    ("API 设计：由温榆负责", "API 设计：由温榆负责"),
    ("会议同意（Tom）。", "会议同意（Tom）。"),
]


@pytest.mark.parametrize(("text", "told"), LABELS)
def test_the_foreign_word_stands_behind(text, told):
    assert [line.text for line in in_one_language(clean_lines((text,)))] == [told]


def test_who_met_is_told_in_two_languages():
    text = """Date 日期：2033-4-8
Time 时间：10:00-12:00
Host 会议主持人：温榆
Participants 与会人：温榆、柳永，苏洵
会议纪要：
议题申报：
1. 泉眼数据格式
结论：同意泉眼数据采用统一格式，柳永会后整理成文
2. 古井登记办法
结论：苏洵牵头修改
"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert str(meeting.date) == "2033-04-08"
    assert [(one.name, one.attendance.value) for one in meeting.attendees] == [
        ("温榆", "chair"),
        ("温榆", "present"),
        ("柳永", "present"),
        ("苏洵", "present"),
    ]
    assert [section.heading for section in meeting.sections] == ["泉眼数据格式", "古井登记办法"]


def test_a_table_of_names_below_a_label_of_two_languages():
    text = """# 技术委员会例会 2033-04-08会议纪要

## 参会人员 (Attendance)

| 姓名 | 账号 |
| :---: | :---: |
| 温榆 | [@wenyu](https://a.example/wenyu) |
| 柳永 | [@liuyong](https://a.example/liuyong) |
| 议题相关人员 | 议题相关人员 |

## 会议纪要

议题1：泉眼数据格式
结论：同意统一格式。
"""
    meeting = read_meeting(text.encode(), "a.md")
    assert [one.name for one in meeting.attendees] == ["温榆", "柳永"]
