"""Planning committees: items by the names they bear, and what is ruled on each of them."""

import pytest

from corpus.assembly.items.case_rulings import case_decisions, matter_of, record_decisions
from corpus.assembly.items.named_cases import named_cases
from corpus.assembly.meeting import assembly_meeting
from corpus.assembly.people.by_organ import organ_rows
from corpus.assembly.people.rosters import read_list
from corpus.model import Attendance, Source
from corpus.page.mending import clean_lines, compact
from corpus.parse import read_meeting
from corpus.readers.transcript import Transcript

SOURCE = Source("a.txt", "text/plain", "utf-8", "0" * 64)

PLANNING = """青石市都市計畫委員會第三○○次委員會議會議紀錄

時間：中華民國一百零八年三月四日上午九時
地點：市政大樓三樓會議室
主席：溫兼主任委員榆明    記錄：蘇技士洵
出席委員：柳委員永文 周高委員錦華
         葉委員落

出席顧問：鄭顧問大年
列席單位、人員：
地政處：陳大有溫如玉
都市發展局：王小明 林小華          工務局：李長青
文化局：(未派員)
本會：周以文 吳天成

          何其昌
壹、宣讀上(二九九)次委員會議紀錄：
   一、討論事項二，新案名經討論同意修正為「變更青石市河濱案」。
   二、其餘認為無誤，予以確定。
貳、討論事項
   討論事項一
案名：變更青石市河東段一小段二
      、三地號土地為公園用地計畫案
說明：
   一、本案前經本會第二八○次委員會議
決議：「本案退回，再提會討論。」
   二、專案小組第一次會議結論：
   (一)編號1：同意劃定為更新地區。
   (二)編號2：同意劃定為更新地區。
   三、市府送請審議。
決議：
   一、本案除下列二點應予修正外，其餘照案通過。
   (一)同意軍方保留東側用地。
   二、陳情意見決議如后綜理表。
附帶決議：請都市發展局會同文化局研議。
   青石市都市計畫委員會公民或團體所提意見綜理表
案名　　變更青石市河東段一小段二、三地號土地
委員會
決　　議
　　　　　本案退回。
            第 2 頁，共 3 頁
   討論事項 二（以下由柳委員永文主持）
案名：擬訂青石市站前細部計畫案
（因葉委員落為設計人，已先行離席）
案情概要說明：
參、計畫目標
肆、原計畫內容同意修正。
第一案：維持原計畫
   一、公民或團體所提意見：無
決議：本案由柳委員永文、葉委員落組成專案小組，請柳委員永文擔任召
      集人，詳予審查後再提會審議。
參、報告事項
案由：有關「修訂青石市河濱計畫案」報
      請公鑒。
案名：為市府研提「河濱步道規劃一案」，報請 公鑒。
說明：
   一、本案由市府送到會。
結論：本案洽悉，請市府依程序辦理
肆、時間已晚，討論事項三及四，移下次委員會議討論。
伍、散會(十一時)
"""


def _meeting(text: str):
    transcript = Transcript(tuple(text.splitlines()), "text/plain", "utf-8")
    lines = clean_lines(transcript.lines)
    return assembly_meeting(lines, compact(lines), transcript, SOURCE)


def _told(decisions) -> str:
    return " ".join(f"{one.outcome}={one.object}" for one in decisions if one.outcome != "交办")


def test_items_are_those_that_bear_a_name():
    meeting = _meeting(PLANNING)
    assert [(section.number, section.heading) for section in meeting.sections] == [
        ("壹", "宣讀上(二九九)次委員會議紀錄"),
        ("討論事項一", "變更青石市河東段一小段二、三地號土地為公園用地計畫案"),
        ("討論事項二", "擬訂青石市站前細部計畫案"),
        (None, "有關「修訂青石市河濱計畫案」報請公鑒"),
        (None, "為市府研提「河濱步道規劃一案」，報請公鑒"),
        ("肆", "時間已晚"),
    ]
    assert [section.kinds for section in meeting.sections][1:4] == [("审议",), ("审议",), ("听取",)]


