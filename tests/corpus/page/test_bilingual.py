"""Labels in two languages."""

import pytest

from corpus.page.bilingual import in_one_language
from corpus.page.mending import clean_lines
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


SERIES = """ # 泉眼工作组例会 2033-04-08

 ## 参会人员 (Attendance):

 | 姓名 | 账号 |
 | :---: | :---: |
 | 温榆 |[@wenyu](https://a.example/wenyu) |
 | 柳永 | [@liuyong](https://a.example/liuyong) |

 ## 议题 (Agenda)

1. 议题列表见附页

 ## 会议纪要 (Minutes)

**议题1：泉眼数据格式汇报**
汇报人：苏洵/晏殊
结论：
1、同意统一格式。
2、建议补充说明。

**议题2：古井登记办法**
汇报人：柳永
结论：
1、建议下月再议。
"""


def test_a_headline_with_the_day_above_a_table_of_names_heads_a_record():
    meeting = read_meeting(SERIES.encode(), "a.md")
    assert (str(meeting.date), meeting.kind) == ("2033-04-08", "例会")
    assert meeting.title == "泉眼工作组例会2033-04-08"
    assert [one.name for one in meeting.attendees] == ["温榆", "柳永"]
    told = [(section.heading, section.reporters) for section in meeting.sections]
    assert told == [("泉眼数据格式汇报", ("苏洵", "晏殊")), ("古井登记办法", ("柳永",))]


def test_a_day_on_top_of_who_presided_is_that_of_the_meeting():
    text = """2033-4-8
轮值主持人：温榆
下次会议主持人：苏洵
与会人：温榆、柳永、（欧阳修请假）、秦观
议题讨论：
议题1：泉眼数据格式
投票结果：反对0，弃权0，赞成3
议题2：古井登记办法
投票结果：反对0，弃权1，赞成2
"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert str(meeting.date) == "2033-04-08"
    assert [(one.name, one.attendance.value) for one in meeting.attendees] == [
        ("温榆", "chair"),
        ("温榆", "present"),
        ("柳永", "present"),
        ("欧阳修", "absent"),
        ("秦观", "present"),
    ]


def test_the_points_below_the_only_number_are_the_items():
    text = """Date 日期：2033-4-8
Host 主持人：温榆
Next Host 下次会议主持人：苏洵
与会人：温榆、柳永、秦观
一、Meeting Agenda 会议议题：
1、议题：成立泉眼工作组
发起人：柳永
结论：下月再议
2. 古井登记办法
发起人：秦观
结论：同意
"""
    meeting = read_meeting(text.encode(), "a.txt")
    told = [(section.heading, section.reporters) for section in meeting.sections]
    assert told == [("成立泉眼工作组", ("柳永",)), ("古井登记办法", ("秦观",))]
    assert "苏洵" not in [one.name for one in meeting.attendees]
