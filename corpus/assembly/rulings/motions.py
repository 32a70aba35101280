"""Motions made on the spot: 臨時提案, and those of which the part says itself that they passed.

Below 通過臨時提案 a motion is a paragraph, numbered or not, and who signs it; what it asks for
(爰要求…, 建請…) stands behind its reasons and is what was passed.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.assembly.lines.marks import is_budget_line, is_motions, is_statement, marker
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold

_RULED = late("(?:审查|处理)?临时(?:提案|动议).{0,4}")
"""The names, in simplified characters, of parts whose motions each have a ruling."""

_SIGNED = late(r"[（(]?(?:提案|连署)(?:人|委员)\s*[:：]")
_NAMES = late(rf"[{HAN}·.．A-Za-z\s、]{{2,80}}[)）]?")
_REASONS = late(r"[（(「]?(?:有?鉴于|鉴于|针对|由于|基于|根据|为|查|依|我国|近)")
_LEADS = late(r"。|[,，]有?[鉴鑒]于")
_ASKED = (
    late(
        r"(?:爰此?|为此|特|谨)[,，]?(?:提案)?(?P<what>(?:要求|建请|建议|促请|敦请|提请|请)[^。]{4,})"
    ),
    late(r"(?<=爰)(?P<what>[^。,，]{2,16}应[^。]{4,})"),
    late(
        r"(?:^|[,，。;；])(?:故|乃|因此)?(?:提案)?(?P<what>(?:要求|建请|建议|促请|敦请)[^。]{4,})"
    ),
    late(
        rf"(?<=[,，。;；])故?(?P<what>[{HAN}、]{{2,24}}?(?:[署部会院局处府]|单位|机关)应(?!有)[^。]{{4,}})"
    ),
    late(
        rf"(?<=[,，。;；])故?(?P<what>[{HAN}]{{2,20}}[署部会院局处府](?:[^,，。;；]{{0,40}}[,，])?(?:应|[亦允]?宜)[^,，。;；]{{2,}}[^。]*)(?=。?$)"
    ),
    late(rf"(?<=。)(?P<what>请[{HAN}]{{2,12}}(?:于|就|将|应|立即|尽速|研)[^。]{{4,}})"),
    late(
        rf"(?<=[,，。;；])故?(?P<what>[{HAN}]{{2,8}}(?:应(?!有|该|当)|[亦允]?宜)[^。]{{4,}})(?=。?$)"
    ),
)
"""How a motion turns from its reasons to what it asks for, the plainest way first."""

_POINT = 4
"""The level of （一）."""

_CLOSES = late(r"现在(?:散会|休息|休会)。?$")
"""What the chair says at the end of the sitting is no motion."""

_WHETHER = late(r"[,，。]?是否有当.*")


def parted(rows: Sequence[str]) -> Iterator[list[str]]:
    """The rows in pieces, where headers such as 三、通過臨時提案： stand among them.

    A header begins a piece, with its motions below it, up to a row of its own level or above: that
    goes on with what stood before.
    """
    limit = 0
    piece: list[str] = []
    for row, below in pairwise((*rows, "")):
        mark = marker(row)
        begins = moved_below(row) is not None
        if begins or (mark and mark[0] <= limit) or (limit and is_budget_line(row)):
            yield piece
            piece, limit = [], _limit(row, below) if begins else 0
        piece.append(row)
    yield piece


def _limit(header: str, first: str) -> int:
    """The deepest level whose numbers end the motions below a header: its own, or the one above
    theirs, else any that items have.
    """
    own, theirs = marker(header), marker(first)
    if own:
        return own[0]
    return (theirs[0] if theirs else _POINT) - 1


def moved_below(row: str) -> str | None:
    """What a header says of the motions below it, without its number; ``None`` for other rows."""
    mark = marker(row)
    name = mark[2] if mark else row
    return name if is_motions(name) else None


def unnumbered(rows: Sequence[str]) -> Iterator[list[str]]:
    """The rows of each motion that has no number: a new one begins behind who signed the last."""
    motion: list[str] = []
    signed = False
    for row in rows:
        signs = _SIGNED.match(fold(row)) is not None
        aside = signs or _NAMES.fullmatch(row) or is_statement(row) or _CLOSES.search(fold(row))
        if signed and not aside:
            yield motion
            motion, signed = [], False
        motion.append(row)
        signed = signed or signs
    if motion:
        yield motion


def is_signature(rows: Sequence[str], index: int) -> bool:
    """Whether a row says who made a motion, or goes on with their names."""
    if _SIGNED.match(fold(rows[index])):
        return True
    above = rows[index - 1] if index else ""
    return bool(_NAMES.fullmatch(rows[index]) and _SIGNED.match(fold(above)))


def is_motion(part: str) -> bool:
    """Whether what stands in a part of this name, in simplified characters, was moved there."""
    return is_motions(part) or is_ruled(part)


def is_ruled(part: str) -> bool:
    """Whether it is the name of a part whose motions each have a ruling: 臨時提案."""
    return _RULED.fullmatch(part) is not None


def asked_for(text: str) -> str:
    """What a motion asks for: 建請海基會提供明細 behind its reasons; "" where it gives none."""
    folded = fold(text)
    ways = ((way is _ASKED[0], way.search(folded)) for way in _ASKED)
    plain, found = next((told for told in ways if told[1]), (False, None))
    if found is None or not (
        plain or _REASONS.match(folded) or _LEADS.search(folded[: found.start("what")])
    ):
        return ""
    return without_question(text[found.start("what") : found.end("what")])


def without_question(text: str) -> str:
    """A motion without what puts it to the vote: ，是否有當？請公決."""
    whether = _WHETHER.search(fold(text))
    return text[: whether.start()] if whether and whether.start() else text
