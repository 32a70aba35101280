"""Whose meeting an assembly's record is of, by its title, the lines around it or its long form.

The number of a paper, which stands among these lines, is read here too: it is no body.
"""

import re
from collections.abc import Sequence

from corpus.assembly.lines.labelled import is_day_of_sitting
from corpus.grammar.numerals import NUMERAL
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import PaperNumber

NUMBERED = late(rf"(?:第?\s*{NUMERAL}\s*(?:[、及,]\s*{NUMERAL}\s*)*|首)次")
_QUOTES = late("[「」《》“”]")
_COUNTERS = late(
    rf"(?:香港特别行政区)?第\s*{NUMERAL}\s*届(?=[{HAN}]{{2,6}}区议会)|(?:民国)?\d{{2,4}}年\d{{1,2}}月\d{{1,2}}日|(?:(?:\d{{2,3}}|[一二三四五六七八九十百〇○零]{{2,4}})学年度?)?(?:第?[\d一二]|[上下]|第)学期(?:期[初中末]{{1,2}})?|(?:第\s*{NUMERAL}\s*届)?第\s*{NUMERAL}\s*会期|第\s*{NUMERAL}\s*届(?=第|$|\d|成立|[乡镇市]民代表会)|^\d{{2,3}}学年度(?=第|$)|(?:中华民国|民国)?(?:(?:\d{{4}}\s*[-－–—/]\s*)?\d{{2,4}}|[一二三四五六七八九零〇○]{{4}})\s*年度?(?:\d{{1,2}}月份?)?"
)
SPECIAL = late(rf"第\s*{NUMERAL}\s*次临时会(?=[{HAN}、]{{2,30}}委员会)")
"""第8屆第3會期第1次臨時會教育委員會第1次會議: the committee's counter is the second."""

BODY_END = late(r"(?:[会府局所院部处署厅室组]|公司|中心|[大中小]学|学校|国[中小]|高[中职])$")
_COUNCIL_END = late(r"^[^:：，。]{2,}(?:议会|代表会|委员会|政府|公所)$")
_COUNCIL = late(r"^(?:临时)?立法[会局]$")
_PAPER = late(
    r"(?:临时)?(?:立法[会局]|临立会)[ A-Z]*(?:\(\d\))?\s*"
    r"(?:\d{1,5}(?:/\d{2}-\d{2,4})?(?:\s*\(\d{1,2}\))?\s*号?文件"
    r"|\d{2}-\d{2}年度第[A-Z]{0,3}(?:\(\d\))?\d{1,5}号文件"
    r"|文件[A-Z]{2}(?:\(\d\))?\s*\d{1,5}/\d{2}-\d{2}号)"
)
SITTINGS = r"(?:成立大会|定期大会|临时大会|定期会|临时会|大会)"
_JOINT = late(r"(?P<house>立法院|.{2,6}议会)(?P<names>[^、]{2,8}(?:、[^、]{2,8})+)(?P<end>委员会)")
_WHOSE = late(rf"(?P<body>.{{2,14}}?(?:(?<!区)议会|代表会))第\s*{NUMERAL}\s*届")
"""某市議會第3屆…典禮: what stands behind the term is no part of the council's name."""

_SITTINGS_ALONE = late(rf"(?:第?\s*{NUMERAL}\s*次)?{SITTINGS}")
_COUNCIL_AND_DAY = late(r"^(?P<body>(?:临时)?立法[会局])[─—–－-]+\d{4}年\d{1,2}月\d{1,2}日$")
"""The running head of a record word for word."""

_TOWN_TWICE = late(r"([鄉乡鎮镇市])\1(民代表[會会])")
"""What 某鎮第21屆鎮民代表會 leaves without its counter."""

_RUNS_ON = late(r"(?:[及与和、的]|(?<!《)条例|[(（]修订[)）])$|《[^》]*$")
"""A line whose words can only go on in the next one."""

_DISTRICT = late(rf"[{HAN}]{{2,8}}区议会")
"""青石區議會 above the name of its committee."""


