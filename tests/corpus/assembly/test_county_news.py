"""News of counties' and towns' own meetings: who held which, who presided and was there."""

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


def test_a_headline_and_who_was_there():
    meeting = read("""縣府昨召開主管會報
記者: 柳永文/縣府報導。
縣府昨日召開主管會報,由縣長溫榆明主持。副縣長蘇洵如、參議晏小山、歐陽小玉及各局處室主官管出席參加。
縣長溫榆明指示,夏天到,雨又多,各單位應多加宣導。""")
    assert (meeting.title, meeting.bodies, meeting.kind) == (
        "縣府昨召開主管會報",
        ("縣府",),
        "主管會報",
    )
    assert people(meeting) == ("chair=溫榆明 present=蘇洵如 present=晏小山 present=歐陽小玉")
    assert (meeting.session, meeting.date) == (None, None)


def test_the_chair_named_in_full_elsewhere_and_the_day_of_the_page():
    meeting = read("""溫縣長主持第934次縣務會議 發布日期:2044-04-21
縣長溫榆明21日上午主持縣府第934次縣務會議;會中,他表達期許。
縣府第934次縣務會議21日上午於第3會議室召開,由溫縣長主持,審議通過總決算提案。""")
    assert meeting.title == "溫縣長主持第934次縣務會議"
    assert (meeting.session, meeting.date, meeting.location) == (934, None, "第3會議室")
    assert people(meeting) == "chair=溫榆明"


def test_a_government_with_a_counter_and_no_chair():
    meeting = read("""2046-01-13 雲海縣政府十三日召開今年第二次縣務會議,會中討論各項提案。
縣長溫榆明指示各局處全面檢視,以因應新法。""")
    assert (meeting.title, meeting.bodies) == ("雲海縣政府今年第二次縣務會議", ("雲海縣政府",))
    assert (meeting.session, meeting.date, meeting.chair) == (2, None, None)


@pytest.mark.parametrize("held", ["舉行", "舉辦", "召開"])
def test_a_meeting_named_before_it_was_held_with_a_document_told_behind(held):
    meeting = read(f"""縣府首長月報昨{held}
縣府今年第3次首長月報21日上午於第3會議室{held},由縣長溫榆明主持。
水利處長蘇洵如簡報進度,並說明《雲海縣排水改善計畫(2040-2044)》。""")
    assert (meeting.bodies, meeting.kind, meeting.session) == (("縣府",), "首長月報", 3)
    assert meeting.documents == ("雲海縣排水改善計畫(2040-2044)",)


def test_a_district_that_is_named_behind_the_city_holds_the_meeting_of_its_wardens():
    meeting = read("""區公所召開102年度上半年里長業務聯繫會議
為宣導市府施政理念,嵐西區公所6月21日下午3時在6樓禮堂召開102年度上半年里長業務聯繫會議,由區長溫榆明主持,各里里長均出席與會。""")
    assert (meeting.bodies, meeting.kind, meeting.date) == (
        ("嵐西區公所",),
        "里長業務聯繫會議",
        None,
    )
    assert meeting.chair.name == "溫榆明"


