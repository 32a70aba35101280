"""What a meeting left open, and what it found wanting. Every sentence is invented."""

import pytest

from corpus.decisions import find_decisions
from corpus.verdicts import item_decisions

UNTOUCHED = [
    (
        "关于两名船员岗位互换的建议，因当事人意见不一致，此次未作调整。",
        "暂缓=两名船员岗位互换的建议",
    ),
    ("渡口办提出的增设夜航班次，因水位偏低，此次未作安排。", "暂缓=增设夜航班次"),
    ("三号泊位因用地手续未办结，此次不研究。", "暂缓=三号泊位"),
    ("四号泊位改造方案，本次会议未讨论。", "暂缓=四号泊位改造方案"),
    ("会议对东线方案未作结论。", "未形成决议=东线方案"),
    ("会议未对泊位分配作出安排。", "未形成决议=泊位分配"),
    (
        "会议认为，退票问题应当通过司法途径解决，专班不作行政决定。",
        "未形成决议=退票问题",
    ),
    ("加装扶手须由本楼业主表决，居民代表会议不作决定。", "未形成决议=None"),
    ("上半年未作调整的站点，下半年一并调整。", ""),
    ("对此前会议未作安排的问题，要求渡口办尽快梳理。", ""),
    ("会议要求，对未作安排的项目逐一梳理。", ""),
    # found wanting, and handed back for more work
    (
        "对于有专家提出增补的东渡桥头堡，会议认为年代考证尚不充分，要求县文旅局抓紧补充论证。",
        "暂缓=增补的东渡桥头堡",
    ),
    ("关于增设夜航线的申请，会议认为客流数据不足，请航运科补充调研。", "暂缓=增设夜航线的申请"),
    (
        "会议对船闸施工主体的选择程序提出疑问，认为未经公开竞争，要求港区管委会重新履行程序。",
        "退回=船闸施工主体的选择程序",
    ),
    (
        "会议审议了《渡口代建办法》，认为约束条款过于原则，衔接不够，请县发改局进一步研究。",
        "再次研究=渡口代建办法",
    ),
    (
        "会议审议了《渡口奖补细则》，认为可操作性不强，要求县水务局重新起草。",
        "退回=渡口奖补细则",
    ),
    # a verdict was passed, or only the work was spoken of
    ("会议同意《渡口办法》，认为个别条款不够严谨，请司法局进一步修改。", "同意=渡口办法"),
    ("会议听取了防汛工作汇报，认为推进力度不够，要求各乡镇进一步完善机制。", ""),
    ("会议认为，当前工作进展不够平衡，请各部门进一步研究措施，加快进度。", ""),
]


@pytest.mark.parametrize(("text", "told"), UNTOUCHED)
def test_what_is_left_open(text, told):
    found = find_decisions((text,), formal=True)
    assert " ".join(f"{one.outcome}={one.object}" for one in found if one.outcome != "交办") == told


def test_who_is_to_work_on_it_stays_responsible():
    text = "会议审议了《渡口代建办法》，认为衔接不够，请县发改局进一步研究。"
    (found,) = item_decisions("审议了《渡口代建办法》", (text,))
    assert (found.outcome, found.responsible) == ("再次研究", ("县发改局",))


PLAIN = [
    ("会议还确认了第12次例会所列9项任务的完成情况。", "确认=第12次例会所列9项任务的完成情况"),
    ("会议以举手方式补选温榆为监督委员会委员，得票31票。", "选举=温榆为监督委员会委员"),
    ("大会采取无记名投票方式增补柳永、苏洵为理事。", "选举=柳永、苏洵为理事"),
    (
        "会议对评优名单没有提出异议，按规定报县委审定。",
        "提请审议=评优名单 同意=评优名单",
    ),
]


@pytest.mark.parametrize(("text", "told"), PLAIN)
def test_what_was_confirmed_or_chosen(text, told):
    found = find_decisions((text,), formal=True)
    assert " ".join(f"{one.outcome}={one.object}" for one in found) == told


ITEMS = [
    # how a document is put out is no second outcome on it
    (
        "审议了《渡口办法》",
        "会议审议了《渡口办法》，同意按会议意见修改后发文。",
        "同意=渡口办法 修改后印发=渡口办法",
    ),
    (
        "审议了《稳渔措施（送审稿）》",
        "会议审议了《稳渔措施（送审稿）》，原则同意县水务局提出的十二条措施，由县水务局会同县财政局再作测算，"
        "修改完善后以县政府办名义印发。",
        "原则同意=稳渔措施（送审稿） 修改后印发=稳渔措施（送审稿）",
    ),
    (
        "审议通过了《渡口租赁办法》",
        "会议审议通过了《渡口租赁办法》，决定以县政府规章形式公布，自9月1日起施行。",
        "审议通过=渡口租赁办法",
    ),
    (
        "原则通过了《岸线规定》",
        "会议原则通过了《岸线规定》。会议要求政策司根据讨论意见对第七条的表述再作推敲，按程序公布施行。",
        "原则通过=岸线规定 修改后印发=岸线规定",
    ),
    # an assembly above is another body, and no next time
    (
        "讨论了《渡口议事规则》",
        "会议讨论了《渡口议事规则》。大家对条款提出了修改意见，会议决定提交下一次全委会审议。",
        "提请审议=渡口议事规则",
    ),
    # what stands in front is what the words behind are on
    (
        "听取了校办企业改革汇报",
        "会议听取了校办企业改革汇报。同意注销科技公司；出版社保留管理，不列入本轮改革范围。",
        "同意=注销科技公司 同意=出版社保留管理",
    ),
    (
        "听取了渡船处置汇报",
        "会议听取了渡船处置汇报，同意公开转让其中两艘，停在东湾的一艘因船员安置未谈妥，先不纳入本次处置范围。",
        "同意=公开转让其中两艘 暂缓=停在东湾的一艘",
    ),
    (
        "决定聘任温榆为集团副总经理",
        "会议决定聘任温榆为集团副总经理，任期三年；柳永因达到退休年龄，不再担任集团副总经理职务。",
        "同意=聘任温榆为集团副总经理 同意=柳永不再担任集团副总经理职务",
    ),
]


@pytest.mark.parametrize(("heading", "text", "told"), ITEMS)
def test_what_the_items_of_digests_come_to(heading, text, told):
    found = (one for one in item_decisions(heading, (text,)) if one.outcome != "交办")
    assert sorted(f"{one.outcome}={one.object}" for one in found) == sorted(told.split())
