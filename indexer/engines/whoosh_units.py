"""Where texts stand near each other: sentences, paragraphs and stretches of characters as arrays.

A place is one number: the document, then the position in it (``whoosh_terms``). Between two lines
lies one position that belongs to neither.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial, reduce
from typing import Any, Protocol, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.query.clauses import (
    MOST_BETWEEN,
    AllOf,
    AnyOf,
    Gapped,
    Near,
    Not,
    Phrase,
    Query,
    Scope,
    Weighted,
    Words,
)
from indexer.query.deadline import NEVER, Deadline
from indexer.text.analysis import squeeze

Places: TypeAlias = NDArray[np.int64]
Numbers: TypeAlias = NDArray[np.int32]
Mask: TypeAlias = NDArray[np.bool_]
_Whole = TypeVar("_Whole", bound=np.signedinteger[Any])
POSITION_BITS = 32
_NOWHERE = np.zeros(0, np.int64)
_UNITS = {Scope.SENTENCE: "sentences", Scope.PARAGRAPH: "lines"}


def merged(one: NDArray[_Whole], other: NDArray[_Whole]) -> NDArray[_Whole]:
    """Two ascending rows of numbers as one, each number once.

    ``np.union1d`` hashes them, which takes ten to eighty times as long.
    """
    both = np.concatenate((one, other))
    both.sort(kind="stable")
    return distinct(both)


def distinct(ascending: NDArray[_Whole]) -> NDArray[_Whole]:
    """Each of the numbers once; none is negative."""
    return ascending[np.flatnonzero(np.diff(ascending, prepend=-1))]


class Standing(Protocol):
    """What has to be known of one field of characters; all places ascend."""

    def places(self, text: str) -> Places:
        """Where the squeezed text begins."""

    def line_ends(self) -> Places:
        """The last character of each line."""

    def sentence_ends(self) -> Places:
        """The last character of each sentence that ends before its line."""

    def kept(self, text: str, find: Callable[[], Numbers]) -> Numbers:
        """The sentences in which a text begins, found now if they are not kept."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """Pieces of text: where each begins and where it has ended, in any order.

    ``sentences`` are those that they begin in, where these were looked up before.
    """

    starts: Places
    ends: Places
    sentences: Numbers | None = None

    @property
    def documents(self) -> NDArray[np.int64]:
        """The documents that hold them, with repetitions."""
        return self.starts >> POSITION_BITS


class Units:
    """Sentences, lines or documents of a field, numbered in the order of the text.

    ``lasts`` is the last place of each, ascending; ``sentences`` gives what they are parted into.
    """

    def __init__(self, lasts: Places, sentences: "Callable[[], Units] | None" = None) -> None:
        self.lasts = lasts
        self._sentences = sentences

    @cached_property
    def documents(self) -> NDArray[np.int64]:
        """The document of each unit."""
        return self.lasts >> POSITION_BITS

    def begun(self, starts: Places) -> Numbers:
        """The unit of each place."""
        return np.searchsorted(self.lasts, starts).astype(np.int32)

    def holding(self, found: Stretches) -> Mask:
        """Which units hold one of the stretches from its start to its end."""
        mask = np.zeros(len(self.lasts), np.bool_)
        units, within = self._within(found)
        mask[units[within]] = True
        return mask

    def kept(self, found: Stretches) -> Stretches:
        """The stretches that lie in one unit."""
        _, within = self._within(found)
        return Stretches(found.starts[within], found.ends[within])

    def _within(self, found: Stretches) -> tuple[Numbers, Mask]:
        """In which unit each stretch begins, and whether it ends there too."""
        if found.sentences is None:
            units = self.begun(found.starts)
        elif self._sentences is None:
            units = found.sentences
        else:
            units = self._of_sentences[found.sentences]
        return units, found.ends - 1 <= self.lasts[units]

    @cached_property
    def _of_sentences(self) -> Numbers:
        """The unit of each sentence."""
        assert self._sentences
        return self.begun(self._sentences().lasts)


class Divided:
    """A field parted into its units, each kind when it is first asked for."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing

    @cached_property
    def lines(self) -> Units:
        """The lines of all documents."""
        return Units(self.standing.line_ends(), lambda: self.sentences)

    @cached_property
    def sentences(self) -> Units:
        """The sentences; one without a mark ends with its line."""
        return Units(merged(self.standing.sentence_ends(), self.lines.lasts))

    @cached_property
    def documents(self) -> Units:
        """Each document as one unit: the last of its lines ends it."""
        lasts = self.lines.lasts
        lasts = lasts[np.flatnonzero(np.diff(lasts >> POSITION_BITS, append=-1))]
        return Units(lasts, lambda: self.sentences)


