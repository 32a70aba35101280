"""Files that say what they are of, read back."""

import csv
import io


def parted(data):
    """What a CSV says of itself, by label, and its rows, the head first."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    blank = next(n for n, row in enumerate(rows) if not any(row))
    return {row[0]: row[1] for row in rows[:blank]}, rows[blank + 1 :]


def as_members(data):
    """The rows of a CSV by their labels."""
    _, (head, *rows) = parted(data)
    return [dict(zip(head, row, strict=True)) for row in rows]
