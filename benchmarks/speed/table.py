"""The engines that are measured: a new one is one more row."""

import importlib
import os
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.subjects.subject import Subject

BASE = "textbook"
"""The engine that all ratios are taken to."""
NODE = "SPEED_CLUSTER"
"""Tells the children the address of the node."""


@dataclass(frozen=True, slots=True)
class Row:
    """An engine: where its class is, what it is opened with, up to which size it runs unasked.

    ``place`` gets the folder of the index. A row with ``index_of`` builds none of its own; one that
    ``is_served`` needs a node, whose address ``--cluster`` gives.
    """

    name: str
    target: str
    place: str
    note: str
    limit: int | None = None
    ours: bool = False
    index_of: str = ""
    is_served: bool = False

    def folder(self, work: Path) -> Path:
        """Where its index lies."""
        return work / (self.index_of or self.name)

    def subject(self, work: Path) -> Subject:
        """The engine, not opened yet. Raises what a missing package or engine raises."""
        module, _, attribute = self.target.partition(":")
        made: Subject = getattr(importlib.import_module(module), attribute)(
            self.place.format(
                folder=self.folder(work), node=os.environ.get(NODE, ""), size=work.name
            )
        )
        return made


_HERE = "benchmarks.speed.subjects"
ROWS = (
    Row(
        "jiyao-whoosh", f"{_HERE}.ours:OurEngine", "whoosh:{folder}", "our Whoosh engine", ours=True
    ),
    Row(
        "jiyao-tantivy",
        f"{_HERE}.ours:OurEngine",
        "tantivy:{folder}",
        "our Tantivy engine",
        ours=True,
    ),
    Row(
        "jiyao-opensearch",
        f"{_HERE}.cluster:ClusterEngine",
        "opensearch+{node}/speed-{size}",
        "our engine for a cluster on one node of this machine, whose CPU time is added",
        ours=True,
        is_served=True,
    ),
    Row(
        BASE,
        f"{_HERE}.textbook:TextbookWhoosh",
        "{folder}",
        "Whoosh 2.7.4 by its manual, facets grouped by whole columns",
        limit=50_000,
    ),
    Row(
        "textbook-overlap",
        f"{_HERE}.textbook:OverlappingWhoosh",
        "{folder}",
        "the same index, facets with allow_overlap as the manual has it",
        limit=10_000,
        index_of=BASE,
    ),
    Row("fts5", f"{_HERE}.fts5:Fts5", "{folder}/words.db", "SQLite FTS5, words cut by jieba"),
    Row(
        "tantivy-py",
        f"{_HERE}.bare_tantivy:BareTantivy",
        "{folder}",
        "tantivy-py itself, words cut by jieba",
    ),
)
BY_NAME = {row.name: row for row in ROWS}
