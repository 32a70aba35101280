"""Text recognition with RapidOCR, in the extra ``[ocr]``: scans and photographs of minutes.

Its models come inside its package, so nothing is fetched. Rare characters of names are the first
to be misread: whatever comes from here is marked, and names in it stay 待核.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from statistics import median
from typing import Protocol, cast

from corpus.errors import Damaged
from corpus.readers import limits
from corpus.readers.parts import OCR
from corpus.readers.printed import Page, PrintedLine, in_reading_order, paragraphs
from corpus.readers.radicals import plain_characters
from corpus.readers.sniff import media_type
from corpus.readers.transcript import Transcript

_SAME_SIZE = 0.35


class _Answer(Protocol):
    """What RapidOCR answers: four corners for each line and its text, or None for an empty page."""

    boxes: Sequence[Sequence[Sequence[float]]] | None
    txts: Sequence[str]


def is_found() -> bool:
    """Whether text recognition is installed here."""
    return OCR.found


def read(data: bytes, path: str) -> Transcript:
    """The text of an image file. Raises ``NeedsExtra`` or ``Damaged``."""
    lines = in_reading_order(recognise(data, path))
    height = max((line.top for line in lines), default=0.0) * 1.1
    return Transcript(paragraphs([Page(height, lines)]), media_type(data), ocr=True)


def recognise(picture: object, path: str) -> tuple[PrintedLine, ...]:
    """The lines on a picture: the bytes of an image file or an array of pixels, in pixels.

    Raises ``NeedsExtra`` or ``Damaged``.
    """
    if not is_found():
        raise OCR.needed(path, "扫描图像")
    limits.widen()
    try:
        answer = _engine()(picture)
    except Exception as error:
        raise Damaged(path=path, reason=f"图像：{type(error).__name__}") from error
    return _evened(tuple(_lines(answer)))


@cache
def _engine() -> Callable[[object], _Answer]:
    """One engine for a process: loading its models takes longer than reading a page."""
    engine = OCR.load("", "").RapidOCR(params={"Global.log_level": "critical"})
    return cast(Callable[[object], _Answer], engine)


def _lines(answer: _Answer) -> Iterator[PrintedLine]:
    if answer.boxes is None:
        return
    for corners, text in zip(answer.boxes, answer.txts, strict=True):
        across = [float(point[0]) for point in corners]
        down = [float(point[1]) for point in corners]
        em = max(down) - min(down)
        yield PrintedLine(plain_characters(text), min(across), max(across), min(down), em)


def _evened(lines: tuple[PrintedLine, ...]) -> tuple[PrintedLine, ...]:
    """One size for all lines of about one size: the boxes around them differ by a few pixels."""
    if not lines:
        return ()
    usual = median(line.em for line in lines)
    return tuple(
        replace(line, em=usual) if abs(line.em - usual) < _SAME_SIZE * usual else line
        for line in lines
    )
