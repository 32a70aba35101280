"""Consultations of a legislature's groups, a cabinet's words, towns, and newspapers' news."""

import pytest

from corpus.errors import NotMinutes
from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def test_a_consultation_quotes_the_resolutions_it_is_about():
    meeting = read("""黨團協商紀錄
立法院第12屆第3會期黨團協商會議紀錄
時 間 中華民國119年3月5日(星期二)9時4分至10時9分
地 點 本院議場三樓會議室
主 席 溫院長榆明
協商主題 一、本院青山黨黨團,建請院會作成決議:「請行政院每月提出水庫報告。」是否有當?請公決案。
二、本院長河黨黨團,建請院會作成決議:「公開圳路圖資。」是否有當?請公決案。
主席:各位先進,現在開始交換意見。
蘇委員洵:這一案之前協商過。""")
    assert (meeting.title, meeting.bodies, meeting.kind, meeting.term, meeting.session) == (
        "立法院第12屆第3會期黨團協商會議紀錄",
        ("立法院",),
        "黨團協商會議",
        12,
        None,
    )
    assert [person.name for person in meeting.attendees] == ["溫榆明"]
    assert [(s.number, s.heading) for s in meeting.sections] == [
        (
            "一",
            "本院青山黨黨團,建請院會作成決議:「請行政院每月提出水庫報告。」是否有當?請公決案",
        ),
        ("二", "本院長河黨黨團,建請院會作成決議:「公開圳路圖資。」是否有當?請公決案"),
    ]
    assert not any(section.decisions for section in meeting.sections)


def test_the_words_of_a_cabinets_chair_alone():
    meeting = read("""行政院會議

行政院第4128次院會決議

日期:119-12-20
資料來源:綜合業務處

院長提示:
民國119年12月20日第4128次會議
一、水利署所提備援水源一節,請經濟部檢討。
二、年終業務請各部會加強辦理。""")
    assert (meeting.kind, meeting.session, str(meeting.date)) == ("院會", 4128, "2030-12-20")
    assert [(s.number, s.heading) for s in meeting.sections] == [(None, "院長提示")]


def test_the_term_inside_the_name_of_a_town():
    meeting = read("""雲海縣青石鎮第21屆鎮民代表會第5次臨時大會預備會議紀錄
一、開會時間:民國119年12月19日
二、開會地點:本會議事廳
三、出席人:蘇主席洵、柳副主席永文、許代表知秋,計3名。
四、主席:柳副主席永文
五、紀錄:組員吳長風""")
    assert (meeting.bodies, meeting.kind) == (("雲海縣青石鎮民代表會",), "預備會議")
    assert (meeting.term, meeting.session) == (21, 5)


def test_a_panel_that_considered_and_agreed():
    meeting = read("""立法會

立法會CB(1)95號文件

檔 號:CB1/PL/ED

立法會
水務事務委員會
會議紀要

日 期:2031年7月22日(星期二)
時 間:正午12時
地 點:立法會大樓會議室B

出席委員:

溫榆明議員(主席)
蘇 洵議員

I. 下次會議的討論事項

1.議員考慮上屆委員會的待議事項,並同意在2031年8月15日的下次會議上,討論以下事宜:

  1. 水塘的保養;""")
    assert [d.outcome for d in meeting.sections[0].decisions] == ["同意"]


def test_a_newspaper_on_a_council():
    meeting = read("""當前報章2031年06月05日
今日導讀
市政諮委會召開特別大會

    【特訊】市政署市政諮詢委員會日前召開特別大會,審議市政署本年度預算修改。
    會議於五月三十一日下午在市政署大禮堂舉行,由市政諮詢委員會主席溫榆明主持,出席者包括副主席蘇洵、委員柳永文、辜知秋及許長風。市政管理委員會主席戴望舒、副主席李若谷,委員馬聽泉及杜若汀列席會議。
昔日新聞""")
    assert (meeting.title, meeting.bodies, meeting.kind, meeting.location) == (
        "市政諮委會召開特別大會",
        ("市政署市政諮詢委員會",),
        "特別大會",
        "市政署大禮堂",
    )
    assert meeting.date is None
    assert " ".join(f"{person.attendance}={person.name}" for person in meeting.attendees) == (
        "chair=溫榆明 present=蘇洵 present=柳永文 present=辜知秋 present=許長風"
        " observer=戴望舒 observer=李若谷 observer=馬聽泉 observer=杜若汀"
    )


