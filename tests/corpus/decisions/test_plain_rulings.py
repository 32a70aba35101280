"""Outcomes in plain words: what went back, what nobody objected to, what others are made to do."""

import pytest

from tests.corpus.told import find_decisions

SETTLED = [
    ("会议决定该细则退回渡口办重新修改，下次例会再议。", {"退回", "再次研究"}),
    ("会议决定撤回该议案。", {"撤回"}),
    ("对渡船改线方案，会议没有异议。", {"同意"}),
    ("会议对渡船改线方案（东线）没有异议。", {"同意"}),
    ("会议对泵房检修报告表示认可，报水务部备案。", {"同意"}),
    ("会议通报并追认汛期紧急租用驳船三艘事项。", {"确认"}),
    ("会议确定开航仪式于5月6日上午在东码头举行。", {"同意"}),
    ("会议决定由东岸水站依法下达拆除通知。", {"同意"}),
    ("会议要求渡口公司尽快停航检修，并商定引入第三方机构检测缆绳。", {"同意"}),
    ("各方争论较多，最后议定：东码头纳入年度计划。", {"同意"}),
    ("参会人员同意续租驳船一年，租金不变。", {"同意"}),
    ("经研究，续签2人（柳青、温榆）。", {"同意"}),
    ("会议同意夜渡班次顺延一周，其余两项不予延期。", {"同意", "未通过"}),
    ("各方意见不统一，此事先放一放。", {"暂缓"}),
    ("新购驳船待编制核定后再报。", {"暂缓"}),
    ("旧船转让问题另行研究。", {"再次研究"}),
    ("会议审议了《渡口办法》，原则予以通过。", {"原则通过"}),
]


@pytest.mark.parametrize(("text", "outcomes"), SETTLED)
def test_plain_words_settle(text, outcomes):
    found = find_decisions((text,), formal=True)
    assert {one.outcome for one in found} - {"交办"} == outcomes


NOTHING = [
    "安全组已事前审议并同意提交。",
    "会议决定由渡口办牵头负责落实。",
    "会议决定由渡口办负责协调。",
    "方案经专家复核后即可办理，无需再次上会。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_others_did_and_duties_settle_nothing(text):
    assert {one.outcome for one in find_decisions((text,), formal=True)} <= {"交办"}


def test_counts_below_an_agreement_are_no_second_outcome():
    texts = ("会议同意租用驳船三艘。", "表决结果：同意9票，反对0票，弃权0票。")
    found = find_decisions(texts, "关于租用驳船的议案", formal=True)
    assert [one.outcome for one in found] == ["同意"]


NAMED = [
    (
        ("会议同意渡口科提出的码头不动产登记的请示。",),
        ["渡口科提出的码头不动产登记的请示"],
    ),
    (
        ("会议决定给予温榆记过处分，给予柳永警告处分。",),
        ["给予温榆记过处分", "给予柳永警告处分"],
    ),
    (
        (
            "经讨论，会议决定：",
            "温榆同志任渡口科科长；",
            "柳永同志任水务科副科长（试用期一年）；",
            "苏洵同志不再担任渡口科科长。",
        ),
        [
            "温榆同志任渡口科科长",
            "柳永同志任水务科副科长（试用期一年）",
            "苏洵同志不再担任渡口科科长",
        ],
    ),
    (("温榆同志任渡口科科长时提出过建议。",), []),
]


@pytest.mark.parametrize(("texts", "objects"), NAMED)
def test_each_matter_is_told(texts, objects):
    found = find_decisions(texts, formal=True)
    assert sorted(one.object or "" for one in found) == sorted(objects)


TOLD = [
    (
        "经无记名投票，东线方案21票赞成，西线方案9票赞成，2人弃权，通过了东线方案。",
        "审议通过=东线方案",
    ),
    (
        "码头工程进度款支付问题，由县财政局先行调度300万元予以保障。",
        "同意=码头工程进度款由县财政局先行调度300万元予以保障",
    ),
    ("上年度工程款，由县财政局拨付300万元，已全部到位。", ""),
    (
        "所需工程资金1.2亿元，由县财政局统筹专项债券解决。",
        "同意=所需工程资金1.2亿元，由县财政局统筹专项债券解决",
    ),
    (
        "会议审议《关于提请批准决算的议案》，并作出相应决议。",
        "审议通过=关于提请批准决算的议案",
    ),
    ("会议决定码头夜间非必要不安排装卸。", ""),
    ("会议作出了《关于渡口安全的决议》。", "审议通过=关于渡口安全的决议"),
    (
        "会议决定成立渡改专班，组长由温榆担任，成员由各科室负责人担任。",
        "同意=成立渡改专班",
    ),
    ("会议还确认下次会议时间为6月3日。", ""),
    ("会议研究并确定了先进集体名单。", "同意=先进集体名单"),
    ("会议确定了下一步工作重点和责任清单。", ""),
    ("镇政府研究后再报县政府常务会议审议的事项，须附合法性审查意见。", ""),
    ("码头工程款缺口问题，县财政局建议由集团垫付300万元。", ""),
    (
        "会议决定调整专班成员，增补县渡口局为成员单位，办公室主任由温榆担任，不再由柳永兼任。",
        "同意=调整专班成员 同意=增补县渡口局为成员单位 同意=办公室主任由温榆担任",
    ),
    (
        "会议议定，对已入住但欠税的项目，按照“证缴分离”原则办理登记，县税务局同步追缴。",
        "同意=对已入住但欠税的项目，按照“证缴分离”原则办理登记",
    ),
    (
        "会议明确：（一）由东岸区政府牵头，5月底前复工；（二）剩余的90万元，按照进度分两笔拨付；"
        "（三）县法院协调解除查封，6月底前反馈；（四）所欠配套费准予缓缴。",
        "交办=复工 同意=剩余的90万元，按照进度分两笔拨付 同意=所欠配套费准予缓缴",
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_told_in_plain_words(text, told):
    found = find_decisions((text,), formal=True)
    assert sorted(f"{one.outcome}={one.object}" for one in found) == sorted(told.split())
