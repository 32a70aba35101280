"""Meetings that are told of by what somebody said at them."""

import pytest

from corpus.errors import NotMinutes
from corpus.parse import read_meeting

SAID = "4月13日，县委书记温榆在县委中心组理论学习会上指出，要做好春耕工作，召开各类培训班。"
DID = "会议按照活动要求，集中学习了《春耕条例》；通报了一季度全县水情。"


def test_what_was_said_at_a_meeting_tells_which_it_was():
    meeting = read_meeting(f"{SAID}\n{DID}".encode(), "a.txt")
    assert (meeting.title, meeting.kind) == ("县委中心组理论学习会", "中心组会议")
    assert meeting.bodies == ("县委",)
    assert [section.heading for section in meeting.sections] == [
        "学习了《春耕条例》",
        "通报了一季度全县水情",
    ]


@pytest.mark.parametrize(
    ("said", "did"),
    [
        (SAID, "温榆强调，各乡镇要学习了解农时。"),
        ("县委书记温榆在县委工作会议上指出，要做好春耕工作。", DID.replace("会议", "大家")),
        ("4月13日，县委书记温榆在柳泉村田间地头上指出，要做好春耕工作。", DID),
    ],
)
def test_a_speech_alone_records_no_meeting(said, did):
    with pytest.raises(NotMinutes):
        read_meeting(f"{said}\n{did}".encode(), "a.txt")
