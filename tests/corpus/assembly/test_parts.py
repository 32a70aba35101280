"""Verdicts of parts of an item, senders before a case's name, sentences that decide."""

import pytest

from corpus.assembly.meeting import assembly_meeting
from corpus.model import Source
from corpus.page.mending import clean_lines, compact
from corpus.readers.transcript import Transcript

SOURCE = Source("a.txt", "text/plain", "utf-8", "0" * 64)

COUNTY = """青嵐縣政府第21次縣務會議紀錄
時　　間：108年9月17日(星期二)上午9時
地　　點：本府第一會議室
主　　席：溫縣長榆明　　　紀錄：蘇洵
壹、確認上次會議紀錄：洽悉，無修正意見，准予備查。
貳、上次會議主席裁示事項執行情形：
　　主席裁示：編號2、5解除列管，餘繼續列管。
參、討論事項
　第一案（財政處提）：「青嵐縣房地出租自治條例」修正草案，提請審議。
　　　決議：照案通過。
　第二案（教育處提）：學區劃分檢討案。
　　　決議：維持原計畫，不予變更。（贊成變更2票，反對6票）
　第三案：陳情意見審議
　　　決議：
　　　（一）陳情編號1、4，同意採納。
　　　（二）其餘陳情案件，提下次會議討論。
肆、散會：上午10時"""

MACAU = """青嵐區社區服務諮詢委員會
2024年第四次平常會議紀錄
日期：二零二四年四月二十四日
地點：市政署大樓
出席成員：召集人溫榆明先生、成員蘇洵女士
（一）議程前發言
　　柳永文先生發言。
（二）議程
　　1. 討論夜市試行計劃
　　　　五票贊成、一票反對，通過向當局提交意見書。
　　2. 討論更換協調員
　　　　同意由蘇洵女士接任協調員。
（三）會議結束
　　　下次會議日期：二零二四年五月二十二日"""

MACAU_SUMMARY = """青嵐區社區服務諮詢委員會
二零三三年第二次平常會議
會議紀錄摘要

日期：二零三三年五月十八日
地點：綜合服務大樓
主持：溫榆明
委員：蘇洵如、柳永文

（一）通過會議紀錄
全體委員通過上次會議紀錄。

（二）活動預算
召集人介紹預算。"""

ADVISERS = """青嵐海岸諮詢委員會
第 8 次會議記錄摘要
會議日期及時間：2022 年 4 月 13 日下午 2 時 30 分
出席
溫榆明教授（主席）
蘇洵女士
缺席
柳永文先生
議程項目 1：通過第 7 次會議記錄
1.1  會議記錄獲得確認。
議程項目 2：泊位設施建議
2.1  委員會不支持現有方案，請顧問公司修訂布局。
2.2  經討論後，委員會支持綠化工程。
2.3  墟市計劃的撥款申請押後至下次會議討論。
2.4  經表決，動議被否決。"""


def decided(text):
    transcript = Transcript(tuple(text.split("\n")), "text/plain")
    lines = clean_lines(transcript.lines)
    meeting = assembly_meeting(lines, compact(lines), transcript, SOURCE)
    return [
        (s.number, s.heading, [(d.outcome, d.object) for d in s.decisions], s.reporters)
        for s in meeting.sections
    ]


def test_parts_of_an_item_have_verdicts_of_their_own():
    assert decided(COUNTY) == [
        ("壹", "確認上次會議紀錄", [("备查", "確認上次會議紀錄")], ()),
        ("貳", "上次會議主席裁示事項執行情形", [("解除列管", "編號2、5"), ("继续列管", "餘")], ()),
        (
            "第一案",
            "「青嵐縣房地出租自治條例」修正草案，提請審議",
            [("审议通过", "「青嵐縣房地出租自治條例」修正草案")],
            ("財政處",),
        ),
        ("第二案", "學區劃分檢討案", [("未通过", "學區劃分檢討案")], ("教育處",)),
        (
            "第三案",
            "陳情意見審議",
            [("同意", "陳情編號1、4"), ("再次研究", "其餘陳情案件")],
            (),
        ),
    ]


def test_items_may_be_numbered_in_brackets_below_a_title_of_three_lines():
    transcript = Transcript(tuple(MACAU_SUMMARY.split("\n")), "text/plain")
    lines = clean_lines(transcript.lines)
    meeting = assembly_meeting(lines, compact(lines), transcript, SOURCE)
    assert meeting.title == "青嵐區社區服務諮詢委員會二零三三年第二次平常會議會議紀錄摘要"
    assert (meeting.bodies, meeting.session) == (("青嵐區社區服務諮詢委員會",), 2)
    assert [one.name for one in meeting.attendees] == ["溫榆明", "蘇洵如", "柳永文"]
    assert [section.heading for section in meeting.sections] == ["通過會議紀錄", "活動預算"]


def test_macau_numbers_the_points_of_its_agenda():
    assert [(number, told) for number, _, told, _ in decided(MACAU)] == [
        ("一", []),
        ("1", [("审议通过", "向當局提交意見書")]),
        ("2", [("同意", "由蘇洵女士接任協調員")]),
        ("三", []),
    ]


@pytest.mark.parametrize(
    "decision",
    [
        ("未通过", "現有方案"),
        ("同意", "綠化工程"),
        ("暂缓", "墟市計劃的撥款申請"),
        ("未通过", None),
    ],
)
def test_advisers_decide_in_sentences(decision):
    sections = decided(ADVISERS)
    assert sections[0][2] == [("确认", "會議記錄")]
    assert decision in sections[1][2]
