"""What reading processes are given beside the files."""

from importlib.util import find_spec

import pytest

from indexer.runs.reading import ReadAndCut
from indexer.text.segmenters import HANDS


@pytest.mark.parametrize("library", HANDS)
def test_the_server_of_reading_processes_can_load_the_dictionary(library):
    """A module that is not there is passed over in silence, and each child loads its own."""
    assert find_spec(ReadAndCut(library).preload) is not None
