"""What is read behind a nested record, one topic of a consultation, pages without a headline."""

import pytest

from corpus.assembly.lines.dates import read_day
from corpus.assembly.lines.ordinals import with_ordinals
from corpus.assembly.people.rosters import read_list
from corpus.assembly.rulings.decisions import senders
from corpus.errors import NotMinutes
from corpus.model import Attendance, Source
from corpus.page.mending import Line
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def people(meeting):
    return " ".join(f"{person.attendance}={person.name}" for person in meeting.attendees)


def items(meeting):
    return [
        (s.number, s.heading, [decision.outcome for decision in s.decisions])
        for s in meeting.sections
    ]


NESTED = """立法院第21屆第1會期水文委員會第40次全體委員會議紀錄
時  間 中華民國127年7月11日(星期一)9時2分至16時55分
地  點 本院雲樓302會議室
主  席 溫委員榆明
主席:出席委員5人,已足法定人數,現在開會。進行報告事項。
報 告 事 項
宣讀上次會議議事錄。
立法院第21屆第1會期水文委員會第39次全體委員會議議事錄
時  間:中華民國127年7月7日(星期四)上午9時3分至10時43分
地  點:本院雲樓302會議室
出席委員:蘇洵如  柳永文
主  席:蘇召集委員洵如
報 告 事 項
宣讀上次會議議事錄。
決定:確定。
主席:請問各位,上次會議議事錄有無錯誤或遺漏?(無)無錯誤或遺漏,議事錄確定。
討 論 事 項
一、審查「水庫法草案」。"""


def test_the_verdict_behind_a_nested_record_is_told_and_the_nested_one_is_not():
    meeting = read(NESTED)
    assert items(meeting) == [
        (None, "宣讀上次會議議事錄", ["确认"]),
        ("一", "審查「水庫法草案」", []),
    ]
    assert people(meeting) == "chair=溫榆明"
    texts = [paragraph.text for paragraph in meeting.sections[0].paragraphs]
    assert any(text.endswith("議事錄確定。") for text in texts)


def test_who_is_asked_to_answer_does_not_preside():
    meeting = read("""立法院第21屆第7會期第5次會議紀錄
時  間 中華民國126年3月24日(星期二)上午9時2分
地  點 本院議場
主  席 溫院長榆明
蘇副院長洵如
秘書長 柳永文
主席:現在繼續開會,對行政院院長繼續質詢。
• 主席
請行政院晏院長答復。""")
    assert people(meeting) == "chair=溫榆明 chair=蘇洵如 observer=柳永文"


def test_one_topic_of_a_consultation_holds_what_was_said():
    meeting = read("""立法院第21屆第1會期黨團協商會議紀錄
時  間 中華民國134年3月25日(星期一)15時36分
地  點 本院雲樓會議室
主  席 溫院長榆明
協商主題 研商有關水庫法之質詢相關事宜
主席:跟各位報告,在協商開始之前先說明。現在請蘇總召發言。
蘇委員洵如:謝謝院長,本席贊成。""")
    assert items(meeting) == [(None, "研商有關水庫法之質詢相關事宜", [])]
    assert meeting.sections[0].reporters == ()
    assert len(meeting.sections[0].paragraphs) == 2


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("(秘书)", "chair=温榆明 present=苏洵 present=柳永文 clerk=晏小山 observer=苏小文"),
        ("", "chair=温榆明"),
    ],
)
def test_a_page_without_headline_and_labels_tells_its_day_and_chair(mark, told):
    """The list of those present ends with the secretary; without her, nothing tells its end."""
    meeting = read(f"""TH Header | |
---|---|
日期: | 二O三六年九月二十五日(星期一) |
时间: | 下午五时至五时三十分 |
地点: | 云海道文物馆会议室 |
温榆明先生,SBS,JP(主席)
苏洵博士,JP
柳永文女士
晏小山女士{mark}
蒲松龄先生
副秘书长(3)
苏小文先生
主席于下午五时宣布会议开始。他告知委员,两幢历史建筑物获得奖项。""")
    assert (str(meeting.date), meeting.location) == ("2036-09-25", "云海道文物馆会议室")
    assert meeting.chair.name == "温榆明"
    assert set(people(meeting).split()) - {"present=温榆明"} == set(told.split())


