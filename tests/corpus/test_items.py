"""Where the items of a paragraph begin, and how they are headed."""

import pytest

from corpus.items import find_agenda, find_items

PARAGRAPHS = [
    ("会议听取了汇报，强调，要抓好。", ["听取了汇报"]),
    ("会议传达学习了会议精神，要求各级认真领会。", ["传达学习了会议精神"]),
    ("会议审议《甲，乙办法》。会议指出，要听取意见。", ["审议《甲，乙办法》"]),
    (
        "会议讨论了《甲》；听取了乙的汇报；研究了丙方案。",
        ["讨论了《甲》", "听取了乙的汇报", "研究了丙方案"],
    ),
    ("会议听取了甲的汇报，审议通过了乙办法。", ["听取了甲的汇报", "审议通过了乙办法"]),
    ("会议传达学习了甲精神，研究了贯彻意见。", ["传达学习了甲精神，研究了贯彻意见"]),
    ("会议就招商引资等工作进行了安排部署。", ["就招商引资等工作进行了安排部署"]),
    ("会上，就甲规划、乙规划等5个议题进行审议。", ["就甲规划、乙规划等5个议题进行审议"]),
    ("会议首先听取了各科室工作进展。会议最后强调，要落实。", ["听取了各科室工作进展"]),
    ("会议在听取环保工作汇报后强调，要落实。", ["听取环保工作汇报"]),
    ("会议听取并原则同意关于甲的汇报。", ["听取并原则同意关于甲的汇报"]),
    ("会议听取了甲的汇报。会议原则同意《甲方案》。", ["听取了甲的汇报"]),
    ("会议以举手表决方式通过了人事任免事项。", ["通过了人事任免事项"]),
    ("会议还研究了其他事项。", []),
    ("会议对下一步工作进行了部署。", []),
    ("会议研究决定，由区住建局牵头。", []),
    ("会议强调，要审议好各项方案。", []),
    ("各单位要学习先进。", []),
]


@pytest.mark.parametrize(("text", "headings"), PARAGRAPHS)
def test_the_items_of_a_paragraph(text, headings):
    assert [item.heading for item in find_items(text)] == headings


AGENDAS = [
    (
        "3月6日，区长温榆主持召开会议，研究防汛；审议《甲》等文件。",
        ["研究防汛", "审议《甲》等文件"],
    ),
    (
        "3月6日，局党组召开党组会议专题听取工会工作汇报，审议通过《甲》。",
        ["听取工会工作汇报", "审议通过《甲》"],
    ),
    ("3月6日，区长温榆主持召开会议。", []),
]


@pytest.mark.parametrize(("text", "headings"), AGENDAS)
def test_the_agenda_of_an_opening(text, headings):
    assert [item.heading.removeprefix("专题") for item in find_agenda(text)] == headings
