"""Matters that an advisory council's news names in one sentence, and what became of each later on.

就「甲」「乙」及「丙」向委員作出介紹, 召開會議,審議甲及乙,並聽取丙: the sentences below tell of one
of them each, by its own words or as the sentence before them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.assembly.rulings.minuted import council_decisions
from corpus.assembly.rulings.presenters import presenters_of
from corpus.grammar.documents import mentions_in
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.items.sections import read_kinds
from corpus.model import Paragraph, Section

_ASKED = late(
    rf"(?:(?P<who>[{HAN}]{{2,12}}?)(?:代表)?(?:分别)?[于在](?:是次)?会(?:议)?上)?(?:分别|并|亦)?就(?P<list>[^。]{{4,}}?)(?:等)?(?:事宜|议题|事项)?"
    r"(?:(?:分别)?向(?:各位?)?(?:委员会?|与会者)(?:进行|作出?)?(?:介绍|汇报|讲解)|(?:[咨谘][询詢]|征询|听取)(?:各位?)?(?:委员会?|与会者)?的?意见)"
)
_VERB = "(?:审议|讨论|听取|表决|通过|介绍|选举)"
_WEIGHED = late(
    rf"(?:召开|举行)[^,，。]{{0,20}}(?:会议|大会|全会)[,，](?:会上)?"
    rf"(?P<list>{_VERB}[^,，。]*(?:[,，](?:并|及|以及)*{_VERB}[^,，。]*)*)"
)
_DONE = late(f"{_VERB}了")
_VERBS = late(
    r"(?<!审议|讨论|听取|表决|通过|介绍|选举)(?<![议论决取]及|[议论决取]并|[议论决取]、)"
    rf"[,，、]?(?:并|及|以及)*(?={_VERB}(?![之的]))"
)
"""審議、表決及通過 of one matter are no three."""

_AND = late(r"及(?=(?:本|该|今|第|《|「|“|\d|[二一]○)[^及、]{4,})|、(?=[《「“])")
_QUOTED = late('[“"「『][^“”"「」『』]{2,}[”"」』]')
_JOINT = late(r"^(?:[、,，]|以及|及|和|与)+|(?:[、,，]|以及|及|和|与)+$")
_LAST = late("、|(?:以及|及)(?=[^、]{4,}$)")
_NEXT = late("^(?:此外|另外|另|其后|随后|最后|会上|会议上|同时)[,，]?")
_OWN = late(
    r"^(?:就|关于|对于|至于)(?:委员(?P<who>.{2,4}?)(?:所)?提出的?)?(?P<what>[^,，。]{2,40}?的(?:建议|提案|动议))[,，]"
)
_ABOUT = late("^(?:审议|讨论|听取|表决|通过|介绍|有关|关于)")
_ORGAN = late(rf"^[{HAN}]{{1,12}}?(?:委员会|理事会|[署局厅])(?:汇报|介绍|报告)?")
_ATTENDED = late("(?:出席|列席|缺席)[^,，。]{0,8}(?:会议|包括|有|。|$)|主持")
_FEWEST, _SHARED, _SURE, _SHORTEST = 2, 2, 4, 4


@dataclass(slots=True)
class _Topic:
    heading: str
    reporters: tuple[str, ...] = ()
    asked: bool = False
    texts: list[str] = field(default_factory=list)


def read_topics(sentences: Sequence[str]) -> tuple[tuple[Section, ...], set[str]]:
    """The matters with the sentences on them; none where fewer than two are named."""
    for at, text in enumerate(sentences):
        topics = [*_named(text)]
        if len(topics) >= _FEWEST and all(len(one.heading) >= _SHORTEST for one in topics):
            _tell(topics, sentences[at + 1 :])
            sections = tuple(_section(order, topic) for order, topic in enumerate(topics, 1))
            return sections, {text for topic in topics for text in topic.texts}
    return (), set()


def with_outcomes(
    items: Sequence[Section], sentences: Sequence[str], used: set[str]
) -> Iterator[Section]:
    """The items of an agenda, each with the sentences that say what became of it.

    ``used`` takes these sentences. Only what its own words tell, and no other item's, is an item's.
    """
    topics = [_Topic(item.heading) for item in items]
    pairs = _own_words(topics)
    for item, own in zip(items, pairs, strict=True):
        texts = [
            text
            for text in sentences
            if sum(pair in fold(text) for pair in own) >= _SURE
            and not all(one.heading in text for one in items)
            and not item.decisions
            and council_decisions((_bare(text),), item.heading)
        ]
        used.update(texts)
        yield replace(
            item,
            paragraphs=(*item.paragraphs, *(Paragraph(None, text) for text in texts)),
            documents=mentions_in((item.heading, *texts)),
            decisions=item.decisions or council_decisions([*map(_bare, texts)], item.heading),
        )


def _named(text: str) -> Iterator[_Topic]:
    folded = fold(text)
    weighed = _WEIGHED.search(folded)
    if weighed and _DONE.search(weighed["list"]) is None:
        listed = text[weighed.start("list") : weighed.end("list")].rstrip("。")
        for piece in filter(None, _split(_VERBS, listed)):
            yield from (_Topic(_JOINT.sub("", one)) for one in _split(_AND, piece))
        return
    for asked in _ASKED.finditer(folded) if "会" in folded else ():
        who = text[slice(*asked.span("who"))] if asked["who"] else ""
        for name in _names(text[asked.start("list") : asked.end("list")]):
            yield _Topic(name, (who,) if who else (), asked=True)


def _names(listed: str) -> Iterator[str]:
    """甲「乙」及丙: what stands in quotations, and what stands between them."""
    end = 0
    quoted = [*_QUOTED.finditer(listed)]
    for match in quoted:
        yield from filter(None, (_JOINT.sub("", listed[end : match.start()]),))
        yield match.group()[1:-1]
        end = match.end()
    rest = _JOINT.sub("", listed[end:])
    parts = _split(_LAST, rest) if not quoted and "、" in rest else (rest,)
    yield from (name for part in parts if (name := _JOINT.sub("", part)))


def _split(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """The pieces of a text between the places where its folded form fits."""
    end = 0
    for match in pattern.finditer(fold(text)):
        yield text[end : match.start()]
        end = match.end()
    yield text[end:]


def _tell(topics: list[_Topic], sentences: Sequence[str]) -> None:
    """Give each sentence to the matter that it tells of."""
    current: _Topic | None = None
    named = [*zip(topics, _own_words(topics), strict=True)]
    for text in sentences:
        if _ATTENDED.search(fold(text)):
            continue
        own = _OWN.match(fold(text))
        shared = [sum(pair in fold(text) for pair in pairs) for _, pairs in named]
        if max(shared) >= _SHARED:
            current = named[shared.index(max(shared))][0]
        elif own and council_decisions((text,)):
            who = text[slice(*own.span("who"))] if own["who"] else ""
            current = _Topic(text[slice(*own.span("what"))], (who,) if who else ())
            topics.append(current)
        elif _NEXT.match(fold(text)) or own or not council_decisions((text,)):
            current = None
        if current is not None:
            current.texts.append(text)


def _own_words(topics: Sequence[_Topic]) -> list[set[str]]:
    """The pairs of characters in the name of each matter that no other name holds."""
    names = [_ORGAN.sub("", _ABOUT.sub("", fold(topic.heading))) for topic in topics]
    pairs = [{pair for pair in map("".join, pairwise(name)) if "的" not in pair} for name in names]
    return [
        own.difference(*(other for at, other in enumerate(pairs) if at != place))
        for place, own in enumerate(pairs)
    ]


def _section(order: int, topic: _Topic) -> Section:
    bare = [_bare(text) for text in topic.texts]
    decisions = council_decisions(bare, topic.heading)
    kinds = ("听取",) if topic.asked else read_kinds(fold(topic.heading)) or ("其他",)
    return Section(
        order=order,
        number=None,
        heading=topic.heading,
        kinds=("审议",) if decisions else kinds,
        paragraphs=tuple(Paragraph(None, text) for text in topic.texts),
        documents=mentions_in((topic.heading, *topic.texts)),
        reporters=topic.reporters or presenters_of(bare),
        decisions=decisions,
    )


def _bare(text: str) -> str:
    opening = _NEXT.match(fold(text))
    return text[opening.end() :] if opening else text
