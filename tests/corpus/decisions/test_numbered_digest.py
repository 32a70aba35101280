"""Numbered items of a digest: read as formal minutes and as a digest, no outcome told twice."""

import pytest

from corpus.parse import read_meeting

HEAD = "甲县人民政府第12次常务会议\n\n2024年3月5日，县长林望舒主持召开县政府第12次常务会议。\n\n"


def outcomes(body):
    meeting = read_meeting((HEAD + body).encode(), "minutes.txt")
    told = [one for section in meeting.sections for one in section.decisions]
    return " ".join(f"{one.outcome}={one.object}" for one in told if one.outcome != "交办")


ITEMS = [
    ("会议审议了《甲办法》。会议认为，办法切合实际，予以原则通过。", "原则通过=甲办法"),
    ("会议审议了《甲办法》，以举手表决的方式一致通过。", "审议通过=甲办法"),
    ("会议审议了《甲办法》《乙规定》，均获会议通过。", "审议通过=甲办法 审议通过=乙规定"),
    ("会议审议了《甲清单》和《乙清单》，同意上述两个清单。", "同意=甲清单 同意=乙清单"),
    (
        "会议审议了《甲办法》和《乙规定》，前者予以通过，后者暂缓审议。",
        "审议通过=甲办法 暂缓=乙规定",
    ),
    ("会议审议了《甲办法》。会议认为很有必要，与会人员一致同意。", "同意=甲办法"),
    (
        "会议研究了编外人员事宜。对水务站增加1艘巡逻艇的申请，先登记造册，今年不批。",
        "未通过=水务站增加1艘巡逻艇的申请",
    ),
    ("会议讨论了渡口文化墙改造。文化墙改造方案大体可行。", "原则同意=文化墙改造方案"),
    ("讨论了渡口文化墙改造。文化墙改造方案大体可行。", "原则同意=文化墙改造方案"),
    ("听取关于将旧磨坊划拨给渡口站的汇报，同意划拨。", "同意=将旧磨坊划拨给渡口站"),
    (
        "会议听取了关于预算追加的汇报，同意追加渡口经费40万元、粮库经费30万元。",
        "同意=追加渡口经费40万元 同意=追加粮库经费30万元",
    ),
    ("会议研究了船坞停运事宜。经研究，同意停运，县财政不予补助。", "同意=船坞停运"),
    ("会议审议了《甲办法》。对该议题：同意4票，不同意2票。", ""),
    (
        "会议听取了项目调整的汇报，原则同意调整方案，并就有关问题予以明确：一是东码头项目终止实施；"
        "二是西码头项目并入渡口改造工程；三是发改局要抓紧办理手续。",
        "原则同意=调整方案 同意=东码头项目终止实施 同意=西码头项目并入渡口改造工程",
    ),
]


@pytest.mark.parametrize("number", ["一、", "（一）", "1."])
@pytest.mark.parametrize(("text", "told"), ITEMS)
def test_a_numbered_item_is_read_as_a_digest_too(number, text, told):
    second = {"一、": "二、", "（一）": "（二）", "1.": "2."}[number]
    body = f"{number}{text}\n{second}会议传达学习了省委全会精神。\n"
    assert sorted(outcomes(body).split()) == sorted(told.split())


COMMENTS = [
    "表决结果和不同意见如实记录，记录本保存期限不少于十年。",
    "填报虚假信息的直接降为最低等级，一年之内不予修复。",
    "企业看不懂的视为没有解读，退回重做。",
]


@pytest.mark.parametrize("comment", COMMENTS)
def test_comments_below_a_verdict_settle_nothing(comment):
    item = f"一、审议《甲办法》\n会议审议通过了《甲办法》。\n{comment}\n"
    assert outcomes(f"{item}二、学习乙精神\n会议学习了乙精神。\n") == "审议通过=甲办法"


def test_the_first_sentence_names_all_documents():
    item = (
        "一、审议《甲办法》等文件\n会议审议了《甲办法》《乙规定》。会议认为很有必要，同意印发。\n"
    )
    told = outcomes(f"{item}二、学习乙精神\n会议学习了乙精神。\n")
    assert told.split() == ["同意=甲办法", "同意=乙规定"]


def test_each_sub_item_has_matters_of_its_own():
    body = """一、审议有关文件
（一）审议《甲办法》
会议审议了《甲办法》。会议认为，办法可行，与会人员一致同意。
（二）审议《乙规划》《丙规划》
会议审议了《乙规划》《丙规划》，均获会议通过。
二、听取有关汇报
（一）听取县水务局关于节水工作的汇报
会议听取了县水务局关于节水工作的汇报，会议决定，自明年1月起实行阶梯水价。
"""
    assert outcomes(body).split() == [
        "同意=甲办法",
        "审议通过=乙规划",
        "审议通过=丙规划",
        "同意=自明年1月起实行阶梯水价",
    ]
