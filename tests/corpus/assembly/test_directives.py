"""What a county's chair ruled, given out as numbered points with the offices in brackets."""

import pytest

from corpus.errors import NotMinutes
from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)

RULED = """{title}
  • 2041-06-11
 1、颱風季節前要完成關懷訪視。(民政局)
 2、98學年度開學典禮應事先規劃。(教育局、工務局)
 3、碼頭花圃應做整體規劃。(建設局)
 4、各單位主管請假,應落實職務代理。
版權所有"""


def read(title):
    return parse(Transcript(tuple(RULED.format(title=title).split("\n")), "text/plain"), SOURCE)


def test_points_are_orders_to_the_offices_in_brackets():
    meeting = read("第31次擴大主管會報縣長裁示事項/雲海縣政府提供")
    assert (meeting.title, meeting.bodies, meeting.kind, meeting.session, meeting.date) == (
        "第31次擴大主管會報縣長裁示事項",
        ("雲海縣政府",),
        "擴大主管會報",
        31,
        None,
    )
    (item,) = meeting.sections
    assert item.heading == "縣長裁示事項"
    assert [(one.outcome, one.object, one.responsible) for one in item.decisions] == [
        ("交办", "颱風季節前要完成關懷訪視", ("民政局",)),
        ("交办", "98學年度開學典禮應事先規劃", ("教育局", "工務局")),
        ("交办", "碼頭花圃應做整體規劃", ("建設局",)),
    ]
    assert [one.label for one in item.paragraphs] == ["1、", "2、", "3、", "4、"]
    assert meeting.conclusions == ("版權所有",)


def test_the_body_may_stand_in_front():
    assert read("雲海縣政府第9次縣務會議縣長指示事項").bodies == ("雲海縣政府",)


@pytest.mark.parametrize(
    "title", ["主管會報縣長裁示事項/雲海縣政府提供", "第31次主管會報縣長裁示事項", "縣長施政重點"]
)
def test_points_of_no_meeting_or_of_nobody_s_are_no_record(title):
    with pytest.raises(NotMinutes):
        read(title)
