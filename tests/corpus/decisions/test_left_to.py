"""Matters that are left to an organ which is named behind them."""

import pytest

from tests.corpus.told import find_decisions

LEFT = [
    (
        "会议同意甲县办公楼移交方案，资产移交手续由甲县机关事务中心按程序办理。",
        "资产移交手续",
        ("甲县机关事务中心",),
    ),
    (
        "会议明确，建设资金由县财政统筹；征收工作由青石镇、县自然资源局负责。",
        "征收工作",
        ("青石镇", "县自然资源局"),
    ),
    ("会议决定延期；变更手续由港务科牵头办理。", "变更手续", ("港务科",)),
    ("会议同意建立渡口协调机制，日常工作由县航道局承担。", "日常工作", ("县航道局",)),
    (
        "会议要求各科室立查立改，具体工作由安全科负责协调落实。",
        "具体工作",
        ("安全科",),
    ),
]


def test_points_below_what_was_settled_leave_matters_too():
    said = ("同意渡口在原址扩建。", "征地拆迁由柳泉区政府负责，6月底前完成。")
    told = find_decisions(said, formal=True)
    assert [(one.outcome, one.object, one.responsible) for one in told] == [
        ("同意", "渡口在原址扩建", ()),
        ("交办", "征地拆迁", ("柳泉区政府",)),
    ]
    assert find_decisions(said[1:], formal=True) == ()


def test_who_leads_what_was_settled_and_who_provides_what_for_it():
    text = "会议同意设立渡口派出所，由甲县公安局牵头负责，办公用房由航运园提供。"
    told = [(d.outcome, d.object, d.responsible) for d in find_decisions((text,), formal=True)]
    assert told == [
        ("同意", "设立渡口派出所", ()),
        ("交办", "设立渡口派出所", ("甲县公安局",)),
        ("交办", "办公用房", ("航运园",)),
    ]


@pytest.mark.parametrize(("text", "name", "who"), LEFT)
def test_what_is_left_to_whom(text, name, who):
    told = [one for one in find_decisions((text,), formal=True) if one.outcome == "交办"]
    assert [(one.object, one.responsible) for one in told] == [(name, who)]


def test_what_is_to_be_carried_out_is_what_was_settled():
    text = "会议同意给青石公司供地8亩，由甲县国土局负责落实，以确保项目落地。"
    told = [(one.outcome, one.object) for one in find_decisions((text,), formal=True)]
    assert told == [("同意", "给青石公司供地8亩"), ("交办", "给青石公司供地8亩")]


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("目前征收工作由青石镇负责。", []),
        ("会议同意甲方案；此前征收工作由青石镇负责。", []),
        ("会议同意甲方案；目前，征收工作由青石镇负责。", []),
        ("会议明确：（一）由青石镇牵头，6月底前完成征收。", ["完成征收"]),
        ("会议同意移交线索，建议由县纪委办理。", []),
        ("会议明确，征收工作由大家共同负责。", []),
        ("会议同意甲方案，拆除费用由县航道局承担。", []),
    ],
)
def test_what_was_so_before_and_who_is_no_organ(text, tasks):
    found = find_decisions((text,), formal=True)
    assert [one.object for one in found if one.outcome == "交办"] == tasks