CALLED = """【特訊】港務諮詢委員會日前召開特別大會,審議港務局本年度預算修改,並與港務局交流工作情況。
    會議於五月三十一日在港務大堂舉行,由港務諮詢委員會主席溫榆明主持,出席者包括副主席蘇洵、委員柳永文。
    港務諮詢委員會對港務局本年度預算修改草案進行審議,經港務局解釋後,{passed}。"""


@pytest.mark.parametrize(
    ("passed", "told"),
    [
        ("一致通過", [("审议通过", "港務局本年度預算修改草案")]),
        ("未獲通過", []),
        ("委員會感謝局方", []),
    ],
)
def test_what_a_council_was_called_for_and_what_became_of_it(passed, told):
    [section] = read(CALLED.format(passed=passed)).sections
    assert section.heading == "審議港務局本年度預算修改"
    assert [(one.outcome, one.object) for one in section.decisions] == told


CITY = """跳到主要內容區塊
雲海市政府第541次市政會議紀錄119/05/09

市長提示:
一、梅雨即將來臨,請相關局處加強防汛。
報告事項
一、文化局陳報「博物館節」報告。(詳如書面資料)
決定:准予備查。
市長提示:
(一)請文化局妥善安排展出。
二、水利局陳報「抽水站」報告。(詳如書面資料)
決定:准予備查。"""


def test_a_city_whose_only_date_stands_behind_the_title():
    meeting = read(CITY)
    assert (meeting.title, meeting.bodies) == ("雲海市政府第541次市政會議紀錄", ("雲海市政府",))
    assert (meeting.kind, meeting.session, str(meeting.date)) == ("市政會議", 541, "2030-05-09")
    assert meeting.attendees == ()
    assert [(s.number, s.heading) for s in meeting.sections] == [
        (None, "市長提示"),
        ("一", "文化局陳報「博物館節」報告"),
        ("二", "水利局陳報「抽水站」報告"),
    ]
    assert [d.outcome for s in meeting.sections for d in s.decisions] == ["备查", "备查"]


def test_what_the_chair_of_a_legislature_declares_aloud():
    meeting = read("""院會紀錄

立法院第12屆第3會期第3次會議紀錄

時  間 中華民國119年3月12日(星期五)上午10時2分

地  點 本院議場

主  席 溫院長榆明

秘書 蘇洵

副秘書長 柳永文

秘書長:報告院會,出席委員64人,已足法定人數。

主席:現在開會。現在進行報告事項。

報 告 事 項

一、宣讀本院第12屆第3會期第2次會議議事錄。

主席:報告院會,議事錄並無委員提出錯誤之處,作以下宣告:第2次會議議事錄確定。

二、依水庫法第四條規定:「水庫應按月測量。」報請公鑒。

主席:請問院會,對本案有無異議?(無)無異議,通過。

三、本院委員許長風等18人擬具「水庫法第七條條文修正草案」,請審議案。

主席:請問院會,有無異議?(有)有異議,另行處理。""")
    assert " ".join(f"{person.attendance}={person.name}" for person in meeting.attendees) == (
        "chair=溫榆明 observer=蘇洵 observer=柳永文"
    )
    assert [[d.outcome for d in s.decisions] for s in meeting.sections] == [
        ["确认"],
        ["审议通过"],
        [],
    ]
    assert meeting.sections[1].heading == "依水庫法第四條規定:「水庫應按月測量。」報請公鑒"


