"""A council's table of cases whose cells stand a line each, below the heads of its columns.

案號, 案由, 審查意見, 議決, 備註, then a number, what the case is about, what its committee thought,
what was resolved, and who spoke. Each cell gets the label that a record without a table gives it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.assembly.items.council_rows import CLOSED, FIELD
from corpus.assembly.lines.marks import marker, value_of
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold

_NUMBERS = frozenset(("案号", "编号", "提案编号", "议案编号", "案次", "号次", "号数"))
_ABOUT = frozenset(("案由", "提案案由", "议案名称", "议案"))
_OPINIONS = frozenset(("审查意见", "审查结果", "委员会审查意见"))
_RULINGS = frozenset(("议决", "决议", "大会议决", "大会决议", "议决情形", "审议结果", "决议情形"))
_OTHERS = frozenset(("备注", "类别", "提案人", "提案单位", "提案机关", "连署人", "附注"))
_HEADS = _NUMBERS | _ABOUT | _OPINIONS | _RULINGS | _OTHERS
_NUMBER = late(r"(?:第\s*)?[A-Za-z\d][A-Za-z\d-]{0,7}(?:\s*号)?")
_SPOKE = late(r"(?:说明|答[复覆])。?$")
_FEWEST_HEADS, _LONG_NUMBER = 3, 3


def labelled_cells(rows: Sequence[str]) -> list[str]:
    """The rows with each cell of such a table behind its label, below the heads in one row."""
    told: list[str] = []
    at = 0
    while at < len(rows):
        heads = _heads(rows, at)
        if not heads:
            told.append(rows[at])
            at += 1
            continue
        start = at + len(heads)
        told.append("　".join(rows[at:start]))
        at = next((i for i in range(start, len(rows)) if _ends(rows, i)), len(rows))
        told += _cases(rows[start:at], heads)
    return told


def _heads(rows: Sequence[str], at: int) -> list[str]:
    """The heads of the columns from a row on; none where it begins no such table."""
    found: list[str] = []
    for row in rows[at:]:
        bare = fold("".join(row.split()))
        if bare not in _HEADS or (not found and bare not in _NUMBERS):
            break
        found.append(bare)
    whole = len(found) >= _FEWEST_HEADS and _ABOUT & {*found} and _RULINGS & {*found}
    return found if whole else []


def _ends(rows: Sequence[str], at: int) -> bool:
    """Whether the table ends: at the next part, the heads of the next table or 散會."""
    found = marker(rows[at])
    return (
        CLOSED.match(fold(rows[at])) is not None
        or (found is not None and found[0] == 1)
        or bool(_heads(rows, at))
    )


def _cases(rows: Sequence[str], heads: Sequence[str]) -> Iterator[str]:
    """The cells of each case; what stands above the first number is kept as it is."""
    starts = [*_starts(rows)]
    yield from rows[: starts[0] if starts else len(rows)]
    for start, stop in pairwise((*starts, len(rows)) if starts else ()):
        yield from _case(rows[start : start + 1], rows[start + 1 : stop], heads)


def _starts(rows: Sequence[str]) -> Iterator[int]:
    """The rows that number a case; a short number counts on, else it is that of a page."""
    last = 0
    for at, row in enumerate(rows):
        bare = row.strip()
        if not _NUMBER.fullmatch(fold(bare)):
            continue
        value = value_of(bare) if len(bare) < _LONG_NUMBER else None
        if value is None or value == last + 1:
            last = value or last
            yield at


def _case(number: Sequence[str], cells: Sequence[str], heads: Sequence[str]) -> Iterator[str]:
    """The cells of one case: the last above the remarks is the ruling.

    Columns before 案由 have a cell each; behind it a committee's opinion may take several rows,
    where it has a column, else what stands there goes on with the matter.
    """
    about = next(at for at, head in enumerate(heads) if head in _ABOUT)
    labels = ("案號", *heads[1:about])
    yield from (f"{label}：{cell}" for label, cell in zip(labels, (*number, *cells), strict=False))
    cells = cells[about - 1 :]
    pages = [cell for cell in cells if _NUMBER.fullmatch(fold(cell))]
    cells = [cell for cell in cells if cell not in pages]
    told = next((at for at, cell in enumerate(cells) if is_remark(cell)), len(cells))
    above, remarks = cells[:told], cells[told:]
    matter, opinion, ruling = above[:1], above[1:-1], above[1:][-1:]
    if not _OPINIONS & {*heads}:
        matter, opinion = ["".join((*matter, *opinion))] if matter else [], []
    yield from (f"案由：{cell}" for cell in matter)
    yield from (f"審查意見：{cell}" if not at else cell for at, cell in enumerate(opinion))
    yield from (f"議決：{cell}" for cell in ruling)
    yield from (*remarks, *pages)


def is_remark(cell: str) -> bool:
    """發言議員：, and who answered: what stands beside the ruling."""
    folded = fold(cell)
    return FIELD.match(folded) is not None or _SPOKE.search(folded) is not None
