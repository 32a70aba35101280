"""Lists of officials in groups, broken anywhere; roll calls and deputies that items tell of."""

import pytest

from corpus.assembly.lines.torn import with_whole_labels, without_page_marks
from corpus.assembly.people.rosters import read_list
from corpus.model import Attendance, Source
from corpus.page.mending import Line
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)


def told(people):
    return [
        (p.name, str(p.attendance), "/".join(p.organizations), "/".join(p.titles)) for p in people
    ]


def listed(*rows, attendance=Attendance.OBSERVER):
    return [(p.name, "/".join(p.organizations)) for p in read_list(rows, attendance).attendees]


GROUPS = [
    (
        ("縣府—財政處處長溫榆明 預算科科長蘇洵如 主計處", "處長柳永文", "本會—秘書長晏殊安"),
        [("溫榆明", "財政處"), ("蘇洵如", "預算科"), ("柳永文", "主計處"), ("晏殊安", "本會")],
    ),
    (
        ("縣府－建設處處長溫榆明 工務處處長陳春", "錦 警察局局長柳永文", "農業處處長晏殊安"),
        [("溫榆明", "建設處"), ("陳春錦", "工務處"), ("柳永文", "警察局"), ("晏殊安", "農業處")],
    ),
    (
        ("本會—秘書長溫榆明 秘書蘇洵如 議事組主任陳", "知秋 法制室主任許長風"),
        [("溫榆明", "本會"), ("蘇洵如", "本會"), ("陳知秋", "議事組"), ("許長風", "法制室")],
    ),
    (
        ("本 會－秘書長溫榆明、專門委員蘇洵如、柳永", "文、法規研究室主任許知", "秋"),
        [("溫榆明", "本會"), ("蘇洵如", "本會"), ("柳永文", "本會"), ("許知秋", "法規研究室")],
    ),
    (
        ("縣府—民政處處長兼社會處代理處長溫榆明", "本會—副秘書長兼議事組代理主任蘇洵如"),
        [("溫榆明", "民政處/社會處"), ("蘇洵如", "本會/議事組")],
    ),
    (
        ("市政府：市長溫榆明、副市長蘇洵如、柳永", "文暨各局處首長", "本 會：秘書長晏殊安"),
        [("溫榆明", "市政府"), ("蘇洵如", "市政府"), ("柳永文", "市政府"), ("晏殊安", "本會")],
    ),
    (
        ("公所：鎮長溫榆明暨各課室主管", "本會：秘書長蘇洵如議事組主任柳永文"),
        [("溫榆明", "公所"), ("蘇洵如", "本會"), ("柳永文", "議事組")],
    ),
    (
        ("市 府：一級機關首長(詳簽到簿)", "本 會：溫秘書長榆明", "議事組 蘇主任洵如"),
        [("溫榆明", "本會"), ("蘇洵如", "議事組")],
    ),
    (
        (
            "市政府：",
            "秘書長：溫榆明",
            "青石水庫管理及維護局局長：蘇洵如",
            "公園處處長：柳永文代",
            "本會：",
            "秘書長：晏殊安　　　　總紀錄：許知秋",
        ),
        [
            ("溫榆明", "市政府"),
            ("蘇洵如", "青石水庫管理及維護局"),
            ("柳永文", "公園處"),
            ("晏殊安", "本會"),
            ("許知秋", "本會"),
        ],
    ),
]


GROUPS += [
    (
        ("縣府：", "民政處：溫處長榆明", "財政處：蘇處長洵如", "本會：", "秘書長柳永文"),
        [("溫榆明", "民政處"), ("蘇洵如", "財政處"), ("柳永文", "本會")],
    ),
    (
        ("縣府—縣長溫榆明率各局處首長", "本會—法制室主任蘇洵如 議事組主任歐陽", "永文"),
        [("溫榆明", "縣府"), ("蘇洵如", "法制室"), ("歐陽永文", "議事組")],
    ),
    (("市府：無", "本會：秘書長溫榆明、張主任國強"), [("溫榆明", "本會"), ("張國強", "本會")]),
]
GROUPS.append(
    (
        (
            "市政府：",
            "新建工程處處長：溫榆明代  蘇洵如代6/3",
            "本會：",
            "秘書長：柳永文　晏殊安代6/2、4、7法規室主任：許知秋",
        ),
        [
            ("溫榆明", "新建工程處"),
            ("蘇洵如", "新建工程處"),
            ("柳永文", "本會"),
            ("晏殊安", "本會"),
            ("許知秋", "法規室"),
        ],
    )
)


