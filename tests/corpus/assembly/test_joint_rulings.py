"""Committees of a legislature: bills ruled on together, motions, elections, notes in brackets."""

import pytest

from corpus.assembly.rulings.motions import asked_for
from corpus.model import Source
from corpus.parse import parse, read_meeting
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)
HEAD = """立法院第21屆第2會期水文委員會第5次全體委員會議議事錄
時    間：132年3月7日（星期三）上午9時至12時51分
地    點：本院雲樓202會議室
出席委員：溫榆明  蘇洵如  柳永文
委員出席3人
主    席：溫召集委員榆明
"""


def read(text):
    return parse(Transcript(tuple((HEAD + text).split("\n")), "text/plain"), SOURCE)


def items(text):
    return [
        (s.number, s.heading, [decision.outcome for decision in s.decisions])
        for s in read(text).sections
    ]


BILLS = """討論事項
一、審查本院委員溫榆明等21人擬具「水井管理條例第六條條文修正草案」案。
二、審查本院委員蘇洵如等19人擬具「水井管理條例第八條條文修正草案」案。
三、審查本院委員柳永文等17人擬具「水井管理條例第九條條文修正草案」案。
四、審查本院委員柳永文等16人擬具「水井管理條例第十條條文修正草案」案。
（委員溫榆明說明提案要旨；委員蘇洵如等2人提出質詢，
均經水文部部長即席答復。）
決議：
"""


def test_each_bill_has_the_ruling_that_names_it():
    found = items(f"""{BILLS}壹、報告及詢答完畢。
貳、審查結果：
一、第一案，保留，送黨團協商。
二、第二案及第三案，照案通過，文字如下：
（一）第八條第一項，維持現行條文。
三、第四案，修正通過，文字如下：
（一）第十條第二項，維持現行條文。
散會""")
    assert [(number, outcomes) for number, _, outcomes in found] == [
        ("一", ["暂缓"]),
        ("二", ["审议通过"]),
        ("三", ["审议通过"]),
        ("四", ["审议通过"]),
    ]


def test_what_is_reported_to_the_house_of_all_but_one():
    found = items(f"""{BILLS}一、第一案至第三案，照案通過。
二、第四案，另定期審查。
三、以上各案除第四案外餘均審查完竣，擬具審查報告，提報院會討論。
散會""")
    assert [outcomes for *_, outcomes in found] == [
        ["审议通过", "提请审议"],
        ["审议通过", "提请审议"],
        ["审议通过", "提请审议"],
        ["再次研究"],
    ]


def test_an_item_that_a_ruling_on_all_excepts():
    found = items("""討論事項
處理院會交付水文部預算凍結案等3案：
一、凍結「檢修水井」預算500萬元案。
二、凍結「巡查水井」預算200萬元案。
三、凍結「公布水質」預算100萬元案。
決議：以上3案均處理完竣，除第二案繼續凍結50萬元（准予動支150萬元）外，其餘各案，均准予動支，擬具處理報告，提報院會。
散會""")
    assert [outcomes for *_, outcomes in found] == [
        ["同意", "提请审议"],
        ["提请审议"],
        ["同意", "提请审议"],
    ]


def test_articles_of_one_law_that_one_ruling_names():
    found = items("""討論事項
一、審查委員溫榆明等21人擬具「水井法第六條條文修正草案」案。
二、審查委員蘇洵如等19人擬具「水井法第十一條條文修正草案」案。
三、審查委員柳永文等17人擬具「水井法第九條條文修正草案」案。
決議：
(一)「水井法第六條及第十一條條文修正草案」案：
1.草案第六條，照案通過。
(二)第三案，另定期審查。
散會""")
    assert [outcomes for *_, outcomes in found] == [["审议通过"], ["审议通过"], ["再次研究"]]


OBJECTS = [
    (
        "處理水文部函為102年度中央政府總預算決議，「檢修水井」凍結二分之一乙案，請安排報告案。",
        "「檢修水井」凍結二分之一乙案",
    ),
    ("審查水文部主管「水井基金」102年度預算書案。", "水文部主管「水井基金」102年度預算書"),
    ("本院水文委員會報告審查審計部函送「102年度決算審核報告」案。", "102年度決算審核報告"),
    ("本院水文委員會報告審查本院某黨團擬廢止「水井稅條例」案。", "廢止「水井稅條例」"),
]


