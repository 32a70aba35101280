"""What the page of a meeting makes of its facts."""

from dataclasses import replace
from urllib.parse import unquote

import pytest

from corpus.model import JointMeeting, Paragraph, Votes
from search_app.pages.meeting_page import meeting_page
from tests.search_app.canned import LIFTS, MEETING


def facts(meeting):
    return {fact.key: fact.values for fact in meeting_page(meeting).facts}


def test_meetings_held_in_one_sitting_are_told_and_can_be_searched_for():
    joint = (JointMeeting(("区政府党组",), "党组会议", None, 9), JointMeeting((), None, 5, 2))
    party, other = facts(replace(MEETING, held_with=joint))["meeting.held_with"]
    assert (party.text, party.note) == ("党组会议", "（区政府党组第9次）")
    assert unquote(party.url) == "/search?kind=党组会议"
    assert (other.text, other.url) == ("第5届第2次", None)


VOTES = [
    (Votes(9, 2, 0), "同意 9 票，反对 2 票，弃权 0 票"),
    (Votes(9), "同意 9 票"),
    (Votes(unanimous=True), "全票"),
    (None, ""),
]


@pytest.mark.parametrize(("votes", "told"), VOTES)
def test_a_vote_is_shown_as_it_was_stated(votes, told):
    section = replace(LIFTS, decisions=(replace(LIFTS.decisions[0], votes=votes),))
    page = meeting_page(replace(MEETING, sections=(section,)))
    assert [view.votes for view in page.sections[0].decisions] == [told]


def test_the_outline_names_each_outcome_once_in_the_order_of_the_text():
    one = LIFTS.decisions[0]
    decided = tuple(replace(one, outcome=word) for word in ("原则通过", "修改后印发", "原则通过"))
    page = meeting_page(replace(MEETING, sections=(replace(LIFTS, decisions=decided),)))
    told = [view.decision.outcome for view in page.sections[0].verdicts]
    assert told == ["原则通过", "修改后印发"]


def test_a_meeting_held_alone_has_no_such_row():
    assert "meeting.held_with" not in facts(MEETING)


def test_marks_are_numbered_through_the_page():
    page = meeting_page(MEETING, ("电梯", "汇报", "会议", "第3次"))
    (lifts, floods) = page.sections
    parts = [part for section in page.sections for part in (section, *section.paragraphs)] + list(
        page.rest
    )
    first = 1
    for part in parts:
        assert part.first == first
        first += len(part.spans)
    assert page.marks == page.numbered == first - 1
    assert (lifts.first, lifts.marks) == (1, 4)
    assert (floods.first, floods.marks) == (5, 3)
    assert page.title_spans == ((7, 10), (12, 14))
    assert meeting_page(MEETING).marks == 0


def test_the_number_of_the_minutes_is_marked():
    (number,) = facts(MEETING)["meeting.number"]
    assert number.spans == ()
    page = meeting_page(MEETING, ("青政会(2024)3号",))
    (number,) = next(fact.values for fact in page.facts if fact.key == "meeting.number")
    assert number.spans == ((0, 11),)


def test_only_so_many_marks_can_be_hopped_to():
    section = replace(LIFTS, paragraphs=(Paragraph(None, "停" * 900),))
    page = meeting_page(replace(MEETING, sections=(section,)), ("停",))
    assert (page.marks, page.numbered) == (900, 500)


def test_a_ruling_on_several_items_is_linked_where_it_stands():
    ruling = replace(LIFTS.decisions[0], evidence="以上各案均照案通过。")
    above = replace(LIFTS, order=1, decisions=(ruling,))
    below = replace(LIFTS, order=2, paragraphs=(Paragraph(None, "以上各案均照案通过。"),))
    page = meeting_page(replace(MEETING, sections=(above, below)))
    assert [view.anchor for view in page.sections[0].decisions] == ["s2p1"]
