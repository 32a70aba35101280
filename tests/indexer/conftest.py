import pytest

from corpus.model import PartialDate
from indexer.asking.asker import Asker
from indexer.engines.whoosh_engine import WhooshEngine
from indexer.text.analysis import Segmenter
from tests.engines import invented
from tests.engines.invented import meeting, section

PARKING = "澜山区机动车停车管理办法"
CARE = "澜山区养老服务设施建设实施方案"
NAMED = meeting(
    "m-named",
    PartialDate(2023, 6, 2),
    section(1, "研究停车", "会议同意规范路边停车。", "停车要便民。", document=PARKING),
    section(2, "研究养老", "推进养老设施建设；服务要便民。", document=CARE),
    session=21,
    people=(("陈高", "区民政局"), ("程刚", "区城管局"), ("陈搞定", "区园林所")),
)


@pytest.fixture(scope="session")
def asker(tmp_path_factory):
    """Asks a real index of the invented meetings and one that is rich in names."""
    segmenter = Segmenter(cache=tmp_path_factory.mktemp("jieba"))
    engine = WhooshEngine(tmp_path_factory.mktemp("asked") / "index", segmenter)
    with engine.writer() as writer:
        for found in (*invented.ALL, NAMED):
            writer.replace_meeting(found.id, invented.records(found))
    yield Asker(engine)
    engine.close()
