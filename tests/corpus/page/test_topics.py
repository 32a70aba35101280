"""What labels on top of a form say: the one matter, and whose meeting it was."""

import pytest

from corpus.page.mending import clean_lines
from corpus.page.topics import owner_of, topic_of
from corpus.parse import read_meeting

TOPICS = [
    (("会议议题：研究泉眼保护",), "研究泉眼保护"),
    (("会议主题：专题学习会", "会议议题：研究泉眼保护。"), "研究泉眼保护"),
    (("活动主题：清理古井活动",), "清理古井活动"),
    (("议题：1、研究泉眼保护", "2、研究古井修缮"), ""),
    (("议题：研究泉眼保护", "议题：研究古井修缮"), ""),
    (("议题：一、研究泉眼保护",), ""),
    (("主题词：泉眼 古井",), ""),
    (("会议听取了汇报。",), ""),
]


@pytest.mark.parametrize(("lines", "topic"), TOPICS)
def test_the_one_topic(lines, topic):
    assert topic_of(clean_lines(lines)) == topic


OWNERS = [
    ("所在组织：青石公司党委 - 青石公司机关党支部", ("青石公司机关党支部",)),
    ("党支部名称：柳泉社区党支部", ("柳泉社区党支部",)),
    ("单位：青石区水务局", ("青石区水务局",)),
    ("单位：万元", ()),
    ("支部书记：温榆", ()),
]


@pytest.mark.parametrize(("line", "owner"), OWNERS)
def test_whose_it_was(line, owner):
    assert owner_of((line,)) == owner


FORM = """柳泉党总支会议记录表
时间 2033年3月08日 地点 三楼会议室
参加人员
出勤情况
党总支委员：温榆、柳永、苏洵
列席人员：晏殊
应到4人，实到4人，缺席0人。
会议议题 关于古井修缮的组织安排
主
要
内
容
温榆（党总支副书记）：今天我们研究古井修缮。请大家先看材料。
下面请柳永同志发言。
记录人员 晏殊 党总支副书记 温榆
"""


def test_a_printed_form_is_a_record():
    meeting = read_meeting(FORM.encode(), "a.txt")
    assert (str(meeting.date), meeting.location) == ("2033-03-08", "三楼会议室")
    assert [section.heading for section in meeting.sections] == ["关于古井修缮的组织安排"]
    people = [(one.name, one.attendance.value) for one in meeting.attendees]
    assert people == [
        ("温榆", "present"),
        ("柳永", "present"),
        ("苏洵", "present"),
        ("晏殊", "observer"),
        ("晏殊", "clerk"),
    ]


def test_a_form_without_a_day_is_none():
    blank = FORM.replace("2033年3月08日", "")
    with pytest.raises(Exception, match=r"a\.txt"):
        read_meeting(blank.encode(), "a.txt")


PAGE = """<table><tr><td colspan="4">党员大会会议记录</td></tr>
<tr><td>所在组织</td><td colspan="3">
<input readonly value="青石公司党委 - 青石公司机关党支部"></td></tr>
<tr><td>活动时间</td><td><input type="text" readonly value="2033-04-08"></td>
<td>活动地点</td><td><input type="text" readonly value="党员活动室"></td></tr>
<tr><td>主持人</td><td colspan="3"><input type="text" readonly value="温榆"></td></tr>
<tr><td>应到党员</td><td colspan="3"><input readonly value="温榆;柳永;苏洵;晏殊"></td></tr>
<tr><td>实到党员</td><td colspan="3"><input readonly value="温榆;柳永;苏洵"></td></tr>
<tr><td>备注</td><td><input type="text" value="请填写"></td></tr>
<tr><td colspan="4">学习内容：<br>机关党支部学习了《泉眼保护条例》。</td></tr></table>"""


def test_fields_that_a_page_only_shows_are_read():
    meeting = read_meeting(PAGE.encode(), "a.html")
    assert meeting.bodies == ("青石公司机关党支部",)
    assert (str(meeting.date), meeting.location) == ("2033-04-08", "党员活动室")
    assert meeting.chair is not None
    assert meeting.chair.name == "温榆"
    people = [one.name for one in meeting.attendees if one.attendance.value == "present"]
    assert people == ["温榆", "柳永", "苏洵"]
    assert "请填写" not in "".join(meeting.preamble)


def test_who_put_the_notes_in_order_is_in_no_list_above():
    text = """青石集团总经理办公会会议纪要
会议时间  2033年9月1日
会议主持  温榆
列席人员  秦少游、王安石
记录整理  曾巩
一、关于泉水灌装线改造立项的议题
汇报人：柳永
讨论情况：
苏洵：同意。
议定事项：原则同意，按程序报董事会审定。
"""
    meeting = read_meeting(text.encode(), "a.txt")
    people = [(one.name, one.attendance.value) for one in meeting.attendees]
    assert people[1:] == [("秦少游", "observer"), ("王安石", "observer"), ("曾巩", "clerk")]
    section = meeting.sections[0]
    assert section.reporters == ("柳永",)
    told = [(one.outcome, one.object) for one in section.decisions]
    assert told == [("原则同意", "泉水灌装线改造立项"), ("提请审议", "泉水灌装线改造立项")]


def test_the_day_behind_a_label_of_its_own_kind():
    text = """青石区防汛工作会商会会议纪要
会商时间：2033年7月8日17时
会商地点：区应急指挥中心
主持人：副区长 温榆
一、启动防汛四级应急响应。
"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert (str(meeting.date), meeting.location) == ("2033-07-08", "区应急指挥中心")
