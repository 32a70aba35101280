"""A page that gives one case of a record: 審議事項-第7案：甲縣政府函為「乙計畫案」, and its 決議.

Whose meeting it was, and when, such a page does not say.
"""

from collections.abc import Sequence

from corpus.assembly.items.cases import Item
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold, is_traditional

_NAMED = late(
    r"(?:\S{2,20}[-－])?(?P<part>(?:报告|审[议查]|讨论|核定|研议)(?:事项|案件))[-－]"
    r"(?P<number>第\s*\S{1,4}\s*案)\s*[:：]\s*(?P<name>\S.{5,})"
)
_OF_ARCHIVE = late(
    r"(?P<number>[A-Z]{1,6}\d{2,6}-\d{1,3})-(?P<label>案名)\s*[:：]\s*(?P<name>\S.{5,})"
)
"""QSPC0417-2-案名:變更某計畫案: an archive that gives each case of a sitting its own number."""

_WEIGHED = "审议事项"
_RULING = late(r"决\s*[议定]\s*(?:$|[:：])")
_BEHIND = late(r"附\s*[件录]\s*(?:$|[:：])")


def one_case(texts: Sequence[str]) -> Item | None:
    """The case of such a page, or ``None`` where the first line names none or nothing is ruled."""
    start = next((at for at, text in enumerate(texts) if text), len(texts))
    first = texts[start] if start < len(texts) and "案" in texts[start] else ""
    named = _NAMED.fullmatch(fold(first)) or _OF_ARCHIVE.fullmatch(fold(first)) if first else None
    if named is None or not is_traditional(first):
        return None
    rows = [text for text in texts[start + 1 :] if text]
    ruled = next((at for at, row in enumerate(rows) if _RULING.match(fold(row))), len(rows))
    end = next((at for at in range(ruled, len(rows)) if _BEHIND.match(fold(rows[at]))), len(rows))
    heading = first[named.start("name") :].strip("。 ")
    number = first[named.start("number") : named.end("number")]
    told = named.groupdict()
    label = [first[slice(*named.span("label"))]] if "label" in told else []
    part = told.get("part", _WEIGHED)
    item = Item(number, heading, part, [*label, *rows[:ruled]], whole=True)
    item.ruling, item.tail = rows[ruled:end], rows[end:]
    return item if item.ruling else None
