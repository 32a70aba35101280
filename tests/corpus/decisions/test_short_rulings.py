"""Rulings in few words: a bare statement, a show of hands, what waits, is dropped or left out."""

import pytest

from corpus.assembly.rulings.decisions import ruling_decisions
from corpus.assembly.rulings.minuted import council_decisions
from corpus.parse import read_meeting

HEAD = "甲县渡口管理处办公会议纪要\n\n2024年3月5日，处长林望舒主持召开办公会议。纪要如下：\n\n"
NEXT = "\n二、关于船闸的问题\n会议同意船闸检修。\n"


def told(heading, text):
    body = f"{HEAD}一、{heading}\n{text}{NEXT}"
    first = read_meeting(body.encode(), "minutes.txt").sections[0]
    decided = (one for one in first.decisions if one.outcome not in ("交办", "听取"))
    return [f"{one.outcome}={one.object}" for one in decided]


FERRY = "关于渡口改造"
SETTLED = [
    # 会上的话本身就定了事
    ("其他事项", "1.东岸便道命名为“柳荫路”，由航务科办理。", ["同意=东岸便道命名为“柳荫路”"]),
    (
        FERRY,
        "夜间渡船已停开，租用的旧船库不再续租，办公室办理退租。",
        ["同意=租用的旧船库不再续租"],
    ),
    (
        "关于渡工补贴",
        "会议研究认为，每班90元的标准高于邻县，调整为每班70元。",
        ["同意=调整为每班70元"],
    ),
    (
        FERRY,
        "会议明确：\n1．渡船由6艘扩至8艘，增加的船位由西坞让出。\n2．外来渡工与本地渡工同等对待。",
        ["同意=渡船由6艘扩至8艘", "同意=外来渡工与本地渡工同等对待"],
    ),
    (FERRY, "会议通过渡口资金归集管理办法。", ["审议通过=渡口资金归集管理办法"]),
    ("旧磨坊出租", "举手表决：同意21人，弃权1人。通过。", ["审议通过=旧磨坊出租"]),
    ("渡口公约修订", "其余没意见，全体鼓掌通过。", ["审议通过=渡口公约修订"]),
    (
        "后坡栽树用工",
        "站长提议每天140元，本村人优先。村民代表都没意见，就这么定。",
        ["同意=后坡栽树用工"],
    ),
    (
        "关于船检报名",
        "会议听取了汇报，确定2025年申报检修渡船4艘。",
        ["同意=2025年申报检修渡船4艘"],
    ),
    (FERRY, "会议现场敲定，对东坞栈桥实行“先修后验”。", ["同意=东坞栈桥实行“先修后验”"]),
    ("干部职工食堂修缮", "会议没有同意。", ["未通过=干部职工食堂修缮"]),
    (
        FERRY,
        "航运社申请的柴油补贴，不在今年补贴范围，由航务科做好解释。",
        ["未通过=航运社申请的柴油补贴"],
    ),
    (
        "关于渡口用工规定",
        "会议对放宽加班补贴的条款表示赞同，对临时工免于登记的条款，认为与上级规定不符，予以删除。",
        ["同意=放宽加班补贴的条款", "未通过=临时工免于登记的条款"],
    ),
    ("关于渡工调动", "经研究，拟同意招聘渡工3名，报县人社局核准后实施。", ["同意=招聘渡工3名"]),
    ("其他事项", "1.新修栈桥定名“望江桥”。", ["同意=新修栈桥定名“望江桥”"]),
    ("关于护栏", "会议认为，原方案造价过高，改为采用木质护栏。", ["同意=改为采用木质护栏"]),
    ("渡口公约修订", "大家一致赞成，当场通过。", ["审议通过=渡口公约修订"]),
    ("渡工补贴发放", "与会同志均无异议，就按这个方案办。", ["同意=渡工补贴发放"]),
    ("关于旧船处置", "会议没有支持航运社提出的低价转让方案。", ["未通过=航运社提出的低价转让方案"]),
    ("关于奖励", "会议最终敲定奖励标准为每人500元。", ["同意=奖励标准为每人500元"]),
    (
        "关于欠费",
        "税务所表示不能减免，会议尊重税务所意见，滞纳金按规定征收。",
        ["同意=滞纳金按规定征收"],
    ),
    ("关于培训", "渡工培训方案获与会人员一致赞成。", ["同意=渡工培训方案"]),
    (
        "关于承包",
        "经讨论形成一致意见：东岸渡口由航运社承包，期限三年。",
        ["同意=东岸渡口由航运社承包"],
    ),
    (
        "关于学位",
        "会议议定：（一）望江小学由18个班扩为24个班；（二）撤销西坞教学点；（三）旧校舍不再出租。",
        ["同意=望江小学由18个班扩为24个班", "同意=撤销西坞教学点", "同意=旧校舍不再出租"],
    ),
    ("关于机构", "撤销渡口协调小组，职责并入航务科。", ["同意=撤销渡口协调小组"]),
    # 先放下的、要等的
    ("关于渡工报酬", "东班正在核查，报酬先缓一缓。", ["暂缓=渡工报酬"]),
    ("关于渡工报酬", "柳村因账目正在核查，该村报酬先缓一缓。", ["暂缓=柳村报酬"]),
    ("关于年度计划", "东坞项目因征地未完成，从年度计划中剔除。", ["暂缓=东坞项目"]),
    ("关于引水船购置", "此事缓一缓再定。", ["暂缓=引水船购置"]),
    (FERRY, "增设夜班的申请待船检所研究后另行确定。", ["暂缓=增设夜班的申请"]),
    ("关于引进轮机长", "随员安置事宜，待本人报到后另议。", ["再次研究=随员安置事宜"]),
    ("关于《渡口办法》", "会议责成航务科重新测算，下次办公会议复议。", ["再次研究=渡口办法"]),
    ("审议《渡口办法》", "会上有不同意见。经讨论，会议同意先不表决。", ["暂缓=渡口办法"]),
    (
        "关于渡口年度改造",
        "其中西坞、南坞因住户同意率不足六成，从申报名单中剔除，列入2026年储备。",
        ["暂缓=西坞、南坞"],
    ),
    # 对象是整件事
    (
        "审议2025年渡口经费分解方案",
        "会议同意分解方案，公用经费压减5%。",
        ["同意=2025年渡口经费分解方案"],
    ),
    (
        "审议《船闸收益分配方案》",
        "同意按规定提取维修准备金40万元，其余上缴。",
        ["同意=船闸收益分配方案"],
    ),
    (
        "研究渡口用船规定",
        "修改后的用船规定经分管领导审签后发布试行。",
        ["修改后印发=渡口用船规定"],
    ),
]


