"""How a line of an assembly's record begins an item: 壹、 甲、 一、 I. 第一案, or 討論事項."""

import re
from collections.abc import Sequence

from corpus.assembly.lines.run_together import NUMBER_BLANK
from corpus.grammar.numerals import read_number
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.grammar.tables import table_words

_BIG = "壹貳贰貮參参叁肆伍陸陆柒捌玖拾"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_HAN_NUMBER = "[一二三四五六七八九十百][一二三四五六七八九十百○〇零]{0,3}"
_PARTS = table_words("assembly_containers")
LEVELS = (
    (1, late(rf"(?P<number>[{_BIG}]{{1,2}})\s*[、.．,，:：]\s*")),
    (1, late(rf"(?P<number>[{_STEMS}])\s*[、.．]\s*")),
    (1, late(rf"(?P<number>[IVXⅠ-Ⅻ]{{1,5}})(?:\s*[.．、]\s*|\s+(?=[{HAN}《「]|\d{{4}}))")),
    (1, late(r"(?P<number>(?:EC|PWSC|FCR)[(（]\d{2,4}-\d{2}[)）]\d{1,3})\s*(?=\S{4})")),
    (
        1,
        late(
            rf"(?P<number>(?:[議议][程項项]|[項项]目)(?:第|[項项]目)?\s*[(（]?(?:\d{{1,2}}|{_HAN_NUMBER})"
            r"[)）]?\s*[項项]?)(?:\s*[:：]\s*|\s+|$)"
        ),
    ),
    (1, late(rf"(?P<number>第\s*(?:\d{{1,2}}|{_HAN_NUMBER})\s*[項项]){NUMBER_BLANK}\s*")),
    (3, late(r"(?P<number>第\d{1,3}号)(?=\s|$|[:：])[:：]?\s*")),
    (
        3,
        late(
            rf"(?:\d{{1,2}}\s*[.．、]\s*)?(?P<number>(?:(?:报告|讨论|审议|核定|研议)案)?第(?:{_HAN_NUMBER}|\d{{1,3}})号?案|(?:案由|提案|议案|讨论案|报告案|审议案|议题|动议)(?:{_HAN_NUMBER}|\d{{1,2}})(?=\s*[:：、]|\s*[.．]\D)|(?:讨论|报告|审议)案(?:{_HAN_NUMBER}|\d{{1,2}})(?=\s+\S{{4}}))\s*[:：、.．]?\s*"
        ),
    ),
    (3, late(rf"【\s*(?P<number>{_HAN_NUMBER}|\d{{1,2}})\s*】\s*(?=案\s*由|提案)")),
    (2, late(rf"(?P<number>{_HAN_NUMBER})(?:\s*[、.．]|{NUMBER_BLANK})\s*")),
    (4, late(rf"[（(](?P<number>{_HAN_NUMBER})[)）]\s*")),
    (6, late(r"[（(](?P<number>\d{1,2})\s?[)）]\s*")),
    (
        5,
        late(
            rf"(?P<number>\d{{1,2}})(?:\s*[.．、](?:(?!\d)|(?=\d{{2,3}}(?:学年|年度)))|{NUMBER_BLANK}|(?=[茲兹]))\s*"
        ),
    ),
)
"""How items are numbered, and how deep each way stands.

第一項 is one only where :mod:`corpus.assembly.lines.ordinals` set it apart.
"""

_MOTIONS = late(
    rf"(?:本[款项目节]|[另未])?通过(?:临时提案|附带决议|决议)(?:\d{{1,2}}|{_HAN_NUMBER})?[案项]?"
    r"|本[款项目节]有委员提\S{2,6}案\d{1,3}案[,，]保留[,，]送院会处理"
)
_BUDGET_LINE = late(r"第\s*\d{1,3}\s*[款项目节]\s")
_WEIGHED = late(rf"(?:审查|处理)?临时提案(?:\d{{1,2}}|{_HAN_NUMBER})[案项]")
_CASE = late(r"案\s*由(?![一二三四五六七八九十\d]{1,2}\s*[:：、])\s*[:：]?\s*")
_HINT = late(
    r"(?:副?(?:院长|市长|县长)|主席)(?:提示|指示)(?:事项)?[:：]?(?:(?:民国)?[\d年月日]{6,11}第\d+次会议)?"
)
_RESOLVED = late("(?:本次)?会议(?:决议|结论|裁示)(?:事项|内容)?[:：]?")
_CONCLUSION = late(r"^\S{0,20}协商结论[:：]?$")
_STATEMENT = late(
    r"^(?:说\s*明|办\s*法|理\s*由|拟\s*办|提案(?:人|单位|机关)|附\s*件|连署人|审查意见|建\s*议)\s*[:：]|^主席(?:致词|指示)|^主席[:：]|^明\s*[:：]"
)
_NOTE_END = late(r"[)）]。?$")
_LONGEST_NOTE, _LONGEST_QUOTED = 8, 40
_ASIDE = late(r"[（(][^（）()]*[)）]")


