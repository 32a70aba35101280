def pytest_collection_modifyitems(config, items):
    """Real servers take minutes, so they are started only for those who ask: ``-m cluster``."""
    if "cluster" in config.getoption("markexpr"):
        return
    asked, left = [], []
    for item in items:
        (left if item.get_closest_marker("cluster") else asked).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = asked
