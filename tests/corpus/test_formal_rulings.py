"""Outcomes of formal minutes that no 会议决定 tells: what waits, comes back, is asked for."""

import pytest

from corpus.decisions import find_decisions

WAITING = [
    ("东岸村提出增建泵房的事，待明年资金下达后再作考虑。", "暂缓", "增建泵房"),
    ("航务科建议把夜渡纳入考核，因涉及口径调整，由港务科与航务科沟通后再定。", "暂缓", None),
    ("渡口公司建议将二号码头移出名单，会议认为理由不足，暂不调整。", "暂缓", None),
    ("至于旧船坞处置，待评估完成后另行专题研究。", "再次研究", "旧船坞处置"),
    ("会议听取了汇报，要求港务科逐船核查，下次局务会再报。", "再次研究", None),
    ("党组表示拥护，待结论作出后再行研究处理意见。", "再次研究", None),
    ("对航务科副科长人选，鉴于推荐票分散，会议决定暂不确定。", "暂缓", "航务科副科长人选"),
    ("东码头选址仍存在争议，由港务科再作论证，不在本次会议上确定。", "暂缓", "东码头选址"),
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
