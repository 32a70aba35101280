"""A table whose rows are items: 序号, 议题, 审议结果; its rows become numbered items.

A row stands on one line, its cells parted by tabs, bars or blanks, or every cell has a line of its
own. Only a table with a column of results holds items: others list papers or an agenda.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.grammar.numerals import NUMERAL, read_number

_COUNTER = re.compile(r"(?:议题)?(?:序\s*号|编\s*号|序)|项次|議題編號")
_MATTER = re.compile(
    r"(?:审议|研究|讨论|会审|上会|申请|会议)?(?:议\s*题|事\s*项|项\s*目|案\s*由|议\s*案|提\s*案|案\s*件|名\s*称|地\s*块|内\s*容|标\s*题|題目|案由)(?:名\s*称|内容)?"
)
_RESULT = re.compile(
    r"[\u3400-\u9fff]{0,8}(?:结论|结果|意见|决定|决议|议定|决定事项|议定事项|議決|決議)(?:情况|事项|内容)?"
)
_CELLS = (re.compile(r"\s*\t\s*"), re.compile(r"\s*[|｜/／]\s*"), re.compile(r"\s{2,}|\u3000+"))
_BLANK = re.compile(r"\s+")
_PARTED = re.compile(r"[\s|｜/／]")
_ROW = re.compile(rf"[\s|｜]*(?P<number>{NUMERAL})(?:[.、．]|(?=\s|[|｜/／]|$))")
_NUMBER = re.compile(rf"\s*(?P<number>{NUMERAL})[.、．]?\s*")
_SIGN = re.compile("[论論果定决決见](?:(?<=[结結議议].)|(?<=意见)|(?<=决定))")
_PROSE = re.compile("[，。]")
_LONGEST_HEAD = 12
_FEWEST_HEADS = 2
_FEWEST_ROWS = 2
_LINE_END = "<br>"
"""What the cleaning of lines takes for a line end, and counts no line by."""


def with_item_rows(lines: Sequence[str]) -> Sequence[str]:
    """The lines with each row of such a table as 1、heading above its other cells."""
    for at in _signed(lines):
        heads, cut = _heads(lines[at])
        if heads and (rows := _numbered(lines, at + 1)):
            return _with_rows(lines, rows, heads, cut)
        if (end := _end_of_heads(lines, at)) and (cells := _numbered(lines, end, alone=True)):
            return _with_cells(lines, cells)
    return lines


def _signed(lines: Sequence[str]) -> Iterator[int]:
    """The lines that may hold the head of a column of results: alone there, or among cells."""
    for at, line in enumerate(lines):
        if line and len(line) <= _LONGEST_HEAD * 8 and _SIGN.search(line):
            bare = line.strip()
            if len(bare) <= _LONGEST_HEAD or _PARTED.search(bare):
                yield at


def _heads(line: str) -> tuple[list[str], re.Pattern[str]]:
    """The heads of the columns, and what parts the cells; nothing where it is no such table."""
    for cut in (*_CELLS, _BLANK):
        heads = cut.split(line.strip().strip("|｜").strip())
        if len(heads) > _FEWEST_HEADS and _are_heads(heads):
            return heads, cut
    return [], _BLANK


def _are_heads(heads: Sequence[str]) -> bool:
    counted = _COUNTER.fullmatch(heads[0]) or _MATTER.fullmatch(heads[0])
    short = all(len(head) <= _LONGEST_HEAD for head in heads)
    return bool(counted and short and any(map(_RESULT.fullmatch, heads[1:])))


def _end_of_heads(lines: Sequence[str], at: int) -> int:
    """Behind heads that have a line each, one of them at ``at``: where the first number stands."""
    first = at
    while first and 0 < len(lines[first - 1].strip()) <= _LONGEST_HEAD and at - first < 4:
        first -= 1
        if _COUNTER.fullmatch(lines[first].strip()) or _MATTER.fullmatch(lines[first].strip()):
            break
    end = at + 1
    while end < len(lines) and end - at < 4 and not _NUMBER.fullmatch(lines[end]):
        end += 1
    heads = [line.strip() for line in lines[first:end] if line.strip()]
    return end if len(heads) >= _FEWEST_HEADS and _are_heads(heads) else 0


def _numbered(lines: Sequence[str], start: int, alone: bool = False) -> list[int]:
    """Where the rows 1, 2, 3 begin; ``alone`` their numbers have a line of their own."""
    rows: list[int] = []
    for at in range(start, len(lines)):
        match = _NUMBER.fullmatch(lines[at]) if alone else _ROW.match(lines[at])
        if match and read_number(match["number"]) == len(rows) + 1:
            rows.append(at)
        elif not rows and lines[at].strip(" \t|｜:-"):
            return []
    return rows if len(rows) >= _FEWEST_ROWS else []


def _with_rows(
    lines: Sequence[str], rows: Sequence[int], heads: Sequence[str], cut: re.Pattern[str]
) -> list[str]:
    changed = list(lines)
    matter = next((i for i, head in enumerate(heads[1:]) if _MATTER.fullmatch(head)), 0)
    for at in rows:
        number = _ROW.match(lines[at])
        rest = lines[at][number.end() :].strip().strip("|｜/／").strip() if number else ""
        cells = cut.split(rest, maxsplit=0 if cut is not _BLANK else len(heads) - 2)
        if number and len(cells) > matter:
            others = [cell for i, cell in enumerate(cells) if i != matter and cell]
            end = "" if _PROSE.search(cells[matter]) else "。"
            heading = f"{number['number']}、{cells[matter]}{end}"
            changed[at] = _LINE_END.join((heading, *others))
    return changed


def _with_cells(lines: Sequence[str], cells: Sequence[int]) -> list[str]:
    changed = list(lines)
    for at in cells:
        below = next(iter(_filled(lines, at + 1)), None)
        if below is not None:
            changed[below] = f"{lines[at].strip().rstrip('.、．')}、{lines[below].strip()}"
            changed[at] = ""
    return changed


def _filled(lines: Sequence[str], start: int) -> Iterator[int]:
    return (at for at in range(start, len(lines)) if lines[at].strip())
