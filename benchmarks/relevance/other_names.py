"""Minutes name an organization now so, now so: is it found by each of its names, and nothing else?

The names are written here by hand, not taken from the tables under test.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.bare import bare_meeting
from benchmarks.speed.cast import TOPICS
from benchmarks.speed.filling import Filling
from benchmarks.speed.words import read_vocabulary
from corpus.grammar.organ_names import OrganNames
from corpus.model import Meeting, Paragraph, Section
from indexer.asking.asker import Asker
from indexer.engine import Engine
from indexer.records import MeetingRecords, flatten

LEVELS = ("市", "区", "县")
ORGANS = (
    ("发展和改革局", "发改局", "发展改革局"),
    ("工业和信息化局", "工信局"),
    ("科学技术局", "科技局"),
    ("人力资源和社会保障局", "人社局", "人力社保局", "人事局", "劳动和社会保障局"),
    ("住房和城乡建设局", "住建局", "住房城乡建设局", "建设局"),
    ("自然资源和规划局", "自规局", "资规局", "国土资源局", "国土局", "规划局"),
    ("生态环境局", "环境保护局", "环保局"),
    ("交通运输局", "交运局", "交通局"),
    ("农业农村局", "农业局"),
    ("文化和旅游局", "文旅局", "文化旅游局", "文化局", "旅游局"),
    ("卫生健康局", "卫健局", "卫生和计划生育局", "卫计局", "卫生局"),
    ("应急管理局", "应急局", "安全生产监督管理局", "安监局"),
    (
        "市场监督管理局",
        "市场监管局",
        "市监局",
        "工商行政管理局",
        "工商局",
        "质量技术监督局",
        "质监局",
    ),
    ("医疗保障局", "医保局"),
    ("退役军人事务局", "退役军人局"),
    ("城市管理局", "城管局"),
    ("人民政府办公室", "政府办公室", "政府办", "府办"),
    ("财政局",),
    ("审计局",),
    ("民政局",),
    ("水利局",),
    ("信访局",),
)
"""Each organization under its name of today, its short names and those of other times."""
LEAST = 0.95
"""Recall and precision with other names on."""
_SECTIONS_A_NAME = 2
NO_NAMES = OrganNames({}, frozenset(), (), frozenset(), "")
"""Tables that know no other names."""


@dataclass(frozen=True, slots=True)
class Named:
    """A section, and the organization that it names: its level and its place in ``ORGANS``."""

    records: MeetingRecords
    level: str
    organ: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Sections to find, found, and rightly found, over all questions."""

    wanted: int
    found: int
    right: int

    @property
    def recall(self) -> float:
        """Found among those to find."""
        return self.right / self.wanted

    @property
    def precision(self) -> float:
        """Right among those found."""
        return self.right / self.found if self.found else 1.0


def make_named(seed: int) -> Iterator[Named]:
    """Sections that name one organization each, every name of every level twice."""
    vocabulary = read_vocabulary(TOPICS, seed)
    for level in LEVELS:
        for organ, names in enumerate(ORGANS):
            for number, name in enumerate(names * _SECTIONS_A_NAME):
                key = f"names-{seed}-{level}-{organ}-{number}"
                random = Random(key)
                topic = random.choice(vocabulary.topics)
                filling = Filling(vocabulary, topic, random).paragraph(120)
                heard = f"会议听取了{level}{name}关于{topic.name}工作情况的汇报。{filling}"
                yield Named(flatten(_meeting(key, topic.name, heard), key), level, organ)


def tally(engine: Engine, named: Sequence[Named], names: OrganNames | None = None) -> Tally:
    """Every name asked for at every level, through the door that uses these tables of names."""
    asker = Asker(engine, names)
    wanted = found = right = 0
    for level in LEVELS:
        for organ, own in enumerate(ORGANS):
            truth = {n.records.meeting.id for n in named if (n.level, n.organ) == (level, organ)}
            for name in own:
                ids = _found(asker, level + name)
                wanted, found, right = (
                    wanted + len(truth),
                    found + len(ids),
                    right + len(ids & truth),
                )
    return Tally(wanted, found, right)


def _found(asker: Asker, typed: str) -> set[str]:
    asked = asker.ask({"q": [typed], "size": ["100"]})
    assert asked.results.total <= 100, typed
    return {hit.record.meeting_id for hit in asked.results.hits}


def _meeting(name: str, topic: str, text: str) -> Meeting:
    section = Section(1, "一", f"听取{topic}工作情况的汇报", ("听取",), (Paragraph(None, text),))
    return replace(bare_meeting(name, "常务会议纪要", (section,)), kind="常务会议")
