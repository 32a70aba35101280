"""Motions made on the spot: 臨時提案, and those of which the part says itself that they passed.

Below 通過臨時提案 a motion is a paragraph, numbered or not, and who signs it; what it asks for
(爰要求…, 建請…) stands behind its reasons and is what was passed.
"""

from collections.abc import Iterator, Sequence

from corpus.assembly.marks import is_motions, is_statement, marker
from corpus.patterns import late
from corpus.people import HAN
from corpus.scripts import fold

PARTS = frozenset(("临时提案", "临时动议"))
"""The names, in simplified characters, of parts whose motions each have a ruling."""

_SIGNED = late(r"[（(]?(?:提案|连署)(?:人|委员)\s*[:：]")
_NAMES = late(rf"[{HAN}·.．A-Za-z\s、]{{2,80}}[)）]?")
_REASONS = late(r"[（(「]?(?:有?鉴于|鉴于|针对|由于|基于|根据|为|查|依|我国|近)")
_ASKED = (
    late(
        r"(?P<what>(?:爰此?|为此|特|谨)[,，]?(?:提案)?(?:要求|建请|建议|促请|敦请|提请|请)[^。]{4,})"
    ),
    late(r"(?<=爰)(?P<what>[^。,，]{2,16}应[^。]{4,})"),
    late(r"(?:^|[,，。;；])(?P<what>(?:提案)?(?:要求|建请|建议|促请|敦请)[^。]{4,})"),
    late(rf"(?<=[,，。])故?(?P<what>[{HAN}、]{{2,24}}?[署部会院局处府]应(?!有)[^。]{{4,}})"),
)
"""How a motion turns from its reasons to what it asks for, the plainest way first."""

_WHETHER = late(r"[,，。]?是否有当.*")


def parted(rows: Sequence[str]) -> tuple[list[str], str, list[str]]:
    """The rows before one such as 三、通過臨時提案：, that row without its number, and the rest."""
    for index, row in enumerate(rows):
        mark = marker(row)
        name = mark[2] if mark else row
        if is_motions(name):
            return list(rows[:index]), name, list(rows[index + 1 :])
    return list(rows), "", []


def unnumbered(rows: Sequence[str]) -> Iterator[list[str]]:
    """The rows of each motion that has no number: a new one begins behind who signed the last."""
    motion: list[str] = []
    signed = False
    for row in rows:
        signs = _SIGNED.match(fold(row)) is not None
        if signed and not signs and not _NAMES.fullmatch(row) and not is_statement(row):
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
    return part in PARTS or is_motions(part)


def asked_for(text: str) -> str:
    """What a motion asks for: 建請海基會提供明細 behind its reasons; "" where it gives none."""
    folded = fold(text)
    ways = _ASKED if _REASONS.match(folded) else ()
    found = next((match for way in ways if (match := way.search(folded))), None)
    if found is None:
        return ""
    what = text[found.start("what") : found.end("what")]
    whether = _WHETHER.search(fold(what))
    return what[: whether.start()] if whether and whether.start() else what
