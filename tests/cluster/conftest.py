"""One cluster of three real nodes for all tests that ask for one."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cluster.nodes import Cluster, running
from tests.cluster.server import NoServer
from tests.engines.conftest import sample_records, segmenter

__all__ = ["sample_records", "segmenter"]
PREFIX = "jiyao-cluster-"


def skip_or_fail(reason):
    """What cannot be had here is no fault of the code, but it is one where it is decided."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(str(reason))


def sweep():
    """Remove what runs have left that were killed; their processes died with them."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if not Path(f"/proc/{owner}").exists():
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def started(size=3, make=Cluster):
    """Nodes on loopback, ended and removed on leaving."""
    sweep()
    place = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    try:
        with running(place, size, make) as cluster:
            yield cluster
    except NoServer as reason:
        skip_or_fail(reason)
    finally:
        shutil.rmtree(place)


@pytest.fixture(scope="package")
def cluster():
    """Three nodes for all tests of this folder."""
    with started() as cluster:
        yield cluster


@pytest.fixture
def whole(cluster):
    """The cluster with all its nodes, whatever the test before has done to them."""
    cluster.heal()
    return cluster


@pytest.fixture
def place(cluster, request):
    """A folder that the processes may enter."""
    folder = cluster.place / f"t{abs(hash(request.node.nodeid))}"
    folder.mkdir()
    folder.chmod(0o755)
    return folder


@pytest.fixture
def index(whole, segmenter, request):
    """Opens engines over one index of the test's own, by the addresses of all nodes."""
    library = pytest.importorskip("indexer.engines.opensearch_engine", exc_type=ImportError)
    name = f"i{abs(hash(request.node.nodeid))}"
    hosts = ",".join(node.address.removeprefix("http://") for node in whole.nodes)
    opened = []

    def open_at(hosts=hosts, access=None, scheme="http", **options):
        address = f"opensearch+{scheme}://{hosts}/{name}"
        # The archive for tests has no security plug-in, so it lets everybody in.
        access = access or library.Access(allows_open=True)
        opened.append(library.OpenSearchEngine(address, segmenter, access, **options))
        return opened[-1]

    yield open_at
    for engine in opened:
        engine.close()
