"""Invented meetings over some years, of which one is without any, for the tools of research."""

from contextlib import contextmanager
from dataclasses import replace

from corpus.model import PartialDate
from indexer.asking.asker import Asker
from indexer.engines import open_engine
from indexer.text.analysis import Segmenter
from tests.engines.contract.engines import write
from tests.engines.invented import meeting, section

PLAN = "澜山区停车场建设方案"
FIRST = meeting(
    "o-first",
    PartialDate(2020, 2, 3),
    section(1, "研究停车管理工作", "会议听取停车管理情况汇报。加强停车管理。", document=PLAN),
    section(2, "研究养老服务工作", "推进养老服务，改进停车。"),
    session=1,
)
SECOND = meeting(
    "o-second",
    PartialDate(2020, 11, 30),
    section(1, "研究停车收费事项", "停车收费要公开。", document=PLAN),
    session=2,
)
THIRD = meeting(
    "o-third", PartialDate(2021), section(1, "研究养老补贴", "提高养老补贴。"), session=3
)
FOURTH = meeting(
    "o-fourth",
    PartialDate(2023, 5, 8),
    section(1, "审议停车场建设方案", "会议原则同意停车场建设方案。", document=PLAN),
    section(2, "研究低空经济发展", "发展低空经济。"),
    section(3, "研究低空航线", "开通低空航线，停车从便。"),
    session=9,
    kind="专题会议",
)
FIFTH = replace(
    meeting("o-fifth", PartialDate(2023, 6, 1), section(1, "研究低空安全", "低空安全要管住。")),
    bodies=("河口市政府",),
)
UNDATED = meeting("o-undated", None, section(1, "研究停车事项", "停车问题另行研究。"), kind=None)
ALL = (FIRST, SECOND, THIRD, FOURTH, FIFTH, UNDATED)
ENGINES = ("whoosh", "tantivy")


@contextmanager
def asking(name, folder, *meetings):
    """Asks an index of these meetings, or of all, in an engine."""
    engine = open_engine(f"{name}:{folder / name}", Segmenter(cache=folder))
    write(engine, *(meetings or ALL))
    try:
        yield Asker(engine)
    finally:
        engine.close()