@pytest.mark.parametrize(("rows", "people"), GROUPS)
def test_each_official_of_a_group_with_the_nearest_organ(rows, people):
    assert listed(*rows) == people


def test_who_came_for_one_on_leave_is_not_absent():
    rows = ("市政府－主計處處長溫榆明(由副處長蘇洵如代", "理)", "青石區公所區長柳永文")
    people = read_list(rows, Attendance.ABSENT).attendees
    assert told(people) == [
        ("溫榆明", "absent", "主計處", "處長"),
        ("蘇洵如", "observer", "主計處", "副處長"),
        ("柳永文", "absent", "青石區公所", "區長"),
    ]


def test_labels_and_page_marks_on_lines_of_their_own():
    texts = ["列", "", "席：本", "", "會－秘書長溫榆明", "丁- 41", "請", "", "假：議員蘇洵如", "列"]
    lines = [Line(number, text) for number, text in enumerate(texts, 1)]
    kept, marks = without_page_marks(lines)
    assert marks == ("丁- 41",)
    mended = with_whole_labels(kept)
    assert [line.text for line in mended if line.text] == [
        "列席：本會－秘書長溫榆明",
        "請假：議員蘇洵如",
        "列",
    ]


SITTING = """雲海市議會第3屆第2次臨時會第5次會議紀錄
日 期：中華民國 121 年 3 月 4 日上午 10 時
地 點：本會議事廳
出 席：議長溫榆明 副議長蘇洵如
議員柳永文等 5 人（如簽到簿）
主 席：溫議長榆明
記 錄：許知秋
甲、報告事項
一、主席宣告開會。
{told}
乙、散會：下午 4 時。"""


def called(words):
    text = SITTING.format(told=words)
    meeting = parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)
    listed = {"溫榆明", "蘇洵如", "柳永文", "許知秋"}
    return [(p.name, str(p.attendance)) for p in meeting.attendees if p.name not in listed]


ROLLS = [
    (
        "二、晏議員殊安提額數問題，經清點，在場議員有：晏議員殊安、林議員\n長風、巴山．巴水議員、"
        "柳議員永文及溫議長榆明共計 5 位，不足法定人數。",
        [("晏殊安", "present"), ("林長風", "present"), ("巴山．巴水", "present")],
    ),
    ("二、經清點，在場議員有晏議員殊安、林議員長風等 5 位，不足法定人數。", []),
    ("二、經清點，在場議員 5 位，不足法定人數。", []),
    (
        "二、表決結果，贊成者：晏殊安議員、林長風議員，計 2 人；"
        "反對者：林若水議員、高望山議員計 2 人。",
        [
            ("晏殊安", "present"),
            ("林長風", "present"),
            ("林若水", "present"),
            ("高望山", "present"),
        ],
    ),
    (
        "二、請假單位：\n觀光局高望山局長因公務出國請假，由林若水副局\n長代理。",
        [("高望山", "absent"), ("林若水", "observer")],
    ),
    ("二、研考會高主委因公請假，由林副主委若水代理列席。", []),
]


@pytest.mark.parametrize(("words", "people"), ROLLS)
def test_a_roll_call_names_people_only_where_its_count_is_right(words, people):
    assert called(words) == people


def test_awards_are_no_posts():
    rows = ("溫榆明議員 , 大紫荊勳賢 , G.B.S., J.P.", "政務司司長蘇洵如先生 , J.P.")
    people = read_list(rows, Attendance.OBSERVER).attendees
    assert told(people) == [
        ("溫榆明", "observer", "", "議員"),
        ("蘇洵如", "observer", "政務司", "司長"),
    ]
