"""Items: headings, kinds, paragraphs."""

import pytest

from corpus.items.sections import read_kinds, read_sections
from corpus.page.mending import clean_lines
from corpus.page.parts import part_lines
from corpus.parse import read_meeting


def sections(*lines):
    cleaned = clean_lines(lines)
    return read_sections(part_lines(cleaned), "\n".join(line.text for line in cleaned))[0]


KINDS = [
    ("汇报年初以来渡口安全工作", ("听取",)),
    ("对渡口修缮工作进行情况介绍", ("听取",)),
    ("就渡口修缮情况作汇报", ("听取",)),
    ("学习贯彻会议精神", ("学习",)),
    ("传达学习会议精神", ("学习",)),
    ("听取关于安全工作的汇报，审议《甲办法》", ("听取", "审议")),
    ("审议《关于听取报告的规定》", ("审议",)),
    ("研究有关事项", ("研究",)),
    ("讨论《甲办法》", ("审议",)),
    ("通报信访情况", ("通报",)),
    ("原则通过《甲办法》", ("审议",)),
    ("关于审议《甲办法》的事项", ("审议",)),
    ("项目用地问题", ()),
    ("分管领导工作汇报", ("听取",)),
    ("关于汇报的规定", ()),
    ("汇报了招商工作的进展", ("听取",)),
    ("介绍了有关情况", ("听取",)),
    ("会议审议情况", ("审议",)),
    ("对思想、工作、学习情况进行检视", ()),
]


SOMEBODY = """青石学院第4次校长办公会纪要
2033年5月19日，学校召开第4次校长办公会。现纪要如下：
一、执行“第一议题”制度，与会人员集体学习了教育大会精神。会议指出，要深入领会。
二、柳永副校长通报了今年招生情况，招生处负责人汇报了招生计划。会议通过了招生计划。
三、苏洵副校长结合消防大队的通知，对宿舍用电整治工作作了安排。会议决定停用插座。
四、招生处有关工作会议原则同意，报学校审定。
五、关于绿化工作，会议同意了后勤处的方案。
六、经研究，通过了《供水办法》，由后勤处印发。
七、结合校情，与会同志学习了《道路条例》，交流了体会。
八、苏洵副校长针对供水局的紧急通知，对水塔检修工作作了安排。会议决定停水一天。
九、坚持“学习在先”机制，与会人员集体学习了《桥梁条例》。会议强调，要领会。
十、后勤处牵头解决了资金缺口，其余由学院自筹，确保按期开工。
会上，还就党支部活动室改造相关事宜进行了交流和研究。
参会：温榆 柳永 苏洵"""


def test_who_did_it_is_no_part_of_a_numbered_heading():
    meeting = read_meeting(SOMEBODY.encode(), "a.txt")
    assert [section.heading for section in meeting.sections] == [
        "学习了教育大会精神",
        "通报了今年招生情况",
        "对宿舍用电整治工作作了安排",
        "招生处有关工作会议原则同意",
        "关于绿化工作",
        "通过了《供水办法》",
        "学习了《道路条例》",
        "对水塔检修工作作了安排",
        "学习了《桥梁条例》",
        "后勤处牵头解决了资金缺口",
        "就党支部活动室改造相关事宜进行了交流和研究",
    ]


@pytest.mark.parametrize(("heading", "kinds"), KINDS)
def test_the_verbs_of_a_heading_tell_its_kinds(heading, kinds):
    assert read_kinds(heading) == kinds


