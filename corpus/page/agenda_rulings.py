"""What a meeting ruled in a list of its own below its agenda, set under the points of the agenda.

会议议题： 1.甲 2.乙 above 会议决定： 1.同意甲方案。 2.乙暂缓。: the same numbers, the same matters.
Only where both lists are as long and most of their points share words; anything else stays.
"""

import re
from collections.abc import Sequence

from corpus.page.mending import Line
from corpus.page.numbering import AGENDA, NUMBERED, share

_RULES = re.compile(
    "(?:会议|经)?(?:研究|讨论)?(?:决定|议定|确定|明确|决议|结果|内容|情况|结论|纪要)(?:了)?(?:如下|以下)?(?:事项|意见|内容)?[：:]"
)
_FEWEST, _LONGEST_LABEL = 2, 16


def with_rulings_at_points(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, each ruling below the point of the agenda that has its number."""
    filled = [at for at, line in enumerate(lines) if line.text]
    agenda = _list_below(lines, filled, AGENDA)
    below = [at for at in filled if at > agenda[-1]] if agenda else []
    rulings = _list_below(lines, below, _RULES)
    if not _are_paired(lines, agenda, rulings):
        return lines
    ruled = dict(zip(agenda, rulings, strict=True))
    told: list[Line] = []
    for at, line in enumerate(lines):
        told.append(line._replace(text="") if at in rulings else line)
        if at in ruled:
            told.append(_unnumbered(lines[ruled[at]]))
    return tuple(told)


def _list_below(lines: Sequence[Line], filled: Sequence[int], label: re.Pattern[str]) -> list[int]:
    """Where the points stand that are numbered from 1 right below such a label."""
    short = (i for i, at in enumerate(filled) if len(lines[at].text) <= _LONGEST_LABEL)
    first = next((i for i in short if label.fullmatch(lines[filled[i]].text)), None)
    points: list[int] = []
    for at in filled[first + 1 :] if first is not None else ():
        number = NUMBERED.match(lines[at].text)
        if number is None or next(filter(None, number.groups())) not in _counted(len(points) + 1):
            break
        points.append(at)
    return points


def _counted(value: int) -> tuple[str, ...]:
    return (str(value), "一二三四五六七八九十"[value - 1 : value])


def _are_paired(lines: Sequence[Line], agenda: Sequence[int], rulings: Sequence[int]) -> bool:
    if len(agenda) != len(rulings) or len(agenda) < _FEWEST:
        return False
    pairs = zip(agenda, rulings, strict=True)
    same = sum(share(lines[one].text, lines[other].text) for one, other in pairs)
    return 2 * same >= len(agenda)


def _unnumbered(line: Line) -> Line:
    return line._replace(text=NUMBERED.sub("", line.text, count=1))
