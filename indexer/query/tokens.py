"""A typed question as tokens: the spelling of quotes, operators, fields, scopes and words."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from indexer.query.clauses import Scope
from indexer.query.fields import BY_TYPED

SCOPES: Mapping[str, Scope] = {
    "同句": Scope.SENTENCE,
    "同段": Scope.PARAGRAPH,
    "同议题": Scope.SECTION,
    "同会": Scope.MEETING,
}
"""What is typed in front of a parenthesis; ``近N(`` is read beside it."""
NEAR = "近"
LIKE = "相近"
WILDCARD = "*"


class Kind(Enum):
    """Kinds of token; the names are also the group names of the lexer's pattern."""

    PHRASE = auto()
    OR = auto()
    NOT = auto()
    DASH = auto()
    SCOPE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    QUOTE = auto()


OPENING = (Kind.OPEN, Kind.SCOPE)
"""Tokens that wait for a closing parenthesis."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the question, in the characters that were typed.

    ``plain`` is the same in half width: what operators and names of fields are read from.
    """

    kind: Kind
    text: str
    plain: str


# One character to one character, so that a token's text can be cut from what was typed.
_HALF_WIDTH = str.maketrans(
    "（）｜－＂ＯＲ：＊０１２３４５６７８９議題會", '()|-"OR:*0123456789议题会'
)
_QUOTES = '"“”「」『』'
_TITLE = r"《(?:[^《》]|《[^《》]*》)*》"
_CHARACTER = rf"[^\s|(){_QUOTES}]"
# A group that hangs on a word without blanks or operators is part of it: 管理办法（修订稿）.
_WORD = rf"(?:{_TITLE}|{_CHARACTER})(?:{_TITLE}|{_CHARACTER}|\({_CHARACTER}+\))*"
_FIELD = "|".join(sorted(map(re.escape, BY_TYPED), key=lambda name: -len(name)))
_TOKEN = re.compile(
    rf"""(?P<PHRASE>"[^"]*" | “(?:[^“”]|“[^“”]*”)*” | 「[^」]*」 | 『[^』]*』 | ["“”][^"“”]*["“”])
    | (?P<OR>\|(?:\s*\|)* | OR(?=[\s|(){_QUOTES}]|$))
    | (?P<NOT>-(?=[^\s|)-]))
    | (?P<DASH>-+)
    | (?P<SCOPE>(?:{"|".join(SCOPES)}|{NEAR}\d{{1,3}}|{LIKE})\()
    | (?P<FIELD>(?i:{_FIELD}):)
    | (?P<OPEN>\() | (?P<CLOSE>\))
    | (?P<QUOTE>[{_QUOTES}])
    | (?P<WORD>{_WORD})""",
    re.VERBOSE,
)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a question, blanks between them left out."""
    plain = text.translate(_HALF_WIDTH)
    for match in _TOKEN.finditer(plain):
        assert match.lastgroup is not None
        yield Token(Kind[match.lastgroup], text[slice(*match.span())], match.group())


def printable(text: str) -> str:
    """Control characters part words; invisible ones (zero-width, lone surrogates) are dropped."""
    return "".join(
        " " if category == "Cc" else character
        for character in text
        if (category := unicodedata.category(character)) not in ("Cf", "Cs")
    )


def is_searchable(text: str) -> bool:
    """Whether anything in the text can be searched for: a letter, a numeral, a character."""
    return any(unicodedata.category(character)[0] in "LN" for character in text)