def test_only_the_ruling_of_the_item_decides():
    told = [_told(section.decisions) for section in _meeting(PLANNING).sections]
    assert told == [
        "确认=上(二九九)次委員會議紀錄 同意=新案名經討論同意修正為「變更青石市河濱案」",
        "审议通过=變更青石市河東段一小段二、三地號土地為公園用地計畫案",
        "再次研究=擬訂青石市站前細部計畫案",
        "",
        "备查=河濱步道規劃一案",
        "再次研究=討論事項三及四",
    ]


def test_nothing_is_lost_and_the_head_is_read():
    meeting = read_meeting(PLANNING.encode(), "a.txt")
    assert (meeting.session, str(meeting.date)) == (300, "2019-03-04")
    assert meeting.chair.name == "溫榆明"
    assert not [one.code for one in meeting.warnings]
    seen = [one for one in meeting.attendees if one.attendance is Attendance.OBSERVER]
    assert [(one.name, one.organizations) for one in seen] == [
        ("陳大有", ("地政處",)),
        ("溫如玉", ("地政處",)),
        ("王小明", ("都市發展局",)),
        ("林小華", ("都市發展局",)),
        ("李長青", ("工務局",)),
        ("周以文", ()),
        ("吳天成", ()),
        ("何其昌", ()),
    ]
    present = [one.name for one in meeting.attendees if one.attendance is Attendance.PRESENT]
    assert present == ["柳永文", "周高錦華", "葉落", "鄭大年"]


RULINGS = [
    ("照案通過。", "审议通过=甲案"),
    ("本案照發展局修正之報告書審議通過。", "审议通过=甲案"),
    ("本案依審查結論通過，並請工務局注意環境維護。", "审议通过=甲案"),
    (
        "本案除同意都市發展局所研提修正內容外，其餘依公展計畫予以通過。",
        "审议通过=甲案 同意=都市發展局所研提修正內容",
    ),
    ("照案通過，同意基地西側得免退縮建築。", "审议通过=甲案 同意=基地西側得免退縮建築"),
    ("本案退回。請市府續加研議。", "退回=甲案"),
    ("本案退請市府再協商，俟達成共識後，再另行提會審議。", "再次研究=甲案"),
    ("本案暫予保留。請市府研議後再提會審議。", "暂缓=甲案"),
    ("同意撤案。", "撤回=甲案"),
    ("本案准予備查。", "备查=甲案"),
    ("洽悉，本案同意備查。", "备查=甲案"),
    ("請發展局就替代方案研議，提委員會議審議。", "再次研究=甲案"),
    ("本案未獲通過。", "未通过=甲案"),
    ("本案洽悉。有關本案後續程序請發展局協商後，以討論案正式提出。", "备查=甲案 再次研究=甲案"),
    ("高度以十公尺為原則，惟經審議委員會審議通過者，得調整之。", ""),
    ("本案同意修正計畫範圍，並重新辦理公告。", "同意=甲案"),
    ("本案通過。惟計畫內應註記補償方式。", "审议通过=甲案"),
    ("依發展局所提補充內容修正後通過。", "审议通过=甲案"),
    ("本案維持原計畫，不予變更。", ""),
    ("本案不予變更。", "未通过=甲案"),
    ("依規定不必擬訂細部計畫，故本案予以退回。", "退回=甲案"),
    ("本案同意依專案小組結論所提修正內容予以通過。", "审议通过=甲案"),
    ("本案請民航局就下列事項釐清後，再提大會續審。", "再次研究=甲案"),
    ("本案洽悉，同意更新處所提修正內容。", "备查=甲案 同意=更新處所提修正內容"),
    ("公民或團體所提意見決議如后綜理表。", ""),
    ("甲案前經第五次會議審議通過在案，請市府補充說明。", ""),
    ("說明書「本案照案通過」等文字刪除。", ""),
]


@pytest.mark.parametrize(("ruling", "told"), RULINGS)
def test_what_a_ruling_says(ruling, told):
    assert _told(case_decisions("甲案", [f"決議：{ruling}"])) == told


