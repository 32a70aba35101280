"""Texts cut before an engine sees them, for engines that know no Chinese.

Words stand parted by blanks, a sign of its own stands for every stop between them, so that no
phrase reaches over a comma. Sub-words are kept apart: among the words they would part neighbours.
"""

from dataclasses import dataclass

import jieba

from indexer.records import SectionRecord

STOP = "\ue000"


@dataclass(frozen=True, slots=True)
class Cut:
    """The words of a record: of its heading, its paragraphs, its meeting's title; sub-words."""

    heading: str
    body: str
    title: str
    parts: str


def cut(record: SectionRecord) -> Cut:
    """Cut a record with jieba."""
    paragraphs = "\n".join((p.label or "") + p.text for p in record.paragraphs)
    texts = (record.heading, paragraphs, record.meeting_title)
    words = [jieba.lcut(text) for text in texts]
    heading, body, title = (" ".join(w if w[0].isalnum() else STOP for w in ws) for ws in words)
    parts = (part for found in words for word in found for part, _ in sub_words(word))
    return Cut(heading, body, title, " ".join(parts))


def sub_words(word: str) -> list[tuple[str, int]]:
    """The dictionary words of two and three characters inside a word, as jieba's search mode has.

    Each with where it begins in the word.
    """
    known = jieba.dt.FREQ
    return [
        (word[start : start + length], start)
        for length in (2, 3)
        if len(word) > length
        for start in range(len(word) - length + 1)
        if known.get(word[start : start + length])
    ]


def phrase(text: str) -> list[str]:
    """The words of a phrase that is asked for."""
    return [word for word in jieba.lcut(text) if word.strip()]
