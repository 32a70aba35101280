"""Records of councils and legislatures, told apart by the labels of their own text."""

import pytest

from corpus.assembly.meeting import assembly_meeting
from corpus.model import Source
from corpus.page.mending import clean_lines, compact
from corpus.parse import parse
from corpus.readers.transcript import Transcript
from corpus.serialize import from_json, to_json
from tests.corpus.facts import han, kept_text

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)

CITY = """跳到主要內容區塊

    青石市政府第2077次市政會議

    發文機關

    青石市政府秘書處

    開會日期

    2021-05-11 09:00:00

    開會地點

    市政大樓十樓會議廳

    主席

    溫榆明(公假)蘇洵代

    紀錄

    晏殊如

    出席

    蘇洵、柳永文(請假)、辛棄疾(陸遊川代)

    列席

    何不言

    壹、頒獎
    表揚本市績優單位。
    貳、宣讀本府5月4日第2076次市政會議紀錄。
    主席裁示:紀錄確定。
    參、討論事項
    一、修正「青石市補助幼兒園辦法」部分條文案。(教育局、法務局)
    決議:本案通過。
    二、水利局報告抽水站整備情形。
    決議:准予備查,請水利局加強巡檢。
    散會"""

YUAN = """立法院第9屆第2會期經濟委員會第15次全體委員會議議事錄

時  間:中華民國105年11月23日(星期三)上午9時7分至12時1分

地  點:本院紅樓101會議室

出席委員:溫榆明  蘇　洵  柳永文

   委員出席3人

請假委員:陸遊川

   委員請假2人

列席官員:

經濟部政務次長              辛棄疾(部長請假)

   商業司司長             何不言

主  席:溫召集委員榆明

專門委員:晏殊如

紀  錄:簡任秘書 黃庭堅

報 告 事 項

宣讀上次會議議事錄。

決定:確定。

邀請經濟部就「登記線上化」進行專題報告,並備質詢。

決定:報告及詢答完畢。

討 論 事 項

一、審查「公路法部分條文修正草案」案。

決議:另定期繼續審查。"""

NESTED = """委員會紀錄

立法院第8屆第3會期交通委員會第14次全體委員會議紀錄

時  間 中華民國102年4月15日(星期一)14時30分至17時40分

地  點 本院紅樓201會議室

主  席 溫委員榆明

主席:出席委員已足法定人數,現在開會。進行報告事項。

報 告 事 項

一、宣讀上次會議議事錄。

立法院第8屆第3會期交通委員會第13次全體委員會議議事錄

時  間:中華民國102年4月11日(星期四)上午9時

出席委員:蘇　洵  柳永文

主  席:柳召集委員永文

報 告 事 項

宣讀上次會議議事錄。

決定:確定。"""

PANEL = """立 法 會 C B ( 2 ) 7 7 / 9 9 - 0 0 號 文 件
檔 號 : C B 2 / P L / X X

立 法 會
水 務 事 務 委 員 會
會 議 紀 要

日   期 : 一 九 九 九 年 十 月 七 日 ( 星 期 四 )
時   間 : 下 午 2 時 3 0 分
地   點 : 立 法 會 大 樓 會 議 室 A

出 席 委 員 :

溫 榆 明 議 員 ( 主 席 )
蘇 洵 議 員
高 馬 若 蘭 議 員

缺 席 委 員 :

柳 永 文 議 員 *

列 席 職 員 :

總 主 任 ( 2 ) 5                 陸 遊 川 女 士

I.    通 過 上 次 會 議 紀 要

       上 次 會 議 的 紀 要 獲 確 認 通 過 。

II.   選 舉 副 主 席

2.     蘇 洵 議 員 獲 選 為 副 主 席 。

III.   例 會

3.     委 員 同 意 每 月 舉 行 一 次 會 議 。

立 法 會 秘 書 處
* 另 有 要 事"""

BOARD = """水利部都市計畫委員會第861次會議紀錄
日期:95年3月15日
地點:本部601會議室。
主席:溫榆明蘇委員洵如代
紀錄彙整:晏殊如
出席委員:(詳會議簽到簿)。
案件:
  1. 第1案:青石市政府函為「變更青石主要計畫(公共設施)案」。一、本案業經審議。
決議:緩議。"""

