"""Meetings of Taiwan's city halls, bureaus, schools and commissions: items and rulings."""

import pytest

from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)

HALL = """• 青嵐
  AQI
青嵐市政府第21次市政會議紀錄119/05/09
市長提示：
一、雨季將至，請水利局巡查抽水站。
報告事項
一、消防局陳報「青嵐市山林火災分析」報告。（詳如書面資料）
決定：准予備查。
市長提示：
電線老舊者請儘速更換。
討論事項
一、法制處提：「青嵐市公園自治條例」部分條文修正草案，提請審議。
決議：照案通過，送請市議會審議。
二、地政局提：本市南嶺段土地標售案，提請 審定。
決議：本案再研議，下週提會。
臨時動議：無
散會（上午10時15分）
• 發布單位：青嵐市政府秘書處
• 發布日期：2030-05-12
• 點閱數：18
"""

BUREAU = """青嵐市政府水利局第9次局務會議紀錄
1、開會時間：119年5月9日星期四下午3時
2、開會地點：本局會議室
3、會議主持人：溫局長榆明
4、參加人員：如附件
5、主持人致詞：（略）
6、業務單位報告：
1 . 秘書室報告：
（1 ）報告前次會議紀錄。
主席裁示：
（1 ）前次會議紀錄確定。
2 . 河川科報告：（如書面資料）
主席裁示：洽悉。
7、討論事項：
案由一：擬訂「本局防汛輪值要點」，提請討論。（人事室提）
主席裁示：修正後通過，自6月1日起實施。
案由二：公務車是否改採線上登記，提請討論。（秘書室提）
主席裁示：同意辦理。
8、散會：下午5時
"""

SCHOOL = """青嵐縣南嶺國小118學年度第2學期期末校務會議紀錄
時間：119年6月26日下午1時20分
地點：視聽教室
主席：溫榆明
紀錄：蘇洵
一、各處室報告事項彙整：
教導主任柳永報告：
四、環境教育計畫
（一）感謝各班協助。
二、提案討論：
案由一：校慶日期，請討論。（訓育組）
決議：舉手表決，甲案4票，乙案9票，採乙案。
三、臨時動議：無
四、主席結論：暑假值勤請依輪值表。
五、散會：下午3時
"""

CASES = """青嵐縣選舉委員會第18次委員會會議紀錄
壹、時間：119年4月18日（星期二）上午10時
貳、地點：本會會議室
參、主席：溫主任委員榆明　記錄：蘇洵
肆、討論提案
第一案　提案單位：第一組
案由：擬訂「青嵐縣候選人登記須知」（草案），提請審議。
決議：照案通過。
第二案　提案單位：第四組
案由：候選人懸掛旗幟一案，是否裁罰，提請討論。
決議：請監察小組查明時間，提下次委員會議討論。
第三案　提案單位：第二組
案由：擬修正「青嵐縣選務要點」部分條文，提請討論。
決議：
一、第三條第二項照案通過。
二、第十六條贊成3票，反對8票，未獲通過。
第四案　提案單位：第三組
案由：擬具本會年度訓練計畫，提請審議。
決議：提案單位撤案。
伍、臨時動議：
蘇委員洵提：投票所預備雨具案。
決議：請第一組函轉各鄉鎮市公所參辦。
陸、散會：上午11時
"""

RUN_TOGETHER = (
    "青嵐縣政府環境影響評估審查委員會第18次會議紀錄壹、時間：119年11月25日上午9時30分貳、地點：本府簡報室"
    "參、主席：溫主任委員榆明　紀錄：蘇洵伍、主席致詞：略。陸、確認本會第17次會議紀錄：確認。"
    "柒、報告事項：「南嶺溫泉環境影響說明書」專案小組辦理情形。決定：洽悉。"
    "捌、討論事項：第一案 「青嵐採石場環境影響說明書」一、本案經專案小組初審。二、委員意見（略）。"
    "三、結論：（一）本案有條件通過審查，開發單位應辦理下列事項：1、每日運輸不逾80車次。2、提送處理計畫。"
    "第二案 「白水橋環境影響差異分析報告」結論：（一）補正後再審。（二）應補正滲出水之計算。"
    "玖、臨時動議：無。拾、散會（中午12時）。"
)

TOWN = """青嵐鄉民代表會第九屆第三次臨時大會第二次會議紀錄
一、時間：中華民國119年8月23日
二、地點：本會議事堂
三、出席：溫主席榆明、蘇代表洵
四、主席：溫主席榆明　紀錄：柳永
五、議程：
（一）審議鄉公所提案
（二）審議代表提案
（三）閉會
六、討論及決議事項：
（一）審議鄉公所提案：
審議本鄉119年度追加減預算案。
大會決議：照案通過
（二）審議代表提案1案：
第一案　提案人：蘇洵
案由：請恢復環保義工隊觀摩。
說明：本鄉環保義工隊平時淨灘不遺餘力，迭獲上級表揚，應予鼓勵，
鄰近鄉鎮均已恢復辦理，本鄉自三年前停辦以來，義工出隊的人數
大會決議：送請鄉公所研議辦理。
散會：16時
"""

