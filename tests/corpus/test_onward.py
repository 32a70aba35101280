"""Where a matter goes next. Every sentence is invented."""

import pytest

from corpus.decisions import find_decisions
from corpus.model import Decision
from corpus.verdicts import item_decisions

ABOVE = (Decision("原则同意", "甲方案", (), (), None, "会议原则同意《甲方案》。"),)

ONWARD = [
    ("会议同意甲站招聘技术人员，由人事科按程序报市人社局核准。", "同意=甲站招聘技术人员"),
    ("会议同意新建检测站一处，由市交通局报省厅审批。", "同意=新建检测站一处"),
    # another body decides: beside the verdict, for each document that it is on
    ("会议原则通过该方案，会后按程序报县委常委会审定。", "原则通过=该方案 提请审议=该方案"),
    ("会议同意增资方案，并提请股东会表决。", "同意=增资方案 提请审议=增资方案"),
    (
        "原则同意《甲办法》《乙细则》，按程序提请董事会审议。",
        "原则同意=甲办法 原则同意=乙细则 提请审议=甲办法 提请审议=乙细则",
    ),
    ("会议原则同意将两个草案提请大会审议。", "原则同意=两个草案 提请审议=两个草案"),
    ("会议同意提请董事会审议。", "提请审议=None"),
    ("会议同意聘任方案，报上级党委批准后实施。", "同意=聘任方案 提请审议=聘任方案"),
    ("会议同意推荐柳某，报区委组织部审批。", "同意=推荐柳某 提请审议=推荐柳某"),
    ("《甲规定》因涉及职工利益，先提交职代会审议，再行发布。", "提请审议=甲规定"),
    ("会议同意立项，融资事项报省财政厅批准后方可实施。", "同意=立项 提请审议=融资事项"),
    ("原则同意选址，可研报告须完善后提交董事会审议。", "原则同意=选址 修改后再报=可研报告"),
    ("会议原则同意《甲规划》，按程序上报国家某局。", "原则同意=甲规划 提请审议=甲规划"),
    (
        "会议审议了《甲》和《乙》，前者予以通过，后者由区司法局润色，提请大会审议。",
        "提请审议=乙",
    ),
    (
        "会议决定，将关于甲的议案、关于乙的议案列入常委会会议议程。",
        "提请审议=关于甲的议案 提请审议=关于乙的议案",
    ),
    ("就渡口选址，会议听取了比选，由区局根据评估结果提请区委审定。", "提请审议=渡口选址"),
    (
        "原则同意《甲图则》，请区局完善后，报市政府批准公布。",
        "原则同意=甲图则 修改后再报=甲图则",
    ),
    # it comes back to this body
    ("《甲办法》与新规有交叉，待新规下发后再行修改上会。", "再次研究=甲办法"),
    ("会议要求区农业局逐笔核实后再提交会议研究。", "再次研究=None"),
    ("同意兑现3家，其余6家年底仍无进展的，再提交会议研究。", "同意=兑现3家 再次研究=其余6家"),
    ("会议同意先行实施一期，二期视资金情况再议。", "同意=先行实施一期 再次研究=二期"),
    ("会议决定由区住建局优化方案，适时再提交会议研究。", "再次研究=None"),
    (
        "同意出租甲房产，乙处置方案再作论证，下次会议一并研究。",
        "同意=出租甲房产 再次研究=乙处置方案",
    ),
    ("慰问方案由办公室牵头，下次会议讨论。", "再次研究=慰问方案"),
    ("会议未就分摊比例达成一致，留待下次会议讨论。", "再次研究=None"),
    ("不再上会，也不再审议。", ""),
    ("费用在3万元以内的由分管院长审批，超出的另行上会。", ""),
    # it waits, or is left as it is
    ("同意引进柳某，其余2名，待考核后再定。", "同意=引进柳某 暂缓=其余2名"),
    ("实施意见待试点结束后再报市政府审议。", "暂缓=实施意见"),
    ("会议决定拆除三号楼，五号楼暂不拆除。", "暂缓=五号楼 同意=拆除三号楼"),
    ("有关设备需求，本次会议不作研究。", "暂缓=有关设备需求"),
    ("原则同意一期建设，展馆项目推迟至明年启动。", "原则同意=一期建设 暂缓=展馆项目"),
    ("其他三个项目暂缓安排，视财力再行研究。", "暂缓=其他三个项目 再次研究=其他三个项目"),
    ("去年暂缓实施的三个项目今年全部开工。", ""),
    ("目前市场暂不景气，企业暂不投产。", ""),
    # it is changed and put out
    ("会议同意《甲》，由办公室吸收各方意见后公布。", "同意=甲 修改后印发=甲"),
    ("会议原则同意《甲》，由区局复核口径后印发。", "原则同意=甲 修改后印发=甲"),
    ("原则通过《甲》，请学工部再斟酌表述，经顾问审核，再行发文。", "原则通过=甲 修改后印发=甲"),
    ("会议同意方案，其他调整内容由区局核定后公布。", "同意=方案"),
    ("会议原则通过《甲》，由区局以区政府名义印发。", "原则通过=甲"),
    # what is wished, asked for, reported, still to be drafted, or of no weight
    ("会议强调，各部门重大事项要及时报区委审定。", ""),
    ("会议要求，凡涉及资金的事项一律提交党组会研究。", ""),
    ("区财政局汇报了预算编制情况，拟报区人大常委会审批。", ""),
    ("该项目去年已报省发改委批准。", ""),
    ("会议同意公布结果，听证结果报县政府审定。", "同意=公布结果"),
    ("会议同意按该方案执行，执行中的重大问题报市政府研究。", "同意=按该方案执行"),
    ("同意报废旧车，更新购置事项报市机关事务管理局审批。", "同意=报废旧车"),
]


