"""A whole result to take away: what was asked and found, and every record of it as it is read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from indexer.asking.asker import Asker
from indexer.asking.unknowns import noting_unknowns
from indexer.exports.holdings import found_in
from indexer.query.notes import Note
from indexer.query.parameters import PARAMETERS, Kind
from indexer.records import SectionFacts
from indexer.research.sweeping import swept
from indexer.schema import STATUS
from indexer.tables.table import Cell, Fact

_OF_PAGES = ("page", "size")
_TRIES = 3
_CONDITIONS = tuple(
    p for p in PARAMETERS if p.kind not in (Kind.QUERY, Kind.SORT) and p.name not in _OF_PAGES
)


@dataclass(frozen=True, slots=True)
class Export:
    """``records`` come once, as they are read; ``base`` is the address of the site, or empty.

    ``notes`` tell what was not read as it was typed, and what no section has.
    """

    facts: tuple[Fact, ...]
    records: Iterator[SectionFacts]
    total: int
    base: str
    notes: tuple[Note, ...]


def export(
    asker: Asker,
    values: Mapping[str, Sequence[str]],
    *,
    now: datetime,
    base: str = "",
    address: str = "",
) -> Export:
    """All that the parameters of a search find, whichever page they ask for.

    ``now`` is the time of the export, ``address`` where the same can be asked again. Raises what
    reading the parameters and searching raise; the records raise what ``swept`` raises.
    """
    whole = {name: given for name, given in values.items() if name not in _OF_PAGES}
    for _ in range(_TRIES):
        generation = asker.engine.info().generation
        asked = asker.ask(whole, facets=(STATUS,), size=1)
        info = asker.engine.info()
        if info.generation == generation:
            break
    notes = noting_unknowns(asker, asked, whole).notes
    found, total = found_in(asked.results), asked.results.total
    told: Mapping[str, Cell] = {
        "query": next(iter(whole.get("q", ())), ""),
        "conditions": _conditions(whole),
        "order": asked.request.sort.value,
        "items": found.sections,
        "meetings": found.meetings,
        "texts": found.texts,
        **noted(notes),
        "generation": generation,
        "built_at": info.built_at,
        "made_at": now.astimezone(UTC).isoformat(timespec="seconds"),
        "address": address,
    }
    facts = tuple(Fact(key, LABELS[key], value) for key, value in told.items())
    records = swept(asker, asked.request, SectionFacts, generation=generation, total=total)
    return Export(facts, records, total, base, notes)


LABELS = {
    "query": "检索式 Query",
    "conditions": "条件 Conditions",
    "order": "排序 Order",
    "items": "议题（含会议概况） Items, with outlines",
    "meetings": "会议 Meetings",
    "texts": "未识别为会议纪要的文本 Texts that are no minutes",
    "notes": "说明 Notes",
    "generation": "索引代次 Index generation",
    "built_at": "索引更新于 Index updated",
    "made_at": "导出时间 Exported",
    "address": "网址 Address",
}
"""What every export tells of itself, in this order."""


def noted(notes: Iterable[Note]) -> Mapping[str, Cell]:
    """What a file says of its question, in both languages; blank where there is nothing to say, so
    that a file always begins with as many lines.
    """
    return {"notes": " ".join(f"{note.chinese} {note.english}" for note in notes)}


def _conditions(values: Mapping[str, Sequence[str]]) -> str:
    """The conditions in the order of the table: 会议主体=甲；年份=2023、2024."""
    given = ((p, [v for v in values.get(p.name, ()) if v.strip()]) for p in _CONDITIONS)
    return "；".join(f"{p.label}={'、'.join(found)}" for p, found in given if found)
