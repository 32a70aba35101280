"""A problem whose only settlement is a statement of the meeting's own."""

import pytest

from corpus.parse import read_meeting

HEAD = "甲县人民政府常务会议纪要\n\n2024年3月5日，县长林望舒主持召开县政府常务会议。纪要如下：\n\n"


def agreed(heading, text):
    body = f"一、{heading}\n{text}\n二、关于渡口的问题\n会议同意渡口改造。\n"
    first = read_meeting((HEAD + body).encode(), "minutes.txt").sections[0]
    return [one.object for one in first.decisions if one.outcome == "同意"]


MONEY, RATE = "关于渡口改造资金问题", "关于征地补偿标准的问题"
STATED = [
    (MONEY, "会议明确，由县财政安排500万元。", "由县财政安排500万元"),
    (MONEY, "由县财政安排500万元用于渡口改造，不足部分自筹。", "由县财政安排500万元用于渡口改造"),
    (MONEY, "所需资金从县预备费中列支。", "所需资金从县预备费中列支"),
    (MONEY, "渡口改造资金缺口300万元，由县财政解决200万元。", "由县财政解决200万元"),
    (RATE, "补偿标准按每亩6万元执行。", "补偿标准按每亩6万元执行"),
    (RATE, "经研究，补偿标准按每亩6万元执行，由县局负责兑付。", "补偿标准按每亩6万元执行"),
    (RATE, "县局汇报了征地情况。会议明确，补偿标准按每亩6万元执行。", "补偿标准按每亩6万元执行"),
    ("关于水费问题", "水费仍按每吨2元收取。", "水费仍按每吨2元收取"),
    ("关于职工安置问题", "安置费按每人3万元一次性发放。", "安置费按每人3万元一次性发放"),
    ("关于公交线路事宜", "县交运局从12月起开通201路延长线。", "县交运局从12月起开通201路延长线"),
    (
        "甲公司",
        "1.关于子女入学。统一由县教体局安排至县实验学校就读。",
        "统一由县教体局安排至县实验学校就读",
    ),
]


@pytest.mark.parametrize(("heading", "text", "stated"), STATED)
def test_a_statement_settles_a_problem(heading, text, stated):
    assert agreed(heading, text) == [stated]


NOTHING = [
    ("关于驳船检修问题", "由县交通局负责，12月底前完成检修。"),
    ("关于驳船检修问题", "会议要求县交通局每月开展一次检修。"),
    ("关于用电增容问题", "由县供电公司负责，年底前架设专线，线路费用由供电公司承担。"),
    ("关于水费问题", "目前水费按每吨2元收取，群众反映较大。"),
    ("关于水费问题", "会议认为，水费应当按每吨2元收取。"),
    ("关于职工安置问题", "县人社局汇报，安置费按每人3万元发放。"),
    ("关于职工安置问题", "县人社局建议安置费按每人3万元发放。"),
    ("关于水费问题", "水费按每吨2元收取，多年未作调整，群众反映较大。"),
    (MONEY, "渡口改造总投资3000万元，由中央资金解决2000万元。会议要求加快进度。"),
    (RATE, "县局汇报了征地情况。补偿标准按每亩6万元执行。会议要求抓紧兑付。"),
    ("听取渡口改造汇报", "资金从县预备费中列支。"),
]


@pytest.mark.parametrize(("heading", "text"), NOTHING)
def test_duties_reports_and_wishes_state_nothing(heading, text):
    assert agreed(heading, text) == []


def test_a_statement_beside_a_ruling_is_part_of_it():
    text = "会议同意渡口改造方案。所需资金从县预备费中列支。"
    assert agreed(MONEY, text) == ["渡口改造方案"]
