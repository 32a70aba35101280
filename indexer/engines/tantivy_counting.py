"""Exact counts: how many sections carry each value, and of how many meetings hits are.

Tantivy counts values in two ways. Its aggregations look at the hits, give up at 65,000 values and
take 3 µs to hand over each; walking the terms of a field costs the same for any question, a tenth
of that for each term. So few hits are aggregated and many are walked.
"""

from collections.abc import Mapping, Sequence

import tantivy

_FEW = 2_000
_MOST_BUCKETS = 65_000
_LISTED = 30_000


def counts(
    searcher: tantivy.Searcher, query: tantivy.Query, fields: Sequence[str], total: int
) -> Mapping[str, Mapping[str, int]]:
    """For each field how many of the ``total`` hits carry each of its values."""
    if not total:
        return {field: {} for field in fields}
    if total <= _FEW:
        found = _aggregated(searcher, query, fields)
        if found is not None:
            return found
    return {field: dict(searcher.terms_with_prefix(field, "", query)) for field in fields}


def meetings(searcher: tantivy.Searcher, query: tantivy.Query, total: int) -> int:
    """How many meetings the hits are of."""
    if not total:
        return 0
    if total > _LISTED:
        return len(searcher.terms_with_prefix("meeting_id", "", query))
    found = searcher.search(query, limit=total, count=False, order_by_field="meeting_number")
    return len({number for number, _ in found.hits})


def _aggregated(
    searcher: tantivy.Searcher, query: tantivy.Query, fields: Sequence[str]
) -> Mapping[str, Mapping[str, int]] | None:
    """None where there are more values than Tantivy aggregates."""
    wanted = {field: {"terms": {"field": field, "size": _MOST_BUCKETS}} for field in fields}
    try:
        found = searcher.aggregate(query, wanted)
    except ValueError:
        return None
    return {
        field: {bucket["key"]: bucket["doc_count"] for bucket in found[field]["buckets"]}
        for field in fields
    }