def paper_number(lines: Sequence[str]) -> PaperNumber | None:
    """The paper number of a line of its own: 立法會CB(2)119/98-99號文件."""
    for text in (form for line in lines for form in (line, "".join(line.split()))):
        match = _PAPER.search(fold(text))
        if match and len(text) - len(match.group()) <= 6:
            return PaperNumber(text[match.start() : match.end()])
    return None


def bodies_of(front: str, title: str, index: int, lines: Sequence[str]) -> tuple[str, ...]:
    """The words before the counter, else the lines above the title, else the long form."""
    name = without_counters(front)
    whose = _WHOSE.match(fold(name))
    name = name[: whose.end("body")] if whose else name
    if len(name) >= 3 and (BODY_END.search(fold(name)) or not _QUOTES.search(name)):
        return _each(_with_lines_above(name, index, lines))
    near = _above(index, lines) or _below(index, lines)
    if near:
        return (near,)
    elsewhere = _elsewhere(title, lines)
    return (elsewhere,) if elsewhere and not _SITTINGS_ALONE.fullmatch(fold(elsewhere)) else ()


def without_counters(text: str) -> str:
    """The name without years, terms, semesters and periods of sitting."""
    folded = fold(text)
    found = (*_COUNTERS.finditer(folded), *SPECIAL.finditer(folded))
    for match in sorted(found, key=lambda match: -match.start()):
        text = text[: match.start()] + text[match.end() :]
    return _TOWN_TWICE.sub(r"\1\2", "".join(text.split()))


def _each(name: str) -> tuple[str, ...]:
    """立法院財政、內政委員會: committees of one house that sit together."""
    joint = _JOINT.fullmatch(fold(name))
    if joint is None:
        return (name,)
    house, end = name[: joint.end("house")], name[joint.start("end") :]
    names = name[joint.start("names") : joint.end("names")].split("、")
    return tuple(f"{house}{one}{end}" for one in names)


def _with_lines_above(name: str, index: int, lines: Sequence[str]) -> str:
    """The name of a body whose line only ends it: …條例 above 草案委員會會議紀要."""
    for line in reversed(lines[: max(index, 0)]):
        text = "".join(line.split())
        if len(text) > 30 or not _RUNS_ON.search(fold(text)):
            break
        name = text + name
    return name


def _above(index: int, lines: Sequence[str]) -> str:
    """The body's own line or lines right above the title: a name may take two."""
    parts: list[str] = []
    for line in reversed(lines[: max(index, 0)]):
        text = "".join(line.split())
        folded = fold(text)
        if (
            not text
            or _PAPER.search(folded)
            or folded.startswith("档号")
            or not re.search(rf"[{HAN}]", text)
        ):
            if parts:
                break
            continue
        if head := _COUNCIL_AND_DAY.match(folded):
            return text[: head.end("body")]
        if _COUNCIL.match(folded) or is_day_of_sitting(text):
            return "".join(reversed(parts)) or ("" if is_day_of_sitting(text) else text)
        if not parts and not BODY_END.search(folded):
            return ""
        if parts and _DISTRICT.fullmatch(folded):
            return text + "".join(reversed(parts))
        done = len(text) > 30 or len(parts) > 2 or "、" in folded[:3]
        if parts and (done or BODY_END.search(folded)):
            break
        parts.append(text)
    return "".join(reversed(parts))


def _below(index: int, lines: Sequence[str]) -> str:
    """The body's own line right below the title."""
    following = next((line for line in lines[index + 1 : index + 4] if line.strip()), "")
    text = "".join(following.split())
    return text if len(text) <= 24 and _COUNCIL_END.search(fold(text)) else ""


def _elsewhere(title: str, lines: Sequence[str]) -> str:
    """The long form of a short title: …代表會第3次臨時大會 for 第20屆第3次臨時大會."""
    counters = list(NUMBERED.finditer(fold(title)))
    tail = title[counters[-1].start() :] if counters else ""
    pattern = re.compile(rf"((?!次)[{HAN}]{{2,16}}(?:第\d+[届屆])?[{HAN}]*[會会]){re.escape(tail)}")
    match = pattern.search("\n".join(lines)) if tail else None
    return without_counters(match[1]) if match and match[1][0] != "本" else ""
