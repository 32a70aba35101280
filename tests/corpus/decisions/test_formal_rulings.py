"""Outcomes of formal minutes that no 会议决定 tells: what waits, comes back, is asked for."""

import pytest

from tests.corpus.told import find_decisions

WAITING = [
    ("东岸村提出增建泵房的事，待明年资金下达后再作考虑。", "暂缓", "增建泵房"),
    ("航务科建议把夜渡纳入考核，因涉及口径调整，由港务科与航务科沟通后再定。", "暂缓", None),
    ("渡口公司建议将二号码头移出名单，会议认为理由不足，暂不调整。", "暂缓", None),
    ("至于旧船坞处置，待评估完成后另行专题研究。", "再次研究", "旧船坞处置"),
    ("会议听取了汇报，要求港务科逐船核查，下次局务会再报。", "再次研究", None),
    ("党组表示拥护，待结论作出后再行研究处理意见。", "再次研究", None),
    ("对航务科副科长人选，鉴于推荐票分散，会议决定暂不确定。", "暂缓", "航务科副科长人选"),
    ("东码头选址仍存在争议，由港务科再作论证，不在本次会议上确定。", "暂缓", "东码头选址"),
    ("目前条件不成熟，暂不研究。", "暂缓", None),
    ("会议提出了修改意见，待修改后再审。", "再次研究", None),
    ("本次会议不予审批，由港务科书面告知。", "未通过", None),
    ("会议没有提出反对意见，请港务科抓紧办理。", "同意", None),
    ("此事尚未形成倾向性意见，会议未表决。", "未形成决议", None),
]


@pytest.mark.parametrize(("text", "outcome", "name"), WAITING)
def test_what_waits_comes_back_or_is_left_open(text, outcome, name):
    found = [one for one in find_decisions((text,), formal=True) if one.outcome != "交办"]
    assert [one.outcome for one in found] == [outcome]
    assert name is None or found[0].object == name


def test_a_basis_for_a_later_approval_is_no_step():
    text = "专家组一致同意《港区规划》通过评审，修改完善后可作为报批的依据。"
    assert [one.outcome for one in find_decisions((text,), formal=True)] == ["审议通过"]


ASKED_FOR = [
    ("渡口公司提出由区里追加疏浚经费20万元，会议没有采纳。", "由区里追加疏浚经费20万元"),
    ("航务科建议同步减免泊位费，鉴于无依据，会议没有采纳。", "同步减免泊位费"),
    ("渡口公司提出的减免泊位费的请求，会议不予采纳。", "渡口公司提出的减免泊位费的请求"),
]


@pytest.mark.parametrize(("text", "name"), ASKED_FOR)
def test_what_was_asked_for_is_told_without_who_asked(text, name):
    assert [one.object for one in find_decisions((text,), formal=True)] == [name]


def test_a_paragraph_that_opens_with_its_topic_is_on_that():
    texts = (
        "会议同意温榆同志任渡口科科长。",
        "关于柳某违规兼职问题，纪检组通报了情况。待审查结束后再行研究处理意见。",
    )
    found = find_decisions(texts, formal=True)
    assert [(one.outcome, one.object) for one in found][1:] == [("再次研究", "柳某违规兼职")]


OUTCOMES = [
    ("会议认为疏浚口径不成熟，没有同意立项，退回港务科深化论证。", ["未通过", "退回"]),
    ("航务科申请追加经费3万元，会议不予讨论，退回补充材料。", ["退回"]),
    ("会议决定暂缓审议东线方案，退回港务科修改。", ["暂缓"]),
    ("会议要求港务科退回重新完善，再次提请常务会议审议。", ["再次研究", "退回"]),
    ("泵房改造预算9万元，会议未通过，请办公室压缩标准后重新上报。", ["未通过", "修改后再报"]),
    ("各成员单位对评估报告没有异议，由渡口办备案。", ["同意"]),
    ("会议书面审议了三季度考核得分情况，无不同意见。", ["同意"]),
    ("会议对泵房改造的必要性表示认可，但认为预算偏高。", []),
    ("会议对前一阶段疏浚工作表示认可。", []),
    ("渡口公司提出的“设过渡期”方案，与会单位认为风险过大，未被采纳。", ["未通过"]),
    ("会议同意捐赠旧船两艘；追认5月疏浚抢修支出的3万元。", ["同意", "确认"]),
    ("会议对5月疏浚抢修支出3万元予以追认。", ["确认"]),
    ("该议案获得通过，尚需报县国资中心审核批准。", ["审议通过", "提请审议"]),
    ("会议同意航务科提出的计划编制方案，报党委会研究决定。", ["同意", "提请审议"]),
    ("未尽事项另行研究。", []),
]


@pytest.mark.parametrize(("text", "outcomes"), OUTCOMES)
def test_what_went_back_and_what_nobody_minded(text, outcomes):
    found = find_decisions((text,), formal=True)
    assert sorted(one.outcome for one in found if one.outcome != "交办") == sorted(outcomes)


DISPOSED = [
    ("欠缴的泊位费由区财政垫付，待清算后归还。", "欠缴的泊位费由区财政垫付"),
    ("疏浚缺口由区、镇两级各承担50%。", "疏浚缺口由区、镇两级各承担50%"),
    ("缆绳检测费用3万元予以支付。", "缆绳检测费用3万元"),
]


