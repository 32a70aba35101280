import random

import pytest

from corpus.grammar.organ_names import organ_names
from corpus.model import JointMeeting, PartialDate
from indexer.series import Sitting, gaps, neighbours, read_sitting, sittings_of
from tests.fakes import a_meeting

NAMES = organ_names()
BODY = "青禾区人民政府"


def sitting(date, session, *, term=None, kind="常务会议", body=BODY, name=None):
    """A sitting on a date written 2023-08-18, 2023-08, 2023 or None."""
    known = PartialDate(*map(int, date.split("-"))) if date else None
    return Sitting(name or f"{date}/{session}", known, term, session, kind, body)


def told(sittings):
    """(first, last) of each gap."""
    return [(gap.first, gap.last) for gap in gaps(sittings)]


GAPS = [
    ("one number", [("2023-03-01", 37), ("2023-05-01", 39)], [(38, 38)]),
    ("several numbers", [("2023-03-01", 3), ("2023-05-01", 7)], [(4, 6)]),
    ("numbers next to each other", [("2023-03-01", 3), ("2023-05-01", 4)], []),
    ("one alone", [("2023-03-01", 9)], []),
    ("one twice", [("2023-03-01", 3), ("2023-03-02", 3), ("2023-05-01", 5)], [(4, 4)]),
    ("a date out of order", [("2023-03-01", 3), ("2023-05-01", 5), ("2023-06-01", 4)], []),
    ("a counter through years", [("2022-11-01", 20), ("2023-02-01", 23)], [(21, 22)]),
    ("a year without meetings", [("2021-11-01", 20), ("2023-02-01", 22)], [(21, 21)]),
    ("a counter that begins again", [("2022-11-01", 20), ("2023-02-01", 1)], []),
    (
        "gaps within years that begin again",
        [("2022-02-01", 2), ("2022-11-01", 4), ("2023-02-01", 1), ("2023-03-01", 3)],
        [(3, 3), (2, 2)],
    ),
    (
        "a new counter within a year",
        [("2022-01-04", 137), ("2022-01-20", 138), ("2022-03-01", 1), ("2022-04-01", 3)],
        [(2, 2)],
    ),
    ("months alone", [("2023-03", 3), ("2023-05", 5)], [(4, 4)]),
    ("years alone", [("2023", 3), ("2023", 5)], [(4, 4)]),
    ("years alone, held the year before", [("2023", 3), ("2023", 5), ("2022", 4)], []),
    ("no dates", [(None, 3), (None, 5)], [(4, 4)]),
    ("no date where the number may be", [("2023-03-01", 3), ("2023-05-01", 5), (None, 4)], []),
    ("dates where the number may be", [(None, 3), (None, 5), ("2020-03-01", 4)], []),
    ("no numbers", [("2023-03-01", None), ("2023-05-01", None)], []),
    (
        "a stretch with one in it",
        [("2023-03-01", 3), ("2023-05-01", 8), (None, 5)],
        [(4, 4), (6, 7)],
    ),
]


@pytest.mark.parametrize(("rows", "missed"), [row[1:] for row in GAPS], ids=[r[0] for r in GAPS])
def test_numbers_that_are_missed(rows, missed):
    assert told([sitting(*row) for row in rows]) == missed


OTHERS = [
    ("another kind", {"kind": "全体会议"}, True),
    ("another body", {"body": "柳泉市人民政府"}, True),
    ("another term", {"term": 5}, True),
    ("the same term", {"term": 6}, False),
    ("no term", {"term": None}, False),
    ("no kind", {"kind": None, "term": 6}, False),
]


@pytest.mark.parametrize(("fields", "missed"), [r[1:] for r in OTHERS], ids=[r[0] for r in OTHERS])
def test_only_what_may_be_the_number_fills_a_gap(fields, missed):
    around = [sitting("2023-03-01", 37, term=6), sitting("2023-05-01", 39, term=6)]
    other = sitting("2023-04-01", 38, **fields)
    assert bool(told([*around, other])) is missed


