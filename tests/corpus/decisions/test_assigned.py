"""Who acts and by when, told in a note beside a point or by 甲局负责."""

import pytest

from corpus.parse import read_meeting

MINUTES = """青石县人民政府专题会议纪要
2033年5月6日，副县长温榆主持召开专题会议。现纪要如下：
一、关于渡口建设。%s
二、关于资金。同意追加资金20万元。
"""
FOREST, FINANCE = "县林业局", "县财政局"


def told(text):
    section = read_meeting((MINUTES % text).encode(), "1.txt").sections[0]
    for one in section.decisions:
        yield one.outcome, one.object, one.responsible, one.partners, one.deadline


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        (
            "会议原则同意渡口方案。（责任单位：县林业局、县财政局）",
            [("原则同意", "渡口方案", (FOREST, FINANCE), (), None)],
        ),
        (
            "会议原则同意渡口方案。（牵头单位：县林业局；配合单位：县财政局；完成时限：5月底前）",
            [("原则同意", "渡口方案", (FOREST,), (FINANCE,), "5月底前")],
        ),
        (
            "会议原则同意渡口方案。\n责任单位：县林业局\n完成时限：2033年5月31日前",
            [("原则同意", "渡口方案", (FOREST,), (), "2033年5月31日前")],
        ),
        (
            "会议原则同意渡口方案。加快办理用地手续，5月底前完成。（责任单位：县林业局）",
            [
                ("原则同意", "渡口方案", (), (), None),
                ("交办", "加快办理用地手续", (FOREST,), (), "5月底前"),
            ],
        ),
        (
            "\n（一）抓紧完成施工图审查。（县林业局牵头，县财政局配合）\n（二）管好施工。（县林业局负责）",
            [
                ("交办", "抓紧完成施工图审查", (FOREST,), (FINANCE,), None),
                ("交办", "管好施工", (FOREST,), (), None),
            ],
        ),
        (
            "会议要求加快施工进度。责任单位：县林业局。",
            [("交办", "加快施工进度", (FOREST,), (), None)],
        ),
        (
            "新增用地28亩由县林业局负责征收，县财政局做好资金保障，9月底前完成。",
            [
                ("交办", "新增用地28亩征收", (FOREST,), (), None),
                ("交办", "做好资金保障", (FINANCE,), (), "9月底前"),
            ],
        ),
        (
            "拆迁工作由县林业局负责，5月底前完成；资金由县财政局负责。",
            [
                ("交办", "拆迁工作", (FOREST,), (), "5月底前"),
                ("交办", "资金", (FINANCE,), (), None),
            ],
        ),
        (
            "县财政局负责落实资金，县林业局负责工程建设，9月底前完成。",
            [
                ("交办", "落实资金", (FINANCE,), (), None),
                ("交办", "工程建设", (FOREST,), (), "9月底前"),
            ],
        ),
        (
            "县林业局负责招标，5月底前完成；县财政局负责落实资金。",
            [
                ("交办", "招标", (FOREST,), (), "5月底前"),
                ("交办", "落实资金", (FINANCE,), (), None),
            ],
        ),
        (
            "会议商定，9月10日前由县林业局完成选址。",
            [
                ("同意", "9月10日前由县林业局完成选址", (), (), None),
                ("交办", "完成选址", (FOREST,), (), None),
            ],
        ),
        (
            "县林业局负责组织施工，8月底前完工；县财政局负责落实资金。",
            [
                ("交办", "组织施工", (FOREST,), (), "8月底前"),
                ("交办", "落实资金", (FINANCE,), (), None),
            ],
        ),
        ("县林业局负责全县林木监管工作。", []),
        ("县林业局负责同志汇报了情况。", []),
        ("县林业局负责组织施工，8月底前已完工。", []),
        ("去年的渡口工程（县林业局负责）进展顺利。", []),
        ("渡口工程主体已建成。（县林业局负责）", []),
        ("温榆：县林业局负责组织施工，8月底前完工。", []),
        ("县林业局负责的项目已完工；县财政局负责的资金已到位。", []),
        ("会议认为前期工作扎实（县林业局牵头编制的报告附后）。", []),
        ("会议指出，责任单位：要抓紧落实。", []),
    ],
)
def test_who_has_to_act(text, duties):
    assert list(told(text)) == duties


@pytest.mark.parametrize(
    ("item", "duties"),
    [
        ("县林业局负责维护渡口秩序，依法劝离商贩。", [("交办", "维护渡口秩序", (FOREST,))]),
        ("县林业局负责的渡口工程。会议听取了情况介绍。", []),
        ("关于县林业局负责渡口工程的问题。会议听取了情况介绍。", []),
    ],
)
def test_an_item_that_is_a_duty_and_nothing_else(item, duties):
    text = (MINUTES % "同意渡口方案。") + f"三、{item}\n"
    decisions = read_meeting(text.encode(), "1.txt").sections[2].decisions
    assert [(one.outcome, one.object, one.responsible) for one in decisions] == duties