@pytest.mark.parametrize(("heading", "matter"), OBJECTS)
def test_the_matter_without_how_the_house_came_by_it(heading, matter):
    (section,) = read(f"討論事項\n一、{heading}\n決議：准予動支。\n散會").sections
    assert [decision.object for decision in section.decisions] == [matter]


RULED = [
    ("不予備查。", ["未通过"]),
    ("延後討論，請水文部補充圖說。", ["暂缓"]),
    ("由輪值召集委員參考。", ["备查"]),
    ("水井法第九條條文予以刪除。", ["审议通过"]),
    ("收入總額：533萬元，照列。", ["审议通过"]),
    ("收入總額：533萬元，暫照列。", []),
    ("請水文部將圖說送會後再一併審議。", ["再次研究"]),
    ("水井拓寬案，請水文部籌措財源。", ["交办"]),
    ("紀錄增列：「本案審查完竣，擬具審查報告提請院會公決；院會討論時補充說明。」", []),
]


@pytest.mark.parametrize(("ruling", "outcomes"), RULED)
def test_rulings_of_one_sentence(ruling, outcomes):
    (section,) = read(f"討論事項\n一、某水井案。\n決議：{ruling}\n散會").sections
    assert [decision.outcome for decision in section.decisions] == outcomes


def test_one_ruling_holds_for_all_bills_taken_up_alike():
    found = items(f"{BILLS}一、報告及詢答完畢，另定期繼續審查。\n散會")
    assert [outcomes for *_, outcomes in found] == [["再次研究"]] * 4


def test_a_report_above_waits_for_no_ruling_of_the_bills_below():
    found = items("""討論事項
一、水文部業務報告。
二、審查水文部單位預算案。
決議：照案通過。
散會""")
    assert [outcomes for *_, outcomes in found] == [[], ["审议通过"]]


def test_reports_that_a_ruling_counts():
    found = items("""報告事項
1、 宣讀上次會議議事錄。
決  定：議事錄確定。
二、水文部單位預算決議：督促各站提高觀測次數案。
三、水文部檢送「水井普查計畫」乙份。
決  定：報告事項第二項至第三項，均准予備查。
邀請水文部部長就水井普查列席報告，並備質詢。
（委員溫榆明、蘇洵如等2人提出質詢，均經水文部部長即席答復。）
決  定
1、本日詢答完畢。
散會""")
    assert found == [
        ("1", "宣讀上次會議議事錄", ["确认"]),
        ("二", "水文部單位預算決議：督促各站提高觀測次數案", ["备查"]),
        ("三", "水文部檢送「水井普查計畫」乙份", ["备查"]),
        (None, "邀請水文部部長就水井普查列席報告，並備質詢", ["听取"]),
    ]


def test_motions_without_numbers_end_with_who_signed_them():
    meeting = read("""報告事項
宣讀上次會議議事錄。
決定：
一、確定。
二、通過臨時提案：
有鑑於各站水井多年未修，水質堪慮。爰要求水文部於2個月內檢修完畢。
提案人：溫榆明  柳永文
蘇洵如
臨時提案
「水井管理條例」的研擬應納入原住民之意見。
提案人：蘇洵如
決議：不予處理。
散會""")
    assert [(s.heading, [d.outcome for d in s.decisions]) for s in meeting.sections] == [
        ("宣讀上次會議議事錄", ["确认"]),
        ("要求水文部於2個月內檢修完畢", ["审议通过"]),
        ("「水井管理條例」的研擬應納入原住民之意見", ["未通过"]),
    ]
    assert meeting.sections[1].paragraphs[0].text.startswith("有鑑於各站水井")
    assert meeting.sections[1].decisions[0].evidence == "通過臨時提案："


def test_motions_that_failed_beside_those_that_passed():
    found = items("""討論事項
一、審查水文部單位預算案。
決議：照案通過。
另通過臨時提案1項：
（一）建請水文部公布各站水質。
提案人：溫榆明
未通過臨時提案2項：
（一）建請水文部停辦普查。
提案人：蘇洵如
（二）建請水文部遷移第三站。
提案人：柳永文
決 定：另擇期處理。
散會""")
    assert [outcomes for *_, outcomes in found] == [
        ["审议通过"],
        ["审议通过"],
        ["未通过"],
        ["暂缓"],
    ]