def test_meetings_without_a_number_are_counted_between():
    around = [sitting("2023-03-01", 37), sitting("2023-05-01", 39)]
    blank = [sitting(date, None) for date in ("2023-04-01", "2023-01-01", "2023")]
    (gap,) = gaps([*around, *blank])
    assert gap.unnumbered == 2  # the one between, and the one of that year


def test_gaps_name_the_meetings_around_them():
    low, high = sitting("2023-03-01", 37), sitting("2023-05-01", 39)
    (gap,) = gaps([high, low])
    assert (gap.before, gap.after) == (low, high)


def test_a_gap_of_millions_is_one_gap():
    assert told([sitting("2023-03-01", 1), sitting("2023-05-01", 20_230_818)]) == [(2, 20_230_817)]


def test_a_joint_meeting_sits_in_every_series():
    joint = JointMeeting(("区政府党组",), "党组会议", None, 9)
    own = JointMeeting((), "全体会议", 5, 2)
    bodies = ("霁湖管委会", BODY)
    meeting = a_meeting("m", bodies=bodies, term=6, session=31, held_with=(joint, own))
    found = list(sittings_of(meeting, NAMES))
    assert [(s.body, s.kind, s.term, s.session) for s in found] == [
        ("霁湖管委会", "常务会议", 6, 31),
        (BODY, "常务会议", 6, 31),
        ("区政府党组", "党组会议", None, 9),
        ("霁湖管委会", "全体会议", 5, 2),
        (BODY, "全体会议", 5, 2),
    ]
    assert [read_sitting(s.key) for s in found] == found
    assert list(sittings_of(a_meeting(bodies=()), NAMES)) == []


JOINT = [
    ("written as the meeting has it", (BODY, "区政府党组"), "区政府", {BODY: 31, "区政府党组": 9}),
    ("with its place left out", ("青禾区政府党组",), "区政府", {BODY: 31, "青禾区政府党组": 9}),
    (
        "of a city",
        ("柳泉市青禾区政府党组",),
        "区政府",
        {f"柳泉市{BODY}": 31, "柳泉市青禾区政府党组": 9},
    ),
    ("of another level", ("青禾区政府党组",), "市政府", {"市政府": 31, "青禾区政府党组": 9}),
    ("the same body", (BODY,), "区政府", {BODY: 31}),
]


@pytest.mark.parametrize(
    ("bodies", "other", "told"), [r[1:] for r in JOINT], ids=[r[0] for r in JOINT]
)
def test_each_body_of_a_sitting_counts_by_its_own_counter(bodies, other, told):
    joint = JointMeeting((other,), "常务会议", None, 31)
    meeting = a_meeting(bodies=bodies, kind="党组会议", session=9, held_with=(joint,))
    assert {s.body: s.session for s in sittings_of(meeting, NAMES)} == told


ROWS = [("2023-03-01", 37), ("2023-05-01", 39), ("2023-06-01", None), ("2023-07-01", 41)]
NEIGHBOURS = [
    ("the first", ("2023-03-01", 37), None, "2023-05-01/39"),
    ("in the middle", ("2023-05-01", 39), "2023-03-01/37", "2023-06-01/None"),
    ("without a number", ("2023-06-01", None), "2023-05-01/39", "2023-07-01/41"),
    ("the last", ("2023-07-01", 41), "2023-06-01/None", None),
    ("only its year known", ("2023", 40), "2023-05-01/39", "2023-07-01/41"),
    ("of two counters", ("2024-01-01", 1), "2023-07-01/41", None),
]


@pytest.mark.parametrize(
    ("row", "before", "after"), [r[1:] for r in NEIGHBOURS], ids=[r[0] for r in NEIGHBOURS]
)
def test_neighbours(row, before, after):
    kept = [sitting(*other) for other in ROWS if other != row]
    own = sitting(*row, name="own")
    for order in (kept, kept[::-1]):
        (found,) = neighbours([own, *order], "own")
        ids = [other and other.meeting_id for other in (found.before, found.after)]
        assert ids == [before, after]


