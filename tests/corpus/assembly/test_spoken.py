"""What the chair of the Legislative Yuan declares aloud, and who was there for one item only."""

import pytest

from corpus.assembly.rulings.decisions import declared
from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def items(meeting):
    return [(s.heading, [decision.outcome for decision in s.decisions]) for s in meeting.sections]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("主席：對議事錄有無其他意見？（無）無意見，確定。", ["確定"]),
        ("主席：請問院會，有無異議？（無）無異議，准予備查。", ["准予備查"]),
        ("主席：請問院會，有無異議？（無）無異議，同意撤回。", ["同意撤回"]),
        ("主席：現在逐條討論。第二條有無異議？（無）無異議，通過。", []),
        ("主席：法案名稱有無異議？（無）無異議，通過。", []),
        (
            "主席：贊成者少數，提議不通過。本案照程序委員會意見，交水文委員會審查。",
            ["本案照程序委員會意見，交水文委員會審查"],
        ),
    ],
)
def test_what_the_chair_declares_of_an_item_and_not_of_an_article(said, told):
    assert declared(said) == told


def test_a_bill_sent_to_a_committee_is_not_passed_and_the_end_is_no_motion():
    meeting = read("""立法院第21屆第5會期水文委員會第4次全體委員會議紀錄
時  間 中華民國127年2月27日(星期二)10時31分
地  點 雲樓會議室
主  席 溫委員榆明
報 告 事 項
一、本院委員蘇洵如等22人擬具「水庫法草案」，請審議案。
主席：程序委員會意見：擬請交水文委員會審查。有無異議？（無）無異議，照程序委員會意見通過。
二、水文部函送「水井報告」，請查照案。
主席：請問各位，有無異議？（無）無異議，准予備查。
臨時提案
爰請水文部於一個月內提出清淤報告，送本委員會。
提案人：蘇洵如  柳永文
主席：請問各位，有無異議？（無）無異議，照案通過。
今天的議程都處理完了，現在散會。""")
    assert items(meeting) == [
        ("本院委員蘇洵如等22人擬具「水庫法草案」，請審議案", ["交办"]),
        ("水文部函送「水井報告」，請查照案", ["备查"]),
        ("請水文部於一個月內提出清淤報告，送本委員會", ["审议通过"]),
    ]


def test_officials_above_who_presided_are_there_for_what_their_list_is_headed_by():
    meeting = read("""立法院第21屆第4會期第9次會議議事錄
時 間 中華民國127年2月27日(星期二)上午9時
地 點 本院議場
出席委員 溫榆明 蘇洵如 柳永文
一、對行政院院長水庫專案報告質詢
列席官員
行政院院長
晏殊同
主 席 院長 溫青山
秘書長 蘇文遠
紀 錄 議事處處長 柳明川
報 告 事 項
一、水文部函送「水井報告」，請查照案。
決定：准予備查。
討 論 事 項
一、本院水文委員會報告審查委員柳永文等3人擬具「河川法草案」案。
決議：協商後再行處理。""")
    assert [f"{one.attendance}={one.name}" for one in meeting.attendees] == [
        "chair=溫青山",
        "present=溫榆明",
        "present=蘇洵如",
        "present=柳永文",
        "observer=晏殊同",
        "observer=蘇文遠",
        "clerk=柳明川",
    ]
    assert items(meeting) == [
        ("水文部函送「水井報告」，請查照案", ["备查"]),
        ("本院水文委員會報告審查委員柳永文等3人擬具「河川法草案」案", ["暂缓"]),
    ]
