"""Items inside an item of Hong Kong's minutes, and papers in front of a matter."""

import pytest

from corpus.assembly.items.cases import Item
from corpus.assembly.items.subitems import parted_items
from corpus.grammar.scripts import fold
from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("x.txt", "text/plain", "utf-8", "0" * 64)
NESTED = """(a)法律事務部就交付本會
處理的法案所擬備的報告
(i)《2001年碼頭條例草案》
(立法會LS7/01-02號文件)
4.法律顧問簡介報告。
(ii)《燈塔條例草案》
(立法會LS8/01-02號文件)
5.議員同意成立法案委員會。
(b)附屬法例
6.議員並無疑問。"""


@pytest.mark.parametrize("write", [str, fold])
def test_headings_in_letters_are_items(write):
    before = []
    item = Item("III", "續議事項", "", write(NESTED).split("\n"))
    told = parted_items([item], before)
    assert [(one.number, one.heading) for one in told] == [
        ("III(a)(i)", write("《2001年碼頭條例草案》")),
        ("III(a)(ii)", write("《燈塔條例草案》")),
        ("III(b)", write("附屬法例")),
    ]
    assert told[1].rows == write("(立法會LS8/01-02號文件)\n5.議員同意成立法案委員會。").split("\n")
    assert before == ["III 續議事項", write("(a) 法律事務部就交付本會處理的法案所擬備的報告")]
    assert told[1].tail == []
    assert told[0].tail == []


@pytest.mark.parametrize(
    "rows",
    [
        "3.成立下列委員會：\n(a)碼頭委員會\n(b)燈塔委員會\n4.會議結束。",
        "3.議員同意討論--\n(a)碼頭工程;及\n(b)燈塔工程。\n4.會議結束。",
        "(a)碼頭工程\n4.會議結束。",
        "(b)碼頭工程\n4.甲。\n(d)燈塔工程\n5.會議結束。",
    ],
)
def test_a_list_inside_a_paragraph_holds_no_items(rows):
    item = Item("III", "事項", "", rows.split("\n"))
    assert parted_items([item], []) == [item]


def test_what_is_told_above_them_keeps_the_item():
    rows = ["2.主席歡迎議員。", "(a)碼頭", "3.議員察悉。", "(b)燈塔", "4.議員察悉。"]
    told = parted_items([Item("II", "事項", "", rows)], [])
    assert [one.number for one in told] == ["II", "II(a)", "II(b)"]


BILLS = """《2001年碼頭條例草案》
(立法會LS7/01-02號文件)
4.法律顧問簡介條例草案。
《燈塔(修訂)條例草案》
(立法會LS8/01-02號文件)
5.議員同意恢復二讀辯論。"""


def test_bills_without_letters_are_items():
    told = parted_items([Item("III", "法案", "", BILLS.split("\n"))], before := [])
    assert [(one.number, one.heading) for one in told] == [
        (None, "《2001年碼頭條例草案》"),
        (None, "《燈塔(修訂)條例草案》"),
    ]
    assert before == ["III 法案"]
    below = Item("III", "法案", "", ["3.主席歡迎議員。", *BILLS.split("\n")])
    assert parted_items([below], []) == [below]


PAPERED = """立法會FC14/00-01號文件

立法會財務委員會
第3次會議紀要

日 期:2001年5月4日(星期五)
時 間:下午2時30分
地 點:立法會會議廳

出席委員:

溫榆明議員(主席)
蘇洵如議員

列席秘書:

助理秘書長1
羅素心女士


項目1 -- FCR(2001-02)3

工務小組委員會在2001年4月4日所提出的建議

主席把此項目付諸表決。委員會批准有關建議。

項目2 -- FCR(2001-02)4

總目22 -- 漁港署
分目700一般其他非經常開支
新項目"燈塔開放日"

2.蘇洵如議員支持此項建議。

3.主席把此項目付諸表決。委員會批准此項建議。

4.委員會於下午4時休會。

立法會秘書處
2001年6月4日"""


@pytest.mark.parametrize("write", [str, fold])
def test_a_paper_in_front_of_a_matter_is_no_part_of_it(write):
    meeting = parse(Transcript(tuple(write(PAPERED).split("\n")), "text/plain"), SOURCE)
    assert [(one.number, one.heading) for one in meeting.sections] == [
        (write("項目1"), write("工務小組委員會在2001年4月4日所提出的建議")),
        (
            write("項目2"),
            write('總目22 -- 漁港署 分目700一般其他非經常開支 新項目"燈塔開放日"'),
        ),
    ]
    assert meeting.sections[0].paragraphs[-1].text == "FCR(2001-02)3"


@pytest.mark.parametrize(
    ("heading", "rows", "expected"),
    [
        ("續議事項", ["主席匯報會面的情況", "2.主席表示收悉。"], "續議事項 主席匯報會面的情況"),
        ("續議事項", ["主席匯報會面的情況。", "2.主席表示收悉。"], "續議事項"),
        ("碼頭的檢討", ["主席匯報會面的情況", "2.主席表示收悉。"], "碼頭的檢討"),
        ("溫議員的建議(溫議員致主席的函件)", ["2.主席收悉。"], "溫議員的建議"),
        ("碼頭的檢討(立法會CB(1)2/03-04號文件)", ["2.主席收悉。"], "碼頭的檢討"),
        ("碼頭的檢討(資料文件)", ["2.主席收悉。"], "碼頭的檢討(資料文件)"),
    ],
)
def test_the_heading_without_its_papers_and_with_its_matter(heading, rows, expected):
    told = parted_items([Item("II", heading, "", rows)], [])
    assert told[0].heading == expected
