"""Older and rarer layouts of councils: what is told of each, and that nobody is invented."""

import pytest

from corpus.errors import NotMinutes
from corpus.model import Source
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


ADVISERS = """青石社區服務諮詢委員會
二零二二年第二次平常會議
會議紀錄摘要

日期：二零二二年五月十八日
地點：青石政府綜合服務大樓
主持：溫榆明（召集人）
委員：蘇洵（副召集人）、柳永文、晏小山、馬里奧·達·席爾瓦先生
缺 席 委 員 ： 晏幾道
列席：市政管理署秦少游處長
記錄：賀鑄文

（一）通過上次會議紀錄
全體委員通過上次會議紀錄。
（二）道路工程
市政管理署介紹道路工程，委員建議及早公佈時間表。
"""

CAME_AND_LEFT = """青石區議會
環境委員會
二零二三年第四次會議紀錄

日期：二零二三年七月十二日
地點：區議會會議室

出席者　　　　　到會時間　　　離會時間
主席
溫榆明先生, MH　會議開始　　　會議結束
委員
蘇洵女士　　　　下午二時五十分　會議結束
柳永文先生　　　會議開始　　　下午四時正

I.　通過會議紀錄
1.　會議紀錄獲一致通過。
"""

WHO_WAS_THERE = [
    (
        ADVISERS,
        "chair=溫榆明 present=蘇洵 present=柳永文 present=晏小山 present=馬里奧·達·席爾瓦"
        " absent=晏幾道 observer=秦少游 clerk=賀鑄文",
    ),
    (CAME_AND_LEFT, "chair=溫榆明 present=溫榆明 present=蘇洵 present=柳永文"),
]


@pytest.mark.parametrize(("text", "who"), WHO_WAS_THERE)
def test_members_under_a_label_of_their_own(text, who):
    meeting = read(text)
    assert people(meeting) == who
    assert not any("會議" in title for one in meeting.attendees for title in one.titles)


COUNCIL_OF_THE_NINETIES = """立法局93-94年度第{number}號文件
檔號:HB/H/9

立法局水務委員會
第十二次
會議{record}

(一九九三至九四年度會期)

日 期 :一九九四年三月十八日
時 間 :下午二時三十分
地 點 :立法局會議廳

出席者:

    溫榆明議員(水務委員會主席)
    蘇 洵議員
    高馬若蘭議員

缺席者:

    柳永文議員

列席者:

助理秘書長(二)
(水務委員會秘書)
秘書長
公共資訊總主任總主任(水務委員會)
高級主任(水務委員會)


(1)通過九四年三月十一日上次會議
紀錄

(立法局93-94年度第HB28號文件)

上述會議紀錄獲得確認通過。

(2)續議事項

議員同意成立小組。"""


@pytest.mark.parametrize("number", ["HB471", "CB(2)1342"])
@pytest.mark.parametrize("record", ["紀錄", "紀要"])
def test_a_title_over_lines_and_staff_without_names(number, record):
    meeting = read(COUNCIL_OF_THE_NINETIES.format(number=number, record=record))
    assert str(meeting.doc_number) == f"立法局93-94年度第{number}號文件"
    title, bodies = f"立法局水務委員會第十二次會議{record}", ("立法局水務委員會",)
    assert (meeting.title, meeting.bodies) == (title, bodies)
    assert (meeting.session, str(meeting.date)) == (12, "1994-03-18")
    assert people(meeting) == (
        "chair=溫榆明 present=溫榆明 present=蘇洵 present=高馬若蘭 absent=柳永文"
    )
    assert items(meeting) == [
        ("1", "通過九四年三月十一日上次會議紀錄", ["确认"]),
        ("2", "續議事項", ["同意"]),
    ]


ROMAN_WITHOUT_A_DOT = """立法會CB(1)77/99-00號文件
檔 號: CB1/PL/XX
水務事務委員會
首次會議紀要
日期:1999年10月14日(星期四)
地點:立法會大樓會議室B
出席委員:
溫榆明議員(主席)
列席職員:
總主任(1)3
高歐陽碧蘭女士

I 選舉正副主席

在蘇洵議員提名及柳永文議員附議下,晏殊如議員獲選為主持選舉的
委員。

II 1999至2000年度會期的會議時間表

2.議員同意每月舉行一次會議。"""


