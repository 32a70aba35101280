"""Reads the files of a run in children with limits: only a failure of that file can come out.

Words are cut there too, and what the engine keeps is made there where it can be, so that the one
process which writes has no more to do than that.
"""

from dataclasses import dataclass, replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from corpus import READER_VERSION
from corpus.grammar.organ_names import OrganNames
from corpus.likeness import Telling, telling
from corpus.model import Meeting
from corpus.readers import optional_parts
from corpus.sandbox import Job, Sandbox
from corpus.walk import SourceFile
from indexer.engine import Maker
from indexer.errors import BadText
from indexer.person_names import NOBODY, PersonNames
from indexer.record_json import load_meeting
from indexer.records import MadeMeeting, flatten, word_texts
from indexer.text.analysis import Cut, Segmenter, shared

_GRAMMARS = "corpus.parse"


@dataclass(frozen=True, slots=True)
class _Reader:
    """A function of the grammars, which are half of a run's imports: loaded where a file is read,
    most often in a child.
    """

    function: str

    preload = (_GRAMMARS,)

    def __call__(self, data: bytes, path: str) -> Meeting:
        meeting: Meeting = getattr(import_module(_GRAMMARS), self.function)(data, path)
        return meeting


read_meeting, read_anyway = _Reader("read_meeting"), _Reader("read_anyway")


@dataclass(frozen=True, slots=True)
class CutMeeting:
    """A meeting with the words of its texts."""

    meeting: Meeting
    cut: Cut

    @property
    def told(self) -> Telling:
        """What the file tells of its meeting."""
        return telling(self.meeting)

    @property
    def doubts(self) -> frozenset[str]:
        """The codes of its warnings."""
        return frozenset(warning.code for warning in self.meeting.warnings)

    @property
    def recognised(self) -> bool:
        """Whether it is minutes."""
        return self.meeting.recognised


@dataclass(frozen=True, slots=True)
class ReadyMeeting:
    """A meeting of which only its writing is left, and what else is told of it."""

    told: Telling
    doubts: frozenset[str]
    recognised: bool
    made: MadeMeeting

    cut = None

    @property
    def meeting(self) -> Meeting:
        """The meeting, which is seldom wanted."""
        return load_meeting(self.made.head, (one.stored for one in self.made.sections))


@dataclass(frozen=True, slots=True)
class ReadAndCut:
    """Reads a file and cuts its texts with a library of ``segmenters`` and an operator's words.

    ``anyway`` as in :func:`open_sandbox`. With a ``maker`` of an engine the meeting is made ready
    for it, ``names`` and ``people`` as in :func:`flatten`.
    """

    library: str
    anyway: bool = False
    own: tuple[str, ...] = ()
    maker: Maker | None = None
    names: OrganNames | None = None
    people: PersonNames = NOBODY

    def __call__(self, data: bytes, path: str) -> CutMeeting | ReadyMeeting:
        """The meeting with its words."""
        meeting = (read_anyway if self.anyway else read_meeting)(data, path)
        segmenter = _taught(self.library, self.own)
        read = CutMeeting(meeting, segmenter.cut(word_texts(meeting)))
        if self.maker is None:
            return read
        records = replace(flatten(meeting, "", self.names, self.people), cut=read.cut)
        try:
            made = self.maker(records, segmenter)
        except BadText:
            # Who writes refuses it, and knows what then becomes of the file.
            return read
        return ReadyMeeting(read.told, read.doubts, read.recognised, made)

    def prepare(self) -> None:
        """Load the dictionary here, too: what was written is asked for with it before the end.

        With an operator's words an engine has a segmenter of its own.
        """
        if not self.own:
            shared(self.library).prepare()

    @property
    def preload(self) -> list[str]:
        """The modules that have the dictionary and the maker ready for all children at once."""
        makers = [self.maker.__module__] if self.maker else []
        return [f"indexer.runs.ready_{self.library}", *makers]


@cache
def _taught(library: str, own: tuple[str, ...]) -> Segmenter:
    return shared(library).taught(own)


def open_sandbox(workers: int, *, anyway: bool = False) -> Sandbox:
    """So many readers at once, which give meetings; used in a ``with`` block.

    With ``anyway`` a text that is no minutes comes back too, as one that is not recognised.
    """
    return Sandbox(read_anyway if anyway else read_meeting, workers)


def job_of(file: SourceFile) -> Job:
    """A file of a walked folder, to be read; its size is known before it is loaded."""
    return Job(file.path, file.read, _size(file.location), file.sha256)


def job_of_bytes(data: bytes, path: str) -> Job:
    """Bytes that are at hand already."""
    return Job(path, partial(bytes, data), len(data))


def reader_version() -> str:
    """What decides how a file is read: our own version, and which optional parts are there.

    When an extra is installed, the files that waited for it are read again.
    """
    parts = sorted(part.name for part in optional_parts() if part.found)
    return "+".join((str(READER_VERSION), *parts))


def _size(location: Path) -> int | None:
    try:
        return location.stat().st_size
    except OSError:
        return None
