"""A column of texts that are the same in many documents, in a form that loads at once.

Whoosh's own column of references drops every value after the 65,535th with no more than a warning,
and its plain column of bytes has to be cut apart document by document.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from whoosh.columns import Column, ColumnReader, ColumnWriter
from whoosh.filedb.structfile import StructFile

_NUMBER = np.dtype("<u4")


class RowsColumn(Column):  # type: ignore[misc]
    """Each distinct value once, and for each document which of them it has.

    Stored: a number for each document, the length of each value, the values, how many they are.
    """

    def writer(self, file: StructFile) -> "RowsWriter":
        """Whoosh asks for it when a segment is written."""
        return RowsWriter(file)

    def reader(self, file: StructFile, start: int, length: int, count: int) -> "RowsReader":
        """Whoosh asks for it when a segment is read; ``count`` documents."""
        return RowsReader(file.get(start, length), count)

    def default_value(self, reverse: bool = False) -> bytes:
        """What a document has that was given nothing."""
        return b""


class RowsWriter(ColumnWriter):  # type: ignore[misc]
    """Takes the values of a segment's documents in their order."""

    def __init__(self, file: StructFile) -> None:
        self._file = file
        self._rows: list[int] = []
        self._values: dict[bytes, int] = {b"": 0}

    def add(self, number: int, value: bytes) -> None:
        """The value of a document; those passed over have none."""
        self._fill(number)
        self._rows.append(self._values.setdefault(value, len(self._values)))

    def finish(self, count: int) -> None:
        """Write what was taken, for that many documents."""
        self._fill(count)
        self._write([*self._rows, *map(len, self._values)])
        self._file.write(b"".join(self._values))
        self._write([len(self._values)])

    def _write(self, numbers: list[int]) -> None:
        self._file.write(np.array(numbers, _NUMBER).tobytes())

    def _fill(self, number: int) -> None:
        self._rows.extend([0] * (number - len(self._rows)))


class RowsReader(ColumnReader):  # type: ignore[misc]
    """``rows`` says of each document which of the ``values`` it has."""

    def __init__(self, data: bytes, count: int) -> None:
        (distinct,) = np.frombuffer(data[-_NUMBER.itemsize :], _NUMBER).tolist()
        numbers = np.frombuffer(data, _NUMBER, count + distinct)
        self.rows: NDArray[np.uint32] = numbers[:count]
        ends = numbers.nbytes + np.cumsum(numbers[count:], dtype=np.int64)
        starts = [numbers.nbytes, *ends.tolist()]
        self.values: Sequence[bytes] = [data[start:end] for start, end in pairwise(starts)]

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, number: int) -> bytes:
        return self.values[int(self.rows[number])]

    def __iter__(self) -> Iterator[bytes]:
        return (self.values[row] for row in self.rows.tolist())
