"""Items that are points of a list, names cut by lines, and rolls without blanks: what is told."""

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


def people(meeting):
    return " ".join(f"{person.attendance}={person.name}" for person in meeting.attendees)


BUREAU = """局務會報

第12次主管會報

主席:溫局長榆明
紀錄:蘇洵
出席:柳永、晏殊、白居易

"""

NESTED = """  • 上次會議決議辦理情形報告
    • 南嶺路圖說請三科於本週送核。

  • 各科提報事項
    • 圍牆高度請研定處理原則。
    • 新年度委辦案請趕辦,加速上網招標。
散會"""

FLAT = """• 上次會議決議辦理情形報告
• 南嶺路圖說請三科於本週送核。
• 各科提報事項
• 圍牆高度請研定處理原則。"""

SENTENCES = """• 南嶺路圖說請三科於本週送核。
• 圍牆高度請研定處理原則。"""


def test_the_outer_points_are_items_and_the_deeper_ones_their_paragraphs():
    meeting = read(BUREAU + NESTED)
    assert items(meeting) == [(None, "上次會議決議辦理情形報告", []), (None, "各科提報事項", [])]
    assert [p.text for p in meeting.sections[1].paragraphs] == [
        "圍牆高度請研定處理原則。",
        "新年度委辦案請趕辦,加速上網招標。",
    ]
    assert meeting.conclusions == ("散會",)


WITH_CASES = """  • 上次會議決議辦理情形報告
    • 南嶺路圖說請三科於本週送核。
  • 討論事項
    • 案由一:員工活動辦理方式案。
      決議:照案通過。
    • 案由二:檔案室搬遷案。
      決議:准予備查。
  • 主席指示事項
    • 門禁鬆散,請秘書室檢討。
  • 散會:上午11時"""


def test_a_point_that_is_a_part_holds_cases():
    meeting = read(BUREAU + WITH_CASES)
    assert items(meeting) == [
        (None, "上次會議決議辦理情形報告", []),
        ("案由一", "員工活動辦理方式案", ["审议通过"]),
        ("案由二", "檔案室搬遷案", ["备查"]),
        (None, "主席指示事項", ["交办"]),
    ]
    assert [warning.code for warning in meeting.warnings] == ["body-unknown", "date-unknown"]


def test_points_of_one_depth_are_headed_by_those_that_are_no_sentence():
    assert [heading for _, heading, _ in items(read(BUREAU + FLAT))] == [
        "上次會議決議辦理情形報告",
        "各科提報事項",
    ]


def test_where_all_points_are_sentences_each_is_an_item():
    assert [heading for _, heading, _ in items(read(BUREAU + SENTENCES))] == [
        "南嶺路圖說請三科於本週送核",
        "圍牆高度請研定處理原則",
    ]


TOWN = """嵐港市議會第3屆第2次定期會第5次會議紀錄
時間:中華民國110年5月9日上午9時
地點:本會議事廳
主席:溫議長榆明
出席:蘇洵、柳永
討論事項
第一案 提案人:蘇洵
案由:請整修南嶺路排水溝案。
決議:送請市政府研究辦理。
第二案 提案人:柳永
案由:請設立圖書分館案。
決議:照案通過,送請市政府辦理。
第三案
案由:市政業務報告案。
決議:洽悉。"""


def test_what_is_noted_and_what_is_sent_to_an_organ_are_outcomes():
    meeting = read(TOWN)
    assert [outcomes for _, _, outcomes in items(meeting)] == [["交办"], ["审议通过"], ["备查"]]
    assert [s.decisions[0].responsible for s in meeting.sections] == [("市政府",), (), ()]


PLENARY = """立法局CB(3)12/91-92號文件

立法局
會議紀要
第3號

1991年11月5日星期二下午2時30分會議的紀要

出席議員:

主席溫榆明議員,G.B.S., J.P.
蘇洵議員,J.P.
柳永議員

缺席議員:

晏殊議員"""


