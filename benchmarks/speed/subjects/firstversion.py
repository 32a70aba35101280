"""Whoosh as a first version has it: jieba's own analyser, stock fields and writer, nothing set.

Only good for building: to that analyser no two words ever follow each other (``textbook``).
"""

import warnings
from typing import Any

from whoosh.index import create_in

from benchmarks.speed.subjects.textbook import TextbookWhoosh, schema

with warnings.catch_warnings():
    # On import jieba leaves the file of its weights open.
    warnings.simplefilter("ignore", ResourceWarning)
    from jieba.analyse import ChineseAnalyzer


class FirstVersion(TextbookWhoosh):
    """An index in a folder."""

    def _writer(self, folder: str) -> Any:
        return create_in(folder, schema(ChineseAnalyzer())).writer()
