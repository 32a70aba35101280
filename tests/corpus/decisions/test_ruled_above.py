"""A verdict above the items that is on all of them."""

import pytest

from corpus.parse import read_meeting

HEAD = """泉眼股份有限公司第三届董事会第2次会议纪要

2033年3月8日，董事长温榆主持召开第三届董事会第2次会议。
"""
ITEMS = "1.《关于2033年度预算的议案》；\n2.《关于聘任副总经理的议案》，同意聘任柳永为副总经理；\n"


@pytest.mark.parametrize(
    ("above", "outcome"),
    [
        ("会议审议通过了以下议案：", "审议通过"),
        ("会议经投票表决，审议通过下列事项：", "审议通过"),
        ("会议原则同意以下议案：", "原则同意"),
    ],
)
def test_each_document_has_the_verdict_above(above, outcome):
    meeting = read_meeting(f"{HEAD}{above}\n{ITEMS}".encode(), "a.txt")
    told = [(one.outcome, one.object) for s in meeting.sections for one in s.decisions]
    assert told == [
        (outcome, "关于2033年度预算的议案"),
        (outcome, "关于聘任副总经理的议案"),
        ("同意", "聘任柳永为副总经理"),
    ]


@pytest.mark.parametrize(
    "above",
    [
        "会议听取了以下议案：",
        "会议研究了以下议题：",
        "会议要求尽快审议通过以下议案：",
        "会议将审议通过以下议案：",
        "会议建议股东会审议通过以下议案：",
        "会议听取了董事会审议通过下列议案：",
    ],
)
def test_what_is_no_verdict_says_nothing_of_them(above):
    meeting = read_meeting(f"{HEAD}{above}\n{ITEMS}".encode(), "a.txt")
    told = {one.object for s in meeting.sections for one in s.decisions}
    assert "关于2033年度预算的议案" not in told


OPENING = "2033年3月8日，区长温榆主持召开区政府第2次常务会议。\n"


@pytest.mark.parametrize(
    ("below", "outcomes"),
    [
        ("等三项议题，并原则通过。", ["原则通过", "原则通过", "原则通过"]),
        ("等3项事项，会议一致同意。", ["同意", "同意", "同意"]),
        ("等四项议题，并原则通过。", [None, "听取"]),
        ("。经讨论，会议原则通过以上议题。", ["原则通过", "原则通过", "原则通过"]),
    ],
)
def test_a_verdict_behind_so_many_matters_is_on_each(below, outcomes):
    text = f"{OPENING}会议讨论了渡口规划草案、听取了驳船更新情况汇报、研究了关于码头命名事宜{below}"
    sections = read_meeting(text.encode(), "a.txt").sections
    told = [next((one.outcome for one in each.decisions), None) for each in sections]
    assert told[: len(outcomes)] == outcomes
