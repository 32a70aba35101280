"""Pages that a site shows one a line, below "Transcription", each with its number.

Where the file set its characters apart (行 政 會 議), so does the site: labels, parts and cases
begin lines again and words are closed up, but names stay apart, for nothing else parts them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold

_HEAD = "Transcription"
_PAGE = late(r"(?P<number>\d{1,3}) (?P<text>\S.*)")
_FOOT = late(r" (?P<number>\d{1,3})$")
_SHORTEST = 40
_APART = 0.75
_LISTS = late(r"(?:出\s?席|列\s?席|缺\s?席|请\s?假)(?:\s?[人者委]\s?[员]?)?\s*[:：]")
_LABELS = late(
    rf"(?<!\S)(?:{_LISTS.pattern}|(?:时\s?间|地\s?点|主\s?席|[纪记]\s?录)\s*[:：])"
    r"|(?<!\S)[壹貳贰參参叁肆伍陸陆柒捌玖]\s(?=报\s告|提\s案|讨\s论|临\s时|散\s会|主\s席)"
)
_BLANK = late(
    rf"(?<=[{HAN}\d:：,，。()（）「」『』、;；])\s+|\s+(?=[{HAN},，。:：()（）「」『』、;；])"
)
_DEPUTY = late(r"\s*[(（]\s*代\s*[)）]")
_BEGINS = late(
    r"(?<=事项)(?=[一二三四五六七八九十][^、])|(?<=讨论)(?=提案[一二三四五六七八九十])"
    r"|(?=提案[一二三四五六七八九十]{1,3}(?:提案单位|案由)[:：])"
    r"|(?<!提)(?=(?:提案单位|案由|说明|办法|决议|决定|主席裁示)[:：])|(?=[(（][一二三四五六七八九十]{1,3}[)）])"
    r"|(?<=[^第一二三四五六七八九十])(?=[一二三四五六七八九十](?:主席报告|(?:上|前)次会议|各单位|宣读|确认))"
)
_NUMBER = late(
    r"(?P<number>[一二三四五六七八九十]|[壹貳贰參参叁肆伍陸陆柒捌玖])(?![、.．一二三四五六七八九十])"
)


def with_pages_read(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines without the numbers of pages, those set apart closed up; any others as they are."""
    head = next((at for at, line in enumerate(lines) if line.strip() == _HEAD), None)
    if head is None:
        return lines
    pages = [_PAGE.fullmatch(line.strip()) for line in lines[head + 1 :]]
    numbers = [int(page["number"]) for page in pages if page]
    if numbers[:1] != [1] or any(after != one + 1 for one, after in pairwise(numbers)):
        return lines
    read = list(lines[: head + 1])
    for line, page in zip(lines[head + 1 :], pages, strict=True):
        read += _parted(_without_foot(page)) if page else (line,)
    return tuple(read)


def _without_foot(page: re.Match[str]) -> str:
    """The page without the number at its foot, which may count from the page behind the title."""
    foot, number = _FOOT.search(page["text"]), int(page["number"])
    counted = foot is not None and int(foot["number"]) in (number - 1, number)
    return page["text"][: foot.start()] if foot and counted else page["text"]


def _parted(text: str) -> Sequence[str]:
    if not _is_apart(text):
        return (text,)
    cuts = sorted({0, len(text), *(cut.start() for cut in _LABELS.finditer(fold(text)))})
    pieces = (text[start:stop].strip() for start, stop in pairwise(cuts))
    return [row for piece in pieces for row in _rows(piece)]


def _is_apart(text: str) -> bool:
    pieces = text.split()
    return len(pieces) >= _SHORTEST and sum(len(one) <= 2 for one in pieces) > _APART * len(pieces)


def _rows(piece: str) -> Iterator[str]:
    listed = _LISTS.match(fold(piece))
    if listed:
        names = _DEPUTY.sub("代", piece[listed.end() :]).strip()
        yield f"{_BLANK.sub('', piece[: listed.end()])}{names}"
        return
    text = _BLANK.sub("", piece)
    cuts = sorted({0, len(text), *(cut.start() for cut in _BEGINS.finditer(fold(text)))})
    for start, stop in pairwise(cuts):
        row = text[start:stop]
        number = _NUMBER.match(row)
        yield f"{row[: number.end()]}、{row[number.end() :]}" if number else row