def test_a_page_that_names_its_record_twice():
    line = (
        "2030-06-13119學年度第2學期第2次校務會議紀錄 國立雲海大學119學年度"
        "第2學期第2次校務會議紀錄   時間:民國119年6月13日(星期六)上午9時 地點"
        ":Webex Meeting 主席:溫校長榆明                   "
        "  紀錄:蘇洵 壹、主席報告 本次會議應出席人數170人,已超過法定人數,現在時間是"
        "9點2分,開始開會。 一般行政方面: 一、創新教學推動情形良好,請各學院持續辦理,並"
        "於下次會議前提出書面的報告供各位代表參考。 二、圖書館完成夜間開放的試辦,詳如書面資"
        "料。"
    )
    meeting = read(f"會議日期主題內容\n{line}")
    assert (meeting.title, meeting.bodies, meeting.kind, meeting.location) == (
        "國立雲海大學119學年度第2學期第2次校務會議紀錄",
        ("國立雲海大學",),
        "校務會議",
        "Webex Meeting",
    )
    assert [(s.number, s.heading) for s in meeting.sections] == [("壹", "主席報告")]


def test_a_councils_meeting_of_the_year():
    meeting = read("""经济事务委员会举行2031年全体大会

“经济事务委员会2031年全体大会”於12月5日召开,会议由行政长官温榆明主持,并邀请行政会委员出席。特区政府继续听取意见。""")
    assert (meeting.title, meeting.bodies, meeting.kind) == (
        "经济事务委员会举行2031年全体大会",
        ("经济事务委员会",),
        "全体大会",
    )
    assert (str(meeting.date), meeting.chair.name) == ("2031-12-05", "温榆明")


def test_the_chair_before_the_verb_and_the_year_of_another_sentence():
    meeting = read(
        """濱海諮詢委員會早前舉行2044年度第二次平常會議,委員會主席、運輸司司長溫榆明主持會議。會上各委員聽取了《漁港規劃》之介紹內容,並提出意見。
濱海諮詢委員會第二次平常會議於本年11月6日在漁業局舉行。會上,漁業局人員介紹了上述諮詢的內容,包括《船舶條例》的籌備。"""
    )
    assert (meeting.bodies, meeting.kind, meeting.session) == (
        ("濱海諮詢委員會",),
        "平常會議",
        2,
    )
    assert str(meeting.date) == "2044-11-06"
    assert meeting.chair.name == "溫榆明"
    assert meeting.chair.titles[-1].endswith("運輸司司長")
    assert [section.heading for section in meeting.sections] == ["聽取了《漁港規劃》之介紹內容"]
    assert meeting.documents == ("漁港規劃", "船舶條例")


def test_an_advisory_council_that_sat_somewhere_is_told_without_its_chair():
    told = "濱海諮詢委員會日前召開特別會議,邀請漁業局交換意見。"
    meeting = read(told + "\n會議於四月十日在漁業局舉行。主席溫榆明簡介兩局的職能。")
    assert (meeting.kind, meeting.location) == ("特別會議", "漁業局")
    assert (meeting.chair, meeting.date) == (None, None)
    with pytest.raises(NotMinutes):
        read("濱海諮詢委員會將於四月十日在漁業局召開特別會議,邀請漁業局交換意見。")
    with pytest.raises(NotMinutes):
        read("行政會完成討論《濱海諮詢委員會》行政法規草案。\n草案建議由局長擔任主席。")


def test_half_a_year_at_school_is_no_part_of_its_committee():
    meeting = read("""雲海大學圖書委員會 137學年度上學期第一次會議 會議紀錄
一、時間:137年11月26日
二、地點:第三會議室
三、主席:溫主任委員榆明
四、出席:蘇洵如委員、晏小山委員
秘書:柳永文主任  紀錄:杜若汀組員
五、報告事項:
(一)主席報告""")
    assert meeting.bodies == ("雲海大學圖書委員會",)
    assert [str(p.attendance) for p in meeting.attendees if p.name == "杜若汀"] == ["clerk"]


def test_what_the_views_exchanged_were_on_is_the_item():
    talk = "就漁港,以及與市政署的合作交換意見"
    meeting = read(f"""  【特訊】市政諮詢委員會日前召開特別大會,邀請漁業局{talk}。
    會議於五月三十一日下午在市政署大禮堂舉行,由市政諮詢委員會主席溫榆明主持,出席者包括副主席蘇洵、委員柳永文。""")
    assert [section.heading for section in meeting.sections] == [talk]


