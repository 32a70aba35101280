"""Records that a catalogue sums up on one line, accounts gone through aloud, vertical quotes."""

import pytest

from corpus.assembly.head.title import find_title
from corpus.assembly.items.catalogued import read_catalogued
from corpus.assembly.items.read_out import items_read_out
from corpus.assembly.rulings.decisions import orders_of, senders
from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def items(meeting):
    return [
        (s.number, s.heading, [decision.outcome for decision in s.decisions])
        for s in meeting.sections
    ]


SUMMED_UP = """典藏查詢 › 會議紀錄

第七屆第四次定期大會第五次會議紀錄：甲、報告事項；乙、確認事項：本次定期大會第四次會議紀錄，敬請公鑒；決定：紀錄確認；\
丙、報告事項（二）：各課室主管報告：一、水文課溫課長榆明報告；二、農業課蘇課長洵如報告；\
丁、審議事項：壹、審議縣政府提議案：一、修正本縣水井管理規則草案一案；決議：照案通過；\
二、為本縣河堤用地一案；決議：請縣府補送圖說後再議；？、為本縣渡船費率一案；決議：不予通過；\
？、審議人民請願案：一、溫青山等請願為修築水溝案；決議：送請縣政府從速辦理；\
戊、其他事項：議員柳永文提議：一、水井宜逐年清查；二、清查結果宜公開；決議：通過；己、散會

資料識別：0017"""


def test_a_catalogue_sums_a_record_up_on_one_line():
    meeting = read(SUMMED_UP)
    assert (meeting.title, meeting.kind, meeting.session, meeting.bodies) == (
        "第七屆第四次定期大會第五次會議紀錄",
        "定期大會",
        5,
        (),
    )
    assert items(meeting) == [
        (None, "本次定期大會第四次會議紀錄，敬請公鑒", ["确认"]),
        (None, "各課室主管報告", []),
        ("一", "修正本縣水井管理規則草案一案", ["审议通过"]),
        ("二", "為本縣河堤用地一案", ["再次研究"]),
        ("三", "為本縣渡船費率一案", ["未通过"]),
        ("一", "溫青山等請願為修築水溝案", ["交办"]),
        (None, "議員柳永文提議", ["审议通过"]),
    ]
    assert [paragraph.text for paragraph in meeting.sections[1].paragraphs] == [
        "水文課溫課長榆明報告",
        "農業課蘇課長洵如報告",
    ]
    assert meeting.conclusions == ("資料識別：0017",)


@pytest.mark.parametrize("cut", ["；決", "會議紀錄："])
def test_a_line_without_rulings_or_a_title_is_none(cut):
    assert read_catalogued([SUMMED_UP.replace(cut, "，")]) is None


def test_numbers_above_ten_are_counted_on():
    cases = "；".join(f"？、甲案其{n}；決議：通過" for n in "子丑寅卯辰巳午未申酉戌")
    told = read_catalogued(
        [f"第七屆第四次定期大會第五次會議紀錄：甲、審議事項：{cases}" + "。" * 40]
    )
    assert told is not None
    assert [item.number for item in told.items][-2:] == ["十", "十一"]


READ_OUT = """第5屆第4次臨時會120年08月30日會議紀錄
主   席: 本席宣布開會。
溫議員榆明: 我先問一下。
主   席: 請議事人員宣讀。
朗讀人員: 3款水文局主管,審定數:1,234元。
主   席: 有沒有意見?照審定數通過。 審查意見:3款水文局主管,審定數:1,234元,照審定數通過。
朗讀人員: 4款農業局主管,審定數:2,345元。
蘇議員洵如: 資料不全。
主   席: 這一款先擱著。 審查意見:4款農業局主管,暫擱。
主   席: 散會。"""


def test_entries_read_out_are_told_by_what_was_found_on_them():
    meeting = read(READ_OUT)
    assert items(meeting) == [
        (None, "3款水文局主管", ["审议通过"]),
        (None, "4款農業局主管", ["暂缓"]),
    ]
    assert meeting.preamble[-1] == "主   席: 請議事人員宣讀。"
    assert meeting.conclusions == ("主   席: 散會。",)


def test_a_single_entry_or_a_remark_is_no_accounts_read_out():
    rows = READ_OUT.split("\n")
    assert items_read_out(rows[:7]) is None
    assert items_read_out([row.replace("通過。", "看過。") for row in rows]) is None


def test_the_series_of_sittings_is_nobodys_name():
    told = find_title(["第3屆第2次臨時會第1次會議紀錄"])
    assert told is not None
    assert (told.bodies, told.kind) == ((), "臨時會")


def test_what_a_ruling_quotes_is_no_order_in_vertical_quotes_either():
    meeting = read("""嵐海市政府第40次市政會議紀錄
時間：120年3月4日
主席：溫榆明
紀錄：蘇洵如
甲、報告事項
一、宣讀本府第39次市政會議紀錄。
主席裁示：修正確定，討論事項二決議﹁…，請工務局於三個月內﹂修正為﹁…，請工務局於六個月內﹂。
乙、討論事項
一、修正﹁嵐海市攤販規則﹂草案，提請審議。
決議：照案通過。""")
    assert [(one[0], one[2]) for one in items(meeting)] == [("一", ["确认"]), ("一", ["审议通过"])]
    assert meeting.documents == ("嵐海市攤販規則",)


def test_the_head_of_an_organ_is_no_part_of_what_it_is_asked_to_do():
    (order,) = orders_of("請交通局溫榆明局長會同水文處研擬期程。")
    assert (order.responsible, order.object) == (("交通局",), "會同水文處研擬期程")
    (order,) = orders_of("請研考會列管案件。")
    assert (order.responsible, order.object) == (("研考會",), "列管案件")
    (order,) = orders_of("請交通局通知各局長。")
    assert order.object == "通知各局長"


def test_all_offices_together_bring_nothing():
    assert senders("縣府各局室主管工作報告") == ()