def test_a_sitting_is_dated_by_its_own_line_and_chaired_by_the_post_before_the_name():
    meeting = read(PLENARY)
    assert (meeting.bodies, meeting.session, str(meeting.date)) == (("立法局",), 3, "1991-11-05")
    assert people(meeting) == ("chair=溫榆明 present=溫榆明 present=蘇洵 present=柳永 absent=晏殊")


CUT_BY_LINES = """立法局CB(1)12/91-92號文件

1990年渡輪(修訂)條例草案及
1990年渡輪(修訂)(第2號)條例
草案委員會會議紀要

日  期:一九九一年七月九日(星期二)
時  間:下午二時三十分
地  點:立法局大樓會議室B

出席委員:

溫榆明議員(主席)
蘇洵議員

I. 就議員關注的渡輪票價事宜與當
局舉行會議

2. 蘇洵議員認為當局應公布票價,當局表示會考慮。

II. 逐一研究1990年渡輪(修訂)條例草案
的條文

3. 議員贊同於九月再行開會。"""


def test_a_body_and_a_heading_are_put_together_over_their_lines():
    meeting = read(CUT_BY_LINES)
    assert meeting.bodies == ("1990年渡輪(修訂)條例草案及1990年渡輪(修訂)(第2號)條例草案委員會",)
    assert items(meeting) == [
        ("I", "就議員關注的渡輪票價事宜與當局舉行會議", []),
        ("II", "逐一研究1990年渡輪(修訂)條例草案的條文", ["同意"]),
    ]


QUOTED = """立法院第10屆第6會期水利委員會第12次全體委員會議紀錄
時 間 中華民國111年11月9日(星期三)9時
地 點 本院紅樓302會議室
主 席 溫委員榆明
主席:現在開會。
報 告 事 項
一、宣讀上次會議議事錄。
立法院第10屆第6會期水利委員會第11次全體委員會議議事錄
時 間:111年11月2日(星期三)上午9時
地 點:本院紅樓302會議室
出席委員:蘇洵 柳永
主 席:溫召集委員榆明
討 論 事 項
一、審查「水利師法部分條文修正草案」案。"""


def test_what_the_minutes_read_out_weighed_is_no_document_of_this_meeting():
    meeting = read(QUOTED)
    assert (meeting.documents, len(meeting.sections)) == ((), 1)


UNNUMBERED = """立法院第10屆第6會期水利委員會第13次全體委員會議紀錄
時 間 中華民國111年11月16日(星期三)9時
地 點 本院紅樓302會議室
主 席 溫委員榆明
報 告 事 項
邀請水利部部長列席報告業務概況,並備質詢。
邀請水利部部長就「南嶺水庫淤積問題」進行專題報告,並備質詢。
主席:請部長報告。"""


def test_matters_without_numbers_are_one_a_line():
    assert [heading for _, heading, _ in items(read(UNNUMBERED))] == [
        "邀請水利部部長列席報告業務概況,並備質詢",
        "邀請水利部部長就「南嶺水庫淤積問題」進行專題報告,並備質詢",
    ]


ROLL = (
    "定稿嵐港區議會會議紀錄日期:2003年5月8日(星期四)時間:下午2時正出席者主席溫榆明BBS太平紳士"
    "副主席蘇洵太平紳士議員柳永先生晏殊女士應邀出席者白居易先生本地航線經理嵐港渡輪有限公司"
    "林月女士企業傳訊經理嵐港渡輪有限公司梁美先生城市規劃師/大嶺規劃署列席者陳念慈女士嵐港民政專員嵐港民政事務處"
    "張馮泳萍女士高級聯絡主任嵐港民政事務處"
)


def test_a_roll_without_blanks_is_parted_where_only_one_name_fits():
    meeting = read(ROLL)
    assert (meeting.bodies, str(meeting.date)) == (("嵐港區議會",), "2003-05-08")
    assert people(meeting) == (
        "chair=溫榆明 present=溫榆明 present=蘇洵 present=柳永 present=晏殊 observer=白居易"
        " observer=林月 observer=梁美 observer=陳念慈 observer=張馮泳萍"
    )


