"""How our posting lists differ from Whoosh's own inside its format: arrays in place of tuples.

Whoosh reads them all the same, as long as this module can be imported: it takes numbers and weights
from any sequence, and asks a block for the value of one posting at a time.
"""

from array import array
from collections.abc import Iterable, Sequence

from whoosh.formats import Positions

_WIDE = "I"


class PackedPositions(Positions):  # type: ignore[misc]
    """A posting's positions as an array of numbers; Whoosh pickles a list for each."""

    def encode(self, positions: Sequence[int]) -> bytes:
        """The value of a posting."""
        return array(_WIDE, positions).tobytes()

    def decode_positions(self, value: bytes) -> Sequence[int]:
        """The positions of a value."""
        return array(_WIDE, value)

    def decode_frequency(self, value: bytes) -> int:
        """How many positions a value holds."""
        return len(value) // array(_WIDE).itemsize

    def decode_weight(self, value: bytes) -> float:
        """What the posting weighs."""
        return self.decode_frequency(value) * float(self.field_boost)


class PackedValues:
    """The values of a block: the positions of all its postings in one array.

    ``counts`` says how many of them are each posting's. Pickled into the index: the name of this
    class and of its module, and what ``__reduce__`` gives, are part of the stored form.
    """

    __slots__ = ("_ends", "counts", "positions")

    def __init__(self, counts: "array[int]", positions: "array[int]") -> None:
        self.counts = counts
        self.positions = positions
        self._ends: list[int] | None = None

    def __reduce__(self) -> "tuple[type[PackedValues], tuple[array[int], array[int]]]":
        return PackedValues, (self.counts, self.positions)

    def __len__(self) -> int:
        return len(self.counts)

    def __getitem__(self, place: int) -> bytes:
        if self._ends is None:
            self._ends = _running_sums(self.counts)
        end = self._ends[place]
        return array(_WIDE, self.positions[end - self.counts[place] : end]).tobytes()


def _running_sums(counts: Iterable[int]) -> list[int]:
    sums, total = [], 0
    for count in counts:
        total += count
        sums.append(total)
    return sums