TOWN = """海門縣青石鎮民代表會
第十三屆第二次定期大會第四次會議紀錄
一、時間:中華民國一百一十二年十一月八日上午九時
二、地點:本會議事堂
三、出席:溫主席榆明、蘇代表洵
四、主席:溫主席榆明 紀錄:晏殊如
五、討論及決議事項:
第一案 提案人:蘇洵
案 由:南湖路面積水,請予疏通。
說 明:排水老舊,有待改進。
大會決議:照案通過。
第二案 提案人:溫榆明
案 由:請表揚志工。
大會決議:退回再議。"""

COUNCIL = """青年事務委員會於2017年6月8日在青年局大樓舉行本年度第三次全體會議,\
由青年事務委員會代主席、青年局溫榆明局長主持。\
主要議程包括:簡介《委員會運作細則》、審議3宗社團申請等。 \
出席會議的還包括:衛生局蘇洵副局長、教育基金會歐陽若水理事長、文化局柳永文處長與陸遊川處長、晏殊如女士。"""

RECORDS = {
    "city": CITY,
    "yuan": YUAN,
    "nested": NESTED,
    "panel": PANEL,
    "board": BOARD,
    "town": TOWN,
    "council": COUNCIL,
}


def read(text, title=None):
    return parse(Transcript(tuple(text.split("\n")), "text/plain", title=title), SOURCE)


HEADS = [
    ("city", "青石市政府", "市政會議", None, 2077, "2021-05-11", "市政大樓十樓會議廳"),
    ("yuan", "立法院經濟委員會", "全體委員會議", 9, 15, "2016-11-23", "本院紅樓101會議室"),
    ("nested", "立法院交通委員會", "全體委員會議", 8, 14, "2013-04-15", "本院紅樓201會議室"),
    ("panel", "水務事務委員會", "事務委員會會議", None, None, "1999-10-07", "立法會大樓會議室A"),
    ("board", "水利部都市計畫委員會", "委員會會議", None, 861, "2006-03-15", "本部601會議室"),
    ("town", "海門縣青石鎮民代表會", "定期大會", 13, 4, "2023-11-08", "本會議事堂"),
    ("council", "青年事務委員會", "全體會議", None, 3, "2017-06-08", "青年局大樓"),
]


@pytest.mark.parametrize(("name", "body", "kind", "term", "session", "date", "place"), HEADS)
def test_the_head(name, body, kind, term, session, date, place):
    meeting = read(RECORDS[name])
    assert meeting.bodies == (body,)
    assert (meeting.kind, meeting.term, meeting.session) == (kind, term, session)
    assert (str(meeting.date), meeting.location) == (date, place)


PEOPLE = [
    (
        "city",
        "chair=蘇洵 absent=溫榆明 clerk=晏殊如 present=蘇洵 absent=柳永文 absent=辛棄疾"
        " present=陸遊川 observer=何不言",
    ),
    (
        "yuan",
        "chair=溫榆明 present=溫榆明 present=蘇洵 present=柳永文 absent=陸遊川 observer=辛棄疾"
        " observer=何不言 observer=晏殊如 clerk=黃庭堅",
    ),
    ("nested", "chair=溫榆明"),
    (
        "panel",
        "chair=溫榆明 present=溫榆明 present=蘇洵 present=高馬若蘭 absent=柳永文 observer=陸遊川",
    ),
    ("board", "chair=蘇洵如 absent=溫榆明 clerk=晏殊如"),
    ("town", "chair=溫榆明 present=溫榆明 present=蘇洵 clerk=晏殊如"),
    (
        "council",
        "chair=溫榆明 present=蘇洵 present=歐陽若水 present=柳永文 present=陸遊川 present=晏殊如",
    ),
]


@pytest.mark.parametrize(("name", "people"), PEOPLE)
def test_who_was_there(name, people):
    told = [f"{person.attendance}={person.name}" for person in read(RECORDS[name]).attendees]
    assert sorted(told) == sorted(people.split())
    assert told[0].startswith("chair=")


