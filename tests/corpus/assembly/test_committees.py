"""Records of committees: titles over two lines, officials in cells, debates word for word."""

import pytest

from corpus.assembly.people.rosters import read_list
from corpus.model import Attendance, Source
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


def test_a_committee_of_a_school_and_the_report_that_its_case_rests_on():
    meeting = read("""嵐西科技大學環境教育委員會
133學年度上學期第一次會議會議紀錄
一、時間：133年10月2日
二、主席：溫委員榆明
三、出席：蘇洵如委員、柳永文委員
四、提案討論
案由一：有關本校節水計畫之執行，提請討論。
說明：依「大專校院133年度環境教育訪視評鑑報告」辦理。
決議：照案通過。""")
    assert (meeting.kind, meeting.session) == ("委員會會議", 1)
    assert meeting.documents == ("大專校院133年度環境教育訪視評鑑報告",)


OFFICIALS_IN_CELLS = """立法院第21屆第3會期水文及氣象委員會

第13次全體委員會議議事錄

時  間:130年4月21日(星期三)9時6分至16時5分

地  點:雲樓801會議室

出席委員:溫榆明 蘇_洵

   委員出席2人

列席官員:

水文部

部長

柳永文

觀測司

專門委員

晏幾道

秘書處

主任秘書

歐陽小玉

主  席:溫召集委員榆明

專門委員:蘇小文

紀  錄:簡任秘書 晏小山

報告事項

一、宣讀上次會議議事錄。

決定:確定。
""".replace("_", " ")


def test_a_title_over_two_lines_and_posts_in_cells():
    meeting = read(OFFICIALS_IN_CELLS)
    assert meeting.title == "立法院第21屆第3會期水文及氣象委員會第13次全體委員會議議事錄"
    assert meeting.bodies == ("立法院水文及氣象委員會",)
    assert (meeting.term, meeting.session, str(meeting.date)) == (21, 13, "2041-04-21")
    officials = {person.name: (person.organizations, person.titles) for person in meeting.attendees}
    assert officials["晏幾道"] == (("觀測司",), ("專門委員",))
    assert officials["歐陽小玉"] == (("秘書處",), ("主任秘書",))
    assert officials["蘇小文"] == ((), ("專門委員",))
    assert items(meeting) == [("一", "宣讀上次會議議事錄", ["确认"])]


def test_a_line_with_numbers_behind_the_parts():
    meeting = read(
        "立法院第21屆第3會期水文、氣象委員會第1次聯席會議議事錄 時 間:中華民國130年4月7日(星期三)"
        "上午9時至13時27分 地 點:本院雲樓302會議室 出席委員:溫榆明 蘇洵如 柳永文 委員出席3人 "
        "列席官員:水文部部長 晏幾道 常務次長 歐陽小玉 國立雲海博物館館長 溫小明 主 席:"
        "溫召集委員榆明 專門委員:蘇小文 紀 錄:簡任秘書 晏小山 科  長 柳小文 討論事項 1、 "
        "併案審查(一)行政院函請審議「水庫法草案」案。 2、 審查行政院函請審議「測站法草案」案。"
        " 決議:均另定期繼續審查。"
    )
    assert people(meeting).endswith("clerk=晏小山 clerk=柳小文")
    assert [(s.number, [d.outcome for d in s.decisions]) for s in meeting.sections] == [
        ("1", []),
        ("2", ["再次研究"]),
    ]


LISTS = [
    (("科 長 溫榆明專 員 蘇洵如",), "溫榆明 蘇洵如"),
    (("溫榆明 張洵如王永文 晏幾道",), "溫榆明 張洵如 王永文 晏幾道"),
    (("溫榆明張洵代",), "溫榆明 張洵"),
    (("溫榆明 Sawa Kala 蘇洵如", "委員出席3人"), "溫榆明 Sawa Kala 蘇洵如"),
    (("溫榆明 Sawa Kala 蘇洵如", "委員出席2人"), "溫榆明 Sawa Kala|蘇洵如"),
]


@pytest.mark.parametrize(("rows", "names"), LISTS)
def test_lost_blanks_and_names_in_latin(rows, names):
    told = [person.name for person in read_list(rows, Attendance.PRESENT).attendees]
    expected = names.split("|") if "|" in names else names.replace("Sawa Kala", "Sawa_Kala").split()
    assert told == [name.replace("_", " ") for name in expected]


DEBATE = """議事錄系統

第9屆第2次定期會128年11月13日{behind}
主   席: 各位同仁請就座,本席宣布開會。上次會議紀錄請自行參閱,如無意見即為認可。
朗讀人員: 請翻開第32頁。
主   席: 溫榆明。
溫議員榆明: 問一下好不好?
柳局長永文: 是。
"""