HEADINGS = [
    (("一、审议《甲办法》（温榆列席）", "会议同意。"), "审议《甲办法》", 2),
    (("一、审议《甲办法》（列席：温榆、柳永）", "会议同意。"), "审议《甲办法》", 2),
    (("一、研究泉眼保护（柳永、苏洵回避本议题讨论）", "会议同意。"), "研究泉眼保护", 2),
    (("一、研究人员列席办法（试行）", "会议同意。"), "研究人员列席办法（试行）", 1),
    (
        ("一、泉眼数据格式", "柳永 介绍了各处泉眼的数据格式，格式不同的怎么统一", "会议同意。"),
        "泉眼数据格式",
        1,
    ),
    (("一、审议《甲办法》", "（一）会议同意。"), "审议《甲办法》", 1),
    (("一、审议《2023 年 1-6 月报告》", "（一）会议同意。"), "审议《2023年1-6月报告》", 1),
    (("一、审议《青石市供热", "管理办法》", "会议同意。"), "审议《青石市供热管理办法》", 1),
    (
        ("一、听取关于全区安全生产", "", "和消防工作的汇报", "会议同意。"),
        "听取关于全区安全生产和消防工作的汇报",
        1,
    ),
    (("一、关于项目用地问题。会议同意拨付。",), "关于项目用地问题", 1),
    (("一、会议听取了区水务局的汇报，同意有关安排。",), "听取了区水务局的汇报", 1),
    (("一、研究防汛工作", "会议指出，要抓好落实。", "会议要求，要加强值守。"), "研究防汛工作", 2),
    (("温榆主持会议。", "【土地】会议同意出让。", "【教育】会议同意。"), "土地", 1),
    (("议题1：县二幼立项", "汇报人：温榆", "决定：同意。"), "县二幼立项", 2),
    (("1. 研究内控手册（汇报：监督科）", "原则通过。"), "研究内控手册", 2),
    (("1. 研究内控手册（监督科汇报）", "原则通过。"), "研究内控手册", 2),
    (("1. 研究内控手册（试行）", "原则通过。"), "研究内控手册（试行）", 1),
    (("1. 研究压减方案", "2.1 同意压减。", "2.2 报区政府。"), "研究压减方案", 2),
    (("一、会议明确，违建由街道牵头拆除，限期完成。",), "违建由街道牵头拆除", 1),
    (("温榆主持会议。", "关于供水。会议同意。", "关于防汛。会议决定，"), "关于供水", 1),
]


@pytest.mark.parametrize(("lines", "heading", "paragraphs"), HEADINGS)
def test_a_heading_is_mended_and_parted_from_its_text(lines, heading, paragraphs):
    section = sections(*lines)[0]
    assert section.heading == heading
    assert len(section.paragraphs) == paragraphs


@pytest.mark.parametrize("label", ["（一）", "(1)", "1.", "1、", "①"])
def test_a_paragraph_has_its_label_apart(label):
    (section,) = sections("一、研究防汛工作", f"{label}会议同意拨付。")
    assert [(p.label, p.text) for p in section.paragraphs] == [(label, "会议同意拨付。")]


def test_a_run_in_head_stays_in_the_text():
    (section,) = sections("一、研究防汛工作", "（一）**要抓好落实。**做好值守。")
    assert section.paragraphs[0].text == "要抓好落实。做好值守。"


def test_an_outcome_in_the_heading_alone_is_a_decision():
    (section,) = sections("一、审议通过《甲办法》", "会议指出，要抓好落实。")
    assert [(d.outcome, d.object) for d in section.decisions] == [("审议通过", "甲办法")]


def test_a_verdict_in_the_heading_stands_beside_who_acts_below():
    (section,) = sections(
        "一、原则同意《甲办法》。由区司法局牵头修改，尽快印发。", "会议指出，要抓好。"
    )
    assert [(d.outcome, d.object) for d in section.decisions] == [
        ("原则同意", "甲办法"),
        ("修改后印发", "甲办法"),
    ]


ON_THE_MATTER = [
    (("会议决定：暂不通过。",), [("未通过", "东岭桥改造")]),
    (("决议：资料不齐，下次会议再议。",), [("再次研究", "东岭桥改造")]),
    (
        ("同意增设两处护栏，其中北侧1处用地未定，暂缓实施。",),
        [("同意", "增设两处护栏"), ("暂缓", None)],
    ),
    (
        ("会议原则同意改造方案：", "1.两侧拓宽至3米。", "修改完善后商市财政局联合下达。"),
        [("原则同意", "改造方案"), ("修改后印发", "改造方案")],
    ),
    (("请区住建局将巡查记录报区政府备查。",), [("备查", None)]),
]


@pytest.mark.parametrize(("lines", "decided"), ON_THE_MATTER)
def test_a_verdict_alone_is_on_what_the_heading_names(lines, decided):
    (section,) = sections("一、关于东岭桥改造的议题", *lines)
    assert [(one.outcome, one.object) for one in section.decisions] == decided


