"""Accounts gone through aloud: 審查意見：甲局主管，照審定數通過。 behind what is said of an entry.

Who reads names the entry, the members ask, and the chair says how it fared; what was found on it is
then set down behind his words, with the name of the entry in front and the verdict behind.
"""

from collections.abc import Sequence

from corpus.assembly.items.cases import Item
from corpus.assembly.rulings.decisions import is_verdict
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold

_FEWEST = 2
_FOUND = late(
    r"主\s*席\s*[:：].*?(?P<row>审查意见\s*[:：]\s*(?P<what>[^,，。;；:：]{2,40})[,，](?:[^。;；]*[,，])?"
    r"(?P<verdict>[^。,，;；\d]{2,20}))。?$"
)
_PART = "审议事项"


def items_read_out(rows: Sequence[str]) -> tuple[list[str], list[Item], list[str]] | None:
    """What was said before, the entries with what was said of each, and what was said behind.

    ``None`` where fewer than two entries are told so.
    """
    found = [(at, told) for at, row in enumerate(rows) if (told := _found(row))]
    if len(found) < _FEWEST:
        return None
    items: list[Item] = []
    start = first = _opens(rows, found[0][0])
    for at, (name, row, verdict) in found:
        said = [*rows[start:at], rows[at].removesuffix(row).strip(), row]
        items.append(Item(None, name, _PART, said, whole=True, below=[verdict]))
        start = at + 1
    return [*rows[:first]], items, [*rows[start:]]


def _opens(rows: Sequence[str], first: int) -> int:
    """Where the first entry is read out, right above what was found on it."""
    read = (at for at in range(first, -1, -1) if fold(rows[at]).startswith(("朗读", "宣读")))
    return next(read, first)


def _found(row: str) -> tuple[str, str, str] | None:
    """The entry, the words from 審查意見 on, and the verdict."""
    match = _FOUND.match(fold(row)) if "意見" in row else None
    if match is None or not is_verdict(match["verdict"]):
        return None
    return (
        row[match.start("what") : match.end("what")],
        row[match.start("row") :],
        row[match.start("verdict") : match.end("verdict")],
    )
