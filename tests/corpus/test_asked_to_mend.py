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
            "会议听取了图书资料人员的考核情况说明后，委员进行了无记名投票，通过了考核意见。",
            ["图书资料人员的考核情况"],
        ),
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
