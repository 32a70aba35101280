"""Opens an index by its address; the one place where commands and web pages meet the engines."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corpus.organ_names import OrganNames, organ_names
from indexer.analysis import shared
from indexer.engine import Engine
from indexer.engines import CACHE_MB, built_with, open_engine
from indexer.errors import MissingExtra
from indexer.masked import Masked
from indexer.own_words import read_own_words
from indexer.person_names import PersonNames, person_names
from indexer.removals import RemovalList, Removed
from indexer.segmenters import AUTO, EXTRA, HANDS, is_installed
from indexer.settings import ON, Settings


@contextmanager
def open_index(
    address: str,
    *,
    cache_mb: int = CACHE_MB,
    segmenter: str = AUTO,
    fresh: bool = False,
    own: tuple[str, ...] = (),
) -> Iterator[Engine]:
    """The engine at the address, closed at the end.

    ``segmenter`` is ``auto`` or a name of ``segmenters.HANDS``; ``auto`` is what built the index,
    or, where there is none or it is to be built ``fresh``, the fastest that is installed.
    ``own`` are the operator's words for an index that is yet to be made; one that is there has its
    own. Raises ``EngineUnknown``, and ``MissingExtra`` when the segmenter is not installed.
    """
    library = _built_with(address, fresh=fresh) if segmenter == AUTO else segmenter
    if not is_installed(library):
        raise MissingExtra(extra=EXTRA)
    cutting = shared(library, place_of(address)).taught(own)
    with closing(open_engine(address, cutting, cache_mb=cache_mb)) as engine:
        yield engine


@contextmanager
def open_for_asking(settings: Settings) -> Iterator[Engine]:
    """The index of the settings as people may see it: masked, and without what was removed."""
    removals = removals_at(settings.text("removed"))
    with open_index(settings.text("index"), segmenter=settings.text("segmenter")) as engine:
        yield as_shown(engine, removals, is_masked=settings.text("mask") == ON)


def as_shown(engine: Engine, removals: RemovalList, *, is_masked: bool = True) -> Engine:
    """The engine as people may see its answers."""
    engine = Removed(engine, removals)
    return Masked(engine) if is_masked else engine


def removals_at(place: str) -> RemovalList:
    """The operator's list of removed meetings at ``place``; - is none. Raises ``BadRemovals``."""
    return RemovalList(None if place == "-" else Path(place))


def _built_with(address: str, *, fresh: bool) -> str:
    found = None if fresh else built_with(address)
    name = found.partition("-")[0] if found else ""
    return (
        name
        if name in HANDS
        else next(name for name in reversed(list(HANDS)) if is_installed(name))
    )


def names_at(place: str) -> OrganNames:
    """The tables of names with the operator's own at ``place``; - is none. Raises ``BadTable``."""
    return organ_names(None if place == "-" else Path(place))


def people_at(place: str, names: OrganNames) -> PersonNames:
    """The operator's table of people at ``place``; - is none. Raises ``BadPeople``."""
    return person_names(None if place == "-" else Path(place), names)


def own_words_at(place: str) -> tuple[str, ...]:
    """The operator's words in the file at ``place``; - is none. Raises ``BadDictionary``."""
    return () if place == "-" else read_own_words(Path(place))


def manifest_path(address: str) -> Path:
    """Where the manifest of the index is: beside it, so that two indexes never share one."""
    place = place_of(address)
    return place.with_name(place.name + ".sources")


def size_on_disk(address: str) -> int:
    """Bytes of all generations in the folder of the index; files that they share count once."""
    found = (path.stat() for path in place_of(address).rglob("*") if path.is_file())
    return sum({(file.st_dev, file.st_ino): file.st_size for file in found}.values())


def place_of(address: str) -> Path:
    """The folder of the index."""
    return Path(address.rpartition(":")[2])
