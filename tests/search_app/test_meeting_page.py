"""What the page of a meeting makes of its facts."""

from dataclasses import replace
from urllib.parse import unquote

from corpus.model import JointMeeting
from search_app.meeting_page import meeting_page
from tests.search_app.canned import MEETING


def facts(meeting):
    return {fact.key: fact.values for fact in meeting_page(meeting).facts}


def test_meetings_held_in_one_sitting_are_told_and_can_be_searched_for():
    joint = (JointMeeting(("区政府党组",), "党组会议", None, 9), JointMeeting((), None, 5, 2))
    party, other = facts(replace(MEETING, held_with=joint))["meeting.held_with"]
    assert (party.text, party.note) == ("党组会议", "（区政府党组第9次）")
    assert unquote(party.url) == "/search?kind=党组会议"
    assert (other.text, other.url) == ("第5届第2次", None)


def test_a_meeting_held_alone_has_no_such_row():
    assert "meeting.held_with" not in facts(MEETING)
