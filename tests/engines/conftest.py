from pathlib import Path

import pytest

import corpus
from corpus.parse import read_meeting
from corpus.walk import walk
from indexer.records import flatten
from indexer.text.analysis import Segmenter

SAMPLES = Path(corpus.__file__).parent / "samples"
SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed"
"""Real minutes, where they lie beside the checkout."""


@pytest.fixture(scope="session")
def segmenter(tmp_path_factory):
    return Segmenter(cache=tmp_path_factory.mktemp("jieba"))


@pytest.fixture(scope="session")
def sample_records():
    """The records of every sample that is a meeting, and of the seed."""
    files = [file for file in walk(SAMPLES) if not file.path.endswith(".md")]
    read = [(file.read(), file.path) for file in files]
    read += [(path.read_bytes(), path.name) for path in sorted(SEED.glob("*-*.txt"))]
    return [flatten(read_meeting(data, path), "f1") for data, path in read]
