"""What a digest says is to be mended and put out, lists that count themselves, what is no matter.

All of it is invented.
"""

import pytest

from corpus.parse import read_meeting

DIGEST = "甲县政府召开第3次常务会议\n\n2024年3月5日，县长林望舒主持召开县政府第3次常务会议。\n\n"

ITEMS = [
    # what is to be done with each document that was passed above
    (
        "会议审议了《渡口办法》《灯塔规定》，并原则通过。会议指出，县水务局要按照会议讨论意见作进一步修改，按程序印发执行。",
        ["原则通过=渡口办法", "原则通过=灯塔规定", "修改后印发=渡口办法", "修改后印发=灯塔规定"],
    ),
    (
        "会议审议并原则通过了《渡口办法》。会议要求县水务局要根据会议意见进一步修改后，尽快颁布施行。",
        ["原则通过=渡口办法", "修改后印发=渡口办法"],
    ),
    (
        "会议听取了林望舒关于扶持船厂的实施意见汇报。会议原则同意该意见并要求根据会议讨论情况作进一步修改后印发。",
        ["原则同意=扶持船厂的实施意见", "修改后印发=扶持船厂的实施意见"],
    ),
    (
        "会议原则同意渡口环评报告书，同时，要求编制单位按照专家意见，作必要补充修改后尽快报批。",
        ["原则同意=渡口环评报告书", "修改后再报=渡口环评报告书"],
    ),
    (
        "会议审议了《渡口规划》，并原则同意。会议要求，县水务局要结合会议意见建议，进一步修改完善规划文本，按程序报市政府审批。",
        ["原则同意=渡口规划", "修改后再报=渡口规划"],
    ),
    (
        "会议审议并原则通过《渡口预案》。会议要求，县水务局要认真吸纳与会人员意见，修改完善后以县政府办公室名义印发实施。",
        ["原则通过=渡口预案", "修改后印发=渡口预案"],
    ),
    (
        "会议听取和讨论了渡口监督方案草案，要求水务委根据会议提出的修改意见抓紧修改，报请县委批准后组织实施。",
        ["修改后再报=渡口监督方案草案"],
    ),
    (
        "会议听取了教务处关于修订《渡口考勤办法》的汇报，要求对所提交的《渡口考勤办法》文本作进一步修改后送各院系讨论，在此基础上完善并发文实施。",
        ["修改后印发=渡口考勤办法"],
    ),
    # a report on how a law is kept is weighed, and no law
    (
        "会议听取了农工委关于本县实施《渡口条例》情况的审议意见所作的汇报。会议原则同意该审议意见，要求农工委根据会议意见作进一步修改后，由办公室送县政府办公室及相关职能部门。",
        [
            "原则同意=本县实施《渡口条例》情况的审议意见",
            "修改后印发=本县实施《渡口条例》情况的审议意见",
        ],
    ),
    (
        "会议听取了实施《渡口条例》情况的报告，要求修改后送县政府审批。",
        ["修改后再报=实施《渡口条例》情况的报告"],
    ),
    # what only wishes for it settles nothing
    ("会议研究了渡口计划，会议要求，发改局要对计划再梳理、再完善，尽快按程序印发。", []),
    # lists that count themselves, and drafts in a row
    (
        "会议审议通过了向灾区捐赠、船厂增资扩股、为货栈提供担保等三项议案。",
        ["审议通过=向灾区捐赠", "审议通过=船厂增资扩股", "审议通过=为货栈提供担保"],
    ),
    (
        "会议审议通过了向灾区捐赠、船厂增资扩股等三项议案。",
        ["审议通过=向灾区捐赠、船厂增资扩股等三项议案"],
    ),
    (
        "会议分别对2个项目的选址方案、5个项目的景观方案进行了审定。",
        ["审定=2个项目的选址方案", "审定=5个项目的景观方案"],
    ),
    (
        "会议审议通过了渡口调整名单（草案），渡口分组安排（草案），以及渡口会议日程（草案）。",
        [
            "审议通过=渡口调整名单（草案）",
            "审议通过=渡口分组安排（草案）",
            "审议通过=渡口会议日程（草案）",
        ],
    ),
    (
        "会议听取了宣传部关于加强基层宣讲工作实施方案有关情况的汇报，并原则通过实施方案。",
        ["原则通过=加强基层宣讲工作实施方案"],
    ),
    (
        "会议研究了《渡口住房办法（讨论稿）》。会议议定，由住建局进一步测算资金，再提交县政府常务会议研究。",
        ["再次研究=渡口住房办法（讨论稿）"],
    ),
    (
        "会议原则通过《渡口计划》和《灯塔方案》。责成县文旅局根据会议讨论意见修改完善后，履行发文程序。",
        ["原则通过=渡口计划", "原则通过=灯塔方案", "修改后印发=渡口计划", "修改后印发=灯塔方案"],
    ),
    ("会议审议通过渡口选举时间并作出相关决定。", ["审议通过=渡口选举时间"]),
    ("会议审议了《渡口规划》，原则审议通过。", ["原则通过=渡口规划"]),
    (
        "会议研究审议6个乡镇渡口规划成果。会议认为，规划编制程序规范，原则审议通过相关规划成果。",
        ["原则通过=6个乡镇渡口规划成果"],
    ),
    (
        "会议审议通过了会长林望舒作的《渡口报告》、副会长温榆作的《灯塔报告》。",
        ["审议通过=渡口报告", "审议通过=灯塔报告"],
    ),
    (
        "会议听取了各代表团关于监票人名单征求意见情况的汇报，通过了监票人名单。",
        ["审议通过=监票人名单"],
    ),
    # what it is done by is not what is mended; a draft by its short name is the whole
    (
        "会议审议《渡口方案（送审稿）》。会议决定：依据《灯塔通知》《堤防通知》及会议要求，由县水务局再作修改完善后，按程序报批。",
        ["修改后再报=渡口方案（送审稿）"],
    ),
    (
        "会议原则通过《渡口目标纲要（讨论稿）》。会议强调，编好规划。《纲要（讨论稿）》修改完善后，按程序提交市委常委会审定。",
        ["原则通过=渡口目标纲要（讨论稿）", "修改后再报=渡口目标纲要（讨论稿）"],
    ),
    (
        "会议审议《渡口意见（送审稿）》。会议原则同意住建局提出的《渡口意见》，提请县委常委会审议。",
        ["原则同意=渡口意见（送审稿）", "提请审议=渡口意见（送审稿）"],
    ),
    (
        "会议讨论并原则通过了《渡口规划》。会议要求，要好中求优，由市规划局进一步修改完善《渡口规划》后按程序报批。",
        ["原则通过=渡口规划", "修改后再报=渡口规划"],
    ),
    (
        "会议审议通过了渡口工作报告并推举报告人；审议批准灯塔调整方案、堤防调整方案等。",
        ["审议通过=渡口工作报告", "审议通过=灯塔调整方案", "审议通过=堤防调整方案"],
    ),
    # what was agreed to be done later, what a rule says of all such, what votes were counted for
    (
        "会议审议了年费事宜。经研究审议同意本年度会费推迟至12月底前收取，要求各单位支持。",
        ["同意=本年度会费推迟至12月底前收取"],
    ),
    ("会议讨论了章程修订。增加考核条款，连续两年考核不合格的予以撤销。", []),
    (
        "会议审议了《渡口控规》。用地性质修改同意22票，不同意1票，弃权0票，同意进入修改程序。",
        ["同意=用地性质修改"],
    ),
    # each paper of a list; 和 may be part of a name; the paper that a report was on
    (
        "会议审议并原则通过颐和苑设计方案、灯塔设计方案和堤防设计方案。",
        ["原则通过=颐和苑设计方案", "原则通过=灯塔设计方案", "原则通过=堤防设计方案"],
    ),
    (
        "会议审议通过了渡口工作报告（送审稿）、灯塔调研报告（送审稿）及报告人建议名单。",
        [
            "审议通过=渡口工作报告（送审稿）",
            "审议通过=灯塔调研报告（送审稿）",
            "审议通过=报告人建议名单",
        ],
    ),
    (
        "会议听取并原则同意县住建局关于拟定《渡口实施意见》的情况汇报。",
        ["原则同意=渡口实施意见"],
    ),
    (
        "会议听取并原则同意县水利局渡口分局所作的关于饮水问题的整改汇报。",
        ["原则同意=饮水问题的整改汇报"],
    ),
    ("会议原则通过将渡口新区纳入禁烧范围等事项。", ["原则通过=将渡口新区纳入禁烧范围"]),
    ("会议协商通过了渡口会议议程、日程。", ["审议通过=渡口会议议程、日程"]),
    # a body whose name asks for something, and who leads it
    (
        "会议审议了《渡口方案》。经会议研究决定，成立加快渡口项目指挥部，由副县长任指挥长。",
        ["同意=成立加快渡口项目指挥部"],
    ),
    # 研究生 is no verb, votes are no matter
    ("会议审议了研究生复试经费安排事宜。经研究，原则通过。", ["原则通过=研究生复试经费安排"]),
    (
        "会议审议了《渡口规划》（议题一）、《灯塔规划》（议题二）。议题一同意票数达到9票。"
        "议题一通过会议审议，编制单位按会议提出的意见修改完善后，按规定程序报批。"
        "议题二未通过会议审议，请编制单位按本次会议的意见修改完善后再提交市规委会审议。",
        ["审议通过=渡口规划", "修改后再报=渡口规划", "未通过=灯塔规划", "修改后再报=灯塔规划"],
    ),
    (
        "会议听取了渡口服务组工作进展汇报，围绕窗口建设展开了研讨，确定了渡口服务组实施方案。",
        ["同意=渡口服务组实施方案"],
    ),
]


