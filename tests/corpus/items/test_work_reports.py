"""Reports that were given to a congress, and those that were given elsewhere."""

import pytest

from corpus.items.work_reports import given_reports
from corpus.parse import read_meeting

CONGRESS = "3月6日，青石区书画家协会第二次代表大会在文化馆召开。"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("会上，主席温榆代表理事会作工作报告。", "代表理事会作工作报告"),
        ("协会秘书长柳永作2032年度工作报告，何远科出席。", "作2032年度工作报告"),
        ("副主席温榆同志首先代表协会作了五年工作报告。", "代表协会作了五年工作报告"),
        (
            "柳永副会长代表监事会做2032年工作报告及2033年工作思路，并揭幕。",
            "代表监事会做2032年工作报告及2033年工作思路",
        ),
        (
            "主任柳永主持会议并作关于渡口条例执法检查情况的报告。",
            "作关于渡口条例执法检查情况的报告",
        ),
        ("区政协副主席温榆作关于提案工作情况的报告。", "作关于提案工作情况的报告"),
    ],
)
def test_a_report_that_was_given(text, heading):
    assert [item.heading for item in given_reports(text, CONGRESS)] == [heading]
    assert not given_reports(text, "3月6日，区长温榆主持召开区政府常务会议。")


@pytest.mark.parametrize(
    "text",
    [
        "主席温榆作工作报告。",
        "国务院总理作政府工作报告。",
        "大会听取了主席温榆所作的书画工作报告。",
        "主席温榆将作书画工作报告。",
        "大家围绕书画工作报告讨论。",
        "甲某乙某作书画工作报告。",
    ],
)
def test_a_report_that_is_told_of_otherwise(text):
    assert not given_reports(text, CONGRESS)


def test_who_gave_a_report_stands_in_its_item():
    given = "主席温榆代表理事会作五年工作报告。"
    meeting = read_meeting(f"{CONGRESS}{given}".encode(), "a.txt")
    assert [section.reporters for section in meeting.sections] == [("温榆",)]
    assert [section.paragraphs[0].text for section in meeting.sections] == [given]


def test_who_told_of_something_stands_in_its_item():
    told = "区商务局负责人向委员们汇报了招商工作的进展情况。"
    text = f"3月6日，区政协召开招商工作座谈会。{told}"
    (section,) = read_meeting(text.encode(), "a.txt").sections
    assert section.reporters == ("区商务局",)
    assert section.heading == "汇报了招商工作的进展情况"


def test_a_report_that_was_weighed_is_one_item():
    given = "主席温榆代表理事会作五年工作报告。"
    chosen = "会议选举产生了第二届理事会。"
    headings = [
        [section.heading for section in read_meeting(text.encode(), "a.txt").sections]
        for text in (
            f"{CONGRESS}{given}{chosen}",
            f"{CONGRESS}{given}大会审议通过了五年工作报告。",
        )
    ]
    report = "代表理事会作五年工作报告"
    assert headings == [[report, "选举产生了第二届理事会"], ["审议通过了五年工作报告"]]


def test_what_stands_beside_a_report_is_told_too():
    text = f"{CONGRESS}会上，秘书长柳永代表协会作2032年工作报告，各小组就采风情况分别作了汇报。"
    sections = read_meeting(text.encode(), "a.txt").sections
    assert sections[0].heading == "代表协会作2032年工作报告"


@pytest.mark.parametrize("what", ["政府工作报告", "温榆受主席团委托作的工作报告"])
def test_a_work_report_that_was_heard_keeps_its_name(what):
    text = f"{CONGRESS}会议听取了{what}。"
    (section,) = read_meeting(text.encode(), "a.txt").sections
    assert [(one.outcome, one.object) for one in section.decisions] == [("听取", what)]


def test_a_report_that_was_given_was_heard():
    (section,) = read_meeting(f"{CONGRESS}主席温榆作换届工作报告。".encode(), "a.txt").sections
    assert section.kinds == ("听取",)
