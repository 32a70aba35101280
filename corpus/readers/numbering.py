"""The automatic numbers of a Word list, which stand nowhere in its text (ISO 29500-1, 17.9).

一、 and （一） are most often such numbers; without them a record loses its outline.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from corpus.readers.wordml import attribute, child, children, value, whole

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))
_DEEPEST = 9
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def _counting(digits: str, ten: str, hundred: str) -> Callable[[int], str]:
    def spell(number: int) -> str:
        if not 0 < number < 1000:
            return str(number)
        hundreds, rest = divmod(number, 100)
        tens, ones = divmod(rest, 10)
        head = digits[hundreds] + hundred if hundreds else ""
        gap = digits[0] if hundreds and not tens and ones else ""
        one_ten = tens > 1 or hundreds or digits is _LEGAL
        middle = ((digits[tens] if one_ten else "") + ten) if tens else gap
        return head + middle + (digits[ones] if ones else "")

    return spell


def _row(first: str, last: int) -> Callable[[int], str]:
    """Consecutive characters of Unicode, from ``first`` for 1 to ``last``."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _letters(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _cycle(marks: str) -> Callable[[int], str]:
    return lambda number: marks[(number - 1) % len(marks)]


def _roman(number: int) -> str:
    text = ""
    for amount, mark in _ROMAN:
        text += mark * (number // amount)
        number %= amount
    return text + "i" * number


def _digitwise(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


_CHINESE = _counting("零" + _DIGITS[1:], "十", "百")
FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "chineseCounting": _CHINESE,
    "chineseCountingThousand": _CHINESE,
    "taiwaneseCounting": _CHINESE,
    "taiwaneseCountingThousand": _CHINESE,
    "japaneseCounting": _CHINESE,
    "koreanDigital2": _CHINESE,
    "ideographDigital": _digitwise,
    "japaneseDigitalTenThousand": _digitwise,
    "taiwaneseDigital": _digitwise,
    "chineseLegalSimplified": _counting(_LEGAL, "拾", "佰"),
    "ideographLegalTraditional": _counting("零壹貳參肆伍陸柒捌玖", "拾", "佰"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": str,
}
"""How ``w:numFmt`` writes a number (17.18.59), for the formats that Chinese documents use."""
SILENT = frozenset({"none", "bullet"})
"""Formats that put no number before the text; a bullet says nothing that a reader could miss."""


@dataclass(frozen=True, slots=True)
class Level:
    """One depth of a list: format, first number, and a pattern such as ``（%1）``."""

    number_format: str
    start: int
    pattern: str
    suffix: str


Levels = Mapping[int, Level]


@dataclass(frozen=True, slots=True)
class ListStyles:
    """The lists of a document: what each ``numId`` looks like and shares its counters with."""

    levels: Mapping[str, Levels]
    family: Mapping[str, str]
    restarted: frozenset[str]
    of_style: Mapping[str, tuple[str, int]]


@dataclass(slots=True)
class ListCounter:
    """Counts the paragraphs of each list in the order of the text."""

    styles: ListStyles
    lost: bool = False
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, paragraph: etree._Element) -> str:
        """The number that Word shows before this paragraph; empty where it shows none."""
        written = value(child(child(paragraph, "pPr"), "listPr"), "t")
        if written:
            # Word 2003 XML writes the number down beside the list.
            return written
        place = self._place(paragraph)
        if place is None:
            return ""
        levels, depth = self.styles.levels.get(place[0], {}), place[1]
        level = levels.get(depth)
        if level is None:
            self.lost = True
            return ""
        counts = self._count(place[0], depth, levels)
        return "" if level.number_format in SILENT else self._spell(level, levels, counts)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and depth of a paragraph, its own or its style's; numId 0 takes it out."""
        properties = child(paragraph, "pPr")
        style = self.styles.of_style.get(value(properties, "pStyle") or "")
        own = child(properties, "numPr")
        if own is None:
            return style
        number_id = value(own, "numId") or (style[0] if style else "0")
        depth = whole(value(own, "ilvl"), style[1] if style else 0)
        return None if number_id == "0" else (number_id, depth)

    def _count(self, number_id: str, depth: int, levels: Levels) -> dict[int, int]:
        counts = self._counts.setdefault(self.styles.family.get(number_id, number_id), {})
        if number_id in self.styles.restarted and number_id not in self._begun:
            counts.clear()
        self._begun.add(number_id)
        for above in range(depth):
            counts.setdefault(above, levels[above].start if above in levels else 1)
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in range(depth + 1, _DEEPEST):
            counts.pop(deeper, None)
        return counts

    def _spell(self, level: Level, levels: Levels, counts: Mapping[int, int]) -> str:
        text = level.pattern
        for depth, count in counts.items():
            mark = f"%{depth + 1}"
            if mark in text:
                spell = FORMATS.get(levels[depth].number_format) if depth in levels else None
                self.lost = self.lost or spell is None
                text = text.replace(mark, spell(count) if spell else "")
        return text + (" " if level.suffix == "space" else "")


def read_lists(numbering: etree._Element | None, styles: etree._Element | None) -> ListStyles:
    """The lists that ``numbering.xml`` defines and the paragraph styles that use them."""
    drawn = {
        attribute(list_, "abstractNumId"): list_ for list_ in children(numbering, "abstractNum")
    }
    levels: dict[str, Levels] = {}
    family: dict[str, str] = {}
    restarted = set()
    for number in children(numbering, "num"):
        number_id = attribute(number, "numId") or ""
        family[number_id] = value(number, "abstractNumId") or ""
        overrides = tuple(children(number, "lvlOverride"))
        own = _levels(drawn.get(family[number_id])) | _overridden(overrides)
        levels[number_id] = _restarted(own, overrides)
        if any(child(override, "startOverride") is not None for override in overrides):
            restarted.add(number_id)
    return ListStyles(levels, family, frozenset(restarted), _of_style(styles, drawn, family))


def _levels(list_: etree._Element | None) -> dict[int, Level]:
    return {whole(attribute(level, "ilvl")): _level(level) for level in children(list_, "lvl")}


def _level(level: etree._Element) -> Level:
    return Level(
        value(level, "numFmt") or "decimal",
        whole(value(level, "start"), 1),
        value(level, "lvlText") or "",
        value(level, "suff") or "tab",
    )


def _overridden(overrides: tuple[etree._Element, ...]) -> dict[int, Level]:
    return {
        whole(attribute(override, "ilvl")): _level(level)
        for override in overrides
        if (level := child(override, "lvl")) is not None
    }


def _restarted(levels: dict[int, Level], overrides: tuple[etree._Element, ...]) -> dict[int, Level]:
    starts = {
        whole(attribute(override, "ilvl")): whole(value(override, "startOverride"), 1)
        for override in overrides
        if child(override, "startOverride") is not None
    }
    return {
        depth: replace(level, start=starts.get(depth, level.start))
        for depth, level in levels.items()
    }


def _of_style(
    styles: etree._Element | None,
    drawn: Mapping[str | None, etree._Element],
    family: Mapping[str, str],
) -> dict[str, tuple[str, int]]:
    """The list that a paragraph style brings, its own or that of the style it is based on."""
    by_id = {attribute(style, "styleId") or "": style for style in children(styles, "style")}
    found = {}
    for style_id in by_id:
        for ancestor in _line_of(style_id, by_id):
            own = child(child(by_id[ancestor], "pPr"), "numPr")
            if own is not None and (number_id := value(own, "numId")):
                found[style_id] = number_id, _depth(own, drawn.get(family.get(number_id)), ancestor)
                break
    return {style_id: place for style_id, place in found.items() if place[0] != "0"}


def _line_of(style_id: str, by_id: Mapping[str, etree._Element]) -> Iterator[str]:
    """A style and its ancestors; a circle among them ends the line."""
    seen: set[str] = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        yield style_id
        style_id = value(by_id[style_id], "basedOn") or ""


def _depth(own: etree._Element, list_: etree._Element | None, style_id: str) -> int:
    """A style's depth stands in the list, at the level that names the style."""
    for level in children(list_, "lvl"):
        if value(level, "pStyle") == style_id:
            return whole(attribute(level, "ilvl"))
    return whole(value(own, "ilvl"))