SITTINGS = [
    (" - 第3審查委員會會議紀錄", ("第3審查委員會",), "委員會會議", None),
    ("第4次會議紀錄", (), "定期會", 4),
    ("會議紀錄", (), "定期會", 2),
]


@pytest.mark.parametrize(("behind", "bodies", "kind", "session"), SITTINGS)
def test_a_debate_word_for_word(behind, bodies, kind, session):
    meeting = read(DEBATE.format(behind=behind))
    assert (meeting.bodies, meeting.kind, meeting.session) == (bodies, kind, session)
    assert (meeting.term, str(meeting.date)) == (9, "2039-11-13")
    assert (meeting.chair, meeting.attendees) == (None, ())


WITHOUT_COLONS = (
    "立法院第21屆第2會期財政、水文委員會第1次聯席會議議事錄 時  間 中華民國129年10月12日(星期一)"
    "下午2時至2時12分 地  點 本院雲樓大禮堂 出席委員 溫榆明 蘇 洵 柳永文  委員出席3人 請假"
    "委員 晏幾道 "
    "列席官員  雲海研究院物理研究所      院士   溫小明  基因中心        研究員  蘇小文 行政"
    "院主計總處"
    "         副主計長 柳小玉 主  席 溫召集委員榆明 專門委員 晏小山 主任秘書 歐陽小玉 紀  "
    "錄 秘 書 "
    "蘇小玉 科 長 柳小文  報告事項 處理水文計畫特別預算(128至129年度)決議: 1、 書面報告案2案。"
)


def test_a_page_in_one_line_whose_labels_have_no_colon():
    meeting = read(WITHOUT_COLONS)
    assert (meeting.location, meeting.chair.name) == ("本院雲樓大禮堂", "溫榆明")
    assert people(meeting) == (
        "chair=溫榆明 present=溫榆明 present=蘇洵 present=柳永文 absent=晏幾道 observer=溫小明 "
        "observer=蘇小文 observer=柳小玉 observer=晏小山 observer=歐陽小玉 clerk=蘇小玉 cle"
        "rk=柳小文"
    )
    told = {person.name: (person.organizations, person.titles) for person in meeting.attendees}
    assert told["溫小明"] == (("雲海研究院物理研究所",), ("院士",))
    assert told["柳小玉"] == (("行政院主計總處",), ("副主計長",))


def test_secretaries_on_the_chairs_line():
    meeting = read(
        "院會紀錄 立法院第21屆第4會期第4次會議紀錄 時  間 中華民國131年10月8日(星期五)10時1分 "
        "地  點 本院議場 主  席 溫院長榆明 蘇副院長洵如 秘書長 柳永文 副秘書長 晏小山 "
        "晏副秘書長小山:報告院會,出席委員68人,已足法定人數。 主席:現在開會。 報 告 事 項 "
        "一、宣讀本院第21屆第4會期第3次會議議事錄。(全文見本期議事錄) 主席:報告院會,作以下之宣告:"
        "一、第2次會議議事錄予以更正;二、第3次會議議事錄確定。 繼續報告 二、本院委員歐陽小"
        "玉等16人擬具"
        "「水庫法第八條條文修正草案」,請審議案。 主席:請問院會,有無異議?(無)無異議,通過。"
    )
    assert people(meeting) == "chair=溫榆明 chair=蘇洵如 observer=柳永文 observer=晏小山"
    assert [(s.number, s.heading) for s in meeting.sections] == [
        ("一", "宣讀本院第21屆第4會期第3次會議議事錄"),
        ("二", "本院委員歐陽小玉等16人擬具「水庫法第八條條文修正草案」,請審議案"),
    ]


def test_what_groups_agreed_on_is_no_item():
    meeting = read("""院會紀錄
立法院第21屆第7會期第1次會議紀錄
時 間 中華民國133年2月17日(星期五)11時34分
地 點 本院議場
主 席 溫院長榆明
秘書長 柳永文
柳秘書長永文:報告院會,出席委員95人,已足法定人數。
主席:現在開會,先處理朝野黨團協商結論,請議事人員宣讀。
立法院黨團協商結論:
時間:133年2月10日(星期五)上午10時
地點:雲樓會議室
決定事項:
一、各黨團同意定於2月17日舉行第1次會議。
二、邀請行政院院長列席報告。""")
    assert (str(meeting.date), meeting.location) == ("2044-02-17", "本院議場")
    assert meeting.sections == ()
    assert people(meeting) == "chair=溫榆明 observer=柳永文"


CABINET = """{title}院長提示:{behind}
一、請各部會掌握疫情。
二、請注意水庫安全。{parts}
"""

CABINETS = [
    ("行政院第4509次院會決議\n\n日期:135-08-04\n\n", " 民國135年8月4日第4509次會議", "院會"),
    ("", "\n民國135年8月4日第4509次會議", None),
]


