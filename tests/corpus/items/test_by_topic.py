"""Talk below an agenda told in one sentence: which item each paragraph is on (all invented)."""

import pytest

from corpus.items.by_topic import places_of
from corpus.parse import read_meeting

OPENING = "2024年3月6日，区长温榆主持召开区政府第3次常务会议，"
NEWS = "传达学习全省渡口安全会议精神"
PLAN = "审议《柳泉区驳船更新实施方案》"
SALE = "研究粮食收储工作"


def told(agenda, *below):
    text = "\n".join((f"{OPENING}{agenda}。", *below))
    sections = read_meeting(text.encode(), "a.txt").sections
    return {one.heading: [paragraph.text for paragraph in one.paragraphs[1:]] for one in sections}


FERRIES = "会议指出，渡口安全事关群众生命，要压实责任。"
BARGES = "会议强调，驳船更新要先急后缓。《柳泉区驳船更新实施方案》修改完善后印发。"
GRAIN = "会议要求，粮食收储要应收尽收。"


def test_each_paragraph_goes_with_the_item_that_it_names():
    found = told(f"{NEWS}，{PLAN}，{SALE}", FERRIES, BARGES, GRAIN)
    assert found == {NEWS: [FERRIES], PLAN: [BARGES], SALE: [GRAIN]}


def test_a_ruling_is_told_of_the_item_that_it_is_on():
    text = "\n".join((f"{OPENING}{NEWS}，{PLAN}，{SALE}。", FERRIES, BARGES, GRAIN))
    sections = read_meeting(text.encode(), "a.txt").sections
    outcomes = [[decision.outcome for decision in one.decisions] for one in sections]
    assert outcomes == [[], ["修改后印发"], []]


def test_what_goes_on_stays_with_the_paragraph_before_it():
    more = "一要勤检查，二要勤演练。"
    found = told(f"{NEWS}，{SALE}", FERRIES, more, GRAIN)
    assert found == {NEWS: [FERRIES, more], SALE: [GRAIN]}


def test_what_is_said_of_the_meeting_as_a_whole_stays_last():
    last = ["温榆最后强调，要以钉钉子精神抓落实。", "会议还研究了其他事项。"]
    found = told(f"{NEWS}，{SALE}", FERRIES, GRAIN, *last)
    assert found[NEWS] == [FERRIES]
    assert found[SALE][:2] == [GRAIN, last[0]]


def test_where_nothing_is_named_all_stays_as_it_stands():
    talk = ["会议指出，要统一思想。", "会议强调，要抓好落实。"]
    assert told(f"{NEWS}，{SALE}", *talk) == {NEWS: [], SALE: talk}


def test_no_word_is_lost():
    text = "\n".join((f"{OPENING}{NEWS}，{PLAN}，{SALE}。", FERRIES, BARGES, GRAIN))
    codes = {warning.code for warning in read_meeting(text.encode(), "a.txt").warnings}
    assert "text-lost" not in codes


ITEMS = ("传达学习全省渡口安全会议精神", "听取驳船更新情况汇报", "研究粮食收储工作")
PLACES = {
    "all named": (("渡口安全第一", "驳船更新要快", "粮食收储要稳"), (0, 1, 2)),
    "by turn between those that are known": (
        ("渡口安全第一", "大家说好", "粮食收储要稳"),
        (0, 1, 2),
    ),
    "two on one": (("渡口安全第一", "渡口安全要查", "粮食收储要稳"), (0, 0, 2)),
    "none on the first": (("驳船更新要快", "大家说好", "粮食收储要稳"), (1, 1, 2)),
    "never back": (("粮食收储要稳", "粮食收储要快", "驳船更新要快"), (2, 2, 2)),
    "none named": (("大家说好", "都要抓紧"), ()),
    "the first of several unknown": (("大家说好", "都要抓紧", "驳船更新要快"), ()),
    "the first on one of two": (("大家说好", "粮食收储要稳"), ()),
    "a word of two characters is chance": (("安全第一", "收储", "更新"), ()),
}


@pytest.mark.parametrize(("talk", "places"), PLACES.values(), ids=PLACES)
def test_which_item_each_is_on(talk, places):
    assert places_of(ITEMS, talk) == places
