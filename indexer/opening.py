"""Opens an index by its address; the one place where commands and web pages meet the engines."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corpus.grammar.organ_names import OrganNames, organ_names
from indexer.engine import Engine
from indexer.engines import CACHE_MB, Access, care_of, open_engine, place_of
from indexer.errors import MissingExtra, SettingsError
from indexer.masked import Masked
from indexer.person_names import PersonNames, person_names
from indexer.removals import RemovalList, Removed
from indexer.settings import ON, Settings
from indexer.text.analysis import shared
from indexer.text.own_words import read_own_words
from indexer.text.segmenters import AUTO, EXTRA, HANDS, is_installed

__all__ = ["Access", "access_of", "manifest_path", "open_for_asking", "open_index", "place_of"]

_NOBODY = Access()
_SEEN_BY_OTHERS = 0o077


@contextmanager
def open_index(
    address: str,
    *,
    access: Access = _NOBODY,
    cache_mb: int = CACHE_MB,
    segmenter: str = AUTO,
    fresh: bool = False,
    own: tuple[str, ...] = (),
) -> Iterator[Engine]:
    """The engine at the address, closed at the end.

    ``segmenter`` is ``auto`` or a name of ``segmenters.HANDS``; ``auto`` is what built the index,
    or, where there is none or it is to be built ``fresh``, the fastest that is installed.
    ``own`` are the operator's words for an index that is yet to be made; one that is there has its
    own. ``access`` is how a cluster is entered. Raises ``EngineUnknown``, ``MissingExtra`` when
    the segmenter or the engine is not installed, and what a cluster can be refused with.
    """
    library = _built_with(address, access, fresh=fresh) if segmenter == AUTO else segmenter
    if not is_installed(library):
        raise MissingExtra(extra=EXTRA)
    cutting = shared(library, place_of(address)).taught(own)
    with closing(open_engine(address, cutting, cache_mb=cache_mb, access=access)) as engine:
        yield engine


@contextmanager
def open_for_asking(settings: Settings) -> Iterator[Engine]:
    """The index of the settings as people may see it: masked, and without what was removed."""
    removals = removals_at(settings.text("removed"))
    with open_index(
        settings.text("index"), segmenter=settings.text("segmenter"), access=access_of(settings)
    ) as engine:
        yield as_shown(engine, removals, is_masked=settings.text("mask") == ON)


def as_shown(engine: Engine, removals: RemovalList, *, is_masked: bool = True) -> Engine:
    """The engine as people may see its answers."""
    engine = Removed(engine, removals)
    return Masked(engine) if is_masked else engine


def removals_at(place: str) -> RemovalList:
    """The operator's list of removed meetings at ``place``; - is none. Raises ``BadRemovals``."""
    return RemovalList(None if place == "-" else Path(place))


def access_of(settings: Settings) -> Access:
    """How the settings say that a cluster is entered. Raises ``SettingsError``."""
    ca = settings.text("cluster_ca")
    return Access(
        settings.text("cluster_user"),
        settings.text("cluster_password") or _password_at(settings.text("cluster_password_file")),
        None if ca == "-" else _file_at("cluster_ca", ca),
        shards=settings.number("cluster_shards"),
    )


def _password_at(place: str) -> str:
    """The first line of a file that nobody else may read; nothing where there is none."""
    if place == "-":
        return ""
    file = _file_at("cluster_password_file", place)
    if file.stat().st_mode & _SEEN_BY_OTHERS:
        raise _bad_file("cluster_password_file", place, "请先 chmod 600，只让自己可读。")
    return file.read_text(encoding="utf-8").partition("\n")[0].strip()


def _file_at(name: str, place: str) -> Path:
    if not Path(place).is_file():
        raise _bad_file(name, place, "没有这个文件。")
    return Path(place)


def _bad_file(name: str, place: str, remedy: str) -> SettingsError:
    return SettingsError(name=name, value=place, origin=place, remedy=remedy)


def _built_with(address: str, access: Access, *, fresh: bool) -> str:
    found = None if fresh else care_of(address, access).built_with()
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


def size_on_disk(address: str, access: Access = _NOBODY) -> int:
    """Bytes of all generations of the index, wherever it lies."""
    return care_of(address, access).size()
