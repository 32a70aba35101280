"""The one real record: every fact that was read from it by hand."""

from collections import Counter
from pathlib import Path

import pytest

from corpus.model import Attendance
from corpus.parse import read_meeting
from tests.corpus import facts as told_facts

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed"
RECORDS = sorted(SEED.glob("*.facts.json"))

pytestmark = pytest.mark.skipif(not RECORDS, reason="the shared seed is not beside this checkout")


@pytest.fixture(scope="module", params=RECORDS, ids=lambda path: path.stem)
def pair(request):
    source = request.param.with_name(request.param.name.replace(".facts.json", ".txt"))
    return read_meeting(source.read_bytes(), source.name), told_facts.load(request.param), source


FIELDS = (
    *("title", "bodies", "kind", "term", "session", "doc_number", "date", "location", "chair"),
    *("attendees", "sections", "documents", "issuers", "issued_on", "printed_on", "publicity"),
)


@pytest.mark.parametrize("field", FIELDS)
def test_every_fact_agrees(pair, field):
    meeting, facts, _ = pair
    assert told_facts.only_stated(told_facts.tell(meeting)[field], facts[field]) == facts[field]


def test_the_fields_compared_are_all_that_the_facts_hold(pair):
    assert set(FIELDS) == set(pair[1])


def test_nothing_that_was_written_is_lost(pair):
    meeting, _, source = pair
    written = told_facts.han(source.read_text(encoding="utf-8"))
    assert told_facts.han(told_facts.kept_text(meeting)) == written


def test_the_text_lost_at_a_page_end_is_warned_about_and_not_joined(pair):
    meeting, _, source = pair
    warned = [warning for warning in meeting.warnings if warning.code == "text-damaged"]
    lines = source.read_text(encoding="utf-8").splitlines()
    assert len(warned) == 1
    assert warned[0].line is not None
    continuation = lines[warned[0].line - 1]
    assert [p.text for s in meeting.sections for p in s.paragraphs].count(continuation) == 1


def test_nobody_is_unclear(pair):
    meeting, _, _ = pair
    assert not [w for w in meeting.warnings if w.code == "attendance-unclear"]
    roles = Counter(person.attendance for person in meeting.attendees)
    assert (roles[Attendance.PRESENT], roles[Attendance.OBSERVER]) == (12, 43)
