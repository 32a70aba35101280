"""Where hosts that share a run lay what they have read; see ``sharing``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class State:
    """What a part told of itself last; it is ``alive`` while that is not long ago."""

    is_done: bool
    is_alive: bool


class Shelf(Protocol):
    """Texts by name, for all hosts of a run."""

    def take(self, names: Sequence[str]) -> Mapping[str, str]:
        """The texts that lie there, by name."""

    def lay(self, name: str, text: str) -> None:
        """Put a text there, which may take a while to arrive."""

    def tell(self, part: int, *, is_done: bool) -> None:
        """Say that a part is at work, or done; when it is done, all that it laid has arrived."""

    def states(self, parts: Sequence[int]) -> Mapping[int, State]:
        """What the parts have told; one that has not begun is not in it."""

    def clear(self) -> None:
        """Throw all of it away."""


def in_batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """The items, so many at a time."""
    waiting = iter(items)
    while some := list(islice(waiting, size)):
        yield some
