"""What the processes that run the tests (``pytest -n auto``) share, and which tests stay in one."""

import os
import random

import pytest

# The processes must name the tests alike, also those that are named by the members of a set.
os.environ.setdefault("PYTHONHASHSEED", str(random.randrange(2**32)))

STARTED_ONCE = ("browser", "cluster")
"""What these tests share takes long to start."""


def pytest_collection_modifyitems(items):
    for item in items:
        marked = (name for name in STARTED_ONCE if item.get_closest_marker(name))
        # All else goes by file: what a file makes for its tests is made once.
        item.add_marker(pytest.mark.xdist_group(next(marked, str(item.path))))