class Neighbourhood:
    """Answers what stands together in one field; ``cut`` gives the words of a text."""

    def __init__(
        self,
        divided: Divided,
        cut: Callable[[str], Sequence[str]],
        deadline: Deadline = NEVER,
    ) -> None:
        self._divided = divided
        self._cut = cut
        self._deadline = deadline
        self._ways: Mapping[type[Any], Callable[[Any, Units], Mask]] = {
            Words: self._words,
            Phrase: lambda leaf, units: units.holding(self._by_sentence(leaf.text)),
            Gapped: lambda leaf, units: units.holding(self.gapped(leaf.pieces)),
            Near: lambda leaf, units: units.holding(self.near(leaf)),
        }

    def together(
        self, scope: Scope, query: Query, elsewhere: Callable[[Query], Mask]
    ) -> NDArray[np.int64]:
        """The documents in which one unit of the scope matches the query.

        ``elsewhere`` tells, by document, what does not depend on where in the text it stands.
        """
        units: Units = getattr(self._divided, _UNITS.get(scope, "documents"))
        return units.documents[self._matching(query, units, elsewhere)]

    def gapped(self, pieces: Sequence[str]) -> Stretches:
        """Where the pieces follow each other on one line, few characters between them.

        Each end is given the latest start that reaches it, so that the stretch is the shortest.
        """
        first, *others = [self._text(piece) for piece in pieces]
        starts, ends = first.starts, first.ends
        for piece in others:
            before = np.searchsorted(ends, piece.starts, side="right") - 1
            reached = before >= 0
            if len(ends):
                reached &= piece.starts - ends[before] <= MOST_BETWEEN
            starts, ends = starts[before[reached]], piece.ends[reached]
        return self._divided.lines.kept(Stretches(starts, ends))

    def near(self, query: Near) -> Stretches:
        """Where all texts stand on one line, at most so far between the first and the last.

        From the end of one, which ends first, each other must begin within the distance; the
        nearest of each is enough.
        """
        texts = [self._text(text) for text in dict.fromkeys(map(squeeze, query.texts))]
        found = [self._around(first, texts, query.distance) for first in texts]
        return Stretches(
            np.concatenate([part.starts for part in found]),
            np.concatenate([part.ends for part in found]),
        )

    def _around(self, first: Stretches, texts: Sequence[Stretches], distance: int) -> Stretches:
        starts, ends = first.starts.copy(), first.ends.copy()
        is_near = np.ones(len(starts), np.bool_)
        for other in texts:
            self._deadline.check()
            if other is first:
                continue
            if not len(other.starts):
                return Stretches(_NOWHERE, _NOWHERE)
            nearest = np.searchsorted(other.ends, first.ends)
            is_near &= nearest < len(other.ends)
            nearest = np.minimum(nearest, len(other.ends) - 1)
            is_near &= other.starts[nearest] <= first.ends + distance
            starts = np.minimum(starts, other.starts[nearest])
            ends = np.maximum(ends, other.ends[nearest])
        return self._divided.lines.kept(Stretches(starts[is_near], ends[is_near]))

    def _text(self, text: str) -> Stretches:
        self._deadline.check()
        squeezed = squeeze(text)
        starts = self._divided.standing.places(squeezed) if squeezed else _NOWHERE
        return Stretches(starts, starts + len(squeezed))

    def _by_sentence(self, text: str) -> Stretches:
        """Where a text stands. Whoever asks for one scope mostly asks for others of it, too."""
        found = self._text(text)
        find = partial(self._divided.sentences.begun, found.starts)
        return replace(found, sentences=self._divided.standing.kept(squeeze(text), find))

    def _words(self, leaf: Words, units: Units) -> Mask:
        words = sorted(self._cut(leaf.text) or (leaf.text,), key=len, reverse=True)
        # Single characters stand everywhere, which takes long to read and is seldom needed.
        return _all_of(units.holding(self._by_sentence(word)) for word in words)

    def _matching(self, query: Query, units: Units, elsewhere: Callable[[Query], Mask]) -> Mask:
        """Which units match the query."""
        self._deadline.check()
        match query:
            case AllOf(parts):
                return _all_of(self._matching(part, units, elsewhere) for part in parts)
            case AnyOf(parts):
                masks = [self._matching(part, units, elsewhere) for part in parts]
                return reduce(np.logical_or, masks)
            case Not(part):
                return ~self._matching(part, units, elsewhere)
            case Weighted(part, _):
                return self._matching(part, units, elsewhere)
            case Words(_, None) | Phrase(_, None) | Gapped(_, None) | Near():
                return self._ways[type(query)](query, units)
        return elsewhere(query)[units.documents]


def _all_of(masks: Iterator[Mask]) -> Mask:
    """What all of them hold; once that is nothing, no more of them are made."""
    both = next(masks)
    while both.any() and (mask := next(masks, None)) is not None:
        both = both & mask
    return both
