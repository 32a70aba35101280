"""Every sample against the facts that were written with it, field by field."""

from pathlib import Path

import pytest

from corpus.parse import read_meeting
from corpus.readers import read
from tests.corpus import facts as told_facts

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples"
GOLDEN = Path(__file__).with_name("golden")
PATHS = sorted(path.relative_to(GOLDEN).as_posix()[:-5] for path in GOLDEN.rglob("*.json"))


@pytest.fixture(scope="module")
def meetings():
    return {path: read_meeting((SAMPLES / path).read_bytes(), path) for path in PATHS}


@pytest.mark.parametrize("path", PATHS)
def test_every_fact_agrees(meetings, path):
    facts = told_facts.load(GOLDEN / f"{path}.json")
    told = told_facts.only_stated(told_facts.tell(meetings[path]), facts)
    assert {key: told[key] for key in facts} == facts


@pytest.mark.parametrize("path", PATHS)
def test_nothing_that_was_written_is_lost(meetings, path):
    lines = read((SAMPLES / path).read_bytes(), path).lines
    assert told_facts.han(told_facts.kept_text(meetings[path])) == told_facts.han("".join(lines))


def test_every_meeting_has_its_own_id(meetings):
    assert len({meeting.id for meeting in meetings.values()}) == len(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_the_id_does_not_hang_on_the_path(meetings, path):
    moved = read_meeting((SAMPLES / path).read_bytes(), "elsewhere/other.name")
    assert moved.id == meetings[path].id
