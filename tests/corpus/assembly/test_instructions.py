"""What the chair of a record of Taiwan asks and resolves, and what stands beside the items."""

import re

import pytest

from corpus.assembly.rulings.decisions import instructed, ruling_decisions, senders
from corpus.assembly.rulings.orders import orders_of
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
        ("柳岸路箱涵工程請下水道科協調時段。", ["下水道科:協調時段"]),
        ("請交通部公路總局就長虹橋整治辦理會勘。", ["交通部公路總局:就長虹橋整治辦理會勘"]),
        ("請各機關加強門禁。", []),
        ("請同仁踴躍參加協會活動。", []),
        ("颱風來襲，請社會大眾提高警覺。", []),
        ("請溫委員會同水文處勘查。", []),
        ("資料未齊，請全部補件。", []),
        ("經費不足，請大會支持，並請雲海縣議會支持。", []),
        ("議事日程已經確定，請議事組彙整。", []),
        ("未及答復部分，請水文部以書面答復。", []),
        ("水文處建議統一格式，請消防局參考。", []),
    ],
)
def test_each_organ_that_a_sentence_asks(sentence, told):
    found = [f"{'、'.join(one.responsible)}:{one.object}" for one in orders_of(sentence)]
    assert found == told


def test_a_paper_that_the_chair_took_note_of():
    rows = ("一、「第三季渡運報告」，洽悉。請水文處巡查渡口。", "二、「渡船要點」請熟悉。")
    found = [(one.outcome, one.object) for one in instructed("院長提示", rows)]
    assert found == [("备查", "第三季渡運報告"), ("交办", "巡查渡口")]


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
        (None, "副院長提示", ["交办", "备查"]),
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


IN_ONE_LINE = (
    "嵐港縣環境影響評估審查委員會第30次會議紀錄壹、時間:119年12月19日下午1時30分"
    "貳、地點:本府13樓會議室參、主席:溫主任委員榆明 紀錄:蘇洵如肆、出席人員:如簽名單。"
    "伍、主席致詞:略陸、確認本會第29次會議紀錄 決定:第29次會議紀錄確認。"
    "柒、報告事項 報告案一 「東岸攔河堰環境監測計畫」執行情形 決定:洽悉。"
    "捌、討論事項 第一案 北坑採石區環境影響說明書 一、說明:委員有不同意見。"
    "二、決議:(一)本案退回專案小組再審。(二)請某部水利署督促業者於三個月內完成定稿。"
    "玖、臨時動議:無拾、散會:下午4時45分"
)


def test_a_part_that_says_nothing_ends_before_the_next_number():
    assert items(IN_ONE_LINE) == [
        ("陸", "確認本會第29次會議紀錄", ["确认"]),
        ("報告案一", "「東岸攔河堰環境監測計畫」執行情形", ["备查"]),
        ("第一案", "北坑採石區環境影響說明書", ["再次研究", "交办"]),
    ]


SCHOOL = """水文國中校務中長期計畫

嵐港縣立水文國民中學一百零三學年度第二學期期末校務會議提案

說明「水文國中校務中長期計畫」

一、 國民教育法

二、 本校願景

嵐港縣立水文國民中學

一百零三學年度第學期期末初校務會議記錄

一、開會時間:一百零四年二月十一日下午二時

二、開會地點:本校視聽教室

三、主 持 人:溫校長榆明      紀錄:蘇洵如

四、主席致詞:感謝各位同仁這一學期來的付出!

五、提案討論:

 【一】案由:本校是否參加點燈計畫,提請討論。

說明:

1.專案簡報說明【輔導室】

2.依要點辦理

決議:同意_33_票,不同意_4_票,本案通過。

 【二】案由:校園停車位分配方式,提請討論。

決議:請總務處調查需求後,於下次校務會議再議。

六、臨時動議:無

七、散會:下午三時五十分"""


def test_the_record_of_a_school_below_the_proposal_that_it_took_up():
    meeting = read(SCHOOL)
    assert meeting.title == "嵐港縣立水文國民中學一百零三學年度第學期期末初校務會議記錄"
    assert (meeting.bodies, meeting.kind) == (("嵐港縣立水文國民中學",), "校務會議")
    assert items(SCHOOL) == [
        ("四", "主席致詞", []),
        ("一", "本校是否參加點燈計畫,提請討論", ["审议通过"]),
        ("二", "校園停車位分配方式,提請討論", ["再次研究"]),
    ]
    assert meeting.warnings == ()


PADS_LOST = """下載區 / 119學年度第二次家長會會議記錄(119.9.21)

嵐港縣立水文國民中學

119學年度第二次家長代表會議會議紀錄

一、時間:119921(星期)晚上635
二、地點:視聽教室
三、介紹與會人員
四、主席:溫榆明會長
五、主席致詞:謝謝大家。
六、提案討論:
案由一:推舉本學年度副會長案。
  明:依組織章程辦理。
  議:經全體代表贊成通過,推舉副會長由:蘇洵如擔任。
案由二:家長會經費預算案,請討論。
  明:如附件。
  議:照案通過。
七、散會"""


def test_a_page_that_lost_the_first_half_of_its_padded_labels():
    meeting = read(PADS_LOST)
    assert meeting.title == "嵐港縣立水文國民中學119學年度第二次家長代表會議會議紀錄"
    assert (meeting.bodies, str(meeting.date)) == (("嵐港縣立水文國民中學",), "2030-09-21")
    assert meeting.chair is not None and meeting.chair.name == "溫榆明"
    assert items(PADS_LOST) == [
        ("五", "主席致詞", []),
        ("案由一", "推舉本學年度副會長案", ["选举"]),
        ("案由二", "家長會經費預算案,請討論", ["审议通过"]),
    ]


