"""Whole records of layouts that the samples do not have, and texts that are none."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import EmptyFile, NotMinutes
from corpus.model import Source
from corpus.parse import parse, read_anyway, read_meeting
from corpus.readers.transcript import Transcript
from tests.corpus.facts import han, kept_text

SOURCE = Source("某处/文件.txt", "text/plain", "utf-8", "0" * 64)


def read(text, title=None):
    return parse(Transcript(tuple(text.split("\n")), "text/plain", title=title), SOURCE)


DIGEST = """温榆主持召开区政府第25次常务会议
来源：区政府办公室

　　2024年3月6日上午，区委副书记、区长温榆主持召开区政府第25次常务会议，研究防汛等工作。区领导柳永、苏洵出席会议。
　　会议传达学习了上级会议精神。会议强调，要抓好落实。
　　会议听取了区水务局关于防汛工作情况的汇报，原则同意有关安排。
　　会议审议通过《青石区城市更新办法（试行）》，请区住建局尽快印发实施。
　　会议还研究了其他事项。
责任编辑：晏殊"""

ONE_PARAGRAPH = """青石市人民政府第四十五次常务会议纪要
二○二四年一月十二日，市长温榆主持召开市政府第四十五次常务会议。会议原则通过《青石市供热条例（草案）》。"""

ASSEMBLY = """雲漪縣政府第318次縣務會議紀錄
時間：113年5月7日
主席：卓雨青
出席：宿秋水、翁如晦
一、確認第317次會議紀錄
主席裁示：紀錄確定。"""

LABELLED = """局长办公会议纪要
时间：2023年5月6日上午9:00
地点：三楼会议室
主持人：局长温榆
出席人员：柳永、苏 洵
议题一：研究年度预算
会议审议通过了《部门预算草案》。
议题二：讨论人事事项
会议决定暂缓研究干部调整方案。"""

OFFICE = """青石区人民政府办公室文件
青石区十届人民政府第二十一次常务会议纪要
时间：2022年7月1日
主持：温榆
出席：柳永、苏洵
记录：晏殊

议题：
1、研究老旧小区改造
会议决定，《改造方案（送审稿）》由区住建局修改完善后，提请区委常委会审定。
2、会议还研究了其他事项。"""

UNKNOWN = """防汛工作专题会议纪要
大家谈了很多意见，没有形成一致看法。
下一步由各单位分头准备。"""


def test_a_digest_has_a_section_for_each_item():
    meeting = read(DIGEST)
    assert [section.heading for section in meeting.sections] == [
        "传达学习了上级会议精神",
        "听取了区水务局关于防汛工作情况的汇报",
        "审议通过《青石区城市更新办法（试行）》",
    ]
    assert [section.kinds for section in meeting.sections] == [("学习",), ("听取",), ("审议",)]
    assert [person.name for person in meeting.attendees] == ["温榆", "柳永", "苏洵"]
    assert meeting.conclusions == ("会议还研究了其他事项。", "责任编辑：晏殊")


NEWS = """3月25日，县十五届人大常委会召开第36次会议。县人大常委会主任温榆主持会议。
会议听取和审议了县政府关于耕地保护工作情况的报告。
副县长柳永列席会议。县法院主要负责同志列席会议。
新闻推荐
8月5日，县政府召开全体会议。副县长苏洵、晏殊出席会议。"""


def test_who_is_named_in_the_news_beside_the_text_took_no_part():
    meeting = read(NEWS)
    assert [(p.name, p.attendance.value) for p in meeting.attendees] == [
        ("温榆", "chair"),
        ("柳永", "observer"),
    ]
    assert han(NEWS) == han(kept_text(meeting))


def test_guests_of_an_item_may_be_invited_behind_and():
    meeting = read("""3月25日，区长温榆主持召开区政府第3次常务会议。
会议听取了区水务局关于防汛工作的汇报，并邀请区人大代表柳永、区政协委员晏殊列席会议。
会议审议通过了《青石区供水办法》。""")
    assert [p.name for p in meeting.attendees] == ["温榆", "柳永", "晏殊"]


def test_a_record_without_any_marks_is_no_record_lost():
    meeting = read(
        "青石区政府召开第22次常务会议2033年4月9日下午区长温榆主持召开区政府第22次常务会议"
        "会议听取了区水务局关于防汛工作情况的汇报会议强调要压实责任会议审议通过了《青石区供水办法》"
        "会议要求区水务局抓好落实副区长苏洵参加会议"
    )
    assert (str(meeting.date), meeting.session) == ("2033-04-09", 22)
    assert meeting.documents == ("青石区供水办法",)


def test_a_recording_wrote_no_minutes_and_those_on_the_roll_were_there():
    meeting = read("""九十四学年度上学期所学会第一次干部会议记录
