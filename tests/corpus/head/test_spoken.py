"""Notes of who said what on each matter, whose head is lost."""

import pytest

from corpus.errors import NotMinutes
from corpus.parse import read_meeting

NOTES = """1.关于组织泉眼巡查事宜
副书记温小东：通知已发，要求各科室报名。比赛前想请人辅导。
书记柳小明：建议先收集名单，再作安排。
支部委员苏小川：建议请有经验的同志来。
2.关于古井修缮捐款的安排
副书记温小东：材料已经看过。
书记柳小明：可以。
"""


def test_the_officers_who_speak_on_each_matter_tell_of_a_meeting():
    meeting = read_meeting(NOTES.encode(), "a.txt")
    told = [(section.number, section.heading) for section in meeting.sections]
    assert told == [("1", "关于组织泉眼巡查事宜"), ("2", "关于古井修缮捐款的安排")]
    assert meeting.title == "关于组织泉眼巡查事宜"
    assert (meeting.date, meeting.chair, meeting.attendees) == (None, None, ())


OTHERS = [
    NOTES.replace("副书记", "记者").replace("书记", "主持人"),
    NOTES.partition("2.")[0],
    NOTES.replace("副书记温小东", "甲方").replace("书记柳小明", "乙方"),
    NOTES.replace("关于", "谈谈"),
    NOTES.replace(
        "2.关于古井修缮捐款的安排\n副书记温小东", "2.关于古井修缮捐款的安排\n副书记秦小波"
    ).replace("书记柳小明：可以", "书记石小安：可以"),
]


@pytest.mark.parametrize("text", OTHERS)
def test_an_interview_is_no_meeting(text):
    with pytest.raises(NotMinutes):
        read_meeting(text.encode(), "a.txt")
