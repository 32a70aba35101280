"""Meetings on the life of the party, whose item is that those present examined themselves."""

import pytest

from corpus.parse import read_meeting

OPENING = "3月2日，柳泉县水务局党支部召开2033年度组织生活会。"
DONE = [
    (
        "会上，全体党员都认真地就各自存在的问题进行深刻的剖析，并诚恳地提出了批评与自我批评。",
        "就各自存在的问题进行深刻的剖析，并诚恳地提出了批评与自我批评",
    ),
    (
        "支部书记温榆代表支委会作对照检查，并开展了批评和自我批评。",
        "代表支委会作对照检查，并开展了批评和自我批评",
    ),
    ("班子成员逐一进行了自我剖析。", "进行了自我剖析"),
    ("大家依次开展严肃认真的批评与自我批评。", "开展严肃认真的批评与自我批评"),
]


@pytest.mark.parametrize(("text", "heading"), DONE)
def test_that_those_present_examined_themselves_is_the_item(text, heading):
    meeting = read_meeting(f"{OPENING}\n{text}\n会议要求，要抓好整改。".encode(), "a.txt")
    assert [section.heading for section in meeting.sections] == [heading]


@pytest.mark.parametrize(
    "text",
    [
        "会议指出，班子成员开展了批评与自我批评，效果良好。",
        "会议要求，全体党员要开展批评与自我批评。",
        "通过班子成员开展批评与自我批评，大家受到了教育。",
    ],
)
def test_what_was_asked_for_or_praised_is_none(text):
    meeting = read_meeting(f"{OPENING}\n{text}".encode(), "a.txt")
    assert [section.heading for section in meeting.sections] == [meeting.title]
