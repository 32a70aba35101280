"""Lists of people within the sentences that open a record."""

import pytest

from corpus.parse import read_meeting

TEXT = """青石小区业主委员会会议纪要
2033年5月9日，业委会召开会议%s
一、研究电梯更换。会议同意更换电梯。
二、研究停车收费。会议同意调整停车费。
"""
LISTS = {
    "，与会人员为业委会温榆、柳永，物业公司苏洵。": "present=温榆 present=柳永 present=苏洵",
    "，参会人员有温榆、柳永。会议由温榆主持。": "chair=温榆 present=温榆 present=柳永",
    "。出席人：温榆、柳永。缺席人：苏洵。": "present=温榆 present=柳永 absent=苏洵",
    "，参加人：温榆、柳永，记录：苏洵。": "present=温榆 present=柳永 clerk=苏洵",
    "，主持人为温榆，记录人为苏洵，参加人为柳永、晏殊。": (
        "chair=温榆 clerk=苏洵 present=柳永 present=晏殊"
    ),
    "（温榆主持，柳永、晏殊参加，苏洵记录）。": ("chair=温榆 present=柳永 present=晏殊 clerk=苏洵"),
    "。会议由温榆主持，柳永、晏殊等同志参加，苏洵作记录。": (
        "chair=温榆 present=柳永 present=晏殊 clerk=苏洵"
    ),
    "，应到3人，实到2人（温榆、柳永），请假1人（苏洵）。": (
        "absent=苏洵 present=温榆 present=柳永"
    ),
    "，应到5人，实到3人，其中党员2人。": "",
}


@pytest.mark.parametrize(("told", "people"), LISTS.items())
def test_each_list_is_read_and_the_day_stays(told, people):
    meeting = read_meeting((TEXT % told).encode(), "a.txt")
    assert " ".join(f"{one.attendance}={one.name}" for one in meeting.attendees) == people
    assert str(meeting.date) == "2033-05-09"
    assert len(meeting.sections) == 2
    assert not [one for one in meeting.warnings if one.code == "text-lost"]
