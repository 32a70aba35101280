"""Lists of assemblies: marks, blanks, columns and lines, with leave and proxies."""

import pytest

from corpus.assembly.people.person import organ_of, read_named
from corpus.assembly.people.rosters import read_chairs, read_list
from corpus.model import Attendance
from corpus.parse import read_meeting


def told(people):
    return " ".join(f"{person.attendance}={person.name}" for person in people)


def listed(*rows, indents=()):
    return read_list(rows, Attendance.PRESENT, indents)


NAMES = [
    ("溫榆明", "溫榆明", (), ()),
    ("蘇主席洵如", "蘇洵如", ("主席",), ()),
    ("晏主任秘書殊", "晏殊", ("主任秘書",), ()),
    ("柳市長", "柳", ("市長",), ()),
    ("溫學務長榆明", "溫榆明", ("學務長",), ()),
    ("召集人溫議員榆明", "溫榆明", ("召集人", "議員"), ()),
    ("教育委員會第一召集人溫議員榆明", "溫榆明", ("第一召集人", "議員"), ("教育委員會",)),
    ("蘇人事管理員", "蘇", ("人事管理員",), ()),
    ("鎮長溫榆明", "溫榆明", ("鎮長",), ()),
    ("本會秘書溫榆明", "溫榆明", ("秘書",), ()),
    ("民政課長溫榆明", "溫榆明", ("民政課長",), ()),
    ("社會課長溫榆明", "溫榆明", ("社會課長",), ()),
    ("果菜公司代理經理溫榆明", "溫榆明", ("代理經理",), ("果菜公司",)),
    ("農業課暨清潔代理課〈隊〉長溫榆明", "溫榆明", ("農業課暨清潔代理課〈隊〉長",), ()),
    ("政風室溫榆明", "溫榆明", (), ("政風室",)),
    ("溫榆明召集委員", "溫榆明", ("召集委員",), ()),
    ("衛生局溫榆明副局長", "溫榆明", ("副局長",), ("衛生局",)),
    ("卫生局温榆副局长", "温榆", ("副局长",), ("卫生局",)),
    ("慈善會溫榆明中央委員會委員", "溫榆明", ("中央委員會委員",), ("慈善會",)),
    ("溫榆明女士", "溫榆明", (), ()),
    ("個人委員溫榆明先生", "溫榆明", (), ()),
    ("巴山.巴水", "巴山.巴水", (), ()),
    ("巴山．巴水委員", "巴山．巴水", ("委員",), ()),
    ("副召集人飛文明女士", "飛文明", ("副召集人",), ()),
    ("成員溫榆明女士", "溫榆明", ("成員",), ()),
    ("會計員季榆", "季榆", ("會計員",), ()),
    ("溫榆明Sawa Kala", "溫榆明Sawa Kala", (), ()),
    ("溫委員榆明Sawa Kala", "溫榆明Sawa Kala", ("委員",), ()),
    ("梁歐陽碧蘭女士", "梁歐陽碧蘭", (), ()),
    ("溫?明", "溫?明", (), ()),
    ("單小玉", "單小玉", (), ()),
    ("澳門青石社溫榆明理事", "溫榆明", ("理事",), ("澳門青石社",)),
]


@pytest.mark.parametrize(("text", "name", "titles", "organs"), NAMES)
def test_one_person_with_posts(text, name, titles, organs):
    person = read_named(text)
    assert person is not None
    assert (person.name, person.titles, person.organizations) == (name, titles, organs)


@pytest.mark.parametrize(
    "text",
    [
        "各局處首長",
        "全體委員",
        "媒體",
        "工務局",
        "詳簽到簿",
        "等",
        "出席單位",
        "紀錄",
        "公共資訊",
        "高級",
    ],
)
def test_groups_and_organs_are_nobody(text):
    assert read_named(text) is None


ORGANS = [
    ("民政局局長", ("民政局",)),
    ("經濟部政務次長", ("經濟部",)),
    ("副秘書長", ()),
    ("民政課長", ()),
    ("研考會主委", ("研考會",)),
    ("水利部資訊處高級分析師", ("水利部資訊處",)),
]


@pytest.mark.parametrize(("post", "organs"), ORGANS)
def test_the_organ_of_a_post(post, organs):
    assert organ_of(post) == organs


