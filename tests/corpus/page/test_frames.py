"""Numbered labels of the head, and the parts of a record that hold its items."""

import pytest

from corpus.parse import read_meeting

TITLE = "青石县教育局局务会议纪要\n"
HEAD = "时间：2033年3月5日\n主持：温榆\n参加：柳永、苏洵\n"
ITEMS = "（一）关于招聘\n会议同意招聘教师50名。\n（二）关于校车\n会议决定暂缓采购校车。\n"
FRAMES = {
    "labels of the head": (
        "一、时间：2033年3月5日\n二、地点：三楼会议室\n三、主持人：温榆\n四、参加人员：柳永、苏洵\n"
        f"五、会议内容：\n{ITEMS}"
    ),
    "by digits": (
        "1、会议时间：2033年3月5日\n2、主持：温榆\n3、参会人员：柳永、苏洵\n4、会议内容\n" + ITEMS
    ),
    "an agenda that comes again": (
        f"{HEAD}一、会议议题\n1.关于招聘；\n2.关于校车。\n二、会议内容\n{ITEMS}"
    ),
    "who came on the line below": (
        "时间：2033年3月5日\n主持：温榆\n一、参会人员\n柳永、苏洵\n二、会议议题\n研究招聘和校车\n"
        f"三、会议决定\n{ITEMS}"
    ),
    "how it was held": (
        "时间：2033年3月5日\n一、会议基本情况\n会议由温榆主持，柳永、苏洵参加。\n二、会议研究事项\n"
        + ITEMS
    ),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_the_parts_of_a_frame_are_no_items(frame):
    meeting = read_meeting((TITLE + frame).encode(), "a.txt")
    assert (str(meeting.date), meeting.chair.name) == ("2033-03-05", "温榆")
    assert [one.name for one in meeting.attendees] == ["温榆", "柳永", "苏洵"]
    assert [item.heading for item in meeting.sections] == ["关于招聘", "关于校车"]
    told = [(one.outcome, one.object) for item in meeting.sections for one in item.decisions]
    assert told == [("同意", "招聘教师50名"), ("暂缓", "采购校车")]
    assert not [one for one in meeting.warnings if one.code == "text-lost"]


def test_items_numbered_as_their_agenda_are_told_once():
    agenda = "一、会议议题\n1.招聘；\n2.校车。\n"
    items = "二、议定事项\n1.同意招聘。\n2.暂缓采购校车。\n"
    meeting = read_meeting((TITLE + HEAD + agenda + items).encode(), "a.txt")
    assert [item.heading for item in meeting.sections] == ["同意招聘", "暂缓采购校车"]
    assert "会议议题：1.招聘；2.校车。" in "".join(meeting.preamble)


@pytest.mark.parametrize(
    "items",
    [
        "一、会议内容审核工作\n会议同意方案。\n二、校车\n会议同意采购。\n",
        "一、关于会议时间\n会议同意改期。\n二、校车\n会议同意采购。\n",
        "一、参加人员培训\n会议同意方案。\n二、校车\n会议同意采购。\n",
    ],
)
def test_items_that_begin_like_a_label_stay_items(items):
    meeting = read_meeting(f"{TITLE}{HEAD}{items}".encode(), "a.txt")
    assert len(meeting.sections) == 2
