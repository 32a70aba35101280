import pytest

from search_app.app import create_app
from search_app.demo import samples_index
from tests.search_app.canned import HOSTILE, MEETING, CannedEngine


@pytest.fixture
def engine():
    return CannedEngine(MEETING, HOSTILE)


@pytest.fixture
def client(engine):
    return create_app(engine).test_client()


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory):
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def samples(sample_site):
    """An index of the samples that come with the package."""
    with samples_index(sample_site) as engine:
        yield engine


@pytest.fixture(scope="session")
def sample_place(samples, sample_site):
    """Where that index lies, for commands."""
    return str(sample_site / "index")


@pytest.fixture(scope="session")
def sample_client(samples, sample_site):
    return create_app(samples, manifest=sample_site / "index.sources").test_client()
