"""The engines, chosen by address: a plain path or ``whoosh:PATH`` today."""

from collections.abc import Callable, Mapping
from pathlib import Path

from indexer.analysis import Segmenter
from indexer.engine import Engine
from indexer.engines.whoosh_engine import WhooshEngine
from indexer.errors import EngineUnknown

__all__ = ["open_engine"]

_SCHEMES: Mapping[str, Callable[[str, Segmenter], Engine]] = {
    "whoosh": lambda place, segmenter: WhooshEngine(Path(place), segmenter),
}


def open_engine(url: str, segmenter: Segmenter) -> Engine:
    """The engine at an address; nothing is read or made before it is used.

    Raises ``EngineUnknown``.
    """
    scheme, colon, place = url.partition(":")
    # A slash before the colon, or a single letter, belongs to a path and names no engine.
    if not colon or "/" in scheme or len(scheme) == 1:
        scheme, place = "whoosh", url
    if scheme not in _SCHEMES or not place:
        raise EngineUnknown(url=url)
    return _SCHEMES[scheme](place, segmenter)
