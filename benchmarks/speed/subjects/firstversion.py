"""Whoosh as a first version has it: jieba's own analyser, stock fields and writer, nothing set.

Only good for building: to that analyser no two words ever follow each other (``textbook``).
"""

from typing import Any

from jieba.analyse import ChineseAnalyzer
from whoosh.index import create_in

from benchmarks.speed.subjects.textbook import TextbookWhoosh, schema


class FirstVersion(TextbookWhoosh):
    """An index in a folder."""

    def _writer(self, folder: str) -> Any:
        return create_in(folder, schema(ChineseAnalyzer())).writer()
