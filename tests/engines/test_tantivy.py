"""The optional engine for large collections shows every behaviour of the contract."""

import pytest

from indexer.engines import open_engine
from tests.engines.contract import FolderContract

pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")


class TestTantivy(FolderContract):
    @pytest.fixture(scope="class")
    @classmethod
    def open_at(cls):
        return lambda folder, segmenter: open_engine(f"tantivy:{folder}", segmenter)
