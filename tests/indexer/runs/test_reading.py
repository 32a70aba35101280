"""What reading processes are given beside the files."""

from importlib.util import find_spec
from pathlib import Path

import pytest

import corpus
from corpus.parse import read_meeting
from indexer.records import flatten, word_texts
from indexer.runs.reading import ReadAndCut
from indexer.schema import WORD_FIELDS
from indexer.text.segmenters import HANDS

SAMPLES = Path(corpus.__file__).parent / "samples"


@pytest.mark.parametrize("library", HANDS)
def test_the_server_of_reading_processes_can_load_the_dictionary(library):
    """A module that is not there is passed over in silence, and each child loads its own."""
    assert find_spec(ReadAndCut(library).preload) is not None


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.txt")), ids=lambda path: path.stem)
def test_the_texts_that_are_cut_beforehand_are_those_of_the_records(path):
    meeting = read_meeting(path.read_bytes(), path.name)
    records = flatten(meeting, "").sections
    wanted = {text for r in records for field in WORD_FIELDS for text in field.values(r)}
    assert set(word_texts(meeting)) == wanted
    assert len(wanted) > len(records)