时间:94年9月27日下午四点半
主席:温榆
到席:柳永、苏洵
晏殊(秦观代)
缺席:范仲
会议记录:录音""")
    assert [(p.name, p.attendance.value) for p in meeting.attendees] == [
        ("温榆", "chair"),
        ("柳永", "present"),
        ("苏洵", "present"),
        ("晏殊", "absent"),
        ("秦观", "present"),
        ("范仲", "absent"),
    ]


LISTED = """柳泉县人民政府第9次常务会议纪要
2049年5月6日，县长温榆主持召开县政府第9次常务会议。
一、审议《柳泉县供水管理办法》
会议原则同意《柳泉县供水管理办法》。
出席：温榆　苏洵
列席：县水务局柳永
"""


@pytest.mark.parametrize(
    "byline",
    ["END", "图/文：林黛", "主编：林黛 监制：吴用", "编 辑：林黛", "一审一校：林黛", "责编 | 林黛"],
)
def test_who_made_the_page_below_a_list_took_no_part(byline):
    meeting = read(LISTED + byline)
    assert [p.name for p in meeting.attendees] == ["温榆", "温榆", "苏洵", "柳永"]
    assert meeting.conclusions[-1] == byline


DWELT_ON = """3月25日，区长温榆主持召开区政府第3次常务会议，传达学习防汛会议精神。会议要求，要抓好。
会上，学习了《防洪法》。会议强调，要依法办事。
会议还审议了其他事项。
区政协副主席柳永主持会议。"""


def test_what_the_opening_dwells_on_is_an_item():
    headings = [section.heading for section in read(DWELT_ON).sections]
    assert headings == ["传达学习防汛会议精神", "学习了《防洪法》"]


LATE_CHAIR = """3月25日，市人大常委会召开第3次主任会议。会议决定于4月2日召开第十六次会议。
市人大常委会副主任温榆主持会议，副主任柳永出席会议。
会议讨论了年度计划。"""


def test_who_presided_may_stand_behind_the_first_item():
    chair = read(LATE_CHAIR).chair
    assert chair is not None
    assert chair.name == "温榆"


SPEECH = """3月25日，区长温榆主持召开区政府第3次常务会议。
会议听取了区水务局关于防汛工作情况的汇报。
副区长柳永、苏洵出席会议。会前，与会人员参观了泵站。"""


def test_a_paragraph_may_begin_with_who_was_there():
    assert [p.name for p in read(SPEECH).attendees] == ["温榆", "柳永", "苏洵"]


ROLL_BEHIND = """3月25日，市人大常委会召开党组会议，学习防汛精神。
市人大常委会党组副书记温榆主持会议并讲话；副主任柳永、苏洵出席；副主任晏殊列席。
会议强调，要抓好落实。"""


def test_who_was_there_may_stand_behind_who_presided():
    told = [(p.name, p.attendance.value) for p in read(ROLL_BEHIND).attendees]
    assert told[1:] == [("柳永", "present"), ("苏洵", "present"), ("晏殊", "observer")]


AGENDA_ABOVE = """温榆主持召开区政府第39次常务会议
会议议题：一、关于工作报告的汇报；
二、关于实事项目的汇报。
列席情况：柳永同志，区财政局主要负责同志。
1月2日，区长温榆主持召开区政府第39次常务会议。
一、会议听取了区政府办关于工作报告的汇报。会议原则同意区政府办汇报的意见。
二、会议听取了区发改局关于实事项目的汇报。会议原则同意区发改局汇报的意见。"""


def test_an_agenda_above_the_items_does_not_number_them():
    meeting = read(AGENDA_ABOVE)
    assert [(s.number, s.heading) for s in meeting.sections] == [
        ("一", "听取了区政府办关于工作报告的汇报"),
        ("二", "听取了区发改局关于实事项目的汇报"),
    ]
    assert ("柳永", "observer") in [(p.name, p.attendance.value) for p in meeting.attendees]


NO_STOPS = """市水务局局长办公会议纪要

