"""Minutes of Hong Kong from a mirror that lost its line ends, every bold word four times over."""

import pytest

from corpus.model import Attendance, Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("x.txt", "text/plain", "utf-8", "0" * 64)


def four(words):
    return words * 4


BOLD = "".join(
    (
        "编辑: 青山 2019-01-20\n立法会 立法会 立法会 立法会 Legislative Council ",
        "立法会CB(1)318/03-04号文件(此 份会议纪要业经政府当局审阅)档号:CB1/PL/WA/1 ",
        f"{four('水务事务委员会')}{four('会议纪要')}{four('日期')}::::2003年年年年",
        f"11月 月月月18日日日日(星 期二星期二星期二星期二){four('时间')}:上午:上午:上午:上午10时",
        f"{four('地点')}:立法会大楼:立法会大楼:立法会大楼:立法会大楼会议厅",
        f"{four('出席委员')}::::温榆明议员(主 席)苏洵如议员(副 主席)",
        "晏殊如议员,JP 柳永文议员,SC, JP ",
        f"{four('缺席委员')}::::黄竹筠议员,BBS, JP ",
        f"{four('出席公职人员')}{four(':议程第')}III项项项项",
        "水务署助理署长/供水林青山先生2发展局副秘书长(水 务)C1 何梅影女士",
        f"{four('列席秘书')}::::总主任(1)3 罗素心女士I. {four('通过会议纪要')}",
        "(立法会CB(1)200/03-04号文件 -- 2003年10月21日会议的纪要)",
        f"2003年10月21日会议的纪要获确认通过。II. {four('下次会议日期')}2. 委员同意在",
        f"2003年12月16日举行下次会议。III. {four('供水设施')}3. 林青山先生简介文件。",
        f"{four('政府当局')}4. 议事完毕,会议于下午12时结束。立法会秘书处2003年12月9日",
    )
)
CUT = "".join(
    (
        "编辑: 青山 | 2019-01-20 |\nMH 温榆明议员,JP 苏洵如议员,SBS, JP 晏殊如议员",
        "缺席委员:黄竹筠议员,GBS, JP 出席公职人员:参与议程第II项的讨论水务局副秘书长何梅影女士",
        "水务署助理署长/供水林青山先生列席秘书:总议会秘书(1)4罗素心女士",
        "列席职员:高级议会秘书(1)8 方文珠女士经办人/部门I. 通过会议纪要",
        "(立 法会CB(1)512/07-08号文件??\n\\n2007 年11 月26 日会议的纪要)",
        "2007年11月26日举行的会议的纪要获确认通过.II. 供水设施的检讨",
        "(立法会CB(1)537/07-08(03)号文件?? 政府当局提供的文件)2. 何梅影女士向委员简介检讨结果.",
        "她表示,工程已如期完成.3. 委员同意当局提交修订规例.III. 其他事项",
        "4. 议事完毕,会议於下午4时22分结束.立法会秘书处议会事务部12008年2月21日",
    )
)


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def test_bold_words_stand_once_and_labels_begin_lines():
    meeting = read(BOLD)
    assert "text-lost" not in {warning.code for warning in meeting.warnings}
    assert (str(meeting.date), meeting.location) == ("2003-11-18", "立法会大楼会议厅")
    assert meeting.doc_number is not None
    assert meeting.title.endswith("水务事务委员会会议纪要")
    headings = [(section.number, section.heading) for section in meeting.sections]
    assert headings == [("I", "通过会议纪要"), ("II", "下次会议日期"), ("III", "供水设施")]


def test_the_labels_tell_where_it_is_from_without_any_number():
    meeting = read(BOLD.replace("CB(1)318/03-04号", "").replace("/03-04", ""))
    assert str(meeting.date) == "2003-11-18"
    assert len(meeting.sections) == 3


def test_a_head_that_was_cut_off_tells_no_body_and_no_day():
    meeting = read(CUT)
    assert (meeting.bodies, meeting.date, meeting.chair) == ((), None, None)
    headings = [section.heading for section in meeting.sections]
    assert headings == ["通过会议纪要", "供水设施的检讨", "其他事项"]
    assert str(meeting.issued_on) == "2008-02-21"


@pytest.mark.parametrize(
    ("text", "present", "observers"),
    [
        (BOLD, "温榆明 苏洵如 晏殊如 柳永文", "林青山 何梅影"),
        (CUT, "温榆明 苏洵如 晏殊如", "何梅影 林青山 方文珠"),
    ],
)
def test_everybody_of_a_list_that_was_run_together(text, present, observers):
    told = {part: [] for part in Attendance}
    for person in read(text).attendees:
        told[person.attendance].append(person.name)
    assert told[Attendance.PRESENT] == present.split()
    assert told[Attendance.ABSENT] == ["黄竹筠"]
    assert told[Attendance.OBSERVER] == observers.split()