def marker(text: str) -> tuple[int, str, str] | None:
    """The depth, the number and the rest of a line that begins an item."""
    folded = fold(text)
    for level, pattern in LEVELS:
        match = pattern.match(text if level == 1 else folded)
        if match:
            return (
                level,
                text[match.start("number") : match.end("number")],
                text[match.end() :].strip(),
            )
    return None


def is_part(text: str) -> bool:
    """Whether the words are those of a part that holds items: 報 告 事 項, 參、討論事項:."""
    bare = _ASIDE.sub("", "".join(fold(text).split())).strip(":：。").removeprefix("本日议程")
    return bare in _PARTS or is_motions(text) or _WEIGHED.fullmatch(bare) is not None


def is_motions(text: str) -> bool:
    """Whether the words say of the motions below that they passed or failed: 通過臨時提案2案."""
    bare = "".join(fold(text).split()).strip(":：。")
    return _MOTIONS.fullmatch(bare) is not None


def is_budget_line(text: str) -> bool:
    """Whether a row is one of a budget: 第3項　水文局6萬元，照列。"""
    return _BUDGET_LINE.match(fold(text)) is not None


def is_hint(text: str) -> bool:
    """Whether a row says that the chair's own words follow: 院長提示:, 院 長 提 示."""
    return _HINT.fullmatch("".join(fold(text).split())) is not None


def is_conclusion(text: str) -> bool:
    """Whether what groups agreed on before the sitting is read out below: …黨團協商結論:."""
    return _CONCLUSION.search(fold(text)) is not None


def is_resolved_below(text: str) -> bool:
    """會議決議內容： above numbered points that ask organs for something each."""
    return _RESOLVED.fullmatch("".join(fold(text).split())) is not None


def begins_items(text: str) -> bool:
    """Whether the head ends here: a number of the upper three levels, or the name of a part."""
    found = marker(text)
    return is_part(text) or case_end(text) > 0 or (found is not None and found[0] <= 3)


def value_of(number: str) -> int | None:
    """The place that a number says: 3 for 參, 丙, 三, III and 第三案."""
    digits = re.sub(r"[第案由提议题动讨论报告审程项目号()（）\s]", "", fold(number))
    if digits in _STEMS:
        return _STEMS.index(digits) + 1
    roman = {"I": 1, "V": 5, "X": 10}
    if digits and all(char in roman for char in digits):
        values = [roman[char] for char in digits]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    table = str.maketrans("貳贰貮參参叁肆伍陸陆柒捌玖拾壹", "二二二三三三四五六六七八九十一")
    return read_number(digits.translate(table))


def case_end(text: str) -> int:
    """Where 案由: ends at the start of a line, 0 where the line does not begin so."""
    match = _CASE.match(fold(text))
    return match.end() if match else 0


def is_statement(text: str) -> bool:
    """說明:, 辦法:, 主席致詞: what belongs to an item and begins none."""
    return _STATEMENT.match(fold(text)) is not None


def note_rows(rows: Sequence[str]) -> int:
    """How many rows at the end stand in brackets: who asked and who answered, told of an item."""
    if not rows or not _NOTE_END.search(fold(rows[-1])):
        return 0
    for count, row in enumerate(reversed(rows[-_LONGEST_NOTE:]), 1):
        if row[:1] in "（(":
            return count
    return 0


def quoted_rows(rows: Sequence[str]) -> set[int]:
    """The rows that begin inside 「…」, where it is closed again before long."""
    inside: set[int] = set()
    for at, row in enumerate(rows):
        depth = row.count("「") - row.count("」")
        if at in inside or depth <= 0:
            continue
        for end in range(at + 1, min(at + _LONGEST_QUOTED, len(rows))):
            depth += rows[end].count("「") - rows[end].count("」")
            if depth <= 0:
                inside |= set(range(at + 1, end + 1))
                break
    return inside
