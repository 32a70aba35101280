"""Reports in a row that an assembly was given, an item each. Every text is invented."""

import pytest

from corpus.parse import read_meeting

ASSEMBLY = "2033年3月8日，青石县十届人大常委会召开第五次会议。会议由主任温榆主持。\n"
GOVERNMENT = "2033年3月8日，县长温榆主持召开县政府第5次常务会议。\n"
ROW = "会议听取了县政府关于渡口工作的报告、关于石桥工作的报告，县法院关于塔山审判工作的报告。"


def _told(text):
    sections = read_meeting(text.encode(), "1.txt").sections
    return [
        (one.order, one.heading, [(d.outcome, d.object) for d in one.decisions]) for one in sections
    ]


def test_each_report_is_an_item_and_was_heard():
    assert _told(ASSEMBLY + ROW) == [
        (1, "听取了县政府关于渡口工作的报告", [("听取", "渡口工作")]),
        (2, "关于石桥工作的报告", [("听取", "石桥工作")]),
        (3, "县法院关于塔山审判工作的报告", [("听取", "塔山审判工作")]),
    ]


def test_what_was_ruled_stands_with_the_paper_that_it_names():
    told = _told(
        f"{ASSEMBLY}会议审议了县政府关于渡口债务的报告、关于石桥资产管理情况的报告、《塔山停车场条例（草案）》。"
        "会议通过了《塔山停车场条例（草案）》。"
    )
    assert [outcomes for _, _, outcomes in told] == [
        [],
        [],
        [("审议通过", "塔山停车场条例（草案）")],
    ]


def test_a_verdict_on_one_leaves_the_others_heard():
    told = _told(
        f"{ASSEMBLY}会议听取了关于《渡口条例（草案）》的说明、关于石桥决算的报告、关于塔山工作的报告。\n"
        "会议表决通过了《渡口条例（草案）》。"
    )
    assert [outcomes for _, _, outcomes in told][:3] == [
        [("审议通过", "渡口条例（草案）")],
        [("听取", "石桥决算")],
        [("听取", "塔山工作")],
    ]


def test_who_reported_and_the_sentence_are_those_of_the_part():
    row = ROW.replace("县政府", "县财政局")
    sections = read_meeting(f"{ASSEMBLY}{row}会议指出，要抓好落实。".encode(), "1.txt").sections
    assert sections[0].reporters == ("县财政局",)
    assert all("县财政局" not in one.reporters for one in sections[1:])
    assert sections[2].decisions[0].evidence == "县法院关于塔山审判工作的报告。"


def test_in_traditional_script_too():
    told = _told(
        "2033年3月8日,青石縣十屆人大常委會舉行第五次會議。\n會議聽取了縣政府關於渡口工作的報告;"
        "關於石橋工作的報告;縣法院關於塔山審判工作的報告。"
    )
    assert [outcomes for _, _, outcomes in told] == [
        [("听取", "渡口工作")],
        [("听取", "石橋工作")],
        [("听取", "塔山審判工作")],
    ]


def test_the_text_stays_in_its_order():
    sections = read_meeting(f"{ASSEMBLY}{ROW}\n会议指出，要抓好落实。".encode(), "1.txt").sections
    texts = [[paragraph.text for paragraph in one.paragraphs] for one in sections]
    assert "".join(text for row in texts for text in row) == f"{ROW}会议指出，要抓好落实。"
    assert texts[0] == ["会议听取了县政府关于渡口工作的报告、"]
    assert texts[2][1:] == ["会议指出，要抓好落实。"]


@pytest.mark.parametrize(
    "text",
    [
        GOVERNMENT + ROW,
        f"{ASSEMBLY}会议听取了县政府关于渡口工作的报告、关于石桥工作的报告。",
        f"{ASSEMBLY}会议听取了县政府关于渡口工作的报告、各委员的意见、关于石桥工作的报告、秘书长的话。",
    ],
    ids=["of a government", "two", "other things between"],
)
def test_any_other_row_is_one_item(text):
    assert len(_told(text)) == 1