def test_an_election_is_one_item_however_many_steps_it_took():
    found = read("""選舉事項
選舉第21屆第2會期本會召集委員。
一、請推定發票員
決定：請蘇委員洵如擔任
二、選舉結果
發出票數3張
（溫委員榆明與柳委員永文同為1票，經抽籤結果由溫委員榆明當選為召集委員）
主席宣告：蘇委員洵如及溫委員榆明當選為水文委員會召集委員。
散會""").sections
    assert [(s.number, s.heading) for s in found] == [(None, "選舉第21屆第2會期本會召集委員")]
    assert [(d.outcome, d.object) for d in found[0].decisions] == [
        ("选举", "蘇委員洵如及溫委員榆明當選為水文委員會召集委員")
    ]


MOTIONS = [
    ("有鑑於水井失修，爰要求水文部檢修。", "要求水文部檢修"),
    ("鑑於水質不佳，為此建請水文部每月檢驗一次，是否有當？請公決。", "建請水文部每月檢驗一次"),
    ("為避免水井遭人破壞，水文部應即加強巡查。", "水文部應即加強巡查"),
    ("建請水文部公布水質。", ""),
    ("查水井失修已久。", ""),
    ("鑒於水井失修；水文部應責成井務局，逐井檢修。", "水文部應責成井務局，逐井檢修"),
    ("水井失修多年。請水文部於3月底前提出報告。", "請水文部於3月底前提出報告"),
    (
        "鑑於各站均已檢修，一般水井應比照辦理，並於本會期完成。",
        "一般水井應比照辦理，並於本會期完成",
    ),
    ("鑑於水井失修，故水文部各站，宜儘速檢修。", "水文部各站，宜儘速檢修"),
]


@pytest.mark.parametrize(("motion", "asked"), MOTIONS)
def test_what_a_motion_asks_for(motion, asked):
    assert asked_for(motion) == asked


def test_committees_that_sit_together_and_whose_people_a_list_holds():
    text = """立法院第21屆第2會期水文及氣象、交通委員會第1次聯席會議議事錄
時    間：132年3月7日（星期三）上午9時
地    點：本院雲樓202會議室
出席委員：溫榆明  蘇洵如
請假委員：張大為
嵐西市府列席人員：
市 長 柳永文 水文處長 晏小山
嵐西市府請假人員：主計處長 陳學文
主    席：溫召集委員榆明
討論事項
一、水價案。
決議：照案通過。"""
    meeting = parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)
    assert meeting.bodies == ("立法院水文及氣象委員會", "立法院交通委員會")
    told = {person.name: str(person.attendance) for person in meeting.attendees}
    assert (told["柳永文"], told["晏小山"]) == ("observer", "observer")
    assert (told["張大為"], told["陳學文"]) == ("absent", "absent")


def test_who_sat_in_for_a_company_that_the_label_names():
    text = """青嵐社區第四屆管理委員會第五次會議紀錄
開會時間：民國132年3月7日
開會地點：社區會議室
主  席：主委溫榆明 紀錄：蘇洵如
出席委員：柳永文、晏小山、陳學文
長青列席：張大為襄理

壹、提案討論
提案一：渡口排水更新案。
決議：一致通過。"""
    meeting = parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)
    sat_in = [(p.name, p.titles) for p in meeting.attendees if str(p.attendance) == "observer"]
    assert sat_in == [("張大為", ("襄理",))]