9月20日上午，局长温榆主持召开2023年第21次局长办公会，局领导柳永、苏洵出席会议

会议听取了水文站站长晏殊关于水文规划的汇报，并原则同意。会议邀请青石大学教授欧阳如玉列席并提出意见

会议听取了人事处关于招录计划的汇报，并原则同意
"""


def test_paragraphs_without_full_stops_and_the_guests_of_an_item():
    meeting = read(NO_STOPS)
    assert [s.heading for s in meeting.sections] == [
        "听取了水文站站长晏殊关于水文规划的汇报",
        "听取了人事处关于招录计划的汇报",
    ]
    assert [d.outcome for s in meeting.sections for d in s.decisions] == ["原则同意"] * 2
    told = [(p.name, p.attendance.value) for p in meeting.attendees]
    assert told[1:] == [("柳永", "present"), ("苏洵", "present"), ("欧阳如玉", "observer")]


CHAIR_BELOW = """8月22日，县十八届人大常委会第十八次会议举行。副县长柳永列席会议。
会议听取了县财政局的工作报告。
会议由温榆主持，首先通过了会议议程。"""


def test_who_presided_may_open_a_paragraph_below_the_items():
    chair = read(CHAIR_BELOW).chair
    assert chair is not None
    assert chair.name == "温榆"


TWO_MEETINGS = """3月25日，区长温榆主持召开区政府第3次常务会议。会议审议了《甲》。
又讯 3月29日，区长温榆主持召开区政府第4次常务会议。会议审议了《乙》。"""


def test_the_day_on_top_of_a_page_is_not_the_meeting_s():
    meeting = read(
        "您好，今天是2025年4月16日星期三\n"
        "2018年1月25日，县长温榆主持召开县政府第3次常务会议。会议审议了《甲办法》。"
    )
    assert str(meeting.date) == "2018-01-25"


def test_the_day_of_the_number_is_not_the_meeting_s():
    meeting = read(
        "〔2013〕60号\n青石市人民政府办公室 二○一三年九月十一日\n"
        "9月3日，市政府召开十二届政府第六十次市长办公会议。市长温榆主持会议。"
        "会议听取了甲局关于乙工作的汇报。参加会议的有：（1）市领导：柳永、苏洵。"
    )
    assert (meeting.date, meeting.bodies, meeting.session) == (None, ("市政府",), 60)
    assert [one.name for one in meeting.attendees] == ["温榆", "柳永", "苏洵"]


def test_a_headline_may_name_the_meeting_to_come():
    meeting = read(
        "縣政協(xié)九屆三次會(huì )議將于2018年3月16日召開(kāi)\n"
        "2月11日，縣政協(xié)召開(kāi)九屆十一次常委會(huì )議。"
        "會(huì )議協(xié)商通過了甲名單；會(huì )議決定三次會(huì )議于3月16日召開(kāi)。"
    )
    assert (meeting.kind, meeting.session, meeting.date) == ("常委会会议", 11, None)
    assert [one.outcome for one in meeting.sections[0].decisions] == ["审议通过", "同意"]


def test_a_verdict_that_is_repeated_below_is_one_decision():
    meeting = read(
        "2024年3月6日，县长温榆主持召开县政府常务会议。会议原则通过《甲办法（草案）》，"
        "部署乙工作。\n会议研究了丙计划。会议指出，工作重要，会议原则通过《甲办法（草案）》。"
    )
    decided = [(one.outcome, one.object) for s in meeting.sections for one in s.decisions]
    assert decided == [("原则通过", "甲办法（草案）")]


def test_a_name_may_end_like_a_purpose():
    meeting = read(
        "温祥为主持召开第7次区政府常务会议\n5月9日，区委副书记、区长温祥为主持召开"
        "区政府常务会议，研究防汛工作。\n会议听取了防汛工作汇报。"
    )
    assert (meeting.chair.name, meeting.session) == ("温祥为", 7)


def test_who_presided_opens_the_roll_call_at_the_end():
    meeting = read(
        "青石市人大常委会第六次会议于2023年3月8日在青石召开。\n"
        "会议听取了甲工作的报告。\n市人大常委会主任温榆主持召开全体会议。"
        "副市长晏殊到会听取意见。市人大常委会副主任柳永，秘书长苏洵出席会议。"
    )
    assert [one.name for one in meeting.attendees] == ["温榆", "柳永", "苏洵"]


def test_an_agenda_in_one_line_numbers_nothing():
    meeting = read(
        "县政府第5次常务会议\n会议议题\n1、听取甲汇报 2、听取建议召开乙推进会汇报\n\n会议内容\n\n"
        "2023年4月3日，县长温榆主持召开县政府第五次常务会议。\n会议审议了《甲办法》。"
    )
    assert (meeting.chair.name, [s.heading for s in meeting.sections]) == (
        "温榆",
        ["审议了《甲办法》"],
    )


def test_a_draft_and_its_bare_title_are_one_document():
    meeting = read(
        "2024年3月6日，县长温榆主持召开县政府常务会议。会议讨论了《政府工作报告（草案）》。\n"
        "会议强调，《政府工作报告》要求真务实。"
    )
    assert meeting.documents == ("政府工作报告（草案）",)


def test_a_meeting_is_held_where_it_closes_and_a_headline_tells_less():
    closed = read(
        "青石区七届人大常委会第四次会议闭幕\n昨天，青石区七届人大常委会第四次会议闭幕。会议审议通过了《供热办法》。"
    )
    assert (closed.kind, closed.session) == ("常委会会议", 4)
    below = read(
        "温榆主持区政府党组会、常务会，推进供热\n\n"
        "青石网消息：区长温榆今天主持召开区政府常务会议，研究防汛工作。"
    )
    assert (below.kind, below.chair.titles) == ("常务会议", ("区长",))


def test_what_a_meeting_also_did_stands_beside_its_agenda():
    meeting = read(
        "10月23日上午，区委常委会召开第8次（扩大）会议，传达供热会议精神，研究贯彻意见。"
        "会议还审议通过了《供热办法》。区委书记何远科主持会议。"
    )
    headings = [section.heading for section in meeting.sections]
    assert headings == ["传达供热会议精神，研究贯彻意见", "审议通过了《供热办法》"]
    below = read(
        "2月17日，县长何远科主持召开县政府第4次常务会，县政府领导温榆、柳永参加。会议审议《甲办法》。"
    )
    assert below.chair.name == "何远科"


def test_a_second_meeting_in_the_text_is_warned_of():
    assert "second-meeting" in {warning.code for warning in read(TWO_MEETINGS).warnings}
    assert "second-meeting" not in {warning.code for warning in read(SPEECH).warnings}


def test_a_congress_prepares_itself():
    meeting = read("县人大会议举行预备会议\n7月11日，县人大会议举行预备会议。温榆主持会议。")
    assert meeting.kind == "预备会议"


def test_one_paragraph_holds_opening_and_item():
    meeting = read(ONE_PARAGRAPH)
    assert [(s.order, s.number, s.heading) for s in meeting.sections] == [
        (1, None, "原则通过《青石市供热条例（草案）》")
    ]
    assert [d.outcome for d in meeting.sections[0].decisions] == ["原则通过"]
    assert meeting.chair is not None
    assert (meeting.chair.name, str(meeting.date)) == ("温榆", "2024-01-12")
    assert meeting.preamble[-1].endswith("主持召开市政府第四十五次常务会议。")
    assert not meeting.warnings


def test_labels_on_top_and_items_by_name():
    meeting = read(LABELLED)
    assert meeting.chair is not None
    assert (meeting.chair.name, meeting.location) == ("温榆", "三楼会议室")
    assert [section.number for section in meeting.sections] == ["议题一", "议题二"]
    assert [d.outcome for s in meeting.sections for d in s.decisions] == ["审议通过", "暂缓"]


def test_the_letterhead_of_an_office_and_a_numbered_closing_line():
    meeting = read(OFFICE)
    assert (meeting.bodies, meeting.term, meeting.session) == (("青石区人民政府",), 10, 21)
    assert [section.number for section in meeting.sections] == ["1"]
    assert meeting.conclusions == ("2、会议还研究了其他事项。",)
    (decision,) = meeting.sections[0].decisions
    assert (decision.outcome, decision.responsible) == ("修改后再报", ("区住建局",))
    assert [person.name for person in meeting.attendees] == ["温榆", "柳永", "苏洵", "晏殊"]


def test_an_unknown_layout_is_kept_with_warnings():
    meeting = read(UNKNOWN)
    codes = {warning.code for warning in meeting.warnings}
    assert {"no-sections", "date-unknown", "chair-unknown"} <= codes
    assert meeting.sections[0].heading == "防汛工作专题会议纪要"


def test_a_day_without_its_year_stays_open():
    meeting = read(DIGEST.replace("2024年", ""))
    assert meeting.date is None
    assert meeting.id.startswith("undated-")
    told = {warning.code: warning.message for warning in meeting.warnings}
    assert told["date-without-year"] == "会议日期只写了3月6日，没有年份，未作推断。"


@pytest.mark.parametrize("text", [DIGEST, ONE_PARAGRAPH, LABELLED, OFFICE, UNKNOWN])
def test_every_character_can_be_found_again(text):
    kept = han(kept_text(read(text)))
    assert [line for line in text.split("\n") if han(line) not in kept] == []


RALLY = """我县召开夏收工作动员会
5月25日上午，我县召开夏收工作动员会。县委书记温榆出席会议，副县长柳永主持会议。
温榆要求：一是统一思想；二是加强领导。"""


@pytest.mark.parametrize("text", ["今天天气很好。", "青石区政府议事规则\n第一条 总则", RALLY])
def test_other_texts_are_refused(text):
    with pytest.raises(NotMinutes):
        read(text)


def test_no_text_is_an_empty_file():
    with pytest.raises(EmptyFile):
        read("\n\n")


def test_the_number_that_the_page_states_is_taken_where_the_text_has_none():
    lines = tuple(DIGEST.split("\n"))
    page = Transcript(lines, "text/html", metadata=(("发文字号", "江青会〔2024〕5号"),))
    assert str(parse(page, SOURCE).doc_number) == "江青会〔2024〕5号"


def test_what_the_page_states_about_itself_is_kept_as_it_is():
    stated = (("索引号", "JQ-2024-1"), ("主题分类", "综合政务"), ("成文日期", "2024年2月30日"))
    page = Transcript(tuple(DIGEST.split("\n")), "text/html", metadata=stated)
    meeting = parse(page, SOURCE)
    assert [(fact.label, fact.value) for fact in meeting.metadata] == list(stated)
    assert meeting.issued_on is None
    assert parse(Transcript(page.lines, "text/html"), SOURCE).id == meeting.id


ABOUT_MEETINGS = (
    "关于本资料\n本资料收录的部分会议由甲地与乙地联合召开，均为虚构。\n文本文件若干份，网页若干份。",
    "- 收录说明\n- 有的会议与景区管理委员会联合召开，有的以专题形式召开。\n- 编码有两种。",
)


@pytest.mark.parametrize("text", ABOUT_MEETINGS)
def test_a_text_about_meetings_that_names_none_is_no_record(text):
    with pytest.raises(NotMinutes):
        read_meeting(text.encode(), "about.txt")


@pytest.mark.parametrize("name", ["corpus/samples/PROVENANCE.md", "README.md", "CONTRIBUTING.md"])
def test_our_own_pages_are_no_records(name):
    page = Path(__file__).resolve().parents[2] / name
    with pytest.raises(NotMinutes):
        read_meeting(page.read_bytes(), name)


@pytest.mark.parametrize("scanned", [True, False])
@pytest.mark.parametrize("text", [DIGEST, ASSEMBLY])
def test_names_read_from_a_scan_are_to_be_checked(text, scanned):
    transcript = Transcript(tuple(text.split("\n")), "application/pdf", ocr=scanned)
    meeting = parse(transcript, replace(SOURCE, ocr=scanned))
    assert meeting.attendees
    assert {person.unverified for person in meeting.attendees} == {scanned}


OTHER = "青石市工作规则\n\n第一条　会议由市长温榆召集和主持。\n第二条　出席：副市长柳永。\n"


def test_a_text_that_is_no_record_tells_its_title_and_its_text_alone():
    meeting = read_anyway(OTHER.encode(), "rules.txt")
    assert (meeting.recognised, meeting.title) == (False, "青石市工作规则")
    assert han("".join(meeting.preamble)) == han(OTHER)
    facts = ("bodies", "kind", "term", "session", "date", "chair", "attendees", "sections")
    assert [name for name in facts if getattr(meeting, name)] == []
    assert [warning.code for warning in meeting.warnings] == ["not-minutes"]
    assert read_anyway(OTHER.encode(), "elsewhere.txt").id == meeting.id


def test_a_record_is_the_same_whether_others_are_wanted_or_not():
    assert read_anyway(DIGEST.encode(), "a.txt") == read_meeting(DIGEST.encode(), "a.txt")


def test_a_file_without_text_is_refused_all_the_same():
    with pytest.raises(EmptyFile):
        read_anyway(b" \n", "a.txt")


TOLD_BY_WHO_CAME = """岁末年初工作部署
3月6日，区领导温榆、柳永出席区政府全体会议。
会议听取了工作报告起草情况的说明。"""


def test_a_meeting_may_be_told_by_who_came():
    meeting = read(TOLD_BY_WHO_CAME)
    assert (meeting.kind, [person.name for person in meeting.attendees]) == (
        "全体会议",
        ["温榆", "柳永"],
    )


def test_a_chair_whose_label_has_the_name_alone_has_the_posts_of_the_list():
    meeting = read(
        "某局局长办公会议纪要\n出席：党组书记、局长温榆；副局长柳永\n主持：温榆\n一、修路。会议同意方案。"
    )
    assert meeting.chair is not None
    assert (meeting.chair.name, meeting.chair.titles) == ("温榆", ("党组书记", "局长"))


def test_a_chair_whom_a_sentence_names_alone_has_the_posts_of_the_label():
    meeting = read(
        "某局局长办公会议纪要\n主持人：党组书记、局长温榆\n会议由温榆同志主持。\n一、修路。会议同意方案。"
    )
    assert meeting.chair is not None
    assert meeting.chair.titles == ("党组书记", "局长")


def test_who_was_there_may_run_over_the_end_of_a_page():
    meeting = read(
        "3月6日，街道办事处主任温榆主持召开主任办公会议。副主任柳永、苏洵，财政所所长\n\n\n"
        "晏殊，沙洲社区书记沙鸥参加会议。\n一、关于食堂。会议同意方案。\n二、关于夜市。会议同意方案。"
    )
    assert [one.name for one in meeting.attendees[1:]] == ["柳永", "苏洵", "晏殊", "沙鸥"]


def test_a_headline_with_a_comma_goes_not_on_in_the_opening_below():
    meeting = read(
        "聚焦新城建设，区政协召开常委会会议\n"
        "7月3日，区政协召开七届常委会第二十三次会议，听取情况介绍。区政协主席温榆出席会议。\n"
        "会议审议通过了甲名单。"
    )
    assert (meeting.kind, meeting.session, meeting.term) == ("常委会会议", 23, 7)


def test_a_name_that_could_be_an_organ_chairs_behind_its_posts():
    meeting = read("3月6日，州政协党组书记、主席李明科主持召开主席会议。\n会议审议了《甲》。")
    assert meeting.chair is not None
    assert meeting.chair.name == "李明科"


def test_who_presided_on_a_day_behind_the_name_or_is_called_like_an_organ():
    on_a_day = read(
        "县委副书记、县长温榆于2017年7月31日在二楼会议室主持召开第4次常务会议，审议《甲》。"
    )
    like_an_organ = read(
        "2018年6月27日，副市长敖柳科在市政府主持召开会议，研究修路工作。\n一、修路。"
    )
    assert on_a_day.chair is not None
    assert (on_a_day.chair.name, on_a_day.chair.titles) == ("温榆", ("县委副书记", "县长"))
    assert like_an_organ.chair is not None
    assert like_an_organ.chair.name == "敖柳科"


def test_a_news_agency_is_no_part_of_who_presided():
    meeting = read("据新华社 国务院总理温榆9月2日主持召开国务院常务会议。会议讨论通过了《甲》。")
    assert meeting.chair is not None
    assert (meeting.chair.name, meeting.kind) == ("温榆", "常务会议")


def test_a_counted_title_above_a_day_in_brackets_is_a_record():
    text = "市政府第12次常务会议\n（2021年5月6日）\n一、审议《养老服务办法》\n会议原则同意该办法。"
    meeting = read(text)
    assert (meeting.session, str(meeting.date)) == (12, "2021-05-06")
    assert [d.outcome for section in meeting.sections for d in section.decisions] == ["原则同意"]


def test_a_rare_surname_behind_the_label_presided():
    text = "县河长制专题会议纪要\n时间：2021年5月6日\n主持：闪明河\n一、关于清淤。会议同意方案。"
    assert read(text).chair.name == "闪明河"


def test_who_was_there_stands_behind_the_last_item_above_a_picture():
    meeting = read(
        "3月6日，区政协主席温榆主持召开五届四次主席会议。会议讨论了甲办法。\n"
        "会议还研究了乙安排等事项。区政协副主席柳永、苏洵出席会议。\n会议现场"
    )
    assert [one.name for one in meeting.attendees] == ["温榆", "柳永", "苏洵"]


def test_a_day_in_brackets_stands_behind_who_presided():
    meeting = read(
        "石川市市长温榆今天（28日）主持召开市政府常务会议，研究防汛。\n会议原则同意《甲预案》。"
    )
    assert meeting.chair.name == "温榆"


def test_a_day_in_brackets_behind_the_part_of_the_day_belongs_to_no_body():
    meeting = read(
        "市委常委会今天上午（3月28日）举行会议，听取防汛工作汇报。市委书记温榆主持会议。\n"
        "会议指出，要备足沙袋。"
    )
    assert (meeting.chair.name, meeting.bodies) == ("温榆", ("市委",))


def test_members_of_a_town_are_nobody():
    meeting = read(
        "温榆镇召开镇人大主席团会议\n近日温榆镇人大主席团成员在镇政府召开主席团会议。\n"
        "镇人大主席柳永主持会议。会议审议了《甲工作报告》。"
    )
    assert meeting.chair.name == "柳永"


def test_how_many_there_were_is_nobody():
    meeting = read(
        "8月16日，县长温榆主持召开县政府常务会议，研究防汛。\n会议听取了甲汇报。\n"
        "县领导柳永、苏洵，政协委员、监督员代表各1名列席会议。"
    )
    assert [one.name for one in meeting.attendees] == ["温榆", "柳永", "苏洵"]


def test_who_sat_in_on_the_enlarged_meeting_alone():
    meeting = read(
        "3月6日，市人大常委会召开党组（扩大）会议和主任会议，听取甲汇报。\n"
        "主任温榆主持会议，副主任柳永出席会议，副主任苏洵列席党组（扩大）会议。\n温榆要求抓好。"
    )
    told = [(one.name, one.attendance.value) for one in meeting.attendees]
    assert told == [("温榆", "chair"), ("柳永", "present"), ("苏洵", "observer")]


NAMED_AFTER = """《青石古城保护规划（2021-2035年）》专家评审会会议纪要

