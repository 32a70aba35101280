"""The agenda of a session to come, a line for each of its points."""

import pytest

from corpus.parse import read_meeting

HEAD = """区人大常委会召开第12次主任会议

3月26日上午，区人大常委会主任林望舒主持召开区四届人大常委会第12次主任会议。

会议讨论并通过了区四届人大常委会第九次会议有关事项安排，决定第九次会议于4月2日召开，会期半天。"""
POINTS = """

1.审议人事任免事项；

2.听取和审议区政府关于渡口治理情况的报告；

3.审议《关于加强灯塔保护的决议（草案）》。

"""
BEHIND = "会议听取和讨论了财经工委关于灯塔视察方案的汇报。会议同意该方案。\n"


@pytest.mark.parametrize("announced", ["建议安排3项议程：", "建议议程为："])
def test_a_session_to_come_keeps_its_agenda(announced):
    meeting = read_meeting(f"{HEAD}{announced}{POINTS}{BEHIND}".encode(), "a.txt")
    assert [section.heading for section in meeting.sections] == [
        "讨论并通过了区四届人大常委会第九次会议有关事项安排",
        "听取和讨论了财经工委关于灯塔视察方案的汇报",
    ]
    told = [(one.outcome, one.object) for one in meeting.sections[1].decisions]
    assert told == [("同意", "灯塔视察方案")]