@pytest.mark.parametrize(("heading", "text", "expected"), SETTLED)
def test_few_words_settle(heading, text, expected):
    assert told(heading, text) == expected


NOTHING = [
    ("审议《渡口改制方案》", "会议原则同意《渡口改制方案》。改制之后渡口所定为公益单位。", 1),
    ("审议《退租办法》", "会议审议通过了《退租办法》。合同未到期的协商，到期的不再续租。", 1),
    (FERRY, "航务科建议旧船库不再续租。", 0),
    (FERRY, "会议商定，修改稿于3月底前提交专家组长复核。", 0),
    (FERRY, "会议商定，由航务科负责协调。", 0),
    (FERRY, "航务科汇报了情况。票价调整为3元。", 0),
    (FERRY, "渡口补助从按人头改为按班次。", 0),
    (FERRY, "草案第五条关于班次的规定改为“一日三班”。", 0),
]


@pytest.mark.parametrize(("heading", "text", "count"), NOTHING)
def test_what_a_document_says_or_somebody_wants_settles_nothing(heading, text, count):
    assert len(told(heading, text)) == count


def test_what_another_meeting_will_take_up_is_no_ruling():
    text = (
        "3月5日，县人大常委会举行第9次主任会议，主任林望舒主持。\n"
        "会议听取了关于常委会会议议程的汇报。会议决定，县人大常委会第六次会议于8月28日举行，"
        "建议会议议程为：听取和审议县政府关于渡口的报告；人事任免事项等。\n"
    )
    meeting = read_meeting(text.encode(), "news.txt")
    found = [one.object for each in meeting.sections for one in each.decisions]
    assert found == ["县人大常委会第六次会议于8月28日举行"]


def test_a_clause_on_another_matter_does_not_refuse_the_items_own():
    text = (
        "3月5日，县渡口管理处召开办公会议，处长林望舒主持。\n"
        "会议研究了渡工职级晋升事宜，逐一表态，形成一致意见，将按程序公示。\n"
        "关于旧磨坊出租续约一事，会议认为承租人拖欠租金，不同意续租，依法收回。\n"
    )
    meeting = read_meeting(text.encode(), "news.txt")
    found = [(one.outcome, one.object) for each in meeting.sections for one in each.decisions]
    assert found == [("同意", "渡工职级晋升"), ("未通过", "旧磨坊出租续约一事")]


COUNCIL = [
    (("8. 經修訂的建議付諸表決。議員以9票贊成、1票反對通過。",), [("审议通过", "經修訂的建議")]),
    (
        ("9. 至於「龍舟賽」撥款申請，由於文件未齊，主席將其押後處理。",),
        [("暂缓", "「龍舟賽」撥款申請")],
    ),
    (("4. 柳議員已提出缺席申請，議會備悉。",), [("备查", "柳議員已提出缺席申請")]),
    (("10. 此前第三次會議同意成立的渡口小組，已於五月開會。",), []),
]


@pytest.mark.parametrize(("paragraphs", "expected"), COUNCIL)
def test_a_council_votes_defers_and_looks_back(paragraphs, expected):
    found = council_decisions(paragraphs)
    assert [(one.outcome, one.object) for one in found] == expected


RULINGS = [
    ("採乙案，定名為「柳岸圖書館」。", {"同意"}),
    ("本案退回，請工務局重新估算後再提會討論。", {"退回"}),
    ("同意墊付，並提縣議會審議。", {"同意", "提请审议"}),
    ("水務局所提「渡口護欄」500萬元，請由既有預算勻支，不予編列。", {"未通过"}),
    ("第3條補助上限修正為5萬元，其餘條文照案，送請縣議會備查。", set()),
]


@pytest.mark.parametrize(("ruling", "outcomes"), RULINGS)
def test_a_chair_rules_in_few_words(ruling, outcomes):
    assert {one.outcome for one in ruling_decisions("渡口護欄案", (ruling,))} == outcomes
