"""What each step from files to hits costs by itself: CPU time of one process, step after step.

Called by ``endtoend`` in a process of its own; prints milliseconds a section as JSON.
"""

import argparse
import json
import pickle
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.reduction import ForkingPickler
from pathlib import Path

from corpus.model import Meeting
from corpus.parse import read_meeting
from corpus.walk import walk
from indexer.opening import open_index
from indexer.records import MeetingRecords, flatten, word_texts
from indexer.runs.reading import CutMeeting
from indexer.text.analysis import Cut, shared

_MOST_FILES = 600
"""All meetings are held at once, which a run of ours never does."""
_PRINT = "0"


class _Clock:
    """CPU seconds by step."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self.spent[name] = time.process_time() - began


def measure(folder: Path) -> dict[str, float]:
    """Milliseconds a section, by step, over the first files of a folder."""
    clock = _Clock()
    with clock.step("walking and hashing"):
        found = [file for file, _ in zip(walk(folder), range(_MOST_FILES), strict=False)]
    with clock.step("reading"):
        meetings = [read_meeting(file.read(), file.path) for file in found]
    cuts = {library: _cut(clock, library, meetings) for library in ("jieba", "rjieba")}
    with clock.step("handing over to the writer"):
        for meeting, words in zip(meetings, cuts["rjieba"], strict=True):
            pickle.loads(ForkingPickler.dumps(CutMeeting(meeting, words)))
    with clock.step("flattening"):
        records = [flatten(meeting, _PRINT) for meeting in meetings]
    for scheme in ("whoosh", "tantivy"):
        _write(clock, scheme, records, cuts["rjieba"])
    sections = sum(len(one.sections) for one in records)
    return {name: spent * 1000 / sections for name, spent in clock.spent.items()}


def _cut(clock: _Clock, library: str, meetings: list[Meeting]) -> list[Cut]:
    segmenter = shared(library)
    segmenter.prepare()
    with clock.step(f"cutting with {library}"):
        return [segmenter.cut(word_texts(meeting)) for meeting in meetings]


def _write(clock: _Clock, scheme: str, records: list[MeetingRecords], cuts: list[Cut]) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="jiyao-speed-") as work,
        open_index(f"{scheme}:{work}/index", segmenter="rjieba") as engine,
        clock.step(f"writing with {scheme}"),
        engine.writer(fresh=True) as writer,
    ):
        for one, words in zip(records, cuts, strict=True):
            writer.replace_meeting(one.meeting.id, replace(one, cut=words))


def main() -> None:
    """The command line of the child."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    print(json.dumps(measure(parser.parse_args().folder)))


if __name__ == "__main__":
    main()
