"""Documents named in 《…》: title, stage of the draft, number beside it; broken marks tolerated."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.docnumber import number_at_start
from corpus.model import DocumentMention, Section
from corpus.tables import one_of, table_words

STAGES = table_words("stages")

_MARK = re.compile(r"[《》]")
_LONGEST = 120
_SHORTEST_CUT = 4
_UNCLOSED_END = re.compile(r"[，。；！？]|$")
_STAGE = re.compile(rf"[（(]({one_of(STAGES)}(?:[、，和·]{one_of(STAGES)})*)[)）]$")
_SHORT_FORM = re.compile(r"[（(]?以下(?:简称|称)[为：:]?《([^》]{2,40})》")
_SHORTENED = re.compile(r"(?:该|[两三四五六七八九十]个|[两三四五六七八九十]份)$")
_BLANK = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document and where its marks stand: ``text[start:end]`` is 《…》."""

    mention: DocumentMention
    start: int
    end: int


def find_documents(text: str) -> Iterator[FoundDocument]:
    """Every outermost 《…》 in order; a mark that is missing ends the title at the clause's end."""
    depth, start = 0, 0
    for mark in _MARK.finditer(text):
        if depth and mark.start() - start > _LONGEST:
            depth = 0
        if mark.group() == "《":
            if depth == 0:
                start = mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield _found(text, start, mark.end(), mark.start())
    if depth:
        yield from _unclosed(text, start)


def mentions_in(texts: tuple[str, ...]) -> tuple[DocumentMention, ...]:
    """The documents of several texts, each title once; announced short forms are left out."""
    short = {match[1] for text in texts if "以下" in text for match in _SHORT_FORM.finditer(text)}
    mentions: dict[str, DocumentMention] = {}
    for text in texts:
        if "《" not in text:
            continue
        for found in find_documents(text):
            title = found.mention.title
            if _SHORTENED.search(text, 0, found.start):
                continue
            known = mentions.get(title)
            if title not in short and (known is None or known.doc_number is None):
                mentions[title] = found.mention
    return tuple(mentions.values())


def titles_in(sections: Iterable[Section]) -> tuple[str, ...]:
    """The titles of all documents that the sections mention, each once."""
    mentions = (mention for section in sections for mention in section.documents)
    return tuple(dict.fromkeys(mention.title for mention in mentions))


def read_mention(title: str, doc_number: str | None = None) -> DocumentMention:
    """Split a title into its base and its stage: 某办法（修订稿）; there may be two stages."""
    title = base = _BLANK.sub("", title)
    stages: list[str] = []
    while match := _STAGE.search(base):
        stages.insert(0, match[1])
        base = base[: match.start()]
    return DocumentMention(title, base or title, "、".join(stages) or None, doc_number)


def _found(text: str, start: int, end: int, title_end: int) -> FoundDocument:
    number = number_at_start(text[end : end + 40])
    mention = read_mention(text[start + 1 : title_end], str(number) if number else None)
    return FoundDocument(mention, start, end)


def _unclosed(text: str, start: int) -> Iterator[FoundDocument]:
    """The last 《 without its 》, or an inner one without: take what surely belongs to a title."""
    closing = text.rfind("》", start)
    end = closing if closing > 0 else _UNCLOSED_END.search(text, start).start()  # type: ignore[union-attr]
    if _SHORTEST_CUT < end - start <= _LONGEST:
        yield _found(text, start, end + (closing > 0), end)
