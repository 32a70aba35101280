import pytest

from indexer.analysis import Segmenter
from indexer.asking import Asker
from indexer.engines.whoosh_engine import WhooshEngine
from tests.engines import invented


@pytest.fixture(scope="session")
def asker(tmp_path_factory):
    """Asks a real index of the invented meetings."""
    segmenter = Segmenter(cache=tmp_path_factory.mktemp("jieba"))
    engine = WhooshEngine(tmp_path_factory.mktemp("asked") / "index", segmenter)
    with engine.writer() as writer:
        for meeting in invented.ALL:
            writer.replace_meeting(meeting.id, invented.records(meeting))
    yield Asker(engine)
    engine.close()