def test_roman_numbers_without_a_dot_end_the_list_of_people():
    meeting = read(ROMAN_WITHOUT_A_DOT)
    assert people(meeting) == "chair=溫榆明 present=溫榆明 observer=高歐陽碧蘭"
    assert meeting.session == 1
    assert items(meeting) == [
        ("I", "選舉正副主席", ["选举"]),
        ("II", "1999至2000年度會期的會議時間表", ["同意"]),
    ]


CABINET = """嵐港院會議

嵐港院第二七五0次院會決議

日期:90-09-05

院長提示:
 一、請各部會注意豪雨特報,預為防範。
 二、本週成果,洽悉。
  報告事項
一、水利部函送中南五地(東嶺、西嶺、南嶺、北嶺、中嶺及其他各地)
青年培訓計畫協議書,請鑒核案。
  決定:准予備查。
  討論事項
一、水利部擬具「水利師法」部分條文修正草案,請核轉審議案。
  決議:通過,送請審議。"""


def test_the_decisions_of_a_cabinet_have_a_date_and_no_other_label():
    meeting = read(CABINET)
    assert (meeting.kind, meeting.session, str(meeting.date)) == ("院會", 2750, "2001-09-05")
    assert meeting.attendees == ()
    assert items(meeting) == [
        (None, "院長提示", []),
        (
            "一",
            "水利部函送中南五地(東嶺、西嶺、南嶺、北嶺、中嶺及其他各地)青年培訓計畫協議書,請鑒核案",
            ["备查"],
        ),
        ("一", "水利部擬具「水利師法」部分條文修正草案,請核轉審議案", ["审议通过"]),
    ]


BUREAU_BY_DIGITS = """嵐港市政府水利局第 1 6 次局務會議紀錄
1 、 開會時間:中華民國 1 0 1 年 5 月 24 日星期四下午 4 時
2、 開會地點:水利局二樓會議室
3、 會議主持人:溫 局長榆明
4、 參加人員:如附件
5、 主持人致詞:(略)
6、 業務單位報告:
(1 )報告前次會議紀錄。
主席裁示:
(1 ) 日後資料必須詳細清楚。
(2) 同意辦理。
7、 討論事項:無
8、 局長轉達市政會議指示事項:
1 . 防災整備報告。"""


def test_labels_and_items_counted_by_digits():
    meeting = read(BUREAU_BY_DIGITS)
    assert (meeting.session, str(meeting.date)) == (16, "2012-05-24")
    assert people(meeting) == "chair=溫榆明"
    assert [(s.number, s.heading) for s in meeting.sections] == [
        ("6", "業務單位報告"),
        ("8", "局長轉達市政會議指示事項"),
    ]


ONE_LONG_LINE = (
    """嵐港市政府第963次市政會議
開會日期
1998-06-16 00:00:00.000
主席
溫 市 長
出席
蘇 洵 之     柳 永 文公假   晏 殊  林 全 郭 生 玉陳華泰代 歐 陽 若 愚     陳  菊
列席
許 國 郎     林 得 銓
甲、報告事項 {one}報告本府第九六二次市政會議紀錄。  主席裁示:紀錄確定。 """
    "{two}議案暨指示事項執行情形報告表。  主席裁示:請各位首長自行參閱。 "
    "{three}新聞處報告:一週重要輿情摘要報告。  主席裁示: (一)本週輿論關注事項請各位參閱。 "
    "(二)有關防範疫情方面,請衛生局主政,協調教育局、社    會局針對幼稚園共同規劃辦理相關之宣導。 "
    "(三)里長選舉投票已順利圓滿完成,感謝所有參與本次選務工作的本府同仁,也肯定所有參選人的熱誠參與。"
    "里長是最主要的基層單位,希能扮演更重要的角色,並與市府密切配合,共同為市民服務,辛苦各位同仁。"
)


@pytest.mark.parametrize("numbers", [("一", "二", "三"), ("一、", "二、", "三、")])
def test_a_page_that_lost_its_line_ends(numbers):
    one, two, three = numbers
    meeting = read(ONE_LONG_LINE.format(one=one, two=two, three=three))
    assert items(meeting) == [
        ("一", "報告本府第九六二次市政會議紀錄", ["确认"]),
        ("二", "議案暨指示事項執行情形報告表", []),
        ("三", "新聞處報告:一週重要輿情摘要報告", ["交办"]),
    ]
    assert len(meeting.sections[2].paragraphs) == 4
    assert people(meeting) == (
        "chair=溫 present=蘇洵之 absent=柳永文 present=晏殊 present=林全 absent=郭生玉"
        " present=陳華泰 present=歐陽若愚 present=陳菊 observer=許國郎 observer=林得銓"
    )


