"""Whether two files tell of one meeting: what must agree, what must not contradict."""

from dataclasses import replace

import pytest

from corpus.grammar.organ_names import organ_names
from corpus.likeness import Likeness, Telling, dump_telling, keys, likeness, load_telling, telling
from corpus.model import JointMeeting, PartialDate, Source
from tests.fakes import a_meeting

NAMES = organ_names()
SAME, POSSIBLE, DIFFERENT = Likeness.SAME, Likeness.POSSIBLE, Likeness.DIFFERENT

FORMAL = Telling(
    id="one",
    bodies=("柳泉市青石区人民政府",),
    kind="常务会议",
    term=None,
    session=17,
    date=PartialDate(2023, 8, 18),
    day=(8, 18),
    number="青政会〔2023〕16号",
    chair="石川",
    titles=("供热", "防汛"),
    items=("审议供热办法", "听取防汛汇报"),
    formal=True,
    facts=30,
    source=Source("a.txt", "text/plain", "utf-8", "0" * 64),
)
DIGEST = replace(
    FORMAL,
    id="other",
    bodies=("青石区政府",),
    number=None,
    titles=("供热",),
    items=("研究供热",),
    formal=False,
    facts=20,
)
UNDATED = {"date": None}
UNPLACED = {"bodies": ("区政府",)}

CASES = [
    ({}, SAME),
    ({"titles": (), "chair": None}, SAME),
    ({"chair": "程海"}, SAME),
    # Which 区 it was must be known, or something must tell.
    (UNPLACED, SAME),
    (UNPLACED | {"titles": ()}, SAME),
    (UNPLACED | {"titles": (), "chair": None}, POSSIBLE),
    (UNPLACED | {"titles": ("别的",), "chair": "程海"}, POSSIBLE),
    # A session comes again in another year or term.
    (UNDATED, SAME),
    (UNDATED | {"titles": ()}, POSSIBLE),
    (UNDATED | {"titles": (), "items": FORMAL.items}, SAME),
    (UNDATED | {"day": (8, 19)}, DIFFERENT),
    (UNDATED | {"day": None}, DIFFERENT),
    (UNDATED | UNPLACED, SAME),
    (UNDATED | UNPLACED | {"chair": None}, DIFFERENT),
    ({"date": PartialDate(2023, 8, 19), "day": (8, 19)}, POSSIBLE),
    ({"date": PartialDate(2022, 8, 18)}, DIFFERENT),
    # One of the two does not count the session.
    ({"session": None}, POSSIBLE),
    ({"session": None, "titles": FORMAL.titles}, SAME),
    ({"session": None, "items": FORMAL.items}, SAME),
    (UNDATED | UNPLACED | {"session": None, "titles": (), "items": FORMAL.items}, SAME),
    (UNPLACED | {"session": None, "titles": (), "items": FORMAL.items, "chair": "程海"}, DIFFERENT),
    ({"session": 18}, DIFFERENT),
    ({"kind": "党组会议"}, DIFFERENT),
    ({"kind": None}, POSSIBLE),
    ({"kind": None, "chair": None}, DIFFERENT),
    ({"bodies": ("青石县政府",)}, DIFFERENT),
    ({"bodies": ("江州市青石区人民政府",)}, DIFFERENT),
    ({"bodies": ("柳泉市人民政府",)}, DIFFERENT),
    ({"bodies": ("市政府",)}, DIFFERENT),
    ({"bodies": ("政府",)}, SAME),
    ({"bodies": ("青石区政府", "湖区管委会")}, SAME),
    ({"bodies": ("湖区管委会",)}, DIFFERENT),
    ({"bodies": ()}, POSSIBLE),
    ({"bodies": (), "chair": None}, DIFFERENT),
    # Numbers are given once.
    ({"number": FORMAL.number, "kind": None, "session": None, "date": None}, SAME),
    ({"number": FORMAL.number, "bodies": ()}, POSSIBLE),
    ({"number": "青政会〔2023〕17号"}, DIFFERENT),
]


@pytest.mark.parametrize(("changes", "alike"), CASES)
def test_what_two_files_tell_of(changes, alike):
    other = replace(DIGEST, **changes)
    assert likeness(FORMAL, other, NAMES) is alike
    assert likeness(other, FORMAL, NAMES) is alike
    if alike is not DIFFERENT:
        assert set(keys(FORMAL, NAMES)) & set(keys(other, NAMES))


def test_a_term_and_a_session_tell_a_meeting_without_a_year():
    undated = replace(DIGEST, date=None, day=None, titles=(), term=17)
    assert likeness(replace(FORMAL, term=17), undated, NAMES) is SAME
    assert likeness(replace(FORMAL, term=16), undated, NAMES) is DIFFERENT
    assert likeness(FORMAL, undated, NAMES) is DIFFERENT


def test_two_undated_digests_of_one_meeting():
    one = replace(DIGEST, date=None)
    assert likeness(one, replace(one, id="third", bodies=("柳泉市青石区政府",)), NAMES) is SAME
    assert likeness(one, replace(one, id="third", titles=("别的",), items=()), NAMES) is POSSIBLE


def test_two_uncounted_meetings_of_one_day_are_told_apart_by_their_items():
    one, other = (replace(told, session=None, number=None) for told in (FORMAL, DIGEST))
    assert likeness(one, other, NAMES) is DIFFERENT
    assert likeness(one, replace(other, items=one.items), NAMES) is SAME


def test_two_meetings_in_one_sitting_are_found_by_either():
    joint = (JointMeeting((), "党组会议", None, 9),)
    sitting = replace(FORMAL, held_with=joint)
    party = replace(DIGEST, kind="党组会议", session=9)
    assert likeness(sitting, DIGEST, NAMES) is SAME
    assert likeness(sitting, party, NAMES) is SAME
    assert set(keys(sitting, NAMES)) & set(keys(party, NAMES))
    assert likeness(sitting, replace(party, session=10), NAMES) is DIFFERENT
    assert load_telling(dump_telling(sitting)) == sitting


def test_a_text_that_is_no_minutes_is_like_nothing():
    text = telling(a_meeting("text", recognised=False))
    other = telling(a_meeting("m1"))
    assert likeness(text, other, NAMES) is DIFFERENT
    assert likeness(text, replace(text, source=other.source), NAMES) is SAME
    assert list(keys(text, NAMES)) == []


RANKED = [
    FORMAL,
    replace(FORMAL, facts=29),
    replace(FORMAL, facts=40, source=replace(FORMAL.source, ocr=True)),
    replace(DIGEST, facts=99),
    replace(DIGEST, facts=99, source=replace(FORMAL.source, ocr=True)),
]


def test_a_formal_text_goes_first_then_type_then_facts():
    shuffled = [RANKED[at] for at in (3, 0, 4, 2, 1)]
    assert sorted(shuffled, key=lambda told: told.rank) == RANKED


@pytest.mark.parametrize("told", [FORMAL, replace(DIGEST, date=None, day=None, titles=())])
def test_a_telling_is_kept_as_it_was(told):
    assert load_telling(dump_telling(told)) == told
