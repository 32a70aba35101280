import pytest

from corpus.grammar.organ_names import organ_names
from corpus.model import Attendance, Attendee, PartialDate
from indexer.parties import organ_key, person_key, place_of, role_keys
from indexer.records import flatten
from tests.fakes import a_meeting, a_section

NAMES = organ_names()
LIN = Attendee("林望舒", Attendance.PRESENT, ("区财政局",), ("局长",))
FANG = Attendee("方一苇", Attendance.PRESENT)
RUAN = Attendee("阮青禾", Attendance.OBSERVER, ("区规划局", "区环保局"))
MEETING = a_meeting(bodies=("青禾区人民政府",), attendees=(LIN, FANG, RUAN))


@pytest.mark.parametrize(
    ("bodies", "place"),
    [
        (("青禾区人民政府",), "青禾区"),
        (("柳泉市青禾区人民政府",), "青禾区"),
        (("区政府", "青禾区委"), "青禾区"),
        (("区政府",), ""),
        ((), ""),
    ],
)
def test_place_of(bodies, place):
    assert place_of(a_meeting(bodies=bodies), NAMES) == place


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("区财政局", "青禾区财政局"),
        ("青禾区财政局", "青禾区财政局"),
        ("区规划局", "青禾区自然资源和规划局"),
        ("市财政局", "市财政局"),  # another level: which 市 is not said
        ("海关", "海关"),
    ],
)
def test_organ_key(name, key):
    assert organ_key(name, "青禾区", NAMES) == key


def test_a_person_is_a_name_at_an_organization():
    assert person_key(LIN, MEETING, "青禾区", NAMES) == "林望舒@青禾区财政局"
    assert person_key(FANG, MEETING, "青禾区", NAMES) == "方一苇@青禾区人民政府"
    assert person_key(FANG, a_meeting(bodies=()), "", NAMES) == "方一苇@"


def test_roles_of_people_and_organizations():
    assert list(role_keys(MEETING, "青禾区", NAMES)) == [
        "present:林望舒@青禾区财政局",
        "present:@青禾区财政局",
        "present:方一苇@青禾区人民政府",
        "observer:阮青禾@青禾区自然资源和规划局",
        "observer:@青禾区自然资源和规划局",
        "observer:@青禾区生态环境局",
    ]


def test_one_record_of_a_meeting_stands_for_it():
    sections = [a_section(1), a_section(2)]
    for preamble in ((), ("会议概况。",)):
        meeting = a_meeting(
            sections=sections, preamble=preamble, attendees=(LIN,), date=PartialDate(2024)
        )
        records = flatten(meeting, "f").sections
        assert [r.is_first for r in records] == [True, *[False] * (len(records) - 1)]
        assert [bool(r.taking_part) for r in records] == [r.is_first for r in records]
