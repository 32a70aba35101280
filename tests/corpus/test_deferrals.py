"""Deferrals that are none of the meeting's own, and 暂不通过, which is a refusal."""

import pytest

from corpus.decisions import find_decisions
from corpus.verdicts import item_decisions

BY_OTHERS = [
    # 别人的建议、请求、意见
    "渡口局建议暂缓实施渡口改造工程。",
    "会议听取了发改局的汇报，发改局建议暂缓实施渡口改造工程。",
    "财政局提出，债券资金未到位，码头工程暂缓拨付。",
    "部分委员认为该办法暂不实施为宜。",
    "专家组建议暂不通过该方案。",
    "有关单位请求暂缓执行处罚决定。",
    # 背景、过去的事、希望
    "会议指出，上述项目因资金不到位暂缓开工。",
    "会议强调，对手续不全的项目一律暂缓开工。",
    "该工程去年开工，因资金短缺暂缓实施。",
    "受汛期影响，二期工程暂缓建设，目前已具备复工条件。",
    "会议指出，前期因用地问题暂缓开工的项目要尽快启动。",
    "渡口工程自去年以来暂缓推进，群众反映强烈。",
    "该项目曾因征迁问题暂缓实施。",
    "会议认为，暂缓实施甲工程的理由不充分。",
    # 具体时间、地点一类的细节
    "具体时间待天气好转后再作确定。",
    "具体时间由渡口办另行确定。",
    "会议时间另行通知，地点再行确定。",
    "开渡时间视水位情况再定。",
]


@pytest.mark.parametrize("text", BY_OTHERS)
def test_what_others_put_off_settles_nothing(text):
    found = [*find_decisions((text,), formal=True)]
    found += item_decisions("听取渡口工作汇报", (f"听取渡口工作汇报。{text}",))
    assert {one.outcome for one in found} <= {"听取", "交办"}


OWN = [
    ("会议决定，渡口二期工程暂缓实施。", "暂缓=渡口二期工程"),
    ("鉴于资金未落实，二期工程暂缓实施。", "暂缓=二期工程"),
    ("会议认为条件尚不成熟，渡口改造暂缓实施。", "暂缓=渡口改造"),
    ("二期工程暂缓实施，待资金落实后再定。", "暂缓=二期工程"),
    ("渡口科提出的票价一步到位的建议，暂缓实施。", "暂缓=渡口科提出的票价一步到位的建议"),
    ("渡口站申请新建挡墙的事项，因不属修复范围，不予列入。", "未通过=渡口站申请新建挡墙的事项"),
    # 暂不通过
    ("会议决定，《甲办法》暂不予通过。", "未通过=甲办法"),
    ("《甲办法》本次不予通过。", "未通过=甲办法"),
    ("对渡口改造方案，会议决定暂不予以通过。", "未通过=渡口改造方案"),
    ("会议暂不通过《甲办法》。", "未通过=甲办法"),
    ("甲办法不予通过。", "未通过=甲办法"),
    ("甲办法暂不通过，修改后下次会议再议。", "暂缓=甲办法 再次研究=甲办法"),
    ("甲办法暂缓审议。", "暂缓=甲办法"),
]


@pytest.mark.parametrize(("text", "told"), OWN)
def test_the_meetings_own_deferrals_and_refusals(text, told):
    found = find_decisions((text,), formal=True)
    assert sorted(f"{one.outcome}={one.object}" for one in found) == sorted(told.split())