def test_matters_called_by_a_number_of_their_own_and_a_day_before_the_title():
    text = """2032-03-07 第十屆管理委員會第二十二次會議紀錄
時間：132年3月7日
地點：社區會議室
主席：溫榆明
出席：溫榆明先生、C2棟柳先生
請假：蘇洵如女士
管理公司：物業經理晏小山先生
主持：溫榆明先生
統 籌：陸遊川先生
壹、議題討論
議題1. 討論水價
決議：表決8票同意。
議題2. 討論水錶
決議：緩議。
貳、臨時動議
動議1. 水塔漏水案
決議：照案通過。"""
    meeting = parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)
    assert meeting.bodies == ("第十屆管理委員會",)
    assert [(s.number, s.heading, [d.outcome for d in s.decisions]) for s in meeting.sections] == [
        ("議題1", "討論水價", ["同意"]),
        ("議題2", "討論水錶", ["暂缓"]),
        ("動議1", "水塔漏水案", ["审议通过"]),
    ]
    told = {person.name: str(person.attendance) for person in meeting.attendees}
    assert "陸遊川" not in told
    assert (told["蘇洵如"], told["晏小山"]) == ("absent", "observer")


def test_a_motion_of_hong_kong_is_what_was_moved():
    text = """立法會CB(9)512/02-03號文件
檔號：CB9/PL/WA
水務事務委員會
會議紀要
日期：2002年12月16日(星期一)
時間：下午2時30分
地點：立法會會議廳
出席委員：溫榆明議員(主席)
蘇洵如議員
I. 水資源
1. 蘇洵如議員動議下述議案，並獲溫榆明議員附議 ——
"本委員會促請政府當局盡快檢修水井。"
2. 主席將議案付諸表決。3名委員贊成，1名委員反對。主席宣布議案獲得通過。
II. 其他事項
3. 議事完畢。"""
    meeting = parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)
    (told,) = meeting.sections[0].decisions
    assert (told.outcome, told.object) == ("审议通过", "本委員會促請政府當局盡快檢修水井")
    assert told.votes and (told.votes.in_favour, told.votes.against) == (3, 1)


def test_a_ruling_on_the_points_of_its_own_item():
    found = items("""討論事項
一、水價案。
決議：緩議。
二、水文部預算案。
決議：
一、第一項，照案通過。
二、第二項，刪減三分之一。
散會""")
    assert [outcomes for *_, outcomes in found] == [["暂缓"], ["审议通过"]]


def test_bills_that_a_ruling_names_by_their_titles():
    found = items("""討論事項
一、審查委員溫榆明等21人擬具「水井法第二條條文修正草案」案。
二、審查委員蘇洵如等19人擬具「水價法第八條條文修正草案」案。
三、審查委員柳永文等17人擬具「水質法第九條條文修正草案」案。
決議：
(一)「水井法第二條條文修正草案」案：
1.草案第二條，第一項修正為：「水井應每年檢修。」第二項，維持現行條文。
2.本案審查完竣，擬具審查報告，提請院會公決；院會討論時，推請溫召集委員榆明補充說明。
(二)「水價法第八條條文修正草案」案：
1.草案第八條，照案通過。
(三)第三案，另定期審查。
(四)對於委員質詢要求提供資料者，請相關機關於2週內送交本委員會。
散會""")
    assert [outcomes for *_, outcomes in found] == [
        ["审议通过", "提请审议"],
        ["审议通过"],
        ["再次研究"],
    ]


def test_cases_that_have_a_ruling_each_inside_the_ruling_on_all():
    found = items("""討論事項
一、處理水文部預算凍結項目案計2案。
決議：
壹、處理水文部預算凍結項目案計2案。
(一)凍結「測站業務」二分之一乙案，請安排報告案。
決議：准予動支。
(二)凍結「普查業務」三分之一乙案，請安排報告案。
決議：暫緩。
貳、處理水井基金預算凍結乙案。
決議：准予動支。
散會""")
    assert [(number, outcomes) for number, _, outcomes in found] == [
        ("一", []),
        ("一", ["同意"]),
        ("二", ["暂缓"]),
        ("貳", ["同意"]),
    ]


def test_what_goes_on_behind_the_motions_belongs_to_the_item():
    found = items("""討論事項
審查「水井基金」預算書案。
（水文部部長報告。委員溫榆明等2人提出質詢。）
決議：
壹、審查結果：
一、收入：1,360萬元，照列。
二、通過決議2項：
（一）建請水文部檢修水井。
提案人：溫榆明
（二）建請水文部公布水質。
提案人：蘇洵如
三、通過臨時提案1案：
有鑑於水井失修，故建請水文部增置人員。
提案人：柳永文
貳、口頭質詢未及答復部分，請水文部以書面答復。
參、「水井基金」預算書案審查完竣，審查結果提報院會。
散會""")
    assert [heading for _, heading, _ in found] == [
        "審查「水井基金」預算書案",
        "建請水文部檢修水井",
        "建請水文部公布水質",
        "建請水文部增置人員",
    ]
    assert found[0][2] == ["审议通过", "提请审议"]


