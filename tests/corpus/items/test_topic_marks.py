"""Matters that a sentence numbers itself. Every text is invented."""

from corpus.model import Votes
from corpus.parse import read_meeting

OPENING = "青石市规划委员会会议决议\n\n2033年3月8日，青石市规划委员会召开第9次会议，温榆主持会议。"
LISTED = (
    "会议审议了渡口片区规划（议题一）、《石桥片区规划》（议题二）和《塔山片区规划》（议题三）。\n"
)
VOTED = (
    "对议题一：同意11票，不同意2票。对议题二：同意12票，不同意1票。对议题三：同意5票，不同意8票。"
    "议题一、议题二通过会议审议。议题三未通过会议审核。\n"
)


def _sections(text):
    return read_meeting((OPENING + text).encode(), "1.txt").sections


def test_each_is_an_item_with_what_became_of_it():
    sections = _sections(LISTED + VOTED)
    assert [(one.order, one.number, one.heading) for one in sections] == [
        (1, "议题一", "审议了渡口片区规划"),
        (2, "议题二", "《石桥片区规划》"),
        (3, "议题三", "《塔山片区规划》"),
    ]
    told = [[(d.outcome, d.object, d.votes) for d in one.decisions] for one in sections]
    assert told == [
        [("审议通过", "渡口片区规划", Votes(11, 2))],
        [("审议通过", "石桥片区规划", Votes(12, 1))],
        [("未通过", "塔山片区规划", Votes(5, 8))],
    ]
    assert [[d.title for d in one.documents] for one in sections] == [
        [],
        ["石桥片区规划"],
        ["塔山片区规划"],
    ]


def test_the_words_stay_in_their_order_and_what_is_on_all_stays_last():
    texts = [[one.text for one in section.paragraphs] for section in _sections(LISTED + VOTED)]
    assert "".join(texts[0] + texts[1] + texts[2][:1]) == LISTED.strip()
    assert texts[2][1:] == [VOTED.strip()]


def test_a_name_that_another_holds_is_its_own_and_begins_as_it_is_written():
    listed = (
        "会议审议了《渡口规划二期》（议题一）、和平路规划（议题二）、和《渡口规划》（议题三）。\n"
    )
    voted = "议题一、议题二通过会议审议。议题三未通过会议审核。\n"
    sections = _sections(listed + voted)
    assert [one.heading for one in sections] == [
        "审议了《渡口规划二期》",
        "和平路规划",
        "《渡口规划》",
    ]
    told = [[(d.outcome, d.object) for d in one.decisions] for one in sections]
    assert told == [
        [("审议通过", "渡口规划二期")],
        [("审议通过", "和平路规划")],
        [("未通过", "渡口规划")],
    ]


def test_a_single_mark_parts_nothing():
    (section,) = _sections("会议审议了渡口片区规划（议题一）、《石桥片区规划》。\n")
    assert section.number is None