@pytest.mark.parametrize(("title", "behind", "kind"), CABINETS)
def test_the_words_of_a_cabinets_chair(title, behind, kind):
    parts = "\n\n報告事項\n一、水文部陳報水情報告,請鑒核案。\n決定:准予備查。" if title else ""
    meeting = read(CABINET.format(title=title, behind=behind, parts=parts))
    assert (meeting.kind, meeting.session, str(meeting.date)) == (kind, 4509, "2046-08-04")
    assert items(meeting)[0] == (None, "院長提示", [])
    assert len(meeting.sections) == (2 if title else 1)


def test_items_numbered_by_digits_right_below_their_part():
    meeting = read("""立法院第21屆第6會期水文委員會第10次全體委員會議議事錄
時 間:中華民國132年11月23日(星期三)上午9時2分
地 點:本院雲樓101會議室
出席委員:溫榆明 蘇洵如
列席官員:水文部部長 柳永文
路政司
司 長
晏小山
主 席:溫召集委員榆明
討 論 事 項
1、 審查水文部單位預算案。
2、 審查水文基金預算案。
(僅進行詢答)
決議:
一、報告及詢答完畢。
二、書面質詢列入紀錄。""")
    assert items(meeting) == [
        ("1", "審查水文部單位預算案", []),
        ("2", "審查水文基金預算案", ["听取"]),
    ]
    assert "路政司" not in people(meeting)


def test_a_list_cut_in_the_middle_of_names():
    rows = ("溫榆明、蘇洵如、陳學", "文、柳永文", "、晏幾道、歐", "陽小玉、張小文")
    told = [person.name for person in read_list(rows, Attendance.PRESENT).attendees]
    assert told == ["溫榆明", "蘇洵如", "陳學文", "柳永文", "晏幾道", "歐陽小玉", "張小文"]


def test_a_panel_that_fixes_its_meetings():
    meeting = read("""立法局CB(9)130/96-97號文件
檔 號:CB9/PL/WA
立法局
水務委員會
會議紀要
日 期 :一九九六年十月三日(星期四)
時 間 :上午九時
地 點 :立法局會議廳
出席委員:
溫榆明議員(主席)
蘇洵議員
I.職權範圍
2.議員研究及通過載於附錄II的職權範圍。
II.一九九六至九七年度會期的會議日
期
3.議員審覽附錄III的尚待討論事項一覽表,並通過於十月二十五日舉行下次會議。""")
    assert items(meeting) == [
        ("I", "職權範圍", ["审议通过"]),
        ("II", "一九九六至九七年度會期的會議日期", ["审议通过"]),
    ]


def test_a_meeting_or_news_in_a_heading_sends_nothing():
    meeting = read("""雲海市政府第2151次市政會議
開會日期
2031-07-20 09:00:00
開會地點
視訊會議
主席
溫榆明
紀錄
蘇洵
壹、報告事項
一、市長室會議決議事項重點報告。(秘書處)
主席裁示:同意備查。
二、一週新聞輿情與府會聯繫工作報告。(秘書處)
主席裁示:同意備查。""")
    assert [section.reporters for section in meeting.sections] == [("秘書處",), ("秘書處",)]


PLANNING_BOARD = """城市規劃委員會
二零二四年八月二十三日下午二時三十分舉行的
鄉郊及新市鎮規劃小組委員會
第750次會議記錄

出席者

規劃署署長  主席
溫榆明先生

晏幾道女士  副主席

柳永文先生

運輸署總工程師(新界東)
蘇洵先生

因事缺席

歐陽小玉女士

列席者

規劃署助理署長/委員會
辛棄疾女士

議程項目1

通過二零二四年八月九日第749次會議記錄
[公開會議]

1. 二零二四年八月九日第749次會議記錄草擬本無須修訂,獲得通過。

議程項目2

續議事項
[公開會議]

2. 秘書報告,沒有續議事項。"""


def test_a_planning_board_tells_its_day_above_its_name():
    meeting = read(PLANNING_BOARD)
    assert meeting.bodies == ("鄉郊及新市鎮規劃小組委員會",)
    assert str(meeting.date) == "2024-08-23"
    assert (meeting.session, meeting.chair.name) == (750, "溫榆明")
    assert people(meeting) == (
        "chair=溫榆明 present=溫榆明 present=晏幾道 present=柳永文 present=蘇洵"
        " absent=歐陽小玉 observer=辛棄疾"
    )


def test_an_item_number_alone_has_its_heading_below():
    assert items(read(PLANNING_BOARD)) == [
        ("議程項目1", "通過二零二四年八月九日第749次會議記錄", ["确认"]),
        ("議程項目2", "續議事項", []),
    ]


