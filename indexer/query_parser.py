"""Text to meaning: the only place that knows how a question is typed.

Words parted by blanks must all match; ``"…"`` (also “” 「」 『』 ＂) is exact; ``-`` excludes the
next word, quote or group; ``OR`` or ``|`` separates alternatives and binds weaker than a blank;
parentheses group. Full-width forms mean the same. A title in 《…》 stays one leaf, blanks and all.
What cannot be read as syntax is searched as plain words, and a :class:`Note` says so.
"""

import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from indexer.errors import QuerySyntaxError, QueryTooLong
from indexer.query import AllOf, AnyOf, Everything, Not, Phrase, Query, Words

MAX_LENGTH = 500
"""Characters: a pasted title or sentence fits, a pasted page would keep an engine busy."""
MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Note:
    """Something in the question that was not read as typed; both texts are safe to show."""

    code: str
    chinese: str
    english: str


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What a question means, and what had to be read otherwise than typed."""

    query: Query
    notes: tuple[Note, ...] = ()


NOTES = {
    note.code: note
    for note in (
        Note(
            "unclosed-quote",
            "引号没有成对，引号后的内容已按普通词检索。",
            "A quotation mark has no partner; what follows was searched as plain words.",
        ),
        Note(
            "stray-parenthesis",
            "括号没有成对，落单的括号已忽略。",
            "A parenthesis has no partner and was ignored.",
        ),
        Note(
            "too-deep",
            f"括号嵌套超过 {MAX_DEPTH} 层，已全部忽略，括号内的内容按普通词检索。",
            f"Parentheses nest deeper than {MAX_DEPTH}; all were ignored.",
        ),
        Note(
            "lone-or",
            "OR 或 | 的一侧没有可检索的词，这个 OR 已忽略。",
            "An OR has nothing to search for on one side and was ignored.",
        ),
        Note(
            "nothing-to-exclude",
            "减号后面没有可检索的词，这个减号已忽略。",
            "A minus has nothing to exclude and was ignored.",
        ),
        Note(
            "empty-part",
            "空的引号或括号已忽略。",
            "Empty quotation marks or parentheses were ignored.",
        ),
        Note(
            "punctuation",
            "单独的标点不能检索，已忽略；如需精确匹配标点，请加引号。",
            "Punctuation standing alone was ignored; put it in quotation marks to find it.",
        ),
    )
}


class Kind(Enum):
    """Kinds of token; the names are also the group names of the lexer's pattern."""

    PHRASE = auto()
    OR = auto()
    NOT = auto()
    DASH = auto()
    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    QUOTE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the question, in the characters that were typed."""

    kind: Kind
    text: str


# One character to one character, so that a token's text can be cut from what was typed.
_HALF_WIDTH = str.maketrans("（）｜－＂ＯＲ", '()|-"OR')
_QUOTES = '"“”「」『』'
_TITLE = r"《(?:[^《》]|《[^《》]*》)*》"
_CHARACTER = rf"[^\s|(){_QUOTES}]"
# A group that hangs on a word without blanks or operators is part of it: 管理办法（修订稿）.
_WORD = rf"(?:{_TITLE}|{_CHARACTER})(?:{_TITLE}|{_CHARACTER}|\({_CHARACTER}+\))*"
_TOKEN = re.compile(
    rf"""(?P<PHRASE>"[^"]*" | “(?:[^“”]|“[^“”]*”)*” | 「[^」]*」 | 『[^』]*』 | ["“”][^"“”]*["“”])
    | (?P<OR>\|(?:\s*\|)* | OR(?=[\s|(){_QUOTES}]|$))
    | (?P<NOT>-(?=[^\s|)-]))
    | (?P<DASH>-+)
    | (?P<OPEN>\() | (?P<CLOSE>\))
    | (?P<QUOTE>[{_QUOTES}])
    | (?P<WORD>{_WORD})""",
    re.VERBOSE,
)


def parse_query(text: str) -> ParsedQuery:
    """Read a question; a blank one means everything.

    Raises ``QueryTooLong``, and ``QuerySyntaxError`` when there is something but nothing in it
    can be searched for.
    """
    if len(text) > MAX_LENGTH:
        raise QueryTooLong(length=len(text), limit=MAX_LENGTH)
    text = _printable(text)
    if not text.strip():
        return ParsedQuery(Everything())
    reader = _Reader(list(_tokens(text)))
    query = reader.alternatives()
    if query is None:
        raise QuerySyntaxError(query=text.strip())
    return ParsedQuery(query, tuple(NOTES[code] for code in dict.fromkeys(reader.notes)))


def _printable(text: str) -> str:
    """Control characters part words; invisible ones (zero-width, lone surrogates) are dropped."""
    return "".join(
        " " if category == "Cc" else character
        for character in text
        if (category := unicodedata.category(character)) not in ("Cf", "Cs")
    )


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text.translate(_HALF_WIDTH)):
        assert match.lastgroup is not None
        yield Token(Kind[match.lastgroup], text[match.start() : match.end()])


class _Reader:
    """Reads tokens by recursive descent; ``notes`` collects the codes of what was passed over."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.notes: list[str] = []
        self._tokens = deque(self._balanced(tokens))

    def _balanced(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without stray parentheses; without any when they nest too deep."""
        partners, depth = _partners(tokens)
        if depth > MAX_DEPTH:
            self.notes.append("too-deep")
            partners = frozenset()
        elif any(_is_parenthesis(t) and i not in partners for i, t in enumerate(tokens)):
            self.notes.append("stray-parenthesis")
        return [t for i, t in enumerate(tokens) if not _is_parenthesis(t) or i in partners]

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
        match token.kind:
            case Kind.NOT:
                return self._exclusion()
            case Kind.OPEN:
                return self._group()
            case Kind.PHRASE:
                return self._phrase(token.text[1:-1])
            case Kind.WORD if _is_searchable(token.text):
                return Words(token.text)
        self.notes.append("unclosed-quote" if token.kind is Kind.QUOTE else "punctuation")
        return None

    def _exclusion(self) -> Query | None:
        part = None if self._next_is(Kind.OR, Kind.CLOSE) or not self._tokens else self._part()
        if part is None:
            self.notes.append("nothing-to-exclude")
            return None
        return Not(part)

    def _group(self) -> Query | None:
        part = self.alternatives()
        self._tokens.popleft()
        if part is None:
            self.notes.append("empty-part")
        return part

    def _phrase(self, text: str) -> Query | None:
        if text.strip():
            return Phrase(text.strip())
        self.notes.append("empty-part")
        return None

    def _next_is(self, *kinds: Kind) -> bool:
        return bool(self._tokens) and self._tokens[0].kind in kinds


def _is_parenthesis(token: Token) -> bool:
    return token.kind in (Kind.OPEN, Kind.CLOSE)


def _partners(tokens: Sequence[Token]) -> tuple[frozenset[int], int]:
    """Positions of the parentheses that have a partner, and how deep they nest."""
    waiting: list[int] = []
    partners: set[int] = set()
    depth = 0
    for position, token in enumerate(tokens):
        if token.kind is Kind.OPEN:
            waiting.append(position)
            depth = max(depth, len(waiting))
        elif token.kind is Kind.CLOSE and waiting:
            partners |= {waiting.pop(), position}
    return frozenset(partners), depth


def _is_searchable(text: str) -> bool:
    return any(unicodedata.category(character)[0] in "LN" for character in text)


def _joined(join: type[AllOf] | type[AnyOf], parts: tuple[Query, ...]) -> Query | None:
    if len(parts) > 1:
        return join(parts)
    return parts[0] if parts else None
