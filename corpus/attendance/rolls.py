"""Who presided and who was there, told in sentences among the items of a record."""

import re
from collections.abc import Iterator, Sequence

from corpus.grammar.sentences import SENTENCE
from corpus.page.layout import is_attendance_sentence
from corpus.page.mending import Line

LABELLED_ROLL = re.compile(
    r"(?<![^，。；])(?:会议)?(?P<verb>出席|列席|参加|到会|参会|与会)(?:会议)?(?:人员|领导|同志)?[：:]"
    r"(?P<people>(?:(?![，、；](?:会议)?(?:出席|列席|参加|到会|记录|主持|请假|缺席)[^，。；：]{0,6}[：:])[^。；])+)"
)
"""…主持召开会议。参加人员：甲、乙。会议同意…: the label of a list within a paragraph."""

_PRESIDED = re.compile(
    r"(?:本次|此次|这次)?会议由[^，。；]{2,40}主持|(?!(?:本次|此次|这次)?会议)(?:受[^，。；]{2,80}委托，)?[^，。；]{2,60}主持(?:召开)?了?(?:本次|此次|全体)?会议"
)
_PRESIDED_TOO = re.compile(
    "(?:出席|列席|参加)了?(?:本次|此次)?会议(?:并(?:讲话|发言|致辞))?，"
    "(?:会议由[^，。；]{2,40}主持|[^，。；要]{2,60}主持(?:召开)?了?(?:本次|此次)?会议)"
)
_BEHIND_PRESIDED = re.compile(r"^[^，。；]{2,60}主持(?:会议)?[^，。；]{0,8}；")
_SPOKE_TOO = re.compile(
    "(?P<who>[^，。；：《要]{4,40}(?:出席|参加)了?会议)，(?:并|还)?(?:[就对][^。；]{4,}|[作讲]了?[^，。；]{0,4}[话言])"
)
"""副处长甲参加会议，对与会专家表示感谢: where it opens a paragraph among the items."""

_NOTE = re.compile(
    r"[（(]主持人?[：:]\s*(?P<name>[^（）()：:，；、\s]{2,4})(?=[\s，；）)])[^（）()]*[）)]"
)
_ROLL = re.compile(r"(?:参加|出席|列席)[^，。；：]{0,8}会议的[^，。；：]{0,10}有[：:]?[^。；]{2}")
_INVITES = re.compile(
    r"(?:^|[，；]|会议)(?:还|特|并)*邀请了?[^。；]{2,200}(?:列席|参加)(?:了?会议)?"
    r"|(?:^|会议)(?:还|特|并)*邀请了?(?P<speaker>[^，。；、]{4,30}?)(?:[为给向][^，。；]{2,10})?(?=(?<!工)[作做]了?[^，。；]{0,30}(?:演讲|讲座|辅导|授课|报告|讲话|解读))"
)


def presiding(text: str) -> list[str]:
    """The sentences that tell who presided."""
    sentences = SENTENCE.findall(text) if "主持" in text else ()
    return [said for said in sentences if _PRESIDED.match(said) or _PRESIDED_TOO.search(said)]


def told_inside(
    items: Sequence[Line], opening: Sequence[Line], numbered: bool, found: bool
) -> tuple[Line, ...]:
    """The lines of the items that tell who presided or was there: all, where none was found."""
    if numbered:
        return tuple(in_turn(items))
    return (*opening, *roll_calls(items)) if found else tuple(items)


def roll_calls(lines: Sequence[Line]) -> Iterator[Line]:
    """Who presided or was there, told at the head of paragraphs and at the end of the last one."""
    for line in lines:
        sentences = SENTENCE.findall(line.text)
        told = _told_first(sentences)
        told += _invitations(line.text, sentences[len(told) :])
        told += [said for said in sentences[len(told) :] if _PRESIDED_TOO.search(said)]
        if not told and "会议，" in line.text and (spoke := _SPOKE_TOO.match(line.text)):
            told = [f"{spoke['who']}。"]
        yield from (line._replace(text=sentence) for sentence in told)
    for line in [line for line in lines if "。" in line.text][-1:] or lines[-1:]:
        sentences = [said for said in SENTENCE.findall(line.text) if said.strip(" |｜")]
        # 甲、乙出席会议。记者 丙: what the page set behind the last sentence is none
        ends = sentences[-1:] if line.text.rstrip(" |｜").endswith("。") else sentences[-2:]
        if not _told_first(sentences):
            yield from (line._replace(text=said) for said in ends if is_attendance_sentence(said))


def in_turn(lines: Sequence[Line]) -> Iterator[Line]:
    """（主持人：甲 汇报人：乙） behind an item, 丙 behind another: who presided over which."""
    names = (note["name"] for line in lines if "主持" in line.text for note in _notes(line.text))
    told = [f"{name}（议题{at}）" for at, name in enumerate(dict.fromkeys(names), start=1)]
    if told:
        yield lines[0]._replace(text=f"主持人：{' '.join(told)}")


def _notes(text: str) -> Iterator[re.Match[str]]:
    return (note for note in [_NOTE.fullmatch(text.strip())] if note)


def _invitations(text: str, sentences: Sequence[str]) -> Iterator[str]:
    """会议邀请区人大代表甲列席, or that behind what was considered; 会议邀请甲作讲座 too."""
    for sentence in sentences if "邀请" in text else ():
        if invites := _INVITES.search(sentence):
            speaker = invites["speaker"]
            told = f"邀请{speaker}列席" if speaker else invites.group().lstrip("，；")
            yield told if told.startswith("会议") else f"会议{told}"


def _told_first(sentences: Sequence[str]) -> list[str]:
    """The sentences of a roll call that come first, or behind who presided."""
    told: list[str] = []
    for sentence in sentences:
        if is_attendance_sentence(sentence) or _ROLL.search(sentence):
            told.append(sentence)
        elif is_attendance_sentence(rest := _BEHIND_PRESIDED.sub("", sentence)):
            told.append(rest)
        elif not any(map(_PRESIDED.match, (sentence, sentences[0]))):
            break
    return told