def test_the_staff_below_the_chair_preside_over_nothing():
    meeting = read("""立法院第21屆第3會期水文委員會第5次全體委員會議議事錄
時　間　中華民國130年4月3日(星期三)上午9時
地　點　雲樓101會議室
出席委員　溫榆明　蘇　洵
主　席　溫召集委員榆明
專門委員　晏幾道
主任秘書　柳永文
紀　錄　簡任秘書　辛棄疾
報告事項
宣讀上次會議議事錄。
決定:確定。""")
    assert people(meeting) == (
        "chair=溫榆明 present=溫榆明 present=蘇洵 observer=晏幾道 observer=柳永文 clerk=辛棄疾"
    )


def test_the_one_who_holds_the_chair_in_a_list_by_posts_presided():
    meeting = read("""雲海特別行政區
市政諮詢委員會
2023年第3次平常會議紀錄
日期:2023年9月14日
地點:市政署大樓會議室
出席者:
主席:溫榆明
副主席:蘇洵
委員:晏幾道、柳永文
缺席者:辛棄疾
議程:
1. 通過上次會議紀錄
一、通過上次會議紀錄
與會者一致通過上次會議紀錄。
二、其他事項
會議於下午5時結束。""")
    assert meeting.chair.name == "溫榆明"
    assert people(meeting).startswith("chair=溫榆明 present=溫榆明 present=蘇洵")


def test_the_end_of_a_term_is_no_part_of_the_school():
    meeting = read("""國立青嵐高級中學112學年度第2學期期末校務會議紀錄
壹、時間:113年6月28日(星期五)上午9時
貳、地點:本校活動中心
參、主席:溫校長榆明　　　　　　　紀錄:蘇洵
肆、討論提案
提案一
案由:修訂本校學生獎懲要點,提請討論。
決議:照案通過。""")
    assert (meeting.bodies, meeting.kind) == (("國立青嵐高級中學",), "校務會議")


@pytest.mark.parametrize("number", ["{}、", "{}. "], ids=["han", "digits"])
def test_bills_that_a_legislature_sends_to_a_committee_or_back(number):
    one, two, three = map(number.format, "一二三" if "、" in number else "123")
    meeting = read(f"""院會紀錄
立法院第21屆第4會期第5次會議紀錄
時　　間　中華民國131年10月15日（星期三）上午10時
地　　點　本院議場
主　　席　溫院長榆明
秘書長　柳永文
主席：現在開會，進行報告事項。
報告事項
{one}宣讀本院第21屆第4會期第4次會議議事錄。
主席：報告院會，第4次會議議事錄確定。
{two}本院委員柳永文等16人擬具「渡口法第八條條文修正草案」，請審議案。
程序委員會意見：擬請院會將本案交交通委員會審查。
主席：請問院會，對本案照程序委員會意見處理，有無異議？（無）無異議，照程序委員會意見辦理。
{three}本院委員蘇洵如等16人擬具「纜繩條例草案」，請審議案。
主席：請問院會，有無異議？（有）有異議，退回程序委員會。
""")
    told = [(one.outcome, one.object) for section in meeting.sections for one in section.decisions]
    assert told[1:] == [("交办", "渡口法第八條條文修正草案"), ("退回", "纜繩條例草案")]


def test_items_below_an_agenda_and_those_set_apart_in_the_head():
    """副主席, 秘書長 and 列席人士 beside the list; the agenda is no list of the items below it."""
    meeting = read("""雲海特別行政區
城市規劃委員會
2033年第五次全體會議紀要
日期：2033年6月21日
主席：溫榆明司長
副主席：蘇洵局長
出席委員：晏小山、柳永文
秘書長：秦少游
列席人士：賀鑄文（土地工務局廳長）
議程：
1. 通過2033年第四次全體會議紀要；
2. 討論規劃條件圖草案；
3. 其他。
會議內容：
（一）全體委員通過第四次會議紀要。
（二）討論10份規劃條件圖草案：
1. 新渡路地段：委員會同意該草案。
2. 舊渡路地段：有待補充資料後再作討論。
（三）其他：無。
會議於17:30結束。""")
    assert people(meeting) == (
        "chair=溫榆明 present=蘇洵 present=晏小山 present=柳永文 observer=秦少游 observer=賀鑄文"
    )
    headings = [heading for _, heading, _ in items(meeting)]
    assert headings == ["全體委員通過第四次會議紀要", "討論10份規劃條件圖草案"]
    assert "議程：" in meeting.preamble


def test_an_engineer_with_the_post_inside_his_name_presides():
    meeting = read("""雲海市都市計畫委員會第765次會議紀錄
時間：中華民國111年6月23日（星期四）上午9時30分
地點：市政大樓8樓
主席：溫總工程師榆明
紀錄：蘇洵
壹、審議事項
案名：變更住宅區案
決議：照案通過。""")
    assert people(meeting) == "chair=溫榆明 clerk=蘇洵"