PARTS = [
    (
        [
            "決議",
            "一、「乙計畫案」由柳委員永文、葉委員落組成專案小組。",
            "二、「丙計畫案」由葉委員落組成專案小組。",
        ],
        "再次研究=乙計畫案 再次研究=丙計畫案",
    ),
    (
        [
            "決議：",
            "一、有關商業區使用組別部分，除刪除「得」字外，其餘依計畫內容通過。",
            "二、其餘部分住宅區獎勵之相關內容，尚無共識，請發展局檢討後，再提會討論。",
        ],
        "审议通过=商業區使用組別部分 再次研究=其餘部分住宅區獎勵之相關內容",
    ),
    (
        [
            "決議：",
            "一、請發展局重新檢視各基地之高度比，再提下次會議討論。另除附圖五外，其餘照案通過。",
        ],
        "再次研究=各基地之高度比 审议通过=甲案",
    ),
    (
        ["決議：", "一、三街廓准予醫療服務業設置，且無樓層限制。", "二、其餘依本案通過。"],
        "审议通过=甲案 同意=三街廓准予醫療服務業設置",
    ),
    (
        ["決議：", "一、其餘照案通過。", "二、本案原計畫範圍俟公告時同時解除禁建。"],
        "审议通过=甲案 同意=原計畫範圍俟公告時同時解除禁建",
    ),
    (
        ["決議：本案除下列修正事項外，其餘照案通過：", "一、同意案名修正為乙案並退回重繪。"],
        "审议通过=甲案",
    ),
]


@pytest.mark.parametrize(("rows", "told"), PARTS)
def test_parts_of_an_item(rows, told):
    assert _told(case_decisions("甲案", rows)) == told


def test_the_former_record():
    told = record_decisions("宣讀上（二）次會議紀錄", ["無修正事項，予以確定。"])
    assert _told(told) == "确认=上（二）次會議紀錄"
    told = record_decisions("宣讀上次會議紀錄", ["予以確定。另案名部分，同意發展局所提資料修正。"])
    assert _told(told) == "确认=上次會議紀錄 同意=發展局所提資料修正"
    assert record_decisions("主席致詞", ["請各位予以確認。"]) == ()


def test_the_matter_that_a_heading_names():
    assert matter_of("有關「變更甲區計畫案」報請公鑒") == "變更甲區計畫案"
    assert matter_of("為甲區更新推動情形報告案，報請公鑒") == "為甲區更新推動情形報告案"
    assert matter_of("「變更甲區計畫案」修正部分內容案") == "「變更甲區計畫案」修正部分內容案"


def test_other_records_are_left_to_other_rules():
    assert named_cases(["一、甲", "案由：乙案", "決議：通過"]) is None
    assert named_cases(["第一案", "案由：乙案", "決議：通過"]) is None


def test_posts_tell_more_than_an_organ_in_front():
    rows = ("內政部　花次長立群", "教育部　范次長立綠（鄭專門委員立元代）", "法務部　蔡部長立清")
    told = read_list(rows, Attendance.OBSERVER).attendees
    assert [one.name for one in told] == ["花立群", "范立綠", "鄭立元", "蔡立清"]


def test_lists_with_the_organ_in_front():
    rows = ["外交部　　陳大有", "建設局　　王小明 林小華", "消防局 （未派員）", "本 會 周以文"]
    assert organ_rows(rows) == (
        ("外交部", "陳大有"),
        ("建設局", "王小明 林小華"),
        ("消防局", ""),
        ("本會", "周以文"),
    )
    assert organ_rows(["陳大有 王小明", "地政處：李長青"]) == ()


NUMBERED = """青嵐縣都市計畫委員會第21次會議紀錄
時　　間：108年9月17日(星期二)上午9時
地　　點：本府第一會議室
主　　席：溫主任委員榆明　　　紀錄：蘇洵
壹、審議案件
第一案：變更青嵐都市計畫(通盤檢討)案
說明：
本案前提委員會審議。
決議：「本案退回。」
決議：本案除第三條文字修正外，其餘照案通過。
第二案：變更部分農業區為公園用地案
決議：
一、計畫書第6頁應予修正。
二、其餘照案通過。
第三案：陳情意見審議
決議：陳情編號1、4，同意採納，其餘不予採納。
貳、散會：上午10時
"""


def test_the_rest_of_an_item_is_the_item_where_no_part_has_a_name():
    assert [_told(section.decisions) for section in _meeting(NUMBERED).sections] == [
        "审议通过=變更青嵐都市計畫(通盤檢討)案",
        "审议通过=變更部分農業區為公園用地案",
        "同意=陳情編號1、4 未通过=其餘",
    ]
