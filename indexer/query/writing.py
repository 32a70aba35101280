"""Meaning back to text: a question as somebody could have typed it, for links that change it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Dated,
    Everything,
    Gapped,
    Holding,
    Like,
    Near,
    Not,
    Phrase,
    Query,
    Together,
    Value,
    Weighted,
    Words,
)
from indexer.query.dateranges import DateRange
from indexer.query.fields import BY_NAME
from indexer.query.tokens import LIKE, NEAR, SCOPES, WILDCARD, Kind, tokens

_SCOPE_NAMES = {scope: name for name, scope in SCOPES.items()}
_QUOTES = (('"', '"'), ("“", "”"), ("「", "」"), ("『", "』"))


def render(query: Query) -> str:
    """A text that ``parse_query`` reads as this query, which must be one that it gave."""
    return _WAYS[type(query)](query)


def quoted(text: str) -> str:
    """The text in the first quotation marks that do not occur in it."""
    opening, closing = next((q for q in _QUOTES if not set(q) & set(text)), _QUOTES[0])
    return f"{opening}{text}{closing}"


def _part(query: Query) -> str:
    """A part of a larger question, in parentheses where it would fall apart without."""
    text = render(query)
    return f"({text})" if isinstance(query, AllOf | AnyOf) else text


def _named(field: str | None, text: str) -> str:
    return f"{BY_NAME[field].names[0]}:{text}" if field else text


def _word(text: str) -> str:
    """A text that may stand as it is, or in quotation marks where it would be taken apart."""
    return text if text.isalnum() and text != "OR" else quoted(text)


def _gapped(pieces: Sequence[str]) -> str:
    """The pieces as one word; a wildcard in front keeps 标题: from being read as a field."""
    text = WILDCARD.join(pieces)
    return text if [token.kind for token in tokens(text)] == [Kind.WORD] else WILDCARD + text


def _holding(query: Holding) -> str:
    values = [_named(query.field, quoted(value)) for value in query.values]
    return values[0] if len(values) == 1 else f"({' OR '.join(values)})"


def _dates(dates: DateRange) -> str:
    if dates.first == dates.last:
        return str(dates.first)
    return f"{dates.first or ''}..{dates.last or ''}"


_WAYS: Mapping[type[Any], Callable[[Any], str]] = {
    Everything: lambda _: "",
    Words: lambda q: _named(q.field, q.text),
    Phrase: lambda q: _named(q.field, quoted(q.text)),
    Gapped: lambda q: _named(q.field, _gapped(q.pieces)),
    Near: lambda q: f"{NEAR}{q.distance}({' '.join(map(_word, q.texts))})",
    Like: lambda q: f"{LIKE}({' '.join(map(_word, q.text.split()))})",
    Value: lambda q: _named(q.field, quoted(q.text) if q.exact else q.text),
    Holding: _holding,
    Dated: lambda q: _named("date", _dates(q.dates)),
    Together: lambda q: f"{_SCOPE_NAMES[q.scope]}({render(q.part)})",
    Weighted: lambda q: render(q.part),
    AllOf: lambda q: " ".join(map(_part, q.parts)),
    AnyOf: lambda q: " OR ".join(_part(p) if isinstance(p, AnyOf) else render(p) for p in q.parts),
    Not: lambda q: f"-({render(q.part)})" if isinstance(q.part, Not) else f"-{_part(q.part)}",
}
