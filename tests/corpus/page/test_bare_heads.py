"""Headings without numbers, alone on their lines."""

import pytest

from corpus.parse import read_meeting

OPENING = "2033年3月5日，县长温榆主持召开县政府第5次常务会议，研究供水、防汛等工作。\n"
BODIES = (
    "会议原则通过《供水办法》，由县水利局修改后印发。",
    "会议强调，要落实责任，加强值守。",
    "会议要求，要逐案包保，限期化解。",
)
HEADS = ("供水办法", "防汛工作", "信访积案化解")
MARKS = {
    "none": "{}",
    "bold": "**{}**",
    "◆": "◆{}",
    "◇": "◇ {}",
    "brackets": "【{}】",
    "label": "议题：{}",
    "dash": "- {}",
}


def text_of(mark, heads=HEADS, bodies=BODIES):
    rows = (f"{mark.format(head)}\n{body}" for head, body in zip(heads, bodies, strict=True))
    return OPENING + "\n".join(rows) + "\n"


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_each_heads_what_stands_below_it(mark):
    sections = read_meeting(text_of(mark).encode(), "a.txt").sections
    assert [(one.number, one.heading) for one in sections] == [(None, head) for head in HEADS]
    told = [[(one.outcome, one.object) for one in section.decisions] for section in sections]
    assert told == [[("原则通过", "供水办法"), ("修改后印发", "供水办法")], [], []]
    assert not read_meeting(text_of(mark).encode(), "a.txt").warnings


def test_who_was_there_and_the_day_of_issue_below_are_no_items():
    text = text_of("◆{}") + "出席：柳永、苏洵\n县政府办公室\n2033年3月6日\n"
    meeting = read_meeting(text.encode(), "a.txt")
    assert [one.heading for one in meeting.sections] == list(HEADS)
    assert [one.name for one in meeting.attendees] == ["温榆", "柳永", "苏洵"]


def test_what_a_page_prints_below_its_text_is_no_heading():
    text = text_of("{}") + "打印本页\n关闭窗口\n"
    sections = read_meeting(text.encode(), "a.txt").sections
    assert [one.heading for one in sections] == list(HEADS)


def test_which_meeting_it_was_heads_no_item():
    bodies = ("会议审议了《甲办法》。\n会议听取了乙汇报。", "会议研究了丙。\n会议审定了丁计划。")
    text = text_of("{}", ("党委会", "院长办公会"), bodies)
    headings = [one.heading for one in read_meeting(text.encode(), "a.txt").sections]
    assert headings[-4:] == ["审议了《甲办法》", "听取了乙汇报", "研究了丙", "审定了丁计划"]


def test_a_paragraph_above_the_first_of_them_leaves_all_as_it_was():
    text = OPENING + "会议听取了渡口汇报。\n" + text_of("{}").removeprefix(OPENING)
    headings = [one.heading for one in read_meeting(text.encode(), "a.txt").sections]
    assert headings[0] == "听取了渡口汇报"


def test_the_captions_of_pictures_head_no_items():
    bodies = ("会议听取了渡口情况汇报。", "会议审议了《甲办法》。")
    text = text_of("{}", ("会议现场", "县长温榆讲话"), bodies)
    headings = [one.heading for one in read_meeting(text.encode(), "a.txt").sections]
    assert headings[-2:] == ["听取了渡口情况汇报", "审议了《甲办法》"]