TWO_LANGUAGES = """• 分享至:

青年事務委員會全體大會舉行

Realização da Sessão Plenária do Conselho de Juventude

青年事務委員會二零二三年第三次全體大會於九月廿一日在東嶺小學綜合運動室舉行,會議由青年事務委員會主席、文化司司長歐陽若水主持。

A terceira sessão plenária de 2023, do Conselho de Juventude, teve lugar no dia 21 de Setembro.

{agenda}文化司辦公室主任何不言、教育及青年局局長溫榆明、衛生局局長蘇洵等列席會議。多名委員發表了意見。"""


def test_news_in_two_languages_with_those_who_sat_in():
    told = TWO_LANGUAGES.format(
        agenda="會議首先由歐陽若水司長介紹今年工作的執行情況及明年的部署,並聽取委員的意見及建議,"
    )
    meeting = read(told)
    assert (meeting.title, meeting.bodies) == ("青年事務委員會全體大會舉行", ("青年事務委員會",))
    assert (meeting.kind, meeting.session, str(meeting.date)) == ("全體大會", 3, "2023-09-21")
    assert meeting.location == "東嶺小學綜合運動室"
    assert people(meeting) == "chair=歐陽若水 observer=何不言 observer=溫榆明 observer=蘇洵"
    assert [person.organizations for person in meeting.attendees[1:]] == [
        ("文化司辦公室",),
        ("教育及青年局",),
        ("衛生局",),
    ]
    assert items(meeting) == [(None, "介紹今年工作的執行情況及明年的部署", [])]


def test_an_agenda_in_one_sentence():
    told = TWO_LANGUAGES.format(
        agenda="議題包括報告“青年獎項”甄選情況及議決頒授獎項結果、簡介青年計劃工作情況及報告"
        "“社會調查”開展情況,並就議題聽取委員的意見和建議。會上,委員逐一發言。\n"
    )
    assert [section.heading for section in read(told).sections] == [
        "報告“青年獎項”甄選情況及議決頒授獎項結果",
        "簡介青年計劃工作情況",
        "報告“社會調查”開展情況",
    ]


ANOTHER_LIST = """文化遺產委員會舉行“2014年第3次平常全體會議”
文化遺產委員會今日(六月二十四日)在文化局大樓舉行"二零一四年第三次平常全體會議"。
{people}"""

LISTS_OF_NEWS = [
    (
        "文化遺產委員會主席溫榆明、文化局局長代表蘇洵、文化遺產委員會委員柳永文、晏殊如及辛去疾"
        '出席了文化遺產委員會"二零一四年第三次平常全體會議"。',
        "present=溫榆明 present=蘇洵 present=柳永文 present=晏殊如 present=辛去疾",
    ),
    (
        "出席會議的包括文化遺產委員會副主席、文化局局長溫榆明,文化司辦公室代表蘇洵,衛生局局長代表柳永文。",
        "present=溫榆明 present=蘇洵 present=柳永文",
    ),
]


@pytest.mark.parametrize(("sentence", "told"), LISTS_OF_NEWS)
def test_lists_before_the_verb_and_with_two_posts(sentence, told):
    meeting = read(ANOTHER_LIST.format(people=sentence))
    assert people(meeting) == told
    assert (meeting.kind, meeting.session, str(meeting.date)) == ("平常全體會議", 3, "2014-06-24")


@pytest.mark.parametrize(
    ("held", "day", "place"),
    [
        ("二零一四年第三次平常全體會議”新聞發佈會", "2014", None),
        ("二零一四年第三次平常全體會議”及新聞發佈會", "2014-06-24", "文化局大樓"),
        ("二零一四年第三次平常全體會議”", "2014-06-24", "文化局大樓"),
    ],
)
def test_the_day_of_a_press_conference_is_not_that_of_the_meeting(held, day, place):
    meeting = read(
        ANOTHER_LIST.replace('二零一四年第三次平常全體會議"', held).format(
            people=LISTS_OF_NEWS[0][0]
        )
    )
    assert (str(meeting.date), meeting.location, meeting.session) == (day, place, 3)


SENATE = """嵐港大學秘書室
校務會議紀錄
106學年度第1學期第1次校務會議紀錄
嵐港大學106學年度第1學期第1次校務會議紀錄
時間:民國106年10月21日上午9時
地點:第2活動中心
主席:溫校長榆明          記錄:蘇洵
出席人員:應到代表總額170人,實到152人,名單詳如出列席名單。
壹、確認上次會議紀錄(確認通過)
貳、主席致詞:(略)。
參、臨時報告事項
一、教務處報告:自我評鑑結果,提會報告。
決議:洽悉。"""