ONE_CASE = """AB12-審議事項-第7案：青嵐縣政府函為「變更南嶺都市計畫案」。
會議紀錄id
AB12
概要說明
- 一、本案業經青嵐縣都市計畫委員會119年5月18日審議通過。
- 二、專案小組已於119年6月15日及7月10日召開2次會議，爰提會討論。
決議
- 決議：本案除下列各點外，其餘准照專案小組意見通過，並退請該府修正後，逕予核定，免再提會討論。
- 一、綜理表第5案（市場用地），暫予保留，請縣政府補充回饋計畫後另案報核。
- 二、計畫年期修正為民國125年。
附件
- 【附錄】專案小組意見：本案建議退回。
"""


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def items(text):
    return [(s.number, s.heading, " ".join(s.reporters)) for s in read(text).sections]


def rulings(text):
    return [
        (d.outcome, d.object, " ".join(d.responsible))
        for s in read(text).sections
        for d in s.decisions
    ]


def test_points_of_the_page_below_the_end_of_a_sitting_are_no_items():
    assert items(HALL) == [
        (None, "市長提示", ""),
        ("一", "消防局陳報「青嵐市山林火災分析」報告", "消防局"),
        ("一", "「青嵐市公園自治條例」部分條文修正草案，提請審議", "法制處"),
        ("二", "本市南嶺段土地標售案，提請 審定", "地政局"),
    ]
    assert "點閱數：18" in read(HALL).conclusions


def test_a_point_that_closes_the_meeting_is_no_item():
    head = "第9次主管會報\n主席：溫局長榆明\n紀錄：蘇洵\n"
    points = "• 各科提報\n  • 6月10日總質詢請留守。\n• 散會（上午11時）\n• 更新日期：119-01-05"
    assert items(head + points) == [(None, "各科提報", "")]
    assert read(head + points).sections[0].paragraphs[0].text == "6月10日總質詢請留守。"


def test_the_bureau_whose_office_gave_the_page_held_the_meeting_of_its_head():
    head = "第9次主管會報\n主席：溫局長榆明\n紀錄：蘇洵\n• 各科提報\n• 散會\n"
    assert read(f"{head}• 資料提供：青嵐工程局秘書室").bodies == ("青嵐工程局",)
    assert read(f"{head}• 資料來源：青嵐資訊處").bodies == ()


def test_a_page_of_one_case_has_no_sitting_and_the_ruling_below_its_label():
    meeting = read(ONE_CASE)
    assert (meeting.session, meeting.kind, meeting.date) == (None, None, None)
    assert items(ONE_CASE) == [("第7案", "青嵐縣政府函為「變更南嶺都市計畫案」", "")]
    assert rulings(ONE_CASE) == [
        ("审议通过", "變更南嶺都市計畫案", ""),
        ("暂缓", "綜理表第5案（市場用地）", ""),
    ]
    assert meeting.documents == ("變更南嶺都市計畫案",)


def test_a_case_by_its_name_that_comes_back_with_what_an_office_must_do():
    text = """QS0417-2-案名:變更青嵐市柳岸路附近地區主要計畫案
會議紀錄id
QS0417
決議
- 決議:本案請發展局參考委員意見，妥為研擬具體方案後，再提委員會議審議。
- 附帶決議:舊防空洞，請文化局於再提會前完成評估。
附件
- 柳委員永文:請補充說明。"""
    assert items(text) == [("QS0417-2", "變更青嵐市柳岸路附近地區主要計畫案", "")]
    assert [one[0] for one in rulings(text)] == ["再次研究", "交办"]
    assert not read(text).attendees


def test_a_plan_without_marks_is_a_document_where_it_is_drawn_up():
    assert read(CASES).sections[3].documents[0].title == "本會年度訓練計畫"


def test_what_a_hall_ruled_is_on_the_matter_that_was_brought():
    assert rulings(HALL) == [
        ("交办", "巡查抽水站", "水利局"),
        ("备查", "「青嵐市山林火災分析」報告", ""),
        ("审议通过", "「青嵐市公園自治條例」部分條文修正草案", ""),
        ("提请审议", "「青嵐市公園自治條例」部分條文修正草案", ""),
        ("再次研究", "本市南嶺段土地標售案", ""),
    ]
    assert read(HALL).sections[1].documents[0].title == "青嵐市山林火災分析"


