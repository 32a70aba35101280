"""Who reported by a bare name that the list has."""

import pytest

from corpus.parse import read_meeting

RECORD = """青石社区居民委员会会议记录
日期：2033年6月2日
地点：社区会议室
参会：温榆 柳永 苏洵 欧阳修
缺席：曾巩
主持：温榆
1、{item}
2、讨论楼道照明更换，一致同意更换节能灯。
"""
TOLD = [
    ("柳永汇报老旧小区改造进度。", ("柳永",)),
    ("欧阳修同志就古井修缮作汇报。", ("欧阳修",)),
    ("苏洵主任通报泉眼巡查情况。", ("苏洵",)),
    ("温榆首先通报上月情况。", ("温榆",)),
    ("柳永汇报会的安排。", ()),
    ("曾巩汇报古井修缮进度。", ()),
    ("秦观汇报古井修缮进度。", ()),
    ("讨论柳永汇报的材料。", ()),
]


@pytest.mark.parametrize(("item", "reporters"), TOLD)
def test_who_of_the_list_reported(item, reporters):
    meeting = read_meeting(RECORD.format(item=item).encode(), "a.txt")
    assert meeting.sections[0].reporters == reporters
