"""Lists of people within the sentences that open a record, each on a line of its own.

…召开会议，参会人员有甲、乙。会议由丙主持: the words in front and behind stay sentences.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.grammar.people import HAN, is_name
from corpus.page.mending import Line

_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]"
)
_COMES = "(?:参加|出席|列席|参会|与会|到会|缺席|请假)"
_LIST_INSIDE = re.compile(
    rf"(?<=[，。；,;])\s*(?P<label>{_COMES}(?:会议)?(?:人员?|者|领导|同志)|(?:会议)?(?:主持|记录)(?:人员?|员)?)"
    r"(?:[：:]|(?<=[员人])(?:还?有|为|是|包括)(?=[^，。；：、,]{2,16}、)"
    rf"|(?<=[主录][持员]|[持录]人)(?:为|是)(?=[{HAN}]{{2,4}}[，。；,;]))(?=[^。；]{{2}})"
)
"""参会人员：甲, 与会人员为甲、乙 within a sentence that opens a record."""

_HELD_IN_BRACKETS = re.compile(
    rf"(?<=[会行议])[（(](?P<told>[{HAN}]{{2,12}}主持[，,；;][^（）()]{{4,200}})[）)](?P<mark>[，。；]?)"
)
_CAME = re.compile(
    r"实到[^，。；（(]{0,6}?\d{1,3}[人名位](?P<mark>[（(]|[：:]|[，,]?(?:分别)?(?:是|为)[：:]?)"
    r"(?P<people>[^（）()。；：]{2,16}、[^（）()。；：]{2,200})(?:[）)]|(?=[。；]|$))"
)
"""实到5人（甲、乙、丙、丁、戊）."""


def with_lists_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """…召开会议，参会人员有甲、乙。会议由丙主持: the list in the opening on a line of its own."""
    above = True
    for line in lines:
        above = above and not _NUMBERED.match(line.text)
        if above and "会" in line.text:
            yield from (line._replace(text=piece) for piece in _pieces(line.text))
        else:
            yield line


def _pieces(text: str) -> Iterator[str]:
    if held := _HELD_IN_BRACKETS.search(text):
        text = _out_of_brackets(text, held)
    came = _CAME.search(text) if "实到" in text else None
    if came and all(map(is_name, re.split("[、，]", came["people"]))):
        yield f"{text[: came.start('mark')]}{text[came.end() :]}"
        yield f"出席：{came['people']}"
    elif _LIST_INSIDE.search(text):
        yield from _pieces_of_opening(text)
    else:
        yield text


def _out_of_brackets(text: str, held: re.Match[str]) -> str:
    """…召开会议（甲主持，乙参加，丙记录）。 with a sentence for the brackets."""
    behind = text[held.end() :]
    return f"{text[: held.start()]}。{held['told']}{held['mark'] or '。'}{behind}"


def _pieces_of_opening(text: str) -> Iterator[str]:
    """What stands before each list, the list with its label, and what its sentence ends before."""
    start = 0
    for told in _LIST_INSIDE.finditer(text):
        if told.start() < start:
            continue
        before = text[start : told.start()].strip()
        if before:
            yield f"{before[:-1]}。" if before[-1] in "，；,;" else before
        stop = min(at for at in (text.find("。", told.end()), len(text)) if at >= 0)
        following = _LIST_INSIDE.search(text, told.end(), stop)
        stop = following.start() if following else stop
        yield f"{told.group().strip(' ：:')}：{text[told.end() : stop].strip('，；,;')}"
        start = stop + (text[stop : stop + 1] == "。")
    yield from (text[start:],) if text[start:].strip() else ()
