"""Numbered points below 会议议定如下：, each a ruling in its own words or a duty."""

import pytest

from corpus.parse import read_meeting

HEAD = """柳溪县人民政府专题会议纪要
〔2024〕第8期

2024年5月6日下午，副县长温榆主持召开专题会议，研究渡口改造有关问题。会议听取了水利局的汇报。

"""
LEADS = [
    "经研究，会议议定如下：",
    "会议形成以下一致意见：",
    "经协商，各方达成以下共识：",
    "会议议定以下事项：",
    "经讨论，会议作出如下决定：",
]


def _told(lead, *points):
    body = "\n".join(f"{at}.{point}" for at, point in enumerate(points, start=1))
    meeting = read_meeting(f"{HEAD}{lead}\n{body}\n".encode(), "a.txt")
    return [
        (one.outcome, one.object)
        for section in meeting.sections
        for one in section.decisions
        if one.outcome != "交办"
    ]


RULED = [
    ("由东岸镇牵头成立渡口专班，水利局派员参加，每周调度一次。", "成立渡口专班"),
    ("改造资金480万元由县财政统筹解决，不得挪作他用。", "改造资金480万元由县财政统筹解决"),
    (
        "公司账户资金60万元由水利局监管后支付，专项用于船员工资。",
        "公司账户资金60万元由水利局监管后支付",
    ),
    ("东岸旧码头停止使用，由水利局组织拆除。", "东岸旧码头停止使用"),
    ("承包费每年调减为12万元。", "承包费每年调减为12万元"),
    ("东岸渡口与西岸渡口合并，更名为柳溪渡口。", "东岸渡口与西岸渡口合并"),
    ("原承包合同到期后不再续签。", "原承包合同到期后不再续签"),
    ("船员住宿继续提供至年底，费用不再收取。", "船员住宿继续提供至年底，费用不再收取"),
]
DUTIES = (
    "由水利局负责栈桥维护，资金从水利专项中列支。",
    "财政局要安排资金50万元，用于候船厅改造。",
    "渡运公司必须停止使用老旧船舶。",
    "由交通局牵头，水利局配合，做好汛期停航工作。",
    "坚持安全第一，严格落实责任，不得超载。",
    "各镇要成立渡口管理专班，由镇长任组长。",
    "目前渡船票价已调整为3元，交通局做好解释。",
    "渡运公司尽快提出票价方案。",
    "建议由县财政承担船员培训费用20万元。",
    "水利局在一周内核实欠薪名册，结果报专班。",
)


@pytest.mark.parametrize("lead", LEADS)
def test_a_point_below_what_the_meeting_agreed_on_is_a_ruling(lead):
    told = _told(lead, RULED[3][0], DUTIES[1])
    assert told == [("同意", RULED[3][1])]


@pytest.mark.parametrize(("point", "matter"), RULED)
def test_each_point_is_told_by_what_it_disposes_of(point, matter):
    assert _told(LEADS[0], point, DUTIES[3]) == [("同意", matter)]


def test_duties_among_the_points_are_no_rulings():
    assert _told(LEADS[0], *DUTIES) == []


@pytest.mark.parametrize("lead", ["会议听取了以下汇报：", "会议要求如下：", "会议强调以下几点："])
def test_without_a_word_of_agreement_above_nothing_is_ruled(lead):
    assert _told(lead, RULED[4][0], RULED[3][0]) == []


def test_points_within_an_item_are_read_below_the_same_words():
    text = (
        "经协商，各方达成以下共识：\n（一）补贴标准调整为每人每月300元。\n（二）请人社局抓紧发放。"
    )
    item = f"{HEAD}一、关于船员补贴问题\n{text}\n二、关于停航补偿问题\n会议听取了汇报。\n"
    meeting = read_meeting(item.encode(), "a.txt")
    told = [(one.outcome, one.object) for one in meeting.sections[0].decisions]
    assert ("同意", "补贴标准调整为每人每月300元") in told
    assert {outcome for outcome, _ in told} <= {"同意", "交办"}


IN_ONE_ITEM = [
    "会议议定，\n（一）成立专项督查组，由温榆任组长。\n（二）安排专项经费50万元。\n（三）县水利局要加强检查。",
    "会议决定\n1.成立专项督查组，由温榆任组长；\n2.安排专项经费50万元；",
    "关于督查。会议决定：1.成立专项督查组，由温榆任组长；2.安排专项经费50万元。",
    "关于督查。会议决定：一是成立专项督查组；二是安排专项经费50万元。",
    "关于督查。会议决定：（1）成立专项督查组。（2）安排专项经费50万元。",
]


@pytest.mark.parametrize("item", IN_ONE_ITEM)
def test_each_point_below_a_heading_or_label_that_rules_is_a_ruling(item):
    text = f"{HEAD}一、会议指出，上半年形势平稳。\n二、{item}\n"
    decided = read_meeting(text.encode(), "a.txt").sections[1].decisions
    told = [(one.outcome, one.object) for one in decided]
    assert told == [("同意", "成立专项督查组"), ("同意", "安排专项经费50万元")]


def test_a_ratio_is_no_end_of_a_clause():
    text = (
        f"{HEAD}一、听取汇报\n会议听取了汇报。\n二、议定事项\n（一）建设资金由县、镇按6：4分担。\n"
    )
    decided = read_meeting(text.encode(), "a.txt").sections[1].decisions
    assert [one.object for one in decided] == ["建设资金由县、镇按6：4分担"]
