"""The agenda of an opening against what the paragraphs tell."""

import pytest

from corpus.items.digest import part_digest
from corpus.page.mending import clean_lines

TALK = "会议强调，要抓好落实。"
HEARD = "会议听取了冬季供热情况汇报。"


def told(agenda, *below, meeting="常务会议"):
    opening = f"2024年3月6日，区长温榆主持召开{meeting}，{agenda}。"
    parts = part_digest(clean_lines((opening, *below))).parts
    return [heading.text for heading in parts.headings]


NEWS = "传达学习全省林业会议精神"
PAIRED = {
    "a paragraph takes it up": ("研究供热、防汛等工作", [TALK, HEARD], []),
    "taken up in other words": ("审议冬季供热工作", [TALK, HEARD], []),
    "taken up by none": (NEWS, [TALK, HEARD], [NEWS]),
    "a plan that is talked of": ("研究部署渡口修缮工作", [TALK, HEARD], ["研究部署渡口修缮工作"]),
    "one plan, one thing told": ("研究部署渡口修缮工作", [HEARD], []),
    "in the light of something": (
        "深入学习贯彻林业会议精神",
        [HEARD],
        ["学习贯彻林业会议精神"],
    ),
    "in general": ("研究有关工作", [TALK, HEARD], []),
    "news in general, and no other": ("传达上级会议精神", [TALK, HEARD], ["传达上级会议精神"]),
    "news in general, and its own": (
        "传达上级会议精神",
        [TALK, "会议传达了全省林业会议精神。"],
        [],
    ),
    "cut where the next is told": (f"{NEWS}，安排部署冬季供热工作", [TALK, HEARD], [NEWS]),
    "with what follows from it": (
        f"{NEWS}，研究我区贯彻意见",
        [TALK, HEARD],
        [f"{NEWS}，研究我区贯彻意见"],
    ),
    "a look back is not told by news of the same": (
        "总结去年林业工作，安排部署今年任务",
        [
            "会议学习了全省林业会议精神。",
        ],
        ["总结去年林业工作，安排部署今年任务"],
    ),
    "one told, one announced": ("审议渡口方案", ["会议听取了粮食收储汇报。"], []),
    "one told with 还": ("审议渡口方案", ["会议还听取了粮食收储汇报。"], ["审议渡口方案"]),
}


@pytest.mark.parametrize(("agenda", "below", "stays"), PAIRED.values(), ids=PAIRED)
def test_what_nobody_takes_up_stays_an_item(agenda, below, stays):
    found = told(agenda, *below)
    assert found[: len(stays)] == stays
    assert len(found) == len(stays) + 1


def test_the_opening_goes_on_with_its_list():
    below = "区委书记柳永参加会议。"
    assert told(f"学习贯彻林业会议精神。{HEARD[:-1]}", below) == [
        "学习贯彻林业会议精神",
        "听取了冬季供热情况汇报",
    ]


def test_what_the_second_sentence_announces_is_taken_up_too():
    assert told("传达林业会议精神。研究供热等工作", "会议传达了林业会议精神。", HEARD) == [
        "传达了林业会议精神",
        "听取了冬季供热情况汇报",
    ]


def test_a_meeting_on_one_topic_has_one_item():
    topic = "研究渡口修缮工作，听取各部门汇报，研究解决存在的问题"
    found = told(topic, TALK, HEARD, "会议还审议了《甲办法》。", meeting="专题会议")
    assert found == ["研究渡口修缮工作", "审议了《甲办法》"]


def test_a_report_that_was_heard_is_not_the_paper_that_was_weighed():
    heard = "听取冬季供热进展情况的汇报"
    assert told(heard, "会议审议了《冬季供热补贴办法》。") == [heard, "审议了《冬季供热补贴办法》"]


def test_the_name_of_the_place_pairs_nothing():
    heard = "听取青石市防汛准备情况汇报"
    below = ["会议分析了青石市粮食收储形势。", "会议学习了《甲》。"]
    assert told(heard, *below)[0] == heard


def test_who_presided_is_no_part_of_what_was_announced():
    found = told(f"{NEWS}，区委书记柳永主持会议并讲话", TALK, HEARD)
    assert found == [NEWS, "听取了冬季供热情况汇报"]
