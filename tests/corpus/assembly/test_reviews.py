"""News of boards that review cases: each clause tells what became of one of them."""

import pytest

from corpus.assembly.news.reviews import read_reviews
from corpus.model import Source
from corpus.page.mending import Line
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)

REVIEWED = """第2屆「雲海縣古蹟、史蹟、文化資產審議會」121年度第3次會議審議結果出爐
雲海縣政府於121年9月16日召開第2屆「雲海縣古蹟、史蹟、文化資產審議會」121年度第3次會議,共審議11案。
新增歷史建築包括「青石水利站」登錄為歷史建築,名稱為「青石站」;「渡口祠」登錄為歷史建築。
有關歷史建築「舊檢查所」登錄範圍通過審議,範圍為本體。縣定古蹟「溫氏宅」修復期末報告案修正後通過,請甲局督導。
縣定古蹟「蘇氏宅」土地面積,決議由委員現場勘查後再送審議;縣定古蹟「文廟」廣場工程審查案,決議緩議,請設計單位縮減量體後再提會。
縣定古蹟「舊橋」前次會議,決議緩議。縣定古蹟「舊塔」遷移申請案未通過;縣定古蹟「舊井」修復計畫未能通過。縣定古蹟「新埠」再利用計畫原則通過。以上結果將辦理公告。"""


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


@pytest.mark.parametrize("simple", [False, True])
def test_each_case_has_what_its_clause_says(simple):
    text = REVIEWED.replace("審議會", "审议会").replace("會議", "会议") if simple else REVIEWED
    meeting = read(text)
    assert (meeting.term, meeting.session, str(meeting.date)) == (2, 3, "2032-09-16")
    assert len(meeting.bodies[0]) == len("雲海縣古蹟、史蹟、文化資產審議會")
    assert meeting.title.endswith("審議結果出爐")
    assert [
        (item.heading, [decision.outcome for decision in item.decisions])
        for item in meeting.sections
    ] == [
        ("「青石水利站」登錄為歷史建築", ["同意"]),
        ("「渡口祠」登錄為歷史建築", ["同意"]),
        ("歷史建築「舊檢查所」登錄範圍", ["审议通过"]),
        ("縣定古蹟「溫氏宅」修復期末報告案", ["审议通过", "交办"]),
        ("縣定古蹟「蘇氏宅」土地面積", ["再次研究"]),
        ("縣定古蹟「文廟」廣場工程審查案", ["暂缓", "修改后再报"]),
        ("縣定古蹟「舊塔」遷移申請案", ["未通过"]),
        ("縣定古蹟「新埠」再利用計畫", ["原则通过"]),
    ]


def test_a_board_that_only_met_is_no_record():
    held = REVIEWED.split("\n")[1]
    told = (held, "與會委員討論熱烈,「渡口祠」登錄為歷史建築。")
    assert read_reviews([Line(number, text) for number, text in enumerate(told, 1)]) is None