def test_what_the_heading_passed_stands_beside_what_was_agreed_below():
    (section,) = sections("一、审议通过《甲报告》", "会议同意该报告于3月底前公布。")
    assert [one.outcome for one in section.decisions] == ["审议通过", "同意"]


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("1.关于提高额度：赞成13票，同意提高。", "关于提高额度", "赞成13票，同意提高。"),
        ("1.《年度报告》：22票赞成，审议通过。", "《年度报告》", "22票赞成，审议通过。"),
    ],
)
def test_a_matter_before_a_colon_is_the_heading(line, heading, text):
    parts = part_lines(clean_lines((line, "2.关于供水：缓议。")))
    section = read_sections(parts, line)[0][0]
    assert (section.heading, section.paragraphs[0].text) == (heading, text)


HEARD = [
    ("听取渡口安全情况的汇报", "会议强调，要压实责任。", ["听取=渡口安全情况"]),
    (
        "关于渡口改造",
        "会议听取了水务局关于方案的汇报。会议决定：同意渡口改造方案。",
        ["同意=渡口改造方案"],
    ),
    (
        "审议《渡口办法》",
        "会议听取了起草情况汇报。\n会议原则同意《渡口办法》。",
        ["原则同意=渡口办法"],
    ),
    (
        "听取关于《乙规划》《丙规划》编制情况的汇报",
        "会议原则通过两个规划，要求修改完善后按程序报批。",
        ["原则通过=乙规划", "原则通过=丙规划", "修改后再报=乙规划", "修改后再报=丙规划"],
    ),
    (
        "研究人事事项",
        "会议票决任命温榆为渡口局局长；柳青不再担任渡口局局长职务。",
        ["同意=任命温榆为渡口局局长", "同意=柳青不再担任渡口局局长职务"],
    ),
]


@pytest.mark.parametrize(("heading", "below", "told"), HEARD)
def test_a_report_is_an_outcome_only_where_its_item_decides_nothing(heading, below, told):
    head = "柳泉区政府第3次常务会议纪要\n2024年3月6日，区长温榆主持召开会议。"
    text = "\n".join((head, f"一、{heading}", below, "二、关于码头", "会议同意码头检修。"))
    first = read_meeting(text.encode(), "a.txt").sections[0]
    assert [f"{one.outcome}={one.object}" for one in first.decisions] == told


HEADED = """青石县人民政府专题会议纪要
2033年5月6日，县长温榆主持召开专题会议，研究渡口有关问题。纪要如下：
一、关于建设问题。%s
二、关于资金问题。由县财政局负责落实。
"""


@pytest.mark.parametrize(
    "said",
    [
        "会议决定：1.采取甲方案；2.资金由县财政安排；3.请水务局抓紧实施。",
        "会议明确：1、原则同意渡口方案；2、由甲镇负责；3、年内完工。",
        "会议同意该方案。（责任单位：县住建局、县财政局）",
    ],
)
def test_the_points_in_a_line_are_no_items_and_end_no_heading(said):
    sections = read_meeting((HEADED % said).encode(), "1.txt").sections
    assert [one.heading for one in sections] == ["关于建设问题", "关于资金问题"]


BOARD = """青石集团有限公司第三届董事会第十二次会议决议
青石集团有限公司第三届董事会第十二次会议于2033年6月10日召开。会议由董事长温榆主持。%s
一、审议《关于向银行申请授信的议案》
%s
二、审议《关于年度报告的议案》
表决结果：同意7票，反对0票，弃权0票。
"""


@pytest.mark.parametrize("above", ["会议审议并通过了以下议案：", "会议形成如下决议："])
@pytest.mark.parametrize(
    ("below", "outcome"),
    [
        ("因条件尚需洽谈，董事会同意暂缓审议本议案。", "暂缓"),
        ("会议决定暂缓审议本议案。", "暂缓"),
        ("会议同意撤回本议案。", "撤回"),
        ("表决结果：同意2票，反对5票，未获通过。", "未通过"),
    ],
)
def test_what_was_put_off_is_not_passed_with_the_others(above, below, outcome):
    first, last = read_meeting((BOARD % (above, below)).encode(), "1.txt").sections
    title = "关于向银行申请授信的议案"
    assert [(one.outcome, one.object) for one in first.decisions] == [(outcome, title)]
    assert [one.outcome for one in last.decisions] == ["审议通过"]


