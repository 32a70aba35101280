"""What a search found as plain values: one shape, which the command prints and the API returns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.asking.asker import Asked
from indexer.asking.explaining import Reading, explained_json
from indexer.asking.ladder import Rung, ladder_json
from indexer.asking.rescuing import Rescue, rescue_json
from indexer.exports.holdings import found_in
from indexer.query.notes import Message, in_chinese, note_json
from indexer.query.results import NOTHING, Facet, FacetCount, Hit, SearchResults
from indexer.query.snippets import excerpts, mark_spans
from indexer.records import SectionRecord, verdicts_of
from indexer.schema import VALUE_FIELDS

MOST_VALUES = 100
"""Values of a facet in an answer that does not say how many: there are more with every minutes."""
_LABELS = {facet.name: facet.label for facet in VALUE_FIELDS}


def _nowhere(*_: object) -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Telling:
    """How things are called, and where they lead, for whoever has a language and addresses.

    ``place`` and ``value`` give the ``url`` of an anchor of a record, and of a facet with a value,
    as members; none, where there are no addresses.
    """

    message: Message = in_chinese
    label: Callable[[str], str] = lambda name: _LABELS.get(name, name)
    place: Callable[[SectionRecord, str], Mapping[str, str]] = _nowhere
    value: Callable[[str, str], Mapping[str, str]] = _nowhere


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said beside the hits: how the question was read, and what else can be asked."""

    readings: Sequence[Reading] = ()
    ladder: Sequence[Rung] = ()
    rescue: Rescue | None = None


def found_json(
    values: Mapping[str, Sequence[str]],
    asked: Asked,
    beside: Beside,
    *,
    most: int = MOST_VALUES,
    telling: Telling = Telling(),
) -> dict[str, Any]:
    """The answer as plain values, keys in a stable order; ``most`` values of each facet, and
    behind them those that are selected.
    """
    request, results = asked.request, asked.results
    nearest = beside.rescue.nearest if beside.rescue else NOTHING
    return {
        "query": {name: list(found) for name, found in values.items() if any(found)},
        "notes": [note_json(note, telling.message) for note in asked.notes],
        "reading": explained_json(asked, beside.readings, telling.message),
        "scopes": ladder_json(beside.ladder),
        "rescue": rescue_json(beside.rescue),
        "total": results.total,
        "meetings": found_in(results).meetings,
        "texts": found_in(results).texts,
        "page": request.page,
        "pages": request.pages(results.total),
        "size": request.limit,
        "sort": request.sort.value,
        "hits": _hits(results, telling),
        "nearest": _hits(nearest, telling),
        "facets": [_facet(facet, _shown(facet, most, values), telling) for facet in results.facets],
    }


def _hits(results: SearchResults, telling: Telling) -> list[dict[str, Any]]:
    return [_hit(hit, results.marks, telling) for hit in results.hits]


def _hit(hit: Hit, marks: Sequence[str], telling: Telling) -> dict[str, Any]:
    record = hit.record
    return {
        "section_id": record.section_id,
        "meeting_id": record.meeting_id,
        "order": record.order,
        "number": record.number,
        "heading": record.heading,
        "heading_spans": mark_spans(record.heading, marks),
        "meeting_title": record.meeting_title,
        "meeting_title_spans": mark_spans(record.meeting_title, marks),
        "doc_number": record.doc_number,
        "doc_number_spans": mark_spans(record.doc_number or "", marks),
        "date": str(record.date) if record.date else None,
        "bodies": record.bodies,
        "kind": record.kind,
        "item_kinds": record.item_kinds,
        "outcomes": record.outcomes,
        "verdicts": list(_verdicts(record, telling)),
        "documents": record.documents,
        "ocr": record.ocr,
        "recognised": record.recognised,
        **telling.place(record, f"s{record.order}"),
        "excerpts": list(_excerpts(record, marks, telling)),
    }


def _verdicts(record: SectionRecord, telling: Telling) -> Iterator[dict[str, Any]]:
    for one in verdicts_of(record):
        place = {"anchor": one.anchor, **telling.place(record, one.anchor)}
        yield {"outcome": one.outcome, "evidence": one.evidence, **place}


def _excerpts(
    record: SectionRecord, marks: Sequence[str], telling: Telling
) -> Iterator[dict[str, Any]]:
    for one in excerpts(record, marks):
        found = {"anchor": one.anchor, "text": one.text, "spans": one.spans}
        yield {**found, **telling.place(record, one.anchor)}


def _facet(facet: Facet, shown: Iterable[FacetCount], telling: Telling) -> dict[str, Any]:
    return {
        "name": facet.name,
        "label": telling.label(facet.name),
        "total": len(facet.counts),
        "values": [
            {
                "value": count.value,
                "count": count.count,
                "selected": count.selected,
                **telling.value(facet.name, count.value),
            }
            for count in shown
        ],
    }


def _shown(facet: Facet, most: int, values: Mapping[str, Sequence[str]]) -> Sequence[FacetCount]:
    """The first values, and behind them those that are selected; the index has any number."""
    shown = facet.counts[:most]
    if not any(values.get(facet.name, ())):
        return shown
    return [*shown, *(count for count in facet.counts[most:] if count.selected)]