ORDINALS = """TH Header | |
---|---|
日期: | 二O三六年九月二十五日(星期一) |
时间: | 下午五时至五时三十分 |
地点: | 云海道文物馆会议室 |
温榆明先生,SBS,JP(主席)
苏洵博士,JP
晏小山女士(秘书)
蒲松龄先生
柳永文女士
副秘书长(3)
苏小文先生
馆长(古桥)
黄竹筠女士
物业经理/东区及古桥
主席于下午五时宣布会议开始,并说古桥咨询委员会(委员会)将与学会联络。
第一项 通过二O三六年七月一日的会议记录
(文件编号ABC/41/2035-06)
一、上次会议的会议记录无须修改,获得通过。
第二项 青石桥的评级
(文件编号ABC/42/2035-06)
二、委员会一致支持把青石桥宣布为法定古迹。
第三项 旧码头的保存方案
(文件编号ABC/43/2035-06)
三、主席总结时说,请署方提供勘察报告后,再把此项目提交委员会讨论。
古桥办事处
"""


def test_items_counted_as_first_and_second_with_their_papers():
    meeting = read(ORDINALS)
    assert (meeting.title, meeting.bodies) == ("古桥咨询委员会", ("古桥咨询委员会",))
    told = [
        (one.number, one.heading, [d.outcome for d in one.decisions]) for one in meeting.sections
    ]
    assert told == [
        ("第一项", "通过二O三六年七月一日的会议记录", ["确认"]),
        ("第二项", "青石桥的评级", ["同意"]),
        ("第三项", "旧码头的保存方案", ["再次研究"]),
    ]
    assert [d.object for s in meeting.sections[1:] for d in s.decisions] == [
        "把青石桥宣布为法定古迹",
        "旧码头的保存方案",
    ]


def test_the_last_post_says_that_posts_stand_below_their_holders():
    found = {one.name: one.titles for one in read(ORDINALS).attendees}
    assert found["柳永文"] == ("副秘书长(3)",)
    assert found["苏小文"] == ("馆长(古桥)",)
    assert found["黄竹筠"] == ("物业经理/东区及古桥",)
    assert "蒲松龄" not in found


def test_ordinals_of_a_budget_or_a_law_are_no_items():
    rows = [Line(0, "第1项 工务局6万元,照列。"), Line(1, "第2项 水文局7万元,照列。")]
    assert with_ordinals(rows) == tuple(rows)
    papered = [Line(0, "第1项:通过会议记录(委员会文件第9/2036号)"), Line(1, "第2项:其他事项")]
    assert [row.text[:4] for row in with_ordinals(papered)] == ["第1项\u2003", "第2项\u2003"]
    joined = [Line(0, "第1项通过会议记录(委员会文件第9/2036号)"), Line(1, "第2项其他事项")]
    assert with_ordinals(joined) == tuple(joined)


def test_behind_the_word_of_the_agenda_no_blank_is_needed():
    text = ORDINALS
    for number in "一二三":
        text = text.replace(f"第{number}项 ", f"议程第{number}项")
    assert [(one.number, one.heading) for one in read(text).sections] == [
        ("议程第一项", "通过二O三六年七月一日的会议记录"),
        ("议程第二项", "青石桥的评级"),
        ("议程第三项", "旧码头的保存方案"),
    ]


