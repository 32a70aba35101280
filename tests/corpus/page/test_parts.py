"""Where the items of a record begin."""

import pytest

from corpus.page.mending import clean_lines
from corpus.page.parts import part_lines


def test_what_a_site_says_of_its_pages_holds_no_items():
    lines = (
        "会议原则同意甲。",
        "柳泉网版权与免责声明",
        "1、未经许可，不得使用。",
        "2、转载须注明。",
    )
    assert part_lines(clean_lines(lines)).headings == ()
    numbered = ("一、会议原则同意甲。", "二、会议听取了乙。", *lines[1:])
    assert [one.number for one in part_lines(clean_lines(numbered)).headings] == ["一", "二"]


def test_a_menu_that_names_the_notice_hides_no_items():
    lines = ("版权声明", "联系我们", "一、会议原则同意甲。", "二、会议听取了乙。")
    assert len(part_lines(clean_lines(lines)).headings) == 2


@pytest.mark.parametrize(
    "above", ["会议表决通过了以下议案：", "会议审议并表决通过3项议案：", "会议票决通过以下项目："]
)
def test_what_was_passed_in_a_list_is_an_item_each(above):
    lines = (above, "1.《甲办法》", "2.《乙办法》")
    assert len(part_lines(clean_lines(lines)).headings) == 2


def test_what_became_of_two_topics_heads_none():
    assert part_lines(clean_lines(("议题一、议题二通过会议审议。",))).headings == ()


def test_items_headed_in_brackets():
    lines = ("3月8日，会议召开。", "【审议《甲》】", "会议原则通过。", "【研究乙工作】", "要落实。")
    headings = part_lines(clean_lines(lines)).headings
    assert [one.text for one in headings] == ["审议《甲》", "研究乙工作"]


def test_what_was_voted_on_in_a_list_is_one_item():
    voted = ("会议票决了3项实事项目：", "1.渡口改造工程", "2.石桥加固工程", "3.塔山步道工程")
    above = ("会议听取并通过了《工作报告》。", *voted)
    assert part_lines(clean_lines(above)).headings == ()
    announced = ("会议研究了以下事项：", *voted[1:])
    assert len(part_lines(clean_lines(announced)).headings) == 3
