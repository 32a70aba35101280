"""What a file of a tool tells of itself: what was asked, of which state of the index, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from indexer.collocates import Collocates
from indexer.concordance import Concordance
from indexer.engine import IndexInfo
from indexer.exports import LABELS
from indexer.parameters import PARAMETERS
from indexer.rising import Rising
from indexer.tables import Cell, Fact, Table
from indexer.tools import FORMAT, QUERY, Given
from indexer.trends import Trends

_LABELS = {"tool": "工具 Tool", **LABELS, "places": "处数 Places"}
_OF_PAGES = (QUERY, FORMAT, "page", "size")


@dataclass(frozen=True, slots=True)
class Occasion:
    """The state of the index and the time; ``address`` is where the same can be asked again."""

    info: IndexInfo
    now: datetime
    address: str = ""


def with_facts(
    table: Table,
    given: Given,
    found: Trends | Concordance | Collocates | Rising,
    occasion: Occasion,
) -> Table:
    """The table with what it is of, in the words of other exports."""
    told: Mapping[str, Cell] = {
        "tool": given.tool.name,
        "query": "；".join(given.texts(QUERY)),
        "conditions": _conditions(given),
        **_counts(found),
        "generation": occasion.info.generation,
        "built_at": occasion.info.built_at,
        "made_at": occasion.now.astimezone(UTC).isoformat(timespec="seconds"),
        "address": occasion.address,
    }
    return replace(table, facts=tuple(Fact(key, _LABELS[key], told[key]) for key in told))


def _conditions(given: Given) -> str:
    """All that narrows or changes the answer: 时段=month；会议主体=甲."""
    labels = {parameter.name: parameter.label for parameter in PARAMETERS}
    labels |= {option.name: option.label for option in given.tool.options}
    asked = ((name, values) for name, values in given.values.items() if name not in _OF_PAGES)
    return "；".join(f"{labels[name]}={'、'.join(values)}" for name, values in asked)


def _counts(found: Trends | Concordance | Collocates | Rising) -> Mapping[str, Cell]:
    match found:
        case Trends(whole=whole):
            return {"items": whole.total.sections, "meetings": whole.total.meetings}
        case Rising(sections=(items, _), meetings=(meetings, _)):
            return {"items": items, "meetings": meetings}
        case Collocates(here=here):
            return _counts(here.found)
        case Concordance():
            places = len(found.lines)
            return {"items": found.sections, "meetings": found.meetings, "places": places}
