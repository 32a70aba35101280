"""Whoosh's posting lists as arrays; with ``whoosh_reading`` all that we rely on inside its files.

A posting list is a tag and blocks. A block is its length (negative in the last one), a pickle of
statistics, and a pickle, deflated where the statistics say so, of three things: document numbers
as differences, weights (None for all ones, one number for all, or each), and values, which hold the
positions where the field has any. (``codec/whoosh3.py`` of Whoosh, ``W3PostingsWriter``.)
"""

import pickle
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_formats import PackedValues

Numbers: TypeAlias = NDArray[np.int32]
Places: TypeAlias = NDArray[np.intp]
"""What numpy takes from arrays by; any other kind of whole number it has to convert first."""
Decoder: TypeAlias = Callable[[bytes], Sequence[int]]

_TAG = b"W3Bl"
_LENGTH = struct.Struct("!i")
_COMPRESSED = 3


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term stands: documents, ascending, and how often it stands in each.

    ``positions`` are those of the first document, then those of the second, and so on; None where
    they were not asked for.
    """

    numbers: Numbers
    weights: NDArray[np.float32]
    positions: NDArray[np.int64] | None = None


_NOTHING = Postings(np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.int64))


@dataclass(frozen=True, slots=True)
class _Block:
    numbers: Numbers
    weights: NDArray[np.float32]
    values: Any


def decode(data: bytes, positions: Decoder | None = None) -> Postings:
    """The posting list that the bytes hold; ``positions`` reads those of one value.

    Damaged bytes raise whatever pickle, zlib and struct raise, and ValueError.
    """
    blocks = _blocks(data)
    if len(blocks) == 1:
        # Most terms have no more, and merging meets every one of them.
        (block,) = blocks
        found = _positions(block, positions) if positions else None
        return Postings(block.numbers, block.weights, found)
    return Postings(
        np.concatenate([block.numbers for block in blocks]),
        np.concatenate([block.weights for block in blocks]),
        np.concatenate([_positions(block, positions) for block in blocks]) if positions else None,
    )


def joined(parts: Sequence[tuple[int, Postings]]) -> Postings:
    """Posting lists of segments made one; a number is what its segment's documents begin with."""
    if not parts:
        return _NOTHING
    positions = [part.positions for _, part in parts if part.positions is not None]
    return Postings(
        np.concatenate([part.numbers + np.int32(base) for base, part in parts]),
        np.concatenate([part.weights for _, part in parts]),
        np.concatenate(positions) if positions else None,
    )


def _blocks(data: bytes) -> list[_Block]:
    stream = BytesIO(data)
    if stream.read(len(_TAG)) != _TAG:
        raise ValueError("no posting list begins here")
    blocks: list[_Block] = []
    is_last = False
    while not is_last:
        (length,) = _LENGTH.unpack(stream.read(_LENGTH.size))
        end = stream.tell() + abs(length)
        blocks.append(_block(stream, end))
        is_last = length < 0
    return blocks


def _block(stream: BytesIO, end: int) -> _Block:
    statistics = pickle.load(stream)
    packed = stream.read(end - stream.tell())
    content = pickle.loads(zlib.decompress(packed) if statistics[_COMPRESSED] else packed)
    gaps, weights, values = content
    numbers = np.cumsum(np.array(gaps, np.int32), dtype=np.int32)
    return _Block(numbers, _weights(weights, len(numbers)), values)


def _weights(weights: float | Sequence[float] | None, count: int) -> NDArray[np.float32]:
    if weights is None or isinstance(weights, float):
        return np.full(count, 1.0 if weights is None else weights, np.float32)
    return np.array(weights, np.float32)


def _positions(block: _Block, decoder: Decoder) -> NDArray[np.int64]:
    if isinstance(block.values, PackedValues):
        return np.array(block.values.positions, np.int64)
    return np.fromiter(chain.from_iterable(map(decoder, block.values)), np.int64)
