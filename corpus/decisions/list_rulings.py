"""What is ruled on a list: by a verdict above its items, in its points, or as measures of an item.

会议审议通过了以下议案： tells what each document came to. Below 会议议定如下： each numbered point
is a ruling in its own words, or a duty: 东岸旧码头停止使用 disposes of a matter; 交通局要加快办理
and 由甲局负责落实 are what somebody must do. An item that bears a topic, or tells what the meeting
heard, is read as any other. 会议确定，一要…。二要…: measures in a list are one matter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from corpus.decisions.digest_rulings import rulings
from corpus.decisions.item_matters import matters_of
from corpus.decisions.outcomes import (
    AGAIN,
    AGREED,
    GOES_FURTHER,
    HEARD,
    PUT_OFF,
    REFUSED,
    VERDICTS,
    WITHDRAWN,
)
from corpus.decisions.rulings import find_rulings
from corpus.decisions.scopes import Scope
from corpus.grammar.clauses import ADVERB, CHAIN, VERB
from corpus.grammar.numerals import read_number
from corpus.grammar.patterns import late
from corpus.grammar.sentences import SENTENCE, Passage
from corpus.grammar.tables import one_of
from corpus.model import Decision, Section
from corpus.page.mending import Line

_AGREED_ABOVE = late(
    r"(?:^|[，。；])(?:(?:会议|与会[^，。；：]{2,6}|各方|[双三]方|经)(?:一致|充分|共同|认真|集体|研究|讨论|协商|协调|商议|后|，)*)+"
    r"(?:决定|确定|明确|议定|商定|同意|(?:达成|形成|作出)(?:了)?)(?:了)?(?:以下|如下|下列)?(?:几[点项条]|一致)*"
    r"(?:共识|意见|事项|决定|决议|结论)?(?:如下)?[：:]$"
    r"|(?:议定|商定|确定|决定)的?(?:有关|相关|主要|具体)?事项(?:纪要|明确)?如下[：:]$"
)
_TOPIC = late(
    rf"^(?:关于|会议|(?:{CHAIN}))|(?:问题|事项|事宜|情况|工作|议题|汇报|报告|方案|办法|意见)$"
)
_WAS_SO = late("^(?:目前|截至|此前|前期|近期|近年)|^[^，。；]*[已曾](?!经成熟)")
_SETS_UP = late(
    r"^由[^，。；]{2,24}?(?:牵头|会同[^，。；]{2,20}?)，?(?P<name>(?:成立|组建|设立|建立|筹建)(?!健全|完善|机制)[^，。；]{2,30})"
)
_PAYS = late(
    r"^(?P<name>(?:(?!要|应|须|请)[^，。；]){2,40}?[\d.]+[多余]?[百千万亿]*元[^，。；]{0,4}由[^，。；]{2,24}?"
    r"(?:拨付|支付|垫付|承担|解决|列支|返还|兜底|补足))(?=[，。；]|$)"
)
"""账户资金60万元由甲局监管后支付: who pays how much."""

_HOW = (
    "(?:经过?|以|一致|逐项|分别|集体|充分|认真|无记名|举手|投票|表决|审议|讨论|研究|方式|后|并|，)"
)
"""What may stand before the verdict: what is only wished, planned or told of others is none."""

_VERDICT_ABOVE = late(
    rf"(?:^|[。；])(?:本次)?(?:会议|大会|(?:与会|全体|参会)[^，。；：《》]{{2,6}}){_HOW}*(?P<word>{one_of(VERDICTS)})"
    r"了?(?:以下|下列|如下)[^，。；：]{0,6}"
    r"(?:议案|议题|事项|文件|报告|决议|提案|方案|办法|制度)[：:]$"
)

_VERDICT_BELOW = late(
    r"等(?P<count>[两二三四五六七八九十]{1,3}|\d{1,2})[个项件](?:议题|议案|事项|议程|内容)，"
    rf"(?:会议)?{_HOW}*(?P<word>{one_of(VERDICTS)})了?(?:上述|以上|这些)?(?:议题|议案|事项)?(?=[。；]|$)"
)
_VERDICT_ON_ALL = late(
    rf"(?:^|[。；，])(?:经[^，。；]{{0,8}}，)?(?:会议)?{_HOW}*(?P<word>{one_of(VERDICTS)})了?(?:以上|上述)(?:各项|全部|所有)?(?:议题|议案|事项)(?=[。；，]|$)"
)
"""经讨论，会议原则通过以上议题: those that stand in a row above, of which nothing else is told."""

_TAKEN_UP_KINDS = frozenset(("审议", "听取", "研究"))
_OPEN_END = late(r"等[^等，。；]{1,3}[个项件](?:议题|议案|事项|议程|内容)$")

_MEASURES = late(r"^会议(?:确定|决定)[，：](?:一要|一是|第一[，、]|一、)")
_FIRST_MEASURE = late(r"^[^。；]*[。；]?")
_MATTER_OF = late(rf"^(?:{ADVERB}|{VERB}|[、和并与及了])+(?=[^，。]{{4,}})")


def _line_above(before: Sequence[Line]) -> str:
    """The last line above the items, if it announces them."""
    last = next((line.text for line in reversed(before) if line.text), "")
    return last if last.endswith(("：", ":")) else ""


def agreed_points(sections: Sequence[Section], before: Sequence[Line]) -> tuple[Section, ...]:
    """The sections, each point that disposes of something with its outcome."""
    if not _AGREED_ABOVE.search(_line_above(before)):
        return tuple(sections)
    return tuple(map(_with_ruling, sections))


def _with_ruling(section: Section) -> Section:
    if _TOPIC.search(section.heading):
        return section
    first = section.paragraphs[0].text if section.paragraphs else ""
    statement = first if first.startswith(section.heading) else section.heading
    point = next((one.strip() for one in SENTENCE.findall(statement) if one.strip()), "")
    settled = [one for one in section.decisions if one.outcome not in GOES_FURTHER]
    steps = [one for one in section.decisions if one.evidence.startswith(point)]
    if (
        not point
        or settled
        or _WAS_SO.match(point)
        or any(one.outcome in GOES_FURTHER[:-2] for one in steps)
    ):
        return section
    return replace(section, decisions=(*_of_point(point), *section.decisions))


def _of_point(point: str) -> Iterator[Decision]:
    """What the point says by the first of the readers that finds something."""
    for pattern in (_SETS_UP, _PAYS):
        if found := pattern.match(point):
            yield Decision(AGREED, found["name"], (), (), None, point)
            return
    own = list(find_rulings(Passage(point), Scope(formal=True, listed=True), ()))
    led = [] if own else rulings((), (Passage(f"会议议定：{point}"),))
    yield from (replace(one, evidence=point) for one in (*own, *led))


def ruled_above(sections: Sequence[Section], before: Sequence[Line]) -> tuple[Section, ...]:
    """The sections, each document of a heading with the verdict that stands above them all.

    One of which its own item tells an outcome keeps that.
    """
    last = _line_above(before)
    ruled = _VERDICT_ABOVE.search(last)
    if not ruled:
        return tuple(sections)
    verdict = Decision(VERDICTS[ruled["word"]], None, (), (), None, last)
    return tuple(_each_with_verdict(section, verdict) for section in sections)


def ruled_below(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, each of a row with the verdict that stands behind the last of them.

    讨论了甲、听取了乙的汇报、研究了丙等三项议题，并原则通过: all three are, if there are three.
    """
    told = tuple(sections)
    for at, last in enumerate(told):
        text = _first(last)
        told = _with_verdict_on_all(told, at, text)
        ruled = _VERDICT_BELOW.search(text) if "等" in text else None
        count = read_number(ruled["count"]) if ruled else None
        if ruled and count and 1 < count <= at + 1:
            verdict = Decision(VERDICTS[ruled["word"]], None, (), (), None, text[: ruled.end()])
            row = (_settled(one, verdict) for one in told[at + 1 - count : at + 1])
            told = (*told[: at + 1 - count], *row, *told[at + 1 :])
    return told


