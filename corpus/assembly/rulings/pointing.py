"""What an object that only points stands for: 此項建議, 該項規例, 上述會議紀要, 此項目."""

import re

from corpus.assembly.rulings.estimates import matter_of
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold

_POINTS = "(?:[此该本]|有关|上述|该等)(?:项|个|份|宗|条)?(?:的)?"
_RECORD = late(r"(?:上述|该次|有关)的?会议的?(?:会议)?[纪记][录要]")
_NAMED_RECORD = late(r"(?:通过|确认)(?P<what>.*(?:\d|第.{1,4}次|上次|[年月日]).*[纪记][录要])")
_ADVICE = late(f"(?:{_POINTS})?(?:建议|提议)")
_ADVISED = late(
    "(?<!的)(?<![将把]此)(?<![将把]该)(?:建议|提议)(?!如|的|书|付诸|[被遭获])[:：,，]?(?P<what>[^。,，;；]{4,})"
)
_PROPOSES = late(
    "(?:(?<!的)(?:建议|提议)(?!如|的|书)[:：,，]?|认为(?:应该?|应当|有需要|有必要)|表示(?:愿意|同意|会|将会)|(?<!不)愿意|答允|(?<!如)可考虑)"
    "(?P<what>[^。,，;；]{4,})"
)
_WHOSE_ADVICE = late(rf"(?P<who>[{HAN}]{{2,5}}(?:议员|委员|先生|女士))的建议")
_ASKS_MONEY = late(
    r"建议$|总目|分目|拨款|开设|提升为|^(?:工务计划(?:项目)?(?:编号)?第?)?\d{1,4}[A-Z]{2}(?=[号\s─—–－-])"
)
_SET_UP = late(
    "^(?P<what>成立(?:一个)?[^,，。]{0,20}?(?:委员会|小组))(?:予以|以便?|详加|[就跟研审]).*$"
)
_RULES = late("(?:上述|该等|有关)")
_PAPER = late(f"{_POINTS}(?:规例|条例草案|条例|法案|草案|附属法例|修正案|计划|报告|文件)")
_QUOTED = late("《[^《》]{2,40}》")
_NAMED = (
    (_ADVICE, _ADVISED),
    (_PAPER, _QUOTED),
    (late("[该此](?:个|份)?附表"), late(r"附表\d{1,2}[A-Z]?")),
    (late("[该此](?:项|段)?条文?"), late(r"第\d{1,3}[A-Z]*条")),
    (
        late("经修[订改正]的(?:会议)?[纪记][录要]"),
        late(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:举行的)?(?:第[^。,，]{1,5}次)?会议的?[纪记][录要]"),
    ),
)
"""What points, and what may be named before it in the same paragraph."""

_ITEM = late(f"(?:{_POINTS})?(?:项目|事项|议题|课题|议项|讨论)|{_POINTS}(?:申请|事)")
_ASKED = late("^建议(?=..)")
_REPEATED = late("(?:上述|有关|该[份项]|(?=(?:计划|方案)$))(?P<noun>[^,，。]{2,10})")
_APPLICATION = len("申请")
_SENT_OUT = late("[^,，。]{2,4}资料文件")
"""下列資料文件 below 自上次會議後發出的資料文件."""

_HOLDS = late("^(?:续议事项|其他事项|.{0,16}(?:续议事项|的报告|处理的事项)$|通过)")
"""A heading that holds several matters names none of them."""


def pointed_at(
    what: str | None, said: str, heading: str, before: str = "", sentence: str = ""
) -> str | None:
    """The object, or what it points to: said before it in the paragraph, or the item itself.

    ``before`` is what earlier paragraphs said, where a name (in the ``sentence`` itself too) tells
    whose proposal it was. An object that only points, and to nothing, stays as it is.
    """
    folded = fold(what or "").strip("的")
    if _RECORD.fullmatch(folded):
        record = _NAMED_RECORD.search(fold(heading))
        return heading[record.start("what") : record.end("what")] if record else what
    for points, names in _NAMED:
        told = said + sentence.partition(what)[0] if what and points is _ADVICE else said
        found = [*names.finditer(fold(told))] if points.fullmatch(folded) else []
        if found:
            return short(told[slice(*found[-1].span(found[-1].lastgroup or 0))])
    if _ADVICE.fullmatch(folded):
        return _by_name(said + sentence, before) or _asked(heading) or what
    return _of_member(folded, said + before) or _of_heading(folded, heading) or what


def _of_heading(folded: str, heading: str) -> str | None:
    """The item itself, where the object says 此項目, or what the heading says word for word."""
    if _ITEM.fullmatch(folded):
        asked = _ASKED.match(fold(heading))
        item = heading[asked.end() if asked else 0 :]
        return matter_of(item) if item and not _HOLDS.match(fold(heading)) else None
    if _SENT_OUT.fullmatch(folded) and fold(heading).endswith("资料文件"):
        return heading
    if (repeated := _REPEATED.fullmatch(folded)) and not _HOLDS.match(fold(heading)):
        noun = repeated["noun"]
        named = fold(heading).endswith(noun) or fold(heading).startswith(f"{noun}:")
        named = named or _is_of_kind(noun, fold(heading))
        if heading and (noun == "文件" or named):
            return heading
    repeats = _RULES.search(folded) and folded[:2] == fold(heading)[:2]
    return heading if repeats else None


def item_itself(heading: str) -> str | None:
    """The item, unless its heading holds several matters: of what 決定押後討論 says no more."""
    return _of_heading("事项", heading) if heading else None


def _is_of_kind(noun: str, heading: str) -> bool:
    """上述工程計劃 of an item that ends in 工程, 上述加價申請 of one that is an application."""
    plan = noun.removesuffix("计划")
    asked = noun.endswith("申请") and len(noun) > _APPLICATION and "申请" in heading
    return asked or (plan != noun and len(plan) > 1 and heading.endswith(plan))


def proposed(sentence: str) -> str | None:
    """What a sentence proposes: 某議員建議成立小組, 當局願意刪除第12條."""
    found = [*_PROPOSES.finditer(fold(sentence))]
    return short(sentence[slice(*found[-1].span("what"))]) if found else None


def short(what: str) -> str:
    """成立法案委員會 without what it is to do."""
    found = _SET_UP.match(fold(what))
    return what[: found.end("what")] if found else what


def named_alone(what: str) -> str:
    """A document by its name, without the marks around it."""
    return what[1:-1] if _QUOTED.fullmatch(what) else what


def _by_name(said: str, before: str) -> str | None:
    """The proposal of the member whom the words before name: 就溫議員的建議表決."""
    whose = [*_WHOSE_ADVICE.finditer(fold(said))]
    return _of_member(whose[-1].group(), before) if whose else None


def _of_member(words: str, told: str) -> str | None:
    """溫議員的建議: what he is told to have proposed."""
    whose = _WHOSE_ADVICE.fullmatch(words)
    who = whose["who"] if whose else ""
    for start in range(max(len(who) - 5, 0) + 1 if who else 0):
        found = re.search(rf"{who[start:]}建议(?P<what>[^。,，;；]{{4,}})", fold(told))
        if found:
            return short(told[slice(*found.span("what"))])
    return None


def _asked(heading: str) -> str | None:
    """The item itself, where it asks for money or is called a proposal."""
    is_asked = _ASKS_MONEY.search(fold(heading)) and not _HOLDS.match(fold(heading))
    return matter_of(heading) if is_asked else None