LISTS = [
    # characters apart inside cells, and two of one organ
    (
        ("　民 政 處 長　溫 榆 明　　財 政 處 長　蘇 洵", "　衛 生 局 長　晏 殊 如(公假)"),
        "present=溫榆明 present=蘇洵 absent=晏殊如",
    ),
    (
        ("衛生局晏殊如廳長、交通局溫榆明處長與蘇洵如技術員",),
        "present=晏殊如 present=溫榆明 present=蘇洵如",
    ),
    # marks, with leave, proxies and people who act for an office
    (
        ("溫榆明(公假)、蘇洵、晏殊如(柳永文代)、辛棄(代理)",),
        "absent=溫榆明 present=蘇洵 absent=晏殊如 present=柳永文 present=辛棄",
    ),
    (
        ("溫榆明(請假)蘇洵、晏殊如(代)",),
        "absent=溫榆明 present=蘇洵 present=晏殊如",
    ),
    (
        ("蘇主席洵如、溫代表榆明、柳代表永,晏代表殊。",),
        "present=蘇洵如 present=溫榆明 present=柳永 present=晏殊",
    ),
    (("蘇課長洵、", "溫課長榆明、柳永文,計3名。"), "present=蘇洵 present=溫榆明 present=柳永文"),
    # blanks, with padded names and glued notes
    (
        ("溫榆明　　蘇　洵　　柳永文", "　　　晏　殊"),
        "present=溫榆明 present=蘇洵 present=柳永文 present=晏殊",
    ),
    (("溫榆明 蘇 洵 柳永文",), "present=溫榆明 present=蘇洵 present=柳永文"),
    (
        ("溫榆明蘇洵如代　柳永文公假　晏殊代",),
        "absent=溫榆明 present=蘇洵如 absent=柳永文 present=晏殊",
    ),
    (("高山金玉　溫榆明Sawa Kala　蘇洵",), "present=高山金玉 present=溫榆明Sawa Kala present=蘇洵"),
    (("蘇 全 溫 榆 明 張 柳 永",), "present=蘇全 present=溫榆明 present=張柳永"),
    (("溫榆明、張榆王秋冬、林洵(請假)",), "present=溫榆明 present=張榆 present=王秋冬 absent=林洵"),
    (("（依姓氏筆劃）溫委員榆明、蘇委員洵如（請假）",), "present=溫榆明 absent=蘇洵如"),
    (("(依姓氏筆畫排序)溫榆明、蘇洵",), "present=溫榆明 present=蘇洵"),
    # a name that the end of a row cut
    (
        ("溫榆明 蘇洵如 柳", "永文 晏殊如"),
        "present=溫榆明 present=蘇洵如 present=柳永文 present=晏殊如",
    ),
    (
        ("溫榆明 蘇洵如 柳永", "文 晏殊如 張柳永"),
        "present=溫榆明 present=蘇洵如 present=柳永文 present=晏殊如 present=張柳永",
    ),
    (("溫榆明 蘇洵 何 方公假",), "present=溫榆明 present=蘇洵"),
    # columns
    (
        (
            "市           長   溫榆明   副    市   長   蘇　洵",
            "秘  書   長  柳永文   副  秘書 長   晏殊如",
        ),
        "present=溫榆明 present=蘇洵 present=柳永文 present=晏殊如",
    ),
    (("顧         問   溫榆明      參            議   蘇洵如",), "present=溫榆明 present=蘇洵如"),
    # one a line
    (
        ("溫榆明議員(主席)", "蘇洵議員*", "柳永文議員, SBS, JP"),
        "present=溫榆明 present=蘇洵 present=柳永文",
    ),
    (("總主任(2)5", "溫榆明女士", "法律顧問　　蘇洵先生"), "present=溫榆明 present=蘇洵"),
    (
        ("溫榆明　蘇　洵　晏　殊　柳永文",),
        "present=溫榆明 present=蘇洵 present=晏殊 present=柳永文",
    ),
    (("溫榆明　許　文　彬",), "present=溫榆明 present=許文彬"),
    (("議事組組員蘇　洵",), "present=蘇洵"),
    # nobody
    (("(詳會議簽到簿)。",), ""),
    (("如後附簽到單",), ""),
    (("",), ""),
]


@pytest.mark.parametrize(("rows", "people"), LISTS)
def test_who_is_on_the_list(rows, people):
    assert told(listed(*rows).attendees) == people


OFFICIALS = [
    (("交通部部長", "溫榆明"), ("交通部",)),
    (("交通部部長　　　溫榆明",), ("交通部",)),
    (("水利部資訊處高級分析師 溫榆明",), ("水利部資訊處",)),
]


@pytest.mark.parametrize(("rows", "organs"), OFFICIALS)
def test_officials_with_their_organs(rows, organs):
    (person,) = listed(*rows).attendees
    assert (person.name, person.organizations) == ("溫榆明", organs)


def test_a_row_set_in_belongs_to_the_ministry_above():
    rows = ("經濟部部長 溫榆明", "商業司司長 蘇洵如", "交通部部長 柳永文")
    people = listed(*rows, indents=(False, True, False)).attendees
    assert [person.organizations for person in people] == [
        ("經濟部",),
        ("經濟部商業司",),
        ("交通部",),
    ]


