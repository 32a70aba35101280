"""The stored records of an open generation; those read last are kept."""

from collections.abc import Sequence
from typing import Any

from indexer.engines.stored import unpack
from indexer.engines.whoosh_cache import Cache
from indexer.engines.whoosh_reading import Reading
from indexer.record_json import loader
from indexer.records import Read, SectionFacts, Unread

_PER_BYTE, _RECORD_BYTES = 2, 5000
"""What a byte of a stored record takes in memory, and the objects that hold its texts."""
_READ_ONCE = (SectionFacts,)
"""What goes into files is not kept: it would push out what pages ask for again."""


class Records:
    """Records by number of document; all that are missing are read in one turn."""

    def __init__(self, reading: Reading, cache: Cache) -> None:
        self._reading = reading
        self._cache = cache

    def at(self, numbers: Sequence[int], kind: type[Read]) -> Sequence[Read]:
        """The records, so much of each as the kind has, in the order of the numbers."""
        load = loader(kind)
        if kind in _READ_ONCE:
            return Unread(self._reading.values(numbers, "record"), lambda one: load(unpack(one)))
        name = kind.__name__
        found: dict[int, Any] = {number: self._cache.find((number, name)) for number in numbers}
        missing = [number for number, record in found.items() if record is None]
        for number, stored in zip(missing, self._reading.values(missing, "record"), strict=True):
            text = unpack(stored)
            found[number] = load(text)
            self._cache.keep((number, name), found[number], _PER_BYTE * len(text) + _RECORD_BYTES)
        return list(found.values())
