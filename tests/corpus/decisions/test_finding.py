"""Decisions: outcome, object, who acts, who helps, by when. Every sentence is invented."""

import pytest

from corpus.decisions.outcomes import TRAILING, VERDICTS
from corpus.decisions.verdict_words import AT_THE_END
from tests.corpus.told import find_decisions

A, B = "《甲办法（送审稿）》", "《乙规划》"
JIA, YI = "甲办法（送审稿）", "乙规划"

SENTENCES = [
    ("温如玉：原则上同意本办法，建议修改完善后印发。", []),
    ("经会议研究，原则通过，由办公室修改完善后发文。", [("原则通过", None), ("修改后印发", None)]),
    ("该方案需进一步补充报价，下次会议再议。", [("再次研究", None)]),
    ("对甲：同意11票，不同意0对乙：同意4票。", []),
    (
        "议题一、议题二通过会议审议，议题三未通过会议审核。",
        [("审议通过", "议题一"), ("审议通过", "议题二"), ("未通过", "议题三")],
    ),
    (f"会议原则同意{A}{B}。", [("原则同意", JIA), ("原则同意", YI)]),
    (f"会议审议并原则通过了{A}。", [("原则通过", JIA)]),
    (f"会议审议通过了{A}和{B}。", [("审议通过", JIA), ("审议通过", YI)]),
    (f"会议通过了{B}。", [("审议通过", YI)]),
    (f"经研究，会议一致同意{B}。", [("同意", YI)]),
    (f"会议审定了{B}。", [("审定", YI)]),
    (f"经审议，会议未通过{A}。", [("未通过", JIA)]),
    (f"会议不同意{A}。", [("未通过", JIA)]),
    (f"会议决定暂缓审议{A}。", [("暂缓", JIA)]),
    (f"{A}暂缓审议。", [("暂缓", JIA)]),
    (f"{A}修改完善后提交下次会议再次研究。", [("再次研究", JIA)]),
    (f"会议审议了{A}，待进一步论证后再行研究。", [("再次研究", JIA)]),
    ("会议同意关于追加经费的请示。", [("同意", "关于追加经费的请示")]),
    ("请有关单位充分论证方案后再次研究。", [("再次研究", None)]),
    ("设备配备由领导小组提出具体方案后另行研究确定。", [("再次研究", None)]),
    ("当初另行研究的理由已经不在。", []),
    ("会议原则同意关于下一步工作的安排。", [("原则同意", "下一步工作的安排")]),
    ("会议听取了区水务局关于防汛工作的汇报，原则同意有关安排。", [("原则同意", "有关安排")]),
    ("会议听取了区水务局关于防汛工作的汇报。", [("听取", "防汛工作")]),
    ("会议同意区教育局关于新建校舍的建议。", [("同意", "区教育局关于新建校舍的建议")]),
    ("会议同意签署" + B + "。", [("同意", YI)]),
    # words that look like a decision and are none
    ("转租须经产权人、街道、运营方三方同意，不再新批。", []),
    ("要通过多种方式征求意见。", []),
    ("未通过并不意味着停步。", []),
    ("经分管领导审定后印发。", []),
    ("同意9票，不同意2票。", []),
    ("各街道要抓好落实，由分管领导约谈。", []),
    ("会议要求办公室做好各项筹备工作。", []),
    (
        "会议听取了区人大常委会办公室主任温榆所作的关于筹备工作情况的报告。",
        [("听取", "筹备工作情况")],
    ),
    ("经审议，通过了该报告。", [("审议通过", "该报告")]),
    ("请示事项另行答复。", []),
    # refused and put off in other words, the object behind or in front
    (f"会议没有同意{A}。", [("未通过", JIA)]),
    (f"会议原则上不同意{A}。", [("未通过", JIA)]),
    ("会议不支持设立分站。", [("未通过", "设立分站")]),
    ("设备老化，不支持远程操作。", []),
    ("对青禾公司提出的减租要求，因缺乏依据，不予支持。", [("未通过", "青禾公司提出的减租要求")]),
    ("（三）下属中心追加经费一事，因未列预算，不予同意；", [("未通过", "下属中心追加经费")]),
    ("住户提出按两倍发放的建议，未予采纳。", [("未通过", "住户提出按两倍发放的建议")]),
    (
        "(1)安排围墙抢修经费，同意；(2)安排购车经费，不同意。",
        [("同意", "安排围墙抢修经费"), ("未通过", "安排购车经费")],
    ),
    ("资金来源没有落实，条件尚不成熟，缓议。", [("暂缓", None)]),
    ("会议决定暂不撤并东岭教学点。", [("暂缓", "东岭教学点")]),
    ("大伙同意修缮机井房。", [("同意", "修缮机井房")]),
    ("两市同意各自落实打捞船只。", [("同意", "各自落实打捞船只")]),
    ("会议予以备查。", [("备查", None)]),
    ("本次不予核销，由甲局补充文书后重新上会。", [("未通过", None), ("再次研究", None)]),
    (f"会议对{A}进行了讨论，原则同意。", [("原则同意", JIA)]),
    (
        "鉴于条款尚需论证，会议决定暂缓审议，论证后提交下次会议研究。",
        [("暂缓", None), ("再次研究", None)],
    ),
    (
        f"会议原则通过{A}，甲局修改后，于4月前以乙名义印发。",
        [("原则通过", JIA), ("修改后印发", JIA)],
    ),
    (
        "会议同意任命温某为甲局局长，免去苏某甲局局长职务，给予柳某嘉奖，由乙局办理。",
        [
            ("同意", "任命温某为甲局局长"),
            ("同意", "免去苏某甲局局长职务"),
            ("同意", "给予柳某嘉奖"),
            ("交办", "给予柳某嘉奖"),
        ],
    ),
    (
        "同意挂牌出让，容积率由1.8调整为2.2后重新核定规划条件，待下达后再公告。",
        [("同意", "挂牌出让")],
    ),
    # it comes back
    ("汇报材料不齐，退回办公室，下次会议再研究。", [("再次研究", None)]),
    ("2.1 同意增设接送系统。", [("同意", "增设接送系统")]),
    ("该企业补充能评、消防材料，下次会议再次研究。", [("再次研究", None)]),
    ("二期用地待规划修编批准后再行研究。", [("再次研究", "二期用地")]),
    (f"{A}征求区司法局意见后再次提交会议研究。", [("再次研究", JIA)]),
    (
        "东岭方案暂不审议，待补充专章后再次提交会议研究。",
        [("暂缓", "东岭方案"), ("再次研究", "东岭方案")],
    ),
    ("会议接受了温某辞去代表职务的请求。", [("同意", "温某辞去代表职务的请求")]),
    (f"会议决定批准{B}。", [("审议通过", YI)]),
    # what was agreed goes on: nobody in particular is charged
    (
        f"会议讨论并原则同意{A}，由人事科汇总意见修改后，报区委组织部备案，再行文下发。",
        [("原则同意", JIA), ("修改后印发", JIA)],
    ),
    (
        f"原则同意{A}，资产公司根据会议意见修改后，按规定程序提请集团党委会研究。",
        [("原则同意", JIA), ("修改后再报", JIA)],
    ),
    (
        f"会议审议并原则同意{A}，决定由区民政局进一步完善后，报区委常委会会议审定。",
        [("原则同意", JIA), ("修改后再报", JIA)],
    ),
    (f"会议决定{A}由甲局按意见修改后，再次提交会议研究。", [("再次研究", JIA)]),
    ("护理部按会议意见修改后于9月15日前印发执行。", [("修改后印发", None)]),
    ("会议强调，要抓紧完善立项工作后提请大会审议。", []),
    ("甲办按会议意见完善后，报区城管局备案。", []),
    # it is put off and comes back: both are said
    (
        "暂不同意东岭选址方案，由甲局进一步论证后再行提交会议研究。",
        [("暂缓", "东岭选址方案"), ("再次研究", "东岭选址方案")],
    ),
    (
        "暂不同意东岭选址方案，待审计结果出来后再行研究。",
        [("暂缓", "东岭选址方案"), ("再次研究", "东岭选址方案")],
    ),
    (
        "原则同意考核结果，其中三号站结果因审计未完，待结论出具后另行研究。",
        [("原则同意", "考核结果"), ("再次研究", "三号站结果")],
    ),
    ("待达产后再行研究供地事宜。", []),
    ("决议：资料不齐，下次会议再议。", [("再次研究", None)]),
    (
        "会议决定：1.同意增设护栏；2.不同意加设信号灯。",
        [("同意", "增设护栏"), ("未通过", "加设信号灯")],
    ),
    # refused and put off in more words, and where the name stands before
    ("会议认为还款来源不明，否决对其提供贷款事项。", [("未通过", "对其提供贷款事项")]),
    ("评审项目四十一个，否决十三个，实行一票否决。", []),
    ("收购东岭桥资产事项未获通过。", [("未通过", "收购东岭桥资产")]),
    ("协商期间三号楼加装电梯项目暂缓实施。", [("暂缓", "三号楼加装电梯项目")]),
    ("会议决定设备更新经费本次不予安排。", [("未通过", "设备更新经费")]),
    ("南岗村路灯项目资料不全，本次不上报。", [("未通过", "南岗村路灯项目")]),
    ("其中第56号提案因内容重复，不再列入。", [("未通过", "第56号提案")]),
    ("凡未附审查意见的暂缓审议。", []),
    ("今后市财政局对未经立项的支出一律不予安排。", []),
    ("关于调整运价的议题，会议要求补充材料，本次会议不作决定。", [("暂缓", "调整运价")]),
    ("1）同意首期供地60亩；", [("同意", "首期供地60亩")]),
    ("会议审定通过考核优秀人员名单。", [("审议通过", "考核优秀人员名单")]),
    # the matter first, the verdict behind a comma
    ("出让北岭地块，起始价每亩38万元，予以批准。", [("审议通过", "出让北岭地块")]),
    ("三号地块因学校尚未落地，今年不出让。", [("未通过", "三号地块")]),
    ("会议同意暂不付表决。", [("暂缓", None)]),
    ("不再上会，也不再审议。", []),
    ("项目必须经村民会议表决通过才能开工。", []),
    ("同意事项不得拖延，不同意事项要讲明理由。", []),
    # who is named and dismissed
    (
        "决定任命温榆为甲局局长；免去苏某的乙局局长职务。",
        [("同意", "任命温榆为甲局局长"), ("同意", "免去苏某的乙局局长职务")],
    ),
    ("会议审议了提请任命温榆为甲局局长的议案。", []),
    (
        "大会全票通过由柳泉研究所所长温榆教授担任专家委员会主任。",
        [("同意", "柳泉研究所所长温榆教授担任专家委员会主任")],
    ),
    # who will settle it
    ("关于温某辞职的请求，提请常委会会议决定。", [("提请审议", "温某辞职的请求")]),
    (f"会议通过了{A}，提请大会表决。", [("审议通过", JIA), ("提请审议", JIA)]),
    ("情况特殊，由街道提出意见，报区长办公会议研究。", []),
    # who will settle it, and no verdict
    ("修改后报区政府常务会议审定。", []),
]