def test_a_deputy_of_an_official_stands_for_the_same_organ():
    absent, present = listed("國防部部長　溫榆明(請假,由蘇副部長洵如代表列席。)").attendees
    assert (absent.attendance, present.attendance) == (Attendance.ABSENT, Attendance.PRESENT)
    assert (present.name, present.organizations) == ("蘇洵如", ("國防部",))


def test_the_leave_of_a_superior_is_not_that_of_the_one_named():
    (person,) = listed("經濟部政務次長　溫榆明(部長請假)").attendees
    assert (person.attendance, person.note) == (Attendance.PRESENT, "部長請假")


CHAIRS = [
    (("溫榆明",), "chair=溫榆明"),
    (("溫榆明(公假)蘇洵代",), "absent=溫榆明 chair=蘇洵"),
    (("溫榆明(請假)蘇洵如(代)",), "absent=溫榆明 chair=蘇洵如"),
    (("溫榆明蘇委員洵如代",), "absent=溫榆明 chair=蘇洵如"),
    (("溫主任委員榆明蘇副主任委員洵如代",), "absent=溫榆明 chair=蘇洵如"),
    (("溫局長榆明　蘇副局長洵如代",), "absent=溫榆明 chair=蘇洵如"),
    (("溫縣長榆明蘇副縣長洵代",), ""),
    (("溫副主任委員榆明代",), "chair=溫榆明"),
    (("溫副縣長榆明代理",), "chair=溫榆明"),
    (("歐陽委員慧代",), "chair=歐陽慧"),
    (("柳市長",), "chair=柳"),
    (("溫召集委員榆明",), "chair=溫榆明"),
    (("局長 溫榆明",), "chair=溫榆明"),
    (("溫召集委員榆明　蘇召集委員洵",), "chair=溫榆明 chair=蘇洵"),
    (("由溫議長榆明及蘇副議長洵如分別主持",), "chair=溫榆明 chair=蘇洵如"),
    (("由溫議長榆明主持",), "chair=溫榆明"),
]


@pytest.mark.parametrize(("rows", "people"), CHAIRS)
def test_who_presided(rows, people):
    assert told(read_chairs(rows)) == people


def test_heads_are_counted_and_what_is_no_name_is_told():
    found = listed("溫榆明　　蘇洵如", "委員出席3人")
    assert (found.stated, len(found.attendees)) == (3, 2)
    assert listed("溫榆明、各局處首長").unclear == ("各局處首長",)


@pytest.mark.parametrize(
    "text", ["主席：" * 2000, "1" * 5000, "溫 榆 " * 2000, "(" * 5000, "、" * 5000]
)
def test_broken_lists_name_nobody_and_come_to_an_end(text):
    assert listed(text).attendees == ()


@pytest.mark.parametrize(
    "label", ["出席政府官員：", "定期列席的政府部門代表", "常設部門代表：", "應邀出席會議的嘉賓"]
)
def test_officials_of_the_government_are_observers_behind_those_absent(label):
    text = (
        "立法會\n交通事務委員會\n會議紀要\n日期：2001年3月5日\n主席：林青山議員\n出席委員：\n陳松柏議員\n"
        f"缺席委員：\n黃竹筠議員\n{label}\n運輸署署長\n何梅影女士\n"
        "議程\nI. 通過上次會議紀要\n獲確認通過。\n"
    )
    meeting = read_meeting(text.encode(), "invented.txt")
    told = {person.name: person.attendance for person in meeting.attendees}
    assert told["黃竹筠"] is Attendance.ABSENT
    assert told["何梅影"] is Attendance.OBSERVER


def test_a_latin_name_behind_a_wide_blank_is_the_next_one_s():
    row = "溫榆華Saidhai Tahovecahe　Kolas Yotaka　柳永文Sra Kacaw　蘇　洵"
    names = [person.name for person in read_list([row], Attendance.PRESENT).attendees]
    assert names == ["溫榆華Saidhai Tahovecahe", "Kolas Yotaka", "柳永文Sra Kacaw", "蘇洵"]


COMMITTEE = """嵐洲區社區服務諮詢委員會
2024年第四次平常會議紀錄

日期：二零二四年四月二十四日
地點：嵐洲大樓三樓活動室

出席成員：召集人溫榆明先生、成員蘇洵如女士
缺席成員（已致歉）
晏殊如女士
紀錄員：柳永文

會議由溫榆明召集人主持。

（一）議程前發言
"""


def test_the_members_of_an_advisory_committee():
    meeting = read_meeting(COMMITTEE.encode(), "a.txt")
    assert told(meeting.attendees) == (
        "chair=溫榆明 present=溫榆明 present=蘇洵如 absent=晏殊如 clerk=柳永文"
    )


