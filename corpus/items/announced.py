"""What an opening announces against what the paragraphs below it tell: which is the agenda?

召开常务会议，传达学习甲，研究乙等工作。会议强调，…。会议听取了乙的汇报: the opening names what the
meeting took up, and so do the paragraphs. Each item that the opening announces is paired with
those told below, by the things that both name. Where they pair, the paragraphs are the items; what
nobody takes up below remains an item in the words of the opening.
"""

from collections.abc import Sequence

from corpus.grammar import clauses
from corpus.grammar.naming import is_named, things
from corpus.grammar.patterns import late
from corpus.items.listed import Item
from corpus.items.sequels import LOOKS_BACK

_VERB = late(rf"(?:并|同时|还|再)*(?:{clauses.CHAIN}(?:于)?|[就对](?=[^，。；]*(?:进行|[作做])))")
_NOTED = late(rf"{clauses.ADVERB}*(?:传达|学习|通报|贯彻|宣读)|[就对].*(?:传达|学习|通报)$")
_SETTLES = late(r"^[^《]{0,12}(?:通过|同意|审定)了?[^《]{0,8}《")
_PASSES = late(r"^(?:审议|审查|讨论|研究|表决|并|一致|原则上?)*通过了?(?!后)[^《]{4,}$")
"""讨论通过甲规程、乙办法: passed, whatever else is told below."""

_HEARD = late(rf"{clauses.ADVERB}*听取")
_WEIGHED = late(
    rf"{clauses.ADVERB}*(?:原则上?)?(?:审议|审定|审查|通过|同意)|[就对].*(?:审议|审查|协商)$"
)
_CLAUSE = late(rf"，(?={clauses.CHAIN})")
_SHORTEST_SAME = 4


def standing(
    announced: Sequence[Item], told: Sequence[Item], later: str, talk: bool
) -> tuple[Item, ...]:
    """The announced items that nobody takes up below.

    ``later`` is the text below the opening. ``talk`` says that talk comes before anything is told:
    it can only be about what was announced. Without it one thing told is the one announced.
    """
    if not talk and len(announced) == len(told) == 1 and _is_alike(announced[0], told[0]):
        return ()
    headings = [other.heading for other in told]
    return tuple(item for item in announced if not _are_told(item.heading, headings, later))


def is_repeated(stated: Item, told: Sequence[Item]) -> bool:
    """Whether all that was done by the opening's own words is told again, with the same verb."""
    again = "".join(item.heading for item in told if item.heading[:2] == stated.heading[:2])
    return bool(again) and all(
        is_named(thing, again) for thing in things(without_verb(stated.heading))
    )


def _is_alike(announced: Item, told: Item) -> bool:
    """The same sort of thing and not of other documents: 审议《甲》 above, 审议了《乙》 below.

    A verdict tells each of its documents and stands for no other.
    """
    above, below = (set(clauses.TITLE.findall(item.heading)) for item in (announced, told))
    others = bool(above and below) and not above & below
    if _SETTLES.match(announced.heading) or _is_heard_beside(announced.heading, told.heading):
        return False
    if _PASSES.match(announced.heading) and not _is_told(announced.heading, [told.heading], ""):
        return False
    noted = [_NOTED.match(item.heading) is not None for item in (announced, told)]
    return noted[0] == noted[1] and not others


def _is_heard_beside(announced: str, told: str) -> bool:
    """Whether one is a report that was heard and the other a paper that was weighed."""
    return _HEARD.match(announced) is not None and _WEIGHED.match(told) is not None


def _are_told(heading: str, told: Sequence[str], later: str) -> bool:
    return all(_is_told(clause, told, later) for clause in _CLAUSE.split(heading))


def _is_told(heading: str, told: Sequence[str], later: str) -> bool:
    """Whether one of the things that an announced clause names is named below, or it has none."""
    if _SETTLES.match(heading):
        return all(title in later for title in clauses.TITLE.findall(heading))
    rest = without_verb(heading)
    if len(rest) >= _SHORTEST_SAME and any(rest in other for other in told):
        return True
    named = things(rest)
    if named and _PASSES.match(heading):
        return all(is_named(thing, later) for thing in named) or all(
            any(is_named(thing, other) for other in told) for thing in named
        )
    told = [other for other in told if not _is_heard_beside(heading, other)]
    if _NOTED.match(heading):
        told = [other for other in told if _NOTED.match(other)]
    elif LOOKS_BACK.match(heading):
        told = [other for other in told if not _NOTED.match(other)]
    if not named:
        return bool(told)
    return any(is_named(thing, other) for thing in named for other in told)


def without_verb(heading: str) -> str:
    """What stands behind the verb of an announced item."""
    verb = _VERB.match(heading)
    return heading[verb.end() :] if verb else heading
