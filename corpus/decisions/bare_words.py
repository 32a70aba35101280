"""A verdict that is a word and nothing more: 通过。 or 再议。 below the heading of an item."""

import re
from collections.abc import Iterator, Sequence

from corpus.decisions.outcomes import AGAIN, COMING_BACK, PASSED
from corpus.grammar.sentences import Passage
from corpus.model import Decision

_WORDS = (
    (re.compile("通过|获得?通过|批准|准予通过"), PASSED),
    (re.compile("(?:准予|同意)?备[案查]"), "备查"),
    (
        re.compile(
            "(?:下次(?:会议)?)?再议|(?:继续|另行|再次|再)研究|需?(?:进一步|再行?)(?:论证|研究)"
        ),
        AGAIN,
    ),
)
_FIRST = re.compile("[^，；。]+")
_LONGEST = 12


def says_only(text: str) -> bool:
    """Whether the first clause of a paragraph is such a word."""
    return bool(_outcome(text))


def bare_verdicts(
    passage: Passage, decided: Sequence[Decision], fallback: str | None
) -> Iterator[Decision]:
    """What the first clause of a paragraph says alone, unless it is told already."""
    outcome = "" if passage.is_spoken else _outcome(passage.text)
    known = {one.outcome for one in decided}
    settled = bool(known.difference(COMING_BACK)) and outcome != PASSED
    if outcome and outcome not in known and not settled:
        yield Decision(outcome, fallback, (), (), None, passage.sentences[0].text)


def _outcome(text: str) -> str:
    first = _FIRST.match(text, 0, _LONGEST + 1)
    word = first.group().strip() if first else ""
    return next((outcome for pattern, outcome in _WORDS if word and pattern.fullmatch(word)), "")
