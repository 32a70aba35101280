"""The embedded default shows every behaviour of the contract."""

import pytest

from indexer.engines import open_engine
from tests.engines.contract import FolderContract


class TestWhoosh(FolderContract):
    @pytest.fixture(scope="class")
    @classmethod
    def open_at(cls):
        return lambda folder, segmenter: open_engine(f"whoosh:{folder}", segmenter)
