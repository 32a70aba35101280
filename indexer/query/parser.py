"""Text to meaning: the only place that knows how a question is typed.

Words parted by blanks must all match; ``"…"`` (also “” 「」 『』 ＂) is exact; ``-`` excludes the
next word, quote or group; ``OR`` or ``|`` separates alternatives and binds weaker than a blank;
parentheses group. ``标题:…`` looks in one field, ``*`` stands for a few characters, ``同句(…)``,
``同段(…)``, ``同议题(…)``, ``同会(…)`` and ``近N(…)`` say how near to each other the parts must
stand. Full-width forms mean the same. A title in 《…》 stays one leaf, blanks and all. What cannot
be read as syntax is searched as plain words, and a :class:`Note` says so.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.errors import QuerySyntaxError, QueryTooLong, TooManyTerms
from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Dated,
    Everything,
    Gapped,
    Like,
    Near,
    Not,
    Phrase,
    Query,
    Together,
    Value,
    Words,
    parts_of,
    texts_of,
    wanted_leaves,
)
from indexer.query.dateranges import DateRange, read_range
from indexer.query.fields import BY_TYPED, QueryField, Reach
from indexer.query.notes import MAX_DEPTH, MAX_WILDCARDS, NOTES, Note
from indexer.query.tokens import (
    LIKE,
    NEAR,
    OPENING,
    SCOPES,
    WILDCARD,
    Kind,
    Token,
    is_searchable,
    printable,
    tokens,
)

MAX_LENGTH = 500
"""Characters: a pasted title or sentence fits, a pasted page would keep an engine busy."""


MAX_TERMS = 128
"""Words and quotes: a long list of names fits, single characters without end would not."""


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What a question means, and what had to be read otherwise than typed."""

    query: Query
    notes: tuple[Note, ...] = ()


def parse_query(text: str) -> ParsedQuery:
    """Read a question; a blank one means everything.

    Raises ``QueryTooLong``, ``TooManyTerms``, and ``QuerySyntaxError`` when there is something but
    nothing in it can be searched for.
    """
    if len(text) > MAX_LENGTH:
        raise QueryTooLong(length=len(text), limit=MAX_LENGTH)
    text = printable(text)
    if not text.strip():
        return ParsedQuery(Everything())
    reader = _Reader(list(tokens(text)))
    query = reader.alternatives()
    if query is None:
        raise QuerySyntaxError(query=text.strip())
    count = _terms(query)
    if count > MAX_TERMS:
        raise TooManyTerms(count=count, limit=MAX_TERMS)
    return ParsedQuery(query, tuple(NOTES[code] for code in dict.fromkeys(reader.notes)))