@pytest.mark.parametrize(("sentence", "decided"), SENTENCES)
def test_the_outcome_and_its_object(sentence, decided):
    found = find_decisions((sentence,))
    assert [(decision.outcome, decision.object) for decision in found] == decided
    assert all(decision.evidence == sentence for decision in found)


ORDERS = [
    (
        f"原则同意{A}，请区司法局根据会议意见进一步修改完善，尽快印发实施。",
        ("修改后印发", JIA, ("区司法局",), (), None),
    ),
    (
        f"会议审议了{A}，请区住建局会同区财政局、区司法局修改完善后再报会议审议。",
        ("修改后再报", JIA, ("区住建局",), ("区财政局", "区司法局"), None),
    ),
    (
        "由区住建局于5月底前完成管网排查。",
        ("交办", "完成管网排查", ("区住建局",), (), "5月底前"),
    ),
    (
        f"{B}大体成熟，授权区住建局修改后以区政府名义发布。",
        ("修改后印发", YI, ("区住建局",), (), None),
    ),
    (
        "由城投集团牵头，区财政局、柳泉街道配合，于2024年5月20日前完成危桥加固。",
        ("交办", "完成危桥加固", ("城投集团",), ("区财政局", "柳泉街道"), "2024年5月20日前"),
    ),
    (
        "两处积水点由区水务局牵头，于6月底前完成改造。",
        ("交办", "完成改造", ("区水务局",), (), "6月底前"),
    ),
    (
        f"会议审议通过{B}，请区水务局将{B}报市水利局备查。",
        ("备查", YI, ("区水务局",), (), None),
    ),
    (
        f"原则通过{A}，请区发改局修改完善，于10月中旬印发实施。",
        ("修改后印发", JIA, ("区发改局",), (), "10月中旬"),
    ),
    (
        f"原则通过{A}，要求市有关部门修改完善后，报市委常委会审议。",
        ("修改后再报", JIA, ("市有关部门",), (), None),
    ),
    (
        "由副市长温榆牵头，市水务局负责，做好督查督办工作。",
        ("交办", "做好督查督办工作", ("市水务局",), (), None),
    ),
    (
        "会议明确，渡口搬迁暂缓实施，由区住建局先行做好摸底工作。",
        ("交办", "先行做好摸底工作", ("区住建局",), (), None),
    ),
    (
        "会议明确，该项工作由区交通局形成初步方案。",
        ("交办", "形成初步方案", ("区交通局",), (), None),
    ),
    (
        "由市国土局牵头，市国资委参加，于4月底前拿出方案。",
        ("交办", "拿出方案", ("市国土局",), ("市国资委",), "4月底前"),
    ),
    (
        "由温榆牵头，市水务局、市住建局负责，及时摸排管网，并明确专班专人推进工作。",
        (
            "交办",
            "及时摸排管网，并明确专班专人推进工作",
            ("市水务局", "市住建局"),
            (),
            None,
        ),
    ),
    (
        "请各街道做好排查，区应急局加强督查。",
        ("交办", "做好排查", ("各街道",), (), None),
    ),
]


