"""What an opening announces against what the paragraphs below it tell: which is the agenda?

召开常务会议，传达学习甲，研究乙等工作。会议强调，…。会议听取了乙的汇报: the opening names what the
meeting took up, and so do the paragraphs. Each item that the opening announces is paired with
those told below, by the things that both name. Where they pair, the paragraphs are the items; what
nobody takes up below remains an item of its own if the opening says what it was.
"""

from collections.abc import Iterator, Sequence

from corpus import clauses
from corpus.items import Item
from corpus.naming import is_named, things
from corpus.patterns import late

_VERB = late(rf"(?:并|同时|还|再)*(?:{clauses.CHAIN}(?:于)?|[就对](?=[^，。；]*(?:进行|[作做])))")
_CLAUSE = late(rf"，(?=(?:并|同时|还|再)*(?:{clauses.CHAIN}|[就对]))")
_NOTED = late(rf"{clauses.ADVERB}*(?:传达|学习|通报|贯彻|宣读)")
_SETTLES = late(r"^[^《]{0,12}(?:通过|同意|审定)了?[^《]{0,8}《")
_WHOLE_MEETING = late("专题|集中")
_IN_THE_LIGHT_OF = late("(?:全面|深入|认真|坚决|学习)*贯彻")
_PLANNED = late(r"[^，《]{0,4}(?:研究|部署|安排|分析|调度|梳理|决定|[就对])")
_SHORTEST_SAME = 4


def standing(
    announced: Sequence[Item], told: Sequence[Item], later: str, talk: bool, listed: bool
) -> tuple[Item, ...]:
    """The announced items that remain items beside those told, cut to what is not told.

    ``later`` is the text below the opening. ``talk`` says that talk comes before anything is told:
    it can only be about what was announced. ``listed`` says that the opening's own paragraph goes
    on with the list. With either also a plan (研究部署甲) or what stands in the light of something
    (深入贯彻甲) is an item; without talk one thing told is the one announced.
    """
    if not talk and len(announced) == len(told) == 1 and _is_alike(announced[0], told[0]):
        return ()
    left = (_untold(item, [other.heading for other in told], later) for item in announced)
    plans = talk or listed
    return tuple(item for item in left if item and (plans or not _is_plan(item.heading)))


def is_repeated(stated: Item, told: Sequence[Item]) -> bool:
    """Whether all that was done by the opening's own words is told again, with the same verb."""
    again = "".join(item.heading for item in told if item.heading[:2] == stated.heading[:2])
    return bool(again) and all(is_named(thing, again) for thing in things(_rest(stated.heading)))


def _is_alike(announced: Item, told: Item) -> bool:
    """The same sort of thing and not of other documents: 审议《甲》 above, 审议了《乙》 below.

    A verdict tells each of its documents and stands for no other.
    """
    above, below = (set(clauses.TITLE.findall(item.heading)) for item in (announced, told))
    others = bool(above and below) and not above & below
    if _SETTLES.match(announced.heading):
        return False
    noted = [_NOTED.match(item.heading) is not None for item in (announced, told)]
    return noted[0] == noted[1] and not others


def _is_plan(heading: str) -> bool:
    return bool(_IN_THE_LIGHT_OF.match(heading) or _PLANNED.match(heading))


def _untold(item: Item, told: Sequence[str], later: str) -> Item | None:
    """The item up to the first clause that is told below; None where that is the first."""
    if _SETTLES.match(item.heading):
        titles = clauses.TITLE.findall(item.heading)
        return None if all(title in later for title in titles) else item
    if _WHOLE_MEETING.match(item.heading):
        return None
    end = 0
    for start, stop in _clauses(item.heading):
        if _is_told(item.heading[start:stop], told, first=not start):
            break
        end = stop
    return Item(item.start, item.heading[:end], item.outcome) if end else None


def _clauses(heading: str) -> Iterator[tuple[int, int]]:
    commas = [match.start() for match in _CLAUSE.finditer(heading)]
    starts = [0, *(comma + 1 for comma in commas)]
    return zip(starts, [*commas, len(heading)], strict=True)


def _is_told(clause: str, told: Sequence[str], first: bool) -> bool:
    """Whether one of the things that a clause names is named below, or it names nothing.

    A further clause that names nothing (研究贯彻意见) goes with the one before.
    """
    rest = _rest(clause)
    if len(rest) >= _SHORTEST_SAME and any(rest in heading for heading in told):
        return True
    named = things(rest)
    if not named:
        return first and (not _NOTED.match(clause) or any(map(_NOTED.match, told)))
    return any(is_named(thing, heading) for thing in named for heading in told)


def _rest(clause: str) -> str:
    """What stands behind the verb."""
    verb = _VERB.match(clause)
    return clause[verb.end() :] if verb else clause
