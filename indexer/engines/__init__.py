"""The engines, chosen by address: a plain path or ``whoosh:PATH``, or ``tantivy:PATH``."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from indexer.analysis import Segmenter
from indexer.engine import Engine
from indexer.engines import generations
from indexer.errors import EngineUnknown, IndexerError, MissingExtra

__all__ = ["CACHE_MB", "built_with", "open_engine"]

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
