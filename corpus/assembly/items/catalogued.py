"""A record as an archive's catalogue sums it up on one line: …會議紀錄：甲、報告事項；…決議：….

Semicolons part its items and rulings. A number that the page lost is a question mark: it is told
from the one before it. What such a line does not say (who was there, and when) stays empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.assembly.items.cases import Item
from corpus.assembly.rulings.decisions import RULING_LABEL
from corpus.grammar.numerals import read_number
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold

_SHORTEST = 120
_FEWEST = 4
_RULED = ("決議", "决议", "決定", "决定")
_LINE = late(r"(?P<title>[^:：;；。]{6,50}?会议(?:纪录|记录))\s*[:：]\s*(?=[甲壹一]、)")
_PART = late(
    r"(?P<number>[甲乙丙丁戊己庚辛壬癸])、(?P<name>[^:：]{2,10}?)(?:[(（].[)）])?(?:[:：]|$)"
)
_SUBPART = late(r"[壹貳贰參参叁肆伍陸陆柒捌玖拾?？]、(?P<name>审[议查][^:：]{2,14}案)[:：](?=一、)")
_NUMBER = late(r"(?P<number>[一二三四五六七八九十]{1,3}|[?？])、")
_LISTS = late(r"[:：](?=一、)")
_CLOSED = late(r"散会|闭会")
_DIGITS = "〇一二三四五六七八九十"


@dataclass(slots=True)
class Catalogued:
    """The title of such a record, its items, and the lines above and below it."""

    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    items: list[Item] = field(default_factory=list)
    part: str = ""
    case: int = 0
    """The number of the last item of its part."""
    point: int = 0
    """That of the last point of a list inside an item, 0 where none is open."""

    def take(self, piece: str) -> None:
        """One piece between two semicolons: parts it opens, then an item or a row of one."""
        while opened := _PART.match(fold(piece)) or _SUBPART.match(fold(piece)):
            self.part, self.case, self.point = opened["name"], 0, 0
            piece = piece[opened.end() :].strip()
        if not piece or _CLOSED.fullmatch(fold(piece)):
            return
        number = _NUMBER.match(piece)
        if self.items and (RULING_LABEL.match(fold(piece)) or self._is_point(piece)):
            self._add(piece)
        elif number is None:
            self._open(None, piece)
        else:
            self.case = read_number(number["number"]) or self.case + 1
            self._open(_numeral(self.case), piece[number.end() :])

    def _is_point(self, piece: str) -> bool:
        number = _NUMBER.match(piece)
        return bool(self.point and number and read_number(number["number"]) == self.point + 1)

    def _open(self, number: str | None, text: str) -> None:
        lists = _LISTS.search(text)
        heading = text[: lists.start()] if lists else text
        self.items.append(Item(number, heading.strip(), self.part, whole=True))
        self.point = 0
        if lists:
            self._add(text[lists.end() :])

    def _add(self, row: str) -> None:
        number = _NUMBER.match(row)
        self.point = 1 if _LISTS.search(row) else self.point + 1 if number else 0
        self.items[-1].rows.append(row)


def read_catalogued(texts: Sequence[str]) -> Catalogued | None:
    """The record that one of the lines sums up, or ``None`` where none does."""
    for at, text in enumerate(texts):
        long = len(text) >= _SHORTEST and any(map(text.__contains__, _RULED))
        line = _LINE.match(fold(text)) if long else None
        pieces = text[line.end() :].replace("；", ";").split(";") if line else []
        if line is None or len(pieces) < _FEWEST or not _is_ruled(pieces):
            continue
        read = Catalogued(
            text[line.start("title") : line.end("title")],
            tuple(filter(None, texts[:at])),
            tuple(filter(None, texts[at + 1 :])),
        )
        for piece in pieces:
            read.take(piece.strip().rstrip("。"))
        return read
    return None


def _is_ruled(pieces: Sequence[str]) -> bool:
    return any(RULING_LABEL.match(fold(piece.strip())) for piece in pieces)


def _numeral(value: int) -> str:
    tens, ones = divmod(value, 10)
    return (
        f"{_DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{_DIGITS[ones] if ones else ''}"
    )