def test_the_organ_before_a_branch_or_a_rank():
    people = {person.name: person.organizations for person in read(BOLD).attendees}
    assert (people["林青山"], people["何梅影"]) == (("水务署",), ("发展局",))


LINE = "".join(
    (
        "立法會 Legislative Council 立法會CB(1)507/09-10號文件 (此份會議紀要業經政府當局審閱) ",
        "檔號:CB1/PL/WA/1 水務事務委員會 會議紀要 日期:2010年4月27日(星期二) 時間:下午2時30分 ",
        "地點:立法會大樓會議室A 出席委員:溫榆明議員,GBS,JP(主席) 蘇洵如教授,SBS,JP(副主席) ",
        "晏殊如議員 列席議員:柳永文議員,MH - 2 - 缺席委員:黃竹筠議員 ",
        "公職人員:議程第II項 出席 水務局副秘書長 何梅影女士 - 3 - 應邀出席者:議程第II項 ",
        "漁港聯會主席 林青山先生 列席秘書:總議會秘書(1)5 羅素心女士 列席職員:",
        "高級議會秘書(1)8 方文珠女士 - 4 - I 通過會議紀要 (立法會CB(1)488/09-10號文件 -- ",
        "2010年2月23日會議的紀要) 2010年2月23日會議的紀要獲確認通過。 II 供水設施的檢討 ",
        "(立法會CB(1)502/09-10(03)號文件) 2. 何梅影女士向委員簡介檢討結果。 - 5 - ",
        "3. 委員支持政府當局於2010年6月向工務小組委員會提交撥款建議。 III 其他事項 ",
        "4. 議事完畢,會議於下午4時35分結束。 立法會秘書處 議會事務部1 2010年6月11日",
    )
)


def test_items_without_a_point_behind_blanks_and_marks_of_pages():
    meeting = read(LINE)
    assert [(one.number, one.heading) for one in meeting.sections] == [
        ("I", "通過會議紀要"),
        ("II", "供水設施的檢討"),
        ("III", "其他事項"),
    ]
    people = {one.name: one.attendance for one in meeting.attendees if one.name != "溫榆明"}
    assert people["何梅影"] is people["林青山"] is people["柳永文"] is Attendance.OBSERVER
    assert people["黃竹筠"] is Attendance.ABSENT
    assert people["蘇洵如"] is Attendance.PRESENT
    assert meeting.chair is not None
    assert meeting.chair.name == "溫榆明"
    told = [(one.outcome, one.object) for one in meeting.sections[1].decisions]
    assert told == [("提请审议", "撥款建議")]
    assert "text-lost" not in {warning.code for warning in meeting.warnings}


PARTED = "".join(
    (
        "编辑: 青山 | 2019-01-20 |\nB.St.J., JP 苏洵如议员,SBS, JP 晏殊如议员",
        "缺席委员:黄竹筠议员,GBS, JP ",
        "列席秘书:总议会秘书(1)4罗素心女士列席职员:高级议会秘书(1)8 方文珠女士经办人/部门",
        "I. 通过会议纪要(立法会CB(1)512/07-08号文件??\n2007 年11 月26 日会议的纪要)",
        "2007年11月26日会议的纪要获确认通过.II. 下次会议的安排",
        "(立法会CB(1)537/07-08(03)号文件?? 政府当局提供的文件)2. 委员察悉上述文件.",
        "III. 2008年1月会议的讨论事项\n3. 委员同意在下次例会上讨论食水的水质.",
        "IV. 工务计划17WC号──青石配水库(立法会CB(1)540/07-08(01)号文件??\n政府当局提供的文件)",
        "4. 委员支持政府当局向工务小组委员会提交建议.V. 其他事项\n",
        "5. 议事完毕,会议於下午4时22分结束.立法会秘书处议会事务部12008年2月21日",
    )
)


@pytest.mark.parametrize("cut", ["III. ", "CB(1)512/07-08号文件", "委员支持政府"])
def test_a_page_may_end_behind_a_number_or_in_a_sentence(cut):
    text = PARTED.replace(cut, f"{cut.rstrip()}\n")
    assert [one.heading for one in read(text).sections] == [
        one.heading for one in read(PARTED).sections
    ]
    assert len(read(text).attendees) == len(read(PARTED).attendees)


def test_items_go_on_in_the_lines_below():
    meeting = read(PARTED)
    told = [
        (one.number, one.heading, [d.outcome for d in one.decisions]) for one in meeting.sections
    ]
    assert told == [
        ("I", "通过会议纪要", ["确认"]),
        ("II", "下次会议的安排", ["备查"]),
        ("III", "2008年1月会议的讨论事项", ["同意"]),
        ("IV", "工务计划17WC号──青石配水库", ["提请审议"]),
        ("V", "其他事项", []),
    ]
    present = [one.name for one in meeting.attendees if one.attendance is Attendance.PRESENT]
    assert present == ["苏洵如", "晏殊如"]