def test_the_title_that_names_the_body_and_verdicts_in_brackets():
    meeting = read(SENATE)
    assert (meeting.title, meeting.bodies) == (
        "嵐港大學106學年度第1學期第1次校務會議紀錄",
        ("嵐港大學",),
    )
    assert people(meeting) == "chair=溫榆明 clerk=蘇洵"
    assert items(meeting) == [
        ("壹", "確認上次會議紀錄", ["确认"]),
        ("一", "教務處報告:自我評鑑結果,提會報告", ["备查"]),
    ]


YUAN_IN_ONE_LINE = (
    "立法院第10屆第6會期水利委員會第10次全體委員會議議事錄 時  間:中華民國111年10月26日(星期三) "
    "地  點:本院紅樓302會議室 出席委員:溫榆明  蘇  洵  柳永文    委員出席3人 "
    "列席委員:晏殊如  辛去疾Sra Kacaw    委員列席2人 請假委員:歐陽若水    委員請假1人 "
    "列席官員:考試院秘書長 林某仁 銓敘部部長 王某義 主  席:溫召集委員榆明 專門委員:陳某禮 "
    "紀  錄:簡任秘書 張某智    科  長 李某信 報 告 事 項 宣讀上次會議議事錄。 決定:確定。 "
    "討 論 事 項 一、審查考試院函請審議「水利師條例修正草案」案。 決議:另定期繼續審查。"
).replace("某", "立")


def test_a_record_of_the_yuan_in_one_line():
    meeting = read(YUAN_IN_ONE_LINE)
    assert people(meeting) == (
        "chair=溫榆明 present=溫榆明 present=蘇洵 present=柳永文 observer=晏殊如"
        " observer=辛去疾Sra Kacaw absent=歐陽若水 observer=林立仁 observer=王立義"
        " observer=陳立禮 clerk=張立智 clerk=李立信"
    )
    assert items(meeting) == [
        (None, "宣讀上次會議議事錄", ["确认"]),
        ("一", "審查考試院函請審議「水利師條例修正草案」案", ["再次研究"]),
    ]


READ_OUT = """立法院第9屆第4會期水利委員會第26次全體委員會議紀錄
時  間 中華民國106年12月7日(星期四)9時11分
地  點 本院紅樓202會議室
主  席 溫委員榆明
主席:出席委員8人,已足法定人數,開會。進行報告事項。
報告事項
宣讀上次會議議事錄。
立法院第9屆第4會期水利委員會第25次全體委員會議議事錄
時 間:106年12月6日
出席委員:蘇洵 柳永文
決定:確定。
主席:上次會議議事錄確定。
討論事項
審查「水利法修正草案」案。"""


def test_items_without_number_and_ruling():
    meeting = read(READ_OUT)
    assert people(meeting) == "chair=溫榆明"
    assert items(meeting) == [
        (None, "宣讀上次會議議事錄", ["确认"]),
        (None, "審查「水利法修正草案」案", []),
    ]