@pytest.mark.parametrize(("text", "name"), DISPOSED)
def test_what_is_disposed_of_without_a_word_of_ruling(text, name):
    found = [one for one in find_decisions((text,), formal=True) if one.outcome != "交办"]
    assert [(one.outcome, one.object) for one in found] == [("同意", name)]


def test_what_goes_on_as_before_and_who_is_struck_off():
    texts = (
        "会议不同意全线停航，仍按原定的半日停航方案组织实施。",
        "原则同意航务科提出的表彰名单，但其中东岸船队今年被通报，取消其表彰资格。",
    )
    found = [(one.outcome, one.object) for one in find_decisions(texts, formal=True)]
    assert found[:2] == [("未通过", "全线停航"), ("同意", "仍按原定的半日停航方案组织实施")]
    assert found[2:] == [("原则同意", "航务科提出的表彰名单"), ("同意", "取消其表彰资格")]


TOLD_ONLY = [
    "渡口公司汇报，泊位费由区财政垫付。",
    "航务科建议疏浚费用由区、镇两级按4∶6分担。",
    "会议要求，符合条件的要予以支付。",
    "所需资金由区财政垫付。",
    "会议强调，船上要有人。欠缴的泊位费由区财政垫付。",
    "航务科已授权渡口公司代收泊位费。",
]


@pytest.mark.parametrize("text", TOLD_ONLY)
def test_what_is_told_wished_or_said_beside_disposes_of_nothing(text):
    assert {one.outcome for one in find_decisions((text,), formal=True)} <= {"交办"}


RULED = [
    (
        "会议明确，东岸支路由区城投公司负责代建，不再单独组建公司。",
        [("同意", "东岸支路由区城投公司负责代建")],
    ),
    (
        "会议确定，渡口整体迁至东码头；搬迁期间在河街设临时泊位。",
        [("同意", "渡口整体迁至东码头"), ("同意", "搬迁期间在河街设临时泊位")],
    ),
    (
        "会议就下列事项达成共识：1.规划完成前，不得新建泵房；2.编制单位一并移交水文数据。",
        [("同意", "规划完成前，不得新建泵房"), ("同意", "编制单位一并移交水文数据")],
    ),
    (
        "现承租人提出续租一年。会议明确不再续租。",
        [("未通过", "现承租人提出续租")],
    ),
    (
        "会议原则同意续订其中六份期刊。对使用率最低的年鉴，不再续订。",
        [("原则同意", "续订其中六份期刊"), ("未通过", "使用率最低的年鉴续订")],
    ),
    ("会议明确到期合同不再续租，收回统一管理。", [("同意", "到期合同不再续租")]),
    (
        "经总经理提名，董事会聘任温榆女士为公司总法律顾问，聘期三年。",
        [("同意", "聘任温榆女士为公司总法律顾问")],
    ),
    (
        "东岸船队今年发生事故，尽管处置稳妥，会议仍决定取消其推荐资格。",
        [("同意", "取消其推荐资格")],
    ),
    (
        "各成员单位原则赞成《渡口若干措施》的框架。",
        [("原则同意", "渡口若干措施")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RULED)
def test_what_the_meeting_rules_in_a_row(text, expected):
    found = [one for one in find_decisions((text,), formal=True) if one.outcome != "交办"]
    assert [(one.outcome, one.object) for one in found] == expected


NOTHING = [
    "会议强调，对不符合条件的项目要坚决退回，不予审批。",
    "会前双方经协商达成一致意见：甲方出地，乙方出资。",
    "对符合条件的渡船予以奖励。",
    "会议听取汇报后认为，退回的项目要抓紧补正。",
    "会议强调，重大事项必须集体研究后再定。",
    "会议强调，未批先建的，一律不予通过。",
    "会议决定，商请水利局派员支援。",
    "会议要求，对逾期不改的取消评优资格。",
    "航务科建议增加听证环节，会议认为可以研究。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_wishes_rules_and_what_others_did_settle_nothing(text):
    assert {one.outcome for one in find_decisions((text,), formal=True)} <= {"交办"}


MORE = [
    ("航务科建议将补助降为500元，会议没有接受。", "未通过", "将补助降为500元"),
    ("会议对两套方案作了比选，未作最后决定，下次会议再决定。", "再次研究", None),
    ("会议明确由区水务公司负责运营，运营期十年。", "同意", "由区水务公司负责运营"),
    ("会议同意追认3月抢险支出。", "确认", "3月抢险支出"),
    ("会议补充追认了去年12月的采购事项。", "确认", "去年12月的采购事项"),
    ("会议授权办公室对文稿作文字修改后印发。", "修改后印发", None),
]


@pytest.mark.parametrize(("text", "outcome", "name"), MORE)
def test_more_wordings(text, outcome, name):
    found = [one for one in find_decisions((text,), formal=True) if one.outcome != "交办"]
    assert [one.outcome for one in found] == [outcome]
    assert name is None or found[0].object == name


@pytest.mark.parametrize(
    ("text", "outcome", "name"),
    [
        ("有船员提议增加一次检修，会议表示赞同。", "同意", "增加一次检修"),
        ("会议没有就分摊比例达成一致。", "未形成决议", "分摊比例"),
        ("该议题材料不足，退回经办科室。", "退回", None),
    ],
)
def test_what_was_proposed_left_open_or_given_back(text, outcome, name):
    found = find_decisions((text,), formal=True)
    assert [one.outcome for one in found] == [outcome]
    assert name is None or found[0].object == name
