"""Text as the index sees it: normalised characters, and words cut from them.

Two views of every text (see ``docs/architecture.md``). **Characters** answer quotes and are never
wrong: :func:`normalise` maps each character by itself, so whatever is copied out of a text is found
in it again. **Words** rank: numbers, dates and ordinals are cut out by rule, jieba cuts the rest.
"""

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import jieba
import opencc

from indexer.characters import HAN, CharacterMap, shape_table

RULES_VERSION = 1
"""Raise it when words would come out differently for the same text and dictionary."""

# On import jieba shouts every step to stderr; that it cannot write its cache is no news either.
jieba.setLogLevel(logging.CRITICAL)
_TO_SIMPLIFIED = opencc.OpenCC("t2s")
# t2s decides these by the words around them, and a lone character has none.
_BY_HAND = {"瞭": "了", "著": "着", "藉": "借", "覆": "复", "乾": "干"}
_NO_FOLDER = "/dev/null"
_PIECE = re.compile(r".{1,2000}(?<=[,。;:、!?…])|.{1,2000}", re.DOTALL)
_IDLE_BLANK = re.compile(r"(?<![0-9a-z])\s+|\s+(?![0-9a-z])")
_NUMERAL = r"(?:\d+|[一二三四五六七八九十百零〇]+)"
_ENTITY = re.compile(
    r"(?P<number>\(\d{4}\)第?\d{1,5}[号期])"
    r"|(?<!\d)(?P<date>(?P<year>\d{4}年)(?P<month>\d{1,2}月)?(?(month)(?P<day>\d{1,2}日)?)"
    r"|\d{1,2}月\d{1,2}日)"
    rf"|(?P<ordinal>第{_NUMERAL}[次届号期])"
)
_DATE_PART = re.compile(r"\d+[年月日]")


class Word(NamedTuple):
    """A word in normalised characters, and where it begins in the original text."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What jieba is taught besides its own dictionary, and the words that tell nothing."""

    words: tuple[str, ...]
    stop_words: frozenset[str]


def normalise(text: str) -> str:
    """The text in one form of width, case, script and brackets; as long as the original.

    Invisible characters (zero-width, variation selectors, controls) become blanks. Each character
    is mapped by itself: mapped in context, 瞭 alone would miss 瞭解.
    """
    return _FORMS.applied(text)


def squeeze(text: str) -> str:
    """The normalised text without blanks and line ends: what is looked for as a phrase."""
    return "".join(normalise(text).split())


def characters(text: str) -> str:
    """The lines of a text squeezed, line ends kept: what a phrase is looked up in."""
    return "\n".join(squeeze(line) for line in text.split("\n"))


def read_dictionary() -> Dictionary:
    """The dictionary that the package brings along: a term a line, # begins a remark."""
    words, stop_words = (_terms(name) for name in ("user_words.txt", "stop_words.txt"))
    return Dictionary(words, frozenset(map(squeeze, stop_words)))


def _simplified() -> dict[int, str]:
    """Traditional characters by code point; a second pass follows chains (薴, 苧, 苎)."""
    signs = "\n".join(chr(point) for points in HAN for point in points)
    forms = _TO_SIMPLIFIED.convert(_TO_SIMPLIFIED.convert(signs))
    pairs = zip(signs.split("\n"), forms.split("\n"), strict=True)
    table = {ord(sign): form for sign, form in pairs if form != sign and len(form) == 1}
    return table | {ord(sign): form for sign, form in _BY_HAND.items()}


_SHAPES = shape_table()
_SCRIPTS = _simplified()
_TABLE = {point: sign.translate(_SCRIPTS) for point, sign in (_SCRIPTS | _SHAPES).items()}
_FORMS = CharacterMap(_TABLE)