def _with_verdict_on_all(sections: tuple[Section, ...], at: int, text: str) -> tuple[Section, ...]:
    ruled = _VERDICT_ON_ALL.search(text) if "以上" in text or "上述" in text else None
    if ruled is None:
        return sections
    verdict = Decision(VERDICTS[ruled["word"]], None, (), (), None, ruled.group().strip("。；，"))
    begun = [n for n in range(at + 1) if _first(sections[n]).startswith("会议")]
    before = sections[begun[-1] if begun else at : at]  # what its own paragraph took up
    row = list(takewhile(_is_open, reversed(before)))[::-1]
    settled = (_settled(one, verdict) for one in row)
    return (*sections[: at - len(row)], *settled, *sections[at:])


def _first(section: Section) -> str:
    return section.paragraphs[0].text if section.paragraphs else ""


def _is_open(section: Section) -> bool:
    """Whether an item is only named, in one paragraph, with nothing that became of it."""
    named = len(section.paragraphs) == 1 and not _TAKEN_UP_KINDS.isdisjoint(section.kinds)
    return named and all(one.outcome == HEARD for one in section.decisions)


def _settled(section: Section, verdict: Decision) -> Section:
    """The section with the verdict on each of its matters, in place of what it told by itself."""
    heading = _OPEN_END.sub("", section.heading)
    others = [one for one in section.decisions if one.outcome not in (HEARD, verdict.outcome)]
    matters = matters_of(heading) or (_MATTER_OF.sub("", heading),)
    own = (replace(verdict, object=matter) for matter in matters)
    return replace(section, decisions=(*own, *others))


_AGAINST = frozenset((PUT_OFF, REFUSED, AGAIN, WITHDRAWN, "退回", "未形成决议"))


def _each_with_verdict(section: Section, verdict: Decision) -> Section:
    settled = {one.object for one in section.decisions if one.outcome not in GOES_FURTHER}
    if any(one.outcome in _AGAINST for one in section.decisions):
        return section  # 审议《甲》 below 审议通过以下议案：, which was put off
    titles = [one.title for one in section.documents if one.title in section.heading]
    own = (replace(verdict, object=title) for title in titles if title not in settled)
    return replace(section, decisions=(*own, *section.decisions))


def listed_rulings(
    heading: str, texts: Sequence[str], found: Sequence[Decision]
) -> Iterator[Decision]:
    """One decision on the item's matter, unless its paragraph was read as others already."""
    for text in texts:
        ruled = _MEASURES.match(text)
        if ruled and not any(one.evidence in text for one in found):
            named = _MATTER_OF.match(heading)
            matter = heading[named.end() :] if named else heading
            first = _FIRST_MEASURE.match(text)
            yield Decision(AGREED, matter, (), (), None, first.group() if first else text)
            return
