"""What the processes that run the tests share (``pytest -n auto``); each takes whole files."""

import os
import random

import pytest
from xdist.scheduler import LoadFileScheduling

from indexer.engines import generations
from indexer.text import kept, segmenters

# They must name the tests alike, also those that are named by the members of a set.
os.environ.setdefault("PYTHONHASHSEED", str(random.randrange(2**32)))
TOGETHER = ("tests/cluster/",)
"""Folders that one process takes whole: three servers are dear to start, and do for all of it."""
_PREPARED = {}


class WholeFolders(LoadFileScheduling):
    """As ``--dist loadfile``, but a folder of ``TOGETHER`` counts as one file."""

    def _split_scope(self, nodeid):
        whole = (folder for folder in TOGETHER if nodeid.startswith(folder))
        return next(whole, None) or super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config, log):
    """None, and so what was asked for, unless whole files were."""
    return WholeFolders(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.fixture(scope="module", autouse=True)
def one_dictionary():
    """jieba's takes a second to prepare: once a process, in however many folders it is kept.

    Modules that look at how it is made and kept have a fixture of this name that does nothing.
    """

    def once(folder, key, make):
        return kept.kept(
            folder, key, lambda: _PREPARED.get(key) or _PREPARED.setdefault(key, make())
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segmenters, "kept", once)
        yield


@pytest.fixture
def counted(monkeypatch):
    """Generations are counted from one, as if no clock went; for tests that name them."""
    monkeypatch.setattr(generations, "_by_clock", lambda: 0)
