"""A table of what a committee of Hong Kong decided, published right after its meeting."""

import pytest

from corpus.assembly.news.results import read_results
from corpus.grammar.scripts import fold
from corpus.model import Source
from corpus.page.mending import Line
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("x.txt", "text/plain", "utf-8", "0" * 64)
PAGE = """碼頭撥款小組委員會會議
2019年1月23日(星期三)上午8時30分舉行的會議
決定的紀錄
文件編號
事項
決定
1.
-
溫榆明議員就押後討論PWSC(2018-19)42號文件動議的議案
否決
(
點名表決
-
贊成- 6
反對- 11
棄權- 0)
2.
PWSC(2018-19)42
73CG -
青石灣供熱系統
通過
*
3.
PWSC(2018-19)44
209TH-
柳岸路擴闊工程(第2期)
小組委員會尚未完成討論,於下次會議再續
4.
PWSC(2018-19)46
61KA-
政府聯用大樓
政府當局在會議舉行前撤回
5.
PWSC(2018-19)47
337WF-
燈塔重置工程
2019年再議
* 有委員要求財務委員會討論和分開表決該項目。
立法會秘書處
議會事務部1
2019年1月24日"""
DECIDED = [
    ("未通过", "溫榆明議員就押後討論PWSC(2018-19)42號文件動議的議案"),
    ("审议通过", "青石灣供熱系統"),
    ("再次研究", "柳岸路擴闊工程(第2期)"),
    ("撤回", "政府聯用大樓"),
]


@pytest.mark.parametrize("write", [str, fold])
def test_the_rows_of_the_table_are_items_with_their_verdicts(write):
    meeting = parse(Transcript(tuple(write(PAGE).split("\n")), "text/plain"), SOURCE)
    assert meeting.bodies == (write("碼頭撥款小組委員會"),)
    assert fold(meeting.kind) == "小组委员会会议"
    assert (str(meeting.date), meeting.attendees) == ("2019-01-23", ())
    told = [(one.outcome, one.object) for each in meeting.sections for one in each.decisions]
    assert told == [(outcome, write(what)) for outcome, what in DECIDED]
    assert [section.number for section in meeting.sections] == list("12345")
    assert meeting.sections[4].heading == write("燈塔重置工程")


@pytest.mark.parametrize("lost", ["決定的紀錄\n", "事項\n", "小組委員會會議"])
def test_no_such_table_without_its_head(lost):
    rows = PAGE.replace(lost, "").split("\n")
    assert read_results([Line(at, row) for at, row in enumerate(rows)]) is None


ESTIMATES = """財務委員會
2021年3月5日(星期五)下午3時舉行的會議
決定的紀錄
項目
文件編號
事項
決定
1.
FCR(2020-21)90
總目44-漁港署
分目700一般非經常開支
新項目「燈塔開放日」
批准
2.
FCR(2020-21)91
工務小組委員會在2021年1月6日所提出的建議
-
PWSC(2020-21)7
青石灣供水系統
獲得通過
(點名表決
-
贊成 - 8
反對 - 2)
PWSC(2020-21)8
柳岸碼頭
遭否決
3.
FCR(2020-21)92
總目44-漁港署
更換2艘巡邏船
尚未處理
4.
FCR(2020-21)93
溫榆明議員擬動議的議案
不予處理"""


@pytest.mark.parametrize("write", [str, fold])
def test_a_matter_takes_several_rows_and_its_papers_are_ruled_on_apart(write):
    meeting = parse(Transcript(tuple(write(ESTIMATES).split("\\n")), "text/plain"), SOURCE)
    assert meeting.title == write("財務委員會2021年3月5日(星期五)下午3時舉行的會議決定的紀錄")
    told = [
        (
            section.heading,
            section.reporters,
            [(one.outcome, one.object) for one in section.decisions],
        )
        for section in meeting.sections
    ]
    assert told == [
        (
            write("總目44-漁港署 分目700一般非經常開支 新項目「燈塔開放日」"),
            (),
            [("审议通过", write("燈塔開放日"))],
        ),
        (
            write("工務小組委員會在2021年1月6日所提出的建議"),
            (write("工務小組委員會"),),
            [("审议通过", write("青石灣供水系統")), ("未通过", write("柳岸碼頭"))],
        ),
        (write("總目44-漁港署 更換2艘巡邏船"), (), []),
        (
            write("溫榆明議員擬動議的議案"),
            (),
            [("未通过", write("溫榆明議員擬動議的議案"))],
        ),
    ]


RUN_ON = """碼頭撥款委員會
2035年1月23日(星期二)下午3時舉行的會議
決定的紀錄
項目 文件編號 事項 決定
1.FCR(2034-35)31工務小組委員會在2035年1月9日所提出的建議 -
PWSC(2034-35)28
• 青石灣供熱系統工程
批准
PWSC(2034-35)30
• 柳岸路擴闊工程-勘測工作
批准
2.FCR(2034-35)32燈塔重置貸款
批准"""


def test_points_below_a_proposal_are_granted_each():
    meeting = parse(Transcript(tuple(RUN_ON.split("\n")), "text/plain"), SOURCE)
    assert str(meeting.date) == "2035-01-23"
    assert [
        (one.number, one.heading, [(d.outcome, d.object) for d in one.decisions])
        for one in meeting.sections
    ] == [
        (
            "1",
            "工務小組委員會在2035年1月9日所提出的建議",
            [("审议通过", "青石灣供熱系統工程"), ("审议通过", "柳岸路擴闊工程-勘測工作")],
        ),
        ("2", "燈塔重置貸款", [("审议通过", "燈塔重置貸款")]),
    ]