def _terms(name: str) -> tuple[str, ...]:
    text = (files("indexer") / "dictionaries" / name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


class Segmenter:
    """Cuts text into words, by rule and with jieba; safe to use from several threads.

    ``cache`` is the folder for jieba's prepared dictionary (half a second at each start); it may
    be read-only. Without one nothing is kept: jieba's own choice is the shared temporary folder,
    where anybody could leave a file for it to load.
    """

    def __init__(self, dictionary: Dictionary | None = None, cache: Path | None = None) -> None:
        self._dictionary = dictionary or read_dictionary()
        self._lock = Lock()
        self._ready: jieba.Tokenizer | None = None
        self._cache = cache
        self.identity = f"jieba-{jieba.__version__}-{_digest(self._dictionary)}"

    def prepare(self) -> None:
        """Load the dictionary now, not with the first text."""
        self._tokenizer()

    def words(self, text: str) -> tuple[Word, ...]:
        """The words to index, sub-words and one-character words included, line by line.

        Whatever ``query_words`` gives for the same characters is among them where the cutting
        agrees. Punctuation and stop words are left out.
        """
        return tuple(
            Word(word, line_start + start)
            for line_start, line in _lines(text)
            for word, start in self._cut_line(line, fine=True)
        )

    def query_words(self, text: str) -> tuple[str, ...]:
        """The words that all have to occur when somebody asks for this text; each once."""
        found = (word for _, line in _lines(text) for word, _ in self._cut_line(line, fine=False))
        return tuple(dict.fromkeys(found))

    def _cut_line(self, line: str, *, fine: bool) -> Iterator[Word]:
        places = _shown(line)
        spelling, reading = normalise(line), _reading(line)
        text = "".join(spelling[i] for i in places)
        for start, end in self._cut("".join(reading[i] for i in places), fine=fine):
            word = text[start:end]
            if word not in self._dictionary.stop_words and any(c.isalnum() for c in word):
                yield Word(word, places[start])

    def _cut(self, text: str, *, fine: bool) -> Iterator[tuple[int, int]]:
        """Starts and ends of the words of a line without idle blanks."""
        at = 0
        for entity in _ENTITY.finditer(text):
            yield from self._cut_plain(text, at, entity.start(), fine=fine)
            yield entity.span()
            if fine:
                yield from _date_spans(entity)
                yield from self._cut_plain(text, *entity.span(), fine=True)
            at = entity.end()
        yield from self._cut_plain(text, at, len(text), fine=fine)

    def _cut_plain(
        self, text: str, start: int, end: int, *, fine: bool
    ) -> Iterator[tuple[int, int]]:
        """Spans cut by jieba, whose time grows with the square of a run of one character."""
        tokenizer = self._tokenizer()
        for piece in _PIECE.finditer(text, start, end):
            for word, first, last in tokenizer.tokenize(piece.group()):
                if fine:
                    for a, b in _inner_spans(word, tokenizer.FREQ):
                        yield piece.start() + first + a, piece.start() + first + b
                yield piece.start() + first, piece.start() + last

    def _tokenizer(self) -> jieba.Tokenizer:
        with self._lock:
            if self._ready is None:
                self._ready = _load(self._dictionary, self._cache)
            return self._ready


def _load(dictionary: Dictionary, cache: Path | None) -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = _NO_FOLDER if cache is None else str(_made(cache))
    tokenizer.initialize()
    for word in dictionary.words:
        tokenizer.add_word(_reading(word))
    return tokenizer


def _made(folder: Path) -> Path:
    """The folder, made if it can be; jieba does without where it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(_NO_FOLDER)
    return folder


def _digest(dictionary: Dictionary) -> str:
    parts = (
        RULES_VERSION,
        sorted(_TABLE.items()),
        dictionary.words,
        sorted(dictionary.stop_words),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match.group()) for match in re.finditer(r"[^\n]+", text))


def _shown(line: str) -> list[int]:
    """Places of the characters to cut: blanks stay only between Latin letters or digits."""
    normal = normalise(line)
    idle = {i for blank in _IDLE_BLANK.finditer(normal) for i in range(*blank.span())}
    return [i for i in range(len(line)) if i not in idle]


def _reading(text: str) -> str:
    """The text as jieba should read it: simplified in context, 著名 but 看着, as long as before."""
    plain = text.translate(_SHAPES)
    simplified: str = _TO_SIMPLIFIED.convert(plain)
    return simplified if len(simplified) == len(plain) else normalise(text)


def _inner_spans(word: str, known: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Dictionary words inside a word; jieba's own search mode stops at three characters."""
    for length in range(2, len(word)):
        for start in range(len(word) - length + 1):
            if known.get(word[start : start + length]):
                yield start, start + length


def _date_spans(entity: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Every run of parts of a date but the whole: 2023年, 2023年8月, 8月, 8月18日, 18日."""
    if entity["date"]:
        parts = [part.span() for part in _DATE_PART.finditer(entity.string, *entity.span())]
        for i, (start, _) in enumerate(parts):
            for _, end in parts[i:]:
                if (start, end) != entity.span():
                    yield start, end
