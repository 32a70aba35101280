"""An index in a temporary folder, filled and asked as the product does."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.engine import Engine
from indexer.engines import open_engine
from indexer.records import MeetingRecords
from indexer.text.analysis import Segmenter

ENGINES = ("whoosh", "tantivy")


@contextmanager
def filled(engine: str, meetings: Iterable[MeetingRecords]) -> Iterator[Engine]:
    """The engine of that name with the meetings in it; gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="jiyao-relevance-") as folder:
        opened = open_engine(f"{engine}:{Path(folder) / 'index'}", Segmenter())
        try:
            with opened.writer(fresh=True) as writer:
                for meeting in meetings:
                    writer.replace_meeting(meeting.meeting.id, meeting)
            yield opened
        finally:
            opened.close()
