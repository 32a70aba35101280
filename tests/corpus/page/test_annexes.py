"""Lists of those who took part on a page of their own, behind the text."""

import pytest

from corpus.parse import read_meeting

HEAD = """青石市规划委员会第八次全体会议纪要

时间：2033年7月28日
主持人：市长 温榆明

一、审议甲方案
会议审议通过甲方案。

二、审议乙方案
会议原则通过乙方案。

"""
ANNEX = """附件：参会人员名单
一、委员
温榆明  市长
苏 洵  市水利局副局长（代局长柳永文）
晏小山  专家委员，青石大学教授
巴 特  市发改委主任
二、列席人员
市司法局 杜若汀
水上管委会 叶知秋、江晚晴
三、请假委员
柳永文（市水利局）、程雪门（公众委员）

青石市规划委员会办公室
2033年8月2日
"""


def told(text):
    meeting = read_meeting(text.encode(), "a.txt")
    people = [f"{one.attendance}={one.name}" for one in meeting.attendees]
    return " ".join(people), meeting


def test_the_groups_of_an_annex_are_read_and_are_no_items():
    people, meeting = told(HEAD + ANNEX)
    assert people == (
        "chair=温榆明 present=温榆明 present=苏洵 absent=柳永文 present=晏小山 present=巴特 "
        "observer=杜若汀 observer=叶知秋 observer=江晚晴 absent=程雪门"
    )
    assert [section.number for section in meeting.sections] == ["一", "二"]
    organs = {one.name: one.organizations for one in meeting.attendees}
    assert organs["巴特"] == ("市发改委",)
    assert organs["晏小山"] == ("青石大学",)
    assert "三、请假委员" in meeting.conclusions


@pytest.mark.parametrize("head", ["附：出席人员名单", "参会人员签到表：", "附件1 与会人员名单"])
def test_a_list_without_groups_follows_its_head(head):
    rows = "\n".join(("温榆明  市长", "苏洵  市水利局局长", "晏小山  市司法局局长"))
    people, _ = told(f"{HEAD}{head}\n{rows}\n")
    assert people == "chair=温榆明 present=温榆明 present=苏洵 present=晏小山"


def test_a_list_that_cannot_be_read_is_told():
    people, meeting = told(f"{HEAD}附件：参会人员名单\n一、委员\n甲甲甲甲甲甲\n")
    assert people == "chair=温榆明"
    assert any(warning.code == "attendance-unclear" for warning in meeting.warnings)


def test_a_row_left_open_moves_no_post_to_the_next():
    rows = ("温榆明  市长", "国 华  市规划局局长", "苏洵  市水利局局长", "晏小山  市司法局局长")
    _, meeting = told(f"{HEAD}附件：参会人员名单\n" + "\n".join(rows))
    organs = {one.name: one.organizations for one in meeting.attendees}
    assert organs["苏洵"] == ("市水利局",)


def listed(label, text):
    rows = f"{HEAD}{label}{text}\n"
    return {one.name: one for one in told(rows)[1].attendees if one.name != "温榆明"}


def test_organs_in_brackets_before_names_are_those_of_the_names_behind():
    people = listed(
        "参加人员：", "苏洵  （市政府办公室）晏小山  （市水利局）柳永文、杜若汀  （市司法局）程  敏"
    )
    assert {name: one.organizations for name, one in people.items()} == {
        "苏洵": (),
        "晏小山": ("市政府办公室",),
        "柳永文": ("市水利局",),
        "杜若汀": ("市水利局",),
        "程敏": ("市司法局",),
    }


def test_who_came_for_one_on_leave_was_there():
    people = listed("请假人员：", "县人社局苏洵（由副局长晏小山代为参加）、县水利局柳永文（培训）")
    assert {name: str(one.attendance) for name, one in people.items()} == {
        "苏洵": "absent",
        "晏小山": "present",
        "柳永文": "absent",
    }


def test_a_list_of_organs_names_nobody():
    assert listed("列席单位：", "旗财政局、发改委、农牧和科技局、审计局") == {}


def test_guests_came_to_report():
    said = "市法院副院长苏洵、市发展和改革委员会副主任晏小山应邀到会汇报。"
    meeting = told(HEAD.replace("一、审议甲", f"{said}\n\n一、审议甲"))[1]
    people = {one.name: one for one in meeting.attendees}
    assert people["晏小山"].organizations == ("市发展和改革委员会",)
    assert people["苏洵"].attendance == "observer"


def test_names_of_three_and_more_characters_spread_among_others():
    people = listed(
        "参会领导：", "苏洵之  孙玉柱  苏 日 格  哈斯巴根\n          任  重  那顺乌力吉"
    )
    assert list(people) == ["苏洵之", "孙玉柱", "苏日格", "哈斯巴根", "任重", "那顺乌力吉"]


@pytest.mark.parametrize(
    "post", ["委  员（按姓名笔画排列）：", "委员：", "委员（按姓氏笔画为序）：苏洵"]
)
def test_members_below_their_post_alone_on_its_row(post):
    people = listed(
        "出席会议的常委会组成人员：",
        f"主  任：温榆明\n副主任：晏小山  杜  若\n  {post}\n  程雪门（女）  叶知秋  巴  特",
    )
    names = ["晏小山", "杜若", "程雪门", "叶知秋", "巴特"]
    assert [name for name in people if name != "苏洵"] == names
    assert people["叶知秋"].titles == ("委员",) and people["晏小山"].titles == ("副主任",)


def test_the_experts_of_a_review_may_stand_on_a_page_of_their_own():
    people, _ = told(f"{HEAD}附：专家组名单\n组长：苏洵\n成员：杜若汀、叶知秋\n")
    assert people == "chair=温榆明 present=苏洵 present=杜若汀 present=叶知秋"