def sections_of(text):
    return read_meeting((DIGEST + text).encode(), "minutes.txt").sections


@pytest.mark.parametrize(("item", "settled"), ITEMS)
def test_what_an_item_of_a_digest_settled(item, settled):
    told = [
        f"{one.outcome}={one.object}"
        for section in sections_of(item + "\n会议通报了防汛工作。\n")
        for one in section.decisions
        if one.outcome not in ("交办", "听取")
    ]
    assert told == settled


@pytest.mark.parametrize(
    ("item", "topics"),
    [
        ("听取汇报后，林望舒强调，要着眼全局。", []),
        (
            "会议听取了图书资料人员的考核情况说明后，委员交换了看法。",
            ["图书资料人员的考核情况"],
        ),
        (
            "会议听取了关于渡口情况的报告、灯塔情况的汇报。",
            ["渡口情况", "灯塔情况"],
        ),
        (
            "会议听取渡口工作进展、《灯塔报告》落实情况、建议和提案答复情况的汇报。",
            ["渡口工作进展", "《灯塔报告》落实情况", "建议和提案答复情况"],
        ),
        ("会议听取了题为《渡口先行》的渡口工作报告。", ["渡口工作报告"]),
        ("会议听取了图书资料人员的考核情况说明后，委员进行了无记名投票，通过了考核意见。", []),
    ],
)
def test_what_a_report_that_was_heard_was_on(item, topics):
    told = [one for section in sections_of(item) for one in section.decisions]
    assert [one.object for one in told if one.outcome == "听取"] == topics


