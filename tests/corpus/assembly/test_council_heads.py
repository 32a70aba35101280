"""Titles of county and city councils: two counters, sittings with names, marks of bound volumes."""

import pytest

from corpus.assembly.head.title import find_title, is_council
from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)
BELOW = """
時 間：中華民國 121 年 3 月 4 日上午 9 時
地 點：本會議事廳
出席議員：溫榆明 蘇洵如 柳永文 晏殊安
主 席：溫議長榆明
記 錄：許知秋
甲、報告事項
一、主席宣告開會。"""


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


HEADS = [
    ("雲海市議會第3屆第2次臨時會第5次會議紀錄", ("雲海市議會",), "臨時會", 3, 5),
    ("雲海縣議會第 3 屆第 2 次臨時會\n第 5 次會議紀錄", ("雲海縣議會",), "臨時會", 3, 5),
    ("雲海縣議會第 3 屆\n第 2 次定期會第 5 次會議紀錄", ("雲海縣議會",), "定期會", 3, 5),
    (
        "青石鎮民代表會第 21 屆第 4 次臨時大會\n第 2 次會議紀錄",
        ("青石鎮民代表會",),
        "臨時大會",
        21,
        2,
    ),
    (
        "雲海市議會第 3 屆第 2 次臨時會\n第 1 次程序委員會會議紀錄",
        ("雲海市議會",),
        "程序委員會會議",
        3,
        1,
    ),
    ("雲海市議會第3屆成立大會第1次會議紀錄", ("雲海市議會",), "成立大會", 3, 1),
    ("雲海市議會第3屆121年3月4日談話會紀錄", ("雲海市議會",), "談話會", 3, None),
    ("雲海市議會第3屆就職典禮會議紀錄", ("雲海市議會",), "典禮會議", 3, None),
    ("※第 3 屆第 2 次臨時會\n第 5 次會議 會議紀錄", (), "臨時會", 3, 5),
    ("(6)第 02 次會議", (), "會議", None, 2),
    ("丁- 40\n(7)第 05 次會議", (), "會議", None, 5),
]


@pytest.mark.parametrize(("head", "bodies", "kind", "term", "session"), HEADS)
def test_whose_sitting_it_was_and_the_how_manieth(head, bodies, kind, term, session):
    meeting = read(head + BELOW)
    told = (meeting.bodies, meeting.kind, meeting.term, meeting.session)
    assert told == (bodies, kind, term, session)
    title = "".join(head.split("- 40\n")[-1].split())
    assert meeting.title == title.removeprefix("※").removeprefix("(6)").removeprefix("(7)")


def test_a_title_without_a_body_is_a_councils_above_its_parts_only():
    title = find_title(["第 3 次會議紀錄"])
    assert title is not None
    assert is_council(title, ["甲、報告事項", "一、宣讀紀錄"])
    assert not is_council(title, ["一、報告事項", "二、討論事項"])


WORD_FOR_WORD = """立法會  ─  2031年 2月 1日
4251
會議過程正式紀錄
2031年 2月 1日星期六
上午 9時正會議繼續
出席議員：
主席溫榆明議員 , G.B.S., J.P.
蘇洵如議員
柳永文議員 , J.P.
列席秘書：
秘書長晏殊安先生"""


def test_the_running_head_above_a_record_word_for_word():
    meeting = read(WORD_FOR_WORD)
    assert (meeting.bodies, meeting.kind, str(meeting.date)) == (
        ("立法會",),
        "會議",
        "2031-02-01",
    )


def test_posts_and_names_below_whose_people_they_are():
    meeting = read("""雲海市議會第3屆第2次臨時會第5次會議紀錄
時 間：中華民國121年3月4日上午10時
地 點：本會議事廳
出 席：溫榆明 蘇洵如
列 席：市府：(無)
本 會：秘書長 柳永文
法規研究室主任 晏殊安
總紀錄：許知秋
主 席：溫議長榆明
甲、報告事項
一、主席宣告開會。""")
    assert [
        (one.name, one.attendance.value, one.organizations) for one in meeting.attendees[3:]
    ] == [
        ("柳永文", "observer", ("本會",)),
        ("晏殊安", "observer", ("法規研究室",)),
        ("許知秋", "clerk", ()),
    ]


def test_who_watched_an_oath_and_a_ballot():
    meeting = read("""雲海市議會第3屆成立大會
議員宣誓就職暨議長、副議長選舉
時 間：中華民國121年3月4日上午10時
地 點：本會議事廳
出 席：如簽到簿
主持人：溫議員榆明
監誓人：臺灣雲海地方法院柳院長永文
主任監察員：晏議員殊安
主任管理員：許主任知秋
一、全體議員宣誓
二、議長致詞：(略)""")
    assert [(one.name, one.attendance.value) for one in meeting.attendees] == [
        ("溫榆明", "chair"),
        ("柳永文", "observer"),
        ("晏殊安", "present"),
        ("許知秋", "observer"),
    ]
    assert meeting.attendees[1].organizations == ("臺灣雲海地方法院",)