def test_a_part_cut_before_its_first_numbers_and_rulings_in_a_row():
    found = items("""討論事項（3月25日下午）
四、本院水文委員會報告審查「水井法第二條條文修正草案」案。
決議：水井法第二條條文修正通過。
五、本院水文委員會報告審查擬廢止「水價法」案。
決議：水價法不予廢止。
同意權之行使事項（3月26日上午）
一、本院水文委員會報告審查「函送水價審議會委員名單」案。
決議：一、溫榆明獲得過半數之同意票，同意為委員。
二、蘇洵如獲得過半數之同意票，同意為委員。
散會""")
    assert [(number, outcomes) for number, _, outcomes in found][:2] == [
        ("四", ["审议通过"]),
        ("五", ["未通过"]),
    ]
    assert len(found) == 3


def test_when_a_list_was_there_and_who_sat_for_whom():
    text = """立法院第21屆第2會期第3次會議議事錄
時　　間　中華民國132年3月7日（星期五）上午9時1分
地　　點　本院議場
出席委員　溫榆明　　蘇洵如　　陳明文管碧玲
列席官員
水文部部長
柳永文（下午請假，由晏副部長小山代表列席）
水文部主任秘書
陳學文（請假）
（列席時間：3月7日上午9時1分至12時11分）
（內政組）
水文部部長
柳永文（下午請假，由晏副部長小山代表列席）
氣象處　　副 處 長　　張大年
主　　席
院長
溫榆明（3月7日上午9時1分至11時1分、下午2時31分至6時25分、3月11日上午9時1分至11時39分）
副院長
蘇洵如（3月7日上午11時1分至12時11分）
報告事項
一、宣讀上次會議議事錄。
決定：確定。"""
    meeting = parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)
    told = [(one.name, str(one.attendance)) for one in meeting.attendees]
    for expected in (
        ("溫榆明", "chair"),
        ("蘇洵如", "chair"),
        ("管碧玲", "present"),
        ("柳永文", "observer"),
        ("晏小山", "observer"),
        ("陳學文", "absent"),
    ):
        assert told.count(expected) == 1
    (zhang,) = [one for one in meeting.attendees if one.name == "張大年"]
    assert (zhang.organizations, zhang.titles) == (("氣象處",), ("副處長",))


def test_points_of_a_ruling_count_on_behind_the_text_of_an_article():
    (found,) = read("""討論事項
審查本院委員溫榆明等3人擬具「水井管理條例部分條文修正草案」案。
決議：「水井管理條例部分條文修正草案」案，審查結果如下：
一、第三條條文，除第二項末句之「井」字刪除外，其餘內容均照案通過。
二、第六條條文，修正通過，內容如下：
「第六條　水井應每年檢修。
檢修辦法，由水文部定之。」
三、本案審查完竣，擬具審查報告，提報院會討論。
散會""").sections
    assert [(d.outcome, d.object) for d in found.decisions] == [
        ("审议通过", "水井管理條例部分條文修正草案"),
        ("提请审议", "水井管理條例部分條文修正草案"),
    ]


def test_a_long_ruling_that_names_all_its_bills():
    bills = "、".join(f"「水井管理條例第{n}條條文修正草案」案" for n in "五六七八九")
    found = items(f"{BILLS}本院委員分別擬具{bills}，報告及詢答完畢，4案均另擇期繼續審查。\n散會")
    assert [outcomes for *_, outcomes in found] == [["再次研究"]] * 4