ALOUD = """立法院第22屆第4會期水文委員會第9次全體委員會議紀錄
時  間 中華民國119年5月8日(星期三)9時2分至12時11分
地  點 本院紅樓201會議室
主  席 溫委員榆明
主席:現在開會。進行討論事項。
討 論 事 項
一、繼續審查某院函請審議「水井法修正草案」案。
二、繼續審查委員蘇洵如等19人擬具「水井法第八條條文修正草案」案。
主席:請蘇委員洵如發言。
蘇委員洵如:我建議作以下決議:「水井法修正草案」等2案不予審議。
主席:謝謝。
{}本日議程所列法案均已審查完畢,現作以下決議:「水井法修正草案」等2案審查完竣,提報院會討論。
主席:現在散會。"""


@pytest.mark.parametrize(("speaker", "outcomes"), [("", ["提请审议"]), ("晏委員殊安:", [])])
def test_what_the_chair_resolves_aloud_is_on_all_that_was_taken_up(speaker, outcomes):
    assert [told for *_, told in items(ALOUD.format(speaker))] == [outcomes, outcomes]


POINTS = """{}現作如下決議:「一、第一案審查完竣,提報院會討論。二、第二案另定期繼續審查。」{}"""


@pytest.mark.parametrize("asked", ["", "請問各位,有無異議?(無)無異議,通過。"])
def test_each_point_that_the_chair_reads_out_is_on_its_case(asked):
    aloud = re.sub(r"(?m)^\{\}.*$", "{}", ALOUD)
    text = aloud.format(POINTS.format("主席:", asked))
    assert [told for *_, told in items(text)] == [["提请审议"], ["再次研究"]]


def test_what_each_section_put_forward_is_asked_of_organs_and_of_no_head():
    rows = ["渡口用地，請二科先行出具同意書。", "水井案請查明後回報局長知悉。", "請一科補送資料。"]
    told = instructed("各科重大事項提報", rows)
    assert [one.responsible for one in told] == [("二科",), ("一科",)]


def test_what_others_are_asked_for_is_no_part_of_an_order():
    told = instructed("主席指示", ["請水文處盤點水井,並請溫局長親赴現場督導。"])
    assert [(one.object, one.responsible) for one in told] == [("盤點水井", ("水文處",))]


def test_what_the_chair_concluded_is_an_order():
    assert [one.responsible for one in instructed("主席結論", ["請水文處盤點水井。"])] == [
        ("水文處",)
    ]


ON_ONE_LINE = (
    "青石市政府水文審查委員會第68次會議紀錄壹、時間:119年3月17日下午2時貳、地點:本府5樓會議室"
    "參、主席:溫主任委員榆明 紀錄:蘇洵肆、出席人員:如簽到簿。伍、主席致詞:略。"
    "陸、確認本會第67次會議紀錄:第67次會議紀錄確認。"
    "柒、報告事項第一案 「青石碼頭說明書」監督情形報告 決定:洽悉。"
    "捌、討論事項第一案 「青石碼頭擴建對照表」一、說明:業者提出對照表。二、決議:照案通過。"
    "第二案 「渡口新建工程報告書」二、決議:審核修正通過。玖、臨時動議:無。拾、散會:下午5時10分。"
)


def test_a_ruling_right_behind_the_name_of_a_case_and_a_record_behind_a_colon():
    assert items(ON_ONE_LINE) == [
        ("陸", "確認本會第67次會議紀錄", ["确认"]),
        ("第一案", "「青石碼頭說明書」監督情形報告", ["备查"]),
        ("第一案", "「青石碼頭擴建對照表」", ["审议通过"]),
        ("第二案", "「渡口新建工程報告書」", ["审议通过"]),
    ]


def test_a_case_that_is_called_by_appointments_alone():
    case = "討論事項\n一、任命案\n  決議：照案通過。\n二、任免要點修正案\n  決議：照案通過。"
    text = f"水文院第2683次院會決議\n\n日期：119-05-24\n\n報告事項\n{case}"
    assert [told for _, _, told in items(text)] == [["任免"], ["审议通过"]]


def test_who_only_sends_a_report_does_not_give_it():
    assert senders("交通部函送119年度渡口旅館查核報告，請鑒核案") == ()
    assert senders("交通部報告渡口旅館查核") == ("交通部",)


@pytest.mark.parametrize(
    ("ruling", "outcomes"),
    [
        ("俟水位回降後再行討論。", ["再次研究"]),
        ("請建設課會同地政事務所鑑界後再議。", ["再次研究"]),
        ("交程序委員會研議後再提大會討論。", ["再次研究"]),
        ("本案由人事處撤回。", ["撤回"]),
        ("訂於11月18日舉行。", ["同意"]),
    ],
)
def test_short_rulings(ruling, outcomes):
    assert [one.outcome for one in ruling_decisions("渡口收費案", [ruling])] == outcomes


def test_a_case_that_is_put_off_without_the_words_for_case():
    text = """國立青石大學第3次行政會議紀錄
時間：119年5月15日上午10時
主席：溫校長榆明
壹、提案討論
提案一：停車收費標準調整案（提案單位：總務處）
決議：緩議，請總務處蒐集資料後再提。
散會
"""
    assert [outcomes for *_, outcomes in items(text)] == [["暂缓"]]
