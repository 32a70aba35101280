import pytest

from search_app.app import create_app
from tests.search_app.canned import HOSTILE, MEETING, CannedEngine


@pytest.fixture
def engine():
    return CannedEngine(MEETING, HOSTILE)


@pytest.fixture
def client(engine):
    return create_app(engine).test_client()
