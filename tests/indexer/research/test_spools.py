"""Things are put in order in a file: all of them, whatever the size of its parts."""

import random
import tracemalloc

import pytest

from indexer.errors import StorageFailed
from indexer.research import spools
from indexer.research.spools import Spool


@pytest.mark.parametrize("count", [0, 1, 3, 4, 23])
@pytest.mark.parametrize("key", [None, lambda pair: pair[0]])
def test_what_comes_out_is_what_went_in_in_order(monkeypatch, count, key):
    monkeypatch.setattr(spools, "_PART", 4)
    things = [(random.Random(n).randrange(5), n) for n in range(count)]
    spool = Spool(key)
    for thing in things:
        spool.add(thing)
    assert list(spool) == (things if key is None else sorted(things, key=key))
    assert len(spool) == count
    assert list(spool) == list(spool)
    spool.close()


def test_two_may_read_at_a_time(monkeypatch):
    monkeypatch.setattr(spools, "_PART", 2)
    spool = Spool()
    for n in range(7):
        spool.add(n)
    assert list(zip(spool, spool, strict=True)) == [(n, n) for n in range(7)]


def test_a_full_disk_is_told_in_words(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spools, "_PART", 2)
    monkeypatch.setattr(spools.pickle, "dump", full)
    spool = Spool()
    spool.add(1)
    with pytest.raises(StorageFailed, match="No space left"):
        spool.add(2)


def test_memory_does_not_grow_with_what_is_in_it(monkeypatch):
    monkeypatch.setattr(spools, "_PART", 100)
    peaks = []
    for count in (500, 5_000):
        tracemalloc.start()
        spool = Spool(len)
        for n in range(count):
            spool.add(f"{n:0500}")
        assert sum(1 for _ in spool) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        spool.close()
    assert peaks[1] < 3 * peaks[0]
