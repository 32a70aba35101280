"""A question with a part of it taken away or put otherwise: what the links beside a part ask.

A part is told from others by being the very same object, not by being equal to it: in ``a -a``
only the one that was meant may go. What was typed with blanks and read as one number is the
``AllOf`` of its pieces, which stand in a row in a larger ``AllOf``.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Everything,
    Gapped,
    Not,
    Phrase,
    Query,
    Scope,
    Together,
    Value,
    Weighted,
    Words,
    parts_of,
)


def without(query: Query, part: Query) -> Query:
    """The question without the part; ``Everything`` when nothing is left."""
    return instead(query, part, None)


def instead(query: Query, part: Query, new: Query | None) -> Query:
    """The question with something else in the part's place, or nothing."""
    return _edited(query, pieces_of(part), new) or Everything()


def also(query: Query, more: Query) -> Query:
    """The question of which both must hold."""
    parts = [part for asked in (query, more) for part in _all_of(asked)]
    return AllOf(tuple(parts)) if len(parts) > 1 else next(iter(parts), Everything())


def _all_of(query: Query) -> tuple[Query, ...]:
    if isinstance(query, Everything):
        return ()
    return query.parts if isinstance(query, AllOf) else (query,)


def exactly(query: Query, part: Query) -> Query | None:
    """The question with the part in quotation marks; None for what cannot be quoted."""
    quoted = _quoted(part)
    return instead(query, part, quoted) if quoted else None


def pieces_of(part: Query) -> tuple[Query, ...]:
    """The leaves that a part was typed as."""
    return part.parts if isinstance(part, AllOf) else (part,)


def rungs(query: Query, whole: Sequence[Query] = ()) -> tuple[tuple[Scope, Query], ...]:
    """The question with its texts within a sentence, a paragraph, an item and a meeting.

    Empty unless two or more texts stand together. ``whole`` are parts that are no texts, though
    they were typed as such: numbers.
    """
    parts = query.parts if isinstance(query, AllOf) else (query,)
    known = [piece for part in whole for piece in pieces_of(part)]
    scoped = [part for part in parts if isinstance(part, Together)]
    texts = [part for part in parts if _is_text(part) and not _is_among(part, known)]
    inner = scoped[0].part if scoped else AllOf(tuple(texts))
    if len(scoped) > 1 or not isinstance(inner, AllOf) or len(inner.parts) < 2:
        return ()
    taken: Sequence[Query] = scoped or texts
    rest = [part for part in parts if not _is_among(part, taken)]
    return tuple((scope, _beside(Together(scope, inner), rest)) for scope in Scope)


def _beside(part: Query, rest: Sequence[Query]) -> Query:
    return AllOf((part, *rest)) if rest else part


def _is_text(query: Query) -> bool:
    """Whether it is looked for among the characters of a section, whatever its field."""
    match query:
        case Words(_, field) | Phrase(_, field) | Gapped(_, field):
            return field is None
        case AnyOf(parts):
            return all(map(_is_text, parts))
    return False


def _is_among(part: Query, parts: Collection[Query]) -> bool:
    return any(part is other for other in parts)


def _edited(query: Query, gone: Sequence[Query], new: Query | None) -> Query | None:
    """The query with ``new`` where the first of ``gone`` stood, and nothing where the others did;
    None when nothing is left of it.
    """
    if _is_among(query, gone):
        return new if query is gone[0] else None
    match query:
        case AllOf() | AnyOf():
            edited = (_edited(part, gone, new) for part in parts_of(query))
            kept = tuple(part for part in edited if part is not None)
            return type(query)(kept) if len(kept) > 1 else next(iter(kept), None)
        case Not(part) | Together(_, part) | Weighted(part, _):
            inner = _edited(part, gone, new)
            return replace(query, part=inner) if inner else None
    return query


def _quoted(part: Query) -> Query | None:
    match part:
        case Words(text, field):
            return Phrase(text, field)
        case Value(field, text, False):
            return Value(field, text, exact=True)
        case AllOf(parts):
            return Phrase("".join(p.text for p in parts if isinstance(p, Words | Value)))
    return None
