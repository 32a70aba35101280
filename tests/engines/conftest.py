from pathlib import Path

import pytest

import corpus
from corpus.parse import read_meeting
from corpus.walk import walk
from indexer.analysis import Segmenter
from indexer.records import flatten

SAMPLES = Path(corpus.__file__).parent / "samples"


@pytest.fixture(scope="session")
def segmenter(tmp_path_factory):
    return Segmenter(cache=tmp_path_factory.mktemp("jieba"))


@pytest.fixture(scope="session")
def sample_records():
    """The records of every sample that is a meeting."""
    files = [file for file in walk(SAMPLES) if not file.path.endswith(".md")]
    return [flatten(read_meeting(file.read(), file.path), "f1") for file in files]