@pytest.mark.parametrize(("sentence", "order"), ORDERS)
def test_an_order_tells_who_acts_and_by_when(sentence, order):
    last = find_decisions((sentence,))[-1]
    assert (last.outcome, last.object, last.responsible, last.partners, last.deadline) == order


def test_who_is_asked_for_nothing_is_no_order():
    found = find_decisions((f"原则同意{A}，请庙方成立修复委员会。",))
    assert [decision.outcome for decision in found] == ["原则同意"]


def test_the_one_document_of_the_heading_is_the_object_of_last_resort():
    found = find_decisions(("请区司法局修改完善后印发。",), fallback="甲办法")
    assert [(decision.outcome, decision.object) for decision in found] == [("修改后印发", "甲办法")]


def test_the_last_word_of_a_title_stands_for_the_heading_that_spells_it_out():
    (found,) = find_decisions(("会议议定：原则同意该《请示》。",), "关于甲预案的请示")
    assert (found.outcome, found.object) == ("原则同意", "关于甲预案的请示")


def test_a_ballot_is_the_way_to_a_choice_and_nothing_that_was_passed():
    assert not find_decisions(("会上通过无记名投票确定了一名人选。",))


def test_a_report_is_only_heard_where_its_paragraph_decides_nothing():
    heard = "会议听取了区水务局关于防汛工作的汇报。"
    together = find_decisions((heard + "会议同意拨付经费。",))
    apart = find_decisions((heard, "会议同意拨付经费。"))
    assert [decision.outcome for decision in together] == ["同意"]
    assert [decision.outcome for decision in apart] == ["听取", "同意"]


