"""A ruling whose halves fared differently: 訂定部分照案通過；廢止部分緩議, each on its own."""

import re
from collections.abc import Sequence

from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold
from corpus.model import Decision

_HALF = late(
    r"(?P<what>(?!本案|全案|以上|上列|余|其余)[^,，。;；「」除]{2,40}?)(?:均|皆|予以|[,，])*"
    r"(?:(?P<passed>(?:照案|修正后?|无异议)通过)|(?:暂|先)?(?<![不未免无毋])(?<![不免毋]予)(?:保留|缓议?|搁置?)(?=$|[,，。;；]))"
)

_REST = late(r"[,，]其?余(?:部[分份]|条文)?(?:均|皆)?(?:照案|照原案)?通过[。;；]?$")
_PART = late(r"部[分份]$")


def on_halves(sentences: Sequence[str]) -> tuple[Decision, ...]:
    """What passed and what was put off, where one sentence names the one and one the other.

    Or, where the rest of the item passed, the part that did not: 餘照案通過；廢止部分緩議.
    """
    told = [_ruled(one, half) for one in sentences if (half := _HALF.match(fold(one)))]
    if len({one.outcome for one in told}) > 1:
        return tuple(told)
    rest = any(_REST.search(fold(one)) for one in sentences)
    return tuple(one for one in told if rest and _PART.search(fold(one.object or "")))


def _ruled(sentence: str, half: re.Match[str]) -> Decision:
    outcome = "审议通过" if half["passed"] else "暂缓"
    return Decision(outcome, sentence[: half.end("what")].strip(), (), (), None, sentence)
