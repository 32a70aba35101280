"""An operator's own words: a file with a term a line, and what can be a word at all."""

import re
from pathlib import Path

from indexer.errors import BadDictionary
from indexer.text.analysis import normalise
from indexer.text.segmenters import RUN

SHORTEST, LONGEST = 2, 20
_WORD = re.compile(rf"{RUN}{{{SHORTEST},{LONGEST}}}")
_NOTE = "#"


def read_own_words(file: Path) -> tuple[str, ...]:
    """The words of a file, each once, sorted: in which order they were given changes no index.

    UTF-8, a term a line; what begins with # is a note. Raises ``BadDictionary``.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "不是 UTF-8 文本"
        raise BadDictionary(path=file, line=0, reason=reason) from error
    found = set()
    for number, line in enumerate(lines, 1):
        term = line.partition(_NOTE)[0].strip()
        if term and not is_word(term):
            raise BadDictionary(path=file, line=number, reason=mistake(term))
        found.add(term)
    return tuple(sorted(found - {""}))


def is_word(term: str) -> bool:
    """Whether a segmenter could ever take the term for one word."""
    return bool(_WORD.fullmatch(normalise(term)))


def mistake(term: str) -> str:
    """What keeps a term from being a word, in Chinese."""
    if not SHORTEST <= len(term) <= LONGEST:
        return f"{term[:LONGEST]} 有 {len(term)} 个字，须为 {SHORTEST} 到 {LONGEST} 个"
    return f"{term} 里有空格或标点"