OTHERS = [
    "縣府將於二十三日召開主管會報,由縣長溫榆明主持。",
    "縣長溫榆明昨日參訪水庫,並感謝同仁的辛勞。",
    "縣府主管會報通過的提案已公告,請民眾參閱。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_to_come_or_something_else_is_no_meeting(text):
    with pytest.raises(NotMinutes):
        read(f"縣府消息\n{text}\n請各單位配合辦理。")


def test_the_room_of_the_house_is_no_body_and_those_behind_presided_are_listed():
    meeting = read(
        """雲海縣政府昨日上午9時起在縣府第一會議室召開142年第4次縣務會議,由副縣長蘇洵如主持,秘書長晏小山、參議、各一級單位首長和鄉鎮長列席與會,會中討論3項提案。"""
    )
    assert (meeting.bodies, meeting.session) == (("雲海縣政府",), 4)
    assert people(meeting) == "chair=蘇洵如 observer=晏小山"


def test_a_sentence_of_its_own_says_who_was_there():
    meeting = read("""縣府昨日召開縣政裁示第27次管考會議
秘書長溫榆明昨主持雲海縣政府縣政裁示第27次管考會議。(柳永文攝)
雲海縣政府昨召開縣政裁示第27次管考會議,秘書長溫榆明表示,大家要聚焦。
這項管考會議昨日上午在縣府第一會議室召開,會議由秘書長溫榆明主持,包括轉任議會主任的蘇洵如參議、以及晏小山參議、工務處長歐陽小玉及相關局處首長與會,會中先檢討跨處案件。""")
    assert (meeting.bodies, meeting.kind, meeting.session) == (("雲海縣政府",), "管考會議", 27)
    assert people(meeting) == "chair=溫榆明 present=蘇洵如 present=晏小山 present=歐陽小玉"


def test_words_that_are_no_people_before_a_comma_are_no_list():
    meeting = read(
        """縣府昨日召開主管會報,由縣長溫榆明主持。他邀集各單位正副手共同與會,並指出副主管也是主管。"""
    )
    assert people(meeting) == "chair=溫榆明"


def test_cases_in_lines_of_their_own_have_the_verdict_of_the_line_above():
    meeting = read("""雲海縣長溫榆明昨日主持縣府一四二年第五次縣務會議,聽取各鄉鎮長建言。
縣務會議昨天審議通過二項書面提案,分別為:
一、第一案:民政處—村里活動經費墊付案。
二、第二案:建設處—漁港燈塔修繕經費墊付案。
三年來漁港已有改善,溫榆明說。""")
    assert [(item.number, item.heading) for item in meeting.sections] == [
        ("一", "第一案:民政處—村里活動經費墊付案"),
        ("二", "第二案:建設處—漁港燈塔修繕經費墊付案"),
    ]
    assert {d.outcome for item in meeting.sections for d in item.decisions} == {"审议通过"}


def test_an_election_meeting_elects_nobody_and_its_deputy_chair_is_found():
    meeting = read("""雲海第三屆代表選舉會議第一次全體會議
雲海特別區第三屆代表選舉會議第一次全體會議11月24日在雲海舉行,選舉會議成員430人出席。受常委會委託來雲海主持選舉工作的常委會副委員長溫榆明主持會議並講話。""")
    assert meeting.chair.name.endswith("榆明")
    assert not any(section.decisions for section in meeting.sections)


def test_what_was_talked_over_is_parted_at_every_mark_where_no_verb_parts_it():
    meeting = read("""縣府昨召開主管月報
縣府昨日召開主管月報,由縣長溫榆明主持。
會中主要討論事項包括渡口修繕要掌握進度、塘壩清淤、加強粮食收儲管理。""")
    told = ["渡口修繕要掌握進度", "塘壩清淤", "加強粮食收儲管理"]
    assert [section.heading for section in meeting.sections] == told


def test_a_congress_of_the_mainland_is_no_council_of_macau():
    meeting = read("""青石县第十八届人民代表大会常务委员会第二十一次会议纪要
青石县第十八届人民代表大会常务委员会第二十一次会议于2024年6月27日在会议室举行。主任温榆主持会议。
会议审议了《关于财政决算的报告》。
出席会议的有：主任温榆，委员柳永、苏洵。
列席会议的有：县财政局局长晏殊。""")
    assert (meeting.kind, meeting.term, meeting.session) == ("常委会会议", 18, 21)
    assert [one.name for one in meeting.attendees] == ["温榆", "温榆", "柳永", "苏洵", "晏殊"]


PROCEDURE = """嵐港市議會第7次定期大會第3次程序委員會議

【記者柳永文/嵐港報導】嵐港市議會昨天上午召開第7次定期大會第3次程序委員會議,討論列入本次大會審議之市府提案,除2案退回外,全部提請大會審議。

嵐港市議會第7次定期大會將自5月1日起召開,第3次程序委員會由召集人嵐港市議會溫榆明議長主持,嵐港市議會副議長蘇洵如、議員晏殊安及議員林全中等委員出席。嵐港市政府秘書長許知秋則率市府團隊代表列席。

財政類3號案:市有碼頭標售案,因資料不全,退回市府補正後再提送。會中並通過第7次定期大會議事日程表草案。"""


def test_a_procedure_committee_and_what_it_let_in():
    meeting = read(PROCEDURE)
    assert (meeting.bodies, meeting.kind, meeting.session) == (("嵐港市議會",), "程序委員會議", 3)
    assert meeting.chair is not None
    assert (meeting.chair.name, meeting.chair.titles) == ("溫榆明", ("議長",))
    assert people(meeting) == (
        "chair=溫榆明 present=蘇洵如 present=晏殊安 present=林全中 observer=許知秋"
    )
    (item,) = meeting.sections
    assert item.heading == "討論列入本次大會審議之市府提案"
    assert [(one.outcome, one.object) for one in item.decisions] == [
        ("提请审议", "列入本次大會審議之市府提案"),
        ("修改后再报", "財政類3號案:市有碼頭標售案"),
        ("审议通过", "第7次定期大會議事日程表草案"),
    ]


AGENDA = """嵐港市議會今(17)日召開程序委員會,討論第7次定期會議事日程,會中決議4月4日起召開定期會。
今日程序委員會由嵐港市議會議長溫榆明主持,市府由副市長許知秋率各局處首長與會。
議員晏殊安提出,建議增列水庫清淤專案報告,經與會議員討論後同意列入9月30日議程。
至於議員林全中所提延長質詢時間乙案,因時段均已排滿,未獲採納。"""


def test_a_procedure_committee_without_a_counter_and_what_members_asked_for():
    meeting = read(AGENDA)
    assert (meeting.bodies, meeting.kind, meeting.session) == (("嵐港市議會",), "程序委員會", None)
    assert people(meeting) == "chair=溫榆明 present=許知秋"
    (item,) = meeting.sections
    assert item.heading == "討論第7次定期會議事日程"
    assert [(one.outcome, one.object) for one in item.decisions] == [
        ("同意", "4月4日起召開定期會"),
        ("同意", "增列水庫清淤專案報告"),
        ("未通过", "延長質詢時間"),
    ]


def test_what_was_weighed_on_the_way_below_a_reporter_s_name():
    meeting = read("""記者柳永文/綜合報導
嵐門縣都市計畫委員會20日召開會議,由縣府秘書長溫榆明主持,會中審議多項都市計畫議題。
另外,會議也討論漁港細部計畫檢討案,以及農村容許使用項目刪減案。臨時動議中,也審議圖書館坡道工程,希望改善需求。""")
    assert meeting.title == "嵐門縣都市計畫委員會會議"
    assert [one.heading for one in meeting.sections] == [
        "審議多項都市計畫議題",
        "討論漁港細部計畫檢討案,以及農村容許使用項目刪減案",
        "審議圖書館坡道工程",
    ]


def decided(meeting):
    return [
        (item.heading, [(one.outcome, one.object) for one in item.decisions])
        for item in meeting.sections
    ]


def test_what_a_county_s_meeting_passed_in_its_first_and_last_sentence():
    meeting = read("""漁港基金將設置
雲海縣政府十九日召開今年第十五次縣務會議，會中討論通過漁港基金設置自治條例，以因應新制。縣長溫榆明另指示檢視閒置空間。
此次縣務會議，密集討論後通過由人事處提交的三項提案，其中，有關編制表於議會通過後報請備查。""")
    assert decided(meeting) == [
        ("討論通過漁港基金設置自治條例", [("审议通过", "漁港基金設置自治條例")]),
        ("通過由人事處提交的三項提案", [("审议通过", "由人事處提交的三項提案")]),
    ]


SITTING = (
    "雲海縣議會昨（二十二）日{}臨時會，{}縣府一二一年度追加預算案及一二二年一月一日成立漁港處，"
    "並同意追認縣府辦理「水井改善」等九件墊付案。"
)


def test_a_council_s_sitting_that_passed_something_is_a_meeting():
    meeting = read(SITTING.format("進行", "審議通過"))
    assert (meeting.bodies, meeting.kind, meeting.date) == (("雲海縣議會",), "臨時會", None)
    assert [told for _, told in decided(meeting)] == [
        [("审议通过", "縣府一二一年度追加預算案及一二二年一月一日成立漁港處")],
        [("同意", "追認縣府辦理「水井改善」等九件墊付案")],
    ]


@pytest.mark.parametrize(
    ("held", "done"), [("將進行", "審議通過"), ("進行", "審議"), ("進行", "議員質疑")]
)
def test_a_council_s_sitting_that_is_to_come_or_decides_nothing_is_none(held, done):
    with pytest.raises(NotMinutes):
        read(SITTING.format(held, done).replace("並同意", "並質詢"))


def test_a_council_of_the_cabinet_that_its_deputy_presided_over():
    meeting = read("""2041-11-19 我是廣告 請繼續往下閱讀
行政院副院長溫榆明今（19）日主持行政院水井保護會第95次會議，會中通過某部新訂定「水井契約應記載事項」，並聽取「碼頭安全查核」及「渡船票券查核」等報告案。溫榆明表示，請某部依法公告新規範。""")
    assert (meeting.bodies, meeting.kind, meeting.session) == (
        ("行政院水井保護會",),
        "會議",
        95,
    )
    assert meeting.chair is not None
    assert (meeting.chair.name, meeting.chair.titles, meeting.date) == (
        "溫榆明",
        ("副院長",),
        None,
    )
    assert decided(meeting) == [
        (
            "通過某部新訂定「水井契約應記載事項」",
            [("审议通过", "某部新訂定「水井契約應記載事項」")],
        ),
        (
            "聽取「碼頭安全查核」及「渡船票券查核」等報告案",
            [("听取", "「碼頭安全查核」及「渡船票券查核」等報告案")],
        ),
    ]


def test_several_matters_are_the_ones_that_the_next_sentence_names():
    meeting = read("""都委會審議議題
嵐門縣都市計畫委員會20日召開會議,由縣府秘書長溫榆明主持,會中審議多項都市計畫議題。
包括漁港中心擴建審議案,以及變更嵐門特定區管制要點等案件,並討論退縮停車困難案件,透過專業意見持續完善。""")
    assert [one.heading for one in meeting.sections] == [
        "漁港中心擴建審議案",
        "變更嵐門特定區管制要點",
        "討論退縮停車困難案件",
    ]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            "至於觀光處所提渡口收費辦法草案,因意見尚待整合,會議決定暫緩審議,請觀光處再提會討論。",
            [("渡口收費辦法草案", ["暂缓"])],
        ),
        ("至於觀光處所提渡口收費辦法草案,業者建議會議暫緩審議。", []),
    ],
)
def test_what_the_meeting_put_off(told, found):
    meeting = read(f"2046-01-13 雲海縣政府十三日召開今年第二次縣務會議,會中討論各項提案。\n{told}")
    assert [(one.heading, [d.outcome for d in one.decisions]) for one in meeting.sections] == found


def test_what_follows_upon_passing_passes_nothing():
    meeting = read("""雲瀾縣政府二十四日召開今年第五次縣務會議，會中討論通過渡口規程修正案。
此次縣務會議，討論後通過六項提案，其中自治條例將送請縣議會審議，通過後報請內政部備查。""")
    told = [one.object for item in meeting.sections for one in item.decisions]
    assert told == ["渡口規程修正案", "六項提案"]
