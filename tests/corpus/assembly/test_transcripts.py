"""Pages that a site shows one a line below "Transcription", with their characters set apart."""

from corpus.assembly.lines.transcripts import with_pages_read
from corpus.model import Attendance, Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)
FIRST = "青嵐大學102學年度第1學期第3次行政會議紀錄中華民國102年11月20日"
SECOND = (
    "青嵐大學102學年度第1學期第3次行政會議紀錄",
    "時間:102年11月20日(星期三)上午",
    "地點:雲樓會議室",
    "主席:溫榆明校長",
    "出席:蘇洵如柳永文晏小山(代)",
    "請假:歐陽小玉",
    "紀錄:何梅影",
    "壹報告事項一主席報告(一)感謝各位主管的辛勞,期望再接再厲二上次會議決議事項執行情形",
    "主席裁示:洽悉三各單位工作報告(略)",
)
THIRD = (
    "貳提案討論提案一提案單位:教務處案由:修訂「青嵐大學抵免辦法」,提請審議",
    "說明:配合學則修正決議:照案通過提案二提案單位:總務處案由:訂定「青嵐大學車輛要點」",
    "說明:為維護安全決議:請總務處再徵詢各單位意見後,提下次會議討論參臨時動議:無肆散會",
)


def apart(*rows):
    return " ".join(" ".join(row) for row in rows)


TEXT = f"""青嵐大學

Size: px

Transcription

1 {apart(FIRST)} 0

2 {apart(*SECOND)} 1

3 {apart(*THIRD)} 2"""


def test_a_record_whose_characters_stand_apart():
    meeting = parse(Transcript(tuple(TEXT.split("\n")), "text/plain"), SOURCE)
    assert meeting.title == SECOND[0]
    assert (meeting.bodies, str(meeting.date)) == (("青嵐大學",), "2013-11-20")
    assert meeting.location == "雲樓會議室"
    assert [(one.name, one.attendance) for one in meeting.attendees] == [
        ("溫榆明", Attendance.CHAIR),
        ("蘇洵如", Attendance.PRESENT),
        ("柳永文", Attendance.PRESENT),
        ("晏小山", Attendance.PRESENT),
        ("歐陽小玉", Attendance.ABSENT),
        ("何梅影", Attendance.CLERK),
    ]
    assert [
        (one.number, one.heading, [d.outcome for d in one.decisions]) for one in meeting.sections
    ] == [
        ("一", "主席報告", []),
        ("二", "上次會議決議事項執行情形", ["备查"]),
        ("三", "各單位工作報告", []),
        ("提案一", "修訂「青嵐大學抵免辦法」,提請審議", ["审议通过"]),
        ("提案二", "訂定「青嵐大學車輛要點」", ["再次研究"]),
    ]
    assert not meeting.warnings


def test_other_lines_below_that_word_stay_as_they_are():
    for text in (TEXT.replace("Transcription", "Text"), TEXT.replace("\n3 ", "\n5 ")):
        lines = tuple(text.split("\n"))
        assert with_pages_read(lines) is lines
    words = ("Transcription", "1 青嵐大學第3次行政會議紀錄 溫榆明 1")
    assert with_pages_read(words) == ("Transcription", "青嵐大學第3次行政會議紀錄 溫榆明")