OTHERS = {
    "a rule with articles in digits": (
        "嵐港市議會議事規則 列印條文\n第12章 會議紀錄\n第67條 會議紀錄應記載下列事項:\n"
        "一、會議地點。\n二、主席姓名。\n三、紀錄姓名。\n第68條 會議紀錄,應於下次會議確認之。"
    ),
    "an agenda": (
        "水務事務委員會特別會議\n日 期:2019年5月20日(星期一)\n時 間:下午2時30分\n"
        "地 點:立法會綜合大樓會議室1\n議程(譯本)\n1. 確認通過會議紀要\n2. 政制發展\n3. 其他事項"
    ),
    "an index of sound recordings": (
        "區議會大會的錄音記錄\n青石區議會第十二次會議\n日期: | 2018-01-04 (星期四) |\n"
        "時間: | 下午2時30分 |\n地點: |\n青石區議會會議室 |\n議程 | 討論時間 |\n1 |\n通過會議議程"
    ),
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_texts_are_refused(text):
    with pytest.raises(NotMinutes):
        read(text)


NUMBERED_LABELS = """柳泉大學校園安全委員會第一次會議紀錄
一、時間 97年11月26日
二、地點：二樓會議室
三、主席：溫榆
四、出席人員：蘇洵、晏殊
五、報告事項：無
六、提案討論
案由一：某要點修正案
決議：照案通過。"""


def test_labels_may_be_numbered_like_items():
    meeting = read(NUMBERED_LABELS)
    assert meeting.location == "二樓會議室"
    assert people(meeting) == "chair=溫榆 present=蘇洵 present=晏殊"


@pytest.mark.parametrize(
    ("rows", "role"),
    [
        ("列席者\n蘇洵先生　運輸署工程師\n秘書\n晏小山女士　青石民政事務處主任", "clerk"),
        ("列席者\n蘇洵先生　運輸署工程師\n列 席 秘 書 ：總議會秘書2\n晏小山女士", "clerk"),
        ("列席者：\n秘書　晏小山", "observer"),
    ],
)
def test_a_council_s_secretary_keeps_the_record(rows, role):
    head, body = CAME_AND_LEFT.split("I.", 1)
    assert f"{role}=晏小山" in people(read(f"{head}{rows}\n\nI.{body}"))


MEMBERS = (
    "港務委員會主席溫榆明、港務委員會委員柳永文、晏殊如及João Manuel Costa出席了"
    '港務委員會"二零一四年第三次平常全體會議"。'
)


def test_members_named_one_behind_the_other_and_one_in_latin_letters():
    meeting = read(ANOTHER_LIST.replace("文化遺產", "港務").format(people=MEMBERS))
    assert [(one.name, one.organizations) for one in meeting.attendees] == [
        ("溫榆明", ("港務委員會",)),
        ("柳永文", ("港務委員會",)),
        ("晏殊如", ("港務委員會",)),
        ("João Manuel Costa", ("港務委員會",)),
    ]


ADVISED = """【特訊】港務諮詢委員會昨日下午3時在港務大堂舉行會議,{done}。
港務局主席溫榆明、副主席蘇洵如、李偉昌,港務局委員吳秀慧、麥儉暉列席會議,並就發言作出回應。
會議由諮詢委員會主席陳永濠主持。"""


def test_what_a_council_passed_and_was_shown():
    done = "審議並表決通過了港務局工作報告,並表決了泊位建議,碼頭辦公室主任李鎮華向委員介紹防浪方案"
    meeting = read(ADVISED.format(done=done))
    assert items(meeting) == [
        (None, "審議並表決通過了港務局工作報告", ["审议通过"]),
        (None, "表決了泊位建議", []),
        (None, "介紹防浪方案", []),
    ]
    assert [one.object for one in meeting.sections[0].decisions] == ["港務局工作報告"]
    assert people(meeting) == (
        "chair=陳永濠 observer=溫榆明 observer=蘇洵如 observer=李偉昌"
        " observer=吳秀慧 observer=麥儉暉"
    )


PRESIDED = """渡輪委員會於9月24日召開二零三一年第二次全體會議,會議由委員會主席溫榆明主持,{told}。
委員會就報告提出了意見。澳門的渡輪航線已於上月公佈。"""


def test_what_was_passed_at_a_meeting_that_somebody_presided_over():
    told = "會上通過二零三一年第一次全體會議紀錄,以及簡介航線研究的進度"
    meeting = read(PRESIDED.format(told=told))
    assert items(meeting) == [
        (None, "通過二零三一年第一次全體會議紀錄", ["确认"]),
        (None, "簡介航線研究的進度", []),
    ]
    assert items(read(PRESIDED.format(told="以及簡介航線研究的進度"))) == []


def test_nothing_passed_where_it_was_only_asked_for():
    meeting = read(ADVISED.format(done="多名委員發言,要求盡快通過泊位建議"))
    assert meeting.sections == ()


def test_what_a_group_of_a_council_told_of_its_tasks():
    meeting = parse(
        Transcript(
            (
                "整建委員會於6月14日召開二零三八年第五次全體會議,由司長溫榆明主持,會上通過第四次會議記錄。",
                "會議上,第三小組向委員會匯報工作進度。",
                "• 研究整建融資:小組提交《青石基金》意見稿,小組將作出完善,並於下次會議上再次討論。",
                "• 研究加裝電梯:小組正繼續討論。",
                "• 研究安置準則:委員會同意小組所提的準則建議,並將送交港務司作參考。",
            ),
            "text/plain",
        ),
        Source("x.txt", "text/plain", "utf-8", "0" * 64),
    )
    assert [
        (one.heading, [(d.outcome, d.object) for d in one.decisions]) for one in meeting.sections
    ][-3:] == [
        ("研究整建融資", [("修改后再报", "《青石基金》意見稿")]),
        ("研究加裝電梯", []),
        ("研究安置準則", [("同意", "小組所提的準則建議")]),
    ]
