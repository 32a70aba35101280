"""What a file of a tool or a list tells of itself: what was asked, of which state of the index,
and when.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeAlias, TypeVar

from indexer.desk.lists import LIST_LABEL
from indexer.engine import Engine, IndexInfo
from indexer.exports.export import LABELS, noted
from indexer.query.notes import Note
from indexer.query.parameters import PARAMETERS
from indexer.research.collocates import Collocates
from indexer.research.concordance import AllLines, Concordance
from indexer.research.gathering import in_one_generation
from indexer.research.rising import Rising
from indexer.research.tools import FORMAT, QUERY, Given
from indexer.research.trends import Trends
from indexer.tables.table import Cell, Fact, Table

Found = TypeVar("Found", Trends, AllLines, Collocates, Rising)
Listed = TypeVar("Listed")
Values: TypeAlias = Mapping[str, Sequence[str]]
_LABELS = {
    "tool": "工具 Tool",
    "list": LIST_LABEL,
    "rows": "行数 Rows",
    **LABELS,
    "places": "处数 Places",
}
_OF_PAGES = (QUERY, FORMAT, "page", "size")
_CONDITIONS = {
    **{parameter.name: parameter.label for parameter in PARAMETERS},
    **{
        "organization": "责任或配合单位",
        "deadline": "只列有时限的",
        "show": "清单",
        "column": "列",
    },
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """The state of the index and the time; ``address`` is where the same can be asked again."""

    info: IndexInfo
    now: datetime
    address: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """All rows of a list, and what was not read as it was asked."""

    table: Table
    notes: tuple[Note, ...] = ()


def told_table(
    engine: Engine,
    given: Given,
    find: Callable[[], Found],
    table_of: Callable[[Found], Table],
    address: str = "",
) -> tuple[Found, Table]:
    """What a tool finds, all of it in one generation, and its table with what it is of.

    Raises what ``find`` raises, and ``IndexSwitched``.
    """
    found, info = in_one_generation(engine, lambda _: (find(), engine.info()))
    occasion = Occasion(info, datetime.now(UTC), address)
    return found, with_facts(table_of(found), given, found, occasion)


def told_list(
    engine: Engine,
    name: str,
    values: Values,
    make: Callable[[], Listing],
    address: str = "",
) -> Table:
    """The table that ``make`` works out, with what it is of; raises what ``about_list`` raises."""

    def whole() -> Listing:
        made = make()
        return replace(made, table=replace(made.table, rows=tuple(made.table.rows)))

    found, facts = about_list(
        engine,
        name,
        values,
        whole,
        address,
        rows_of=lambda made: tuple(made.table.rows),
        notes_in=lambda made: made.notes,
    )
    return replace(found.table, facts=facts)


def about_list(
    engine: Engine,
    name: str,
    values: Values,
    find: Callable[[], Listed],
    address: str = "",
    *,
    rows_of: Callable[[Listed], Sequence[object]],
    notes_in: Callable[[Listed], Iterable[Note]] = lambda _: (),
) -> tuple[Listed, tuple[Fact, ...]]:
    """A list that is found in one generation, and what a file of it tells of itself.

    ``values`` is what the list was asked with, ``notes_in`` what was not read so. Raises what
    ``find`` raises, and ``IndexSwitched``.
    """
    found, info = in_one_generation(engine, lambda _: (find(), engine.info()))
    told: Mapping[str, Cell] = {
        "list": name,
        "query": " ".join(values.get(QUERY, ())).strip(),
        "conditions": _joined(values.items(), _CONDITIONS),
        "rows": len(rows_of(found)),
        **noted(notes_in(found)),
        **_state(Occasion(info, datetime.now(UTC), address)),
    }
    return found, _facts(told)


def with_facts(table: Table, given: Given, found: Found, occasion: Occasion) -> Table:
    """The table with what it is of, in the words of other exports."""
    labels = _CONDITIONS | {option.name: option.label for option in given.tool.options}
    told: Mapping[str, Cell] = {
        "tool": given.tool.name,
        "query": "；".join(given.texts(QUERY)),
        "conditions": _joined(given.values.items(), labels),
        **_counts(found),
        **noted(found.notes),
        **_state(occasion),
    }
    return replace(table, facts=_facts(told))


def _facts(told: Mapping[str, Cell]) -> tuple[Fact, ...]:
    return tuple(Fact(key, _LABELS[key], told[key]) for key in told)


def _state(occasion: Occasion) -> Mapping[str, Cell]:
    return {
        "generation": occasion.info.generation,
        "built_at": occasion.info.built_at,
        "made_at": occasion.now.astimezone(UTC).isoformat(timespec="seconds"),
        "address": occasion.address,
    }


def _joined(asked: Iterable[tuple[str, Sequence[str]]], labels: Mapping[str, str]) -> str:
    """All that narrows or changes the answer: 时段=month；会议主体=甲."""
    filled = ((name, [v for v in values if v.strip()]) for name, values in asked)
    return "；".join(
        f"{labels.get(name, name)}={'、'.join(values)}"
        for name, values in filled
        if values and name not in _OF_PAGES
    )


def _counts(found: Trends | AllLines | Concordance | Collocates | Rising) -> Mapping[str, Cell]:
    match found:
        case Trends(whole=whole):
            return {"items": whole.total.sections, "meetings": whole.total.meetings}
        case Rising(sections=(items, _), meetings=(meetings, _)):
            return {"items": items, "meetings": meetings}
        case Collocates(here=here):
            return _counts(here.found)
        case Concordance() | AllLines():
            places = len(found.lines)
            return {"items": found.sections, "meetings": found.meetings, "places": places}