@pytest.mark.parametrize("word", VERDICTS)
def test_agreement_in_principle_never_becomes_passing(word):
    text = f"《乙规划》，会议{word}。" if word in AT_THE_END else f"会议{word}{B}。"
    (decision,) = find_decisions((text,))
    assert decision.outcome == VERDICTS[word]
    assert ("原则" in word and "不" not in word) == ("原则" in decision.outcome)


@pytest.mark.parametrize("word", TRAILING)
def test_every_word_behind_its_object_is_read(word):
    (decision,) = find_decisions((f"{B}{word}。",))
    assert (decision.outcome, decision.object) == (TRAILING[word], YI)


DECIDED = [
    ("会议决定，管网资产划归区水务集团。", "管网资产划归区水务集团"),
    ("经研究，决定停止收取保洁费，不足部分另行解决。", "停止收取保洁费"),
    ("会议研究决定给予柳某记过处分。", "给予柳某记过处分"),
    ("与会人员一致决定聘请法律顾问。", "聘请法律顾问"),
    ("会议决定将三个课题作为备选主题。", "将三个课题作为备选主题"),
    ("会议决定于4月2日召开第十六次会议。", None),
    ("会议决定以下事项：", None),
    ("会议议定，将三个路口改造纳入计划。", "将三个路口改造纳入计划"),
    ("会议议定事项如下：", None),
    ("会议同时决定，压缩夜间照明三成。", "压缩夜间照明三成"),
    ("会议采纳了这一意见，确定在两个渡口先行试点。", "在两个渡口先行试点"),
    ("考虑到人手不足，决定面向社会招聘三名调度员。", "面向社会招聘三名调度员"),
    ("会议明确到期摊位一律不再续租，收回统一经营。", "到期摊位一律不再续租"),
    ("会议最后议定公开招标。", "公开招标"),
    ("会议将原定九条巡线缩减为六条。", "将原定九条巡线缩减为六条"),
    ("会议确定了下半年的工作思路。", None),
    ("会议议定，坚持以安全为前提，统一思想。", None),
    ("会议明确，甲局在防汛工作中承担牵头职责。", None),
    ("会议明确，青石镇在六月底前完成清淤。", None),
    ("会议决定，下次会议再行研究停车收费。", None),
    ("会议明确，工程款按月支付比例提高至80%。", "工程款按月支付比例提高至80%"),
    ("会议明确，要加快进度。", None),
    ("会议明确，各部门分头落实。", None),
    ("要把会议确定的目标任务分解到人。", None),
    ("具体事务由常务会议决定，避免以会代会。", None),
]