2021年11月5日，副局长温榆在市会议中心主持召开评审会。与会专家形成如下意见：
一、基础资料翔实，专家组一致同意通过评审。
二、进一步完善建筑名录。
"""


def test_a_meeting_named_after_a_document_is_on_it():
    meeting = read(NAMED_AFTER)
    assert meeting.documents == ("青石古城保护规划（2021-2035年）",)
    assert [len(section.documents) for section in meeting.sections] == [1, 0]
    assert (
        read(NAMED_AFTER.replace("翔实", "翔实，《青石古城保护规划》可行")).sections[1].documents
        == ()
    )
    assert read(NAMED_AFTER.replace("《", "").replace("》", "")).documents == ()


def test_a_meeting_that_an_organ_held_is_not_named_after_it():
    meeting = read(
        "2021年6月12日，《青石市住房规划》专家评审会由青石市住房局组织召开。会议听取了规划汇报。"
    )
    assert meeting.title == "青石市住房局《青石市住房规划》专家评审会"
    assert meeting.documents == ("青石市住房规划",)


def test_a_meeting_may_be_known_by_who_presided_and_what_was_taken_up():
    told = "7月2日晚，县政协主席温榆主持召开城区防汛紧急会议，听取各单位工作情况汇报。"
    assert [section.heading for section in read(told).sections] == ["听取各单位工作情况汇报"]
    with pytest.raises(NotMinutes):
        read("7月2日，街道组织学习，学习防汛讲话精神。街道书记温榆主持。会上还传达了供热通报。")


def test_a_label_before_a_heading_is_no_part_of_it():
    meeting = read("""青石县水利局局务会议纪要