HELD = """嵐港休閒農業區輔導會議
時    間:2022/8/10 早上10點
地    點:公所鄉長室

與會人員:
公所:溫榆明鄉長、蘇洵主秘
協會:柳永理事長

提案一、請公所協助公告比賽辦法。
決議
(一) 請農業課發布於公所網頁。

提案二、請公所同意設置鄉長獎。
決議
同意設置鄉長獎。"""


def test_rulings_show_that_a_meeting_without_a_record_s_title_was_held():
    meeting = read(HELD)
    assert (meeting.title, str(meeting.date)) == ("嵐港休閒農業區輔導會議", "2022-08-10")
    assert people(meeting) == "present=溫榆明 present=蘇洵 present=柳永"
    assert items(meeting) == [
        ("提案一", "請公所協助公告比賽辦法", ["交办"]),
        ("提案二", "請公所同意設置鄉長獎", ["同意"]),
    ]


PANEL = """臨立會CB(2)99號文件

檔 號:CB2/PL/FY

臨時立法會渡輪事務委員會
會議紀要

日 期:1991年1月12日(星期一)
時 間:上午8時30分
地 點:立法會大樓會議室B

出席委員:

溫榆明議員(主 席)
蘇洵議員(副主席)

列席職員:

高級主任(2)7
柳永先生

閉門會議

議員商定下次會議的討論事項。

2.蘇洵議員向議員簡介由嵐港渡輪公司(下稱“渡輪公
司”)提供的接駁服務。

3.主席提議應邀請以下團體提交意見書,議員表示同意

    ─ 嵐港漁民互助社"""


def test_a_padded_mark_is_the_chair_s_and_a_numbered_paragraph_names_nobody():
    meeting = read(PANEL)
    assert people(meeting) == ("chair=溫榆明 present=溫榆明 present=蘇洵 observer=柳永")


AGREED = CUT_BY_LINES.replace(
    "議員贊同於九月再行開會。",
    "主席提議邀請以下團體提交意見書,議員表示同意\n\n    ─ 嵐港漁民互助社",
)


def test_that_members_say_they_agree_is_a_decision():
    assert items(read(AGREED))[1][2] == ["同意"]


HANSARD = """立法局

會議過程正式紀錄
OFFICIAL RECORD OF PROCEEDINGS

1991年5月9日星期四

下午2時30分會議開始

出席議員:
MEMBERS PRESENT:

主席溫榆明議員,G.B.S., J.P.
THE PRESIDENT THE HONOURABLE WAN YU-MING, G.B.S., J.P.

蘇洵議員,S.B.S., J.P.
THE HONOURABLE SO SUN, S.B.S., J.P.

缺席議員:
MEMBERS ABSENT:

晏殊議員
THE HONOURABLE YIM SHU

出席政府官員:
PUBLIC OFFICERS ATTENDING:

行政會議議員財政司司長
白樂天先生,J.P.

運輸局局長王維女士"""


def test_lines_in_the_other_language_are_neither_people_nor_posts():
    meeting = read(HANSARD)
    assert (meeting.bodies, str(meeting.date)) == (("立法局",), "1991-05-09")
    assert people(meeting) == (
        "chair=溫榆明 present=溫榆明 present=蘇洵 absent=晏殊 observer=白樂天 observer=王維"
    )
    assert meeting.attendees[2].titles == ("議員",)


def test_reports_are_an_item_beside_the_cases_of_another_part():
    meeting = read("""溪南大學校務會議紀錄
一、時間:112年3月6日
二、地點:二樓會議室
三、主席:溫榆明
四、出席:柳永文、晏小山
五、報告事項:
(一)主席報告
(二)業務單位報告
六、提案討論:
案由一:有關修正圖書館借閱辦法,提請討論。
決議:照案通過。""")
    assert [section.heading for section in meeting.sections] == [
        "報告事項",
        "有關修正圖書館借閱辦法,提請討論",
    ]