class _Reader:
    """Reads tokens by recursive descent; ``notes`` collects the codes of what was passed over."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.notes: list[str] = []
        self._tokens = deque(self._balanced(found))
        self._field: QueryField | None = None
        self._in_scope = False
        self._ways: Mapping[Kind, Callable[[Token], Query | None]] = {
            Kind.NOT: self._exclusion,
            Kind.OPEN: self._group,
            Kind.SCOPE: self._scope,
            Kind.FIELD: self._in_field,
            Kind.PHRASE: self._quoted,
            Kind.WORD: self._word,
        }

    def _balanced(self, found: Sequence[Token]) -> list[Token]:
        """The tokens without stray parentheses; without any when they nest too deep."""
        partners, depth = _partners(found)
        if depth > MAX_DEPTH:
            self.notes.append("too-deep")
            partners = frozenset()
        elif any(_is_parenthesis(t) and i not in partners for i, t in enumerate(found)):
            self.notes.append("stray-parenthesis")
        return [t for i, t in enumerate(found) if not _is_parenthesis(t) or i in partners]

    def alternatives(self) -> Query | None:
        """Parts separated by OR, up to a closing parenthesis or the end."""
        parts = [self._all_of()]
        while self._next_is(Kind.OR):
            self._tokens.popleft()
            parts.append(self._all_of())
        found = tuple(part for part in parts if part is not None)
        if len(parts) > 1 and len(found) < len(parts):
            self.notes.append("lone-or")
        return _joined(AnyOf, found)

    def _all_of(self) -> Query | None:
        parts = []
        while self._tokens and not self._next_is(Kind.OR, Kind.CLOSE):
            part = self._part()
            if part is not None:
                parts.append(part)
        return _joined(AllOf, tuple(parts))

    def _part(self) -> Query | None:
        token = self._tokens.popleft()
        read = self._ways.get(token.kind)
        if read:
            return read(token)
        self.notes.append("unclosed-quote" if token.kind is Kind.QUOTE else "punctuation")
        return None

    def _exclusion(self, _: Token) -> Query | None:
        part = self._part() if self._is_part_next() else None
        if part is None:
            self.notes.append("nothing-to-exclude")
            return None
        return Not(part)

    def _group(self, _: Token) -> Query | None:
        part = self.alternatives()
        self._tokens.popleft()
        if part is None:
            self.notes.append("empty-part")
        return part

    def _in_field(self, token: Token) -> Query | None:
        """The next word, quote or group, looked for in the field that is named."""
        if not self._is_part_next():
            self.notes.append("lone-field")
            return Words(token.text[:-1])
        outer, self._field = self._field, BY_TYPED[token.plain[:-1].lower()]
        part = self._part()
        self._field = outer
        return part

    def _scope(self, token: Token) -> Query | None:
        if self._in_scope:
            self.notes.append("nested-scope")
            return self._group(token)
        self._in_scope = True
        part = self._group(token)
        self._in_scope = False
        name = token.plain[:-1]
        if part is None:
            return None
        if name == LIKE:
            texts = [text for leaf in wanted_leaves(part) for text in texts_of(leaf)]
            return Like(" ".join(" ".join(texts).split())) if texts else part
        if name.startswith(NEAR):
            return self._near(int(name[len(NEAR) :]), part)
        return Together(SCOPES[name], part)

    def _near(self, distance: int, part: Query) -> Query:
        """What stands near each other: plain words and quotes, all of them wanted."""
        parts = part.parts if isinstance(part, AllOf) else (part,)
        texts = tuple(
            leaf.text for leaf in parts if isinstance(leaf, Words | Phrase) and leaf.field is None
        )
        if len(texts) < len(parts):
            self.notes.append("near-words")
        return Near(distance, texts) if texts else part

    def _quoted(self, token: Token) -> Query | None:
        text = token.text[1:-1].strip()
        if not text:
            self.notes.append("empty-part")
            return None
        return self._leaf(Phrase(text))

    def _word(self, token: Token) -> Query | None:
        is_text = self._field is None or self._field.reach is Reach.TEXT
        if WILDCARD in token.plain and is_text:
            return self._pattern(token)
        if not is_searchable(token.text):
            self.notes.append("lone-wildcard" if WILDCARD in token.plain else "punctuation")
            return None
        return self._leaf(Words(token.text))

    def _leaf(self, leaf: Words | Phrase) -> Query:
        """The leaf as its field takes it."""
        field = self._field
        if field is None:
            return leaf
        if field.reach is Reach.TEXT:
            return replace(leaf, field=field.name)
        if field.reach is Reach.VALUES:
            return Value(field.name, leaf.text, isinstance(leaf, Phrase))
        return self._dated(leaf.text)

    def _dated(self, text: str) -> Query:
        dates = read_range(text)
        if dates is None:
            self.notes.append("bad-date")
            return Phrase(text) if "*" in text or "＊" in text else Words(text)
        if dates.is_backwards:
            self.notes.append("backward-range")
            dates = DateRange(dates.last, dates.first)
        return Dated(dates)

    def _pattern(self, token: Token) -> Query | None:
        """Pieces with wildcards between them; a wildcard at an end changes nothing."""
        name = self._field.name if self._field else None
        pieces = tuple(filter(is_searchable, _split(token)))
        if not pieces:
            self.notes.append("lone-wildcard")
            return None
        if len(pieces) > MAX_WILDCARDS + 1:
            self.notes.append("too-many-wildcards")
            return AllOf(tuple(Words(piece, name) for piece in pieces))
        return Gapped(pieces, name) if len(pieces) > 1 else Phrase(pieces[0], name)

    def _is_part_next(self) -> bool:
        return bool(self._tokens) and not self._next_is(Kind.OR, Kind.CLOSE)

    def _next_is(self, *kinds: Kind) -> bool:
        return bool(self._tokens) and self._tokens[0].kind in kinds


def _split(token: Token) -> Iterator[str]:
    """The pieces between wildcards; a wildcard inside (…) takes the parentheses apart too."""
    start = 0
    for piece in token.plain.split(WILDCARD):
        text = token.text[start : start + len(piece)]
        is_whole = re.fullmatch(r"(?:[^()]|\([^()]*\))*", piece)
        yield text if is_whole else re.sub("[()（）]", "", text)
        start += len(piece) + 1


def _is_parenthesis(token: Token) -> bool:
    return token.kind is Kind.CLOSE or token.kind in OPENING


def _partners(found: Sequence[Token]) -> tuple[frozenset[int], int]:
    """Positions of the parentheses that have a partner, and how deep they nest."""
    waiting: list[int] = []
    partners: set[int] = set()
    depth = 0
    for position, token in enumerate(found):
        if token.kind in OPENING:
            waiting.append(position)
            depth = max(depth, len(waiting))
        elif token.kind is Kind.CLOSE and waiting:
            partners |= {waiting.pop(), position}
    return frozenset(partners), depth


def _terms(query: Query) -> int:
    """How many leaves the question has, those within scopes and behind a minus too."""
    if isinstance(query, Near | Gapped):
        return len(texts_of(query))
    return sum(map(_terms, parts_of(query))) or 1


def _joined(join: type[AllOf] | type[AnyOf], parts: tuple[Query, ...]) -> Query | None:
    if len(parts) > 1:
        return join(parts)
    return parts[0] if parts else None