2024年3月6日，局长温榆主持召开局务会议。
一、议题：关于河道清淤的申请
会议同意河道清淤。
二、议题名称：水库加固
会议同意水库加固。""")
    assert [section.heading for section in meeting.sections] == ["关于河道清淤的申请", "水库加固"]
    assert all(warning.code != "text-lost" for warning in meeting.warnings)


def test_a_row_of_the_page_s_table_is_no_part_of_the_title():
    text = """关 键 词　常务会议；议定事项
有 效 性　有效
青石市人民政府2033年第5次常务会议议定事项
2033年5月6日，市长温榆主持召开市政府第5次常务会议，议定以下事项：
一、关于供水。同意。"""
    assert read(text).title == "青石市人民政府2033年第5次常务会议议定事项"


NUMBERS_ALONE = """2033年第47次常务会议纪要
2033年7月3 0日，市长温榆主持召开柳泉市第13届人民政府第47次常务会议。
一
会议听取了渡口普查情况汇报，议定了以下意见：一是各单位要加快进度。
二
会议审议了《柳泉市渡口管理办法》，议定了以下意见：
原则上同意《柳泉市渡口管理办法》，根据会议意见修改完善后印发。
三
会议审议了《柳泉市桥梁名录》，研究议定了以下意见：
（一）关于东桥。同意由市水利局收回东桥的使用权。
出 席：温榆、柳永、苏洵
列 席：
（一）邀请列席：晏殊
（二）财政局叶秋，水利局陈行
"""


def test_items_whose_numbers_stand_alone_on_their_lines():
    meeting = read_meeting(NUMBERS_ALONE.encode(), "a.txt")
    assert [section.number for section in meeting.sections] == ["一", "二", "三"]
    assert [[one.outcome for one in section.decisions] for section in meeting.sections] == [
        ["听取"],
        ["原则同意", "修改后印发"],
        ["同意"],
    ]
    assert (str(meeting.date), len(meeting.attendees)) == ("2033-07-30", 7)


def test_what_was_studied_above_the_numbered_items_is_an_item():
    meeting = read_meeting(
        """柳泉区人民政府2033年第1次常务会议纪要
