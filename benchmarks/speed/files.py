"""Writes invented minutes as files, or gives their records without files.

``python -m benchmarks.speed.files FOLDER --size 10000 --seed 1`` writes a folder for
``jiyao index``. The same seed and size give the same bytes.
"""

import argparse
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from benchmarks.speed.minutes import make_meetings, text_of
from corpus import READER_VERSION
from corpus.model import Meeting
from indexer.records import MeetingRecords, flatten

SEED = 1


def make_records(seed: int, size: int) -> Iterator[MeetingRecords]:
    """What reading the files of that seed and size gives, without writing or reading them."""
    for meeting in make_meetings(seed, size):
        yield flatten(meeting, fingerprint(meeting))


def fingerprint(meeting: Meeting) -> str:
    """What tells one state of the file from another."""
    parts = "\0".join((meeting.source.sha256, meeting.source.path, str(READER_VERSION)))
    return sha256(parts.encode()).hexdigest()


def write(folder: Path, seed: int, size: int) -> int:
    """Write the files below the folder and return their number."""
    count = 0
    for meeting in make_meetings(seed, size):
        write_meeting(folder, meeting)
        count += 1
    return count


def write_meeting(folder: Path, meeting: Meeting) -> Path:
    """Write one meeting where its source says, in the encoding that it says."""
    place = folder / meeting.source.path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text_of(meeting).encode(meeting.source.encoding or "utf-8"))
    return place


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed.files", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=10_000, help="sections, outlines included")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    began = time.monotonic()
    count = write(options.folder, options.seed, options.size)
    print(f"{count} files, {options.size} sections, {time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