@pytest.mark.parametrize(("text", "name"), DECIDED)
def test_what_a_formal_record_decided_in_its_own_words(text, name):
    found = find_decisions((text,), formal=True)
    assert [(d.outcome, d.object) for d in found] == ([("同意", name)] if name else [])
    assert find_decisions((text,)) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("会议决定，由办公室根据会议意见做好后续工作。", "交办=根据会议意见做好后续工作"),
        ("由甲局对乙厂债务进行专项审计。", "交办=对乙厂债务进行专项审计"),
        ("渡口改造由甲镇统筹，具体由乙局与管线单位对接落实。", "交办=与管线单位对接落实"),
        ("上年度工程款由甲局组织拨付，已全部到位。", ""),
        ("由甲局组织实施的渡口改造已完工。", ""),
        ("渡口与图不符的，由甲馆组织人员补测。", ""),
        ("请城建署每半月向区政府报送渡口进度。", "交办=每半月向区政府报送渡口进度"),
        ("会议要求，渡口改造由甲局摸清底数、论证后再提交会议研究。", "再次研究=渡口改造"),
        ("由甲局提出意见后再提交常务会议研究。", "再次研究=None"),
        ("待试点结束后再报会议研究。", "暂缓=None"),
        ("会议决定由领导研究协调，再报市委审议。", "提请审议=None"),
        ("会议明确，渡口安全方案由甲局负责制定，6月30日前报市政府。", "交办=渡口安全方案"),
        ("会议要求甲局于5月20日前将方案报市政府审定。", "交办=将方案报市政府审定"),
        (
            "会议明确：一是原则同意渡口方案；二是渡口建设由甲局负责；三是由乙局做好资金保障。",
            "原则同意=渡口方案 交办=做好资金保障 交办=渡口建设",
        ),
        ("会议议定以下事项：（一）原则同意渡口方案。", "原则同意=渡口方案"),
        ("会议要求，一是审定通过的项目要抓紧开工。", ""),
        (
            "会议同意将南起北路，北至南街，长620米的桥梁命名为“渡桥”。",
            "同意=将南起北路，北至南街，长620米的桥梁命名为“渡桥”",
        ),
        ("由甲镇牵头，会同建设、规划等部门于7月底前完成渡口整修。", "交办=完成渡口整修"),
        ("由甲局牵头，乙区政府配合，整修渡口，7月10日前完成。", "交办=整修渡口"),
    ],
)
def test_who_is_told_what_in_formal_records(text, told):
    found = find_decisions((text,), formal=True)
    assert " ".join(f"{one.outcome}={one.object}" for one in found) == told


def test_an_order_stands_beside_what_was_decided():
    text = "会议确定镇级项目12个，由经济发展办牵头组织实施。"
    agreed, order = find_decisions((text,), formal=True)
    assert (agreed.outcome, agreed.object) == ("同意", "镇级项目12个")
    assert order.responsible == ("经济发展办",)


def test_what_is_turned_back_stands_in_front():
    (decision,) = find_decisions(("设立新区的请示条件不成熟，退回乙县重新研究。",), None, True)
    assert (decision.outcome, decision.object) == ("退回", "设立新区的请示")
    assert not find_decisions(("延期交付问题突出。",), None, True)


FORMAL = [
    ("选定方案二。", [("同意", "方案二")]),
    ("修改后印发", [("修改后印发", None)]),
    ("29票赞成，1票弃权，通过，提请大会表决。", [("审议通过", None), ("提请审议", None)]),
    ("议案获得通过。", [("审议通过", None)]),
    ("议案未获通过。", [("未通过", None)]),
    ("1.更换东门监控，0.9万元，通过。", [("审议通过", "更换东门监控")]),
    ("第7条暂时搁置，双方再谈。", [("暂缓", "第7条")]),
    ("局党组同意维修清单。", [("同意", "维修清单")]),
    (
        "①同意组建文旅集团；②不同意保留食品公司。",
        [("同意", "组建文旅集团"), ("未通过", "保留食品公司")],
    ),
    ("会上，甲局对两个方案的造价都不认可。", []),
    ("没有通过评审的不要上报，已经办理的依法撤回。", []),
    ("建筑体量过大，不予通过。", [("未通过", None)]),
]


