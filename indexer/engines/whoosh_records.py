"""The stored records of an open generation; those read last are kept."""

from collections.abc import Sequence
from typing import cast

from indexer.engines.stored import unpack
from indexer.engines.whoosh_cache import Cache
from indexer.engines.whoosh_reading import Reading
from indexer.record_json import load_record
from indexer.records import SectionRecord

_CHARACTER_BYTES, _RECORD_BYTES = 4, 5000
"""What a character of a record takes in memory, and the objects that hold its texts."""


class Records:
    """Records by number of document; all that are missing are read in one turn."""

    def __init__(self, reading: Reading, cache: Cache) -> None:
        self._reading = reading
        self._cache = cache

    def at(self, numbers: Sequence[int]) -> list[SectionRecord]:
        """The records, in the order of the numbers."""
        found = {number: self._cache.find((number, "record")) for number in numbers}
        missing = [number for number, record in found.items() if record is None]
        for number, stored in zip(missing, self._reading.values(missing, "record"), strict=True):
            text = unpack(stored)
            found[number] = record = load_record(text)
            size = _CHARACTER_BYTES * len(text) + _RECORD_BYTES
            self._cache.keep((number, "record"), record, size)
        return [cast(SectionRecord, record) for record in found.values()]
