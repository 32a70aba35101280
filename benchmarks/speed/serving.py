"""A node of OpenSearch for the children: one that runs, or one that is started for as long."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.speed.table import NODE
from tests.cluster.nodes import Cluster, running

HELP = "of a node of OpenSearch on this machine, http://127.0.0.1:9200 say; start starts one"


@contextmanager
def served(cluster: str | None) -> Iterator[None]:
    """With the address of a node for the children; ``start`` starts one of those for tests."""
    if cluster != "start":
        os.environ[NODE] = cluster or ""
        yield
        return
    with tempfile.TemporaryDirectory(prefix="jiyao-node-") as place:
        # The server does not run as root, so another user must get there.
        Path(place).chmod(0o755)
        with running(Path(place), 1, _InEarnest) as started:
            os.environ[NODE] = started.nodes[0].address
            yield


class _InEarnest(Cluster):
    """With a node that compiles what it does often, and has room."""

    heap_mb = 1_024
    compiling = ""