def test_the_day_of_a_digest_with_a_printers_line_at_its_foot():
    text = (
        "6月17日，市长林望舒主持召开第四十七次市长办公会议。\n会议通过了渡口采购项目。\n"
        "甲市人民政府办公室 2010年6月23日印发\n"
    )
    assert str(read_meeting(text.encode(), "minutes.txt").date) == "2010-06-17"


def test_a_name_that_ends_in_and():
    text = "甲委员会第四次工作会议召开。会议由邹景和副主任主持。\n会议审议了《渡口规划》。\n"
    chair = read_meeting(text.encode(), "minutes.txt").chair
    assert chair and (chair.name, chair.titles) == ("邹景和", ("副主任",))


def test_an_agenda_that_is_counted_line_by_line():
    told = sections_of(
        "会议共有三项议题：一是听取渡口运行情况汇报；听取灯塔情况汇报。\n二是研究部署防汛工作。\n\n"
        "三是审议《渡口规划》。\n会议指出，当前正处在关键期。\n"
    )
    assert [section.heading for section in told] == [
        "听取渡口运行情况汇报；听取灯塔情况汇报",
        "研究部署防汛工作",
        "审议《渡口规划》",
    ]


def test_an_appointment_that_was_put_off_was_not_agreed_to():
    item = "会议研究了人事任免。会议决定，任命温榆为渡口局局长的事项暂缓；任命苏洵为督查室主任。"
    told = [
        f"{one.outcome}={one.object}" for section in sections_of(item) for one in section.decisions
    ]
    assert told == ["暂缓=任命温榆为渡口局局长的事项", "同意=任命苏洵为督查室主任"]


WHO = [
    (
        "副市长温榆，渡口局局长苏洵；各县有关负责人列席会议。",
        {"温榆": "observer", "苏洵": "observer"},
    ),
    (
        "副市长温榆、渡口局局长苏洵，财政局、规划局主要负责同志参会。",
        {"温榆": "present", "苏洵": "present"},
    ),
    ("市委副书记温榆，市政府咨询员苏洵等出席。", {"温榆": "present", "苏洵": "present"}),
]


@pytest.mark.parametrize(("sentence", "people"), WHO)
def test_who_was_there_by_the_last_sentence(sentence, people):
    meeting = read_meeting(
        (DIGEST + "会议审议了《渡口规划》。\n" + sentence).encode(), "minutes.txt"
    )
    told = {one.name: str(one.attendance) for one in meeting.attendees}
    assert told == people | {"林望舒": "chair"}


HEADLINES = [
    ("县政府召开党组会议 传达学习县委全会精神和县委常委会会议精神", ("县政府",), "党组会议"),
    (
        "看家乡事，品故乡情\n\n县政府召开党组会议\n\n渡口日报 2024-03-22 11:08 大字",
        ("县政府",),
        "党组会议",
    ),
]


@pytest.mark.parametrize(("head", "bodies", "kind"), HEADLINES)
def test_a_headline_that_names_what_was_passed_on(head, bodies, kind):
    text = f"{head}\n\n3月21日，县长林望舒主持召开县政府党组会议，传达学习县委常委会会议精神。\n"
    meeting = read_meeting(text.encode(), "minutes.txt")
    assert (meeting.bodies, meeting.kind, meeting.date) == (bodies, kind, None)


def test_a_day_that_lost_a_sign_has_no_date_from_the_page():
    head = "甲县政府召开第5次常务会议\n日期： 2019-07-24\n"
    text = head + "723日，县长林望舒主持召开县政府第5次常务会议，审议了《渡口规划》。\n"
    assert read_meeting(text.encode(), "minutes.txt").date is None
