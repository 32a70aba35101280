"""A table's row as lines of text, the same for every format that has tables."""

from collections.abc import Sequence

CELL_MARK = "\t"


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """The lines of one row; ``cells`` holds the lines of each cell, blank ones among them.

    Short cells stand on one line, parted by tabs. A table that only lays out the page has cells of
    many lines: those come one after the other, a label of one line before its text.
    """
    filled = [
        lines for lines in ([line for line in cell if line.strip()] for cell in cells) if lines
    ]
    if all(len(lines) == 1 for lines in filled):
        return [CELL_MARK.join(lines[0] for lines in filled)] if filled else []
    if len(filled) == 2 and len(filled[0]) == 1:
        label, (first, *rest) = filled[0][0], filled[1]
        return [label + CELL_MARK + first, *rest]
    return [line for lines in filled for line in lines]
