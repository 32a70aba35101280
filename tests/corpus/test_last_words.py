"""The consent with which whoever presided ended what was said on an item."""

import pytest

from corpus.parse import read_meeting

RECORD = """青石区泉眼管理局局务会会议记录
时间：2033年5月27日
主持：温小东
出席人员：温小东、柳小明、苏小川
一、审议《泉眼巡查办法（试行）》
柳小明同志汇报《泉眼巡查办法（试行）》起草情况。
苏小川：同意。
{last}
二、研究信息工作
柳小明同志通报有关情况。
"""
DOCUMENT = "泉眼巡查办法（试行）"
SAID = [
    ("温小东：我也同意，建议修改完善后印发执行。", [("同意", DOCUMENT), ("修改后印发", DOCUMENT)]),
    ("温小东：原则同意，请办公室再核对。", [("原则同意", DOCUMENT)]),
    ("温小东：不同意，下次再议。", []),
    ("温小东：我也同意大家的看法，暂缓印发。", []),
    ("柳小明：同意。", []),
    ("温小东：同意。\n柳小明：还有两处要改。", []),
]


@pytest.mark.parametrize(("last", "decided"), SAID)
def test_what_the_chair_said_last(last, decided):
    section = read_meeting(RECORD.format(last=last).encode(), "a.txt").sections[0]
    assert [(one.outcome, one.object) for one in section.decisions] == decided
