"""Records of committees: titles over two lines, officials in cells, debates word for word."""

import pytest

from corpus.assembly_rosters import read_list
from corpus.model import Attendance, Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def people(meeting):
    return " ".join(f"{person.attendance}={person.name}" for person in meeting.attendees)


def items(meeting):
    return [
        (s.number, s.heading, [decision.outcome for decision in s.decisions])
        for s in meeting.sections
    ]


OFFICIALS_IN_CELLS = """立法院第21屆第3會期水文及氣象委員會

第13次全體委員會議議事錄

時  間:130年4月21日(星期三)9時6分至16時5分

地  點:雲樓801會議室

出席委員:溫榆明 蘇_洵

   委員出席2人

列席官員:

水文部

部長

柳永文

觀測司

專門委員

晏幾道

秘書處

主任秘書

歐陽小玉

主  席:溫召集委員榆明

專門委員:蘇小文

紀  錄:簡任秘書 晏小山

報告事項

一、宣讀上次會議議事錄。

決定:確定。
""".replace("_", " ")


def test_a_title_over_two_lines_and_posts_in_cells():
    meeting = read(OFFICIALS_IN_CELLS)
    assert meeting.title == "立法院第21屆第3會期水文及氣象委員會第13次全體委員會議議事錄"
    assert meeting.bodies == ("立法院水文及氣象委員會",)
    assert (meeting.term, meeting.session, str(meeting.date)) == (21, 13, "2041-04-21")
    officials = {person.name: (person.organizations, person.titles) for person in meeting.attendees}
    assert officials["晏幾道"] == (("觀測司",), ("專門委員",))
    assert officials["歐陽小玉"] == (("秘書處",), ("主任秘書",))
    assert officials["蘇小文"] == ((), ("專門委員",))
    assert items(meeting) == [("一", "宣讀上次會議議事錄", ["确认"])]


def test_a_line_with_numbers_behind_the_parts():
    meeting = read(
        "立法院第21屆第3會期水文、氣象委員會第1次聯席會議議事錄 時 間:中華民國130年4月7日(星期三)"
        "上午9時至13時27分 地 點:本院雲樓302會議室 出席委員:溫榆明 蘇洵如 柳永文 委員出席3人 "
        "列席官員:水文部部長 晏幾道 常務次長 歐陽小玉 國立雲海博物館館長 溫小明 主 席:"
        "溫召集委員榆明 專門委員:蘇小文 紀 錄:簡任秘書 晏小山 科  長 柳小文 討論事項 1、 "
        "併案審查(一)行政院函請審議「水庫法草案」案。 2、 審查行政院函請審議「測站法草案」案。"
        " 決議:均另定期繼續審查。"
    )
    assert people(meeting).endswith("clerk=晏小山 clerk=柳小文")
    assert [(s.number, [d.outcome for d in s.decisions]) for s in meeting.sections] == [
        ("1", []),
        ("2", ["再次研究"]),
    ]


LISTS = [
    (("科 長 溫榆明專 員 蘇洵如",), "溫榆明 蘇洵如"),
    (("溫榆明 張洵如王永文 晏幾道",), "溫榆明 張洵如 王永文 晏幾道"),
    (("溫榆明張洵代",), "溫榆明 張洵"),
    (("溫榆明 Sawa Kala 蘇洵如", "委員出席3人"), "溫榆明 Sawa Kala 蘇洵如"),
    (("溫榆明 Sawa Kala 蘇洵如", "委員出席2人"), "溫榆明 Sawa Kala|蘇洵如"),
]


@pytest.mark.parametrize(("rows", "names"), LISTS)
def test_lost_blanks_and_names_in_latin(rows, names):
    told = [person.name for person in read_list(rows, Attendance.PRESENT).attendees]
    expected = names.split("|") if "|" in names else names.replace("Sawa Kala", "Sawa_Kala").split()
    assert told == [name.replace("_", " ") for name in expected]


DEBATE = """議事錄系統

第9屆第2次定期會128年11月13日{behind}
主   席: 各位同仁請就座,本席宣布開會。上次會議紀錄請自行參閱,如無意見即為認可。
朗讀人員: 請翻開第32頁。
主   席: 溫榆明。
溫議員榆明: 問一下好不好?
柳局長永文: 是。
"""

SITTINGS = [
    (" - 第3審查委員會會議紀錄", ("第3審查委員會",), "委員會會議", None),
    ("第4次會議紀錄", (), "定期會", 4),
    ("會議紀錄", (), "定期會", 2),
]


@pytest.mark.parametrize(("behind", "bodies", "kind", "session"), SITTINGS)
def test_a_debate_word_for_word(behind, bodies, kind, session):
    meeting = read(DEBATE.format(behind=behind))
    assert (meeting.bodies, meeting.kind, meeting.session) == (bodies, kind, session)
    assert (meeting.term, str(meeting.date)) == (9, "2039-11-13")
    assert (meeting.chair, meeting.attendees) == (None, ())