DISTRICT = """青嵐區議會
交通及房屋委員會
2033-2034年度第二次會議
會議記錄

日期：2033年9月20日（星期二）
時間：上午9時30分

出席者                          出席時間                離席時間
主席
溫榆明先生, MH                  會議開始                會議完畢
委員
蘇洵如女士                      上午9時42分             下午12時15分

列席者
晏小山先生        運輸署高級運輸主任

應邀出席者
議程第二項
柳永文女士        海濱巴士有限公司主任

因事缺席者
辛如意先生        （已告假）

I.      通過上次會議記錄

1.      委員會一致通過會議記錄。

II.     巴士路線計劃

2.      柳永文女士簡介文件。
"""


def test_a_district_tells_when_its_members_came_and_left():
    meeting = read_meeting(DISTRICT.encode(), "a.txt")
    assert told(meeting.attendees) == (
        "chair=溫榆明 present=溫榆明 present=蘇洵如 observer=晏小山 observer=柳永文 absent=辛如意"
    )
    assert str(meeting.date) == "2033-09-20"
    assert [section.number for section in meeting.sections] == ["I", "II"]
    assert meeting.bodies == ("青嵐區議會交通及房屋委員會",)


def test_members_below_the_chair_were_there():
    lines = (
        "青嵐區諮詢委員會",
        "二零三三年第二次平常會議",
        "會議紀錄摘要",
        "日期：二零三三年五月十八日",
        "主持：溫榆明（召集人）",
        "委員：蘇洵（副召集人）、晏小山",
        "缺席：柳永文",
        "（一）通過上次會議紀錄",
        "全體委員通過上次會議紀錄。",
        "（二）清潔月活動",
    )
    meeting = read_meeting("\n".join(lines).encode(), "a.txt")
    assert told(meeting.attendees) == "chair=溫榆明 present=蘇洵 present=晏小山 absent=柳永文"
    assert [section.number for section in meeting.sections] == ["一", "二"]


def test_a_post_cut_before_its_last_character_goes_on():
    people = listed("民政課長溫榆明、建設課", "長蘇洵、清潔", "隊長晏小山").attendees
    assert [one.name for one in people] == ["溫榆明", "蘇洵", "晏小山"]
    assert people[1].titles == ("建設課長",)


BELOW = [
    (("水文部", "測站司", "司長", "溫榆明"), (), "溫榆明=水文部測站司"),
    (
        ("水文部　署長　　溫榆明", "　　副署長　　蘇洵如"),
        (False, True),
        "溫榆明=水文部 蘇洵如=水文部",
    ),
    (
        ("嵐西銀行股份有限公司　董事長　溫榆明", "　總經理　蘇洵如", "水文處　處長　柳永文"),
        (False, True, False),
        "溫榆明=嵐西銀行股份有限公司 蘇洵如=嵐西銀行股份有限公司 柳永文=水文處",
    ),
    (
        ("132年3月12日（星期一）", "水文部　　部長溫榆明率所屬主管人員", "測站處　處長　蘇洵如"),
        (),
        "溫榆明=水文部 蘇洵如=測站處",
    ),
    (("嵐西大學化學系", "教授", "溫榆明"), (), "溫榆明=嵐西大學化學系"),
    (("測站處", "簡任技正", "溫榆明"), (), "溫榆明=測站處"),
    (("嵐西水井業主協會會務顧問　溫榆明",), (), "溫榆明=嵐西水井業主協會"),
]


@pytest.mark.parametrize(("rows", "indents", "told"), BELOW)
def test_organs_above_posts_and_posts_above_names(rows, indents, told):
    people = listed(*rows, indents=indents).attendees
    assert " ".join(f"{one.name}={'、'.join(one.organizations)}" for one in people) == told


OFFICES = ("行政院水文署署長", "行政院水利建設委員會主任委員", "行政院公平水價委員會副主任委員")


@pytest.mark.parametrize("post", OFFICES)
def test_an_office_of_the_yuan_is_nobody(post):
    assert read_named(post) is None
    people = listed(post, "溫　榆（3月1日下午請假，由蘇副主任委員洵如代表列席）").attendees
    assert [(one.name, one.attendance) for one in people] == [
        ("溫榆", Attendance.PRESENT),
        ("蘇洵如", Attendance.PRESENT),
    ]


def test_the_first_half_of_an_organ_above_the_rest_with_the_post():
    rows = ("行政院水文站退職人員", "輔導委員會主任委員", "溫榆明", "水文部部長", "蘇　洵、柳永文")
    first, *_ = listed(*rows).attendees
    assert first.organizations == ("行政院水文站退職人員輔導委員會",)


def test_political_assistants_of_a_bureau_whose_names_no_blank_sets_apart():
    rows = ("漁港局局長政治助理溫榆明女士", "漁港局局長", "蘇洵如先生")
    assert [one.name for one in read_list(rows, Attendance.OBSERVER).attendees] == [
        "溫榆明",
        "蘇洵如",
    ]
