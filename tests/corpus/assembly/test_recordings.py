"""Indexes of the sound recordings of district councils: which items, and how long each took."""

import re

import pytest

from corpus.errors import NotMinutes
from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("x.txt", "text/plain", "utf-8", "0" * 64)
TABLE = """區議會大會的錄音記錄
青石區議會第十二次會議
日期: | 2031-01-04 (星期四) |
時間: | 下午2時30分 |
地點: |
青石道38號 青石區議會會議室 |
議程 | 討論時間 | |
1 |
通過會議議程
|
|
2 |
通過二○三○年十月十二日第十一次會議紀錄
|
(約1分鐘) |
3a |
常設事項—(i)漁港的維修
(青石區議會文件第2/2031號) |
(約51分鐘) |
3b |
常設事項—(ii)保育燈塔
|
(約38分鐘) |
4 |
(a) 成立轄下委員會 |
|
(b) 確定會議時間表
|
00:06:50 |
如欲參閱以上文件所載的附件，請向秘書處查詢。"""
LINES = """跳至主要内容

委员会会议的录音记录

渔农及环境卫生委员会第八次会议

日期: 2031-06-12
(星期四)
时间: 上午9时30分
地点: 青石道5号
青石政府合署3楼

议程 讨论时间
(1) 通过上次会议记录
0:01:12
(2) 动议:「本会关注渔港的水质,要求
部门交代。」
(委员会文件第21/2031号)
0:28:40
(3) 工作小组报告
(a) 灯塔小组
0:01:31
(b) 渔港小组
0:00:58"""


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def test_a_table_tells_the_sitting_and_its_items():
    meeting = read(TABLE)
    assert (meeting.title, meeting.bodies, meeting.kind) == (
        "青石區議會第十二次會議",
        ("青石區議會",),
        "會議",
    )
    assert (meeting.session, str(meeting.date)) == (12, "2031-01-04")
    assert meeting.location == "青石道38號 青石區議會會議室"
    assert [(one.number, one.heading) for one in meeting.sections] == [
        ("1", "通過會議議程"),
        ("2", "通過二○三○年十月十二日第十一次會議紀錄"),
        ("3a", "常設事項—(i)漁港的維修"),
        ("3b", "常設事項—(ii)保育燈塔"),
        ("4", "成立轄下委員會"),
    ]
    assert not any(one.decisions for one in meeting.sections)
    assert meeting.attendees == ()
    assert meeting.conclusions == ("如欲參閱以上文件所載的附件，請向秘書處查詢。",)


def test_a_name_goes_on_behind_its_years_in_brackets():
    rest = "(二零三零至二零三一年度)的組成 (青石區議會文件第3/2031號)"
    name = "通過二○三○年十月十二日第十一次會議紀錄\n"
    meeting = read(TABLE.replace(name, f"各工作小組\n{rest}\n"))
    assert meeting.sections[1].heading == "各工作小組(二零三零至二零三一年度)的組成"
    assert meeting.sections[1].paragraphs[0].text == "(青石區議會文件第3/2031號)"
    assert not [one for one in meeting.warnings if one.code == "text-lost"]
    alone = read(TABLE.replace(name, "各工作小組\n(二零三零至二零三一年度)\n"))
    assert alone.sections[1].heading == "各工作小組"


def test_lines_without_a_table():
    meeting = read(LINES)
    assert (meeting.bodies, meeting.kind) == (("渔农及环境卫生委员会",), "委员会会议")
    assert (str(meeting.date), meeting.location) == ("2031-06-12", "青石道5号青石政府合署3楼")
    assert [(one.number, one.heading) for one in meeting.sections] == [
        ("1", "通过上次会议记录"),
        ("2", "动议:「本会关注渔港的水质,要求部门交代。」"),
        ("3", "工作小组报告"),
    ]
    assert "text-lost" not in {warning.code for warning in meeting.warnings}


def test_a_number_may_stand_right_before_the_name():
    bare = LINES.replace("(1) ", "1 ").replace("(2) ", "2 ").replace("(3) ", "3 ")
    meeting = read(bare.replace("要求\n", "\n3 成立的小组要求"))
    assert [(one.number, one.heading) for one in meeting.sections] == [
        ("1", "通过上次会议记录"),
        ("2", "动议:「本会关注渔港的水质,3成立的小组要求部门交代。」"),
        ("3", "工作小组报告"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        LINES.replace("0:01:12", "").replace("0:28:40", "").replace("0:01:31", "")[:-7],
        LINES.replace("的录音记录", "的议程"),
        LINES.replace("第八次会议", "的录音"),
    ],
    ids=["no times", "an agenda", "no sitting"],
)
def test_what_is_no_such_index_is_refused(text):
    with pytest.raises(NotMinutes):
        read(text)


AGENDA = """青石區議會
2030-2031年文康、體育及社區建設委員會
第五次會議議程

日期:2031年9月19日(星期五)
時間:上午10時
地點:青石道38號
   青石區議會會議室

議程   討論時間

I. 通過上次會議記錄
  通過2031年7月18日舉行的第四次會議記錄   1:47

II. 討論事項

  1. 要求公布自修室的開放時間   {time}
    (文康會文件2031年第21號)

  2. 渡口應設球場   37:05

III. 報告事項
  1.

文康署報告

  0:41
    (文康會文件2031年第23號)

IV. 其他事項   0:11"""


def test_the_agenda_of_a_sitting_that_tells_how_long_each_item_took():
    meeting = read(AGENDA.format(time="18:32"))
    assert meeting.title == "青石區議會2030-2031年文康、體育及社區建設委員會第五次會議議程"
    assert meeting.bodies == ("文康、體育及社區建設委員會",)
    assert (meeting.session, str(meeting.date)) == (5, "2031-09-19")
    assert meeting.location == "青石道38號青石區議會會議室"
    assert [(one.number, one.heading) for one in meeting.sections] == [
        ("I", "通過上次會議記錄"),
        ("1", "要求公布自修室的開放時間"),
        ("2", "渡口應設球場"),
        ("1", "文康署報告"),
        ("IV", "其他事項"),
    ]
    assert "II. 討論事項" in meeting.preamble


def test_an_agenda_without_times_is_of_a_sitting_to_come():
    to_come = re.sub(r"\d{1,2}:\d\d(?=\n|$)", "", AGENDA.format(time=""))
    with pytest.raises(NotMinutes):
        read(to_come)