def test_what_follows_the_motions_of_a_ruling_did_not_pass_with_them():
    found = items("""討論事項
上  午
審查水文部單位預算案。
（委員溫榆明等2人提出質詢。）
下  午
一、審查委員溫榆明等21人擬具「水井法第二條條文修正草案」案。
二、審查委員蘇洵如等22人擬具「水價法第八條條文修正草案」案。
決  議
一、審查水文部單位預算案，結果：
（一）本案報告及詢答完畢，另擇期繼續審查。
另通過臨時提案1項：
（一）建請水文部公布水質。
提案人：溫榆明
二、審查委員溫榆明等21人擬具「水井法第二條條文修正草案」，結果：第二條條文，照案通過。
三、審查委員蘇洵如等22人擬具「水價法第八條條文修正草案」，結果：本案不予審議。
散會""")
    assert [(number, outcomes) for number, _, outcomes in found] == [
        (None, ["再次研究"]),
        ("一", ["审议通过"]),
        ("二", ["未通过"]),
        ("一", ["审议通过"]),
    ]
    assert found[0][1] == "審查水文部單位預算案"


def test_a_committee_that_sat_in_a_special_session():
    text = HEAD.replace("第2會期水文委員會", "第2會期第1次臨時會水文委員會")
    meeting = parse(
        Transcript(tuple(f"{text}討論事項\n一、水價案。".split("\n")), "text/plain"), SOURCE
    )
    assert (meeting.bodies, meeting.session) == (("立法院水文委員會",), 5)


def test_the_paragraphs_of_a_quoted_article_are_neither_items_nor_rulings():
    found = items(f"""{BILLS}(一)第一案及第二案，修正通過，文字如下：
「第六條　水井有下列情形之一者，應予封閉：
一、水質經判決確定不良。
二、無異議通過封閉者。
三、依法停止使用。」
(二)第三案及第四案，另定期繼續審查。
散會""")
    assert [(number, outcomes) for number, _, outcomes in found] == [
        ("一", ["审议通过"]),
        ("二", ["审议通过"]),
        ("三", ["再次研究"]),
        ("四", ["再次研究"]),
    ]


def test_conclusions_of_a_committee_on_procedure_and_two_half_days():
    found = read("""討論事項
上午
審查水文部單位預算案。
（委員溫榆明提出質詢，均經答復。）
下午
併案審查「水井法第二條條文修正草案」案。
（委員蘇洵如提出質詢，均經答復。）
決議：照案通過。
散會""").sections
    assert [s.heading for s in found] == [
        "審查水文部單位預算案",
        "併案審查「水井法第二條條文修正草案」案",
    ]
    meeting = parse(
        Transcript(
            (
                "嵐西市議會第21屆第8次臨時會程序委員會會議紀錄",
                "時間：132年7月25日",
                "地點：議會會議室",
                "主席：溫榆明",
                "七、討論事項：",
                "（一）擬定本次大會議事日程表草案。",
                "結論：議事日程表草案照案通過。",
                "（二）討論列入本次大會審議之市府提案。",
                "結論：市府提案共計12件，全部提請大會審議。",
            ),
            "text/plain",
        ),
        SOURCE,
    )
    assert [([d.outcome for d in s.decisions], s.reporters) for s in meeting.sections] == [
        (["审议通过"], ()),
        (["提请审议"], ()),
    ]


def test_two_cases_taken_together_share_the_points_below_them_and_no_other_does():
    text = """立法院第22屆第4會期水文委員會第9次全體委員會議議事錄
時  間:中華民國119年5月8日(星期三)9時2分至12時11分
地  點:本院紅樓201會議室
主  席:溫召集委員榆明
討 論 事 項
一、審查某院函請審議「水井法第九條條文修正草案」案。
二、審查委員蘇洵如等21人擬具「水井法第九條及第十一條條文修正草案」案。
三、審查委員晏殊安等18人擬具「渡口法第七條條文修正草案」案。
四、審查委員柳永文等16人擬具「航道法第十四條條文修正草案」案。
決議:
一、報告及詢答完畢,請相關機關於二週內以書面答復。
二、第一案及第二案併案審查完竣:
(一)第九條,照某院提案通過。
(二)併案擬具審查報告,提報院會討論。
三、第三案,照案通過,擬具審查報告,提報院會討論。
四、第四案,另定期繼續審查。
散會
"""
    told = [
        [one.outcome for one in s.decisions] for s in read_meeting(text.encode(), "1.txt").sections
    ]
    assert told == [["审议通过", "提请审议"]] * 3 + [["再次研究"]]
