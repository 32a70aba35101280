import pytest

from corpus.grammar.organ_names import organ_names
from corpus.model import Attendance, Attendee
from indexer.errors import BadPeople
from indexer.parties import person_key
from indexer.person_names import NOBODY, person_names
from indexer.record_json import dump_record, load_record
from indexer.records import flatten
from tests.fakes import a_meeting, a_section

LIN = Attendee(
    "林望舒", Attendance.PRESENT, ("区财政局",), ("局长",), "到会至10时", unverified=True
)


def table(tmp_path, text):
    path = tmp_path / "people.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_chains_are_followed_and_organizations_spelt_out(tmp_path):
    people = person_names(
        table(
            tmp_path,
            "# 说明\n\n林望舒@青禾区住建局\t林望舒@青禾区财政局\n"
            "林望舒@青禾区财政局\t林望舒@青禾区审计局\n",
        )
    )
    assert people.one("林望舒@青禾区住房和城乡建设局") == "林望舒@青禾区审计局"
    assert people.one("林望舒@青禾区财政局") == "林望舒@青禾区审计局"
    assert people.one("林望舒@青禾区审计局") == "林望舒@青禾区审计局"
    assert people.others("林望舒@青禾区审计局") == (
        "林望舒@青禾区住房和城乡建设局",
        "林望舒@青禾区财政局",
    )
    assert person_key(LIN, a_meeting(), "青禾区", organ_names(), people) == "林望舒@青禾区审计局"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("甲@乙局\t甲@丙局\n甲@丁局\n", 2),
        ("甲\t甲@丙局\n", 1),
        ("甲@乙局\t甲@乙局\n", 1),
        ("甲@乙局\t甲@丙局\n甲@丙局\t甲@乙局\n", 1),
        ("甲@乙局\t甲@丙局\n甲@乙局\t甲@丁局\n", 2),
        ("甲@乙局\t甲@丙局\t多\n", 1),
    ],
)
def test_a_bad_line_is_named(tmp_path, text, line):
    path = table(tmp_path, text)
    with pytest.raises(BadPeople) as caught:
        person_names(path)
    assert caught.value.details["line"] == line
    assert str(path) in str(caught.value)


def test_a_table_that_is_not_there(tmp_path):
    with pytest.raises(BadPeople):
        person_names(tmp_path / "none.txt")
    assert person_names(None) is NOBODY


def test_the_digest_goes_with_what_is_said(tmp_path):
    one = person_names(table(tmp_path, "甲@乙局\t甲@丙局\n")).digest
    same = person_names(table(tmp_path, "# 注\n甲@乙局\t甲@丙局\n")).digest
    other = person_names(table(tmp_path, "甲@乙局\t甲@丁局\n")).digest
    assert one == same != other
    assert NOBODY.digest not in (one, other)


def test_records_go_by_the_table(tmp_path):
    people = person_names(table(tmp_path, "林望舒@河口市财政局\t林望舒@河口市审计局\n"))
    lin = Attendee("林望舒", Attendance.PRESENT, ("市财政局",))
    meeting = a_meeting(attendees=(lin,), sections=[a_section()])
    (record,) = flatten(meeting, "f", None, people).sections
    assert record.taking_part == ("present:林望舒@河口市审计局", "present:@河口市财政局")
    assert record.roll == meeting.attendees


def test_the_roll_comes_back_whole():
    meeting = a_meeting(attendees=(LIN,), sections=[a_section(1), a_section(2)])
    first, second = flatten(meeting, "f").sections
    assert load_record(dump_record(first).encode()) == first
    assert (first.roll, second.roll) == ((LIN,), ())