@pytest.mark.parametrize(("sentence", "told"), ONWARD)
def test_what_a_sentence_says_of_where_its_matter_goes(sentence, told):
    found = [one for one in find_decisions((sentence,), None, True) if one.outcome != "交办"]
    assert " ".join(f"{one.outcome}={one.object}" for one in found) == told
    assert all(one.evidence == sentence for one in found)


BEHIND = [
    ("该方案经党委会审定后实施。", [("提请审议", "甲方案")]),
    ("由区文旅局会同区财政局细化后报区委审定。", [("修改后再报", "甲方案")]),
    ("请各单位将整改情况报区委办公室。", []),
]


@pytest.mark.parametrize(("sentence", "told"), BEHIND)
def test_a_sentence_behind_the_verdict_is_on_the_same(sentence, told):
    found = [one for one in find_decisions((sentence,), earlier=ABOVE) if one.outcome != "交办"]
    assert [(one.outcome, one.object) for one in found] == told


def test_who_is_charged_with_passing_it_on_stays_with_it():
    text = "会议原则同意《甲办法》，由区司法局核实数据、充实说明后，报区人大常委会审批。"
    (_, sent) = find_decisions((text,))
    assert (sent.outcome, sent.object) == ("修改后再报", "甲办法")
    (_, sent) = find_decisions((text.replace("核实数据、充实说明后", "牵头"),))
    assert (sent.outcome, sent.responsible) == ("提请审议", ("区司法局",))


HEADED = [
    (
        "审议并原则同意《甲》《乙》",
        "，决定按程序报请区委审议。",
        "原则同意=甲 原则同意=乙 提请审议=甲 提请审议=乙",
    ),
    (
        "听取了甲局关于防汛情况的汇报、乙局关于预算的报告",
        "，同意提请常委会会议审议。",
        "提请审议=防汛情况 提请审议=预算",
    ),
    ("讨论了《甲运价方案》", "，会议决定起步价暂不上调。", "暂缓=起步价上调"),
]


@pytest.mark.parametrize(("heading", "rest", "told"), HEADED)
def test_all_that_the_heading_takes_up_goes_on(heading, rest, told):
    found = item_decisions(heading, (f"会议{heading}{rest}",))
    assert " ".join(f"{one.outcome}={one.object}" for one in found) == told


def test_a_verdict_on_all_the_above_is_one_for_each_document_of_the_heading():
    text = "会议原则通过上述两个文件，请区住建局修改后报区委审定。"
    found = find_decisions((text,), None, True, headed=("甲办法", "乙细则"))
    assert [(one.outcome, one.object) for one in found] == [
        ("原则通过", "甲办法"),
        ("原则通过", "乙细则"),
        ("修改后再报", "甲办法"),
        ("修改后再报", "乙细则"),
    ]
