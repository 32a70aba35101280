"""Items inside an item of Hong Kong's minutes: (a) and (i) with headings of their own below III.

A heading in letters stands on a line or some, and below it its paper in brackets, a numbered
paragraph or deeper headings, and so does the name of a bill without any letter; (a) and (b) of a
list inside a paragraph stand below none of these.
"""

from collections.abc import Iterator, Sequence

from corpus.assembly.items.cases import Item
from corpus.assembly.rulings.estimates import PAPER
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold

_LETTER = late(r"[(（](?P<n>[a-z])[)）]\s*(?=\S)|(?P<m>[A-Z])\s*[.．、]\s*(?=[^\sA-Z])")
_ROMAN = late(r"[(（](?P<n>i{1,3}|iv|vi{0,3}|ix|xi{0,3})[)）]\s*(?=\S)")
_VALUES = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")
_PARAGRAPH = late(r"\d{1,3}\s*[.．]\s*(?=\D)")
_PAPER = late(r"[(（\[［][^。]{0,60}(?:文件|函件|立法[会局]|临立会)")
_PAPER_BEHIND = late(
    r"(?<=.{4})[(（](?:[^()（）]|[(（][^()（）]*[)）]){4,80}(?:文件|函件|信件|来函)[^()（）]{0,40}[)）]$"
)
_BILL = late("《[^《》]{4,60}(?:草案|规例|条例|规则|命令|公告)》")
_HOLDS = late("事项$")
_MARKS = late(r"[。，,：:；;]|^[(（\[［]")
_LONGEST_NAME = 40
_OWN_MARK = late(r"[(（][a-z]+[)）]$")
_MOST_ROWS = 3
_LEVELS = (_LETTER, _ROMAN)
_PAPERED = late(rf"[-－–—─:：\s]*(?P<paper>{PAPER})\s*[-－–—─:：]*\s*(?=\S)")


def parted_items(items: Sequence[Item], before: list[str]) -> list[Item]:
    """The items, those inside an item each for itself; what only holds some stands before them.

    ``before`` takes what stands before the first item.
    """
    parted: list[Item] = []
    for item in items:
        _headed(item)
        for one in _parted(item, 0):
            if one.holds:
                told = parted[-1].tail if parted else before
                told += [f"{_own_mark(one)} {one.heading}", *one.rows]
            else:
                parted.append(one)
    return parted


def _own_mark(item: Item) -> str:
    """(a) of III(a), as it stands in the text."""
    own = _OWN_MARK.search(item.number or "")
    return own.group() if own else item.number or ""


def _headed(item: Item) -> None:
    """The heading without the papers around it; a line below 續議事項 names the matter."""
    papered = _PAPERED.match(fold(item.heading))
    if papered and item.number and item.number != item.heading:
        item.tail.insert(0, item.heading[papered.start("paper") : papered.end("paper")])
        item.heading, item.whole = item.heading[papered.end() :], True
    behind = _PAPER_BEHIND.search(fold(item.heading))
    if behind:
        item.rows.insert(0, item.heading[behind.start() :])
        item.heading = item.heading[: behind.start()].rstrip()
    first, below, *_ = [*item.rows[:2], "", ""]
    told = bool(below) and (below[0] in "(（" or _is_below(below))
    if _HOLDS.search(fold(item.heading)) and told and _is_name(first):
        item.heading, item.rows, item.whole = f"{item.heading} {first}", item.rows[1:], True
    if item.rows and _PAPER.match(fold(item.rows[0])):
        item.whole = True  # it stands below the whole heading


def _is_name(row: str) -> bool:
    marked = any(mark.match(row) for mark in (*_LEVELS, _PARAGRAPH))
    return len(row) <= _LONGEST_NAME and not marked and not _MARKS.search(row)


def _is_below(row: str) -> bool:
    return bool(_PAPER.match(fold(row)) or _PARAGRAPH.match(row))


def _parted(item: Item, level: int) -> Iterator[Item]:
    """The item without what it holds, then what it holds."""
    starts = [*_starts(item.rows, level)] if level < len(_LEVELS) else []
    starts = starts if len(starts) > 1 or level else [*_bills(item.rows)]
    if len(starts) < 2:
        yield item
        return
    own, tail = item.rows[: starts[0]], item.tail
    has_own = any(map(_PARAGRAPH.match, own)) or any("。" in row for row in own)
    ends = [*starts[1:], len(item.rows)]
    inner = [_inner(item, item.rows[a:b], level) for a, b in zip(starts, ends, strict=True)]
    item.rows, item.tail, item.holds = own, [], not has_own
    inner[-1].tail = tail
    yield item
    for one in inner:
        yield from _parted(one, level + 1)


def _inner(item: Item, rows: Sequence[str], level: int) -> Item:
    mark = _LEVELS[level].match(rows[0])
    end = mark.end() if mark else 0
    stop = _heading_end(rows)
    heading = "".join((rows[0][end:], *rows[1:stop]))
    number = f"{item.number or ''}{rows[0][:end].strip()}" if mark else None
    return Item(number, heading, item.part, [*rows[stop:]], level=item.level, whole=True)


def _starts(rows: Sequence[str], level: int) -> Iterator[int]:
    """Where such headings stand, counted on from the first."""
    last = 0
    for at, row in enumerate(rows):
        mark = _LEVELS[level].match(row)
        if mark is None or _value(mark["n"] or mark.groupdict().get("m"), level) != last + 1:
            continue
        if _is_free(rows, at) and _heading_end(rows[at:]):
            last += 1
            yield at


def _bills(rows: Sequence[str]) -> Iterator[int]:
    """Where bills are named on lines of their own, with no letter, from right below 法案 on."""
    for at, row in enumerate(rows):
        named = _BILL.fullmatch(fold(row).strip()) and _is_free(rows, at)
        if not (named and _heading_end(rows[at:]) == 1):
            if not at:
                return
            continue
        yield at


def _value(number: str | None, level: int) -> int:
    if level:
        return _VALUES.index(number) + 1 if number in _VALUES else 0
    return ord((number or "@").lower()) - ord("a") + 1


def _is_free(rows: Sequence[str], at: int) -> bool:
    """Whether what stands above is over: a sentence, a heading or its paper."""
    if not at or rows[at - 1].rstrip()[-1:] in "。)）":
        return True
    return not any(_PARAGRAPH.match(row) or "。" in row for row in rows[:at])


def _heading_end(rows: Sequence[str]) -> int:
    """How many rows a heading takes, 0 where nothing that stands below headings follows."""
    for at, row in enumerate(rows[: _MOST_ROWS + 1]):
        if at and (_is_below(row) or _ROMAN.match(row)):
            return at
        if "。" in row or row.rstrip()[-1:] in ";；,，:：":
            return 0
    return 0