SECTIONS = [
    (
        "city",
        [
            ("壹", "頒獎", "其他", []),
            ("貳", "宣讀本府5月4日第2076次市政會議紀錄", "其他", ["确认"]),
            ("一", "修正「青石市補助幼兒園辦法」部分條文案", "审议", ["审议通过"]),
            ("二", "水利局報告抽水站整備情形", "听取", ["备查", "交办"]),
        ],
    ),
    (
        "yuan",
        [
            (None, "宣讀上次會議議事錄", "其他", ["确认"]),
            (None, "邀請經濟部就「登記線上化」進行專題報告,並備質詢", "听取", ["听取"]),
            ("一", "審查「公路法部分條文修正草案」案", "审议", ["再次研究"]),
        ],
    ),
    ("nested", [("一", "宣讀上次會議議事錄", "其他", [])]),
    (
        "panel",
        [
            ("I", "通過上次會議紀要", "其他", ["确认"]),
            ("II", "選舉副主席", "其他", ["选举"]),
            ("III", "例會", "研究", ["同意"]),
        ],
    ),
    ("board", [("第1案", "青石市政府函為「變更青石主要計畫(公共設施)案」", "审议", ["暂缓"])]),
    (
        "town",
        [
            ("第一案", "南湖路面積水,請予疏通", "审议", ["审议通过"]),
            ("第二案", "請表揚志工", "审议", ["再次研究"]),
        ],
    ),
    (
        "council",
        [
            (None, "簡介《委員會運作細則》", "通报", []),
            (None, "審議3宗社團申請", "审议", []),
        ],
    ),
]


@pytest.mark.parametrize(("name", "sections"), SECTIONS)
def test_items_and_rulings(name, sections):
    told = [
        (s.number, s.heading, s.kinds[0], [decision.outcome for decision in s.decisions])
        for s in read(RECORDS[name]).sections
    ]
    assert told == sections


@pytest.mark.parametrize("name", RECORDS)
def test_every_character_is_kept(name):
    kept = han(kept_text(read(RECORDS[name])))
    whole = "".join(RECORDS[name].split())
    assert [char for char in set(han(whole)) if kept.count(char) < han(whole).count(char)] == []


def test_the_paper_number_goes_through_json_and_back():
    meeting = read(PANEL)
    assert to_json(meeting)["doc_number"] == "立法會CB(2)77/99-00號文件"
    assert from_json(to_json(meeting)) == meeting


def test_the_minutes_of_the_meeting_before_stay_with_the_item_that_reads_them():
    (section,) = read(NESTED).sections
    assert any("第13次全體委員會議" in paragraph.text for paragraph in section.paragraphs)


def test_a_list_is_held_against_its_count():
    warnings = [warning.code for warning in read(YUAN).warnings]
    assert warnings == ["count-mismatch"]


def test_who_brought_an_item():
    reporters = [section.reporters for section in read(CITY).sections]
    assert reporters == [(), (), ("教育局", "法務局"), ("水利局",)]


def test_laws_in_corner_marks_are_documents():
    assert read(CITY).documents == ("青石市補助幼兒園辦法",)
    assert read(YUAN).documents == ("公路法部分條文修正草案",)


