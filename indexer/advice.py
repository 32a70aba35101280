"""When an index has outgrown its engine, and what to set then: one table, with the reason measured.

The figures behind it are in ``benchmarks/RESULTS.md`` and ``docs/scaling.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an engine goes, in sections and in the p95 of its answers, and what comes after.

    ``target`` is the address to go on with, where ``{path}`` stands for the old one's own; the
    texts tell the reason. ``next_engine`` is None where nothing comes after.
    """

    sections: int
    p95_ms: float
    next_engine: str | None
    chinese: str
    english: str
    target: str = "{engine}:{path}-{engine}"


REACHES: Mapping[str, Reach] = {
    "whoosh": Reach(
        150_000,
        500.0,
        "tantivy",
        # At 10,000 sections 102 and 41 MB on the disk, 545 and 217 MB at the peak of building.
        "Whoosh 约到 10 万至 20 万个议题；Tantivy 的索引和建索引所用的内存都不到它的一半",
        "Whoosh goes to 100,000 or 200,000 sections; Tantivy's index, and the memory that building "
        "it takes, are less than half as large",
    ),
    "tantivy": Reach(
        10_000_000,
        3000.0,
        "opensearch",
        "一台机器上的 Tantivy 约到 1000 万个议题；再多时请用 OpenSearch 集群（主机换成您的，"
        "见 docs/cluster.md），或按年份或会议主体分成几个索引",
        "Tantivy on one machine goes to 10,000,000 sections; beyond, use a cluster of OpenSearch "
        "(put your host there, see docs/cluster.md), or split by year or by organ",
        "opensearch+https://HOST:9200/minutes",
    ),
}


@dataclass(frozen=True, slots=True)
class Advice:
    """Whether the index has outgrown its engine; if so, the command and the setting that switch.

    ``command`` and ``setting`` are None where nothing is to be done or no engine comes after.
    """

    outgrown: bool
    sections: int
    chinese: str
    english: str
    next_engine: str | None = None
    command: str | None = None
    setting: str | None = None


def advice(address: str, engine: str, sections: int, p95_ms: float) -> Advice | None:
    """What to do with an index of that size and pace; None for an engine that is not measured."""
    reach = REACHES.get(engine)
    if reach is None:
        return None
    outgrown = sections > reach.sections or p95_ms > reach.p95_ms
    if not outgrown or reach.next_engine is None:
        return Advice(outgrown, reach.sections, reach.chinese, reach.english)
    path = address.rpartition(":")[2]
    target = reach.target.format(engine=reach.next_engine, path=path)
    return Advice(
        outgrown,
        reach.sections,
        reach.chinese,
        reach.english,
        reach.next_engine,
        f"jiyao copy {address} {target}",
        f'index = "{target}"',
    )
