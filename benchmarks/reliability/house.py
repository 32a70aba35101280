"""An index of invented minutes to ill-treat: its files, runs over them, and what must be true.

The world is told by numbers: version ``v`` of the folder holds meetings 1 to ``BASE`` of which one
says ``v``, and what a run adds or takes away. Whatever is done, the index must answer as one of the
versions that were acknowledged or were being written, whole.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from indexer.engine import Engine
from indexer.engines import open_engine
from indexer.errors import IndexerError, IndexUnavailable
from indexer.query.clauses import Everything, Phrase, Words
from indexer.query.request import SearchRequest
from indexer.runs.build import BuildReport, update
from indexer.runs.manifest import open_manifest
from indexer.text.analysis import Segmenter

ENGINES = ("whoosh", "tantivy")
BASE = 6
_TOPICS = ("停车", "养老", "供水", "防汛", "绿化", "消防", "燃气", "公交", "档案", "旅游")
_TEXT = """临江市人民政府常务会议纪要
〔2024〕{number}号

2024年3月{day}日，市长张明远主持召开市人民政府第{number}次常务会议。

一、研究{topic}工作
会议听取了{topic}工作情况的汇报。会议原则同意{topic}方案第{version}版，由市{topic}办抓紧实施。

二、研究经费安排
会议同意安排专项经费，第{number}号事项由市财政局落实。
"""
_QUESTIONS = (
    Everything(),
    Words("方案"),
    Phrase("原则同意养老方案"),
    Phrase("市财政局落实"),
    Words("消防"),
)


@dataclass(frozen=True)
class Seen:
    """What an index says of itself, complete enough that two versions differ."""

    digests: tuple[tuple[str, str], ...]
    found: tuple[tuple[str, ...], ...]


def write(folder: Path, number: int, version: int = 1) -> None:
    """The minutes of one meeting, as a file."""
    topic = _TOPICS[number % len(_TOPICS)]
    text = _TEXT.format(number=number, day=1 + number % 28, topic=topic, version=version)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


class House:
    """A folder of minutes and its index, below ``top``."""

    def __init__(self, top: Path, engine: str, segmenter: Segmenter) -> None:
        self.top, self.engine, self.segmenter = top, engine, segmenter
        self.files, self.root = top / "files", top / "data" / "index"

    @contextmanager
    def opened(self, root: Path | None = None) -> Iterator[Engine]:
        """The engine, which a fresh process would open."""
        with closing(open_engine(f"{self.engine}:{root or self.root}", self.segmenter)) as engine:
            yield engine

    def run(self, *, fresh: bool = False) -> BuildReport:
        """What cron does."""
        with (
            open_manifest(self.root.with_name("index.sources"), fresh=fresh) as manifest,
            self.opened() as engine,
        ):
            return update(engine, manifest, [self.files], fresh=fresh)

    def look(self, root: Path | None = None) -> Seen | IndexerError | None:
        """What the index says; its error, and None while there is none yet.

        That an older generation answered counts as an error too: nothing here may end so.
        """
        with self.opened(root) as engine:
            try:
                seen = see(engine)
            except IndexUnavailable as error:
                return None if type(error) is IndexUnavailable else error
            except IndexerError as error:
                return error
            return engine.fault or seen

    def copy(self, top: Path) -> "House":
        """The same elsewhere, as if it had always been there."""
        shutil.copytree(self.top, top)
        made = House(top, self.engine, self.segmenter)
        with closing(sqlite3.connect(made.root.with_name("index.sources"))) as known, known:
            for table in ("sources", "claims"):
                known.execute(f"UPDATE {table} SET root = ?", (str(made.files.resolve()),))
        return made


def see(engine: Engine) -> Seen:
    """All ids and fingerprints, and what each question finds."""
    results = [engine.search(SearchRequest(query, limit=1000)) for query in _QUESTIONS]
    found = (tuple(sorted(hit.record.section_id for hit in r.hits)) for r in results)
    return Seen(tuple(sorted(engine.digests().items())), tuple(found))


@contextmanager
def house(engine: str, meetings: int = BASE) -> Iterator[House]:
    """A house of so many meetings that was indexed twice, so that there is one to fall back on."""
    with tempfile.TemporaryDirectory() as place:
        made = House(Path(place) / "house", engine, Segmenter(cache=Path(place)))
        for number in range(1, meetings + 1):
            write(made.files, number)
        made.run()
        write(made.files, 1, version=2)
        made.run()
        yield made