OTHERS = [
    "開會通知單\n開會事由:召開第3次工作會議\n開會時間:112年3月4日\n開會地點:三樓\n主持人:溫榆明\n"
    "出席者:蘇洵",
    "會議紀錄範本\n時間:\n地點:\n主席:\n出席:",
    "第六十一條 紀錄須寫明:\n一、開會日期。\n第六十二條 主席:簽名。\n第六十三條 出席:列名。",
    "立法會CB(2)612/99-00(01)號文件\n水務事務委員會會議\n日期: 1999年12月9日\n地點: 會議室B\n"
    "出席情況\n溫榆明議員或可出席",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts_with_such_labels_are_no_records(text):
    transcript = Transcript(tuple(text.split("\n")), "text/plain")
    lines = clean_lines(transcript.lines)
    assert assembly_meeting(lines, compact(lines), transcript, SOURCE) is None


BUREAU = """青石市政府水利局105年第12次主管會報會議紀錄
開會時間：105.03.30下午2時
開會地點：本局第一會議室
主持人：溫局長榆明　　　　　記錄：晏殊如
出(列)席單位及人員：詳如簽到表
一、主席致詞：(略)
二、上次會議紀錄確認：確認。
三、報告事項：
　案由一：列管事項辦理情形，報請公鑒。
　決　定：
　　一、案號1解除列管。
　　二、案號2繼續列管。
　案由二：各科業務報告。
　決　定：准予備查。
四、提案討論：
　提案一：修訂「車輛管理要點」案，提請討論。
　決　議：照案通過。
五、臨時動議：無。
六、散會：下午4時。"""

DISTRICT = """青石區議會
第十五次會議記錄

日期：2022年3月15日（星期二）
地點：青石區議會會議室

出席者：
主席
溫榆明先生, MH

議員
蘇洵女士
冒子寒先生, JP

列席者：
柳永文女士        民政事務專員

缺席者：
陸遊川先生

I. 通過會議記錄
1. 區議會通過第十四次會議記錄，無須修訂。"""

COMMITTEE = """青石區議會
社區事務委員會
二○二三年第四次會議紀錄

日期：2023年7月18日（星期二）
地點：青石政府合署會議室

出席者
出席時間／離席時間
主席　　　溫榆明議員，MH　　　（會議開始）　（會議結束）
　　　　　蘇洵如議員　　　　　下午二時三十八分　下午四時零五分

列席者
路政署　　　區域工程師　　　柳永文先生

I. 通過會議記錄
1. 委員會通過第三次會議記錄，無須修訂。"""

ASSEMBLY = """第4屆第2次臨時會第3次會議紀錄
青石市議會
時間：中華民國一一二年八月三日上午九時
地點：本會議事廳
出席：議長溫榆明　副議長蘇洵如　議員　柳永文　晏殊如　陸　遊
請假：議員　辛棄疾
列席單位：
　　民政局：黃局長庭堅、秦科員觀
主席：溫議長榆明
乙、討論事項
一、案號：1 提案人：青石市政府
案由：請審議「青石市公園管理自治條例」案。
大會決議：照審查意見通過。
散會：十二時"""

MORE = [
    (
        BUREAU,
        "青石市政府水利局 主管會報 12 2016-03-30",
        "chair=溫榆明 clerk=晏殊如",
        "二=上次會議紀錄確認=确认 案由一=列管事項辦理情形，報請公鑒=解除列管继续列管"
        " 案由二=各科業務報告=备查 提案一=修訂「車輛管理要點」案，提請討論=审议通过",
    ),
    (
        COMMITTEE,
        "青石區議會社區事務委員會 事務委員會會議 4 2023-07-18",
        "chair=溫榆明 present=溫榆明 present=蘇洵如 observer=柳永文",
        "I=通過會議記錄=确认",
    ),
    (
        DISTRICT,
        "青石區議會 會議 15 2022-03-15",
        "chair=溫榆明 present=溫榆明 present=蘇洵 present=冒子寒 observer=柳永文 absent=陸遊川",
        "I=通過會議記錄=确认",
    ),
    (
        ASSEMBLY,
        "青石市議會 臨時會 3 2023-08-03",
        "chair=溫榆明 present=溫榆明 present=蘇洵如 present=柳永文 present=晏殊如 present=陸遊"
        " absent=辛棄疾 observer=黃庭堅 observer=秦觀",
        "一=請審議「青石市公園管理自治條例」案=审议通过",
    ),
]


@pytest.mark.parametrize(("text", "head", "people", "sections"), MORE)
def test_other_councils(text, head, people, sections):
    meeting = read(text)
    told = f"{meeting.bodies[0]} {meeting.kind} {meeting.session} {meeting.date}"
    assert told == head
    attendees = [f"{person.attendance}={person.name}" for person in meeting.attendees]
    assert sorted(attendees) == sorted(people.split())
    items = [
        f"{s.number}={s.heading}={''.join(d.outcome for d in s.decisions)}"
        for s in meeting.sections
    ]
    assert items == sections.split()
    kept = han(kept_text(meeting))
    assert [line for line in text.split("\n") if not set(han(line)) <= set(kept)] == []


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("臨時立法會\n渡輪事務委員會\n會議紀要", "臨時立法會渡輪事務委員會會議紀要"),
        (
            "立法會\n\n檔號：CB1/PL/FE\n《渡輪條例草案》委員會\n\n會議紀要",
            "《渡輪條例草案》委員會會議紀要",
        ),
        ("臨時立法會渡輪事務委員會\n首次會議紀要", "臨時立法會渡輪事務委員會首次會議紀要"),
    ],
)
def test_the_title_of_minutes_says_whose_they_are(head, title):
    record = RECORDS["panel"]
    labels = record[record.index("日") :]
    assert read(f"{head}\n{labels}").title == title