DAYS = [
    ("中華民國129年12月24(星期四)9時1分", "2040-12-24"),
    ("中華民國129年12月24日(星期四)9時1分", "2040-12-24"),
    ("129年12月", "2040-12"),
    ("民國1291224(星期四)上午9", "2040-12-24"),
    ("民國1291324(星期四)上午9", "None"),
    ("民國12912上午9", "None"),
    ("二OO七年三月二十六日", "2007-03-26"),
    ("二ΟО七年三月二十六日", "2007-03-26"),
    ("二 ○ ○ 七 年 三 月 二 十 六 日", "2007-03-26"),
    ("二千零七年三月二十六日", "None"),
    ("兩零零七年三月二十六日", "None"),
    ("2007-03-26 00:00:00.000", "2007-03-26"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days_with_a_lost_character(text, day):
    assert str(read_day(text, True)) == day


SENDERS = [
    ("處理交通部函,為129年度預算決議,檢送書面報告案", ()),
    ("審查行政院函請審議「水井法草案」案", ()),
    (
        "邀請水文部部長溫榆明、嵐西測站處處長蘇洵如率同所屬列席報告業務概況,並備質詢",
        ("水文部", "嵐西測站處"),
    ),
    ("邀請行政院水文署首長,針對「水價」提出專案報告", ("行政院水文署",)),
    ("本院水文、交通兩委員會報告併案審查「水井法草案」案", ("本院水文、交通兩委員會",)),
    ("休會期間請願案處理情形報告", ()),
    ("研商有關本會期對行政院提出質詢相關事宜", ()),
    ("市長室會議決議事項重點報告", ()),
    ("前次會未完成事項報告", ()),
    ("溫縣長大榆率建設處處長等報告：道路擴寬案", ()),
]


@pytest.mark.parametrize(("heading", "organs"), SENDERS)
def test_who_sent_an_item(heading, organs):
    assert senders(heading) == organs


def test_posts_over_two_lines_and_names_in_latin():
    rows = ("雲海局", "雲海局主席", "溫榆明先生", "水務局", "水務局議員", "蘇洵女士")
    told = read_list(rows, Attendance.OBSERVER)
    assert [(p.name, p.organizations, p.titles) for p in told.attendees] == [
        ("溫榆明", ("雲海局",), ("主席",)),
        ("蘇洵", ("水務局",), ("議員",)),
    ]
    assert told.unclear == ()
    cells = read_list(("水文院秘書長", "溫榆明", "水文院發言人", "Sawa Kala"), Attendance.OBSERVER)
    assert [person.name for person in cells.attendees] == ["溫榆明", "Sawa Kala"]


def test_a_plan_with_money_behind_it_is_no_document():
    meeting = read("""立法院第21屆第3會期交通委員會第8次全體委員會議紀錄
時  間 中華民國128年4月13日(星期四)9時至13時
地  點 本院雲樓201會議室
主  席 溫委員榆明
報 告 事 項
一、審查「道路養護計畫」項下預算凍結書面報告案。
二、審查「水庫清淤計畫」案。""")
    assert meeting.documents == ("水庫清淤計畫",)


def test_a_plan_with_a_long_name_is_a_document_still():
    name = f"變更青石都市計畫({'部分農業區為河川區、' * 9}部分道路用地)案"
    meeting = read(f"""立法院第21屆第3會期交通委員會第8次全體委員會議紀錄
時  間 中華民國128年4月13日(星期四)9時至13時
地  點 本院雲樓201會議室
主  席 溫委員榆明
討 論 事 項
一、某縣政府函為「{name}」。""")
    assert meeting.documents == (name,)


def test_a_page_of_labels_without_headline_is_called_by_its_first_line():
    meeting = read("""• 時間:126年1月10日(星期二)下午2時30分
  • 地點:雲樓渭水廳
  • 主席:溫副召集人榆明、蘇副召集人洵如
  • 出席者:柳委員永文、晏委員幾道(請假)
  • 列席者:張副總統小文、水文院蘇秘書長小山
  • 記錄:秘書組
  • 壹、副總統致詞
  • 各位委員,大家午安。
  • 貳、確認第一次會議紀錄""")
    assert meeting.title == "時間:126年1月10日(星期二)下午2時30分"
    assert (str(meeting.date), meeting.location) == ("2037-01-10", "雲樓渭水廳")
    assert people(meeting) == (
        "chair=溫榆明 chair=蘇洵如 present=柳永文 absent=晏幾道 observer=張小文 observer=蘇小山"
    )
    assert [section.number for section in meeting.sections] == ["壹", "貳"]


def test_a_notice_without_headline_has_no_clerk_and_is_no_record():
    with pytest.raises(NotMinutes):
        read("""開會事由:研商水庫清淤事宜
時間:126年1月10日(星期二)下午2時30分
地點:雲樓渭水廳
主持人:溫局長榆明
出席者:柳委員永文、晏委員幾道
壹、報告事項
貳、討論事項""")


def test_an_agenda_printed_above_the_debate_holds_the_items():
    meeting = read("""立法院第21屆第8會期水文委員會第22次全體委員會議紀錄
時 間 中華民國134年11月27日(星期一)9時至11時38分
地 點 本院雲樓302會議室
主 席 溫委員榆明
本日議程 報告事項
宣讀上次會議議事錄。
討論事項
一、審查「水庫法第五條條文修正草案」案。【本案須同意】
二、審查「測站法草案」案。
答詢官員 水文院副秘書長柳永文
氣象部政務次長晏幾道
蘇主任秘書洵如:報告委員會,出席委員8人,已足法定人數。
主席:現在開會。""")
    assert people(meeting) == "chair=溫榆明 observer=柳永文 observer=晏幾道"
    assert [(s.number, s.heading) for s in meeting.sections] == [
        (None, "宣讀上次會議議事錄"),
        ("一", "審查「水庫法第五條條文修正草案」案"),
        ("二", "審查「測站法草案」案"),
    ]


def test_an_agenda_behind_the_chair_in_one_line():
    meeting = read(
        "立法院第21屆第3會期第4次全院委員會公聽會紀錄 "
        "時  間 中華民國134年7月3日(星期四)9時至12時1分"
        " 地  點 本院雲樓大禮堂 主  席 溫院長榆明 議  程 「行使同意權案」公聽會 學者專家 "
        "蘇洵如副教授(甲黨團推薦) 柳永文律師(乙黨團推薦) 主席:我們現在開始開會。 "
        "本院秘書長、各位列席的學者專家、各位委員,今天我們舉行公聽會,依照本會期第16次會議所作決定辦理。"
        "針對今天公聽會進行的程序,現在特別作以下宣告,請各位發表高見。"
    )
    assert (meeting.chair.name, meeting.session) == ("溫榆明", 4)
    assert people(meeting) == "chair=溫榆明"


def test_a_first_label_that_lost_its_colon_is_no_item():
    meeting = read("""青石大學性別平等委員會126學年度第1次會議紀錄
一、時間126110
二、地點：行政大樓201會議室
三、主席：林主任委員青禾
四、出席者：溫榆委員、白樺委員
五、提案討論：
案由一：修正要點第三點。
決議：照案通過。""")
    assert meeting.chair.name == "林青禾"


BLOG = """2033年10月23日 星期日
20331009-青石實驗小學家長會第三次會議紀錄
時間：9日上午
地點：小穗書屋
主席：溫榆明
紀錄：蘇洵如
討論事項
一、添購書架案。
決議：通過。
張貼者：青石家長會 於 下午10:14"""


def test_the_day_of_a_post_is_not_that_of_the_meeting_but_the_one_before_the_title_is():
    assert str(read(BLOG).date) == "2033-10-09"
    assert read(BLOG.replace("20331009-", "")).date is None
    assert str(read(BLOG.replace("張貼者", "作者")).date) == "2033-10-23"


def test_the_order_of_a_meeting_is_nobody_and_its_years_are_no_part_of_the_body():
    meeting = read(
        """青石女中家長會
102學年度第二次會員代表大會會議紀錄
2033 By: 小石 Category: 會議
102學年度第二次會員代表大會會議紀錄
時間：102年3月17日
地點：雲樓
主席：溫榆明
列席：蘇顧問洵如
會議程序(含2個附件)
一、校長致詞及校務報告: 本學期的工程已經發包。
二、上學期活動簡要回覆並提出會議追認(家長代表參與各項會議才是本會最重要的目的,希望今後代表出席學校的會議,均能本於知無不言的理念,勇於發言,並向家長會報告會議的內容。)
決議：追認通過
三、討論提案
1.102學年度經費預算案
決議：照案通過
2.修訂組織章程案
決議：照案通過"""
    )
    assert (meeting.kind, meeting.bodies) == ("會員代表大會", ("青石女中家長會",))
    assert people(meeting) == "chair=溫榆明 observer=蘇洵如"
    assert items(meeting) == [
        ("一", "校長致詞及校務報告", []),
        ("二", "上學期活動簡要回覆並提出會議追認", ["确认"]),
        ("1", "102學年度經費預算案", ["审议通过"]),
        ("2", "修訂組織章程案", ["审议通过"]),
    ]


RESOLVED = """「青嵐鄉」會議記錄
開會時間:102年5月18日
開會地點:青嵐鄉公所
主持人:溫榆明 紀錄:蘇洵如 02-23577213
會議決議內容:
一、有關青嵐鄉興建集會所乙案,請行政院青嵐族委員會列入明年度預算,並請雲海縣政府優先協助。
二、請交通部公路總局就長虹橋整治乙案,先行施設擋土牆。
三、散會"""


def test_points_below_what_was_resolved_ask_organs_and_the_clerk_has_a_telephone():
    meeting = read(RESOLVED)
    assert people(meeting) == "chair=溫榆明 clerk=蘇洵如"
    assert [
        (one.heading, [("、".join(d.responsible), d.outcome) for d in one.decisions])
        for one in meeting.sections
    ] == [
        (
            "有關青嵐鄉興建集會所乙案",
            [("行政院青嵐族委員會", "交办"), ("雲海縣政府", "交办")],
        ),
        ("請交通部公路總局就長虹橋整治乙案", [("交通部公路總局", "交办")]),
    ]


SOCIETY = """青嵐中學校友會第五屆第九次理、監事聯席會議紀錄
日期：102年11月23日
地點：雲樓
出列席人員：如簽到名冊。主席：溫理事長榆明
記錄：蘇洵如
一、討論提案
案由一：新增會員案，請討論。
決議：通過。
二、臨時動議
柳常務理事永文提：於春節後辦理團拜。
決議：同意辦理。"""


def test_a_chair_behind_the_sheet_of_signatures_and_what_a_managing_director_moved():
    meeting = read(SOCIETY)
    assert people(meeting) == "chair=溫榆明 clerk=蘇洵如"
    assert [one.heading for one in meeting.sections] == ["新增會員案，請討論", "於春節後辦理團拜"]
