"""The engines, chosen by address: a path, ``whoosh:PATH``, ``tantivy:PATH``, or a cluster's."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indexer.cluster_errors import NotACluster
from indexer.engine import Engine
from indexer.engines.caring import Care, Inspected
from indexer.engines.folder_care import FolderCare
from indexer.engines.generations import KEPT
from indexer.engines.opensearch_address import SCHEMES, Access, is_cluster, parse_address
from indexer.errors import EngineUnknown, MissingExtra
from indexer.shelf import Shelf
from indexer.text.analysis import Segmenter

if TYPE_CHECKING:
    from indexer.engines.opensearch_care import ClusterCare

__all__ = [
    "CACHE_MB",
    "KEPT",
    "Access",
    "Care",
    "Inspected",
    "care_of",
    "cluster_at",
    "is_cluster",
    "open_engine",
    "place_of",
    "shelf_at",
]

CACHE_MB = 128
_CARE = "indexer.engines.opensearch_care"
_SHELF = "indexer.engines.opensearch_shelf"
_NOBODY = Access()


@dataclass(frozen=True, slots=True)
class _Scheme:
    """Where an engine is, and the extra that brings its library; imported when it is asked for.

    ``has_cache`` tells that it keeps decoded terms in memory, and can be told how many megabytes.
    """

    module: str
    maker: str
    extra: str | None = None
    library: str | None = None
    has_cache: bool = False
    is_remote: bool = False


_CLUSTER = _Scheme(
    "indexer.engines.opensearch_engine",
    "OpenSearchEngine",
    extra="opensearch",
    library="opensearchpy",
    is_remote=True,
)
_SCHEMES: Mapping[str, _Scheme] = {
    "whoosh": _Scheme("indexer.engines.whoosh_engine", "WhooshEngine", has_cache=True),
    "tantivy": _Scheme(
        "indexer.engines.tantivy_engine", "TantivyEngine", extra="tantivy", library="tantivy"
    ),
    **dict.fromkeys(SCHEMES, _CLUSTER),
}


def open_engine(
    url: str, segmenter: Segmenter, *, cache_mb: int = CACHE_MB, access: Access = _NOBODY
) -> Engine:
    """The engine at an address; nothing is read or made before it is used.

    ``cache_mb`` bounds what an engine keeps of the terms it has read, if it keeps any; ``access``
    is how a cluster is entered. Raises ``EngineUnknown``, ``MissingExtra`` when the engine's
    library is not installed, and what an address of a cluster can be refused with.
    """
    chosen, place = _parsed(url)
    make = _loaded(chosen, chosen.module, chosen.maker)
    engine: Engine
    if chosen.is_remote:
        engine = make(url, segmenter, access, shards=access.shards)
    else:
        options = {"cache_mb": cache_mb} if chosen.has_cache else {}
        engine = make(place, segmenter, **options)
    return engine


def care_of(url: str, access: Access = _NOBODY) -> Care:
    """What looks after the index at an address. Raises what :func:`open_engine` raises."""
    chosen, place = _parsed(url)
    return cluster_at(url, access) if chosen.is_remote else FolderCare(place)


def cluster_at(url: str, access: Access = _NOBODY) -> "ClusterCare":
    """What looks after an index in a cluster. Raises ``NotACluster``, and as before."""
    chosen, _ = _parsed(url)
    if not chosen.is_remote:
        raise NotACluster(address=url)
    care: ClusterCare = _loaded(chosen, _CARE, "ClusterCare")(url, access)
    return care


def shelf_at(url: str, access: Access = _NOBODY) -> AbstractContextManager[Shelf]:
    """Where hosts that fill an index in a cluster share what they read; see ``sharing``.

    Raises ``NotACluster``, and as before.
    """
    chosen, _ = _parsed(url)
    if not chosen.is_remote:
        raise NotACluster(address=url)
    shelf: AbstractContextManager[Shelf] = _loaded(chosen, _SHELF, "open_shelf")(url, access)
    return shelf


def place_of(url: str) -> Path:
    """The folder of the index, or that of this machine beside an index in a cluster.

    Raises ``EngineUnknown``, and what an address of a cluster can be refused with.
    """
    return parse_address(url).beside if is_cluster(url) else _parsed(url)[1]


def _parsed(url: str) -> tuple[_Scheme, Path]:
    scheme, colon, place = url.partition(":")
    # A slash before the colon, or a single letter, belongs to a path and names no engine.
    if not colon or "/" in scheme or len(scheme) == 1:
        scheme, place = "whoosh", url
    if scheme not in _SCHEMES or not place:
        raise EngineUnknown(url=url)
    return _SCHEMES[scheme], Path(place)


def _loaded(scheme: _Scheme, module: str, name: str) -> Callable[..., Any]:
    try:
        found: Callable[..., Any] = getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        if scheme.extra is None or error.name != scheme.library:
            raise
        raise MissingExtra(extra=scheme.extra) from error
    return found