TOPICS = """燈塔保護委員會於今日召開2031年第五次平常全體會議,\
會議由燈塔保護委員會代主席、燈塔局局長溫榆明主持,\
燈塔局於會上分別就“港灣文化周”“第五批評定建議”及“船廠修復支援”向委員作出介紹並諮詢意見。
會上,燈塔局介紹港灣文化周內容,活動定於五月舉行。
燈塔局對第五批三座燈塔啟動評定程序。委員對青石塔及柳岸塔的評定表示一致認同;至於漁港塔,因意見分歧,委員會決定待補充資料後再行諮詢。
此外,燈塔局就船廠的修復支援申請諮詢委員會意見,基於其歷史價值,委員會一致認同為其提供支援。
出席會議的包括社會文化司司長辦公室代表蘇洵如、燈塔保護委員會委員柳永文。委員晏殊如因事缺席。"""
WEIGHED = """【專訊】漁港署漁港諮詢委員會日前召開特別會議,\
審議漁港署明年預算提案及本年度第三次修改,並聽取漁港署匯報碼頭翻新進度。
會議由漁港諮詢委員會主席溫榆明主持,出席者包括副主席蘇洵如、委員柳永文、晏殊如。
漁港諮詢委員會一致通過明年預算提案。
至於第三次修改,委員經討論後以十票贊成、一票棄權獲得通過。
就委員柳永文提出增設「漁船小組」的建議,會議決定留待十月份平常會議再作討論。"""


def told(meeting):
    return [
        (section.heading, [(one.outcome, one.object) for one in section.decisions])
        for section in meeting.sections
    ]


def test_matters_put_to_a_council_in_one_sentence():
    meeting = read(TOPICS)
    assert told(meeting) == [
        ("港灣文化周", []),
        ("第五批評定建議", [("同意", "青石塔及柳岸塔的評定"), ("再次研究", "漁港塔")]),
        ("船廠修復支援", [("同意", "船廠的修復支援申請")]),
    ]
    assert {section.reporters for section in meeting.sections} == {("燈塔局",)}
    assert [one.name for one in meeting.attendees if one.attendance == "absent"] == ["晏殊如"]


def test_what_a_council_met_to_weigh():
    assert told(read(WEIGHED)) == [
        ("審議漁港署明年預算提案", [("审议通过", "明年預算提案")]),
        ("本年度第三次修改", [("审议通过", "第三次修改")]),
        ("聽取漁港署匯報碼頭翻新進度", []),
        ("增設「漁船小組」的建議", [("再次研究", "增設「漁船小組」的建議")]),
    ]


ANNOUNCED = """漁港事務委員會2031年度第二次平常會議於漁港局大堂舉行。\
會議由委員會主席、漁港署溫榆明署長主持。\
會議議程包括:審議船舶團體的資助續期申請,以及匯報漁港事務委員會燈塔巡查計劃。
會上,漁港署人員介紹了船舶團體資助續期申請的評審情況,經委員討論後,通過了十二個船舶團體的續期申請。{also}
出席是次會議還包括:社會文化司司長辦公室蘇洵如顧問、漁港署柳永文副署長。"""


@pytest.mark.parametrize(
    ("also", "outcomes"),
    [
        ("另有委員建議增加支援。", []),
        ("委員會一致通過漁港事務委員會燈塔巡查計劃。", ["审议通过"]),
        ("委員會通過其他事項。", []),
    ],
)
def test_what_became_of_the_items_of_an_agenda(also, outcomes):
    meeting = read(ANNOUNCED.format(also=also))
    assert [(one.heading, [d.outcome for d in one.decisions]) for one in meeting.sections] == [
        ("審議船舶團體的資助續期申請", ["审议通过"]),
        ("匯報漁港事務委員會燈塔巡查計劃", outcomes),
    ]
    assert meeting.sections[0].decisions[0].object == "十二個船舶團體的續期申請"
    assert meeting.sections[0].decisions[0].evidence in meeting.sections[0].paragraphs[-1].text
