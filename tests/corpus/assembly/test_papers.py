"""Items told by their papers: a page that lost its labels, a subcommittee of finance."""

import pytest

from corpus.assembly.items.papers import is_papered
from corpus.assembly.people.rosters import read_list
from corpus.model import Attendance, Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("x.txt", "text/plain", "utf-8", "0" * 64)
BOARD = """TH Header | |
---|---|
日期: | 二OO七年十一月五日(星期一) |
时间: | 下午三时 |
地点: | 九龙公园会议室 |
温榆明先生,SBS,JP(主席)
苏洵如博士
柳永文女士,JP
副秘书长(2)
晏殊如先生
开会词
主席于下午三时宣布会议开始。
通过上次会议记录(委员会文件WAC/41/2006-07)
二OO七年九月三日举行的第一二六次会议的记录无须修订,获得通过。
灯塔的维修(委员会文件WAC/42/2006-07)
柳永文女士介绍文件。委员会一致支持把灯塔列为法定古迹。
石桥的评级(委员会文件WAC/43/2006-07)
委员会通过以下评级:青石桥(二级)、柳岸桥(三级)。
其他事项
议事完毕,主席宣布会议结束。
水务咨询委员会秘书处
档号:WAC/2/1
"""
FINANCE = """临 时 立 法 会

临立会ESC 71号文件

档号:CB1/F/3/5

临时立法会渡轮及码头
小组委员会
会议纪要

日 期:1998年2月18日(星期三)
时 间:上午10时45分
地 点:立法会会议厅

出席议员:

温榆明议员(主席)
苏洵如议员

缺席议员:

柳永文议员

出席公职人员:

晏殊如女士
库务局副局长

黄竹筠先生
海事署助理署长(行政)

列席秘书:

何梅影女士
总主任1(3)

EC(97-98)61建议在海事署开设1个助理署长
(首长级薪级第2点)职位,为期24个月,
以统筹码头工程

2.苏洵如议员询问职位的职务。

3.此项目经付诸表决后获得通过。

EC(97-98)62建议保留渔农局1个编外职位

4.政府当局表示,当局决定撤回此项目。

5.会议于上午11时50分结束。

临时立法会秘书处
1998年3月4日
"""


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def decided(meeting):
    return [
        (section.heading, [(one.outcome, one.object) for one in section.decisions])
        for section in meeting.sections
    ]


def test_the_matters_of_a_board_are_headed_with_their_papers():
    meeting = read(BOARD)
    assert (meeting.bodies, meeting.kind, meeting.session) == (
        ("水务咨询委员会",),
        "咨询委员会会议",
        None,
    )
    assert str(meeting.date) == "2007-11-05"
    assert meeting.chair is not None
    assert {one.name for one in meeting.attendees} == {meeting.chair.name} == {"温榆明"}
    assert decided(meeting) == [
        ("通过上次会议记录", [("确认", "二OO七年九月三日举行的第一二六次会议的记录")]),
        ("灯塔的维修", [("同意", "把灯塔列为法定古迹")]),
        ("石桥的评级", [("审议通过", "青石桥(二级)、柳岸桥(三级)")]),
        ("其他事项", []),
    ]


def test_the_minutes_that_were_passed_are_another_meeting_s():
    bare = BOARD.replace(",JP", "").replace(",SBS", "").replace("(主席)", "")
    meeting = read(bare)
    assert (meeting.bodies, meeting.session) == (("水务咨询委员会",), None)
    assert (str(meeting.date), meeting.attendees) == ("2007-11-05", ())


def test_papers_number_the_items_of_a_subcommittee_of_finance():
    meeting = read(FINANCE)
    post = "在海事署开设1个助理署长(首长级薪级第2点)职位,为期24个月,以统筹码头工程"
    kept = "保留渔农局1个编外职位"
    assert [section.number for section in meeting.sections] == ["EC(97-98)61", "EC(97-98)62"]
    assert decided(meeting) == [
        (f"建议{post}", [("审议通过", post)]),
        (f"建议{kept}", [("撤回", kept)]),
    ]
    assert (meeting.kind, str(meeting.issued_on)) == ("小组委员会会议", "1998-03-04")


def test_posts_may_stand_below_the_names():
    people = {person.name: person for person in read(FINANCE).attendees}
    assert people["晏殊如"].organizations == ("库务局",)
    assert people["黄竹筠"].organizations == ("海事署",)
    assert people["何梅影"].titles == ("总主任1(3)",)


def test_posts_above_the_names_stay_there():
    listed = read_list(
        ["庫務局副局長", "晏殊如女士", "海事署署長", "黃竹筠先生"], Attendance.OBSERVER
    )
    assert [one.organizations for one in listed.attendees] == [("庫務局",), ("海事署",)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("灯塔的维修(委员会文件WAC/42/2006-07)", True),
        ("石橋的評級（文件 WAC/7/2011）", True),
        ("主席介绍文件(委员会文件WAC/42/2006-07)。", False),
        ("(立法会CB(1)537/07-08(03)号文件)", False),
        ("灯塔的维修(见附件)", False),
    ],
)
def test_a_matter_with_its_paper(text, told):
    assert is_papered(text) is told