def test_what_goes_to_the_shareholders_is_the_motion():
    text = BOARD % ("会议审议并通过了以下议案：", "同意设立公司。本议案尚需提交股东会审议。")
    first = read_meeting(text.encode(), "1.txt").sections[0]
    title = "关于向银行申请授信的议案"
    assert [(one.outcome, one.object) for one in first.decisions] == [
        ("审议通过", title),
        ("同意", "设立公司"),
        ("提请审议", title),
    ]


def test_staff_in_general_is_an_item_below_one_who_resigned():
    text = (
        "2033年5月6日，温榆主持召开青石县人大常委会第5次会议。\n会议审议了甲报告；表决通过了"
        "关于接受苏某辞去代表职务的决定；表决通过了有关人事任免事项，并举行了宣誓仪式。\n"
    )
    sections = read_meeting(text.encode(), "1.txt").sections
    assert [one.heading for one in sections][-1] == "表决通过了有关人事任免事项"
    assert [one.object for one in sections[-1].decisions] == ["有关人事任免事项"]


@pytest.mark.parametrize("verb", ["研究", "协商", "酝酿"])
def test_an_agenda_that_was_settled_is_agreed_to(verb):
    opening = "2033年5月6日，温榆主持召开青石县政协第5次主席会议。\n"
    text = f"{opening}会议{verb}确定了第四次会议的议程和日程。\n"
    (section,) = read_meeting(text.encode(), "1.txt").sections
    assert [(d.outcome, d.object) for d in section.decisions] == [
        ("同意", "第四次会议的议程和日程")
    ]


@pytest.mark.parametrize(
    ("item", "outcomes"),
    [
        ("听取了提案办理情况通报。", [("听取", "提案办理情况")]),
        ("听取提案办理情况通报。", []),
        ("协商通过了常委会议议程、日程。", [("审议通过", "常委会议议程、日程")]),
        ("编制单位按上述意见修改完善后报县规委会审定。", [("修改后再报", None)]),
    ],
)
def test_an_item_that_is_one_sentence(item, outcomes):
    head = "青石县政协主席会议纪要\n时间：2033年7月5日\n一、同意甲方案。\n"
    text = f"{head}二、{item}\n三、学习章程。\n"
    decisions = read_meeting(text.encode(), "a.txt").sections[1].decisions
    assert [(one.outcome, one.object) for one in decisions] == outcomes


def test_what_an_order_is_on_may_stand_above_it_in_the_item():
    text = (
        "青石县政府常务会议纪要\n时间：2033年3月5日\n主持：温榆\n"
        "一、会议听取了县水利局《关于渡口办法的汇报》。\n会议议定：\n1.原则同意《渡口办法》。\n"
        "2.由县水利局按会议意见修改完善后，以县政府名义印发。\n二、学习章程。\n"
    )
    decisions = read_meeting(text.encode(), "a.txt").sections[0].decisions
    told = [(one.outcome, one.object) for one in decisions]
    assert told == [("原则同意", "渡口办法"), ("修改后印发", "渡口办法")]


def test_what_residents_said_settles_nothing():
    """The record of a community: who was there, what each said, and what all resolved."""
    text = (
        "石桥社区居民议事会会议记录\n时间：2033年3月5日晚7点\n地点：社区活动室\n主持人：温榆\n"
        "参会居民代表：苏洵、晏平、何以宁\n议题：关于加装路灯的事\n讨论情况：\n"
        "苏洵：东巷太黑，要装三盏。\n晏平：同意，费用从公共收益出。\n钱主任：同意。\n"
        "表决：同意3人，反对1人。\n决议：同意在东巷加装路灯3盏。\n"
    )
    meeting = read_meeting(text.encode(), "a.txt")
    assert [one.name for one in meeting.attendees] == ["温榆", "苏洵", "晏平", "何以宁"]
    told = [(one.outcome, one.object) for item in meeting.sections for one in item.decisions]
    assert told == [("同意", "在东巷加装路灯3盏")]


@pytest.mark.parametrize("place", ["石桥镇", "白马村", "金桥路", "高铁站"])
def test_a_point_by_its_place_is_not_what_somebody_said(place):
    head = "青石县政府专题会议纪要\n时间：2033年3月5日\n一、研究补助资金\n"
    text = f"{head}{place}：同意拨付5万元。\n温榆：同意。\n二、学习章程。\n"
    decisions = read_meeting(text.encode(), "a.txt").sections[0].decisions
    assert [(one.outcome, one.object) for one in decisions] == [("同意", "拨付5万元")]
