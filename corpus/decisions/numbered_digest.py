"""A numbered item told as a digest tells it: 一、审议《甲》 above 会议审议了《甲》，予以通过.

It is read as formal minutes are. What its sentences say in the manner of a digest is added where
that reading found nothing in them, and words that only point are put right.
"""

from collections.abc import Iterator, Sequence

from corpus.decisions.deferrals import own_deferrals
from corpus.decisions.digest_objects import alike, is_bare, mended, says_nothing
from corpus.decisions.digest_rulings import rulings, unread
from corpus.decisions.item_matters import matters_of, points
from corpus.decisions.outcomes import HEARD, ORDERED
from corpus.grammar.clauses import CHAIN, ITEM, POINT
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage
from corpus.model import Decision

_DONE = late(f"(?:会议)?{CHAIN}(?<=了)")
"""讨论了甲: a heading that is a sentence of a digest, cut off at its end."""

_TAKEN_UP = late("(?:会议)?(?:集体|认真)*(?:审议|讨论|研究|审查|听取)了")
_LIST = late(rf"(?:明确|决定|议定|确定)(?:如下|以下)?：\s*{POINT}")
_MARK = late("[，。；：]")
_LONGEST = 80
_HIDDEN = late("《[^》]*》?|（[^）]*）")

_NO_RULING = (HEARD, ORDERED)
_COUNT = late(r"(?:同意|赞成|通过)(?:的)?\d|\d票")
"""同意4票，不同意0票: a ballot is read as one."""


def told_as_digest(
    heading: str, item: Sequence[Passage], found: Sequence[Decision]
) -> tuple[Decision, ...]:
    """The decisions of a numbered item with what only the reading of a digest finds."""
    whole = "了" in heading and _DONE.match(heading) is not None
    if not item or not (whole or ITEM.match(item[0].text)):
        return tuple(found)
    named = _matters(heading, item[0].text)
    told: dict[Decision, None] = {}
    for one in (one for one in found if not says_nothing(one)):
        told |= dict.fromkeys(mended(one, named) if _is_vague(one, named) else (one,))
    for one in _new(named, item, [one for one in told if one.outcome not in _NO_RULING]):
        told |= dict.fromkeys(mended(one, named))
    return tuple(own_deferrals(told))


def sub_items(heading: str, item: Sequence[Passage]) -> list[tuple[str, tuple[Passage, ...]]]:
    """The item in parts: each paragraph that only says what is taken up heads those below it.

    一、审议有关文件 with （一）审议《甲》 and （二）审议《乙》 in it is three, and most items one.
    """
    parts: list[tuple[str, tuple[Passage, ...]]] = [(heading, ())]
    heads = [_heads(passage.text) for passage in item]
    for at, passage in enumerate(item):
        if heads[at] and heads[at + 1 : at + 2] == [False] and item[at + 1].text:
            parts.append((passage.text, ()))
        else:
            parts[-1] = (parts[-1][0], (*parts[-1][1], passage))
    return parts


def _heads(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    bare = _HIDDEN.sub("", text) if "《" in text or "（" in text else text
    return _MARK.search(bare) is None and ITEM.match(text) is not None


def _matters(heading: str, first: str) -> tuple[str, ...]:
    """What the item is on; 审议《甲》等文件 is told in full by its first sentence."""
    named = matters_of(heading) if ITEM.match(heading) else ()
    if "《" not in heading or not _TAKEN_UP.match(first):
        return named
    whole = matters_of(first.partition("。")[0].partition("，")[0])
    return whole if set(named) < set(whole) else named


def _is_vague(one: Decision, named: Sequence[str]) -> bool:
    """上述两个清单, 划拨: what the heading names in full."""
    several = len(named) > 1 and (one.object is None or points(one.object))
    return bool(named) and (is_bare(one) or several)


def _new(
    named: tuple[str, ...], item: Sequence[Passage], settled: Sequence[Decision]
) -> Iterator[Decision]:
    """What the other reading adds; where both read a sentence, only if it tells all of it."""
    bare = [] if len(named) > 1 else settled
    known = {one.evidence for one in bare if not _LIST.search(one.evidence)}
    own = [item[at] for at in unread(item, known) if not at or _is_own(item[at].text)]
    read = list(rulings(named, own, known))
    for one in read:
        beside = [other for other in settled if _is_of_one(one, other)]
        retold = all(any(alike(again, other) for again in read) for other in beside)
        believed = not beside or (retold and one.object in named) or _is_listed(one, beside)
        if believed and not _COUNT.search(one.evidence) and not any(alike(one, o) for o in settled):
            yield one


def _is_own(text: str) -> bool:
    """Whether a paragraph tells what the meeting did; others are comments on the matter."""
    return text.startswith("会议") or ITEM.match(text) is not None


def _is_listed(one: Decision, beside: Sequence[Decision]) -> bool:
    """原则同意甲方案，并就有关问题予以明确：一是…: a point of a list, below all that was read."""
    listed = _LIST.search(one.evidence)
    if listed is None or not one.object:
        return False
    others = [one.evidence.find(other.object or "") for other in beside]
    return max(others) < listed.start() < one.evidence.find(one.object)


def _is_of_one(one: Decision, other: Decision) -> bool:
    return one.evidence in other.evidence or other.evidence in one.evidence
