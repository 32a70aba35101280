"""What one of those present wants done settles nothing, however many points it has."""

import pytest

from corpus.parse import read_meeting

OPENING = "3月2日，副市长温榆主持召开会商会，研究抗旱工作。会议通报了当前旱情。"


@pytest.mark.parametrize(
    "said",
    [
        "在听取了市防办关于抗旱的汇报后，柳永针对旱情发展趋势，对抗旱工作提出了四点要求：",
        "会议分析了旱情。柳永在会上突出强调了几点：",
        "会议分析了旱情。柳永同志就抗旱工作提出三点意见：",
    ],
)
def test_points_of_one_who_spoke_are_no_decisions(said):
    text = f"{OPENING}{said}1、要高度重视。2、旱情未解除前，上交提留暂缓。"
    sections = read_meeting(text.encode(), "a.txt").sections
    assert "暂缓" not in {one.outcome for section in sections for one in section.decisions}


def test_points_of_the_meeting_are():
    text = f"{OPENING}会议分析了旱情。会议就抗旱工作提出三点意见：1、原则同意《抗旱方案》。"
    sections = read_meeting(text.encode(), "a.txt").sections
    assert "原则同意" in {one.outcome for section in sections for one in section.decisions}


def test_what_came_after_a_report_is_no_part_of_its_heading():
    text = "3月2日，市政府召开会商会。副市长听取了市防办关于抗旱的汇报后，柳永针对旱情讲话。"
    (section,) = read_meeting(text.encode(), "a.txt").sections
    assert section.heading == "听取了市防办关于抗旱的汇报"