@pytest.mark.parametrize(("text", "decided"), FORMAL)
def test_shorter_words_in_a_formal_record(text, decided):
    found = find_decisions((text,), None, True)
    assert [(one.outcome, one.object) for one in found] == decided


def test_a_list_of_names_is_read_line_by_line():
    found = find_decisions(("决定任命：", "温榆为甲局局长；", "柳某为乙局局长。", "散会。"))
    assert [one.object for one in found] == ["温榆为甲局局长", "柳某为乙局局长"]


OTHERS = [
    ("会议同意该方案并要求各部门抓好落实。", [("同意", "该方案")]),
    ("会议认为条件尚不成熟，暂不研究。", [("暂缓", None)]),
    ("会议决定：暂不通过。", [("未通过", None)]),
    ("会议结果：通过，按程序印发", [("审议通过", None)]),
    ("会议决定暂不付表决。", [("暂缓", None)]),
    (
        "会议通过了对公示材料的审查，同意进行公示。",
        [("审议通过", "对公示材料的审查"), ("同意", "进行公示")],
    ),
    ("会议通过视频形式召开。", []),
    ("会议既听了意见，又审定了校舍布局规划。", [("审定", "校舍布局规划")]),
    ("由区住建局牵头推进的旧楼加梯工作位列第一。", []),
    ("会议原则通过《甲条例》，由国务院公布施行。", [("原则通过", "甲条例")]),
    ("会议明确，由市水利局组织开展的排查要持续推进。", []),
    ("会议由局党组领学上级印发的《甲》。", []),
    ("由后勤处修改方案，下次会议审议。", [("再次研究", None)]),
    ("请住建局征求意见，下次会议再行审议。", [("再次研究", None)]),
    ("经投票表决，同意12票，不同意3票，审议通过。", [("审议通过", None)]),
    ("会议认为，布点偏密，不予通过。", [("未通过", None)]),
    ("所有项目都要先由专家研究，经专题会研究审议通过。", []),
    ("经讨论，同意3票，反对2票，未通过，下次会议再议。", [("未通过", None), ("再次研究", None)]),
]


@pytest.mark.parametrize(("text", "decisions"), OTHERS)
def test_other_words_of_formal_records(text, decisions):
    assert [(d.outcome, d.object) for d in find_decisions((text,))] == decisions


def test_a_short_form_of_the_headings_document_is_that_document():
    (decision,) = find_decisions(("会议原则同意办法（送审稿）。",), JIA)
    assert decision.object == JIA


@pytest.mark.parametrize("sentence", ["会议原则通过，请区水务局修改。", "审定意见：原则通过。"])
def test_a_verdict_under_a_heading_needs_no_object(sentence):
    found = find_decisions((sentence,), None, formal=True)
    assert (found[0].outcome, found[0].object) == ("原则通过", None)
    assert "原则通过" not in {decision.outcome for decision in find_decisions((sentence,))}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甲桥改造方案搁置，待论证。", [("暂缓", "甲桥改造方案")]),
        ("工程因雨季影响延期。", []),
        ("同意：521户（面积61,204㎡）；不同意：287户；弃权：68户。", []),
        ("同意户数占参与表决户数的59.5%，均达到过半数。", []),
        ("请问院会，对本案照委员会意见处理，有无异议？", []),
        ("推动甲桥改造搁置，加快乙桥建设。", []),
    ],
)
def test_what_has_only_come_or_is_to_be_done_is_no_ruling(text, told):
    assert [(one.outcome, one.object) for one in find_decisions((text,), None, True)] == told


def test_what_a_sentence_settles_itself_goes_on_and_not_what_stood_before():
    texts = (
        "会议同意丙局关于丁的意见。",
        "会议原则同意甲局关于乙的意见，根据会议讨论意见修改完善后报县委常委会研究。",
    )
    told = [(one.outcome, one.object) for one in find_decisions(texts, formal=True)]
    assert told[-2:] == [("原则同意", "甲局关于乙的意见"), ("修改后再报", "甲局关于乙的意见")]