def test_parts_numbered_by_digits_hold_items_of_any_other_number():
    assert items(BUREAU) == [
        ("1", "秘書室報告", "秘書室"),
        ("2", "河川科報告", "河川科"),
        ("案由一", "擬訂「本局防汛輪值要點」，提請討論", "人事室"),
        ("案由二", "公務車是否改採線上登記，提請討論", "秘書室"),
    ]
    assert rulings(BUREAU) == [
        ("确认", "前次會議紀錄", ""),
        ("备查", "河川科報告", ""),
        ("审议通过", "「本局防汛輪值要點」", ""),
        ("同意", "公務車是否改採線上登記", ""),
    ]


def test_a_number_inside_a_report_does_not_leap_over_the_next_part():
    assert items(SCHOOL) == [
        ("一", "各處室報告事項彙整", ""),
        ("案由一", "校慶日期，請討論", "訓育組"),
        ("四", "主席結論", ""),
    ]
    assert rulings(SCHOOL) == [("同意", "校慶日期", "")]


def test_the_unit_above_a_case_brings_it_and_a_member_who_moves_it_is_not_its_name():
    told = items(CASES)
    assert told[0] == ("第一案", "擬訂「青嵐縣候選人登記須知」（草案），提請審議", "第一組")
    assert [reporters for _, _, reporters in told] == ["第一組", "第四組", "第二組", "第三組", ""]
    assert told[-1][1] == "投票所預備雨具案"


def test_rulings_on_cases_articles_and_what_is_passed_on():
    assert rulings(CASES) == [
        ("审议通过", "「青嵐縣候選人登記須知」（草案）", ""),
        ("再次研究", "候選人懸掛旗幟一案", "監察小組"),
        ("审议通过", "第三條第二項", ""),
        ("未通过", "第十六條", ""),
        ("撤回", "本會年度訓練計畫", ""),
        ("交办", "投票所預備雨具案", "第一組"),
    ]


def test_a_page_that_ran_its_cases_together_is_cut_before_each():
    assert items(RUN_TOGETHER) == [
        ("陸", "確認本會第17次會議紀錄", ""),
        ("柒", "「南嶺溫泉環境影響說明書」專案小組辦理情形", ""),
        ("第一案", "「青嵐採石場環境影響說明書」", ""),
        ("第二案", "「白水橋環境影響差異分析報告」", ""),
    ]
    assert [outcome for outcome, _, _ in rulings(RUN_TOGETHER)] == [
        "确认",
        "备查",
        "附条件同意",
        "再次研究",
    ]


def test_the_agenda_of_a_town_is_no_item_and_its_bills_without_numbers_are():
    assert items(TOWN) == [
        (None, "審議本鄉119年度追加減預算案", ""),
        ("第一案", "請恢復環保義工隊觀摩", ""),
    ]
    assert rulings(TOWN)[0] == ("审议通过", "本鄉119年度追加減預算案", "")
    assert "（三）閉會" in read(TOWN).preamble


def test_an_article_that_fared_otherwise_than_the_rest_is_not_the_item():
    ruled = "決議：第二條未獲通過。其餘照案通過。"
    told = rulings(CASES.replace("決議：提案單位撤案。", ruled))
    assert ("未通过", "第二條", "") in told
    assert ("未通过", "本會年度訓練計畫", "") not in told


@pytest.mark.parametrize(
    ("ruling", "outcome"),
    [
        ("提案人自請撤回。", "撤回"),
        ("原提案單位撤案。", "撤回"),
        ("有條件通過，施工前應提送計畫。", "附条件同意"),
        ("補正後再審。", "再次研究"),
        ("本案再行研議，下次提會。", "再次研究"),
        ("未獲通過。", "未通过"),
        ("照案通過，函報內政部備查。", "审议通过"),
        ("同意辦理，並送議會備查。", "同意"),
        ("同意備查，並函送各里。", "备查"),
    ],
)
def test_short_rulings(ruling, outcome):
    text = CASES.replace("決議：提案單位撤案。", f"決議：{ruling}")
    assert (outcome, "本會年度訓練計畫", "") in rulings(text)


@pytest.mark.parametrize(
    "ruling",
    [
        "請社會局會同主計處重行研議後，再提市政會議討論。",
        "本案請社會局就請領資格再行釐清後提會。",
        "本案請林副秘書長召集社會局再行研商後，提下次市政會議討論。",
    ],
)
def test_what_an_office_weighs_anew_comes_back(ruling):
    text = CASES.replace("決議：提案單位撤案。", f"決議：{ruling}")
    assert ("再次研究", "本會年度訓練計畫", "社會局") in rulings(text)
