"""The engines, chosen by address: a plain path or ``whoosh:PATH``, or ``tantivy:PATH``."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from indexer.analysis import Segmenter
from indexer.engine import Engine
from indexer.engines import generations, seals
from indexer.engines.generations import KEPT
from indexer.errors import EngineUnknown, IndexerError, IndexUnavailable, MissingExtra

__all__ = ["CACHE_MB", "KEPT", "Inspected", "built_with", "collect", "inspect", "open_engine"]

CACHE_MB = 128


@dataclass(frozen=True, slots=True)
class _Scheme:
    """Where an engine is, and the extra that brings its library; imported when it is asked for.

    ``has_cache`` tells that it keeps decoded terms in memory, and can be told how many megabytes.
    """

    module: str
    maker: str
    extra: str | None = None
    has_cache: bool = False


_SCHEMES: Mapping[str, _Scheme] = {
    "whoosh": _Scheme("indexer.engines.whoosh_engine", "WhooshEngine", has_cache=True),
    "tantivy": _Scheme("indexer.engines.tantivy_engine", "TantivyEngine", extra="tantivy"),
}


def open_engine(url: str, segmenter: Segmenter, *, cache_mb: int = CACHE_MB) -> Engine:
    """The engine at an address; nothing is read or made before it is used.

    ``cache_mb`` bounds what an engine keeps of the terms it has read, if it keeps any.
    Raises ``EngineUnknown``, and ``MissingExtra`` when the engine's library is not installed.
    """
    chosen, place = _parsed(url)
    options = {"cache_mb": cache_mb} if chosen.has_cache else {}
    return _maker(chosen)(place, segmenter, **options)


def built_with(url: str) -> str | None:
    """The identity of the segmenter that built the index at an address, None if none is told.

    Raises ``EngineUnknown``.
    """
    _, place = _parsed(url)
    names: tuple[str, ...] = ()
    with suppress(IndexerError):
        names = generations.candidates(place)
    for name in names:
        # Whoever opens a generation that cannot be read is told then.
        with suppress(IndexerError):
            found = generations.read_meta(place / name).get("segmenter")
            return found if isinstance(found, str) else None
    return None


@dataclass(frozen=True, slots=True)
class Inspected:
    """A generation of which every byte was read; ``fault`` is what is wrong with it."""

    name: str
    is_current: bool
    files: int
    size: int
    fault: IndexerError | None


def inspect(url: str) -> tuple[Inspected, ...]:
    """The generations of the index at an address, best first; none when there is no index.

    Raises ``EngineUnknown`` and ``StorageFailed``.
    """
    _, place = _parsed(url)
    names = generations.candidates(place)
    return tuple(_inspected(place / name, is_current=not at) for at, name in enumerate(names))


def collect(url: str, keep: int) -> tuple[str, ...]:
    """See :func:`generations.collect`. Raises ``IndexUnavailable`` when there is no index."""
    _, place = _parsed(url)
    if not place.is_dir():
        raise IndexUnavailable(path=place)
    return generations.collect(place, keep)


def _inspected(folder: Path, *, is_current: bool) -> Inspected:
    try:
        files = seals.check(folder, whole=True)
    except IndexerError as error:
        return Inspected(folder.name, is_current, 0, 0, error)
    size = sum(file.size for file in files.values())
    return Inspected(folder.name, is_current, len(files), size, None)


def _parsed(url: str) -> tuple[_Scheme, Path]:
    scheme, colon, place = url.partition(":")
    # A slash before the colon, or a single letter, belongs to a path and names no engine.
    if not colon or "/" in scheme or len(scheme) == 1:
        scheme, place = "whoosh", url
    if scheme not in _SCHEMES or not place:
        raise EngineUnknown(url=url)
    return _SCHEMES[scheme], Path(place)


def _maker(scheme: _Scheme) -> Callable[..., Engine]:
    try:
        maker: Callable[..., Engine] = getattr(import_module(scheme.module), scheme.maker)
    except ModuleNotFoundError as error:
        if scheme.extra is None or error.name != scheme.extra:
            raise
        raise MissingExtra(extra=scheme.extra) from error
    return maker