2033年1月15日上午，区长温榆主持召开区人民政府2033年第1次常务会议，现纪要如下。
会议传达学习了全市渡口安全会议精神。
会议指出，各单位要把思想统一到会议精神上来。
会议研究渡口整治相关事宜。
（一）研究审议《渡口管理办法（送审稿）》
会议研究审议并原则同意《渡口管理办法（送审稿）》。
（二）听取桥梁普查情况
会议听取了桥梁普查情况，责成区水利局修改完善后印发。
""".encode(),
        "a.txt",
    )
    assert [(section.number, section.heading) for section in meeting.sections] == [
        (None, "传达学习了全市渡口安全会议精神"),
        ("一", "研究审议《渡口管理办法（送审稿）》"),
        ("二", "听取桥梁普查情况"),
    ]


def test_numbered_points_below_what_was_heard_are_its_own_where_more_is_told_behind():
    text = """云岭县县长办公会议纪要
2033年3月5日，县长温榆主持召开县长办公会议。
会议听取了县水务局关于渡口工作的汇报，讨论通过了《云岭县渡口方案》。会议明确：
1.渡口改造由县水务局负责实施。
2.任何单位不得停渡。
会议还研究了码头搬迁事宜，同意由县交通局牵头成立专班。
"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert [section.heading for section in meeting.sections] == [
        "听取了县水务局关于渡口工作的汇报",
        "讨论通过了《云岭县渡口方案》",
        "研究了码头搬迁事宜",
    ]
    assert list(meeting.documents) == ["云岭县渡口方案"]


def test_what_a_forum_says_to_its_readers_is_no_title():
    text = """马上注册,看更多事,交更多人!
您需要 登录 才可以下载或查看,没有账号?注册
x
渡口社区关于召开第二次居民议事会
. K3 ]% w2 Q! t8 P, N1 D
2033年5月18日下午,渡口社区在三楼活动室召开了2033年第2次居民议事会,议事会成员参加了会议。
会议研讨了《渡口修缮工程》。最后全员举手表决,通过了《渡口修缮工程》项目。
"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert meeting.title == "渡口社区关于召开第二次居民议事会"
    assert (meeting.bodies, meeting.session) == (("渡口社区",), 2)
