"""Whom words of ruling charge, where neither 由 nor 请 stands before the organ."""

import pytest

from corpus.parse import read_meeting

FORMAL = """青石县人民政府专题会议纪要
2033年5月6日，副县长温榆主持召开专题会议。现纪要如下：
一、关于渡口建设。{}
二、关于资金。同意追加资金20万元。
"""
DIGEST = """2033年5月6日，县长温榆主持召开青石县政府第5次常务会议。
会议听取了县林业局关于渡口的汇报。{}
"""
FOREST, FINANCE, HEATING = "县林业局", "县财政局", "热力集团"


def duties(layout, text):
    section = read_meeting(layout.format(text).encode(), "1.txt").sections[0]
    return [
        (one.object, one.responsible, one.deadline)
        for one in section.decisions
        if one.outcome == "交办"
    ]


@pytest.mark.parametrize("layout", [FORMAL, DIGEST], ids=["formal", "digest"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("会议议定：县林业局负责协调选址。", [("协调选址", (FOREST,), None)]),
        (
            "会议明确：县林业局牵头制定方案，县财政局落实资金，热力集团于10月15日前完成试运行。",
            [
                ("制定方案", (FOREST,), None),
                ("落实资金", (FINANCE,), None),
                ("完成试运行", (HEATING,), "10月15日前"),
            ],
        ),
        (
            "会议议定以下事项：（一）县林业局负责选址。（二）热力集团尽快完成试运行。",
            [("选址", (FOREST,), None), ("完成试运行", (HEATING,), None)],
        ),
        ("会议明确，县林业局要切实加强渡口管理。", []),
        ("会议明确，县林业局已完成渡口选址。", []),
        ("会议指出，县林业局完成了选址，县财政局落实了资金。", []),
        ("会议决定，暂缓办理，待县林业局拿出方案后再行研究。", []),
    ],
)
def test_what_is_ruled_charges_each_organ_with_what_it_does(layout, text, told):
    assert duties(layout, text) == told


def test_a_bank_is_none_where_an_organ_goes_first():
    text = "会议议定：\n（一）县财政局先行拨付补贴资金。\n（二）县林业局负责选址。"
    assert duties(FORMAL, text) == [("拨付补贴资金", (FINANCE,), None), ("选址", (FOREST,), None)]


def test_in_a_digest_a_comment_charges_nobody():
    text = "会议指出，县林业局负责选址，5月底前完成；县财政局负责资金。"
    assert duties(DIGEST, text) == []


def test_a_report_that_leaves_a_duty_was_not_only_heard():
    section = read_meeting(
        DIGEST.format("会议议定：县林业局负责选址。").encode(), "1.txt"
    ).sections[0]
    assert [one.outcome for one in section.decisions] == ["交办"]
