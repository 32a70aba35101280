"""Records whose items bear names: 討論事項一, 案名：…, 說明：…, 決議：… (planning committees).

What stands between the name and the ruling is the history of the matter: what older meetings
resolved and what a group of members concluded is quoted there with the very words of a ruling. So
the ruling of an item is found by its place: the last 決議 before the next name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.assembly.items.cases import Item, cases_of
from corpus.assembly.lines.marks import is_part, marker, value_of
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_CASE = late(
    rf"(?P<number>(?:(?:报告|讨论|审议|审查|研议|核定|提案)(?:事项|案)|临时(?:提案|动议)|提案)\s*{_NUMBER}|第{_NUMBER}案)\s*(?=$|[（(:：])[:：]?\s*"
)
_NAME = late(rf"(?:{_NUMBER}\s*[、.．]\s*)?案\s*(?P<word>[名由])\s*[:：]\s*")
_BEHIND_NAME = late(
    r"[（(](?:因|原|本案)|(?:(?:案情|案件|本案)?(?:概要|内容)?说\s*明|案情概要|申请单位|提案单位|缘\s*由|理\s*由)\s*(?:[:：]|$)"
)
_RULING = late(
    r"(?:(?:本会|委员会|大会|主席)?(?:决\s*议|决\s*定|裁\s*示)|(?P<result>结\s*论))\s*(?:[:：]\s*(?P<quoted>[「『]?)|$)"
)
_BESIDE = late(r"附\s*带\s*(?:决\s*议|建\s*议)\s*[:：]")
_TABLE = late(
    r"[^，,。:：]*(?:委员会|人民|公民)[^，,。:：]*(?:意见|陈情)[^，,。:：]*表$|案\s*名\s+[^\s:：]|编\s*号\s*\d{1,2}\s+陈情"
)
"""What follows a ruling and is none: a resolution beside it, the table of petitions."""

_ROW_ENDS = late(r"(?<=[。)）])\s*(?=(?:結\s*論|決\s*議|附帶決議)\s*(?:[:：]|$))")
"""Where a line of wrapped prose was joined with the ruling below it."""

_QUOTES_ON = late(r"(?:[，,、]|次(?:委员)?(?:会议?|大会))$")
"""The end of a line that only goes on with 決議： of an older meeting."""

_PAGE_FOOT = late(
    r"第\s*\S{1,3}\s*页(?:\s*[，,(（]?\s*共\s*\S{1,3}\s*页[)）]?)?|[一二三四五六七八九十○〇]{1,3}|[.\s一\d-]{1,4}-"
)
_EMPTY = late(r"\S{2,10}[:：]\s*[（(]?[无略][)）]?。?")
"""參、臨時動議：無: a part without any case."""

_END = late(r"散\s*会|休\s*会")
_RECORD = late(r"[纪记]录(?P<stop>)\s*(?:$|[，,:：。]|认为|经|无)")
_CLAUSE = late(r"[，,。]")
_UPPER = frozenset("壹貳贰貮參参叁肆伍陸陆柒捌玖拾")
_COUNTED = frozenset("报讨审研核提临第")
_BLANK = late(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")


@dataclass(slots=True)
class NamedCases:
    """The items, the lines above the first of them, and the lines that close the meeting."""

    before: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    """The rows of one item; ``name`` is the row that its name begins in, -1 before it is met."""

    number: str | None
    part: str
    rows: list[str]
    name: int = -1
    holds: bool = False
    """Whether it is a part that holds items."""
    waits: bool = False
    """Whether it is counted (討論事項一) and its name stands below."""


def named_cases(rows: Sequence[str]) -> NamedCases | None:
    """Part rows into items by the names they bear; ``None`` where none is written 案名：."""
    if not any("案" in row[:5] for row in rows):
        return None
    rows = [piece for row in rows for piece in _ROW_ENDS.split(row)]
    folded = [fold(row) for row in rows]
    names = [at for at in range(len(rows)) if _is_name(folded, at)]
    if not names:
        return None
    read = NamedCases()
    for block in _blocks(rows, folded, names[-1], read):
        if block.holds and len(block.rows) == 1:
            read.before += block.rows
        elif len(block.rows) == 1 and _EMPTY.fullmatch(fold(block.rows[0])):
            read.before.append(f"{block.number or ''}{'、' if block.number else ''}{block.rows[0]}")
        elif held := _held(block):
            read.before += block.rows[:1]
            read.items += held
        else:
            read.items.append(_unnamed(block) if block.name < 0 else _named(block))
    return read


def _held(block: _Block) -> list[Item]:
    """The motions below 伍、臨時動議, each with its ruling, which bear no names."""
    ruled = block.holds and any(map(_RULING.match, map(fold, block.rows)))
    return cases_of(Item(None, block.part, block.part, block.rows[1:])) if ruled else []


def _is_name(folded: Sequence[str], at: int) -> bool:
    """案名： anywhere, 案由： only below a row that counts the items: 報告事項一."""
    name = _NAME.match(folded[at]) if "案" in folded[at][:5] else None
    if name is None or name["word"] == "名":
        return name is not None
    cases = filter(None, map(_CASE.match, folded[max(at - 3, 0) : at]))
    return any(not case["number"].startswith("第") for case in cases)


def _blocks(
    rows: Sequence[str], folded: Sequence[str], last: int, read: NamedCases
) -> list[_Block]:
    """The rows of each item; the meeting ends behind the row ``last``, that of the last name."""
    blocks: list[_Block] = []
    value, part = 0, ""
    for at, (row, text) in enumerate(zip(rows, folded, strict=True)):
        upper = _upper(row, value)
        if upper and blocks and _is_open(blocks[-1]) and not is_part(upper[1]):
            upper = None
        rest = upper[1] if upper else row
        if at > last and _END.match(fold(rest)):
            read.after += rows[at:]
            break
        if _PAGE_FOOT.fullmatch(text):
            read.after.append(row)
        elif is_part(rest) or upper:
            value = value_of(upper[0]) or value if upper else value
            part = fold(_closed(rest)) if is_part(rest) else ""
            number = upper[0] if upper else None
            blocks.append(_Block(number, part, [row if part else rest], holds=bool(part)))
        elif not _takes(row, text, part, blocks):
            (blocks[-1].rows if blocks else read.before).append(row)
    return blocks


def _is_open(block: _Block) -> bool:
    """Whether the ruling on a named item is still to come: 參、 above it is a chapter of it."""
    return block.name >= 0 and not any(_RULING.match(fold(row)) for row in block.rows)


def _upper(row: str, value: int) -> tuple[str, str] | None:
    """貳、 and its words, where the number goes on from the last one."""
    found = marker(row) if row[:1] in _UPPER else None
    here = value_of(found[1]) if found else None
    return (found[1], found[2]) if found and here and value < here <= value + 3 else None


def _takes(row: str, text: str, part: str, blocks: list[_Block]) -> bool:
    """Whether a row counts or names an item, which is then among the blocks."""
    case = _CASE.match(text) if text[:1] in _COUNTED else None
    if case and not (text[0] == "第" and blocks and _is_open(blocks[-1])):
        rest = row[case.end() :]
        whole = bool(rest) and rest[0] not in "（("
        number = _closed(row[: case.end("number")])
        rows = [rest] if rest else []
        blocks.append(_Block(number, part, rows, name=0 if whole else -1, waits=not whole))
        return True
    name = _NAME.match(text) if "案" in text[:5] else None
    if name is None:
        return False
    if not (blocks and blocks[-1].waits):
        blocks.append(_Block(None, part, []))
    blocks[-1].name, blocks[-1].waits = len(blocks[-1].rows), False
    blocks[-1].rows.append(row[name.end() :])
    return True


def _named(block: _Block) -> Item:
    """The name over the lines it takes, what is told of the matter, and the ruling."""
    above, below = block.rows[: block.name], block.rows[block.name :]
    folded = [fold(row) for row in below]
    stop = next((i for i, text in enumerate(folded) if i and _BEHIND_NAME.match(text)), 0)
    table = next((i for i, text in enumerate(folded) if i and _TABLE.match(text)), len(below))
    ruled = _ruling_at(folded[:table])
    stop = stop or ruled or next((i for i, row in enumerate(below, 1) if row[-1:] == "。"), 1)
    ruled = ruled or table
    end = next((i for i in range(ruled, table) if _BESIDE.match(folded[i])), table)
    heading = _closed("".join(below[:stop])).strip("。:：")
    item = Item(block.number, heading, block.part, [*above, *below[stop:ruled]], whole=True)
    item.ruling, item.tail = below[ruled:end], below[end:]
    return item


def _ruling_at(folded: Sequence[str]) -> int:
    """The row of the last 決議, else of the last 結論; what is quoted from elsewhere is neither."""
    found = [(at, match) for at, text in enumerate(folded) if (match := _RULING.match(text))]
    own = [
        (at, match)
        for at, match in found
        if at and not match["quoted"] and not _QUOTES_ON.search(folded[at - 1])
    ]
    resolved = [at for at, match in own if not match["result"]]
    return max(resolved or [at for at, _ in own], default=0)


def _unnamed(block: _Block) -> Item:
    """壹、宣讀上次會議紀錄，…予以確定: the heading, then all that was said of it as the ruling."""
    first, *others = block.rows
    mark = marker(first) if block.holds and block.number else None
    first = mark[2] if mark else first
    if others and not _RECORD.search(fold(first)) and _RECORD.search(fold(first + others[0])):
        first, others = first + others[0], others[1:]
    record = _RECORD.search(fold(first))
    clause = _CLAUSE.search(first)
    stop = record.start("stop") if record else clause.start() if clause else len(first)
    item = Item(block.number, _closed(first[:stop]), block.part, whole=True)
    rest = first[stop:].lstrip("，,:：。 ")
    rows = [*([rest] if rest else []), *others]
    table = next((i for i, row in enumerate(rows) if _TABLE.match(fold(row))), len(rows))
    item.ruling, item.tail = list(_joined(rows[:table])), rows[table:]
    return item


def _joined(rows: Sequence[str]) -> Iterator[str]:
    """Each numbered point on one line."""
    text = ""
    for row in rows:
        if text and marker(row):
            yield text
            text = ""
        text += row
    if text:
        yield text


def _closed(text: str) -> str:
    """The text without the blanks of its layout."""
    return _BLANK.sub("", text)