def test_what_is_not_known_to_be_beside_it_is_not():
    alone = sitting(None, 38, name="own")
    assert neighbours([alone, *(sitting(*row) for row in ROWS)], "own") == ()
    other = sitting("2023-04-01", 38, kind="全体会议", name="own")
    assert neighbours([other, *(sitting(*row) for row in ROWS)], "own") == ()


def test_an_undated_meeting_of_a_term_has_its_place_by_number():
    kept = [sitting(*row, term=6) for row in ROWS]
    (found,) = neighbours([*kept, sitting(None, 38, term=6, name="own")], "own")
    assert (found.before, found.after) == (kept[0], kept[1])


def test_the_same_neighbours_are_told_once():
    both = [sitting(*row, body=body) for row in ROWS for body in ("霁湖管委会", BODY)]
    assert len(neighbours(both, "2023-05-01/39")) == 1


def history(chance):
    """All meetings of one body's years, each with its counter, and what was written of each."""
    mode = chance.choice(["through", "yearly", "by term"])
    counter, number, written = 0, 0, []
    for year in range(2019, 2024):
        if mode == "yearly" or (mode == "by term" and year == 2022):
            counter, number = counter + 1, 0
        for month in sorted(chance.sample(range(1, 13), chance.randint(0, 9))):
            number += 1
            day = PartialDate(*[year, month, 15][: chance.choice([3, 3, 3, 2, 1])])
            term = chance.choice([counter, counter, None]) if mode == "by term" else None
            kind = chance.choice(["常务会议"] * 9 + [None])
            known = chance.choice([number] * 9 + [None])
            name = f"{counter}/{number}"
            date = chance.choice([day] * 9 + [None])
            written.append((counter, number, Sitting(name, date, term, known, kind, BODY)))
    return written


@pytest.mark.parametrize("seed", range(300))
def test_only_what_is_not_there_is_said_to_be_missed(seed):
    """Of a history whose numbers have no hole, each number that is missed was left out."""
    chance = random.Random(seed)
    every = history(chance)
    held = [row for row in every if chance.random() < 0.6]
    left_out = {(counter, number) for counter, number, _ in every} - {row[:2] for row in held}
    for gap in gaps(sitting for _, _, sitting in held):
        (counter,) = {row[0] for row in held if row[2] is gap.after}
        missed = {(counter, number) for number in range(gap.first, gap.last + 1)}
        # A meeting whose own number was not read may be one of them: that is said beside it.
        unread = {row[:2] for row in held if row[2].session is None}
        assert missed <= left_out | unread
        assert len(missed - left_out) <= gap.unnumbered


def test_such_histories_have_gaps():
    chances = map(random.Random, range(300))
    found = [gaps(row[2] for row in history(c) if c.random() < 0.6) for c in chances]
    assert sum(map(bool, found)) > 100


def test_a_legislature_counts_anew_in_each_of_its_periods():
    def held(period, session, date):
        title = f"立法院第21屆{period}水文委員會第{session}次全體委員會議議事錄"
        meeting = a_meeting(
            title=title,
            bodies=("立法院水文委員會",),
            kind="全體委員會議",
            term=21,
            session=session,
            date=PartialDate(*date),
        )
        (found,) = sittings_of(meeting, NAMES)
        assert read_sitting(found.key) == found
        return found

    first, later = held("第1會期", 2, (2032, 3, 7)), held("第3會期", 9, (2033, 3, 27))
    special = held("第3會期第1次臨時會", 12, (2033, 7, 20))
    assert told([first, later, special]) == []
    assert told([held("第3會期", 6, (2033, 3, 1)), later]) == [(7, 8)]
    unsaid = held("", 8, (2033, 3, 20))
    assert told([held("第3會期", 6, (2033, 3, 1)), unsaid, later]) == [(7, 7)]


def test_a_sitting_written_before_there_were_periods():
    old = '["m", "2023-08-18", 6, 31, "常务会议", "青禾区人民政府"]'
    assert read_sitting(old) == sitting("2023-08-18", 31, term=6, name="m")
