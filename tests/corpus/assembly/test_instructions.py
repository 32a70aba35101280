"""What the chair of a record of Taiwan asks of named organs, and what stands beside the items."""

import pytest

from corpus.assembly.decisions import instructed, orders_of
from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def items(text):
    return [(s.number, s.heading, [d.outcome for d in s.decisions]) for s in read(text).sections]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("請水文處盤點水井。", ["水文處:盤點水井"]),
        ("東岸步道狹窄，請交通局會同水文處於月底前會勘。", ["交通局:會同水文處於月底前會勘"]),
        (
            "請交通局增設站牌，以利乘客，並請觀光處、文化局對外說明。",
            ["交通局:增設站牌，以利乘客", "觀光處、文化局:對外說明"],
        ),
        ("寒流將至，請農業處等相關機關注意防範。", ["農業處:注意防範"]),
        ("請各機關加強門禁。", []),
        ("請同仁踴躍參加協會活動。", []),
        ("議事日程已經確定，請議事組彙整。", []),
        ("未及答復部分，請水文部以書面答復。", []),
        ("水文處建議統一格式，請消防局參考。", []),
    ],
)
def test_each_organ_that_a_sentence_asks(sentence, told):
    found = [f"{'、'.join(one.responsible)}:{one.object}" for one in orders_of(sentence)]
    assert found == told


@pytest.mark.parametrize(
    ("heading", "outcomes"),
    [
        ("主席指示事項", ["交办"]),
        ("指示事項", ["交办"]),
        ("副院長提示", ["交办"]),
        ("業務報告", []),
        ("指示事項執行情形", []),
    ],
)
def test_only_the_chair_asks_of_his_own_accord(heading, outcomes):
    rows = ("一、天氣轉冷，請水文處巡查水井。", "二、請注意用火。")
    assert [one.outcome for one in instructed(heading, rows)] == outcomes


CABINET = """嵐港院第三六一二次院會決議

日期:98-03-18

副院長提示:
 一、南嶺茶園農藥事件,請農業會、衛生署追查來源。
 二、「清理作業月報」,洽悉。
  報告事項
一、水利部函送東海三島(東島、西島、南島及其餘各島與外礁各地)
港務人員訓練協定,請鑒核案。
  決定:准予備查。
  任免事項
一、擬任命溫榆明為本院水文委員會副主任委員案。
  決議:通過。"""


def test_a_cabinets_hints_wrapped_headings_and_appointments():
    assert items(CABINET) == [
        (None, "副院長提示", ["交办"]),
        (
            "一",
            "水利部函送東海三島(東島、西島、南島及其餘各島與外礁各地)港務人員訓練協定,請鑒核案",
            ["备查"],
        ),
        ("一", "擬任命溫榆明為本院水文委員會副主任委員案", ["任免"]),
    ]


PLANS = """嵐港市都市計畫委員會第38次會議紀錄
時間:民國119年5月3日上午9時
主席:溫主任委員榆明
案件:
  1. 第1案:水利局函為「變更南嶺都市計畫案」。
  決議:照案通過。
  2. 報告案第1案:「圖籍重製情形」報告案。
  決議:洽悉。
散會:中午12時"""


def test_reports_that_are_counted_anew_behind_the_cases():
    assert items(PLANS) == [
        ("第1案", "水利局函為「變更南嶺都市計畫案」", ["审议通过"]),
        ("報告案第1案", "「圖籍重製情形」報告案", ["备查"]),
    ]
    assert read(PLANS).sections[1].kinds == ("通报",)


def test_what_a_report_is_called_belongs_to_its_heading():
    text = """嵐港市政府第218次市政會議紀錄
時間:民國119年5月3日上午9時
主席:溫市長榆明
壹、報告事項
一、水利局專題報告:「東岸步道改善成果」。
主席裁示:洽悉。
散會:上午10時"""
    assert items(text) == [("一", "水利局專題報告:「東岸步道改善成果」", ["备查"])]


RUN_TOGETHER = (
    "嵐港縣環境影響評估審查委員會第29次會議紀錄壹、時間:119年12月18日下午1時30分"
    "貳、地點:本府13樓會議室參、主席:溫主任委員榆明 紀錄:蘇洵如肆、出席人員:如簽名單。"
    "伍、主席致詞:(略)陸、確認本會第28次會議紀錄決定:第28次會議紀錄確認。"
    "柒、報告事項第一案 東岸攔河堰監測情形決定:洽悉。"
    "第二案 南嶺停工期間維護報告一、說明:依規定辦理。二、決定:同意備查。"
    "捌、討論事項第一案 北坑採石區環境影響說明書一、討論情形:(略)二、決議:照案通過。"
    "玖、臨時動議:無。拾、散會:下午4時45分。嵐港縣環境影響評估審查委員會第29次會議簽名單"
    "主席:溫榆明出席委員:柳永文 晏殊安 林全中列席單位:水利局"
)


def test_cases_and_signatures_that_were_run_together_without_marks():
    assert items(RUN_TOGETHER) == [
        ("陸", "確認本會第28次會議紀錄", ["确认"]),
        ("第一案", "東岸攔河堰監測情形", ["备查"]),
        ("第二案", "南嶺停工期間維護報告", ["备查"]),
        ("第一案", "北坑採石區環境影響說明書", ["审议通过"]),
    ]
    assert [f"{one.name}={one.attendance.value}" for one in read(RUN_TOGETHER).attendees] == [
        "溫榆明=chair",
        "蘇洵如=clerk",
        "柳永文=present",
        "晏殊安=present",
        "林全中=present",
    ]
