"""Which tests stay in one process when several run them (``pytest -n auto``)."""

import pytest

STARTED_ONCE = ("browser", "cluster")
"""What these tests share takes long to start."""


def pytest_collection_modifyitems(items):
    for item in items:
        marked = (name for name in STARTED_ONCE if item.get_closest_marker(name))
        # All else goes by file: what a file makes for its tests is made once.
        item.add_marker(pytest.mark.xdist_group(next(marked, str(item.path))))
